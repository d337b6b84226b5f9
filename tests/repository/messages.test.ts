import { describe, expect, test } from 'vitest'
import { allRules } from '../support/all-rules.js'

/** Characters, placeholders counted as they stand. */
const longestMessage = 230

describe.each(Object.entries(allRules))('%s', (_name, { meta }) => {
  const messages = Object.entries(meta.messages)

  test('has messages', () => {
    expect(messages).not.toEqual([])
  })

  test.each(messages)('%s is made of full sentences', (id, text) => {
    expect(id).toMatch(/^[a-z][A-Za-z]+$/)
    expect(text.length, `${text.length} characters`).toBeLessThanOrEqual(longestMessage)
    expect(text).toMatch(/^[A-Z`{]/)
    expect(text).toMatch(/[.?]$/)
    expect(text.split('`').length % 2, 'backticks in pairs').toBe(1)
    expect(text).not.toMatch(/ {2}|\n/)
  })

  // A suggestion says what it changes; a report says what the code does, what happens in production, and what to do.
  test.each(messages.filter(([id]) => !id.startsWith('suggest')))('%s says what happens and what to do', (_id, text) => {
    expect(sentencesOf(text).length, text).toBeGreaterThanOrEqual(2)
  })

  test('is described by a phrase that begins with a verb', () => {
    expect(meta.docs!.description).toMatch(/^(?:disallow|require|enforce) [^.]+$/)
    expect(meta.docs!.failure).toMatch(/^[a-z`][^.]+$/)
  })
})

function sentencesOf(text: string): readonly string[] {
  return text.replace(/`[^`]*`/g, '``').split(/(?<=[.?:;]) /)
}
