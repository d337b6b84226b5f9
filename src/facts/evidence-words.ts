import { lazily } from './lazily.js'
import type { SourceFile } from './source-file.js'

/** The words of all rules and facts, each with the numbers of the questions that ask for it. */
const askedFor = new Map<string, number[]>()
let questions = 0
let automaton: Automaton | null = null
/** By the number of a word in the automaton, the questions that ask for it, a bit each. */
let askers: readonly Int32Array[] | null = null

/** Which questions a file's text answers with yes, a bit each: all of their words are found in one pass, however many ask. */
const answersOf = lazily(({ text }: SourceFile): Int32Array => {
  automaton ??= automatonOf([...askedFor.keys()])
  askers ??= [...askedFor.values()].map(bitsOf)
  const answers = new Int32Array((questions >> 5) + 1)
  for (const word of wordsIn(text, automaton)) {
    const asking = askers[word]!
    for (let at = 0; at < answers.length; at++) answers[at]! |= asking[at]!
  }
  return answers
})

function bitsOf(numbers: readonly number[]): Int32Array {
  const bits = new Int32Array((questions >> 5) + 1)
  for (const each of numbers) bits[each >> 5]! |= 1 << (each & 31)
  return bits
}

/**
 * A test whether a file's text holds one of some words, anywhere in it. To be made when a module is loaded: a word that is new
 * after a file was searched is not found in that file.
 */
export function anyWordOf(words: readonly string[]): (file: SourceFile) => boolean {
  const question = questions++
  for (const word of words) {
    if (word === '') throw new Error('an evidence word must not be empty')
    const asking = askedFor.get(word)
    if (asking) asking.push(question)
    else askedFor.set(word, [question])
  }
  automaton = null
  askers = null
  const place = question >> 5
  const bit = 1 << (question & 31)
  return (file) => (answersOf(file)[place]! & bit) !== 0
}

/**
 * The automaton of Aho and Corasick, "Efficient string matching" (Communications of the ACM 18, 1975): one step a character,
 * from any state, to the longest beginning of a word that the text read so far ends in.
 */
type Automaton = {
  readonly words: number
  /** A number for each character that is in some word; 0 for all others. */
  readonly classOf: Uint16Array
  /** By state and class, the next state; a state begins each 2^`shift` places, which spares a division for every character. */
  readonly next: Uint16Array | Uint32Array
  readonly shift: number
  /** By state, the word that ends there, or -1. */
  readonly wordAt: Int32Array
  /** By state, the longest shorter state in which a word ends, or 0. */
  readonly shorter: Int32Array
  /** By state, 1 where a word ends, in it or in a shorter one. */
  readonly ends: Uint8Array
}

function automatonOf(words: readonly string[]): Automaton {
  const classOf = new Uint16Array(65_536)
  let classes = 1
  for (const word of words) for (let at = 0; at < word.length; at++) if (classOf[word.charCodeAt(at)] === 0) classOf[word.charCodeAt(at)] = classes++

  const most = words.reduce((sum, { length }) => sum + length, 1)
  const shift = Math.ceil(Math.log2(classes))
  const next = new Uint32Array(most << shift)
  const wordAt = new Int32Array(most).fill(-1)
  let states = 1
  words.forEach((word, number) => {
    let state = 0
    for (let at = 0; at < word.length; at++) {
      const edge = (state << shift) + classOf[word.charCodeAt(at)]!
      if (next[edge] === 0) next[edge] = states++
      state = next[edge]!
    }
    wordAt[state] = number
  })

  // State by state, shortest first, so that what a state falls back on is complete before it.
  const fallback = new Int32Array(states)
  const shorter = new Int32Array(states)
  const pending = [0]
  for (let at = 0; at < pending.length; at++) {
    const state = pending[at]!
    for (let each = 0; each < classes; each++) {
      const edge = (state << shift) + each
      const child = next[edge]!
      const other = state === 0 ? 0 : next[(fallback[state]! << shift) + each]!
      if (child === 0) next[edge] = other
      else {
        fallback[child] = other
        shorter[child] = wordAt[other]! >= 0 ? other : shorter[other]!
        pending.push(child)
      }
    }
  }
  const ends = new Uint8Array(states)
  for (let state = 0; state < states; state++) ends[state] = wordAt[state]! >= 0 || shorter[state]! > 0 ? 1 : 0
  const table = next.subarray(0, states << shift)
  // Next to a parser, what a search costs is the table that the caches do not hold: half the size is half of it.
  return { words: words.length, classOf, next: states < 65_536 ? Uint16Array.from(table) : table, shift, wordAt: wordAt.subarray(0, states), shorter, ends }
}

/** The numbers of the words that a text holds, each once. */
function wordsIn(text: string, { words, classOf, next, shift, wordAt, shorter, ends }: Automaton): readonly number[] {
  const seen = new Uint8Array(words)
  const found: number[] = []
  let state = 0
  for (let at = 0; at < text.length; at++) {
    state = next[(state << shift) + classOf[text.charCodeAt(at)]!]!
    if (ends[state] === 0) continue
    for (let each = state; each > 0; each = shorter[each]!) {
      const word = wordAt[each]!
      if (word < 0 || seen[word] === 1) continue
      seen[word] = 1
      found.push(word)
    }
  }
  return found
}
