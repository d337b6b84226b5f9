import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, chainOf, nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { functionNameOf, reachableNodes, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { routesOf } from './routes.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** A handler that takes a refresh token, gives an access token for it and leaves the refresh token as good as before. */
export type UnrotatedRefresh = { readonly node: Node; readonly handler: FunctionNode }

export const unrotatedRefreshesOf = lazily((file: SourceFile): readonly UnrotatedRefresh[] => {
  if (sideOf(file) === 'client') return []
  return [...handlersOf(file)].flatMap((handler) => {
    const calls = reachableNodes(file, handler, 'CallExpression')
    const checked = calls.find((call) => isCheck(file, call))
    const issued = calls.find((call) => isIssue(file, call))
    if (!checked || !issued || issued === checked || calls.some((call) => mayRotate(file, call)) || isAnsweredAnew(file, handler)) return []
    return [{ node: issued, handler }]
  })
})

function handlersOf(file: SourceFile): ReadonlySet<FunctionNode> {
  const found = new Set<FunctionNode>()
  for (const { handler, path } of routesOf(file)) {
    if (handler && (/refresh|renew/i.test(path ?? '') || /refresh|renew/i.test(functionNameOf(handler) ?? '') || /(?:^|\/)(?:refresh|renew)[^/]*\/route\.|(?:^|\/)refresh[^/]*\.[jt]s$/i.test(file.path))) found.add(handler)
  }
  for (const type of ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const)
    for (const fn of nodesOf(file).get(type)) if (/^(?:handle)?(?:refresh|renew)(?:access|auth|jwt)?(?:tokens?|session)?(?:handler|controller)?$/i.test(functionNameOf(fn) ?? '')) found.add(fn)
  return found
}

function mentionsRefresh(file: SourceFile, node: Node): boolean {
  return /refresh/i.test(file.source.getText(node))
}

/** `jwt.verify(refreshToken, ...)`, `db.refreshToken.findUnique(...)`. */
function isCheck(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call) ?? ''
  if (/^(?:verify|jwtVerify|verifyAsync|verifyToken)$|^(?:verify|validate)\w*refresh/i.test(name)) return mentionsRefresh(file, call)
  return /^(?:find\w*|get|query|select|from)$/i.test(name) && mentionsRefresh(file, call)
}

/** `jwt.sign(...)` of an access token: anything signed that is not called a refresh token. */
function isIssue(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call) ?? ''
  if (/^(?:sign|signAsync|signJwt|signToken)$/.test(name)) return !/refresh/i.test(file.source.getText(call))
  return /^(?:generate|create|issue|sign|make)_?(?:new)?_?access_?token$/i.test(name)
}

/** `createHash('sha256')`, `createHmac(...)` and what is chained to them. */
function isDigest(call: TSESTree.CallExpression): boolean {
  const { root, steps } = chainOf(call)
  return [root.type === 'Identifier' ? root.name : '', ...steps].some((step) => /^create(?:Hash|Hmac)$/.test(step))
}

const rotating = /rotat|revok|blacklist|blocklist|denylist|invalidat|consume/i

/** What replaces or ends the old token, or may do so where it cannot be seen. */
function mayRotate(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call) ?? ''
  if (rotating.test(name)) return true
  // `createAccessToken(id)`, and `createHash('sha256').update(refreshToken)` before the look-up, write nothing.
  if (isIssue(file, call) || isDigest(call)) return false
  if (/^(?:sign|signAsync)$/.test(name)) return /refresh/i.test(file.source.getText(call))
  if (/^(?:generate|create|issue|sign|make|new|set|save|store|update|replace|delete|remove)\w*(?:refresh|(?:tokens|token_?pair|session)$)/i.test(name)) return true
  const { root, steps } = chainOf(call.callee)
  const isWrite = /^(?:update\w*|delete\w*|destroy|remove\w*|create\w*|insert\w*|upsert|save|set|del|getdel|add|findOneAnd\w*|findByIdAnd\w*|execute|clear\w*|pull|push|transaction|\$transaction)$/i.test(name)
  if (isWrite) return !/^(?:headers|cookies)$/i.test(steps.at(-2) ?? '') || mentionsRefresh(file, call)
  if (name === 'cookie' || name === 'setCookie') return call.arguments.some((argument) => /refresh/i.test(stringOf(argument) ?? nameOf(unwrap(argument)) ?? ''))
  // SQL that changes something, and calls of another file that get the old token.
  if (/\b(?:update|delete|insert)\b/i.test(call.arguments[0] ? (stringOf(call.arguments[0]) ?? '') : '')) return true
  const isOwn = root.type === 'Identifier' && steps.filter((step) => step !== '()').length <= 1 && !/^(?:res|req|reply|request|response|c|ctx|jwt|console|JSON)$/.test(root.name)
  return isOwn && wordsOf(name).some((word) => word === 'refresh') && call.arguments.length > 0 && !/^(?:verify|validate|get|find|check|hash)/i.test(name)
}

/** Whether the answer holds a new refresh token: `{ accessToken, refreshToken: next }`. */
function isAnsweredAnew(file: SourceFile, handler: FunctionNode): boolean {
  return nodesOf(file).within(handler, 'VariableDeclarator').some(({ id, init }) => id.type === 'Identifier' && /^(?:new|next|rotated|fresh)_?refresh|^newTokens?$/i.test(id.name) && init !== null)
}
