import { describe, expect, test } from 'vitest'
import { originOf } from '../../src/facts/origins.js'
import { nodeOf, parseFile } from '../support/parse-file.js'
import { ts } from '../support/test-rule.js'

/** `pg: Pool.new()` for the origin of the expression written as `text`; `null` when it is unknown. */
function origin(code: string, text: string, parser: 'typescript' | 'espree' = 'typescript'): string | null {
  const file = parseFile(code, { parser, filename: code.includes('/>') ? 'src/page.tsx' : 'src/server.ts' })
  const found = originOf(file, nodeOf(file, text))
  return found && `${found.module}: ${found.path.join('.')}`
}

/** Situation -> code, the expression asked about, and where it comes from. */
type Cases = Record<string, [code: string, text: string, expected: string | null]>

function check(cases: Cases): void {
  test.each(Object.entries(cases))('%s', (_, [code, text, expected]) => {
    expect(origin(code, text)).toBe(expected)
  })
}

describe('imports', () => {
  check({
    'a default import is the module': [`import Stripe from 'stripe'; use(Stripe)`, 'Stripe', 'stripe: '],
    'a namespace import is the module': [`import * as pg from 'pg'; use(pg.Pool)`, 'pg.Pool', 'pg: Pool'],
    'a named import': [`import { Pool } from 'pg'; use(Pool)`, 'Pool', 'pg: Pool'],
    'a renamed import': [`import { Pool as Connections } from 'pg'; use(Connections)`, 'Connections', 'pg: Pool'],
    'a default import by name': [`import { default as Stripe } from 'stripe'; use(Stripe)`, 'Stripe', 'stripe: '],
    'a string-named import': [`import { 'create-client' as make } from 'x'; use(make)`, 'make', 'x: create-client'],
    'a type import names the type': [`import type { Pool } from 'pg'; function f(p: Pool) { p.query() }`, 'p.query', 'pg: Pool.new().query'],
    'a local module keeps its specifier': [`import { prisma } from '@/lib/db'; prisma.user.create()`, 'prisma.user', '@/lib/db: prisma.user'],
    'default of a namespace import is the module': [`import * as ns from 'stripe'; use(ns.default)`, 'ns.default', 'stripe: '],
    'a member named default deeper down stays': [`import * as ns from 'x'; use(ns.a.default)`, 'ns.a.default', 'x: a.default'],
    'import = require': [`import fs = require('fs'); use(fs.promises)`, 'fs.promises', 'fs: promises'],
    'import = of a namespace is followed': [`import * as AWS from 'aws-sdk'; import S3 = AWS.S3; use(S3)`, 'S3', 'aws-sdk: S3'],
    'a dynamic import': [`const { Pool } = await import('pg'); use(Pool)`, 'Pool', 'pg: Pool'],
    'the default of a dynamic import': [`const Stripe = (await import('stripe')).default; use(Stripe)`, 'Stripe', 'stripe: '],
    'the renamed default of a dynamic import': [`const { default: Stripe } = await import('stripe'); use(Stripe)`, 'Stripe', 'stripe: '],
    'a dynamic import of a run-time name is unknown': [`const m = await import(name); use(m)`, 'm', null],
    'a template without expressions is a name': ['const m = await import(`pg`); use(m)', 'm', 'pg: '],
    'a template with expressions is unknown': ['const m = await import(`./${x}`); use(m)', 'm', null],
  })
})

describe('require', () => {
  check({
    'is the module': [`const express = require('express'); use(express)`, 'express', 'express: '],
    'destructured': [`const { Pool } = require('pg'); use(Pool)`, 'Pool', 'pg: Pool'],
    'destructured and renamed': [`const { Pool: P } = require('pg'); use(P)`, 'P', 'pg: Pool'],
    'destructured deeply': [`const { promises: { readFile } } = require('fs'); use(readFile)`, 'readFile', 'fs: promises.readFile'],
    'destructured with a default': [`const { Pool = null } = require('pg'); use(Pool)`, 'Pool', 'pg: Pool'],
    '.default is the module': [`const Stripe = require('stripe').default; use(Stripe)`, 'Stripe', 'stripe: '],
    'a member': [`const Pool = require('pg').Pool; use(Pool)`, 'Pool', 'pg: Pool'],
    'called at once': [`const stripe = require('stripe')(key); use(stripe)`, 'stripe', 'stripe: ()'],
    'constructed at once': [`const pool = new (require('pg').Pool)(); use(pool)`, 'pool', 'pg: Pool.new()'],
    'of a run-time name is unknown': [`const x = require(name); use(x)`, 'x', null],
    'without an argument is unknown': [`const x = require(); use(x)`, 'x', null],
    'a local function of that name is none': [`function require(x) { return {} } const pg = require('pg'); use(pg)`, 'pg', null],
    'a parameter of that name is none': [`export default (require) => { use(require('pg')) }`, `require('pg')`, null],
    'made by createRequire': [
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const pg = require('pg'); use(pg)`,
      'pg',
      'pg: ',
    ],
    'a rest of it is unknown': [`const { Pool, ...others } = require('pg'); use(others.Client)`, 'others.Client', null],
    'a computed member is unknown': [`const x = require('pg')[name]; use(x)`, 'x', null],
    'a member by a literal': [`const x = require('pg')['Pool']; use(x)`, 'x', 'pg: Pool'],
  })
})

describe('values', () => {
  check({
    'an instance': [`import { Pool } from 'pg'; const pool = new Pool(); pool.query()`, 'pool.query', 'pg: Pool.new().query'],
    'an instance of the default export': [`import Stripe from 'stripe'; const s = new Stripe(k); s.charges.create()`, 's.charges.create', 'stripe: new().charges.create'],
    'what a function of a module returns': [`import { createClient } from 'redis'; const c = createClient(); c.get()`, 'c.get', 'redis: createClient.().get'],
    'a chain of aliases': [`import x from 'x'; const a = x; const b = a; const c = b; use(c.y)`, 'c.y', 'x: y'],
    'through as, satisfies and !': [`import x from 'x'; const a = (x as any)!.y satisfies Y; use(a)`, 'a', 'x: y'],
    'through await and optional chaining': [`import x from 'x'; const a = await x?.open?.(); use(a?.y)`, 'a?.y', 'x: open.().y'],
    'the first known side of ||': [`import x from 'x'; const a = globalThis.cached || new x.Y(); use(a)`, 'a', 'x: Y.new()'],
    'the known side of ??': [`import x from 'x'; const a = cached ?? x.make(); use(a)`, 'a', 'x: make.()'],
    'the first known side of a ternary': [`import x from 'x'; const a = on ? null : x.make(); use(a)`, 'a', 'x: make.()'],
    'an assignment expression': [`import x from 'x'; let c; const a = (c = x.make()); use(a)`, 'a', 'x: make.()'],
    'the last of a sequence': [`import x from 'x'; (0, x.go)()`, '(0, x.go)()', 'x: go.()'],
    'a let written once': [`import x from 'x'; let a; a = x.make(); use(a)`, 'a', 'x: make.()'],
    'a let written twice is unknown': [`import x from 'x'; let a = x.make(); a = other(); use(a)`, 'a', null],
    'a let reset to null is known': [`import x from 'x'; let a = x.make(); function stop() { a = null } a.go`, 'a.go', 'x: make.().go'],
    'a let incremented is unknown': [`import x from 'x'; let a = x.make(); a += 1; use(a)`, 'a', null],
    'a let written by destructuring is unknown': [`import x from 'x'; let a = x.make(); ({ a } = other); use(a)`, 'a', null],
    'a lazy singleton': [`import x from 'x'; let c: any = null; export function get() { if (!c) c = new x.Y(); return c } get().go()`, 'get().go', 'x: Y.new().go'],
    'a lazy singleton by ??=': [`import x from 'x'; let c; const get = () => (c ??= new x.Y()); get().go()`, 'get().go', 'x: Y.new().go'],
    'an async local function': [`import x from 'x'; async function get() { return x.open() } const c = await get(); c.go()`, 'c.go', 'x: open.().go'],
    'a local function with two different results is unknown': [`import x from 'x'; function get() { if (a) return x.one(); return x.two() } use(get())`, 'get()', null],
    'a local function with an early null': [`import x from 'x'; function get() { if (!a) return null; return x.two() } use(get())`, 'get()', 'x: two.()'],
    'returns of a nested function do not count': [`import x from 'x'; function get() { list.map(() => { return x.one() }); return x.two() } use(get())`, 'get()', 'x: two.()'],
    'a function that calls itself is unknown': [`function get() { return get() } use(get())`, 'get()', null],
    'a constant that names itself is unknown': [`const a = a; use(a)`, 'a', null],
    'two constants that name each other are unknown': [`var a = b; var b = a; use(b)`, 'b', null],
    'a shadowed name is the inner one': [`import x from 'x'; function f(x) { use(x.y) }`, 'x.y', null],
    'the outer name after a block that shadows it': [`import x from 'x'; { const x = 1 } use(x.y)`, 'x.y', 'x: y'],
    'a global is unknown': [`use(fetch)`, 'fetch', null],
    'a literal is unknown': [`const a = 'pg'; use(a)`, 'a', null],
    'a loop variable is unknown': [`import x from 'x'; for (const a of x.list) use(a)`, 'a', null],
    'a caught error is unknown': [`try { go() } catch (a) { use(a) }`, 'a', null],
    'an instance by alias of a class': [`import x from 'x'; const Y = x.Y; const y = new Y(); use(y.z)`, 'y.z', 'x: Y.new().z'],
    'a method bound': [`import x from 'x'; const go = x.go.bind(x); use(go)`, 'go', 'x: go.bind.()'],
  })

  test('a chain of forty aliases is followed, one of a thousand is unknown and does not overflow', () => {
    const chain = (length: number) =>
      [`import x from 'x'`, 'const a0 = x', ...Array.from({ length }, (_, at) => `const a${at + 1} = a${at}`), `use(a${length}.y)`].join('\n')
    expect(origin(chain(40), 'a40.y')).toBe('x: y')
    expect(origin(chain(1000), 'a1000.y')).toBe(null)
  })

  test('asking about the end of a long chain first does not spoil the answers about its middle', () => {
    const lines = [`import x from 'x'`, 'const a0 = x', ...Array.from({ length: 80 }, (_, at) => `const a${at + 1} = a${at}`), 'use(a80); use(a40)']
    const file = parseFile(lines.join('\n'))
    expect(originOf(file, nodeOf(file, 'a80'))).toBe(null)
    expect(originOf(file, nodeOf(file, 'a40'))).toEqual({ module: 'x', path: [] })
  })

  test('asking about one member of a cycle does not spoil the answer about another', () => {
    const file = parseFile(`import x from 'x'; function a() { return b() ?? x.one() } function b() { return a() } use(b()); use(a())`)
    const answer = (text: string) => originOf(file, nodeOf(file, text))?.path.join('.')
    expect(answer('a()')).toBe('one.()')
    expect(answer('b()')).toBe('one.()')
    const other = parseFile(`import x from 'x'; function a() { return b() ?? x.one() } function b() { return a() } use(b()); use(a())`)
    expect(originOf(other, nodeOf(other, 'b()'))?.path.join('.')).toBe('one.()')
    expect(originOf(other, nodeOf(other, 'a()'))?.path.join('.')).toBe('one.()')
  })

  test('a long member chain does not overflow', () => {
    expect(origin(`import x from 'x'; use(x${'.a()'.repeat(300)})`, `x${'.a()'.repeat(300)}`)).toBe(null)
  })
})

describe('destructuring and objects', () => {
  check({
    'of a namespace': [`import * as x from 'x'; const { a } = x; use(a)`, 'a', 'x: a'],
    'renamed, nested, with a default': [`import x from 'x'; const { a: { b: c = 1 } = {} } = x; use(c)`, 'c', 'x: a.b'],
    'of a call': [`import { createClient } from 'x'; const { db } = createClient(); use(db.go)`, 'db.go', 'x: createClient.().db.go'],
    'an array position': [`import { useState } from 'react'; const [, setOpen] = useState(); use(setOpen)`, 'setOpen', 'react: useState.().[1]'],
    'a rest element is unknown': [`import x from 'x'; const [...a] = x.list; use(a)`, 'a', null],
    'a property of a constant object': [`import Stripe from 'stripe'; const clients = { stripe: new Stripe(k) }; clients.stripe.charges`, 'clients.stripe.charges', 'stripe: new().charges'],
    'a nested property of a constant object': [`import x from 'x'; const o = { a: { b: x } }; use(o.a.b.c)`, 'o.a.b.c', 'x: c'],
    'a destructured property of a constant object': [`import x from 'x'; const o = { a: x }; const { a } = o; use(a)`, 'a', 'x: '],
    'a shorthand property': [`import x from 'x'; const o = { x }; use(o.x)`, 'o.x', 'x: '],
    'a property behind a spread is unknown': [`import x from 'x'; const o = { a: x, ...others }; use(o.b)`, 'o.b', null],
    'a property before a spread may be overridden': [`import x from 'x'; const o = { a: x, ...others }; use(o.a)`, 'o.a', 'x: '],
    'a frozen object': [`import x from 'x'; const o = Object.freeze({ a: x }); use(o.a)`, 'o.a', 'x: '],
    'as const': [`import x from 'x'; const o = { a: x } as const; use(o.a)`, 'o.a', 'x: '],
    'a nested destructuring of a constant object': [`import x from 'x'; const o = { a: { b: x } }; const { a: { b } } = o; use(b)`, 'b', 'x: '],
    'destructuring of a parameter is unknown': [`function f({ db }) { db.go() }`, 'db.go', null],
    'assigned by destructuring': [`import * as x from 'x'; let a; ({ a } = x); use(a)`, 'a', 'x: a'],
  })
})

describe('classes', () => {
  check({
    'a field initialised': [`import Stripe from 'stripe'; class Pay { stripe = new Stripe(k); go() { this.stripe.charges.create() } }`, 'this.stripe.charges', 'stripe: new().charges'],
    'a private field': [`import Stripe from 'stripe'; class Pay { #stripe = new Stripe(k); go() { return this.#stripe.charges } }`, 'this.#stripe.charges', 'stripe: new().charges'],
    'a field assigned in the constructor': [`import Stripe from 'stripe'; class Pay { constructor() { this.stripe = new Stripe(k) } go() { return this.stripe.charges } }`, 'this.stripe.charges', 'stripe: new().charges'],
    'a field assigned in a method': [`import x from 'x'; class C { async init() { this.db = await x.connect() } go() { return this.db.q } }`, 'this.db.q', 'x: connect.().q'],
    'a typed field': [`import { Pool } from 'pg'; class C { private pool!: Pool; go() { return this.pool.query } }`, 'this.pool.query', 'pg: Pool.new().query'],
    'an injected constructor property': [`import { PrismaService } from '../prisma'; class C { constructor(private readonly prisma: PrismaService) {} go() { return this.prisma.user } }`, 'this.prisma.user', '../prisma: PrismaService.new().user'],
    'an injected property with a default': [`import { Db } from './db'; class C { constructor(private db: Db = new Db()) {} go() { return this.db.q } }`, 'this.db.q', './db: Db.new().q'],
    'a constructor parameter stored': [`import { Db } from './db'; class C { constructor(db: Db) { this.db = db } go() { return this.db.q } }`, 'this.db.q', './db: Db.new().q'],
    'an untyped injected property is unknown': [`class C { constructor(private db) {} go() { return this.db.q } }`, 'this.db.q', null],
    'in an arrow function of a method': [`import x from 'x'; class C { db = x.open(); go() { list.map(() => this.db.q) } }`, 'this.db.q', 'x: open.().q'],
    'extends': [`import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient { go() { return this.user } }`, 'this.user', '@prisma/client: PrismaClient.new().user'],
    'an instance of a class that extends': [`import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient {} const db = new Db(); use(db.user)`, 'db.user', '@prisma/client: PrismaClient.new().user'],
    'a class expression that extends': [`import { Base } from 'x'; const Db = class extends Base {}; use(new Db().y)`, 'new Db().y', 'x: Base.new().y'],
    'a plain local class is unknown': [`class Db {} use(new Db().user)`, 'new Db().user', null],
    'a field of an inner class hides nothing outside': [`import x from 'x'; class A { db = x; make() { return class B { go() { return this.db } } } }`, 'this.db', null],
    'a function that makes its own this': [`import x from 'x'; class A { db = x; go() { return function () { return this.db } } }`, 'this.db', null],
    'a static field': [`import x from 'x'; class A { static db = x.open(); static go() { return this.db.q } }`, 'this.db.q', 'x: open.().q'],
    'a static field by the class name': [`import x from 'x'; class A { static db = x.open() } use(A.db.q)`, 'A.db.q', 'x: open.().q'],
    'this outside a class is unknown': [`use(this.db)`, 'this.db', null],
    'a getter': [`import x from 'x'; class A { get db() { return x.open() } go() { return this.db.q } }`, 'this.db.q', 'x: open.().q'],
    'a method call': [`import x from 'x'; class A { open() { return x.open() } go() { return this.open().q } }`, 'this.open().q', 'x: open.().q'],
  })
})

describe('type annotations', () => {
  check({
    'a parameter': [`import { Pool } from 'pg'; function f(pool: Pool) { pool.query() }`, 'pool.query', 'pg: Pool.new().query'],
    'a parameter of a qualified type': [`import * as pg from 'pg'; function f(pool: pg.Pool) { pool.query() }`, 'pool.query', 'pg: Pool.new().query'],
    'or null': [`import { Pool } from 'pg'; let pool: Pool | null = null; function f() { pool.query() }`, 'pool.query', 'pg: Pool.new().query'],
    'or another type is unknown': [`import { A, B } from 'x'; function f(p: A | B) { p.q }`, 'p.q', null],
    'an optional parameter': [`import { Pool } from 'pg'; function f(pool?: Pool) { pool?.query() }`, 'pool?.query', 'pg: Pool.new().query'],
    'a parameter with a default': [`import { pool } from './db'; function f(p = pool) { p.query() }`, 'p.query', './db: pool.query'],
    'Promise of a type': [`import { Pool } from 'pg'; async function f(p: Promise<Pool>) { (await p).query }`, '(await p).query', 'pg: Pool.new().query'],
    'Readonly of a type': [`import { Pool } from 'pg'; function f(p: Readonly<Pool>) { p.query }`, 'p.query', 'pg: Pool.new().query'],
    'typeof a value': [`import { db } from './db'; function f(d: typeof db) { d.user }`, 'd.user', './db: db.user'],
    'an inline import type': [`function f(p: import('pg').Pool) { p.query }`, 'p.query', 'pg: Pool.new().query'],
    'an inline import type of a name is unknown': [`function f(p: import(pg)) { p.query }`, 'p.query', null],
    'typeof an inline import': [`function f(d: typeof import('pg')) { d.Pool }`, 'd.Pool', 'pg: Pool'],
    'a type alias': [`import type { Pool } from 'pg'; type Db = Pool; function f(p: Db) { p.query }`, 'p.query', 'pg: Pool.new().query'],
    'an interface that extends': [`import type { Request } from 'express'; interface AuthRequest extends Request { user: X } function f(q: AuthRequest) { q.body }`, 'q.body', 'express: Request.new().body'],
    'an intersection': [`import type { Request } from 'express'; function f(q: Request & { user: X }) { q.body }`, 'q.body', 'express: Request.new().body'],
    'an alias of an intersection': [`import type { Request } from 'express'; type R = Request & { user: X }; function f(q: R) { q.body }`, 'q.body', 'express: Request.new().body'],
    'an alias of itself is unknown': [`type A = A; function f(p: A) { p.q }`, 'p.q', null],
    'a generic parameter bound by a type is unknown': [`function f<T>(p: T) { p.q }`, 'p.q', null],
    'a value wins over its annotation': [`import { make } from 'x'; import { Y } from 'y'; const a: Y = make(); use(a.z)`, 'a.z', 'x: make.().z'],
    'the annotation of a value that is unknown': [`import { Y } from 'y'; const a: Y = await load(); use(a.z)`, 'a.z', 'y: Y.new().z'],
    'a primitive is unknown': [`function f(p: string) { p.q }`, 'p.q', null],
    'a global type is unknown': [`function f(p: Request) { p.q }`, 'p.q', null],
    'satisfies does not change the value': [`import x from 'x'; import type { Y } from 'y'; const a = x.make() satisfies Y; use(a.z)`, 'a.z', 'x: make.().z'],
    'a cast of something unknown to a type': [`import { Y } from 'y'; const a = load() as Y; use(a.z)`, 'a.z', 'y: Y.new().z'],
  })
})

test('works the same with the parser of ESLint itself', () => {
  const code = ts`
    const { Pool: P } = require('pg')
    class Store { pool = new P(); go() { return this.pool.query } }
  `
  expect(origin(code, 'this.pool.query', 'espree')).toBe('pg: Pool.new().query')
  expect(origin(`import x from 'x'; const C = () => <x.Y />`, 'x.Y', 'espree')).toBe('x: Y')
  expect(origin(`import x from 'x'; const C = () => <x.Y />`, 'x.Y')).toBe('x: Y')
})

test('an answer is remembered', () => {
  const file = parseFile(`import x from 'x'; use(x.y)`)
  const node = nodeOf(file, 'x.y')
  expect(originOf(file, node)).toBe(originOf(file, node))
})
