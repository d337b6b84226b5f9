import { describe, expect, test } from 'vitest'
import { tablesLeftBy } from '../../src/facts/migrated-tables.js'
import { functionBehind, type FunctionNode } from '../../src/facts/functions.js'
import { exportOf } from '../../src/facts/exports.js'
import type { SourceFile } from '../../src/facts/source-file.js'
import { parseFile } from '../support/parse-file.js'

function functionOf(file: SourceFile, name: string): FunctionNode {
  const value = exportOf(file, name)?.value
  const fn = value && functionBehind(file, value)
  if (!fn) throw new Error(`no function is exported as ${name}`)
  return fn
}

/** The tables that `down` leaves behind. */
function left(up: string, down: string, before = '') {
  const file = parseFile(`${before}\nexport async function up(knex) { ${up} }\nexport async function down(knex) { ${down} }`, { filename: 'migrations/001.ts' })
  return tablesLeftBy(file, functionOf(file, 'up'), functionOf(file, 'down'))
}

const both = `await knex.schema.createTable('teams', build); await knex.schema.createTable('members', build)`
const inSql = `await knex.raw('CREATE TABLE teams (id int)'); await knex.raw('CREATE TABLE members (id int)')`

describe('calls of the tools', () => {
  test.each<[string, string, string, string[]]>([
    ['one of two is dropped', both, `await knex.schema.dropTable('teams')`, ['members']],
    ['one of two is dropped if it is there', both, `await knex.schema.dropTableIfExists('members')`, ['teams']],
    ['a chain', `await knex.schema.createTable('a', build).createTable('b', build).createTable('c', build)`, `await knex.schema.dropTable('b')`, ['a', 'c']],
    ['a name with its schema', `await knex.createTable({ schema: 'crm', name: 'teams' }); await knex.createTable({ schema: 'crm', name: 'members' })`, `await knex.dropTable({ schema: 'crm', name: 'teams' })`, ['members']],
    ['a table object', `await knex.createTable(new Table({ name: 'teams' })); await knex.createTable(new Table({ name: 'members' }))`, `await knex.dropTable('teams')`, ['members']],
    ['both are dropped', both, `await knex.schema.dropTable('members'); await knex.schema.dropTable('teams')`, []],
    ['one is made', `await knex.schema.createTable('teams', build)`, `await knex.schema.dropTable('members')`, []],
    ['none is dropped', both, `await knex.schema.alterTable('teams', change)`, []],
    ['one is renamed', both, `await knex.schema.dropTable('teams'); await knex.schema.renameTable('members', 'people')`, []],
    ['`up` renames what it makes', `${both}; await knex.schema.renameTable('members', 'people')`, `await knex.schema.dropTable('teams')`, []],
    ['one may have been there', `${both}; if (!(await knex.schema.hasTable('tags'))) await knex.schema.createTable('tags', build)`, `await knex.schema.dropTable('teams')`, []],
    ['a list is gone through', both, `await knex.schema.dropTable('teams'); for (const table of rest) await knex.schema.dropTable(table)`, []],
    ['the tool is given away', both, `await knex.schema.dropTable('teams'); await audit.drop(knex)`, []],
    ['the tool is given to a callback', both, `await knex.schema.dropTable('teams'); await audit.each((knex) => knex.drop())`, []],
    ['a function is called', both, `await knex.schema.dropTable('teams'); await dropRest()`, []],
    ['the rest is refused', both, `await knex.schema.dropTable('teams'); throw new Error('not all of it')`, []],
  ])('%s', (_, up, down, expected) => {
    expect(left(up, down)).toEqual(expected)
  })
})

describe('SQL in its place', () => {
  test.each<[string, string, string, string[]]>([
    ['one of two is dropped', inSql, `await knex.raw('DROP TABLE teams')`, ['members']],
    ['one of two is dropped if it is there', inSql, `await knex.raw('drop table if exists "members"')`, ['teams']],
    ['a name in quotes', `await knex.raw('CREATE TABLE "teams" (id int)'); await knex.raw('CREATE TABLE "members" (id int)')`, `await knex.raw('DROP TABLE "teams"')`, ['members']],
    ['two in one text', `await knex.raw('CREATE TABLE teams (id int); CREATE TABLE public.members (id int)')`, `await knex.raw('DROP TABLE teams')`, ['members']],
    ['a call and a text', `await knex.schema.createTable('teams', build); await knex.raw('CREATE TABLE members (id int)')`, `await knex.schema.dropTable('teams')`, ['members']],
    ['both in one text', inSql, `await knex.raw('DROP TABLE teams, members')`, []],
    ['the whole schema', inSql, `await knex.raw('DROP TABLE teams'); await knex.raw('DROP SCHEMA public CASCADE')`, []],
    ['a text that is put together', inSql, `await knex.raw('DROP TABLE teams'); await knex.raw('DROP TABLE ' + name)`, []],
    ['one that may have been there', `await knex.raw('CREATE TABLE teams (id int)'); await knex.raw('CREATE TABLE IF NOT EXISTS members (id int)')`, `await knex.raw('DROP TABLE teams')`, []],
    ['a text of something else', `${inSql}; log.write('CREATE TABLE tags (id int)')`, `await knex.raw('DROP TABLE teams'); await knex.raw('DROP TABLE members')`, []],
  ])('%s', (_, up, down, expected) => {
    expect(left(up, down)).toEqual(expected)
  })
})

describe('SQL in constants', () => {
  const given = 'await knex.raw(first); await knex.raw(second)'
  const made = (first: string, second: string) => `const first = '${first}'; const second = '${second}';`
  const two = made('CREATE TABLE teams (id int)', 'CREATE TABLE members (id int)')
  const dropsOne = `const dropTeams = 'DROP TABLE teams';`
  test.each<[string, string, string, string, string[]]>([
    ['one of two is dropped', given, 'await knex.raw(dropTeams)', `${two} ${dropsOne}`, ['members']],
    ['two in one template', 'await knex.raw(all)', 'await knex.raw(dropTeams)', `const all = \`CREATE TABLE teams (id int);\nCREATE TABLE members (id int)\`; ${dropsOne}`, ['members']],
    ['the name of a table', both, 'await knex.schema.dropTable(teams)', `const teams = 'teams';`, ['members']],
    ['a name that is not that of its constant', both, `await knex.schema.dropTable('teams'); await knex.schema.dropTable(people)`, `const people = 'members';`, []],
    ['a text that is run twice', `${given}; await knex.raw(second)`, 'await knex.raw(dropTeams)', `${two} ${dropsOne}`, ['members']],
    ['both are dropped', given, 'await knex.raw(drop)', `${two} const drop = 'DROP TABLE teams; DROP TABLE members';`, []],
    ['both are dropped at once', given, 'await knex.raw(drop)', `${two} const drop = 'DROP TABLE members, teams';`, []],
    ['one is dropped and one renamed', given, 'await knex.raw(dropTeams); await knex.raw(rename)', `${two} ${dropsOne} const rename = 'ALTER TABLE members RENAME TO people';`, []],
    ['one is dropped, then the whole schema', given, 'await knex.raw(dropTeams); await knex.raw(sweep)', `${two} ${dropsOne} const sweep = 'DROP SCHEMA public CASCADE';`, []],
    ['one may have been there', given, 'await knex.raw(dropTeams)', `${made('CREATE TABLE teams (id int); CREATE TABLE tags (id int)', 'CREATE TABLE IF NOT EXISTS members (id int)')} ${dropsOne}`, []],
    ['`up` drops and makes', `await knex.raw(reset); ${given}`, 'await knex.raw(dropTeams)', `${two} ${dropsOne} const reset = 'DROP TABLE IF EXISTS members';`, []],
    ['`up` renames what it makes', `${given}; await knex.raw(rename)`, 'await knex.raw(dropTeams)', `${two} ${dropsOne} const rename = 'ALTER TABLE members RENAME TO people';`, []],
    ['a constant that is given another text', given, 'await knex.raw(drop)', `${two} let drop = 'DROP TABLE teams'; if (all) drop = 'DROP TABLE teams, members';`, []],
    ['a constant of another file', given, 'await knex.raw(dropTeams); await knex.raw(rest)', `import { rest } from './sql'; ${two} ${dropsOne}`, []],
    ['a constant that is not used', given, 'await knex.raw(dropTeams)', `${two} ${dropsOne} const dropMembers = 'DROP TABLE members';`, ['members']],
  ])('%s', (_, up, down, before, expected) => {
    expect(left(up, down, before)).toEqual(expected)
  })
})
