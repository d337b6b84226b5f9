import type { TSESTree } from '@typescript-eslint/utils'
import { addressKeys, baseAddressKeys, redirectKeys, sidecarPorts } from '../knowledge/local-endpoints.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { networkPackages } from '../knowledge/outbound-clients.js'
import { isDevelopmentOnly } from './deployments.js'
import { calleeNameOf, keysOf, nameOf, receiverOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { classAround, functionAround } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** An address of the machine that the code runs on, where production will ask it or send someone to it. */
export type LocalEndpoint = {
  readonly node: Node
  /** The scheme, host and port, without credentials and path. */
  readonly address: string
  /** What is done with it: something is asked there, or someone is sent there. */
  readonly role: 'request' | 'redirect'
  /** Whether it only stands in for a value that may be configured. */
  readonly isFallback: boolean
}

const local = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^@/\s]*@)?(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?=[:/?#]|$)/i

const localLink = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d{2,5})?(?=[:/?#\s"'<]|$)/i

/** Such an address in the middle of a text. */
function linkIn(parts: readonly string[]): string | null {
  for (const part of parts) {
    const link = part.includes('//') ? localLink.exec(part)?.[0] : undefined
    if (link !== undefined) return link
  }
  return null
}

/** Every use of such an address in a file. */
export const localEndpointsOf = lazily((file: SourceFile): readonly LocalEndpoint[] => {
  const found: LocalEndpoint[] = []
  const texts: readonly (TSESTree.Literal | TSESTree.TemplateLiteral)[] = [...nodesOf(file).get('Literal'), ...nodesOf(file).get('TemplateLiteral')]
  for (const node of texts) {
    const parts = node.type === 'Literal' ? [typeof node.value === 'string' ? node.value : ''] : node.quasis.map(({ value }) => value.cooked ?? '')
    const [start = ''] = parts
    const isInText = !local.test(start)
    const link = isInText ? linkIn(parts) : start
    if (link === null || isDevelopmentOnly(file, node)) continue
    const address = shownAddress(link)
    if (sidecarPorts.has(/:(\d+)$/.exec(address)?.[1] ?? '')) continue
    const use = useOf(file, node, { isFallback: false, isInText }, 0)
    if (use) found.push({ node, address, ...use })
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

function shownAddress(text: string): string {
  return (/^[^/]*\/\/[^/?#\s]*/.exec(text)?.[0] ?? text).replace(/\/\/[^/@]*@/, '//').replace(/:$/, '')
}

type Use = Pick<LocalEndpoint, 'role' | 'isFallback'>
/** How an address came to where it is: as a fallback, and in the middle of a text, which only a person can follow. */
type Way = { readonly isFallback: boolean; readonly isInText: boolean }

/** Names and fields an address is followed through. */
const longestWay = 4
/** Uses of one name that are looked at. */
const mostUses = 60

/** What becomes of an address: through sums, templates, constants and fields to a call. */
function useOf(file: SourceFile, node: Node, way: Way, depth: number): Use | null {
  if (depth > longestWay) return null
  let at = node
  let { isFallback, isInText } = way
  for (let steps = 0; at.parent && steps < 12; steps++) {
    const parent: Node = at.parent
    switch (parent.type) {
      case 'TemplateLiteral':
        // The address begins the text; elsewhere it is a part of a message.
        if (parent.expressions[0] !== at || parent.quasis[0]?.value.raw !== '') isInText = true
        break
      case 'BinaryExpression':
        if (parent.operator !== '+') return null
        if (parent.left !== at) isInText = true
        break
      case 'LogicalExpression':
        if (parent.right !== at && parent.left !== at) return null
        if (parent.operator === '&&') return null
        if (parent.right === at) isFallback = true
        break
      case 'ConditionalExpression':
        if (parent.test === at) return null
        isFallback = true
        break
      case 'AssignmentPattern':
        return parent.right === at ? useOfParameter(file, parent, { isFallback, isInText }, depth) : null
      case 'ArrayExpression':
      case 'AwaitExpression':
        break
      case 'MemberExpression': {
        if (parent.object !== at) return null
        if (nameOf(parent) === 'href') break
        // `${base}`.replace(...), base.trim()
        if (parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return null
        if (!/^(?:replace|trim|toString|concat|replaceAll)$/.test(nameOf(parent) ?? '')) return null
        at = parent
        break
      }
      case 'CallExpression':
      case 'NewExpression': {
        if (parent.callee === at || isUrlOf(file, parent, at)) break
        const role = isMail(parent) ? 'redirect' : isInText ? null : roleOfArgument(file, parent, at)
        return role ? { role, isFallback } : null
      }
      case 'Property':
        return parent.value === at ? useOfProperty(file, parent, { isFallback, isInText }, depth) : null
      case 'VariableDeclarator':
        return parent.init === at && parent.id.type === 'Identifier' ? useOfName(file, parent.id, { isFallback, isInText }, depth) : null
      case 'PropertyDefinition': {
        const name = nameOf(parent)
        return parent.value === at && name !== null ? useOfField(file, parent, name, { isFallback, isInText }, depth) : null
      }
      case 'AssignmentExpression': {
        if (parent.right !== at || parent.operator !== '=') return null
        const target = unwrap(parent.left)
        const name = target.type === 'MemberExpression' ? nameOf(target) : null
        if (name !== null && unwrap(target.type === 'MemberExpression' ? target.object : target).type === 'ThisExpression' && !baseAddressKeys.has(name)) return useOfField(file, target, name, { isFallback, isInText }, depth)
        if (isInText || name === null) return null
        if (baseAddressKeys.has(name)) return { role: 'request', isFallback }
        return name === 'href' ? { role: 'redirect', isFallback } : null
      }
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return parent.type === 'ReturnStatement' || parent.body === at ? useOfCalls(file, at, { isFallback, isInText }, depth) : null
      default:
        if (!parent.type.startsWith('TS') && parent.type !== 'ChainExpression') return null
    }
    at = parent
  }
  return null
}

/** `const url = (path) => base + path`: what is done with the results of a function that gives the address. */
function useOfCalls(file: SourceFile, returned: Node, way: Way, depth: number): Use | null {
  const fn = functionAround(returned)
  const name = fn?.id ?? (fn?.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id : null)
  for (const { identifier } of (name && variableOf(file, name)?.references.slice(0, mostUses)) ?? []) {
    const call = identifier.parent
    const use = call?.type === 'CallExpression' && call.callee === identifier ? useOf(file, call, way, depth + 1) : null
    if (use) return use
  }
  return null
}

function useOfName(file: SourceFile, name: TSESTree.Identifier, way: Way, depth: number): Use | null {
  const variable = variableOf(file, name)
  for (const reference of variable?.references.slice(0, mostUses) ?? []) {
    if (!reference.isRead()) continue
    const use = useOf(file, reference.identifier, way, depth + 1)
    if (use) return use
  }
  return null
}

/** A default of a parameter, where a call of the file gives nothing for it: `createClient()`, `new ApiClient()`. */
function useOfParameter(file: SourceFile, pattern: TSESTree.AssignmentPattern, way: Way, depth: number): Use | null {
  const fn = functionAround(pattern)
  const holder = pattern.parent.type === 'TSParameterProperty' ? pattern.parent : pattern
  const index = fn ? fn.params.indexOf(holder as never) : -1
  if (!fn || index < 0 || pattern.left.type !== 'Identifier') return null
  const isConstructor = fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor'
  const owner = isConstructor ? classAround(fn) : fn
  const name = owner?.id ?? (owner?.parent.type === 'VariableDeclarator' && owner.parent.id.type === 'Identifier' ? owner.parent.id : null)
  const isLeftOut = (name && variableOf(file, name)?.references.slice(0, mostUses))?.some(({ identifier }) => {
    const call = identifier.parent
    return (call?.type === 'CallExpression' || call?.type === 'NewExpression') && call.callee === identifier && call.arguments.length <= index && !call.arguments.some(({ type }) => type === 'SpreadElement')
  })
  if (!isLeftOut) return null
  return (holder === pattern ? null : useOfField(file, fn, pattern.left.name, way, depth)) ?? useOfName(file, pattern.left, way, depth)
}

/** `new URL('/users', address)`: still the address. A path from elsewhere may hold a host of its own. */
function isUrlOf(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression, address: Node): boolean {
  if (call.type !== 'NewExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'URL' || !isGlobal(file, call.callee)) return false
  const [path, base] = call.arguments
  if (path === address) return true
  const start = path?.type === 'TemplateLiteral' ? path.quasis[0]?.value.cooked : path?.type === 'Literal' && typeof path.value === 'string' ? path.value : ''
  return base === address && /^\.{0,2}\/[^/]/.test(start ?? '')
}

/** `sendVerificationEmail(user.email, link)` */
function isMail(call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return call.type === 'CallExpression' && /^send\w*(?:E?Mail|Email|SMS|Sms)$/.test(calleeNameOf(call) ?? '')
}

/** A mail, or the values for the template of one: `{ to, subject, html }`, `{ to, subject, context: { link } }`. */
function isInMail(object: TSESTree.ObjectExpression): boolean {
  const { names } = keysOf(object)
  if (names.includes('to') && ['subject', 'html', 'text', 'templateId', 'template'].some((key) => names.includes(key))) return true
  const { parent } = object
  if (parent.type === 'CallExpression') return isMail(parent)
  return parent.type === 'Property' && parent.parent.type === 'ObjectExpression' && /^(?:context|data|variables|dynamicTemplateData|dynamic_template_data|templateData|locals|props|params|replacements)$/.test(nameOf(parent) ?? '') && isInMail(parent.parent)
}

/** `this.baseUrl` of a class */
function useOfField(file: SourceFile, at: Node, name: string, way: Way, depth: number): Use | null {
  const type = classAround(at)
  if (!type) return null
  let looked = 0
  for (const member of nodesOf(file).within(type, 'MemberExpression')) {
    if (nameOf(member) !== name || !isOwn(member.object, type) || looked++ > mostUses) continue
    const use = useOf(file, member, way, depth + 1)
    if (use) return use
  }
  return null
}

/** `this`, or the class by its name, which has static fields. */
function isOwn(object: Node, { id }: TSESTree.ClassDeclaration | TSESTree.ClassExpression): boolean {
  const holder = unwrap(object)
  return holder.type === 'ThisExpression' || (holder.type === 'Identifier' && holder.name === id?.name)
}

/** `{ baseURL: address }` given to a call, or held by a constant whose members are used. */
function useOfProperty(file: SourceFile, property: TSESTree.Property, way: Way, depth: number): Use | null {
  const name = nameOf(property)
  const object = property.parent
  if (name === null || object.type !== 'ObjectExpression') return null
  const { isFallback, isInText } = way
  if (isInMail(object)) return { role: 'redirect', isFallback }
  if (isInText) return null
  if (redirectKeys.has(name)) return { role: 'redirect', isFallback }
  const holder = object.parent
  if (holder.type === 'CallExpression' || holder.type === 'NewExpression') {
    if (!holder.arguments.includes(object)) return null
    if (baseAddressKeys.has(name)) return { role: 'request', isFallback }
    return addressKeys.has(name) && asksFor(file, holder) ? { role: 'request', isFallback } : null
  }
  if (holder.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return null
  for (const { identifier } of variableOf(file, holder.id)?.references.slice(0, mostUses) ?? []) {
    const { parent } = identifier
    if (parent?.type === 'MemberExpression' && parent.object === identifier && nameOf(parent) === name) {
      const use = useOf(file, parent, way, depth + 1)
      if (use) return use
    } else if ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== identifier) {
      if (baseAddressKeys.has(name) || (addressKeys.has(name) && asksFor(file, parent))) return { role: 'request', isFallback }
    }
  }
  return null
}

function roleOfArgument(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression, argument: Node): Use['role'] | null {
  const index = call.arguments.indexOf(argument as never)
  const name = calleeNameOf(call) ?? ''
  if (call.type === 'CallExpression' && /^(?:redirect|permanentRedirect|sendRedirect)$/.test(name)) return 'redirect'
  if (call.type === 'CallExpression' && /^(?:String|encodeURI)$/.test(name)) return null
  if (index === 1 && /^(?:apiRequest|request)$/.test(name)) return 'request'
  return index === 0 && asksFor(file, call) ? 'request' : null
}

/** Methods that ask what their first argument, or an option, is the address of. */
const asking =
  /^(?:get|post|put|patch|delete|head|request|connect|createConnection|createPool|createClient|createProxyMiddleware|createProxyServer|goto|ajax|getJSON|sendBeacon|httpBatchLink|httpLink|httpBatchStreamLink|wsLink|createHttpLink|createWSClient|io|axios|got|ky|needle|superagent|ofetch|useSWR|useFetch|graphqlRequest|proxy|drizzle|postgres|neon|loadPackageDefinition)$|^\$?fetch|[a-z]Fetch$/
/** Receivers that keep things under keys, and servers that are asked without a network. */
const keepers = /^(?:cache|map|store|storage|headers|params|searchParams|registry|redis|kv|cookies|state|app|server|router|fastify|hono)$/i

/** Whether a call or construction talks to the address it is given. */
function asksFor(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee)
  const origin = originOf(file, callee)
  if (call.type === 'NewExpression') {
    if (callee.type === 'Identifier' && isGlobal(file, callee)) return /^(?:WebSocket|EventSource)$/.test(callee.name)
    return origin !== null && !isLocalModule(origin.module) && !/^(?:node:)?(?:url|fs|path|events|jsdom|happy-dom|linkedom)$/.test(origin.module)
  }
  if (origin !== null && networkPackages.has(packageOf(origin.module))) return true
  const name = calleeNameOf(call)
  if (name === null || !asking.test(name)) return false
  const receiver = receiverOf(call)
  return !receiver || !keepers.test(nameOf(receiver) ?? '')
}

/** A server that listens on a port that is written into the code. */
export type FixedPort = { readonly node: Node; readonly port: string }

/** Every `listen(3000)` and `serve({ port: 3000 })` whose port no configuration can change. */
export const fixedPortsOf = lazily((file: SourceFile): readonly FixedPort[] => {
  const found: FixedPort[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    const isServe = name === 'serve' && isServer(file, call)
    if ((name !== 'listen' || call.callee.type !== 'MemberExpression') && !isServe) continue
    for (const argument of call.arguments.slice(0, 2)) {
      const value = constantBehind(file, argument)
      const given = value.type === 'ObjectExpression' ? portIn(file, value) : name === 'listen' && argument === call.arguments[0] ? value : null
      const port = given && portOf(given)
      if (port && !isDevelopmentOnly(file, call)) found.push({ node: argument, port })
    }
  }
  // Bun: export default { port: 3000, fetch }
  for (const { declaration } of nodesOf(file).get('ExportDefaultDeclaration')) {
    if (declaration.type !== 'ObjectExpression' || !declaration.properties.some((property) => property.type === 'Property' && nameOf(property) === 'fetch')) continue
    const given = portIn(file, declaration)
    const port = given && portOf(given)
    if (port) found.push({ node: given, port })
  }
  return found
})

/** `serve()` of Hono, Bun or Deno. */
function isServer(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee)
  if (callee.type === 'MemberExpression') return callee.object.type === 'Identifier' && /^(?:Bun|Deno)$/.test(callee.object.name)
  const origin = originOf(file, callee)
  return origin !== null && !isLocalModule(origin.module)
}

function portIn(file: SourceFile, options: TSESTree.ObjectExpression): Node | null {
  for (const property of options.properties) if (property.type === 'Property' && nameOf(property) === 'port') return constantBehind(file, property.value)
  return null
}

/** `3000` and `'3000'`; 0 asks the system for a free one. */
function portOf(node: Node): string | null {
  if (node.type !== 'Literal' || (typeof node.value !== 'number' && typeof node.value !== 'string')) return null
  return /^[1-9]\d{1,4}$/.test(String(node.value)) ? String(node.value) : null
}
