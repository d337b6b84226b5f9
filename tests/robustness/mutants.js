import * as parser from '@typescript-eslint/parser'

/** Numbers below a bound that look random and are the same on every run. */
export function numbersFrom(seed) {
  // The multiplier of Park and Miller, "Random number generators: good ones are hard to find" (1988).
  let state = (seed % 2_147_483_646) + 1
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below
}

/** What goes wrong in an edit: something is lost, doubled or in the wrong place. */
const edits = {
  'a lost': (parts, at) => parts.toSpliced(at, 1),
  'a doubled': (parts, at) => parts.toSpliced(at, 0, parts[at]),
  'a swapped': (parts, at, other) => parts.with(at, parts[other]).with(other, parts[at]),
}

/** A text with one mistake in it, of a token or of a line, and what the mistake is. `null` where there is nothing to mistake. */
export function mutantOf(name, text, next) {
  const kind = next(3) === 0 ? 'line' : 'token'
  const parts = kind === 'line' ? text.split(/(?<=\n)/) : tokensOf(name, text)
  if (!parts || parts.length < 2) return null
  const [edit, make] = Object.entries(edits)[next(Object.keys(edits).length)]
  const isGap = (at) => kind === 'token' && at % 2 === 1
  const pick = () => {
    const at = next(parts.length)
    return isGap(at) ? at - 1 : at
  }
  const at = pick()
  return { mistake: `${edit} ${kind}`, text: make(parts, at, pick()).join('') }
}

/** Tokens of a text and what stands between them, in turn; `null` where it cannot be read. */
function tokensOf(name, text) {
  let tokens
  try {
    ;({ tokens } = parser.parse(text, { filePath: name, ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(name) }, range: true, tokens: true }))
  } catch {
    return null
  }
  const parts = []
  let end = 0
  for (const { range } of tokens) {
    if (parts.length > 0) parts.push(text.slice(end, range[0]))
    parts.push(text.slice(parts.length > 0 ? range[0] : 0, range[1]))
    end = range[1]
  }
  if (parts.length > 0) parts.push(text.slice(end))
  return parts
}
