import { describe, expect, test } from 'vitest'
import { isRedacting, isTerminalProgram, logCallsOf } from '../../src/facts/log-calls.js'
import { parseFile } from '../support/parse-file.js'

/** Kind and name of every call that writes a line or a report. */
const calls = (code: string, settings?: unknown) => logCallsOf(parseFile(code, { settings })).map(({ kind, api }) => `${kind}: ${api}`)

describe('calls that write', () => {
  test.each<[string, string, string[]]>([
    ['the console', `console.log(1); console.table(rows)`, ['console: console.log', 'console: console.table']],
    ['a console of the file', `const console = make(); console.log(1)`, []],
    ['what only measures', `console.time('a')`, []],
    ['a logger by its package', `import pino from 'pino'; const out = pino(); out.info('x')`, ['logger: out.info']],
    ['a logger by its name', `import { logger } from './logger'; logger.warn('x')`, ['logger: logger.warn']],
    ['the log of a request', `app.get('/', (request) => request.log.info('x'))`, ['logger: request.log.info']],
    ['a field of a class', `class A { run() { this.logger.error('x') } }`, ['logger: this.logger.error']],
    ['a logger that a call gives', `import { getLogger } from './log'; getLogger('a').info('x')`, ['logger: getLogger.info']],
    ['a function that logs', `import { logError } from './report'; logError(error)`, ['logger: logError']],
    ['mathematics', `Math.log(2)`, []],
    ['a table of entries', `import { auditLog } from './repositories/audit-log'; auditLog.info('x')`, []],
    ['an error tracker', `import * as Sentry from '@sentry/node'; Sentry.captureException(error)`, ['tracker: Sentry.captureException']],
    ['a scope of the tracker', `import * as Sentry from '@sentry/node'; Sentry.withScope((scope) => { scope.setContext('a', {}) })`, ['tracker: scope.setContext']],
    ['an event of the tracker', `import Bugsnag from '@bugsnag/js'; Bugsnag.notify(error, (event) => event.addMetadata('a', {}))`, ['tracker: Bugsnag.notify', 'tracker: event.addMetadata']],
    ['a scope of something else', `withScope((scope) => { scope.setContext('a', {}) })`, []],
    ['a method that trackers share', `canvas.setContext('2d')`, []],
  ])('%s', (_, code, expected) => {
    expect(calls(code)).toEqual(expected)
  })

  test('a logger whose name does not say so, told by the settings', () => {
    expect(calls(`import { out } from './out'; out.info('x')`)).toEqual([])
    expect(calls(`import { out } from './out'; out.info('x')`, { logger: ['out'] })).toEqual(['logger: out.info'])
  })
})

test.each<[string, string, boolean]>([
  ['fields are taken out', `import pino from 'pino'; const log = pino({ redact: ['password'] }); log.info({})`, true],
  ['of a child of a logger that is held', `import pino from 'pino'; const base = pino({ redact: ['password'] }); const log = base.child({}); log.info({})`, true],
  ['of a child', `import pino from 'pino'; const log = pino({ redact: ['password'] }).child({}); log.info({})`, true],
  ['nothing is', `import pino from 'pino'; const log = pino({ level: 'info' }); log.info({})`, false],
  ['made elsewhere', `import { log } from './log'; log.info({})`, false],
])('%s', (_, code, expected) => {
  const file = parseFile(code)
  expect(isRedacting(file, logCallsOf(file).at(-1)!)).toBe(expected)
})

test.each<[string, string, string, boolean]>([
  ['a first line for the shell', '#!/usr/bin/env node\nconsole.log(1)', 'src/a.ts', true],
  ['a folder of commands', 'console.log(1)', 'src/commands/a.ts', true],
  ['a package for the terminal', `import { Command } from 'commander'`, 'src/a.ts', true],
  ['a server', `import express from 'express'`, 'src/server.ts', false],
])('%s', (_, code, filename, expected) => {
  expect(isTerminalProgram(parseFile(code, { filename }))).toBe(expected)
})
