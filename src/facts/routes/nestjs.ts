import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf, type Catalogue } from '../../knowledge/modules.js'
import {
  controllerDecorators,
  descriptiveDecorators,
  guardDecorators,
  methodDecorators,
  parameterDecorators,
} from '../../knowledge/web-frameworks.js'
import { decoratorsOf, propertyOf, unwrap } from '../expressions.js'
import { isFunction, type FunctionNode } from '../functions.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'
import { flattened, pathTextOf } from './handlers.js'
import { joinedPath, requestParametersOf, routeOf, type RequestInput, type RequestParameters, type Route } from './route.js'
import { parameterName } from './signatures.js'

/** Methods of controller classes: NestJS, and the frameworks whose decorators have the same form. */
export function controllerRoutes(file: SourceFile): readonly Route[] {
  return [...nodesOf(file).get('ClassDeclaration'), ...nodesOf(file).get('ClassExpression')].flatMap((type) => {
    const controller = decoratorsOf(type).find((decorator) => roleOf(file, controllerDecorators, decorator) === 'controller')
    if (!controller) return []
    const prefix = pathOf(file, controller)
    const shared = middlewareOf(file, decoratorsOf(type))
    return type.body.body.flatMap((member) => {
      if (member.type !== 'MethodDefinition' || !isFunction(member.value)) return []
      const handler = member.value
      return decoratorsOf(member).flatMap((decorator) => {
        const method = roleOf(file, methodDecorators, decorator)
        if (!method) return []
        const own = pathOf(file, decorator)
        return routeOf({
          framework: 'nestjs',
          kind: 'nest',
          methods: [method],
          path: prefix === null || own === null ? null : joinedPath(prefix, own),
          node: member,
          middleware: [...shared, ...middlewareOf(file, decoratorsOf(member))],
          handler,
          request: parametersOf(file, handler),
        })
      })
    })
  })
}

function roleOf<Role>(file: SourceFile, catalogue: Catalogue<Role>, { expression }: TSESTree.Decorator): Role | null {
  const origin = originOf(file, expression)
  return origin && entryOf(catalogue, origin)
}

/** `@Controller('users')`, `@Controller({ path: 'users', version: '1' })`, `@Get()`. */
function pathOf(file: SourceFile, { expression }: TSESTree.Decorator): string | null {
  const [first] = expression.type === 'CallExpression' ? expression.arguments : []
  if (!first) return ''
  const value = unwrap(first)
  if (value.type !== 'ObjectExpression') return pathTextOf(file, value)
  const path = propertyOf(value, 'path')
  return path === undefined ? '' : path === 'unknown' ? null : pathTextOf(file, path)
}

/** What decorators put before a handler: the arguments of `@UseGuards()` and its kind, and every decorator that may be a guard. */
function middlewareOf(file: SourceFile, decorators: readonly TSESTree.Decorator[]): readonly Node[] {
  return decorators.flatMap((decorator): readonly Node[] => {
    const { expression } = decorator
    if (roleOf(file, guardDecorators, decorator)) return expression.type === 'CallExpression' ? flattened(file, expression.arguments) : []
    const origin = originOf(file, expression)
    if (origin?.module === '@nestjs/swagger') return []
    if (origin && (entryOf(descriptiveDecorators, origin) ?? entryOf(controllerDecorators, origin) ?? entryOf(methodDecorators, origin))) return []
    return [expression]
  })
}

function parametersOf(file: SourceFile, handler: FunctionNode): RequestParameters {
  const inputs: RequestInput[] = []
  let parameter: TSESTree.Parameter | null = null
  let response: TSESTree.Parameter | null = null
  let decorated = false
  for (const given of handler.params) {
    for (const decorator of decoratorsOf(given)) {
      decorated = true
      const role = roleOf(file, parameterDecorators, decorator)
      if (role === 'request') parameter = given
      else if (role === 'response') response = given
      else if (role) inputs.push({ parameter: given, source: role })
    }
  }
  // OvernightJS gives its methods the `(req, res)` of Express.
  const [first] = handler.params
  if (!decorated && first && ['req', 'request', '_req'].includes(parameterName(first) ?? '')) return requestParametersOf('express', handler)
  return { kind: 'nest', parameter, response, context: null, inputs }
}
