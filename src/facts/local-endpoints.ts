import type { TSESTree } from '@typescript-eslint/utils'
import { addressKeys, baseAddressKeys, redirectKeys, sidecarPorts } from '../knowledge/local-endpoints.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { networkPackages } from '../knowledge/outbound-clients.js'
import { isDevelopmentOnly } from './deployments.js'
import { calleeNameOf, nameOf, receiverOf, unwrap } from './expressions.js'
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

/** Every use of such an address in a file. */
export const localEndpointsOf = lazily((file: SourceFile): readonly LocalEndpoint[] => {
  const found: LocalEndpoint[] = []
  const texts: readonly (TSESTree.Literal | TSESTree.TemplateLiteral)[] = [...nodesOf(file).get('Literal'), ...nodesOf(file).get('TemplateLiteral')]
  for (const node of texts) {
    const text = node.type === 'Literal' ? (typeof node.value === 'string' ? node.value : '') : (node.quasis[0]?.value.cooked ?? '')
    if (!text.includes('//') || !local.test(text) || isDevelopmentOnly(file, node)) continue
    const address = shownAddress(text)
    if (sidecarPorts.has(/:(\d+)$/.exec(address)?.[1] ?? '')) continue
    const use = useOf(file, node, false, 0)
    if (use) found.push({ node, address, ...use })
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

function shownAddress(text: string): string {
  return (/^[^/]*\/\/[^/?#\s]*/.exec(text)?.[0] ?? text).replace(/\/\/[^@]*@/, '//').replace(/:$/, '')
}

type Use = Pick<LocalEndpoint, 'role' | 'isFallback'>

/** Names and fields an address is followed through. */
const longestWay = 4
/** Uses of one name that are looked at. */
const mostUses = 60

/** What becomes of an address: through sums, templates, constants and fields to a call. */
function useOf(file: SourceFile, node: Node, isFallback: boolean, depth: number): Use | null {
  if (depth > longestWay) return null
  let at = node
  let stands = isFallback
  for (let steps = 0; at.parent && steps < 12; steps++) {
    const parent: Node = at.parent
    switch (parent.type) {
      case 'TemplateLiteral':
        // The address begins the text; elsewhere it is a part of a message.
        if (parent.expressions[0] !== at || parent.quasis[0]?.value.raw !== '') return null
        break
      case 'BinaryExpression':
        if (parent.operator !== '+' || parent.left !== at) return null
        break
      case 'LogicalExpression':
        if (parent.right !== at && parent.left !== at) return null
        if (parent.operator === '&&') return null
        if (parent.right === at) stands = true
        break
      case 'ConditionalExpression':
        if (parent.test === at) return null
        stands = true
        break
      case 'AssignmentPattern':
        return null
      case 'ArrayExpression':
      case 'AwaitExpression':
        break
      case 'MemberExpression': {
        // `${base}`.replace(...), base.trim()
        if (parent.object !== at || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return null
        if (!/^(?:replace|trim|toString|concat|replaceAll)$/.test(nameOf(parent) ?? '')) return null
        at = parent
        break
      }
      case 'CallExpression':
      case 'NewExpression': {
        if (parent.callee === at) break
        const role = roleOfArgument(file, parent, at)
        return role ? { role, isFallback: stands } : null
      }
      case 'Property':
        return parent.value === at ? useOfProperty(file, parent, stands, depth) : null
      case 'VariableDeclarator':
        return parent.init === at && parent.id.type === 'Identifier' ? useOfName(file, parent.id, stands, depth) : null
      case 'PropertyDefinition': {
        const name = nameOf(parent)
        return parent.value === at && name !== null ? useOfField(file, parent, name, stands, depth) : null
      }
      case 'AssignmentExpression': {
        if (parent.right !== at || parent.operator !== '=') return null
        const target = unwrap(parent.left)
        const name = target.type === 'MemberExpression' ? nameOf(target) : null
        if (name !== null && baseAddressKeys.has(name)) return { role: 'request', isFallback: stands }
        if (target.type === 'MemberExpression' && name !== null && unwrap(target.object).type === 'ThisExpression') return useOfField(file, target, name, stands, depth)
        return target.type === 'MemberExpression' && name === 'href' ? { role: 'redirect', isFallback: stands } : null
      }
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return parent.type === 'ReturnStatement' || parent.body === at ? useOfCalls(file, at, stands, depth) : null
      default:
        if (!parent.type.startsWith('TS') && parent.type !== 'ChainExpression') return null
    }
    at = parent
  }
  return null
}

/** `const url = (path) => base + path`: what is done with the results of a function that gives the address. */
function useOfCalls(file: SourceFile, returned: Node, isFallback: boolean, depth: number): Use | null {
  const fn = functionAround(returned)
  const name = fn?.id ?? (fn?.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id : null)
  for (const { identifier } of (name && variableOf(file, name)?.references.slice(0, mostUses)) ?? []) {
    const call = identifier.parent
    const use = call?.type === 'CallExpression' && call.callee === identifier ? useOf(file, call, isFallback, depth + 1) : null
    if (use) return use
  }
  return null
}

function useOfName(file: SourceFile, name: TSESTree.Identifier, isFallback: boolean, depth: number): Use | null {
  const variable = variableOf(file, name)
  for (const reference of variable?.references.slice(0, mostUses) ?? []) {
    if (!reference.isRead()) continue
    const use = useOf(file, reference.identifier, isFallback, depth + 1)
    if (use) return use
  }
  return null
}

/** `this.baseUrl` of a class */
function useOfField(file: SourceFile, at: Node, name: string, isFallback: boolean, depth: number): Use | null {
  const type = classAround(at)
  if (!type) return null
  let looked = 0
  for (const member of nodesOf(file).within(type, 'MemberExpression')) {
    if (nameOf(member) !== name || !isOwn(member.object, type) || looked++ > mostUses) continue
    const use = useOf(file, member, isFallback, depth + 1)
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
function useOfProperty(file: SourceFile, property: TSESTree.Property, isFallback: boolean, depth: number): Use | null {
  const name = nameOf(property)
  const object = property.parent
  if (name === null || object.type !== 'ObjectExpression') return null
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
      const use = useOf(file, parent, isFallback, depth + 1)
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
