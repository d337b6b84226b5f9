/** Replaces what stands between `<!-- begin auto-generated <what> -->` and its end; throws when the markers are missing. */
export function withGenerated(page: string, what: string, content: string): string {
  const begin = `<!-- begin auto-generated ${what} -->`
  const end = `<!-- end auto-generated ${what} -->`
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`the page has no markers \`${begin}\` ... \`${end}\``)
  return `${page.slice(0, from + begin.length)}\n\n${content.trim()}\n\n${page.slice(to)}`
}
