import { describe, expect, test } from 'vitest'
import { swallowedErrorsOf } from '../../src/facts/swallowed-errors.js'
import { parseFile } from '../support/parse-file.js'

/** How every error is lost, and what failed. */
const swallowed = (code: string) => swallowedErrorsOf(parseFile(code)).map(({ how, effect }) => `${how}: ${effect?.kind ?? 'unknown'}`)
const attempt = (body: string, handler: string) => `import { prisma } from './prisma'; export async function act(id) { try { ${body} } catch (error) { ${handler} } }`
const write = `await prisma.user.update({ where: { id }, data: {} })`

describe('what a catch does', () => {
  test.each<[string, string, string[]]>([
    ['nothing', attempt(write, ''), ['empty: write']],
    ['a log', attempt(write, 'console.error(error)'), ['logged: write']],
    ['a log and null', attempt(write, 'console.error(error); return null'), ['logged: write']],
    ['a warning', attempt(write, 'logger.warn(error)'), []],
    ['a reason', attempt(write, '/* it may be gone */'), []],
    ['a reason in the log', attempt(write, `console.error('best-effort', error)`), []],
    ['thrown on', attempt(write, 'throw error'), []],
    ['a result', attempt(write, 'return { ok: false }'), []],
    ['an error tracker', attempt(write, 'Sentry.captureException(error)'), []],
    ['something that is not known', attempt(write, 'handle(error)'), []],
    ['a log of a read', attempt('return await prisma.user.findMany({ take: 5 })', 'console.error(error)'), []],
    ['nothing around a probe', attempt('JSON.parse(id)', ''), []],
    ['nothing around a delete', attempt('await prisma.user.delete({ where: { id } })', ''), []],
    ['nothing, and an answer after it', `import express from 'express'; export async function act(id) { try { await work(id) } catch {} throw new Error('not done') }`, []],
  ])('%s', (_, code, expected) => {
    expect(swallowed(code)).toEqual(expected)
  })
})

describe('rejections', () => {
  const mail = `import nodemailer from 'nodemailer'; const transport = nodemailer.createTransport({});`
  const prisma = `import { prisma } from './prisma';`
  const update = `prisma.user.update({ where: { id }, data: {} })`
  test.each<[string, string, string[]]>([
    ['a write dropped', `${prisma} export async function act(id) { await ${update}.catch(() => {}) }`, ['empty: write']],
    ['a write dropped and returned', `${prisma} export const act = (id) => ${update}.catch(() => {})`, ['empty: write']],
    ['nothing, as an answer', `${prisma} export const act = (id) => ${update}.catch(() => null)`, []],
    ['a result that is looked at', `${prisma} export async function act(id) { const user = await ${update}.catch(() => {}); return user ?? fail() }`, []],
    ['a write that is logged', `${prisma} export async function act(id) { await ${update}.catch((error) => console.error(error)) }`, []],
    ['a message that is logged', `${mail} export async function act(to) { await transport.sendMail({ to }).catch((error) => console.error(error)) }`, ['logged: mail']],
    ['a message whose rejection the console gets', `${mail} export async function act(to) { await transport.sendMail({ to }).catch(console.error) }`, ['logged: mail']],
    ['a message nobody waits for', `${mail} export function act(to) { void transport.sendMail({ to }).catch((error) => console.error(error)) }`, []],
    ['a message with a reason', `${mail} export async function act(to) { await transport.sendMail({ to }).catch((error) => { /* the order stands */ console.error(error) }) }`, []],
    ['a message that is sent again', `${mail} export async function act(to) { await transport.sendMail({ to }).catch((error) => queue.add('mail', { to })) }`, []],
    ['the second function of then', `${prisma} export async function act(id) { await ${update}.then(undefined, () => {}) }`, ['empty: write']],
  ])('%s', (_, code, expected) => {
    expect(swallowed(code)).toEqual(expected)
  })
})

test('a webhook that answers well all the same', () => {
  const webhook = `import express from 'express'; const app = express(); app.post('/webhooks/stripe', async (req, res) => { try { await fulfil(req.body) } catch (error) { console.error(error); res.json({ received: true }) } })`
  expect(swallowed(webhook)).toEqual(['acknowledged: unknown'])
})

test('browsers may lose what they like', () => {
  expect(swallowed(`'use client'; export async function copy(text) { try { await navigator.clipboard.writeText(text) } catch {} }`)).toEqual([])
})
