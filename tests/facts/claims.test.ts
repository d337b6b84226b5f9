import { describe, expect, test } from 'vitest'
import { claimsOf, isDuplicateHandled } from '../../src/facts/claims.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** Situation -> code, and each claim as `kind key`. */
type Cases = Record<string, [code: string, ...expected: string[]]>

function check(cases: Cases, settings?: object): void {
  test.each(Object.entries(cases))('%s', (_, [code, ...expected]) => {
    const file = parseFile(code, settings ? { settings } : {})
    expect(claimsOf(file).map(({ kind, key }) => `${kind} ${key ? file.text.slice(...key.range) : '-'}`)).toEqual(expected)
  })
}

describe('keys', () => {
  const redis = `import { redis } from '@/lib/redis';`
  check({
    'SET NX': [`${redis} redis.set(key, '1', 'NX')`, 'key key'],
    'SET without NX': [`${redis} redis.set(key, '1')`],
    'setnx': [`${redis} redis.setnx(key, '1')`, 'key key'],
    'incr': [`${redis} redis.incr(key)`, 'key key'],
    'a script': [`${redis} redis.eval(script, 1, key)`, 'key script'],
    'get': [`${redis} redis.get(key)`],
  })
})

describe('rows', () => {
  const prisma = `import { prisma } from './db';`
  check({
    'an insert on conflict': [`db.insert(events).values({ id }).onConflictDoNothing()`, 'row id'],
    'a bare insert': [`db.insert(events).values({ id })`],
    'an insert whose violation is caught': [`${prisma} async function f() { try { await prisma.event.create({ data: { id } }) } catch (e) { if (e.code === 'P2002') return } }`, 'row id'],
    'an insert whose failure is only logged': [`${prisma} async function f() { try { await prisma.event.create({ data: { id } }) } catch (e) { console.error(e) } }`],
    'an update of one state': [`${prisma} prisma.order.updateMany({ where: { id, status: 'pending' }, data: { status: 'paid' } })`, 'row \'paid\''],
    'an update by key': [`${prisma} prisma.order.update({ where: { id }, data: { status: 'paid' } })`],
    'an upsert decides nothing': [`${prisma} prisma.order.upsert({ where: { id }, create: { id }, update: {} })`],
  })
})

describe('locks', () => {
  check({
    'rows for update': [`pool.query('SELECT * FROM orders WHERE id = $1 FOR UPDATE', [id])`, 'lock id'],
    'an advisory lock': [`pool.query('SELECT pg_try_advisory_lock($1)', [id])`, 'lock -'],
    'a plain read': [`pool.query('SELECT * FROM orders WHERE id = $1', [id])`],
    'redlock': [`import Redlock from 'redlock'; const r = new Redlock([c]); r.acquire([id], 1000)`, 'call [id]'],
    'a mutex': [`import { Mutex } from 'async-mutex'; const m = new Mutex(); m.runExclusive(work)`, 'call work'],
  })
})

describe('calls', () => {
  check({
    'a claim by name': [`store.tryClaimKey(id); claimEvent(id); acquireLock(id); reserveKey(id)`, 'call id', 'call id', 'call id', 'call id'],
    'a function named so that holds no claim': [`async function claimReward(id) { return fetch(id) } claimReward(x)`],
    'a function named so that holds one': [`import { redis } from './redis'; async function claimEvent(id) { return redis.set(id, '1', 'NX') } claimEvent(x)`, 'key id', 'call x'],
    'other names': [`claims(id); claim(); reservation(x); emitter.once('x', f); page.lock(); isLocked(id); tryParse(x)`],
    'a lock by name of what holds it': [`mutex.lock(id)`, 'call id'],
  })
  check({ 'a name that settings teach': [`gate.enter(id); other.enter(id)`, 'call id'] }, { claims: ['gate.enter'] })
})

describe('unique violations', () => {
  const handled = (code: string, text: string) => {
    const file = parseFile(code)
    return isDuplicateHandled(file, nodeOf(file, text))
  }
  test.each([
    ['Prisma', `try { await create() } catch (e) { if (e.code === 'P2002') return }`, true],
    ['Postgres, rejected', `create().catch((e) => { if (e.code !== '23505') throw e })`, true],
    ['MySQL', `try { await create() } catch (e) { if (e.code === 'ER_DUP_ENTRY') return }`, true],
    ['MongoDB', `try { await create() } catch (e) { if (e.code === 11000) return }`, true],
    ['a helper', `try { await create() } catch (e) { if (isUniqueConstraintError(e)) return }`, true],
    ['a named handler', `create().then(done, onDuplicate); function onDuplicate() {}`, true],
    ['any error', `try { await create() } catch (e) { console.error(e) }`, false],
    ['a try around something else', `try { await other() } catch (e) { if (e.code === 'P2002') return } await create()`, false],
    ['a returned error', `const { error } = await create(); if (error.code === '23505') ok()`, true],
  ])('%s', (_, code, expected) => {
    expect(handled(`async function f() { ${code} }`, 'create()')).toBe(expected)
  })
})
