import { describe, expect, test } from 'vitest'
import { unstructuredLogsOf } from '../../src/facts/unstructured-logs.js'
import { parseFile } from '../support/parse-file.js'

/** Kind and name of every line that machines cannot search. */
const lines = (code: string, filename = 'src/orders.ts') => unstructuredLogsOf(parseFile(code, { filename })).map(({ call, kind }) => `${kind}: ${call.api}`)
const handler = (body: string) => `import express from 'express'; const app = express(); app.get('/', (req, res) => { ${body}; res.end() })`
const logger = (body: string) => `import { logger } from './logger'; export function f(id, reason) { ${body} }`

describe('lines of the console', () => {
  test.each<[string, string, string, string[]]>([
    ['in a handler', handler(`console.log('asked')`), 'src/orders.ts', ['console: console.log']],
    ['one object as JSON', handler(`console.log(JSON.stringify({ level: 'info' }))`), 'src/orders.ts', []],
    ['when the server starts', `import express from 'express'; const app = express(); app.listen(80, () => console.log('up'))`, 'src/server.ts', []],
    ['when the process ends', `import { pool } from 'pg'; process.on('SIGTERM', () => console.log('stopping'))`, 'src/server.ts', []],
    ['in a branch of development', handler(`if (process.env.NODE_ENV === 'development') console.log('asked')`), 'src/orders.ts', []],
    ['in a component', `'use client'; export const f = () => console.log('clicked')`, 'src/button.tsx', []],
    ['in the logger', handler(`console.log('asked')`), 'src/lib/logger.ts', []],
    ['in a function that logs', `import express from 'express'; export function logError(error) { console.error(error) }`, 'src/report.ts', []],
    ['in a command', `import express from 'express'; export const f = () => console.log('done')`, 'src/commands/import.ts', []],
    ['in an edge function', `Deno.serve(() => { console.log('asked'); return new Response('ok') })`, 'supabase/functions/a/index.ts', []],
    ['where nothing says which side', `export const f = () => console.log('asked')`, 'src/shared.ts', []],
  ])('%s', (_, code, filename, expected) => {
    expect(lines(code, filename)).toEqual(expected)
  })
})

describe('values in the message of a logger', () => {
  test.each<[string, string, string[]]>([
    ['a template', logger('logger.info(`order ${id} failed`)'), ['message: logger.info']],
    ['added to a text', logger(`logger.info('order ' + id + ' failed')`), ['message: logger.info']],
    ['a place for a value', logger(`logger.info('order %s failed', id)`), ['message: logger.info']],
    ['made before', logger('const text = `order ${id} failed`; logger.warn(text)'), ['message: logger.warn']],
    ['fields', logger(`logger.info({ id, reason }, 'order failed')`), []],
    ['fields after the message', logger(`logger.info('order failed', { id, reason })`), []],
    ['the same value as a field too', logger('logger.info({ id }, `order ${id} failed`)'), []],
    ['another value', logger('logger.info({ id }, `order ${id} failed: ${reason}`)'), ['message: logger.info']],
    ['a template without values', logger('logger.info(`order failed`)'), []],
    ['a constant', logger('logger.info(`${SERVICE} is up`)'), []],
    ['the name of a class', logger('logger.info(`${OrderService.name} is up`)'), []],
    ['the level as a first argument', logger('logger.log("info", `order ${id} failed`)'), ['message: logger.log']],
  ])('%s', (_, code, expected) => {
    expect(lines(code)).toEqual(expected)
  })
})

test('a console that the settings take for the logger', () => {
  const file = parseFile(handler(`console.log('asked')`), { settings: { logger: ['console'] } })
  expect(unstructuredLogsOf(file)).toEqual([])
})
