import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '../../src/rules/index.js'
import { repositories } from './repositories.js'

/** A report on real code that somebody read; what `npm run real-code -- <folder> --sample` counts. */
type Verdict = { repository: string; path: string; line: number; rule: string; messageId: string; verdict: string; why: string }

const sample = JSON.parse(readFileSync(new URL('sample.json', import.meta.url), 'utf8')) as Verdict[]

test('at least 400 reports were read, and each once', () => {
  expect(sample.length).toBeGreaterThanOrEqual(400)
  expect(new Set(sample.map(({ repository, path, line, rule, messageId }) => [repository, path, line, rule, messageId].join(' '))).size).toBe(sample.length)
})

test('each names a rule, a message and a repository that exist', () => {
  const names = new Set(repositories.map(({ repository }) => repository.split('/')[1]))
  for (const { repository, rule, messageId } of sample) {
    expect(names, rule).toContain(repository)
    expect(Object.keys(rules), repository).toContain(rule)
    expect(Object.keys(rules[rule as keyof typeof rules].meta.messages), rule).toContain(messageId)
  }
})

test('each has a verdict and one line that says why', () => {
  for (const { repository, path, line, verdict, why } of sample) {
    expect(['right', 'wrong'], `${repository}/${path}:${line}`).toContain(verdict)
    expect(why.trim().length, `${repository}/${path}:${line}`).toBeGreaterThan(10)
    expect(why, `${repository}/${path}:${line}`).not.toContain('\n')
  }
})

test('no more than 60 reports are of one rule: two draws of 15 of `recommended` and 15 that only `strict` makes', () => {
  for (const rule of new Set(sample.map((entry) => entry.rule))) expect(sample.filter((entry) => entry.rule === rule).length, rule).toBeLessThanOrEqual(60)
})
