import { lazily } from './lazily.js'
import type { SourceFile } from './source-file.js'

/** The words of all rules and facts, each with a number, in the order in which they were asked for. */
const numbers = new Map<string, number>()
let automaton: Automaton | null = null

/** Which words a file's text holds, by number: all of them are found in one pass, however many ask. */
const foundIn = lazily(({ text }: SourceFile): Uint8Array => searched(text, (automaton ??= automatonOf([...numbers.keys()]))))

/**
 * A test whether a file's text holds one of some words, anywhere in it. To be made when a module is loaded: a word that is new
 * after a file was searched is not found in that file.
 */
export function anyWordOf(words: readonly string[]): (file: SourceFile) => boolean {
  const wanted = words.map(numberOf)
  return (file) => {
    const found = foundIn(file)
    return wanted.some((number) => found[number] === 1)
  }
}

function numberOf(word: string): number {
  if (word === '') throw new Error('an evidence word must not be empty')
  let number = numbers.get(word)
  if (number === undefined) {
    number = numbers.size
    numbers.set(word, number)
    automaton = null
  }
  return number
}

/**
 * The automaton of Aho and Corasick, "Efficient string matching" (Communications of the ACM 18, 1975): one step a character,
 * from any state, to the longest beginning of a word that the text read so far ends in.
 */
type Automaton = {
  readonly words: number
  /** A number for each character that is in some word; 0 for all others. */
  readonly classOf: Uint16Array
  readonly classes: number
  /** By state and class, the next state times `classes`. */
  readonly next: Uint32Array
  /** By state, the word that ends there, or -1. */
  readonly wordAt: Int32Array
  /** By state, the longest shorter state in which a word ends, or 0. */
  readonly shorter: Int32Array
}

function automatonOf(words: readonly string[]): Automaton {
  const classOf = new Uint16Array(65_536)
  let classes = 1
  for (const word of words) for (let at = 0; at < word.length; at++) if (classOf[word.charCodeAt(at)] === 0) classOf[word.charCodeAt(at)] = classes++

  const most = words.reduce((sum, { length }) => sum + length, 1)
  const next = new Uint32Array(most * classes)
  const wordAt = new Int32Array(most).fill(-1)
  let states = 1
  words.forEach((word, number) => {
    let state = 0
    for (let at = 0; at < word.length; at++) {
      const edge = state * classes + classOf[word.charCodeAt(at)]!
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
      const edge = state * classes + each
      const child = next[edge]!
      const other = state === 0 ? 0 : next[fallback[state]! * classes + each]!
      if (child === 0) next[edge] = other
      else {
        fallback[child] = other
        shorter[child] = wordAt[other]! >= 0 ? other : shorter[other]!
        pending.push(child)
      }
    }
  }
  for (let edge = 0; edge < states * classes; edge++) next[edge]! *= classes
  return { words: words.length, classOf, classes, next: next.subarray(0, states * classes), wordAt: wordAt.subarray(0, states), shorter }
}

function searched(text: string, { words, classOf, classes, next, wordAt, shorter }: Automaton): Uint8Array {
  const found = new Uint8Array(words)
  let row = 0
  for (let at = 0; at < text.length; at++) {
    row = next[row + classOf[text.charCodeAt(at)]!]!
    if (row === 0) continue
    const state = (row / classes) | 0
    if (wordAt[state]! < 0 && shorter[state] === 0) continue
    for (let each = state; each > 0; each = shorter[each]!) if (wordAt[each]! >= 0) found[wordAt[each]!] = 1
  }
  return found
}
