import { afterEach, expect, test } from 'vitest'
import type { SourceFile } from '../../src/facts/source-file.js'
import { isDevelopmentEntry, isTool } from '../../src/project/started-files.js'
import memorySession from '../../src/rules/no-memory-session.js'
import environment from '../../src/rules/require-env-validation.js'
import errorLeak from '../../src/rules/no-error-leak.js'
import { lintProject, projectWith, removeProjects } from '../support/temporary-project.js'

afterEach(removeProjects)

/** Whether `server/index.ts` of a project with these scripts is only for development. */
function isOnly(scripts: Readonly<Record<string, string>>, path = 'server/index.ts'): boolean {
  const cwd = projectWith({ 'package.json': { scripts }, [path]: '' }).replaceAll('\\', '/')
  return isDevelopmentEntry({ cwd, filename: `${cwd}/${path}`, path, text: '' } as SourceFile)
}

test('an entry beside another that production is built from', () => {
  expect(isOnly({ dev: 'NODE_ENV=development tsx server/index.ts', build: 'esbuild server/prod.ts --bundle --outdir=dist', start: 'node dist/prod.js' })).toBe(true)
  expect(isOnly({ 'dev:server': 'tsx watch ./server/index.ts', start: 'tsx server/main.ts' })).toBe(true)
})

test('an entry that production may start as well', () => {
  expect(isOnly({ dev: 'tsx server/index.ts', build: 'tsc', start: 'node dist/index.js' })).toBe(false)
  expect(isOnly({ dev: 'tsx server/index.ts', build: 'tsc', start: 'node .' })).toBe(false)
  expect(isOnly({ dev: 'tsx server/index.ts', start: 'tsx server/index.ts', build: 'esbuild server/worker.ts' })).toBe(false)
  expect(isOnly({ dev: 'tsx server/index.ts', build: 'vite build && esbuild server/index.ts --bundle' })).toBe(false)
  expect(isOnly({ dev: 'tsx server/index.ts', worker: 'tsx server/worker.ts' })).toBe(false)
  expect(isOnly({ build: 'esbuild server/prod.ts', start: 'node dist/prod.js' })).toBe(false)
})

test('a project without scripts says nothing', () => {
  const cwd = projectWith({ 'package.json': { name: 'api' }, 'server/index.ts': '' }).replaceAll('\\', '/')
  expect(isDevelopmentEntry({ cwd, filename: `${cwd}/server/index.ts`, path: 'server/index.ts', text: '' } as SourceFile)).toBe(false)
})

/** Whether `src/tool.ts` of a project with these scripts is a tool. */
function isRunByHand(scripts: Readonly<Record<string, string>>): boolean {
  const cwd = projectWith({ 'package.json': { scripts }, 'src/tool.ts': '' }).replaceAll('\\', '/')
  return isTool({ cwd, filename: `${cwd}/src/tool.ts`, path: 'src/tool.ts', text: '' } as SourceFile)
}

test('a file that a script runs by hand is a tool', () => {
  expect(isRunByHand({ 'delete-team': 'node --env-file .env src/tool.ts' })).toBe(true)
  expect(isRunByHand({ ingest: 'tsx ./src/tool.ts', start: 'node dist/server.js' })).toBe(true)
  expect(isRunByHand({ 'replace-placeholders': 'NODE_ENV=production node ./src/tool.ts' })).toBe(true)
})

test('a file that serves, or may, is none', () => {
  expect(isRunByHand({ start: 'node src/tool.ts' })).toBe(false)
  expect(isRunByHand({ worker: 'tsx src/tool.ts', debug: 'tsx src/tool.ts' })).toBe(false)
  expect(isRunByHand({ ingest: 'tsx src/tool.ts', 'start:ingest': 'tsx src/tool.ts' })).toBe(false)
  expect(isRunByHand({ 'cron:mail': 'tsx src/tool.ts' })).toBe(false)
  expect(isRunByHand({ dev: 'tsx watch src/tool.ts' })).toBe(false)
  expect(isRunByHand({ bundle: 'esbuild src/tool.ts --bundle' })).toBe(false)
  expect(isRunByHand({ ingest: 'tsx src/other.ts' })).toBe(false)
})

test('rules about what users meet leave such an entry alone', async () => {
  const entry = [
    "import express from 'express'",
    "import session from 'express-session'",
    'const app = express()',
    'app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))',
    'app.use((error, req, res, next) => { res.status(500).json({ error: error.message }) })',
    'app.listen(3000)',
    '',
  ].join('\n')
  const scripts = { dev: 'tsx server/index.ts', build: 'esbuild server/prod.ts --bundle --outdir=dist', start: 'node dist/prod.js' }
  const reports = await lintProject(projectWith({ 'package.json': { scripts }, 'server/index.ts': entry, 'server/prod.ts': entry }), { rules: [memorySession, errorLeak] })
  expect(reports.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['server/prod.ts no-memory-session', 'server/prod.ts no-error-leak'])
})

test('rules leave tools alone', async () => {
  const client = "import Stripe from 'stripe'\nexport const stripe = new Stripe(process.env.STRIPE_KEY!)\n"
  const reports = await lintProject(projectWith({ 'package.json': { scripts: { 'sync-prices': 'node sync-prices.ts', 'list-prices': 'tsx list-prices.ts' } }, 'list-prices.ts': client, 'sync-prices.ts': client, 'prices.ts': client }), { rules: [environment] })
  expect(reports.map(({ file }) => file)).toEqual(['prices.ts', 'sync-prices.ts'])
})
