import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { expect, test } from 'vitest'
import { presetOf } from '../../src/presets.js'
import { allRules, root, ruleNames } from '../support/all-rules.js'

const program = fileURLToPath(new URL('tests/apps/vibe-coded', root))
const rows = readFileSync(new URL('docs/articles.md', root), 'utf8')
  .split(/^## (?:In the source, and|Not)/m)[0]!
  .split('\n')
  .filter((line) => /^\| [A-E]/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, , failure, rules, seen]) => ({ failure: failure!, rules: [...rules!.matchAll(/\[([a-z-]+)\]\(rules\/\1\.md\)/g)].map(([, name]) => name!), files: [...seen!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!) }))
const claims = rows.flatMap(({ failure, rules, files }) => (files.length === 0 ? [] : rules.map((rule, index) => [failure, rule, files[index] ?? files.at(-1)!] as const)))

test('each row of the table names a rule', () => {
  expect(rows.length).toBeGreaterThan(50)
  for (const { failure, rules } of rows) expect(rules, failure).not.toEqual([])
})

test('the table leaves out no rule but those of documentation', () => {
  const named = new Set(rows.flatMap(({ rules }) => rules))
  expect(ruleNames.filter((name) => !named.has(name))).toEqual(['layer-type-imports', 'require-openapi-annotation'].filter((name) => ruleNames.includes(name)))
})

test.each(claims)('%s: %s reports it in %s', (_failure, rule, file) => {
  const path = `${program}/${file}`
  expect(existsSync(path), path).toBe(true)
  const entry = presetOf(allRules, 'strict')[rule]
  expect(entry, `${rule} in strict`).toBeDefined()
  const config: Linter.Config[] = [
    { files: ['**/*.*'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: file.endsWith('x') } } }, plugins: { shipworthy: { rules: allRules as never } }, rules: { [`shipworthy/${rule}`]: entry } as never },
  ]
  const reports = new Linter({ cwd: program }).verify(readFileSync(path, 'utf8'), config, { filename: path })
  expect(reports.map(({ ruleId }) => ruleId)).toContain(`shipworthy/${rule}`)
})
