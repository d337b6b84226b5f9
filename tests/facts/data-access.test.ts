import { describe, expect, test } from 'vitest'
import { dataAccessesOf, type DataAccess } from '../../src/facts/data-access.js'
import type { SourceFile } from '../../src/facts/source-file.js'
import { parseFile } from '../support/parse-file.js'

/** `prisma findUnique: read user | id = userId | sets name | many, atomic` */
function described(file: SourceFile, access: DataAccess): string {
  const text = (node: { range: readonly [number, number] }) => file.text.slice(node.range[0], node.range[1])
  const conditions = access.conditions.map(({ name, value, isEquality }) => `${name} ${isEquality ? '=' : '~'} ${value ? text(value) : '?'}`)
  const flags = [
    access.hasHiddenConditions && 'hidden',
    access.isMany && 'many',
    access.isBounded === false && 'unbounded',
    access.isBounded === null && 'bound unknown',
    access.relative && `relative in ${access.relative}`,
    access.isAtomic && 'atomic',
    access.isAtomic === null && 'atomic unknown',
    access.inTransaction && 'transaction',
    access.locks && 'locks',
  ].filter(Boolean)
  return [
    `${access.library} ${access.api}: ${access.operation} ${access.model ?? '-'}`,
    ...(conditions.length > 0 ? [conditions.join(', ')] : []),
    ...(access.assignments.length > 0 ? [`sets ${access.assignments.map(({ name }) => name).join(', ')}`] : []),
    ...(flags.length > 0 ? [flags.join(', ')] : []),
  ].join(' | ')
}

/** Situation -> code, and what each access in it does. */
type Cases = Record<string, [code: string, ...expected: string[]]>

function check(cases: Cases): void {
  test.each(Object.entries(cases))('%s', (_, [code, ...expected]) => {
    const file = parseFile(code)
    expect(dataAccessesOf(file).map((access) => described(file, access))).toEqual(expected)
  })
}

describe('Prisma', () => {
  const client = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`
  check({
    'a unique read': [`${client} await prisma.user.findUnique({ where: { id: userId } })`, 'prisma findUnique: read user | id = userId'],
    'a list without a limit': [`${client} await prisma.user.findMany({ where: { teamId } })`, 'prisma findMany: read user | teamId = teamId | many, unbounded'],
    'a list with a limit': [`${client} await prisma.user.findMany({ take: 20 })`, 'prisma findMany: read user | many'],
    'a list whose options are a parameter': [`${client} const list = (args) => prisma.user.findMany(args)`, 'prisma findMany: read user | hidden, many, bound unknown'],
    'options in a constant': [`${client} const args = { where: { id }, take: 1 }; prisma.user.findMany(args)`, 'prisma findMany: read user | id = id | many'],
    'a compound key': [
      `${client} prisma.event.findUnique({ where: { provider_key: { provider: 'stripe', key: event.id } } })`,
      `prisma findUnique: read event | provider = 'stripe', key = event.id`,
    ],
    'operators': [
      `${client} prisma.user.findFirst({ where: { email: { equals: mail }, age: { gt: 3 }, id: { in: ids } } })`,
      'prisma findFirst: read user | email = mail, age ~ ?, id = ids',
    ],
    'AND is required and OR is not': [
      `${client} prisma.user.findFirst({ where: { AND: [{ a: x }], OR: [{ b: y }, { c: z }] } })`,
      'prisma findFirst: read user | a = x, b ~ y, c ~ z',
    ],
    'a spread hides conditions': [`${client} prisma.user.findFirst({ where: { id, ...filters } })`, 'prisma findFirst: read user | id = id | hidden'],
    'a create': [`${client} prisma.user.create({ data: { email, team: { connect: { id: teamId } } } })`, 'prisma create: create user | sets email, teamId'],
    'an increment': [
      `${client} prisma.user.update({ where: { id }, data: { credits: { increment: 5 } } })`,
      'prisma update: update user | id = id | sets credits | relative in database',
    ],
    'a sum in the code': [
      `${client} prisma.user.update({ where: { id }, data: { credits: user.credits + 5 } })`,
      'prisma update: update user | id = id | sets credits | relative in code',
    ],
    'an upsert': [
      `${client} prisma.user.upsert({ where: { id }, create: { id }, update: { name } })`,
      'prisma upsert: upsert user | id = id | sets id, name | atomic',
    ],
    'an upsert that increments': [
      `${client} prisma.user.upsert({ where: { id }, create: { id }, update: { credits: { increment: n } } })`,
      'prisma upsert: upsert user | id = id | sets id, credits | relative in database, atomic',
    ],
    'createMany that skips duplicates': [
      `${client} prisma.user.createMany({ data: rows.map((row) => ({ id: row.id })), skipDuplicates: true })`,
      'prisma createMany: create user | sets id | many, atomic',
    ],
    'a transaction with a callback': [
      `${client} prisma.$transaction(async (tx) => { await tx.user.create({ data: { id } }) })`,
      'prisma create: create user | sets id | transaction',
    ],
    'a transaction of a list of calls': [
      `${client} prisma.$transaction(ids.map((id) => prisma.user.delete({ where: { id } })))`,
      'prisma delete: delete user | id = id | transaction',
    ],
    'a transaction of calls that were collected': [
      `${client} const parts = [prisma.team.count()]; parts.push(prisma.user.delete({ where: { id } })); prisma.$transaction([...parts])`,
      'prisma count: read team | transaction',
      'prisma delete: delete user | id = id | transaction',
    ],
    'calls that are waited for together': [
      `${client} await Promise.all(ids.map((id) => prisma.user.delete({ where: { id } })))`,
      'prisma delete: delete user | id = id',
    ],
    'a transaction of several calls': [
      `${client} prisma.$transaction([prisma.user.delete({ where: { id } }), prisma.team.count()])`,
      'prisma delete: delete user | id = id | transaction',
      'prisma count: read team | transaction',
    ],
    'promise handlers are no part of it': [`${client} prisma.user.create({ data: { id } }).then(done).catch(fail)`, 'prisma create: create user | sets id'],
    'a part of the result': [`${client} const n = (await prisma.user.findMany({ take: 1 })).map((u) => u.id)`, 'prisma findMany: read user | many'],
    'a client of a local module': [`import { db } from '@/lib/db'; db.user.findUnique({ where: { id } })`, 'prisma findUnique: read user | id = id'],
    'a renamed client of a local module': [`import database from '../db'; database.user.create({ data })`, 'prisma create: create user'],
    'an injected service': [
      `class Users { constructor(private readonly prismaService: PrismaService) {} get(id) { return this.prismaService.user.findMany() } }`,
      'prisma findMany: read user | many, unbounded',
    ],
    'a client in the context': [`export const get = ({ ctx }) => ctx.prisma.user.findFirst({ where: { id } })`, 'prisma findFirst: read user | id = id'],
    'CommonJS': [`const { PrismaClient: Client } = require('@prisma/client'); const c = new Client(); c.user.delete({ where: { id } })`, 'prisma delete: delete user | id = id'],
    'a client from a function': [`import { getPrisma } from './db'; const p = getPrisma(); p.user.findMany({ take: 1 })`, 'prisma findMany: read user | many'],
    'a generated client': [`import { PrismaClient } from '../generated/prisma'; const p = new PrismaClient(); p.user.create(args)`, 'prisma create: create user | hidden'],
    'raw SQL in a tagged template': [
      '`x`; prisma.$queryRaw`SELECT id FROM users WHERE email = ${email}`',
      'sql SELECT: read users | email = email | hidden, many, unbounded',
    ],
    'raw SQL as text': [`${client} prisma.$executeRawUnsafe('UPDATE users SET credits = credits - 1 WHERE id = $1', id)`, 'sql UPDATE: update users | id = id | sets credits | hidden, many, relative in database'],
    'an API client of the project is none': [`api.users.create({ data }); this.users.create({ data }); client.charges.create({ amount })`],
    'arrays are none': [`const user = users.find((u) => u.id === id); list.items.findLast(x)`],
  })
})

describe('Drizzle', () => {
  const client = `import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, and } from 'drizzle-orm'; import { users } from './schema'; const db = drizzle(pool);`
  check({
    'an insert': [`${client} await db.insert(users).values({ email })`, 'drizzle insert: create users | sets email'],
    'several rows': [`${client} await db.insert(users).values([{ email }, { name }])`, 'drizzle insert: create users | sets email, name'],
    'an insert that does nothing on conflict': [`${client} db.insert(users).values({ email }).onConflictDoNothing().returning()`, 'drizzle insert: create users | sets email | atomic'],
    'an upsert': [
      `${client} db.insert(users).values({ id }).onConflictDoUpdate({ target: users.id, set: { n: sql\`\${users.n} + 1\` } })`,
      'drizzle insert: upsert users | sets id | relative in database, atomic',
    ],
    'a select': [
      `${client} db.select().from(users).where(and(eq(users.email, email), gt(users.age, 3))).limit(1)`,
      'drizzle select: read users | email = email, age ~ 3 | many',
    ],
    'a select of columns without a limit': [`${client} db.select({ id: users.id }).from(users)`, 'drizzle select: read users | many, unbounded'],
    'or is not required': [`${client} db.select().from(users).where(or(eq(users.a, a), eq(users.b, b)))`, 'drizzle select: read users | a ~ a, b ~ b | many, unbounded'],
    'a member table': [`${client} db.delete(schema.users).where(eq(schema.users.id, id))`, 'drizzle delete: delete users | id = id | many'],
    'a relative update': [
      `${client} db.update(users).set({ credits: sql\`\${users.credits} + \${n}\` }).where(eq(users.id, id))`,
      'drizzle update: update users | id = id | sets credits | many, relative in database',
    ],
    'the relational API': [`${client} db.query.users.findFirst({ where: eq(users.id, id) })`, 'drizzle findFirst: read users | id = id'],
    'a relational list with a callback': [
      `${client} db.query.users.findMany({ where: (u, { eq }) => eq(u.teamId, teamId) })`,
      'drizzle findMany: read users | teamId = teamId | many, unbounded',
    ],
    'a transaction': [`${client} db.transaction(async (tx) => { await tx.insert(users).values(row) })`, 'drizzle insert: create users | transaction'],
    'a client of a local module': [`import { db } from './db'; const [u] = await db.select().from(users).where(eq(users.id, id))`, 'drizzle select: read users | id = id | many, unbounded'],
    'a builder that is added to later': [
      `${client} let q = db.select().from(users); if (x) q = q.where(eq(users.id, id)); await q`,
      'drizzle select: read users | hidden, many, bound unknown',
    ],
    'a lock': [`${client} tx.select().from(users).where(eq(users.id, id)).for('update')`, 'drizzle select: read users | id = id | many, unbounded, locks'],
    'a statement': [`${client} db.execute(sql\`DELETE FROM users WHERE id = \${id}\`)`, 'sql DELETE: delete users | id = id | hidden, many'],
    'a fragment alone is none': [`import { sql } from 'drizzle-orm'; const q = sql\`SELECT 1 FROM users\``],
    'collections are none': [`set.delete(user); map.delete(key); list.insert(item); form.update(values)`],
  })
})

describe('Kysely and Knex', () => {
  const knex = `import makeKnex from 'knex'; const knex = makeKnex({});`
  check({
    'a Kysely read': [
      `db.selectFrom('users as u').selectAll().where('u.id', '=', id).executeTakeFirst()`,
      'kysely selectFrom: read users | id = id | many',
    ],
    'a Kysely insert on conflict': [`db.insertInto('users').values({ id }).onConflict((oc) => oc.doNothing()).execute()`, 'kysely insertInto: create users | sets id | atomic'],
    'a Kysely step': [
      `db.updateTable('users').set((eb) => ({ n: eb('n', '+', 1) })).where('id', '=', id).execute()`,
      'kysely updateTable: update users | id = id | sets n | many, relative in database',
    ],
    'a Kysely transaction': [`db.transaction().execute(async (trx) => { await trx.deleteFrom('users').where('id', '=', id).execute() })`, 'kysely deleteFrom: delete users | id = id | many, transaction'],
    'a Knex read': [`${knex} knex('users').where({ id }).first()`, 'knex select: read users | id = id | many'],
    'a Knex list': [`${knex} knex.select('*').from('users').whereIn('id', ids)`, 'knex select: read users | id = ids | many, unbounded'],
    'a Knex insert': [`${knex} knex('users').insert({ email }).onConflict('email').ignore()`, 'knex insert: create users | sets email | atomic'],
    'a Knex step': [`${knex} knex('users').where('id', id).increment('credits', 5)`, 'knex increment: update users | id = id | sets credits | many, relative in database'],
    'a Knex client of a local module': [`const db = require('../db'); db('users').where({ id }).update({ name })`, 'knex update: update users | id = id | sets name | many'],
    'a Knex client that an app carries': [`app.knex('users').where({ id }).increment('credits', 5)`, 'knex increment: update users | id = id | sets credits | many, relative in database'],
    'jQuery is none': [`$('users').first(); cy('x').first()`],
  })
})

describe('Supabase', () => {
  check({
    'a read': [
      `import { createClient } from '@supabase/supabase-js'; const s = createClient(u, k); s.from('users').select('*').eq('id', id).maybeSingle()`,
      'supabase select: read users | id = id',
    ],
    'a list of a client made by a local function': [
      `import { createClient } from '@/lib/supabase/server'; const supabase = await createClient(); const { data } = await supabase.from('users').select().match({ teamId })`,
      'supabase select: read users | teamId = teamId | many, unbounded',
    ],
    'an insert': [`supabase.from('users').insert([{ email }]).select().single()`, 'supabase insert: create users | sets email'],
    'an upsert': [`supabase.from('users').upsert({ id }, { onConflict: 'id' })`, 'supabase upsert: upsert users | sets id | atomic'],
    'a procedure that increments': [`supabase.rpc('increment_credits', { user_id: id })`, 'supabase increment_credits: raw - | hidden, relative in database, atomic unknown'],
    'Deno': [`import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'; createClient(u, k).from('a').delete().eq('id', id)`, 'supabase delete: delete a | id = id | many'],
    'storage is none': [`supabase.storage.from('avatars').update(path, file)`],
    'arrays are none': [`Array.from('abc').map(f); Buffer.from('abc').toString()`],
  })
})

describe('TypeORM', () => {
  check({
    'an injected repository': [
      `import { Repository } from 'typeorm'; class S { constructor(@InjectRepository(User) private readonly users: Repository<User>) {} get(id) { return this.users.findOne({ where: { id } }) } }`,
      'typeorm findOne: read User | id = id',
    ],
    'save of a created entity': [
      `import { Repository } from 'typeorm'; class S { constructor(private users: Repository<User>) {} add(email) { const user = this.users.create({ email }); return this.users.save(user) } }`,
      'typeorm save: create User | sets email',
    ],
    'a row that was read, changed and saved': [
      `import { Repository } from 'typeorm'; class S { constructor(private users: Repository<User>) {} async f(id) { const user = await this.users.findOneBy({ id }); user.plan = 'pro'; user.seenAt = new Date(); await this.users.save(user) } }`,
      'typeorm findOneBy: read User | id = id',
      'typeorm save: update User | sets plan, seenAt | hidden',
    ],
    'a row that was read, counted up and saved': [
      `import { Repository } from 'typeorm'; class S { constructor(private users: Repository<User>) {} async f(id) { const user = await this.users.findOne({ where: { id } }); user.credits += 5; return this.users.save(user) } }`,
      'typeorm findOne: read User | id = id',
      'typeorm save: update User | sets credits | hidden, relative in code',
    ],
    'a row that is made where none was read': [
      `import { Repository } from 'typeorm'; class S { constructor(private users: Repository<User>) {} async f(email) { let user = await this.users.findOneBy({ email }); if (!user) user = this.users.create({ email }); await this.users.save(user) } }`,
      'typeorm findOneBy: read User | email = email',
      'typeorm save: create User',
    ],
    'a repository of a data source': [`AppDataSource.getRepository(User).findOneBy({ email })`, 'typeorm findOneBy: read User | email = email'],
    'a repository in a constant': [`const users = AppDataSource.getRepository(User); users.find()`, 'typeorm find: read User | many, unbounded'],
    'a manager': [
      `import { DataSource } from 'typeorm'; const ds = new DataSource({}); ds.transaction(async (manager) => { await ds.manager.increment(User, { id }, 'credits', 5) })`,
      'typeorm increment: update User | id = id | sets credits | many, relative in database, transaction',
    ],
    'a query builder': [
      `AppDataSource.getRepository(User).createQueryBuilder('u').where('u.email = :email', { email: mail }).getOne()`,
      'typeorm getOne: read User | email = mail',
    ],
    'a builder that updates': [
      `AppDataSource.createQueryBuilder().update(User).set({ credits: () => 'credits + 1' }).where('id = :id', { id }).execute()`,
      'typeorm execute: update User | id = id | sets credits | many, relative in database',
    ],
    'a known builder that updates': [
      `import { DataSource } from 'typeorm'; const ds = new DataSource({}); ds.createQueryBuilder().update(User).set({ credits: () => 'credits + 1' }).where('id = :id', { id }).execute()`,
      'typeorm execute: update User | id = id | sets credits | many, relative in database',
    ],
    'a repository by its name and the shape of its call': [`class S { f(id) { return this.userRepository.findOne({ where: { id } }) } }`, 'typeorm findOne: read user | id = id'],
    'a repository by its name alone is none': [`class S { f(id) { return this.userRepository.save(id) } }`],
  })
})

describe('MongoDB, Mongoose and Sequelize', () => {
  check({
    'a collection': [`db.collection('users').findOne({ email })`, 'mongodb findOne: read users | email = email'],
    'a collection in a constant': [`const users = db.collection('users'); await users.insertOne({ email })`, 'mongodb insertOne: create users | sets email'],
    'an atomic upsert': [`db.collection('users').updateOne({ id }, { $setOnInsert: { id } }, { upsert: true })`, 'mongodb updateOne: upsert users | id = id | sets id | atomic'],
    'a step': [`db.collection('users').updateOne({ id }, { $inc: { credits: 1 } })`, 'mongodb updateOne: update users | id = id | sets credits | relative in database'],
    'a client awaited in place': [`(await clientPromise).db().collection('users').deleteMany({ teamId })`, 'mongodb deleteMany: delete users | teamId = teamId | many'],
    'a Mongoose model of the file': [`import mongoose from 'mongoose'; const User = mongoose.model('User', s); User.findOne({ email }).lean()`, 'mongoose findOne: read User | email = email'],
    'a Mongoose model of another file': [`import User from '../models/User'; User.create({ email })`, 'mongoose create: create User | sets email'],
    'a Mongoose model by what else it does': [
      `import { User } from './user'; User.findByIdAndUpdate(id, { name }); User.create({ email })`,
      'mongoose findByIdAndUpdate: update User | _id = id | sets name',
      'mongoose create: create User | sets email',
    ],
    'a document that is saved': [`const User = require('./models/user'); async function f() { const u = new User({ email }); await u.save() }`, 'mongoose save: create User | sets email'],
    'a document that was read and is saved': [
      `const { User } = require('./models'); async function f(id) { const user = await User.findById(id); user.credits += 5; user.name = name; await user.save() }`,
      'mongoose findById: read User | _id = id',
      'mongoose save: update User | sets credits, name | hidden, relative in code',
    ],
    'a save of something else is none': [`async function f() { const file = await read(); file.name = x; await file.save() }`],
    'an injected Mongoose model': [
      `import { Model } from 'mongoose'; class S { constructor(@InjectModel(User.name) private userModel: Model<UserDocument>) {} f(id) { return this.userModel.findById(id) } }`,
      'mongoose findById: read UserDocument | _id = id',
    ],
    'a Sequelize model': [`const db = require('../models'); db.User.findOne({ where: { login } })`, 'sequelize findOne: read User | login = login'],
    'a Sequelize model of a class': [`import { Model } from 'sequelize'; class User extends Model {} User.findAll()`, 'sequelize findAll: read User | many, unbounded'],
    'a row of Sequelize that steps a column': [
      `import { User } from './models'; async function f(id) { const user = await User.findOne({ where: { id } }); await user.increment('credits', { by: 5 }) }`,
      'sequelize findOne: read User | id = id',
      'sequelize increment: update User | id = id | sets credits | hidden, relative in database',
    ],
    'a row of Sequelize that is updated': [
      `const { User } = require('./models'); async function f(id) { const user = await User.findByPk(id); await user.update({ credits: user.credits + 1 }) }`,
      'sequelize findByPk: read User | id = id',
      'sequelize update: update User | id = id | sets credits | hidden, relative in code',
    ],
    'an update of something else that was awaited is none': [`async function f() { const hash = await open(); hash.update(text) }`],
    'findOrCreate': [`import { User } from './models'; User.findOrCreate({ where: { id }, defaults: { name } })`, 'sequelize findOrCreate: upsert User | id = id | sets name | atomic'],
    'a Sequelize update in a transaction': [`import { User } from './models'; User.update({ name }, { where: { id }, transaction: t })`, 'sequelize update: update User | id = id | sets name | many, transaction'],
    'Firestore': [
      `db.collection('users').doc(id).update({ credits: FieldValue.increment(1) }); db.collection('users').add({ email })`,
      'firestore update: update users | id = id | sets credits | relative in database',
      'firestore add: create users | sets email',
    ],
    'a class of a package is none': [`import { Stripe } from 'stripe'; Stripe.create({ a }); Promise.all([]); Widget.find({ id })`],
  })
})

describe('SQL', () => {
  const pool = `import { Pool } from 'pg'; const pool = new Pool();`
  check({
    'parameters by number': [
      `${pool} pool.query('SELECT * FROM public.users WHERE email = $2 AND team_id = $1', [team, email])`,
      'sql SELECT: read users | email = email, team_id = team | hidden, many, unbounded',
    ],
    'parameters by position': [`conn.execute('SELECT id FROM users WHERE a = ? AND b = ? LIMIT 1', [x, y])`, 'sql SELECT: read users | a = x, b = y | hidden, many'],
    'an insert': [`${pool} pool.query('INSERT INTO events (id, type) VALUES ($1, $2)', [event.id, event.type])`, 'sql INSERT: create events | sets id, type'],
    'an insert on conflict': [`${pool} pool.query(\`INSERT INTO events (id) VALUES ($1) ON CONFLICT DO NOTHING\`, [id])`, 'sql INSERT: create events | sets id | atomic'],
    'INSERT IGNORE': [`conn.query('INSERT IGNORE INTO events (id) VALUES (?)', [id])`, 'sql INSERT: create events | sets id | atomic'],
    'a step': [`${pool} pool.query('UPDATE users SET credits = credits + $1 WHERE id = $2', [n, id])`, 'sql UPDATE: update users | id = id | sets credits | hidden, many, relative in database'],
    'a lock': [`client.query('SELECT * FROM users WHERE id = $1 FOR UPDATE', [id])`, 'sql SELECT: read users | id = id | hidden, many, unbounded, locks'],
    'a statement in an object': [`${pool} pool.query({ text: 'DELETE FROM users WHERE id = $1', values: [id] })`, 'sql DELETE: delete users | id = id | hidden, many'],
    'a statement in a constant': [`${pool} const q = 'SELECT count(*) FROM users'; pool.query(q)`, 'sql SELECT: read users'],
    'a prepared statement': [`db.prepare('SELECT * FROM users WHERE id = ?').get(id)`, 'sql SELECT: read users | id = id | hidden'],
    'a tag of postgres.js': ['import postgres from "postgres"; const sql = postgres(); sql`INSERT INTO users (id) VALUES (${id})`', 'sql INSERT: create users | sets id'],
    'a tag of a local module': ['import { sql } from "./db"; await sql`SELECT * FROM users WHERE id = ${id}`', 'sql SELECT: read users | id = id | hidden, many, unbounded'],
    'a function of the project': [`import { query } from './db'; query('SELECT * FROM users LIMIT 5')`, 'sql SELECT: read users | many'],
    'a transaction by hand': [
      `${pool} async function f() { const client = await pool.connect(); await client.query('BEGIN'); await client.query('INSERT INTO a (id) VALUES ($1)', [id]) }`,
      'sql INSERT: create a | sets id | transaction',
    ],
    'a common table expression': [`${pool} pool.query('WITH x AS (SELECT id FROM t) UPDATE users SET a = 1 FROM x')`, 'sql UPDATE: update users | sets a | many'],
    'other texts are none': [`app.get('/users', h); gql.query('query { user }'); cache.get('select'); run('SELECT your plan'); api.execute('delete')`],
  })
})

describe('Redis', () => {
  check({
    'node-redis': [`import { createClient } from 'redis'; const client = createClient(); client.get(key)`, 'redis get: read - | key = key'],
    'ioredis': [`import Redis from 'ioredis'; const r = new Redis(); r.set(key, '1', 'EX', 60)`, 'redis set: update - | key = key'],
    'NX of ioredis': [`import Redis from 'ioredis'; const r = new Redis(); r.set(key, '1', 'EX', 60, 'NX')`, 'redis set: update - | key = key | atomic'],
    'NX of node-redis': [`import { createClient } from 'redis'; createClient().set(key, '1', { NX: true, EX: 60 })`, 'redis set: update - | key = key | atomic'],
    'NX as a condition': [`import { redis } from '@/lib/redis'; redis.set(key, '1', { condition: 'NX' })`, 'redis set: update - | key = key | atomic'],
    'NX of Upstash': [`import { Redis } from '@upstash/redis'; const r = Redis.fromEnv(); r.set(key, '1', { nx: true })`, 'redis set: update - | key = key | atomic'],
    'nx: false': [`import { redis } from '@/lib/redis'; redis.set(key, '1', { nx: false })`, 'redis set: update - | key = key'],
    'options that cannot be seen': [`import { redis } from '@/lib/redis'; redis.set(key, '1', options)`, 'redis set: update - | key = key | atomic unknown'],
    'options in a constant': [`import { redis } from '@/lib/redis'; const o = { NX: true }; redis.set(key, '1', o)`, 'redis set: update - | key = key | atomic'],
    'setNX': [`import { redis } from '@/lib/redis'; redis.setNX(key, '1')`, 'redis setNX: create - | key = key | atomic'],
    'incr': [`import { kv } from '@vercel/kv'; kv.incr(key)`, 'redis incr: update - | key = key | relative in database, atomic'],
    'del': [`class S { constructor(private redis: Redis) {} f() { return this.redis.del(key) } }`, 'redis del: delete - | key = key'],
    'a pipeline': [`import { redis } from './redis'; redis.multi().set(a, '1').expire(a, 60).exec()`, 'redis set: update - | key = a | transaction', 'redis expire: update - | key = a | transaction'],
    'a client by its shape': [`import { cache } from './cache'; cache.set(key, v, 'EX', 60)`, 'redis set: update - | key = key'],
    'maps and parameters are none': [`map.get(key); params.set('a', '1'); cache.get(key); headers.set('x', 'y'); const redisConfig = {}; config.get('redis')`],
  })
})
