import { catalogueIdFormats, type CatalogueIdFormat } from '../knowledge/catalogue-ids.js'
import { keysOf, nameOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { isTrueInProduction } from './production-branches.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** The id of a price, product or plan of one account, written into the code. */
export type CatalogueId = { readonly node: Node; readonly id: string; readonly format: CatalogueIdFormat }

/** Properties and attributes that show a reader what an id looks like. */
const shownUnder = /^(?:example|examples|placeholder|description|title|label|helperText|hint|docs?)$/

/** Keys under which a table keeps what belongs to the live mode of a provider, and to another mode. */
const liveModes = new Set(['live', 'prod', 'production'])
const otherModes = new Set(['test', 'sandbox', 'dev', 'development', 'staging'])

/**
 * Ids of a provider's catalogue in the texts and keys of a file, in the order of the text. Left out are ids that are written down once
 * for each mode, `{ test: 'price_...', live: 'price_...' }`: none of them is ever sold in the wrong mode.
 */
export const catalogueIdsOf = lazily((file: SourceFile): readonly CatalogueId[] => {
  const found: CatalogueId[] = []
  const add = (node: Node, text: string) => {
    const format = formatOf(text)
    if (format && !isShown(node) && !isKeptPerMode(file, node)) found.push({ node, id: text, format })
  }
  for (const node of nodesOf(file).get('Literal')) if (typeof node.value === 'string' && isValue(node)) add(node, node.value)
  for (const node of nodesOf(file).get('TemplateLiteral')) if (node.expressions.length === 0 && node.parent.type !== 'TaggedTemplateExpression') add(node, node.quasis[0]!.value.cooked ?? '')
  for (const { key, computed, parent } of nodesOf(file).get('Property')) if (!computed && key.type === 'Identifier' && parent.type === 'ObjectExpression') add(key, key.name)
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

function formatOf(text: string): CatalogueIdFormat | null {
  for (const format of catalogueIdFormats) {
    if (!text.startsWith(format.prefix)) continue
    const rest = text.slice(format.prefix.length)
    return format.rest.test(rest) && !isPlaceholder(rest) && !isWritten(rest) ? format : null
  }
  return null
}

/** `ProYearly2024`, `ChangedForCustomer`, `20240101`: words and dates of one's own, not letters drawn at random. */
function isWritten(rest: string): boolean {
  return /^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*\d{0,4}$|^(?:19|20)\d{6}$/.test(rest)
}

/** `xxxxxxxxxxxx`, `XXXXXX123`, `YourPriceIdHere`: somebody is told where the id goes. */
function isPlaceholder(rest: string): boolean {
  return /x{4}|\.{3}/i.test(rest) || /(?:your|replace|todo|here|placeholder|example|dummy|fake)/i.test(rest) || new Set(rest.toLowerCase()).size < 3
}

function isValue({ parent }: Extract<Node, { type: 'Literal' }>): boolean {
  return parent.type !== 'TSLiteralType' && parent.type !== 'ImportDeclaration' && parent.type !== 'ExpressionStatement'
}

function isShown(node: Node): boolean {
  const { parent } = node
  if (parent?.type === 'Property' && parent.value === node) return shownUnder.test(nameOf(parent) ?? '')
  return parent?.type === 'JSXAttribute' && shownUnder.test(nameOf(parent) ?? '')
}

/** An id in a table with one branch for each mode of the provider, or in a choice between modes that names an id for both. */
function isKeptPerMode(file: SourceFile, node: Node): boolean {
  for (let from = node, at = node.parent; at; from = at, at = at.parent) {
    if (isChosenByMode(file, from, at)) return true
    if (at.type === 'VariableDeclarator') {
      // const test = { pro: 'price_...' }, const live = { pro: 'price_...' }, isLive ? live : test
      return variableOf(file, at.id)?.references.some(({ identifier }) => identifier.parent && isChosenByMode(file, identifier, identifier.parent)) ?? false
    }
    if (at.type !== 'Property' || at.parent.type !== 'ObjectExpression') continue
    const mode = modeOf(nameOf(at))
    if (mode !== null && keysOf(at.parent).names.some((name) => (modeOf(name) ?? mode) !== mode)) return true
  }
  return false
}

/** `isProduction ? node : other`, where the other holds an id, too. */
function isChosenByMode(file: SourceFile, node: Node, parent: Node): boolean {
  if (parent.type !== 'ConditionalExpression' || node === parent.test) return false
  const other = unwrap(node === parent.consequent ? parent.alternate : parent.consequent)
  return isTrueInProduction(file, parent.test) !== null && holdsId(constantBehind(file, other))
}

function modeOf(key: string | null): 'live' | 'other' | null {
  const words = wordsOf(key ?? '')
  if (words.some((word) => liveModes.has(word))) return 'live'
  return words.some((word) => otherModes.has(word)) ? 'other' : null
}

function holdsId(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string' && formatOf(node.value) !== null
  return node.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property' && holdsId(unwrap(property.value)))
}
