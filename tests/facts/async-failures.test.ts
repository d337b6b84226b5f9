import { describe, expect, test } from 'vitest'
import { asyncFailuresOf } from '../../src/facts/async-failures.js'
import { parseFile } from '../support/parse-file.js'

/** Who calls every async function whose failure nobody sees. */
const failures = (code: string) => asyncFailuresOf(parseFile(code)).map(({ caller, what }) => `${caller}: ${what}`)
const express = (handler: string) => `import express from 'express'; const app = express(); app.get('/', ${handler})`

describe('handlers of Express', () => {
  test.each<[string, string, string[]]>([
    ['an await', express(`async (req, res) => { res.json(await load()) }`), ['express: handler']],
    ['caught by itself', express(`async (req, res, next) => { try { res.json(await load()) } catch (error) { next(error) } }`), []],
    ['caught on the spot', express(`async (req, res, next) => { res.json(await load().catch(next)) }`), []],
    ['nothing that waits', express(`async (req, res) => { res.json({}) }`), []],
    ['a throw', express(`async (req, res) => { if (!req.user) throw new Error('no'); res.json({}) }`), ['express: handler']],
    ['in a wrapper', express(`wrap(async (req, res) => { res.json(await load()) })`), []],
    ['declared apart', `async function show(req, res) { res.json(await load()) } ${express('show')}`, ['express: handler']],
    ['middleware', `import express from 'express'; const app = express(); app.use(async (req, res, next) => { req.user = await find(req); next() })`, ['express: middleware']],
    ['an await in a catch', express(`async (req, res) => { try { await load() } catch (error) { await tell(error) } }`), []],
    ['a throw in a catch', express(`async (req, res) => { try { await load() } catch (error) { throw error } }`), ['express: handler']],
    ['only a pause', express(`async (req, res) => { await new Promise((resolve) => setTimeout(resolve, 10)); res.end() }`), []],
    ['all settled', express(`async (req, res) => { await Promise.allSettled([load()]); res.end() }`), []],
    ['Fastify waits', `import Fastify from 'fastify'; const app = Fastify(); app.get('/', async () => ({ rows: await load() }))`, []],
  ])('%s', (_, code, expected) => {
    expect(failures(code)).toEqual(expected)
  })
})

describe('emitters and streams', () => {
  test.each<[string, string, string[]]>([
    ['a listener', `import { bus } from './bus'; bus.on('paid', async (order) => { await ship(order) })`, ['emitter: paid']],
    ['a listener that catches', `import { bus } from './bus'; bus.on('paid', async (order) => { try { await ship(order) } catch (error) { report(error) } })`, []],
    ['a signal', `process.on('SIGTERM', async () => { await server.close() })`, []],
    ['the end of the process', `process.on('uncaughtException', async (error) => { await report(error) })`, []],
    ['emitters that catch', `import { EventEmitter } from 'events'; const bus = new EventEmitter({ captureRejections: true }); bus.on('paid', async (order) => { await ship(order) })`, []],
    ['a stream', `import { Writable } from 'node:stream'; new Writable({ async write(chunk, encoding, callback) { await save(chunk); callback() } })`, ['stream: write']],
    ['a class of streams', `import { Transform } from 'node:stream'; class Upper extends Transform { async _transform(chunk) { this.push(await convert(chunk)) } }`, ['stream: _transform']],
    ['a class of something else', `import { Base } from './base'; class Upper extends Base { async _transform(chunk) { await convert(chunk) } }`, []],
  ])('%s', (_, code, expected) => {
    expect(failures(code)).toEqual(expected)
  })
})

test('a component that browsers run is left alone', () => {
  expect(failures(`'use client'; import { bus } from './bus'; bus.on('paid', async (order) => { await ship(order) })`)).toEqual([])
})
