// Runs ESLint with the built plugin's `strict` preset over a program and prints what it finds, by what it costs in production.
// usage: node tests/apps/demo.js [folder]     (without a folder: the vibe-coded program beside this file)
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'
import * as parser from '@typescript-eslint/parser'
import { ESLint } from 'eslint'
import shipworthy from '../../dist/index.js'

/** Families of rules in the order in which they hurt. */
const families = {
  payments: 'Payments and webhooks',
  jobs: 'Background jobs and retries',
  ai: 'AI cost',
  auth: 'Authentication and access',
  web: 'The web server',
  data: 'Data',
  errors: 'Errors',
  secrets: 'Secrets',
  operations: 'Operations',
  frontend: 'The front end',
  architecture: 'Architecture',
}

const bundled = fileURLToPath(new URL('vibe-coded', import.meta.url))
const folder = process.argv[2] ? resolve(process.argv[2]) : bundled
const width = Math.min(100, Math.max(60, process.stdout.columns ?? 100))
const isColoured = process.stdout.isTTY && !process.env['NO_COLOR']
const paint = (style, text) => (isColoured ? styleText(style, text) : text)
const print = (line = '') => process.stdout.write(`${line}\n`)

const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    { files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
    shipworthy.configs.strict,
  ],
})
const results = await eslint.lintFiles(['.'])
const messages = results.flatMap((result) => result.messages.map((message) => ({ ...message, path: relative(process.cwd(), result.filePath) })))
const reports = messages.filter(({ ruleId }) => ruleId?.startsWith('shipworthy/'))
const unread = messages.filter(({ fatal }) => fatal)
for (const { path, line, message } of unread) process.stderr.write(`${path}:${line} ${message}\n`)

print()
print(paint('bold', `shipworthy/strict on ${relative(process.cwd(), folder) || folder}`))
if (folder === bundled) print('LaunchPilot, a SaaS that an AI assistant wrote in a weekend. It type-checks.')

const counts = []
for (const [family, title] of Object.entries(families)) {
  const names = Object.keys(shipworthy.rules).filter((name) => shipworthy.rules[name].meta.docs.family === family)
  const groups = names.map((name) => ({ name, found: reports.filter(({ ruleId }) => ruleId === `shipworthy/${name}`) })).filter(({ found }) => found.length > 0)
  if (groups.length === 0) continue

  const total = groups.reduce((sum, { found }) => sum + found.length, 0)
  counts.push([title, total])
  print()
  print()
  print(paint(['bold', 'cyan'], `${title} ${'─'.repeat(Math.max(2, width - title.length - String(total).length - 2))} ${total}`))
  for (const { name, found } of groups.sort((a, b) => b.found.length - a.found.length)) printGroup(name, found)
}

if (reports.length > 0) printSummary()
else printNothingFound()
// A bundled program without a report is a set-up that checks nothing.
process.exitCode = unread.length > 0 || (reports.length === 0 && folder === bundled) ? 1 : 0

/** One rule: what it costs, then its reports; a message that several places share is printed once. */
function printGroup(name, found) {
  const { failure } = shipworthy.rules[name].meta.docs
  print()
  for (const line of wrapped(`${failure[0].toUpperCase()}${failure.slice(1)}`, width - 2)) print(`  ${paint('bold', line)}`)
  print(`  ${paint('dim', `shipworthy/${name}`)}`)
  for (const [message, places] of groupedByMessage(found)) {
    print()
    for (const { path, line, column, severity } of places)
      print(`    ${severity === 2 ? paint('red', 'error') : paint('yellow', 'warn ')} ${paint('underline', `${path}:${line}:${column}`)}`)
    for (const line of wrapped(message, width - 10)) print(`          ${line}`)
  }
}

function printSummary() {
  const errors = reports.filter(({ severity }) => severity === 2).length
  const files = new Set(reports.map(({ path }) => path)).size
  const longest = Math.max(...counts.map(([title]) => title.length))
  print()
  print()
  print(paint('bold', 'Summary'))
  print()
  for (const [title, total] of counts) print(`  ${title.padEnd(longest)}  ${String(total).padStart(4)}  ${paint('cyan', '▇'.repeat(Math.min(total, width - longest - 10)))}`)
  print()
  print(`  ${paint('bold', `${reports.length} failures`)} in ${files} of ${results.length} files: ${errors} errors, ${reports.length - errors} warnings.`)
  print()
  print(paint('bold', 'What to do next'))
  print()
  const advice =
    'Open a place above: most terminals follow path:line:column. Each rule has a page that shows the safe way to write it, ' +
    'docs/rules/<name>.md. The same product without these failures is tests/apps/eight-layer. To check your own code, follow ' +
    '"Install" in README.md, or look at it right now:'
  for (const line of wrapped(advice, width - 2)) print(`  ${line}`)
  print()
  print('    npm run demo -- ../path/to/your/project')
  print()
}

function printNothingFound() {
  print()
  print(paint('bold', `Nothing found in ${results.length} files.`))
  if (folder === bundled) print('In the bundled program that means that no rule ran: something is wrong with the set-up.')
}

function wrapped(text, columns) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line && line.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  return lines
}

function groupedByMessage(found) {
  const groups = new Map()
  for (const report of found) groups.set(report.message, [...(groups.get(report.message) ?? []), report])
  return groups
}
