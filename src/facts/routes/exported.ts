import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../../knowledge/modules.js'
import { anyWordOf } from '../evidence-words.js'
import { exportsOf, type Exported } from '../exports.js'
import { calleeNameOf, nameOf, propertyOf, stringOf, unwrap } from '../expressions.js'
import { isFunction, type FunctionNode } from '../functions.js'
import { nodesOf, type Node } from '../nodes.js'
import { originOf } from '../origins.js'
import type { SourceFile } from '../source-file.js'
import { modulesNamed } from '../modules-named.js'
import { expressionBehind, handlerBehind, type Wrapped } from './handlers.js'
import { apiPathOf, nitroRouteOf, pagesApiPathOf, remixPathOf, routeFilePathOf, svelteKitPathOf, vercelPathOf, verbFileOf } from './paths.js'
import { routeOf, type RequestKind, type Route } from './route.js'
import { parameterName, signatureOf } from './signatures.js'

const httpVerbs = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])

/** Routes that a file is by its name and what it exports. */
export function exportedRoutes(file: SourceFile): readonly Route[] {
  return exportsOf(file).flatMap(
    (exported) =>
      verbRoute(file, exported) ??
      svelteKitRoute(file, exported) ??
      remixRoute(file, exported) ??
      apiDefault(file, exported) ??
      fileRoute(file, exported) ??
      lambdaRoute(file, exported) ??
      workerRoute(file, exported) ??
      [],
  )
}

/** What an export comes to; a name taken from a call's result has the handler that the call was given. */
function handlerOf(file: SourceFile, { value, destructured }: Exported, name: string): Wrapped {
  if (!value) return { handler: null, wrappers: [] }
  const held = unwrap(value)
  if (destructured) {
    const holder = expressionBehind(file, held)
    if (holder?.type === 'ObjectExpression') {
      const own = propertyOf(holder, name)
      return own && own !== 'unknown' ? handlerBehind(file, own) : { handler: null, wrappers: [] }
    }
  }
  if (held.type === 'FunctionDeclaration') return { handler: held, wrappers: [] }
  return handlerBehind(file, held)
}

/** `export async function POST(request)`: Next, SvelteKit, Astro, Expo and the like. */
function verbRoute(file: SourceFile, exported: Exported): Route | null {
  const { name, node, value } = exported
  if (!httpVerbs.has(name)) return null
  const endpoint = svelteKitPathOf(file.path)
  const next = routeFilePathOf(file.path)
  const isRouteFile = next.isRoute || endpoint?.kind === 'server' || /\+api\.[cm]?[jt]sx?$/.test(file.path)
  const wrapped = handlerOf(file, exported, name)
  if (!wrapped.handler) {
    // A constant in capitals is a route only where the file's name says so, and a call or another file makes its handler.
    const made = value === null || ['CallExpression', 'Identifier', 'MemberExpression'].includes(unwrap(value).type)
    if (!isRouteFile || !made) return null
  } else if (!isRouteFile && !(file.path.includes('pages/') || isWebHandler(file, wrapped.handler))) return null

  if (endpoint?.kind === 'server') return routeOf({ framework: 'sveltekit', kind: 'sveltekit', methods: [name], path: endpoint.path, node, ...wrapped, handlerNode: value })
  const isObjectPattern = wrapped.handler?.params[0]?.type === 'ObjectPattern'
  const isNext = next.isRoute || modulesNamed(file).has('next/server')
  const kind: RequestKind = isNext || !isObjectPattern ? 'web' : 'remix'
  return routeOf({ framework: isNext ? 'next-route' : 'file-route', kind, methods: [name], path: next.path, node, ...wrapped, handlerNode: value })
}

/** A function whose first parameter is declared as a `Request`, or is called one and used as one. */
function isWebHandler(file: SourceFile, fn: FunctionNode): boolean {
  const [first] = fn.params
  return first !== undefined && (typeNameOf(first) === 'Request' || typeNameOf(first) === 'NextRequest' || /^_?req(?:uest)?$/.test(parameterName(first) ?? '') || givesResponse(file, fn))
}

function givesResponse(file: SourceFile, fn: FunctionNode): boolean {
  return nodesOf(file).within(fn, 'NewExpression').some(({ callee }) => callee.type === 'Identifier' && /^(?:Next)?Response$/.test(callee.name)) ||
    nodesOf(file).within(fn, 'CallExpression').some((call) => calleeNameOf(call) === 'json' && call.callee.type === 'MemberExpression' && /^(?:Next)?Response$/.test(nameOf(call.callee.object) ?? ''))
}

/** The last name of a parameter's declared type: `ActionArgs` of `Route.ActionArgs`. */
export function typeNameOf(parameter: TSESTree.Parameter | TSESTree.BindingName): string | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
  const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : null
  if (type?.type !== 'TSTypeReference') return null
  return type.typeName.type === 'Identifier' ? type.typeName.name : type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : null
}

/** `load` and `actions` of `+page.server.ts`. */
function svelteKitRoute(file: SourceFile, exported: Exported): readonly Route[] | null {
  const place = svelteKitPathOf(file.path)
  if (place?.kind !== 'page') return null
  const base = { framework: 'sveltekit', kind: 'sveltekit', path: place.path } as const
  if (exported.name === 'load') return [routeOf({ ...base, methods: ['GET'], node: exported.node, ...handlerOf(file, exported, 'load'), handlerNode: exported.value })]
  if (exported.name !== 'actions') return null
  const literal = exported.value && expressionBehind(file, exported.value)
  if (literal?.type !== 'ObjectExpression') return null
  return literal.properties.flatMap((property) => {
    const name = property.type === 'Property' ? nameOf(property) : null
    if (property.type !== 'Property' || name === null) return []
    const path = name === 'default' ? place.path : `${place.path}?/${name}`
    return routeOf({ ...base, path, methods: ['POST'], node: property, ...handlerBehind(file, property.value), handlerNode: property.value })
  })
}

const remixTypes = /^(?:ActionFunctionArgs|LoaderFunctionArgs|ActionArgs|LoaderArgs|DataFunctionArgs|ActionFunction|LoaderFunction)$/

/** `action` and `loader` of a Remix or React Router route module that runs on the server. */
function remixRoute(file: SourceFile, exported: Exported): Route | null {
  const { name, node } = exported
  if (name !== 'action' && name !== 'loader') return null
  const wrapped = handlerOf(file, exported, name)
  const { handler } = wrapped
  const declared = exported.node.type === 'VariableDeclarator' ? typeNameOf(exported.node.id) : null
  const typed = (declared !== null && remixTypes.test(declared)) || (handler?.params[0] !== undefined && remixTypes.test(typeNameOf(handler.params[0]) ?? ''))
  const isRouteModule = /(^|\/)app\/(?:routes\/|root\.)/.test(file.path)
  if (!isRouteModule && !(typed && modulesNamed(file).all.some((module) => /^@remix-run\/(?!react$)|^@react-router\/|\+types\/|^react-router$/.test(module)))) return null
  if (!handler && exported.value === null) return null
  return routeOf({
    framework: 'remix',
    kind: 'remix',
    methods: [name === 'loader' ? 'GET' : 'POST'],
    path: remixPathOf(file.path),
    node,
    ...wrapped,
    handlerNode: exported.value,
  })
}

/** The default export of `pages/api`, of `api` in the root where it tells methods apart, and of any file whose handler is typed as one. */
function apiDefault(file: SourceFile, exported: Exported): Route | null {
  if (exported.name !== 'default') return null
  const wrapped = handlerOf(file, exported, 'default')
  const { handler, wrappers } = wrapped
  const path = pagesApiPathOf(file.path) ?? (handler && choosesMethod(file, handler) ? vercelPathOf(file.path) : null)
  if (path === null && !(handler && handlesNextApi(file, handler))) return null
  if (!handler && wrappers.length === 0 && exported.value !== null) return null
  const isWeb = handler !== null && handler.params.length < 2 && ['Request', 'NextRequest'].includes(typeNameOf(handler.params[0] ?? never()) ?? '')
  const methods = handler ? methodsTested(file, handler) : []
  return routeOf({
    framework: 'next-api',
    kind: isWeb ? 'web' : 'express',
    methods,
    ...(methods.length === 0 ? { method: 'ALL' } : {}),
    path,
    node: exported.node,
    ...wrapped,
    handlerNode: exported.value,
  })
}

/** Whether a `(req, res)` handler asks for the method of its request: nobody before it has, so that it is no controller of an Express app. */
function choosesMethod(file: SourceFile, handler: FunctionNode): boolean {
  return handler.params.length === 2 && /^_?res(?:ponse)?$/.test(parameterName(handler.params[1]!) ?? '') && methodsTested(file, handler).length > 0
}

function never(): TSESTree.Identifier {
  return { type: 'Identifier', name: '' } as TSESTree.Identifier
}

function handlesNextApi(file: SourceFile, fn: FunctionNode): boolean {
  return fn.params.some((parameter) => {
    const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
    if (!('typeAnnotation' in target) || target.typeAnnotation?.typeAnnotation.type !== 'TSTypeReference') return false
    const origin = originOf(file, target.typeAnnotation.typeAnnotation.typeName)
    const type = origin?.path.join('.') ?? ''
    return (origin?.module === 'next' && /^NextApi(?:Request|Response)$/.test(type)) || (origin?.module === '@vercel/node' && /^(?:Vercel|Now)(?:Request|Response)$/.test(type))
  })
}

/** Methods that a handler tells apart: the cases of `switch (req.method)`, comparisons, and object keys it looks the method up in. */
export function methodsTested(file: SourceFile, handler: FunctionNode): readonly string[] {
  const found = new Set<string>()
  const nodes = nodesOf(file)
  const add = (node: Node | null) => {
    const text = stringOf(node)?.toUpperCase()
    if (text && httpVerbs.has(text)) found.add(text)
  }
  for (const { discriminant, cases } of nodes.within(handler, 'SwitchStatement')) if (isMethod(discriminant)) for (const { test } of cases) add(test)
  for (const { operator, left, right } of nodes.within(handler, 'BinaryExpression')) {
    if (!/^[!=]==?$/.test(operator)) continue
    if (isMethod(left)) add(right)
    else if (isMethod(right)) add(left)
  }
  found.delete('OPTIONS')
  return [...found]
}

function isMethod(node: Node): boolean {
  const value = unwrap(node)
  return (value.type === 'Identifier' || value.type === 'MemberExpression') && nameOf(value) === 'method'
}

/** `routes/users/post.ts`, `server/api/users.post.ts`, and a file under the root that settings name. */
function fileRoute(file: SourceFile, exported: Exported): Route | null {
  const { name, node, value } = exported
  const nitro = nitroRouteOf(file.path)
  const event = eventHandlerIn(file, value)
  if (name === 'default' && event && (nitro || calleeIsH3(file, event))) {
    return routeOf({ framework: 'file-route', kind: 'h3', methods: nitro?.method ? [nitro.method] : [], ...(nitro && !nitro.method ? { method: 'ALL' } : {}), path: nitro?.path ?? null, node, ...handlerBehind(file, event), handlerNode: value })
  }
  const settings = file.settings.fileRoutes
  const verb = verbFileOf(file.path, settings?.root ?? null)
  if (!verb) return null
  const agreed = settings?.export
  if (agreed ? name !== agreed : !['default', 'handler', verb.method, verb.method.toLowerCase()].includes(name)) return null
  const wrapped = handlerOf(file, exported, name)
  if (!wrapped.handler && wrapped.wrappers.length === 0) return null
  const signature = wrapped.handler && signatureOf(file, wrapped.handler, true)
  return routeOf({ framework: 'file-route', kind: signature?.kind ?? 'web', methods: [verb.method], path: verb.path, node, ...wrapped, handlerNode: value })
}

function eventHandlerIn(_file: SourceFile, value: Node | null): TSESTree.CallExpression | null {
  const call = value && unwrap(value)
  return call?.type === 'CallExpression' && /^(?:define)?(?:Cached)?EventHandler$|^eventHandler$/i.test(calleeNameOf(call) ?? '') ? call : null
}

function calleeIsH3(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const module = originOf(file, call)?.module
  return module !== undefined && ['h3', '#imports', 'nitropack', 'nitro'].includes(packageOf(module))
}

const namesLambda = anyWordOf(['aws-lambda'])
const lambdaTypes = /^(?:APIGatewayProxy|APIGateway|Lambda|SQS|SNS|S3|Scheduled|DynamoDB|EventBridge|Kinesis|ALB|CloudFront|Context|Callback)\w*$/

/** `export const handler = async (event) => {}`, also typed by `@types/aws-lambda` or wrapped by middy. */
function lambdaRoute(file: SourceFile, exported: Exported): Route | null {
  const { name, node, value } = exported
  if (!value || (name !== 'handler' && !namesLambda(file))) return null
  const held = unwrap(value)
  const declared = node.type === 'VariableDeclarator' ? node.id : null
  const isTyped = declared !== null && fromLambda(file, declared)
  if (name !== 'handler' && !isTyped && !modulesNamed(file).has('aws-lambda')) return null
  if (!isFunction(held) && held.type !== 'CallExpression') return null
  const wrapped = handlerBehind(file, held)
  const { handler } = wrapped
  if (!handler) return null
  const [first] = handler.params
  const takesEvent = first !== undefined && (fromLambda(file, first) || (name === 'handler' && (/^_?(?:event|evt)$/.test(parameterName(first) ?? '') || lambdaTypes.test(typeNameOf(first) ?? ''))))
  if (!isTyped && !takesEvent) return null
  // Nuxt and Nitro call their argument `event` as well.
  if (eventHandlerIn(file, held)) return null
  return routeOf({ framework: 'lambda', kind: 'lambda', node, ...wrapped, handlerNode: value, label: 'request' })
}

function fromLambda(file: SourceFile, target: TSESTree.Parameter | TSESTree.BindingName): boolean {
  const type = 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : null
  return type?.type === 'TSTypeReference' && originOf(file, type.typeName)?.module === 'aws-lambda'
}

/** `export default { fetch(request, env) {} }` of Cloudflare Workers and Bun, and Pages functions such as `onRequestPost`. */
function workerRoute(file: SourceFile, exported: Exported): readonly Route[] | null {
  const { name, node, value } = exported
  const pages = /^onRequest(Get|Post|Put|Patch|Delete|Head|Options)?$/.exec(name)
  if (pages && /(^|\/)functions\//.test(file.path)) {
    const wrapped = handlerOf(file, exported, name)
    return wrapped.handler ? [routeOf({ framework: 'edge-function', kind: 'remix', methods: pages[1] ? [pages[1].toUpperCase()] : [], path: apiPathOf(file.path), node, ...wrapped })] : null
  }
  if (name !== 'default' || !value) return null
  const literal = expressionBehind(file, value)
  if (literal?.type !== 'ObjectExpression') return null
  const fetch = propertyOf(literal, 'fetch')
  if (!fetch || fetch === 'unknown') return null
  const wrapped = handlerBehind(file, fetch)
  if (!wrapped.handler || !(isDeclaredWorker(node.type === 'ExportDefaultDeclaration' ? node.declaration : value) || isWebHandler(file, wrapped.handler))) return null
  return [routeOf({ framework: 'edge-function', kind: 'web', node: fetch.parent ?? node, ...wrapped, handlerNode: fetch, label: 'request' })]
}

function isDeclaredWorker(value: Node): boolean {
  return (value.type === 'TSSatisfiesExpression' || value.type === 'TSAsExpression') && value.typeAnnotation.type === 'TSTypeReference' && nameOf(value.typeAnnotation.typeName) === 'ExportedHandler'
}
