import { describe, expect, it } from 'vitest'
import { schemaPushesOf, type JsonNode } from '../../src/facts/package-scripts.js'
import rule from '../../src/rules/no-schema-sync.js'
import { testRule, ts } from '../support/test-rule.js'

const typeorm = "import { DataSource } from 'typeorm'; "

testRule(rule, {
  valid: {
    'an application that tests build, with a database in memory': ts`
      import { Sequelize } from 'sequelize'
      import { shared } from './database'
      export async function build(options?: { inMemory?: boolean }) {
        const database = options?.inMemory ? new Sequelize('sqlite::memory:') : shared
        await database.sync({ force: true })
        return database
      }
    `,
    'off': typeorm + "new DataSource({ type: 'postgres', synchronize: false })",
    'on only where it is asked for': typeorm + "new DataSource({ type: 'postgres', synchronize: process.env.DB_SYNC === 'true' })",
    'on outside production': typeorm + "new DataSource({ type: 'postgres', synchronize: process.env.NODE_ENV !== 'production' })",
    'on in development': typeorm + "new DataSource({ type: 'postgres', synchronize: process.env.NODE_ENV === 'development' })",
    'off unless set': typeorm + "new DataSource({ type: 'postgres', synchronize: config.get('DB_SYNC', false) })",
    'from a variable': typeorm + "export const open = (synchronize) => new DataSource({ type: 'postgres', synchronize })",
    'an object of something else': "scrollbars({ synchronize: true })",
    'a plain sync': 'await sequelize.sync()',
    'a sync that neither drops nor alters': 'await sequelize.sync({ force: false, alter: false })',
    'a sync in development': "if (process.env.NODE_ENV === 'development') await sequelize.sync({ alter: true })",
    'a sync not in production': "if (process.env.NODE_ENV !== 'production') { await sequelize.sync({ force: true }) }",
    'a sync after production left': "async function start() { if (process.env.NODE_ENV === 'production') return; await sequelize.sync({ force: true }) }",
    'a sync in the other branch': "if (isProduction) { await migrate() } else { await sequelize.sync({ alter: true }) }",
    'a sync by switch': 'if (process.env.DB_SYNC) await sequelize.sync({ alter: true })',
    'a sync by comparison': "if (process.env.DB_FORCE === 'true') await sequelize.sync({ force: true })",
    'a sync in a short circuit': "process.env.NODE_ENV === 'test' && (await sequelize.sync({ force: true }))",
    'options by environment': "export const options = { development: { dialect: 'postgres', synchronize: true } }",
    'a sync of something else': 'await mailbox.sync({ full: true })',
    'tests': { code: 'await sequelize.sync({ force: true })', filename: 'tests/setup.ts' },
    'scripts': { code: 'await sequelize.sync({ force: true })', filename: 'scripts/reset.ts' },
    'indexes in development': "if (process.env.NODE_ENV !== 'production') await User.syncIndexes()",
    'a computed alter': "await sequelize.sync({ alter: process.env.NODE_ENV === 'development' })",
  },
  invalid: {
    'a connection that is one of two on disk': { code: ts`
      import { Sequelize } from 'sequelize'
      import { shared } from './database'
      export async function start(replica?: string) {
        const database = replica ? new Sequelize(replica) : shared
        await database.sync({ alter: true })
      }
    `, reports: ['syncsSchema'] },
    'TypeORM': { code: typeorm + "export const source = new DataSource({ type: 'postgres', synchronize: true })", reports: [{ messageId: 'syncsSchema', data: { api: 'synchronize: true' } }] },
    'TypeORM in NestJS': { code: "import { TypeOrmModule } from '@nestjs/typeorm'; @Module({ imports: [TypeOrmModule.forRoot({ type: 'mysql', synchronize: true })] }) export class AppModule {}", reports: ['syncsSchema'] },
    'NestJS asynchronously': { code: "import { TypeOrmModule } from '@nestjs/typeorm'; export const m = TypeOrmModule.forRootAsync({ useFactory: (config) => ({ url: config.url, synchronize: true }) })", reports: ['syncsSchema'] },
    'Sequelize in NestJS': { code: "import { SequelizeModule } from '@nestjs/sequelize'; export const m = SequelizeModule.forRoot({ dialect: 'mysql', synchronize: true })", reports: ['syncsSchema'] },
    'on unless told otherwise': { code: typeorm + "new DataSource({ type: 'postgres', synchronize: process.env.DB_SYNC !== 'false' })", reports: ['syncsSchema'] },
    'on by default': { code: typeorm + "new DataSource({ type: 'postgres', synchronize: process.env.DB_SYNC ?? true })", reports: ['syncsSchema'] },
    'on by default of a config': { code: typeorm + "new DataSource({ type: 'postgres', synchronize: config.get('DB_SYNC', true) })", reports: ['syncsSchema'] },
    'a constant': { code: typeorm + "const on = true; new DataSource({ type: 'postgres', synchronize: on })", reports: ['syncsSchema'] },
    'an object in plain JavaScript': { code: "module.exports = { type: 'postgres', synchronize: true }", filename: 'src/ormconfig.js', reports: ['syncsSchema'] },
    'the schema dropped': { code: typeorm + "new DataSource({ type: 'postgres', dropSchema: true })", reports: ['dropsTables'] },
    'a call of TypeORM': { code: typeorm + 'const source = new DataSource({}); await source.synchronize()', reports: ['syncsSchema'] },
    'Sequelize alters': { code: 'await sequelize.sync({ alter: true })', reports: [{ messageId: 'syncsSchema', data: { api: 'sync({ alter: true })' } }] },
    'Sequelize forces': { code: 'db.sequelize.sync({ force: true }).then(() => app.listen(3000))', filename: 'src/server.js', reports: ['dropsTables'] },
    'one model forces': { code: "const { User } = require('./models'); User.sync({ force: true })", filename: 'src/server.js', reports: ['dropsTables'] },
    'options in a constant': { code: 'const options = { alter: true }; sequelize.sync(options)', reports: ['syncsSchema'] },
    'alter with details': { code: 'sequelize.sync({ alter: { drop: false } })', reports: ['syncsSchema'] },
    'in production': { code: "if (process.env.NODE_ENV === 'production') await sequelize.sync({ alter: true })", reports: ['syncsSchema'] },
    'indexes of Mongoose': { code: 'async function start() { await mongoose.connect(url); await User.syncIndexes() }', reports: ['syncsIndexes'] },
  },
})

describe('scripts of package.json', () => {
  const cases: [string, Record<string, string>, string[]][] = [
    ['a build that pushes', { build: 'prisma db push && next build' }, ['build']],
    ['a start that pushes with drizzle', { start: 'drizzle-kit push && node dist' }, ['start']],
    ['a deploy of a kind', { 'deploy:prod': 'npx prisma db push --accept-data-loss' }, ['deploy:prod']],
    ['through npm run', { 'vercel-build': 'npm run db:push && next build', 'db:push': 'prisma db push' }, ['vercel-build']],
    ['through pnpm', { postinstall: 'pnpm db:push', 'db:push': 'drizzle-kit push:pg' }, ['postinstall']],
    ['a script for development', { dev: 'prisma db push && next dev', 'db:push': 'prisma db push' }, []],
    ['migrations', { build: 'prisma migrate deploy && next build' }, []],
    ['scripts that call each other', { build: 'npm run start', start: 'npm run build' }, []],
    ['a start for development', { 'deploy:dev': 'prisma db push' }, []],
  ]
  it.each(cases)('%s', (_, scripts, expected) => {
    expect(schemaPushesOf(documentOf({ name: 'app', scripts })).map(({ script }) => script)).toEqual(expected)
  })

  it('is read by the rule only where the tree is JSON', () => {
    const reports: unknown[] = []
    const ast = documentOf({ scripts: { start: 'prisma db push' } })
    const context = { sourceCode: { ast, text: '{"scripts":{"start":"prisma db push"}}' }, filename: '/project/package.json', cwd: '/project', settings: {}, options: [], report: (problem: unknown) => reports.push(problem) }
    const visitor = rule.create(context as never) as Record<string, (node: unknown) => void>
    visitor['Document']!(ast)
    expect(reports).toMatchObject([{ messageId: 'pushesSchema', data: { script: 'start', command: 'prisma db push' } }])
    expect(rule.create({ ...context, filename: '/project/other.json' } as never)).not.toHaveProperty('Program:exit')
  })
})

function documentOf(value: unknown): JsonNode {
  return { type: 'Document', loc: null, body: nodeOf(value) }
}

function nodeOf(value: unknown): JsonNode {
  if (typeof value === 'string') return { type: 'String', loc: null, value }
  const members = Object.entries(value as object).map(([key, inner]) => ({ type: 'Member', loc: null, name: { type: 'String', value: key }, value: nodeOf(inner) }))
  return { type: 'Object', loc: null, members }
}
