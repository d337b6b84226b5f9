import rule from '../../src/rules/require-migration-rollback.js'
import { testRule, ts } from '../support/test-rule.js'

const filename = 'migrations/20240101_users.ts'
const js = 'migrations/20240101_users.js'
const at = (code: string, path = filename) => ({ code, filename: path })
const up = "export async function up(knex) { await knex.schema.createTable('users', () => {}) }\n"

testRule(rule, {
  valid: {
    'a list of tables that a constant drops': at("const drop = 'DROP TABLE IF EXISTS members, tags'\nexports.up = async (knex) => { await knex.schema.createTable('teams', build); await knex.schema.createTable('members', build); await knex.schema.createTable('tags', build) }\nexports.down = async (knex) => { await knex.raw(drop); await knex.schema.dropTable('teams') }", js),
    'a schema that a constant drops': at("const sweep = 'DROP SCHEMA billing CASCADE'\nexports.up = async (knex) => { await knex.schema.createTable('plans', build); await knex.schema.createTable('invoices', build) }\nexports.down = async (knex) => { await knex.schema.dropTable('plans'); await knex.raw(sweep) }", js),
    'a table dropped by the constant that made it': at("const people = 'users_v2'\nexports.up = async (knex) => { await knex.schema.createTable(people, build); await knex.schema.createTable('orders', build) }\nexports.down = async (knex) => { await knex.schema.dropTable('orders'); await knex.schema.dropTable(people) }", js),
    'every table that was made is dropped': at("export async function up(knex) { await knex.schema.createTable('teams', () => {}).createTable('members', () => {}) }\nexport async function down(knex) { await knex.schema.dropTable('members').dropTableIfExists('teams') }"),
    'tables that a list names': at("export async function up(knex) { await knex.schema.createTable('teams', () => {}); await knex.schema.createTable('members', () => {}) }\nexport async function down(knex) { for (const table of TABLES) await knex.schema.dropTable(table) }"),
    'a list of names in place': at("export async function up(knex) { await knex.schema.createTable('teams', () => {}); await knex.schema.createTable('members', () => {}) }\nexport async function down(knex) { await knex.schema.dropTable('teams'); await Promise.all(['members'].map((name) => knex.raw('DROP TABLE IF EXISTS ' + name))) }"),
    'the rest is dropped by another function': at("import { dropAudit } from '../audit'\nexport async function up(knex) { await knex.schema.createTable('teams', () => {}); await knex.schema.createTable('audit', () => {}) }\nexport async function down(knex) { await dropAudit(knex); await knex.schema.dropTable('teams') }"),
    'a table that may have been there before': at("export async function up(knex) { await knex.schema.createTable('teams', () => {}); if (!(await knex.schema.hasTable('tags'))) await knex.schema.createTable('tags', () => {}) }\nexport async function down(knex) { await knex.schema.dropTable('teams') }"),
    'a table that is renamed back': at("module.exports = { up: async (queryInterface) => { await queryInterface.createTable('teams', {}); await queryInterface.createTable('members', {}) }, down: async (queryInterface) => { await queryInterface.dropTable('teams'); await queryInterface.renameTable('members', 'people') } }", js),
    'the whole schema is dropped': at("export async function up(knex) { await knex.raw('CREATE SCHEMA billing'); await knex.schema.createTable('plans', () => {}); await knex.schema.createTable('invoices', () => {}) }\nexport async function down(knex) { await knex.schema.dropTable('plans'); await knex.raw('DROP SCHEMA billing CASCADE') }"),
    'a quoted name in SQL': at("import { MigrationInterface } from 'typeorm'\nexport class A1 implements MigrationInterface { async up(queryRunner) { await queryRunner.query('CREATE TABLE \"team\" (id int)'); await queryRunner.query('CREATE TABLE \"member\" (id int)') } async down(queryRunner) { await queryRunner.query('DROP TABLE \"member\"'); await queryRunner.query('DROP TABLE \"team\"') } }"),
    'a down that says what cannot be undone': at("export async function up(knex) { await knex.schema.createTable('teams', () => {}); await knex.schema.createTable('members', () => {}) }\nexport async function down(knex) { await knex.schema.dropTable('teams'); throw new Error('members are kept by hand') }"),
    'knex drop': {
      filename: 'migrations/20240301_add_plan.js',
      code: ts`
        exports.up = (knex) => knex.schema.alterTable('accounts', (t) => t.string('plan'))
        exports.down = (knex) => knex.schema.alterTable('accounts', (t) => t.dropColumn('plan'))
      `,
    },
    'irreversible by word': {
      filename: 'migrations/20240308_merge.ts',
      code: ts`
        import type { Knex } from 'knex'

        export async function up(knex: Knex) {
          await knex('users').whereNull('email').delete()
        }

        export async function down() {
          throw new Error('Irreversible: the deleted rows are gone.')
        }
      `,
    },
    'node-pg-migrate down is false': {
      filename: 'migrations/1700000000003_cleanup.js',
      code: ts`
        exports.up = (pgm) => {
          pgm.sql('DELETE FROM sessions WHERE expires_at < now()')
        }

        exports.down = false
      `,
    },
    'node-pg-migrate infers the way back': {
      filename: 'migrations/1700000000004_flags.js',
      code: ts`
        exports.shorthands = undefined

        exports.up = (pgm) => {
          pgm.createTable('flags', { id: 'id', name: { type: 'varchar(100)' } })
          pgm.createIndex('flags', 'name')
        }

        exports.down = (pgm) => {
          pgm.dropTable('flags')
        }
      `,
    },
    'sequelize one line down': {
      filename: 'migrations/20240309-role.js',
      code: ts`
        module.exports = {
          up: (queryInterface, Sequelize) => queryInterface.addColumn('Users', 'role', Sequelize.STRING),
          down: (queryInterface) => queryInterface.removeColumn('Users', 'role'),
        }
      `,
    },
    'typeorm class with a base class': {
      filename: 'src/migrations/1700000000005-Views.ts',
      code: ts`
        import { QueryRunner } from 'typeorm'
        import { ReversibleMigration } from './reversible'

        export class Views1700000000005 extends ReversibleMigration {
          async up(queryRunner: QueryRunner) {
            await this.createView(queryRunner, 'totals')
          }
        }
      `,
    },
    'down made by a helper': {
      filename: 'migrations/20240310_status.js',
      code: ts`
        const { addColumn, dropColumn } = require('../migration-tools')

        exports.up = addColumn('orders', 'status')
        exports.down = dropColumn('orders', 'status')
      `,
    },
    'a counter with up and down': {
      filename: 'src/elevator.ts',
      code: ts`
        export function up(floor: number) {
          return floor + 1
        }

        export class Lift {
          up() {
            return 1
          }
        }
      `,
    },
    'drizzle migration runner is forward only': {
      filename: 'src/db/migrate.ts',
      code: ts`
        import { migrate } from 'drizzle-orm/node-postgres/migrator'
        import { db } from './client'

        export async function up() {
          await migrate(db, { migrationsFolder: './drizzle' })
        }
      `,
    },
    'a runner with up': {
      filename: 'scripts/migrate.ts',
      code: ts`
        import { Umzug, SequelizeStorage } from 'umzug'
        import { sequelize } from '../src/db'

        const umzug = new Umzug({
          migrations: { glob: 'migrations/*.ts' },
          context: sequelize.getQueryInterface(),
          storage: new SequelizeStorage({ sequelize }),
          logger: console,
        })

        export const up = () => umzug.up()
      `,
    },
    're-exported down': {
      filename: 'migrations/20240311_view.ts',
      code: ts`
        import type { Knex } from 'knex'

        export async function up(knex: Knex) {
          await knex.raw('CREATE VIEW active AS SELECT 1')
        }

        export { down } from './shared/drop-active-view'
      `,
    },
    'kysely with both': {
      filename: 'src/db/migrations/2024_05_03_toys.ts',
      code: ts`
        import { Kysely } from 'kysely'

        export async function up(db: Kysely<any>): Promise<void> {
          await db.schema.createTable('toys').addColumn('id', 'integer').execute()
        }

        export async function down(db: Kysely<any>): Promise<void> {
          await db.schema.dropTable('toys').execute()
        }
      `,
    },
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
    'a table that a constant makes is left': {
      ...at("const createTeams = 'CREATE TABLE teams (id int)'\nconst createMembers = 'CREATE TABLE members (id int)'\nexports.up = async (knex) => { await knex.raw(createTeams); await knex.raw(createMembers) }\nexports.down = async (knex) => { await knex.raw('DROP TABLE members') }", js),
      reports: [{ messageId: 'partialRollback', data: { tables: '`teams`' } }],
    },
    'tables of a chain are left, named in its order': {
      ...at("exports.up = (knex) => knex.schema.createTable('teams', build).createTable('members', build).createTable('tags', build)\nexports.down = (knex) => knex.schema.dropTable('members')", js),
      reports: [{ messageId: 'partialRollback', data: { tables: '`teams`, `tags`' } }],
    },
    'one of two tables of Sequelize is dropped': {
      ...at("module.exports = { up: async (queryInterface, Sequelize) => { await queryInterface.createTable('Order', {}); await queryInterface.createTable('Country', {}); await queryInterface.bulkInsert('Country', [{ name: 'Italy' }]) }, down: (queryInterface) => queryInterface.dropTable('Order') }", js),
      reports: [{ messageId: 'partialRollback', data: { tables: '`Country`' } }],
    },
    'one of three tables of Knex is left, in a chain': {
      ...at("export async function up(knex) { await knex.schema.createTable('teams', () => {}).createTable('members', () => {}).createTable('invites', () => {}) }\nexport async function down(knex) { await knex.schema.dropTableIfExists('invites').dropTableIfExists('teams') }"),
      reports: [{ messageId: 'partialRollback', data: { tables: '`members`' } }],
    },
    'two tables in the SQL of TypeORM are left': {
      ...at("import { MigrationInterface } from 'typeorm'\nexport class A1 implements MigrationInterface { async up(queryRunner) { await queryRunner.query('CREATE TABLE \"team\" (id int)'); await queryRunner.query('CREATE TABLE \"team_member\" (id int)'); await queryRunner.query('CREATE TABLE \"note\" (id int)') } async down(queryRunner) { await queryRunner.query('DROP TABLE \"team_member\"') } }"),
      reports: [{ messageId: 'partialRollback', data: { tables: '`team`, `note`' } }],
    },
    'a table object of TypeORM is left': {
      ...at("import { MigrationInterface, Table } from 'typeorm'\nexport class A2 implements MigrationInterface { async up(queryRunner) { await queryRunner.createTable(new Table({ name: 'plans', columns: [] })); await queryRunner.createTable(new Table({ name: 'invoices', columns: [] })) } async down(queryRunner) { await queryRunner.dropTable('invoices') } }"),
      reports: [{ messageId: 'partialRollback', data: { tables: '`plans`' } }],
    },
    'a table of node-pg-migrate is left': {
      ...at("exports.up = (pgm) => { pgm.createTable('plans', { id: 'id' }); pgm.createTable({ schema: 'billing', name: 'invoices' }, { id: 'id' }) }\nexports.down = (pgm) => { pgm.dropTable('plans') }", js),
      reports: [{ messageId: 'partialRollback', data: { tables: '`invoices`' } }],
    },
    'a table of Kysely is left': {
      ...at("import { Kysely } from 'kysely'\nexport async function up(db: Kysely<any>) { await db.schema.createTable('plans').addColumn('id', 'integer').execute(); await db.schema.createTable('invoices').addColumn('id', 'integer').execute() }\nexport async function down(db: Kysely<any>) { await db.schema.dropTable('plans').execute() }"),
      reports: [{ messageId: 'partialRollback', data: { tables: '`invoices`' } }],
    },
    'node-pg-migrate whose down gives undefined': {
      filename: 'migrations/1700000000002_sessions.ts',
      code: ts`
        import type { MigrationBuilder } from 'node-pg-migrate'

        export const shorthands = undefined

        export async function up(pgm: MigrationBuilder): Promise<void> {
          pgm.createTable('sessions', { id: 'id', token: { type: 'text', notNull: true } })
          pgm.sql('UPDATE users SET active = true')
        }

        export async function down(): Promise<void> {
          return undefined
        }
      `,
      reports: [{ messageId: 'emptyRollback', line: 10 }],
    },
    'knex with an empty down': {
      filename: 'migrations/20240301_add_plan.js',
      code: ts`
        exports.up = function (knex) {
          return knex.schema.alterTable('accounts', (table) => {
            table.string('plan').notNullable().defaultTo('free')
          })
        }

        exports.down = function (knex) {}
      `,
      reports: [{ messageId: 'emptyRollback', line: 7 }],
    },
    'knex module.exports with up only': {
      filename: 'db/migrations/20240302_orders.js',
      code: ts`
        module.exports = {
          up: async (knex) => {
            await knex.schema.createTable('orders', (t) => {
              t.uuid('id').primary()
              t.integer('total')
            })
          },
        }
      `,
      reports: [{ messageId: 'noRollback', line: 2 }],
    },
    'sequelize down that only logs': {
      filename: 'migrations/20240303-add-role.js',
      code: ts`
        'use strict'

        module.exports = {
          async up(queryInterface, Sequelize) {
            await queryInterface.addColumn('Users', 'role', { type: Sequelize.STRING, defaultValue: 'member' })
          },

          async down(queryInterface, Sequelize) {
            console.log('nothing to do')
          },
        }
      `,
      reports: [{ messageId: 'emptyRollback', line: 8 }],
    },
    'sequelize generated comment left in down': {
      filename: 'src/migrations/20240304-products.cjs',
      code: ts`
        'use strict'

        /** @type {import('sequelize-cli').Migration} */
        module.exports = {
          up: (queryInterface, Sequelize) =>
            queryInterface.createTable('Products', { id: { type: Sequelize.INTEGER, primaryKey: true } }),

          down: async () => {
            /**
             * Add reverting commands here.
             */
          },
        }
      `,
      reports: [{ messageId: 'emptyRollback', line: 8 }],
    },
    'typeorm with an empty down': {
      filename: 'src/migrations/1700000000000-AddIndex.ts',
      code: ts`
        import { MigrationInterface, QueryRunner } from 'typeorm'

        export class AddIndex1700000000000 implements MigrationInterface {
          name = 'AddIndex1700000000000'

          public async up(queryRunner: QueryRunner): Promise<void> {
            await queryRunner.query('CREATE INDEX users_email ON users (email)')
          }

          public async down(queryRunner: QueryRunner): Promise<void> {}
        }
      `,
      reports: [{ messageId: 'emptyRollback', line: 10 }],
    },
    'typeorm down that resolves': {
      filename: 'src/database/migrations/1700000000001-Split.ts',
      code: ts`
        import type { MigrationInterface, QueryRunner } from 'typeorm'

        export class Split1700000000001 implements MigrationInterface {
          async up(queryRunner: QueryRunner) {
            await queryRunner.query(\`ALTER TABLE people ADD COLUMN first_name text\`)
          }

          down(): Promise<void> {
            return Promise.resolve()
          }
        }
      `,
      reports: [{ messageId: 'emptyRollback', line: 8 }],
    },
    'kysely migration with up only': {
      filename: 'src/db/migrations/2024_05_01_pets.ts',
      code: ts`
        import { Kysely, sql } from 'kysely'

        export async function up(db: Kysely<unknown>): Promise<void> {
          await db.schema
            .createTable('pets')
            .addColumn('id', 'uuid', (col) => col.primaryKey().defaultTo(sql\`gen_random_uuid()\`))
            .execute()
        }
      `,
      reports: [{ messageId: 'noRollback', line: 3 }],
    },
    'umzug migration object without down': {
      filename: 'src/migrations/2024.05.02.invite.ts',
      code: ts`
        import type { Migration } from '../umzug'
        import { DataTypes } from 'sequelize'

        export const up: Migration = async ({ context: sequelize }) => {
          await sequelize.getQueryInterface().createTable('invites', {
            id: { type: DataTypes.INTEGER, primaryKey: true },
          })
        }
      `,
      reports: [{ messageId: 'noRollback', line: 4 }],
    },
    'arrow exports in typescript with knex types': {
      filename: 'migrations/20240306_tags.ts',
      code: ts`
        import { Knex } from 'knex'

        export const up = async (knex: Knex): Promise<void> => {
          await knex.schema.createTable('tags', (table) => {
            table.increments('id')
            table.string('name').unique()
          })
        }

        export const down = async (_knex: Knex): Promise<void> => {
          // not needed
        }
      `,
      reports: [{ messageId: 'emptyRollback', line: 10 }],
    },
    'functions declared first and exported in a list': {
      filename: 'migrations/20240307_audit.mjs',
      code: ts`
        async function up(knex) {
          await knex.raw('CREATE TABLE audit (id bigserial primary key, body jsonb)')
        }

        async function down() {
          return
        }

        export { up, down }
      `,
      reports: [{ messageId: 'emptyRollback', line: 5 }],
    },
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
