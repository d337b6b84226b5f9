import { describe, expect, test } from 'vitest'
import { catchAround, lifetimeOf, loopAround, tryAround } from '../../src/facts/lifetimes.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** `request POST /x`, `job mail`, `timer`: the lifetime in which `work()` runs. */
function lifetime(code: string, filename?: string): string {
  const file = parseFile(code, filename ? { filename } : {})
  const found = lifetimeOf(file, nodeOf(file, 'work()'))
  if (found.kind === 'request') return `request ${found.route.label}`
  return found.kind === 'job' ? `job ${found.job.name}` : found.kind
}

const express = `import express from 'express'; const app = express(); `
const bullmq = `import { Worker } from 'bullmq'; `

describe('the lifetime of code', () => {
  test.each<[string, string, string]>([
    ['the top level is the module', `work()`, 'module'],
    ['a block of the top level is the module', `if (a) { for (const b of c) work() }`, 'module'],
    ['a function that nothing says more about', `function f() { work() }`, 'function'],
    ['an arrow function in a constant', `const f = () => work()`, 'function'],
    ['a method', `class A { go() { work() } }`, 'function'],
    ['a function called in place at the top level is the module', `(() => { work() })()`, 'module'],
    ['a handler', `${express} app.post('/x', (req, res) => { work(); res.end() })`, 'request POST /x'],
    ['a handler declared apart', `${express} const go = (req, res) => { work(); res.end() }; app.post('/x', go)`, 'request POST /x'],
    ['a callback that runs as part of a handler', `${express} app.post('/x', async (req, res) => { await db.transaction(async () => { work() }); res.end() })`, 'request POST /x'],
    ['a callback of a list', `${express} app.post('/x', (req, res) => { list.map(() => work()); res.end() })`, 'request POST /x'],
    ['the executor of a promise', `${express} app.post('/x', (req, res) => { new Promise(() => { work() }); res.end() })`, 'request POST /x'],
    ['a function of the file that a handler calls', `${express} app.post('/x', (req, res) => { go(); res.end() }); function go() { work() }`, 'request POST /x'],
    ['through two functions', `${express} app.post('/x', (req, res) => { a(); res.end() }); function a() { b() } function b() { work() }`, 'request POST /x'],
    ['a function of the file that no handler calls', `${express} app.post('/x', (req, res) => { res.end() }); function go() { work() }`, 'function'],
    ['a listener in a handler', `${express} app.get('/x', (req, res) => { req.on('close', () => { work() }); res.end() })`, 'event'],
    ['a listener at the top level', `process.on('SIGTERM', () => { work() })`, 'event'],
    ['a callback named for an event', `${express} app.get('/x', (req, res) => { stream({ onFinish: () => { work() } }); res.end() })`, 'event'],
    ['a timer in a handler', `${express} app.get('/x', (req, res) => { setTimeout(() => { work() }, 1); res.end() })`, 'timer'],
    ['an interval', `setInterval(() => work(), 1000)`, 'timer'],
    ['after the response', `import { after } from 'next/server'; ${express} app.get('/x', (req, res) => { after(() => { work() }); res.end() })`, 'kept alive'],
    ['a queue worker', `${bullmq} new Worker('mail', async () => { work() })`, 'job mail'],
    ['a queue worker by name', `${bullmq} async function send() { work() } new Worker('mail', send)`, 'job mail'],
    ['a function that a worker calls', `${bullmq} new Worker('mail', async () => { await send() }); async function send() { work() }`, 'job mail'],
    ['an object of callbacks that a library keeps', `${express} app.get('/x', (req, res) => { new Reader({ start() { work() } }); res.end() })`, 'function'],
  ])('%s', (_, code, expected) => {
    expect(lifetime(code)).toBe(expected)
  })

  test('a file route', () => {
    expect(lifetime(`export async function POST() { work(); return new Response() }`, 'app/api/pay/route.ts')).toMatch(/^request POST/)
  })

  test('a handler has precedence over being called by another', () => {
    const code = `${express} const a = (req, res) => { work(); res.end() }; app.post('/b', (req, res) => { a(req, res) }); app.post('/a', a)`
    expect(lifetime(code)).toBe('request POST /a')
  })
})

describe('loops', () => {
  const loop = (code: string) => {
    const file = parseFile(code)
    return loopAround(nodeOf(file, 'work()'))?.type ?? null
  }
  test.each<[string, string, string | null]>([
    ['for', `for (let i = 0; i < 3; i++) work()`, 'ForStatement'],
    ['the condition of for runs again', `for (let i = 0; i < work(); i++) {}`, 'ForStatement'],
    ['the initialiser of for runs once', `for (let i = work(); i < 3; i++) {}`, null],
    ['for of', `for (const a of b) { work() }`, 'ForOfStatement'],
    ['the list of for of is read once', `for (const a of work()) {}`, null],
    ['for in', `for (const a in b) work()`, 'ForInStatement'],
    ['while', `while (a) { if (b) work() }`, 'WhileStatement'],
    ['the condition of while runs again', `while (work()) {}`, 'WhileStatement'],
    ['do while', `do { work() } while (a)`, 'DoWhileStatement'],
    ['the innermost', `while (a) { for (const b of c) { work() } }`, 'ForOfStatement'],
    ['another function ends the search', `while (a) { later(() => { work() }) }`, null],
    ['none', `work()`, null],
  ])('%s', (_, code, expected) => {
    expect(loop(code)).toBe(expected)
  })
})

describe('try and catch', () => {
  const around = (code: string) => {
    const file = parseFile(code)
    const node = nodeOf(file, 'work()')
    return { caught: catchAround(node)?.type ?? null, tried: tryAround(node) !== null }
  }
  test.each<[string, string, string | null, boolean]>([
    ['in the try', `try { work() } catch {}`, null, true],
    ['in the catch', `try {} catch { if (a) work() }`, 'CatchClause', false],
    ['in finally', `try {} catch {} finally { work() }`, null, false],
    ['a try without catch', `try { work() } finally {}`, null, false],
    ['a try around a catch', `try { try {} catch { work() } } catch {}`, 'CatchClause', true],
    ['a function in the try is on its own', `try { later(() => { work() }) } catch {}`, null, false],
    ['a function in the catch is on its own', `try {} catch { later(() => { work() }) }`, null, false],
    ['the argument of catch()', `f().catch(() => { work() })`, 'ArrowFunctionExpression', false],
    ['the second argument of then()', `f().then(a, function () { work() })`, 'FunctionExpression', false],
    ['the first argument of then()', `f().then(() => { work() })`, null, false],
    ['nothing', `work()`, null, false],
  ])('%s', (_, code, caught, tried) => {
    expect(around(code)).toEqual({ caught, tried })
  })
})
