import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../../knowledge/modules.js'
import { tableOf } from '../../knowledge/table-of.js'
import { nameOf, propertyOf, stringOf, unwrap } from '../expressions.js'
import { exportsOf } from '../exports.js'
import { isFunction, type FunctionNode } from '../functions.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'
import { handlerBehind } from './handlers.js'
import { routeOf, type Route } from './route.js'

type Step = { readonly name: string; readonly call: TSESTree.CallExpression }
type Built = { readonly root: Node; readonly steps: readonly Step[]; readonly last: Step; readonly handler: FunctionNode | null }

/** Calls of one chain that are read: a procedure has a handful. */
const mostSteps = 40

/** `base.input(schema).mutation(handler)`: the base, the steps and the handler at the end. */
function builtBy(file: SourceFile, call: TSESTree.CallExpression): Built | null {
  const steps: Step[] = []
  let at: Node = call
  while (steps.length < mostSteps) {
    const value = unwrap(at)
    const callee = value.type === 'CallExpression' ? unwrap(value.callee) : null
    if (value.type !== 'CallExpression' || callee?.type !== 'MemberExpression') break
    steps.push({ name: nameOf(callee) ?? '', call: value })
    at = callee.object
  }
  const last = steps[0]
  const [handler] = call.arguments
  if (!last || !handler) return null
  return { root: unwrap(at), steps: steps.reverse(), last, handler: handlerBehind(file, handler).handler }
}

/** What runs before the handler of a builder: the base, and what each step is given. */
function middlewareOf({ root, steps }: Built): readonly Node[] {
  return [root, ...steps.slice(0, -1).flatMap(({ call }) => call.arguments)]
}

const terminals: Readonly<Record<string, string>> = tableOf({ mutation: 'POST', query: 'GET', subscription: 'GET' })

/** tRPC procedures, and oRPC's, which have the same form. */
export function procedureRoutes(file: SourceFile): readonly Route[] {
  return nodesOf(file)
    .get('CallExpression')
    .flatMap((call): Route[] => {
      const callee = unwrap(call.callee)
      const name = callee.type === 'MemberExpression' ? nameOf(callee) : null
      const isOrpc = name === 'handler'
      if (name === null || (!Object.hasOwn(terminals, name) && !isOrpc) || call.arguments.length !== 1) return []
      const built = builtBy(file, call)
      if (!built || !isProcedure(file, built, isOrpc)) return []
      // `query: async () => {}` of other builders is an object; a handler of another file is a name.
      if (!built.handler && !['Identifier', 'MemberExpression', 'CallExpression'].includes(unwrap(call.arguments[0]!).type)) return []
      const path = keyOf(call)
      return [
        routeOf({
          framework: 'trpc',
          kind: 'trpc',
          methods: isOrpc ? [] : [terminals[name]!],
          path,
          node: call,
          middleware: middlewareOf(built),
          handler: built.handler,
          handlerNode: call.arguments[0]!,
          label: path === null ? `tRPC ${isOrpc ? 'procedure' : name}` : `${isOrpc ? 'procedure' : name} ${path}`,
        }),
      ]
    })
}

/** Two hints: a base that is called a procedure or comes from the library, and a step that ends one. */
function isProcedure(file: SourceFile, { root, steps }: Built, isOrpc: boolean): boolean {
  const module = originOf(file, root)?.module
  if (module && packageOf(module) === '@orpc/server') return true
  if (isOrpc) return false
  if (module && packageOf(module) === '@trpc/server') return true
  const name = nameOf(root) ?? (root.type === 'CallExpression' ? nameOf(unwrap(root.callee)) : null) ?? ''
  return /procedure$/i.test(name) || steps.some((step) => step.name === 'procedure') || chainNames(root, steps).some((part) => /procedure$/i.test(part))
}

/** Members between the root and the first call: `procedure` of `t.procedure.input()`. */
function chainNames(_root: Node, steps: readonly Step[]): readonly string[] {
  const names: string[] = []
  const callee = steps[0] && unwrap(steps[0].call.callee)
  let at: Node | null = callee?.type === 'MemberExpression' ? unwrap(callee.object) : null
  for (let depth = 0; depth < 8 && at?.type === 'MemberExpression'; depth++) {
    const name = nameOf(at)
    if (name !== null) names.push(name)
    at = unwrap(at.object)
  }
  return names
}

/** The key or the name a procedure is known by: `create` of `create: protectedProcedure...`. */
function keyOf(call: Node): string | null {
  const parent = call.parent
  if (parent?.type === 'Property' && parent.value === call) return nameOf(parent)
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  return null
}

/** Functions marked `'use server'`, exports of a file so marked, actions of next-safe-action and zsa, and server functions. */
export function actionRoutes(file: SourceFile): readonly Route[] {
  const found: Route[] = []
  const seen = new Set<Node>()
  const add = (name: string | null, node: Node, handler: FunctionNode | null, rest: { middleware?: readonly Node[]; wrappers?: readonly Node[]; handlerNode?: Node | null; methods?: readonly string[]; isBuilt?: boolean } = {}) => {
    const key = handler ?? node
    if (seen.has(key)) return
    seen.add(key)
    const { isBuilt = false, ...parts } = rest
    found.push(
      routeOf({
        framework: 'next-action',
        kind: isBuilt ? 'trpc' : 'action',
        methods: ['POST'],
        node,
        handler,
        ...parts,
        label: name === null ? 'server action' : `server action ${name}`,
      }),
    )
  }

  if (hasDirective(file.source.ast.body, 'use server')) {
    for (const { name, value, node } of exportsOf(file)) {
      if (!value) continue
      const held = unwrap(value)
      if (isFunction(held)) add(name, node, held)
      else if (held.type === 'CallExpression') {
        const built = builtBy(file, held)
        if (built?.handler && ['action', 'handler', 'stateAction', 'mutation', 'query'].includes(built.last.name))
          add(name, node, built.handler, { middleware: middlewareOf(built), handlerNode: held, isBuilt: true })
        else {
          const { handler, wrappers } = handlerBehind(file, held)
          if (handler) add(name, node, handler, { wrappers, handlerNode: held })
        }
      }
    }
  }
  for (const directive of directivesOf(file)) {
    const fn = directive.parent?.parent
    if (isFunction(fn)) add(functionName(fn), fn, fn)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const callee = unwrap(call.callee)
    if (callee.type !== 'MemberExpression' || nameOf(callee) !== 'handler') continue
    const built = builtBy(file, call)
    const origin = built && originOf(file, built.root)
    const maker = built?.root.type === 'CallExpression' ? nameOf(unwrap(built.root.callee)) : null
    if (built && origin && maker === 'createServerFn' && /^@tanstack\/(?:react-|solid-)?start/.test(origin.module)) {
      const options = built.root.type === 'CallExpression' ? built.root.arguments[0] : null
      const method = options?.type === 'ObjectExpression' ? propertyOf(options, 'method') : undefined
      const methods = method === 'unknown' ? [] : [stringOf(method)?.toUpperCase() ?? 'GET']
      add(keyOf(call), call, built.handler, { middleware: middlewareOf(built).slice(1), handlerNode: call.arguments[0] ?? null, methods, isBuilt: true })
    }
  }
  return found
}

function functionName(fn: FunctionNode): string | null {
  if (fn.id) return fn.id.name
  const parent = fn.parent
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : parent.type === 'Property' ? nameOf(parent) : null
}

/** `'use server'` at the top of a function's body. */
function directivesOf(file: SourceFile): readonly Node[] {
  return nodesOf(file)
    .get('ExpressionStatement')
    .filter((statement) => statement.directive === 'use server' || (statement.parent.type === 'BlockStatement' && statement.parent.body[0] === statement && stringOf(statement.expression) === 'use server'))
    .filter(({ parent }) => parent.type === 'BlockStatement')
}

/** Whether a body begins with a directive such as `'use client'`. */
export function hasDirective(body: readonly Node[], directive: string): boolean {
  for (const statement of body) {
    if (statement.type !== 'ExpressionStatement') return false
    const text = statement.expression.type === 'Literal' ? statement.expression.value : null
    if (typeof text !== 'string') return false
    if (text === directive) return true
  }
  return false
}
