/** How a file writes a comment: Markdown, or lines that begin with `#`. */
export type MarkerStyle = 'html' | 'hash'

const name = 'shipworthy layers'

function markersOf(style: MarkerStyle): { readonly begin: string; readonly end: string } {
  return style === 'html'
    ? { begin: `<!-- begin ${name}: generated, edit the layer definition instead -->`, end: `<!-- end ${name} -->` }
    : { begin: `# begin ${name}: generated, edit the layer definition instead`, end: `# end ${name}` }
}

/**
 * A file with its generated block brought up to date: between its markers when they are there, at its end when they are not.
 * Not a character outside of them is touched. Throws when only one marker is left, or one stands twice.
 */
export function withMarkedBlock(existing: string | null, block: string, style: MarkerStyle): string {
  const { begin, end } = markersOf(style)
  const text = existing ?? ''
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const marked = [begin, block.trim(), end].join('\n').replaceAll('\n', newline)
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 && to < 0) {
    if (text.trim() === '') return `${marked}${newline}`
    return `${text}${text.endsWith('\n') ? '' : newline}${newline}${marked}${newline}`
  }
  if (from < 0 || to < from || text.indexOf(begin, from + 1) >= 0 || text.indexOf(end, to + 1) >= 0)
    throw new Error(`The markers \`${begin}\` and \`${end}\` must stand once each, in this order. Remove what is left of them, and the block is written anew.`)
  return `${text.slice(0, from)}${marked}${text.slice(to + end.length)}`
}
