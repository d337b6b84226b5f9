import rule from '../../src/rules/require-migration-rollback.js'
import { testRule } from '../support/test-rule.js'

const filename = 'migrations/20240101_users.ts'
const js = 'migrations/20240101_users.js'
const at = (code: string, path = filename) => ({ code, filename: path })
const up = "export async function up(knex) { await knex.schema.createTable('users', () => {}) }\n"

testRule(rule, {
  valid: {
    'Knex with both': at(`${up}export async function down(knex) { await knex.schema.dropTable('users') }`),
    'a down that throws': at(`${up}export async function down() { throw new Error('irreversible') }`),
    'no way back on purpose': at("exports.up = (pgm) => { pgm.sql('x') }\nexports.down = false", js),
    'CommonJS with both': at("exports.up = (knex) => knex.schema.createTable('a')\nexports.down = (knex) => knex.schema.dropTable('a')", js),
    'Sequelize with both': at("module.exports = { up: (queryInterface) => queryInterface.createTable('a'), down: (queryInterface) => queryInterface.dropTable('a') }", js),
    'a spread that may hold down': at("module.exports = { ...base, up: (queryInterface) => queryInterface.createTable('a') }", js),
    'TypeORM with both': at("export class A1 implements MigrationInterface { async up(queryRunner) { await queryRunner.query('x') } async down(queryRunner) { await queryRunner.query('y') } }"),
    'a base class': at("export class A1 extends Base { async up(queryRunner) { await queryRunner.query('x') } }"),
    'a down from elsewhere': at(`${up}export { down } from './undo'`),
    'an empty migration': at('export async function up(knex) {}\nexport async function down(knex) {}'),
    'everything from elsewhere': at(`${up}export * from './undo'`),
    'no migration': at('export function up(steps) { climb(steps) }', 'src/elevator.ts'),
    'an index of migrations': at("export { up } from './first'"),
    'Kysely with both': at("export async function up(db: Kysely<any>) { await db.schema.createTable('a').execute() }\nexport async function down(db: Kysely<any>) { await db.schema.dropTable('a').execute() }"),
    'a named down': at("const up = (knex) => knex.schema.createTable('a'); const down = (knex) => knex.schema.dropTable('a'); module.exports = { up, down }", js),
  },
  invalid: {
    'Knex without down': { ...at(up), reports: ['noRollback'] },
    'an empty down': { ...at(`${up}export async function down(knex) {}`), reports: ['emptyRollback'] },
    'a down that logs': { ...at(`${up}export async function down() { console.log('nothing to do') }`), reports: ['emptyRollback'] },
    'a down that resolves': { ...at("exports.up = (knex) => knex.schema.createTable('a')\nexports.down = () => Promise.resolve()", js), reports: ['emptyRollback'] },
    'CommonJS without down': { ...at("exports.up = (knex) => knex.schema.createTable('a')", js), reports: ['noRollback'] },
    'node-pg-migrate without down': { ...at("exports.up = (pgm) => { pgm.sql('DROP TABLE a') }", js), reports: ['noRollback'] },
    'Sequelize without down': { ...at("module.exports = { up: async (queryInterface) => { await queryInterface.addColumn('a', 'b') } }", js), reports: ['noRollback'] },
    'Sequelize with an empty down': { ...at("module.exports = { async up(queryInterface) { await queryInterface.addColumn('a', 'b') }, async down() {} }", js), reports: ['emptyRollback'] },
    'TypeORM with an empty down': { ...at("export class A1 implements MigrationInterface { async up(queryRunner: QueryRunner) { await queryRunner.query('x') } async down(): Promise<void> {} }"), reports: ['emptyRollback'] },
    'TypeORM without down': { ...at("export class A1 { async up(queryRunner) { await queryRunner.query('x') } }"), reports: ['noRollback'] },
    'Umzug with a context': { ...at("export const up = async ({ context: queryInterface }) => { await queryInterface.createTable('a') }"), reports: ['noRollback'] },
    'Kysely without down': { ...at("export async function up(db: Kysely<any>) { await db.schema.createTable('a').execute() }"), reports: ['noRollback'] },
    'a down that returns': { ...at(`${up}export const down = async () => { return }`), reports: ['emptyRollback'] },
    'a down of undefined': { ...at("exports.up = (pgm) => { pgm.createTable('a') }\nexports.down = undefined", js), reports: ['noRollback'] },
    'outside the folder': { ...at("exports.up = (knex) => knex.schema.createTable('a')", 'db/001_users.js'), reports: ['noRollback'] },
  },
})
