import { describe, expect, test } from 'vitest'
import { oneWayMigrationsOf } from '../../src/facts/migration-rollbacks.js'
import { parseFile } from '../support/parse-file.js'

/** How every migration that cannot be taken back lacks its way back. */
const oneWay = (code: string, filename = 'migrations/001_users.ts') => oneWayMigrationsOf(parseFile(code, { filename })).map(({ how }) => how)
const up = `export async function up(knex) { await knex.schema.createTable('users', build) }`

describe('exported functions', () => {
  test.each<[string, string, string[]]>([
    ['no way back', up, ['missing']],
    ['a way back', `${up} export async function down(knex) { await knex.schema.dropTable('users') }`, []],
    ['an empty one', `${up} export async function down() {}`, ['empty']],
    ['one that only resolves', `${up} export const down = () => Promise.resolve()`, ['empty']],
    ['one that only says so', `${up} export function down() { console.log('cannot be taken back') }`, ['empty']],
    ['one that refuses', `${up} export function down() { throw new Error('cannot be taken back') }`, []],
    ['one that only asks', `${up} export function down(knex) { return knex.raw('SELECT 1') }`, ['empty']],
    ['none, in so many words', `exports.up = (pgm) => pgm.createTable('users', {}); exports.down = undefined`, ['missing']],
    ['of another file', `${up} export { down } from './shared'`, []],
    ['maybe of another file', `${up} export * from './shared'`, []],
    ['nothing to take back', `export async function up() {}`, []],
  ])('%s', (_, code, expected) => {
    expect(oneWay(code)).toEqual(expected)
  })

  test('outside a folder of migrations, what the function takes tells', () => {
    expect(oneWay(up, 'src/users.ts')).toEqual(['missing'])
    expect(oneWay(`export function up(level) { return raise(level) }`, 'src/volume.ts')).toEqual([])
  })
})

describe('objects and classes', () => {
  test.each<[string, string, string[]]>([
    ['an object', `module.exports = { up: (queryInterface) => queryInterface.createTable('users', {}) }`, ['missing']],
    ['an object with both', `module.exports = { up: (queryInterface) => queryInterface.createTable('users', {}), down: (queryInterface) => queryInterface.dropTable('users') }`, []],
    ['an object without a value', `module.exports = { up: (queryInterface) => queryInterface.createTable('users', {}), down: null }`, ['missing']],
    ['an object that holds more', `module.exports = { ...base, up: (queryInterface) => queryInterface.createTable('users', {}) }`, []],
    ['a class', `export class Users1 implements MigrationInterface { async up(queryRunner) { await queryRunner.query('CREATE TABLE users ()') } }`, ['missing']],
    ['a class with an empty method', `export class Users1 implements MigrationInterface { async up(queryRunner) { await queryRunner.query('CREATE TABLE users ()') } async down() {} }`, ['empty']],
    ['a class with both', `export class Users1 implements MigrationInterface { async up(queryRunner) { await queryRunner.query('CREATE TABLE users ()') } async down(queryRunner) { await queryRunner.query('DROP TABLE users') } }`, []],
    ['a base class that may bring it', `export class Users1 extends Reversible { async up(queryRunner) { await queryRunner.query('CREATE TABLE users ()') } }`, []],
  ])('%s', (_, code, expected) => {
    expect(oneWay(code)).toEqual(expected)
  })
})
