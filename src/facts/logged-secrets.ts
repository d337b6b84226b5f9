import type { TSESTree } from '@typescript-eslint/utils'
import { maskingWords, otherTokenWords, secretEndings, tellingHolders, tellingWords } from '../knowledge/logged-names.js'
import { isLocalModule } from '../knowledge/modules.js'
import { isDevelopmentOnly } from './deployments.js'
import { environmentReadOf, isEnvironment } from './environment.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind, parameterOf } from './flow.js'
import { lazily } from './lazily.js'
import { isColouring, isRedacting, isTerminalProgram, logCallsOf, type LogCall } from './log-calls.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, isGlobal, patternSourceOf, variableOf } from './references.js'
import { allRequestDataOf, requestBehind } from './request-data.js'
import type { Route } from './routes.js'
import { secretVariableOf } from './secret-variables.js'
import type { SourceFile } from './source-file.js'
import { routeValidationOf } from './validation.js'

/** What a log line or an error report holds that nobody may read there. */
export type LoggedSecret = {
  /** The expression that holds it. */
  readonly node: Node
  readonly call: LogCall
  /** `secret` is one value; `body`, `headers`, `request` and `environment` are everything that is in one. */
  readonly kind: 'secret' | 'body' | 'headers' | 'request' | 'environment'
  /** As it is written, for messages. */
  readonly name: string
  /**
   * The module of the project that the logger comes from, where the value stands in a field whose name every filter of fields
   * knows (`token`, `password`, `headers`): that module may take it out. `null` where nothing can.
   */
  readonly filteredBy: string | null
}

type Found = Pick<LoggedSecret, 'node' | 'kind' | 'name'>

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

/** Parts of a request as a whole, and the request that holds them. */
function ofRequest(file: SourceFile, call: LogCall, node: Node): Found | null {
  const name = file.text.slice(...node.range).replace(/\s+/g, ' ').slice(0, 60)
  for (const { part, path, isWhole, validated, isNumber, route } of allRequestDataOf(file, node)) {
    if (isNumber) continue
    const field = path.at(-1)?.replace(/^\w+\((.*)\)$/, '$1')
    if (!isWhole) {
      if (part === 'headers' && path.length === 1 && field && /^(?:authorization|cookie|x-[\w-]*(?:token|key|secret)|proxy-authorization)$/i.test(field) && isPlain(file, node)) return { node, kind: 'secret', name: field }
      continue
    }
    if (!isPlain(file, node) || isOfHelper(file, node, route.handler)) continue
    if (part === 'headers' || part === 'cookies') return { node, kind: 'headers', name }
    if ((part === 'body' || part === 'form') && ((!validated && !isKnownWithoutSecrets(file, route)) || namesCredentials(node))) return { node, kind: 'body', name }
  }
  // A logger has a serialiser of its own for requests.
  if (call.kind === 'console' && node.type === 'Identifier' && requestBehind(file, node) && isPlain(file, node)) return { node, kind: 'request', name }
  return null
}

/** Whether the schema of a Fastify route says what comes in, and neither it nor the address speaks of credentials or cards. */
function isKnownWithoutSecrets(file: SourceFile, route: Route): boolean {
  if (route.framework !== 'fastify' || routeValidationOf(file, route) !== 'certain') return false
  const said = [route.path ?? '', ...route.middleware.map((node) => file.text.slice(...node.range))].join(' ')
  return !/pass(?:w|phrase|code)|secret|token|credential|log-?in|sign-?(?:in|up)|regist|auth|card|cvv|cvc|ssn|otp\b|pin\b/i.test(said)
}

/** Members and calls that give a whole part of a request. */
const wholeParts = new Set(['body', 'rawBody', 'payload', 'headers', 'header', 'rawHeaders', 'cookies', 'signedCookies'])
const wholeReads = new Set(['json', 'text', 'formData', 'parseBody', 'headers', 'header', 'cookies', 'entries', 'fromEntries', 'readBody', 'readFormData', 'getHeaders', 'getRequestHeaders', 'parse', 'stringify', 'getRawBody', 'readRawBody', 'toString', 'inspect', 'clone'])

/** Whether an expression is a part of a request itself, not what was made of it on the way. */
function isPlain(file: SourceFile, node: Node): boolean {
  const made = constantBehind(file, node)
  switch (made.type) {
    case 'MemberExpression':
      return wholeParts.has(nameOf(made) ?? '') || /^headers?$/i.test(nameOf(unwrapAwait(made.object)) ?? '')
    case 'LogicalExpression':
      return isPlain(file, made.left)
    case 'CallExpression':
      return wholeReads.has(calleeNameOf(made) ?? '')
    case 'Identifier': {
      // A parameter of the handler, or `const { body } = req`.
      const definition = definitionOf(variableOf(file, made))
      const source = definition && patternSourceOf(definition.name)
      if (definition?.type === 'Parameter') return source?.path.length === 0 || wholeParts.has(source?.path.at(-1) ?? '')
      return wholeParts.has(source?.path.at(-1) ?? '')
    }
    default:
      return false
  }
}

/** A parameter of a function that a handler calls: what it is given was chosen by the handler. */
function isOfHelper(file: SourceFile, node: Node, handler: Node | null): boolean {
  const parameter = parameterOf(file, constantBehind(file, node))
  return parameter !== null && parameter.fn !== handler && parameter.path.length === 0
}

function namesCredentials(node: Node): boolean {
  return node.type === 'Identifier' && wordsOf(node.name).some((word) => /^(?:login|signin|signup|register|registration|password|credentials|card|payment)$/.test(word))
}

function isWholeEnvironment(file: SourceFile, node: Node): boolean {
  return (node.type === 'MemberExpression' || node.type === 'Identifier') && /env/i.test(nameOf(node) ?? '') && isEnvironment(file, node) && unwrap(node).type !== 'MetaProperty' && !file.text.slice(...node.range).startsWith('import.meta')
}

/** Whether a variable of the environment opens something. */
function isSecretInEnvironment(name: string): boolean {
  if (/(?:^|_)(?:DATABASE|POSTGRES|POSTGRESQL|PG|MONGO|MONGODB|REDIS|MYSQL|DB|AMQP|RABBITMQ)_(?:URL|URI|CONNECTION_STRING)$|^DIRECT_URL$/.test(name)) return true
  const variable = secretVariableOf(name)
  return variable !== null && variable.checkedBy !== 'public'
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

const endings = new Set(secretEndings)

/** `token`, `authorizationValue`: the name of the secret and nothing else before it. */
function isSecretByItself(name: string): boolean {
  const words = [...wordsOf(name)]
  while (words.length > 1 && /^(?:value|raw|string|header)$/.test(words.at(-1)!)) words.pop()
  return endings.has(words.join(' '))
}
const mostWords = 4

/** Whether a name ends in what nobody may read: `newPassword`, `accessToken`, `cardNumber`. */
function saysSecret(file: SourceFile, name: string, node: Node | null): boolean {
  if (/^[A-Z][a-z]/.test(name)) return false
  const words = [...wordsOf(name)]
  while (words.length > 1 && /^(?:v?\d|value|raw|plain|string|str|text|input|header|from|db|b64|base64|hex|jwt|data)$/.test(words.at(-1)!)) {
    if (endings.has(words.join(' '))) break
    words.pop()
  }
  const ending = endingOf(words)
  if (ending === null) return false
  const rest = words.slice(0, words.length - ending.split(' ').length)
  if (rest.some((word) => tellingWords.has(word)) || (rest.some((word) => word === 'hashed' || word === 'hash') && !/pass/.test(ending))) return false
  if (ending === 'database url' || ending === 'connection string') return node?.type !== 'MemberExpression' || rest.length === 0
  if (ending === 'token' || ending === 'id token') {
    if (rest.some((word) => otherTokenWords.has(word))) return false
    if (words.length === 1 && isPieceOfText(file)) return false
    return !(node?.type === 'Identifier' && isElement(file, node))
  }
  if (ending === 'secret') return !rest.some((word) => word === 'kubernetes' || word === 'k8s')
  if (ending === 'credentials' || ending === 'credit card') return node?.type === 'Identifier' || node?.type === 'MemberExpression'
  return true
}

function endingOf(words: readonly string[]): string | null {
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const ending = words.slice(-count).join(' ')
    if (endings.has(ending)) return ending
  }
  return null
}

/** Whether tokens of a file are pieces of text or coins: `token.type`, `token.symbol`, `tokenizer`. */
const isPieceOfText = lazily((file: SourceFile): boolean => /\btoken\??\.(?:type|kind|text|raw|start|end|loc|range|symbol|decimals|address|lexeme|content)\b|\b(?:lexer|[tT]okenizer|tokenize\(|parseToken|nextToken|tiktoken)/.test(file.text))

/** The element of a list, as pieces of text are: `for (const token of tokens)`. */
function isElement(file: SourceFile, node: TSESTree.Identifier): boolean {
  const definition = definitionOf(variableOf(file, node))
  return definition?.type === 'Variable' && definition.node.parent.parent?.type === 'ForOfStatement'
}

/** Whether a name with a secret's word holds a truth value, a number, a part or a mask of one. */
function isHarmlessValue(file: SourceFile, node: Node, made: Node): boolean {
  const definition = node.type === 'Identifier' ? definitionOf(variableOf(file, node)) : null
  if (definition?.type === 'FunctionName' || definition?.type === 'ClassName') return true
  const type = definition?.name.type === 'Identifier' ? definition.name.typeAnnotation?.typeAnnotation.type : undefined
  if (type === 'TSBooleanKeyword' || type === 'TSNumberKeyword') return true
  return made !== node && isHarmless(made, 0)
}

function isHarmless(node: Node, depth: number): boolean {
  const value = unwrapAwait(node)
  if (depth > 3) return false
  switch (value.type) {
    case 'UnaryExpression':
      return true
    case 'Literal':
      return typeof value.value !== 'string' || /^[*•x]*$/.test(value.value) || /redacted|masked|hidden/i.test(value.value)
    case 'BinaryExpression':
      return value.operator !== '+'
    case 'LogicalExpression':
      return isHarmless(value.right, depth + 1) && (value.operator === '&&' || isHarmless(value.left, depth + 1))
    case 'ConditionalExpression':
      return isHarmlessBranch(value.consequent, depth) && isHarmlessBranch(value.alternate, depth)
    case 'TemplateLiteral':
      return value.expressions.length > 0 && value.expressions.every((expression) => isHarmless(expression, depth + 1))
    case 'MemberExpression':
      return /^(?:length|id|size|type|count)$/.test(nameOf(value) ?? '')
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true
    case 'CallExpression': {
      const name = calleeNameOf(value) ?? ''
      return /^(?:Boolean|Number|parseInt|slice|substring|substr|includes|has|startsWith|endsWith|test|useState|useRef|ref|countTokens|replace|replaceAll)$/.test(name) || wordsOf(name).some((word) => maskingWords.has(word) && word !== 'hash' && word !== 'hashed' && word !== 'encrypt')
    }
    default:
      return false
  }
}

function isHarmlessBranch(node: Node, depth: number): boolean {
  return stringOf(node) !== null || isHarmless(node, depth + 1)
}

/** `morgan.token('body', (req) => JSON.stringify(req.body))`, `morgan(':method :req[authorization]')`: lines of a request logger. */
function requestTokensOf(file: SourceFile): readonly LoggedSecret[] {
  if (!file.text.includes('morgan')) return []
  return nodesOf(file).get('CallExpression').flatMap((node): readonly LoggedSecret[] => {
    const origin = originOf(file, node.callee)
    if (origin?.module !== 'morgan') return []
    const filteredBy = null
    const call: LogCall = { node, kind: 'logger', method: 'morgan', api: 'morgan', arguments: node.arguments }
    const format = stringOf(node.arguments[0])
    if (origin.path.length === 0) return format !== null && /:req\[(?:authorization|cookie|x-api-key)\]/i.test(format) ? [{ node: node.arguments[0]!, call, kind: 'secret', filteredBy, name: /:req\[(.*?)\]/.exec(format)![1]! }] : []
    const [, read] = node.arguments
    if (origin.path.join('.') !== 'token' || (read?.type !== 'ArrowFunctionExpression' && read?.type !== 'FunctionExpression')) return []
    const [request] = read.params
    if (request?.type !== 'Identifier') return []
    const whole = nodesOf(file).within(read, 'MemberExpression').find((member) => {
      const { parent } = member
      const isShown = member.object.type === 'Identifier' && member.object.name === request.name && parent.type !== 'MemberExpression'
      return isShown && /^(?:body|headers)$/.test(nameOf(member) ?? '') && (parent === read || parent.type === 'ReturnStatement' || (parent.type === 'CallExpression' && calleeNameOf(parent) === 'stringify' && parent.arguments.length === 1))
    })
    return whole ? [{ node: whole, call, kind: nameOf(whole) === 'body' ? 'body' : 'headers', filteredBy, name: file.text.slice(...whole.range) }] : []
  })
}
