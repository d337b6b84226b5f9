import type { TSESTree } from '@typescript-eslint/utils'
import { tellingHolders, tellingWords } from '../knowledge/logged-names.js'
import { isLocalModule } from '../knowledge/modules.js'
import { isDevelopmentOnly } from './deployments.js'
import { environmentReadOf, isEnvironment } from './environment.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { isColouring, isRedacting, isTerminalProgram, logCallsOf, type LogCall } from './log-calls.js'
import { isHarmlessValue } from './logged-secrets/harmless-values.js'
import { isSecretByItself, isSecretInEnvironment, saysSecret } from './logged-secrets/names.js'
import { requestTokensOf } from './logged-secrets/request-loggers.js'
import { ofRequest } from './logged-secrets/requests.js'
import type { Found, LoggedSecret } from './logged-secrets/secret.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, isGlobal, patternSourceOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** The first thing each log call of a file writes that must not be read. */
export const loggedSecretsOf = lazily((file: SourceFile): readonly LoggedSecret[] => {
  const found: LoggedSecret[] = []
  for (const call of logCallsOf(file)) {
    if (call.kind === 'console' && isTerminalProgram(file)) continue
    const secret = first(call.arguments, (argument) => carried(file, call, argument, 0))
    if (!secret || isDevelopmentOnly(file, call.node) || isRedacted(file, call, secret)) continue
    found.push({ ...secret, call, filteredBy: filterOf(file, call, secret) })
  }
  return found.concat(requestTokensOf(file))
})

/** `redact` works on fields; what stands in the text of a line stays. */
function isRedacted(file: SourceFile, call: LogCall, { node, kind }: Found): boolean {
  if (!isRedacting(file, call)) return false
  return kind !== 'secret' || isInField(call, node)
}

function isInField(call: LogCall, node: Node): boolean {
  for (let at: Node | undefined = node; at && at !== call.node; at = at.parent) if (at.type === 'ObjectExpression') return true
  return false
}

/** A filter in another file works by names that it lists: `managedWorkerSecret` is in no such list, `token` is in all. */
function filterOf(file: SourceFile, call: LogCall, { node, kind, name }: Found): string | null {
  if (call.kind !== 'logger' || !isInField(call, node) || (kind === 'secret' && !isSecretByItself(name))) return null
  const receiver = receiverOf(call.node)
  const module = originOf(file, receiver ? chainOf(receiver).root : call.node.callee)?.module
  return module !== undefined && isLocalModule(module) ? module : null
}

function first<Value>(nodes: readonly Node[], look: (node: Node) => Value | null): Value | null {
  for (const node of nodes) {
    const value = look(node)
    if (value) return value
  }
  return null
}

const deepest = 8

/** What an expression writes, down through everything that shows its parts. */
function carried(file: SourceFile, call: LogCall, wrapped: Node, depth: number): Found | null {
  if (depth > deepest) return null
  const node = unwrapAwait(wrapped)
  const inside = (next: Node | null | undefined) => (next ? carried(file, call, next, depth + 1) : null)
  switch (node.type) {
    case 'Identifier':
      return ofName(file, call, node, depth)
    case 'MemberExpression':
      return ofMember(file, node) ?? ofRequest(file, call, node)
    case 'TemplateLiteral':
      return first(node.expressions, inside)
    case 'BinaryExpression':
      return node.operator === '+' ? (inside(node.left) ?? inside(node.right)) : null
    case 'LogicalExpression':
      // What is left of `&&` is only written where it is empty.
      return (node.operator === '&&' ? null : inside(node.left)) ?? inside(node.right)
    case 'ConditionalExpression':
      return inside(node.consequent) ?? inside(node.alternate)
    case 'SpreadElement':
      return inside(node.argument)
    case 'ArrayExpression':
      return first(node.elements.flatMap((element) => element ?? []), inside)
    case 'ObjectExpression':
      return first<Found>(node.properties, (property) => (property.type === 'Property' ? (inside(property.value) ?? underSecretKey(file, property)) : inside(property)))
    case 'NewExpression':
      return /^(?:.*Error|Error|URLSearchParams|Map|Set|String|Object)$/.test(nameOf(node.callee) ?? '') ? first(node.arguments, inside) : null
    case 'CallExpression':
      return ofCall(file, call, node, depth)
    default:
      return null
  }
}

function ofName(file: SourceFile, call: LogCall, node: TSESTree.Identifier, depth: number): Found | null {
  const made = constantBehind(file, node)
  const request = ofRequest(file, call, node)
  if (request) return request
  if (isHarmlessValue(file, node, made)) return null
  if (saysSecret(file, node.name, node)) return { node, kind: 'secret', name: node.name }
  if (isWholeEnvironment(file, node)) return { node, kind: 'environment', name: node.name }
  const read = environmentReadOf(file, made)
  if (read?.name != null && isSecretInEnvironment(read.name)) return { node, kind: 'secret', name: read.name }
  // `const { password: given } = credentials`
  const definition = definitionOf(variableOf(file, node))
  const path = definition?.type === 'Variable' && definition.node.id.type !== 'Identifier' ? (patternSourceOf(definition.name)?.path ?? []) : []
  const last = path.at(-1)
  if (last !== undefined && path.length > 0 && last !== node.name && definition?.type === 'Variable' && definition.node.init) {
    if (path.length === 1 && isEnvironment(file, definition.node.init) && isSecretInEnvironment(last)) return { node, kind: 'secret', name: last }
    if (saysSecret(file, last, node)) return { node, kind: 'secret', name: last }
  }
  if (made === node) return null
  // `const line = { token, user }`, `const text = JSON.stringify(req.body)`, `const header = req.headers.authorization`
  const behind = ['ObjectExpression', 'TemplateLiteral', 'CallExpression', 'BinaryExpression', 'MemberExpression', 'LogicalExpression'].includes(made.type) ? carried(file, call, made, depth + 1) : null
  return behind && (made.type === 'ObjectExpression' || behind.kind !== 'environment') ? { ...behind, node } : null
}

/** `user.password`, `process.env.JWT_SECRET`, `req.headers.authorization`, `req.headers['x-api-key']`. */
function ofMember(file: SourceFile, node: TSESTree.MemberExpression): Found | null {
  const read = environmentReadOf(file, node)
  if (read) return read.name !== null && isSecretInEnvironment(read.name) ? { node, kind: 'secret', name: read.name } : null
  if (isWholeEnvironment(file, node)) return { node, kind: 'environment', name: file.text.slice(...node.range) }
  const name = nameOf(node)
  if (name === null) return null
  const object = unwrapAwait(node.object)
  const holder = (object.type === 'CallExpression' ? calleeNameOf(object) : nameOf(object)) ?? ''
  if (tellingHolders.test(holder) || tellingHolders.test(wordsOf(holder).at(-1) ?? '')) return null
  const isHeader = /^headers?$/i.test(holder)
  if (isHeader && /^(?:cookie|set-cookie|proxy-authorization|x-[\w-]*(?:token|key|secret))$/i.test(name)) return { node, kind: 'secret', name }
  // `TokenKind.Password` is a member of an enumeration; `env.JWT_SECRET` a setting.
  if (/^[A-Z]/.test(holder) && holder.length > 1 && !/^(?:ENV|CONFIG|Config|Env|Deno)$/.test(holder)) return null
  if (/^[A-Z][A-Z0-9_]+$/.test(name)) return /^(?:env|config|settings|secrets|serverEnv|ENV|CONFIG|Env|Config|runtimeConfig)$/.test(holder) && isSecretInEnvironment(name) ? { node, kind: 'secret', name } : null
  return saysSecret(file, name, node) && !namesOne(file, node) ? { node, kind: 'secret', name } : null
}

/** `store.getSecret(schema, row.secretKey)`: what a store of secrets is asked with is the name of one. */
function namesOne(file: SourceFile, node: TSESTree.MemberExpression): boolean {
  if (nameOf(node) !== 'secretKey') return false
  const written = file.text.slice(...node.range)
  return nodesOf(file).get('CallExpression').some((call) => /^(?:get|read|fetch|find|load|resolve)(?:\w*)Secrets?(?:Value|OrThrow)?$/.test(calleeNameOf(call) ?? '') && call.arguments.some((argument) => file.text.slice(...argument.range) === written))
}

/** Calls that give their arguments or their receiver back in another form. */
const showing = new Set(['String', 'stringify', 'inspect', 'format', 'toString', 'trim', 'parse', 'assign', 'structuredClone', 'concat', 'fromEntries', 'entries', 'values', 'toJSON', 'decodeURIComponent', 'encodeURIComponent', 'toLowerCase', 'toUpperCase', 'from', 'all', 'text', 'json', 'atob', 'btoa', 'join', 'dump', 'decode', 'serialize'])

const textMethods = new Set(['toString', 'trim', 'join', 'toLowerCase', 'toUpperCase', 'toJSON'])

/** Calls that read a value by its name. */
const getters = new Set(['get', 'header', 'getItem', 'getOrThrow', 'cookie', 'getHeader', 'getCookie', 'param', 'query'])

function ofCall(file: SourceFile, call: LogCall, node: TSESTree.CallExpression, depth: number): Found | null {
  const read = environmentReadOf(file, node)
  if (read) return read.name !== null && isSecretInEnvironment(read.name) ? { node, kind: 'secret', name: read.name } : null
  const name = calleeNameOf(node)
  if (name === null) return null
  const given = node.arguments
  // A replacer of `JSON.stringify` may take fields out; `null` does not.
  if (name === 'stringify' && given[1] && !(given[1].type === 'Literal' && given[1].value === null) && !(given[1].type === 'Identifier' && given[1].name === 'undefined')) return null
  const request = showing.has(name) && given.length > 0 && name !== 'json' && name !== 'text' ? null : ofRequest(file, call, node)
  if (request) return request
  const receiver = receiverOf(node)
  if (receiver && getters.has(name)) {
    const key = stringOf(given.at(name === 'getCookie' || name === 'getHeader' ? -1 : 0))
    if (key === null) return null
    const isSecretHeader = /^(?:authorization|cookie|x-[\w-]*(?:token|key|secret)|proxy-authorization)$/i.test(key)
    const isConfig = /config|env|secrets/i.test(nameOf(receiver) ?? '') && isSecretInEnvironment(key.split('.').at(-1)!.replaceAll('-', '_'))
    return isSecretHeader || isConfig || saysSecret(file, key, node) ? { node, kind: 'secret', name: key } : null
  }
  if (name === 'sign' && originOf(file, node.callee)?.module === 'jsonwebtoken') return { node, kind: 'secret', name: 'jwt.sign()' }
  if (isColouring(file, node)) return first(given, (argument) => carried(file, call, argument, depth + 1))
  if (!showing.has(name) || (receiver && isOfOthers(file, receiver, name))) return null
  const isOfArguments = given.length > 0 && !textMethods.has(name)
  return (
    (isOfArguments ? first(given, (argument) => carried(file, call, argument, depth + 1)) : null) ??
    (receiver && !['text', 'json', 'from', 'all'].includes(name) && !(receiver.type === 'Identifier' && isGlobal(file, receiver)) ? carried(file, call, receiver, depth + 1) : null)
  )
}

/** `schema.parse(body)` is no `JSON.parse(body)`. */
function isOfOthers(file: SourceFile, receiver: Node, name: string): boolean {
  if (!globalShowing.has(name)) return false
  return receiver.type !== 'Identifier' || (variableOf(file, receiver) !== null && !/^(?:util|utils|qs|querystring|superjson|JSON5|yaml)$/.test(receiver.name))
}

/** Those that are functions of a global object or a module, not methods of the value. */
const globalShowing = new Set(['stringify', 'inspect', 'format', 'parse', 'assign', 'fromEntries', 'from', 'all', 'dump', 'decode', 'serialize'])

function isWholeEnvironment(file: SourceFile, node: Node): boolean {
  return (node.type === 'MemberExpression' || node.type === 'Identifier') && /env/i.test(nameOf(node) ?? '') && isEnvironment(file, node) && unwrap(node).type !== 'MetaProperty' && !file.text.slice(...node.range).startsWith('import.meta')
}

/** `{ password: pw }`: the key says what the name of the value does not. */
function underSecretKey(file: SourceFile, property: TSESTree.Property): Found | null {
  const key = nameOf(property)
  const value = unwrapAwait(property.value)
  if (key === null || property.method || (value.type !== 'Identifier' && value.type !== 'MemberExpression')) return null
  const words = wordsOf(key)
  if (words.at(-1) === 'token' && words.length === 1) return null
  if (!saysSecret(file, key, null) || isHarmlessValue(file, value, constantBehind(file, value))) return null
  const name = nameOf(value) ?? ''
  const holder = value.type === 'MemberExpression' ? (nameOf(unwrap(value.object)) ?? '') : ''
  if (tellingHolders.test(holder) || wordsOf(name).some((word) => tellingWords.has(word) || /^(?:hash|hashed|length|id|ids|name|status|state|count|size|exists|present|set|configured|expiry|expires|undefined|field|error|errors|message|changed|strength)$/.test(word))) return null
  return { node: value, kind: 'secret', name: key }
}
