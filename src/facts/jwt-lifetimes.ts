import type { TSESTree } from '@typescript-eslint/utils'
import { jwtBuilders, jwtSigners, keptLinkWords, lifetimeMethod, personClaims, type JwtSigner } from '../knowledge/jwt-signers.js'
import { entryOf } from '../knowledge/modules.js'
import { environmentReadsOf } from './environment.js'
import { nameOf, keysOf, propertyOf, unwrap, wordsOf } from './expressions.js'
import { functionAround, functionNameOf, isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** A JSON Web Token that is signed without an end, and all of whose claims the file shows. */
export type EndlessJwt = {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression
  /** As the code writes it: `jwt.sign`, `new SignJWT`. */
  readonly api: string
  /** What would give it an end: `expiresIn`, `exp`, `setExpirationTime`. */
  readonly lifetime: string
  /**
   * Where options or claims with a lifetime are, the call that options would be one more argument of, or the part of a chain
   * behind which a builder can be told; `null` where there is no such place.
   */
  readonly room: { readonly object: TSESTree.ObjectExpression } | { readonly call: TSESTree.CallExpression } | { readonly chain: Node } | null
}

/** Tokens without an end, in the order of the text. */
export const endlessJwtsOf = lazily((file: SourceFile): readonly EndlessJwt[] => [
  ...nodesOf(file).get('CallExpression').flatMap((call) => signed(file, call) ?? []),
  ...nodesOf(file).get('NewExpression').flatMap((made) => built(file, made) ?? []),
].sort((one, two) => one.node.range[0] - two.node.range[0]))

function signed(file: SourceFile, call: TSESTree.CallExpression): EndlessJwt | null {
  const origin = originOf(file, call.callee)
  const signer = origin && entryOf(jwtSigners, { module: origin.module, path: [...origin.path, '()'] })
  const claims = signer ? call.arguments[signer.claims] : undefined
  if (!signer || !claims || call.arguments.some(({ type }) => type === 'SpreadElement')) return null
  const shown = objectBehind(file, claims)
  if (shown === 'none' || shown === 'unknown' || mayHold(shown, 'exp') || isKeptLink(file, call, shown)) return null
  const room = signer.options ? roomFor(file, call, signer.options) : unwrap(claims) === shown ? { object: shown } : null
  if (room === 'taken') return null
  return { node: call, api: file.source.getText(call.callee), lifetime: signer.options?.lifetime ?? 'exp', room }
}

/** Whether a token is for a link that is kept, by the name of what makes it or of its secret: an invoice, a way out of a mailing list. */
function isKeptLink(file: SourceFile, node: Node, claims: TSESTree.ObjectExpression): boolean {
  if (keysOf(claims).names.some((key) => personClaims.has(key))) return false
  const fn = functionAround(node)
  const names = [fn ? functionNameOf(fn) : null, ...environmentReadsOf(file).flatMap(({ node: read, name }) => (name !== null && (!fn || isWithin(read, fn)) ? [name] : []))]
  return names.some((name) => name !== null && wordsOf(name).some((word) => keptLinkWords.has(word)))
}

function isWithin({ range }: Node, outer: Node): boolean {
  return range[0] >= outer.range[0] && range[1] <= outer.range[1]
}

/** Whether an object has a key, or may get it from a spread or a computed name. */
function mayHold(object: TSESTree.ObjectExpression, key: string): boolean {
  return propertyOf(object, key) !== undefined || keysOf(object).open
}

/** Where a lifetime can be written; `taken` where there is one, or may be one that the file does not show. */
function roomFor(file: SourceFile, call: TSESTree.CallExpression, options: NonNullable<JwtSigner['options']>): EndlessJwt['room'] | 'taken' {
  const given = call.arguments[options.index]
  if (!given) return call.arguments.length === options.index ? { call } : null
  // The callback may stand in the place of the options.
  if (isFunction(unwrap(given))) return null
  const shown = objectBehind(file, given)
  if (shown === 'none') return null
  if (shown === 'unknown' || mayHold(shown, options.lifetime)) return 'taken'
  return unwrap(given) === shown ? { object: shown } : null
}

function built(file: SourceFile, made: TSESTree.NewExpression): EndlessJwt | null {
  const origin = originOf(file, made)
  if (!origin || entryOf(jwtBuilders, origin) !== 'builder') return null
  const [claims] = made.arguments
  if (claims) {
    const shown = objectBehind(file, claims)
    if (shown === 'unknown' || (shown !== 'none' && (mayHold(shown, 'exp') || isKeptLink(file, made, shown)))) return null
  }
  return isToldItsEnd(file, made) ? null : { node: made, api: `new ${file.source.getText(made.callee)}`, lifetime: lifetimeMethod, room: endOfChain(made) }
}

/** What `.sign(...)` is called on, where that is one chain. */
function endOfChain(made: TSESTree.NewExpression): EndlessJwt['room'] {
  let at: Node = made
  for (let depth = 0; depth < 64; depth++) {
    const parent: Node | undefined = at.parent
    if (parent?.type !== 'MemberExpression' || parent.object !== at || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return null
    if (/^(?:sign|encrypt|encode)$/.test(nameOf(parent) ?? '')) return { chain: at }
    at = parent.parent
  }
  return null
}

/** Whether a method further along the chain, or on the variable that holds the builder, sets the end; or somebody else may. */
function isToldItsEnd(file: SourceFile, made: Node): boolean {
  let at: Node = made
  for (let depth = 0; depth < 64; depth++) {
    const parent: Node | undefined = at.parent
    if (!parent) return true
    if (parent.type === 'MemberExpression' && parent.object === at) {
      const name = nameOf(parent)
      if (name === lifetimeMethod) return true
      if (name === 'sign' || name === 'encrypt' || name === 'encode') return false
    } else if (parent.type === 'ExpressionStatement') return false
    else if (parent.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier') return isToldByName(file, parent.id)
    else if (parent.type !== 'CallExpression' || parent.callee !== at) return true
    at = parent
  }
  return true
}

function isToldByName(file: SourceFile, id: TSESTree.Identifier): boolean {
  const reads = (variableOf(file, id)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node)
  // Only its own methods may be called on it: what is handed on may be told its end elsewhere.
  return reads.length === 0 || reads.some((read) => read.parent?.type !== 'MemberExpression' || isToldItsEnd(file, read))
}
