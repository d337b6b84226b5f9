import { catalogueIdFormats, type CatalogueIdFormat } from '../knowledge/catalogue-ids.js'
import { nameOf } from './expressions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

/** The id of a price, product or plan of one account, written into the code. */
export type CatalogueId = { readonly node: Node; readonly id: string; readonly format: CatalogueIdFormat }

/** Properties and attributes that show a reader what an id looks like. */
const shownUnder = /^(?:example|examples|placeholder|description|title|label|helperText|hint|docs?)$/

/** Ids of a provider's catalogue in the texts and keys of a file, in the order of the text. */
export const catalogueIdsOf = lazily((file: SourceFile): readonly CatalogueId[] => {
  const found: CatalogueId[] = []
  const add = (node: Node, text: string) => {
    const format = formatOf(text)
    if (format && !isShown(node)) found.push({ node, id: text, format })
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
