import { describe, expect, test } from 'vitest'
import { schemaSyncsOf } from '../../src/facts/schema-syncs.js'
import { parseFile } from '../support/parse-file.js'

/** What every synchronisation that production may run does to the tables. */
const syncs = (code: string) => schemaSyncsOf(parseFile(code)).map(({ api, how }) => `${how}: ${api}`)
const typeorm = (options: string) => `import { DataSource } from 'typeorm'; export const source = new DataSource({ type: 'postgres', ${options} })`

describe('options of a connection', () => {
  test.each<[string, string, string[]]>([
    ['on', typeorm('synchronize: true'), ['alter: synchronize: true']],
    ['tables are dropped', typeorm('dropSchema: true'), ['drop: dropSchema: true']],
    ['off', typeorm('synchronize: false'), []],
    ['in a constant', `const isSynced = true; ${typeorm('synchronize: isSynced')}`, ['alter: synchronize: true']],
    ['on unless it is told otherwise', typeorm(`synchronize: process.env.DB_SYNC !== 'false'`), ['alter: synchronize: true']],
    ['a default of the configuration', typeorm(`synchronize: config.get('DB_SYNC', true)`), ['alter: synchronize: true']],
    ['when it is asked for', typeorm(`synchronize: process.env.DB_SYNC === 'true'`), []],
    ['outside production', typeorm(`synchronize: process.env.NODE_ENV !== 'production'`), []],
    ['spread from a branch of production', typeorm(`...(process.env.NODE_ENV === 'production' ? {} : { synchronize: true })`), []],
    ['a dialect is enough', `export default { dialect: 'mysql', synchronize: true }`, ['alter: synchronize: true']],
    ['options of something else', `export const calendar = { type: 'weekly', synchronize: true }`, []],
    ['of development', `import 'typeorm'; const devConfig = { type: 'postgres', synchronize: true }`, []],
    ['by environment', `import 'typeorm'; export default { development: { type: 'postgres', synchronize: true } }`, []],
  ])('%s', (_, code, expected) => {
    expect(syncs(code)).toEqual(expected)
  })
})

describe('calls', () => {
  test.each<[string, string, string[]]>([
    ['tables are made anew', `await sequelize.sync({ force: true })`, ['drop: sync({ force: true })']],
    ['tables are altered', `await sequelize.sync({ alter: true })`, ['alter: sync({ alter: true })']],
    ['altered without dropping', `await sequelize.sync({ alter: { drop: false } })`, ['alter: sync({ alter: true })']],
    ['only what is not there', `await sequelize.sync()`, []],
    ['options from elsewhere', `await sequelize.sync(options)`, []],
    ['indexes', `await User.syncIndexes()`, ['indexes: syncIndexes()']],
    ['TypeORM', `import { source } from 'typeorm'; await source.synchronize()`, ['alter: synchronize()']],
    ['TypeORM, dropping', `import { source } from 'typeorm'; await source.synchronize(true)`, ['drop: synchronize(true)']],
    ['a calendar', `await calendar.synchronize()`, []],
    ['outside production', `if (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true })`, []],
    ['after production has left', `async function start() { if (process.env.NODE_ENV === 'production') return; await sequelize.sync({ force: true }) }`, []],
    ['when it is asked for', `if (process.argv.includes('--reset')) await sequelize.sync({ force: true })`, []],
    ['a function for tests', `export async function resetTestDatabase() { await sequelize.sync({ force: true }) }`, []],
    ['in production, of all places', `if (process.env.NODE_ENV === 'production') await sequelize.sync({ alter: true })`, ['alter: sync({ alter: true })']],
    ['maybe in memory', `const db = url ? open(url) : openMemory(); await db.sync({ force: true })`, []],
  ])('%s', (_, code, expected) => {
    expect(syncs(code)).toEqual(expected)
  })
})

test('in the order of the text', () => {
  expect(syncs(`await sequelize.sync({ alter: true }); ${typeorm('synchronize: true')}`)).toEqual(['alter: sync({ alter: true })', 'alter: synchronize: true'])
})
