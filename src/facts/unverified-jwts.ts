import type { TSESTree } from '@typescript-eslint/utils'
import { deciderName, identityClaims, jwtDecoders, jwtVerifiers } from '../knowledge/jwt-readers.js'
import { entryOf } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind, parameterOf, tracedTo } from './flow.js'
import { functionAround, functionBehind, functionNameOf, functionsAround, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { logCallsOf } from './log-calls.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { isOutsideProduction } from './production-branches.js'
import { variableOf } from './references.js'
import { requestDataOf } from './request-data.js'
import { requestAround, serverOf } from './routes.js'
import { callsOf } from './secrets.js'
import { sideAt } from './side.js'
import type { SourceFile } from './source-file.js'

/** A token whose claims decide something on the server and whose signature nobody checks. */
export type UnverifiedJwt = { readonly node: Node; readonly api: string; readonly kind: 'decoded' | 'none' }

export const unverifiedJwtsOf = lazily((file: SourceFile): readonly UnverifiedJwt[] =>
  nodesOf(file).get('CallExpression').flatMap((call): readonly UnverifiedJwt[] => {
    if (acceptsNone(file, call)) return [{ node: call, api: file.source.getText(call.callee), kind: 'none' }]
    const read = readOf(file, call)
    if (!read || sideAt(file, call) === 'client' || isOutsideProduction(file, call)) return []
    return isDecision(file, call, read.token) ? [{ node: call, api: read.api, kind: 'decoded' }] : []
  }),
)

/** `verify(token, key, { algorithms: ['none'] })`. */
function acceptsNone(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee)
  const verifier = origin && entryOf(jwtVerifiers, origin)
  const given = verifier ? call.arguments[verifier.options] : undefined
  if (!given) return false
  if (/^none$/i.test(stringOf(constantBehind(file, given)) ?? '')) return true
  const options = objectBehind(file, given)
  const algorithms = typeof options === 'object' ? propertyOf(options, 'algorithms') : undefined
  const list = algorithms && algorithms !== 'unknown' ? constantBehind(file, algorithms) : null
  return list?.type === 'ArrayExpression' && list.elements.some((element) => element !== null && /^none$/i.test(stringOf(element) ?? ''))
}

/** A call that reads claims: a decoder, or a payload decoded by hand. */
function readOf(file: SourceFile, call: TSESTree.CallExpression): { readonly api: string; readonly token: Node } | null {
  const [first] = call.arguments
  if (!first) return null
  const origin = originOf(file, call.callee)
  if (origin && entryOf(jwtDecoders, origin)) return { api: file.source.getText(call.callee).replace(/\s+/g, ' '), token: first }
  if (isDecoderOfFastify(file, call)) return { api: file.source.getText(call.callee).replace(/\s+/g, ' '), token: first }
  // `jwt-simple` checks unless its third argument says not to.
  if (origin?.module === 'jwt-simple' && origin.path.join('.') === 'decode') {
    const skip = call.arguments[2]
    return skip && unwrap(skip).type === 'Literal' && (unwrap(skip) as TSESTree.Literal).value === true ? { api: file.source.getText(call.callee), token: first } : null
  }
  // `decodePart(token.split('.')[1])` of this file
  const own = decodesBy(file).size > 0 ? functionBehind(file, call.callee) : null
  if (own && decodesBy(file).get(own) === 'claims') {
    const token = speaksOfTokens(file, call) ? splitOf(file, first) : null
    return token && { api: "split('.')[1]", token }
  }
  const receiver = receiverOf(call)
  if (calleeNameOf(call) !== 'parse' || receiver?.type !== 'Identifier' || receiver.name !== 'JSON') return null
  const token = speaksOfTokens(file, call) ? payloadOf(file, first) : null
  return token && { api: "split('.')[1]", token }
}

/** `fastify.jwt.decode(token)` of @fastify/jwt, where no hook of the file can have checked the token before. */
function isDecoderOfFastify(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (calleeNameOf(call) !== 'decode') return false
  const receiver = receiverOf(call)
  if (receiver?.type !== 'MemberExpression' || nameOf(receiver) !== 'jwt' || originOf(file, receiver)) return false
  const holder = unwrap(receiver.object)
  const isServer = serverOf(file, holder)?.framework === 'fastify' || (holder.type === 'ThisExpression' ? requestAround(file, call)?.framework === 'fastify' : nameOf(holder) === 'server')
  return isServer && !/\baddHook\(|\bonRequest\b|\bpreHandler\b|\bpreValidation\b|jwtVerify|authenticate/.test(file.text)
}

/** Whether the function around a decoding by hand speaks of tokens at all: cursors and references have parts with dots between them, too. */
function speaksOfTokens(file: SourceFile, call: Node): boolean {
  return /token|jwt|jws|bearer|authori[sz]ation|claims|payload|cookie|session/i.test(file.source.getText(functionsAround(call).at(-1) ?? file.source.ast))
}

/** The token whose second part an expression decodes: `atob(token.split('.')[1])`, `Buffer.from(payload, 'base64url').toString()`. */
function payloadOf(file: SourceFile, node: Node): Node | null {
  let token: Node | null = null
  let isDecoded = false
  tracedTo(file, node, ({ node: at, path }) => {
    if (at.type !== 'CallExpression') return false
    const name = calleeNameOf(at)
    if (name === 'atob' || name === 'from' || (name !== null && /^(?:base64url|b64|decodeBase64|base64)/i.test(name))) isDecoded = true
    const own = at.arguments[0] && decodesBy(file).size > 0 ? functionBehind(file, at.callee) : null
    if (own && decodesBy(file).get(own) === 'text') {
      isDecoded = true
      token = splitOf(file, at.arguments[0]!)
      return token !== null
    }
    token = splitAt(at, path)
    return token !== null
  })
  return isDecoded ? token : null
}

/** The token that an expression is the second part of. */
function splitOf(file: SourceFile, node: Node): Node | null {
  let token: Node | null = null
  tracedTo(file, node, ({ node: at, path }) => {
    token = at.type === 'CallExpression' ? splitAt(at, path) : null
    return token !== null
  })
  return token
}

function splitAt(call: TSESTree.CallExpression, [part]: readonly string[]): Node | null {
  const isPayload = part === '1' || part === '[1]' || part === '[]'
  return isPayload && calleeNameOf(call) === 'split' && stringOf(call.arguments[0]) === '.' ? receiverOf(call) : null
}

/** Functions of this file that decode Base64 they are handed: to text, or on to the claims in it. */
const decodesBy = lazily((file: SourceFile): ReadonlyMap<FunctionNode, 'text' | 'claims'> => {
  const found = new Map<FunctionNode, 'text' | 'claims'>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const name = calleeNameOf(call)
    if (name !== 'atob' && !(name === 'from' && /^base64(?:url)?$/i.test(stringOf(call.arguments[1]) ?? ''))) continue
    const fn = functionAround(call)
    if (!fn || found.has(fn) || !call.arguments[0] || !tracedTo(file, call.arguments[0], ({ node }) => parameterOf(file, node)?.fn === fn && parameterOf(file, node)?.index === 0)) continue
    const isParsed = nodesOf(file).within(fn, 'CallExpression').some((other) => calleeNameOf(other) === 'parse' && nameOf(receiverOf(other) ?? other.callee) === 'JSON')
    found.set(fn, isParsed ? 'claims' : 'text')
  }
  return found
})

/** How many helpers of a file may stand between the token that is decoded and who asks. */
const mostHelpers = 2

/** Whether who asks, or what they may do, follows from the claims, and nothing around checks the signature. */
function isDecision(file: SourceFile, call: TSESTree.CallExpression, token: Node, helpers = 0): boolean {
  const around = functionsAround(call)
  if (isVerifiedNear(file, call, around)) return false
  // `parseJwt(token)`: what becomes of the claims is to be seen where the helper is called.
  const helper = helpers < mostHelpers ? helperOf(file, call, token) : null
  if (helper) return helper.calls.some((caller) => caller.arguments[helper.index] !== undefined && isDecision(file, caller, caller.arguments[helper.index]!, helpers + 1))
  const used = useOf(file, call)
  if (used === 'harmless') return false
  const isSent = comesFromCaller(file, token)
  if (isSent === 'issuer') return false
  const route = requestAround(file, call)
  const isDecider = around.some((fn) => deciderName.test(functionNameOf(fn) ?? '')) || route?.role === 'middleware'
  if (isSent === 'caller') return isDecider || used === 'identity' || used === 'kept'
  return isSent === 'parameter' && isDecider && sideAt(file, call) === 'server'
}

/** The function of this file that gives back the claims of the token it is handed, and its calls, where it has any and is not itself named for the decision. */
function helperOf(file: SourceFile, call: Node, token: Node): { readonly index: number; readonly calls: readonly TSESTree.CallExpression[] } | null {
  const fn = functionAround(call)
  if (!fn || deciderName.test(functionNameOf(fn) ?? '') || !isReturned(call)) return null
  const sent = tracedTo(file, token, ({ node }) => parameterOf(file, node)?.fn === fn)
  const calls = callsOf(file).get(fn)
  return sent && calls ? { index: parameterOf(file, sent.node)!.index, calls } : null
}

function isReturned(call: Node): boolean {
  let at = call
  while (at.parent && (unwrapAwait(at.parent) === unwrapAwait(call) || at.parent.type === 'LogicalExpression')) at = at.parent
  return at.parent?.type === 'ReturnStatement' || at.parent?.type === 'ArrowFunctionExpression'
}

/** Where a token comes from: the request, a parameter of a function that is told nothing more, or an issuer that was just asked. */
function comesFromCaller(file: SourceFile, token: Node): 'caller' | 'parameter' | 'issuer' | 'unknown' {
  if (requestDataOf(file, token)) return 'caller'
  const sent = tracedTo(file, token, ({ node }) => {
    if (requestDataOf(file, node)) return true
    const origin = node.type === 'CallExpression' || node.type === 'MemberExpression' ? originOf(file, node) : null
    if (origin && /^next\/headers$|^hono\/cookie$/.test(origin.module)) return true
    // `request.cookies.get('token')`, `req.headers.authorization` of a request that no framework shows
    if (node.type === 'CallExpression') return (/(?:cookies?|headers?)(?:\(\))?\??\.get\(|getCookie\(|\.header\(/i.test(file.source.getText(node)) && sideAt(file, node) === 'server') || isAskedOfAddress(file, node) || isHeaderAsked(node)
    return node.type === 'MemberExpression' && (/^(?:authorization|authorizationToken|cookies?)$/i.test(nameOf(node) ?? '') || nameOf(unwrap(node.object)) === 'handshake')
  })
  if (sent) return 'caller'
  if (/id_?token/i.test(file.source.getText(token))) return 'issuer'
  if (tracedTo(file, token, ({ node }) => node.type === 'CallExpression' && /fetch|post|exchange|getToken|sign|validateAuthorizationCode|callback/i.test(calleeNameOf(node) ?? ''))) return 'issuer'
  const parameter = tracedTo(file, token, ({ node }) => parameterOf(file, node) !== null)
  if (!parameter) return 'unknown'
  const { fn, index } = parameterOf(file, parameter.node)!
  const given = callsOf(file).get(fn)?.flatMap(({ arguments: all }) => all[index] ?? []) ?? []
  return given.some((argument) => requestDataOf(file, argument) !== null) ? 'caller' : 'parameter'
}

/** `new URL(request.url, base).searchParams.get('token')`, as where a socket is opened. */
function isAskedOfAddress(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const parameters = calleeNameOf(call) === 'get' ? receiverOf(call) : null
  if (parameters?.type !== 'MemberExpression' || nameOf(parameters) !== 'searchParams' || !/token|jwt|auth/i.test(stringOf(call.arguments[0]) ?? '')) return false
  const url = constantBehind(file, parameters.object)
  return url.type === 'NewExpression' && url.arguments[0] !== undefined && /^req(?:uest)?[!?]?\.url!?$/.test(file.source.getText(url.arguments[0]))
}

/** `ctx.get('authorization')`, `request.header('Cookie')`: only a request has these. */
function isHeaderAsked(call: TSESTree.CallExpression): boolean {
  const [first, second] = call.arguments
  // `getCookie(event, 'token')` of h3, whose functions need no import
  if (calleeNameOf(call) === 'getCookie') return first?.type === 'Identifier' && stringOf(second) !== null
  return /^(?:get|header)$/.test(calleeNameOf(call) ?? '') && /^(?:authorization|cookie)$/i.test(stringOf(first) ?? '')
}

const verifying = /verif|^jwtVerify|^getUser$|^getClaims$|^authenticate$|introspect|^checkSignature|^validateJwt$|^unwrap$|^unsign$/i

/** Whether a signature is checked in the handler, or, outside one, in the same function or one it stands in. */
function isVerifiedNear(file: SourceFile, call: Node, around: readonly FunctionNode[]): boolean {
  const scope = requestAround(file, call)?.handler ?? around.at(-1)
  const calls = scope ? nodesOf(file).within(scope, 'CallExpression') : nodesOf(file).get('CallExpression')
  return calls.some((other) => {
    if (other === call) return false
    const name = calleeNameOf(other)
    return name !== null && verifying.test(name) && !/email|captcha|password/i.test(name)
  })
}

/** What becomes of the claims: `harmless` when only the header, an expiry or a log reads them. */
function useOf(file: SourceFile, call: Node): 'identity' | 'kept' | 'harmless' | 'other' {
  let at: Node = call
  for (;;) {
    const { parent } = at
    // `token ? decode(token) : null`, `decode(token, { complete: true }).payload`
    const isPart = parent?.type === 'LogicalExpression' || (parent?.type === 'ConditionalExpression' && parent.test !== at) || (parent?.type === 'MemberExpression' && parent.object === at && nameOf(parent) === 'payload')
    if (!parent || !(isPart || unwrapAwait(parent) === unwrapAwait(at))) break
    at = parent
  }
  if (isLogged(file, at)) return 'harmless'
  const { parent } = at
  if (parent?.type === 'MemberExpression' && parent.object === at) return ofNames([nameOf(parent)])
  if (parent?.type === 'AssignmentExpression' && parent.right === at) {
    if (parent.left.type === 'MemberExpression') return 'kept'
    return parent.left.type === 'Identifier' ? ofVariable(file, parent.left) : 'other'
  }
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression') return 'other'
  if (parent?.type !== 'VariableDeclarator') return 'other'
  if (parent.id.type === 'Identifier') return ofVariable(file, parent.id)
  const whole = payloadPatternOf(parent.id)
  if (whole?.type === 'Identifier') return ofVariable(file, whole)
  if (parent.id.type === 'ObjectPattern') return ofNames(parent.id.properties.map((property) => (property.type === 'Property' ? nameOf(property) : 'sub')))
  return 'other'
}

/** `const { payload } = decode(token)`: what the payload is called, or what is taken of it. */
function payloadPatternOf(id: Node): Node | null {
  const [property, ...others] = id.type === 'ObjectPattern' ? id.properties : []
  return property?.type === 'Property' && others.length === 0 && nameOf(property) === 'payload' ? property.value : null
}

const loggingOf = lazily((file: SourceFile): ReadonlySet<Node> => new Set(logCallsOf(file).map(({ node }) => node)))

/** Whether a log is all that is told of an expression: `logger.info({ sub: claims.sub })`. */
function isLogged(file: SourceFile, node: Node): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (at.type === 'CallExpression') return loggingOf(file).has(at)
    if (!['MemberExpression', 'ChainExpression', 'TSNonNullExpression', 'TSAsExpression', 'Property', 'ObjectExpression', 'TemplateLiteral'].includes(at.type)) return false
  }
  return false
}

function ofVariable(file: SourceFile, id: TSESTree.Identifier): 'identity' | 'kept' | 'harmless' | 'other' {
  const names: (string | null)[] = []
  for (const reference of variableOf(file, id)?.references ?? []) {
    if (!reference.isRead()) continue
    let at: Node = reference.identifier
    while (at.parent && unwrap(at.parent) === at) at = at.parent
    while (at.parent && (at.parent.type === 'TSAsExpression' || at.parent.type === 'TSNonNullExpression' || at.parent.type === 'ChainExpression')) at = at.parent
    while (at.parent?.type === 'MemberExpression' && at.parent.object === at && nameOf(at.parent) === 'payload') at = at.parent
    const { parent } = at
    if (isLogged(file, at)) names.push('exp')
    else if (parent?.type === 'MemberExpression' && parent.object === at) names.push(nameOf(parent))
    else if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') return 'kept'
    else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') names.push(...parent.id.properties.map((property) => (property.type === 'Property' ? nameOf(property) : null)))
    else if (parent?.type === 'ReturnStatement' || parent?.type === 'Property' || parent?.type === 'SpreadElement') names.push('sub')
    else if (parent?.type === 'CallExpression' && !/log|debug|info|warn|error|json|send/i.test(calleeNameOf(parent) ?? '')) names.push('sub')
  }
  return ofNames(names)
}

function ofNames(names: readonly (string | null)[]): 'identity' | 'harmless' | 'other' {
  if (names.some((name) => name !== null && identityClaims.has(name))) return 'identity'
  return names.length > 0 && names.every((name) => name !== null && /^(?:exp|iat|nbf|header|kid|alg|typ|iss|aud|jti|signature)$/.test(name)) ? 'harmless' : 'other'
}

