import { describe, expect, test } from 'vitest'
import { anyWordOf } from '../../src/facts/evidence-words.js'
import { parseFile } from '../support/parse-file.js'

const fileOf = (text: string) => parseFile(`/* ${text} */`)

describe('words of evidence', () => {
  test.each([
    ['a word in the middle of another', 'xwebhooksx', ['webhook'], true],
    ['a word that begins like another', 'setTimer', ['setTimeout', 'setTimer'], true],
    ['a word inside a longer one that is not there', 'abcabd', ['abcabc', 'cab'], true],
    ['a word of signs', 'if (a === b)', ['=== '], true],
    ['a word beyond ASCII', 'preis: 5 €/h', ['€/h'], true],
    ['a word cut short', 'setTimeou', ['setTimeout'], false],
    ['another case', 'SETTIMEOUT', ['setTimeout'], false],
  ])('finds %s', (_situation, text, words, isThere) => {
    expect(anyWordOf(words)(fileOf(text))).toBe(isThere)
  })

  test('agrees with a search for each word on its own', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    const text = (length: number) => Array.from({ length }, () => 'abc-'[next(4)]).join('')
    const words = [...new Set(Array.from({ length: 60 }, () => text(1 + next(5))))]
    const tests = words.map((word) => anyWordOf([word]))
    for (let round = 0; round < 40; round++) {
      const file = fileOf(text(next(30)).replaceAll('*/', ''))
      expect(words.filter((_, index) => tests[index]!(file))).toEqual(words.filter((word) => file.text.includes(word)))
    }
  })

  test('finds a word that another asked for before', () => {
    anyWordOf(['shared'])
    expect(anyWordOf(['none', 'shared'])(fileOf('a shared word'))).toBe(true)
  })

  test('refuses the empty word, which is in every file', () => {
    expect(() => anyWordOf([''])).toThrow('an evidence word must not be empty')
  })
})
