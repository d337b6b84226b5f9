import { describe, expect, it } from 'vitest'
import { schemaPushesOf, type JsonNode } from '../../src/facts/package-scripts.js'
import rule from '../../src/rules/no-schema-sync.js'
import { testRule, ts } from '../support/test-rule.js'

const typeorm = "import { DataSource } from 'typeorm'; "

testRule(rule, {
  valid: {
    'db push in a set-up of end-to-end tests': {
      filename: 'e2e/global-setup.ts',
      code: ts`
        import { execSync } from 'node:child_process'

        export default function setup() {
          execSync('npx prisma db push --force-reset', { env: { ...process.env, DATABASE_URL: process.env.TEST_DATABASE_URL } })
        }
      `,
    },
    'db push only in development': {
      filename: 'src/start.ts',
      code: ts`
        import { execSync } from 'node:child_process'

        if (process.env.NODE_ENV === 'development') execSync('npx prisma db push')
        await import('./server.js')
      `,
    },
    'default of the environment is off': {
      filename: 'src/config.ts',
      code: ts`
        export default () => ({
          database: { type: 'postgres', url: process.env.DATABASE_URL, synchronize: (process.env.DB_SYNC ?? 'false') === 'true' },
        })
      `,
    },
    'text that explains the command': {
      filename: 'src/errors.ts',
      code: ts`
        export const missingTable = 'The table is missing. Run \`npx prisma db push\` on your machine, or \`prisma migrate deploy\` in production.'

        export function explain(error: { code?: string }) {
          return error.code === 'P2021' ? missingTable : 'Unknown error'
        }
      `,
    },
    'a script of the folder of scripts': {
      filename: 'scripts/dev-db.mjs',
      code: ts`
        import { execSync } from 'node:child_process'

        execSync('docker compose up -d db')
        execSync('npx drizzle-kit push')
      `,
    },
    'environment opt-in by a zod boolean': {
      filename: 'src/data-source.ts',
      code: ts`
        import { DataSource } from 'typeorm'
        import { env } from './env'

        export const dataSource = new DataSource({ type: 'postgres', url: env.DATABASE_URL, synchronize: env.DB_SYNC, migrations: ['dist/migrations/*.js'] })
      `,
    },
    'the test data source': {
      filename: 'src/test/data-source.ts',
      code: ts`
        import { DataSource } from 'typeorm'

        export const testDataSource = new DataSource({ type: 'better-sqlite3', database: ':memory:', synchronize: true, dropSchema: true, entities: ['src/**/*.entity.ts'] })
      `,
    },
    'alter only in development by a config': {
      filename: 'src/index.js',
      code: ts`
        const config = require('./config')
        const { sequelize } = require('./models')

        async function start() {
          if (config.env === 'development') await sequelize.sync({ alter: true })
          else await sequelize.authenticate()
        }

        start()
      `,
    },
    'migrations run at the deploy': {
      filename: 'src/start.js',
      code: ts`
        const { execSync } = require('node:child_process')

        execSync('npx prisma migrate deploy', { stdio: 'inherit' })
        require('./server')
      `,
    },
    'index made by a migration': {
      filename: 'migrations/20260101-indexes.js',
      code: ts`
        module.exports = {
          async up(db) {
            await db.collection('orders').createIndex({ customerId: 1, createdAt: -1 })
          },
          async down(db) {
            await db.collection('orders').dropIndex('customerId_1_createdAt_-1')
          },
        }
      `,
    },
    'synchronise a video with its sound': {
      filename: 'src/player/sync.ts',
      code: ts`
        import { player } from './player'

        export function align(offset: number) {
          player.configure({ synchronize: true, alter: true })
          player.sync({ alter: offset !== 0 })
        }
      `,
    },
    'synchronize only outside of production': {
      filename: 'src/app.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { TypeOrmModule } from '@nestjs/typeorm'

        const isProduction = process.env.NODE_ENV === 'production'

        @Module({
          imports: [TypeOrmModule.forRoot({ type: 'postgres', url: process.env.DATABASE_URL, synchronize: !isProduction, migrationsRun: isProduction })],
        })
        export class AppModule {}
      `,
    },
    'plain sync creates what is missing': {
      filename: 'src/index.js',
      code: ts`
        const { sequelize } = require('./models')
        const app = require('./app')

        sequelize.sync().then(() => app.listen(3000))
      `,
    },
    'early return in production': {
      filename: 'src/db/sync.ts',
      code: ts`
        import { sequelize } from './sequelize'

        export async function syncForDevelopment() {
          if (process.env.NODE_ENV === 'production') return
          await sequelize.sync({ alter: true })
        }
      `,
    },
    'switch of the environment off by default': {
      filename: 'src/data-source.ts',
      code: ts`
        import { DataSource } from 'typeorm'

        export const dataSource = new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          synchronize: process.env.TYPEORM_SYNC === 'true',
          entities: ['dist/**/*.entity.js'],
        })
      `,
    },
    'another thing that is synchronised': {
      filename: 'src/sync/calendar.ts',
      code: ts`
        import { calendar } from './calendar-client'

        export async function syncCalendar(userId: string) {
          const options = { synchronize: true, force: true }
          return calendar.sync({ userId, ...options })
        }
      `,
    },
    'test set-up drops the tables': {
      filename: 'test/setup.ts',
      code: ts`
        import { beforeAll } from 'vitest'
        import { sequelize } from '../src/models'

        beforeAll(async () => {
          await sequelize.sync({ force: true })
        })
      `,
    },
    'force and alter are false': {
      filename: 'src/server.js',
      code: ts`
        const db = require('./models')

        async function start() {
          await db.sequelize.sync({ force: false, alter: false })
          require('./app').listen(3000)
        }

        start()
      `,
    },
    'config service says which environment it is': {
      filename: 'src/database/database.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { ConfigService } from '@nestjs/config'
        import { TypeOrmModule } from '@nestjs/typeorm'

        @Module({
          imports: [
            TypeOrmModule.forRootAsync({
              inject: [ConfigService],
              useFactory: (config: ConfigService) => ({
                type: 'postgres',
                url: config.getOrThrow('DATABASE_URL'),
                synchronize: config.get('NODE_ENV') === 'development',
              }),
            }),
          ],
        })
        export class DatabaseModule {}
      `,
    },
    'a script that somebody types': {
      filename: 'scripts/reset-db.ts',
      code: ts`
        import { sequelize } from '../src/models'

        await sequelize.sync({ force: true })
        await sequelize.close()
      `,
    },
    'an in-memory database of a demo': {
      filename: 'src/offline/store.ts',
      code: ts`
        import { FileStore } from './file-store'

        const store = new FileStore({ directory: './data', synchronize: false })

        export async function flush(force: boolean) {
          await store.sync({ force })
        }
      `,
    },
    'only where production is not': {
      code: ts`
        import { TypeOrmModuleOptions } from '@nestjs/typeorm'

        const production = process.env.NODE_ENV === 'production'

        export const databaseOptions: TypeOrmModuleOptions = {
          type: 'postgres',
          url: process.env.DATABASE_URL,
          synchronize: production ? false : true,
        }
      `,
    },
    'seeds after a plain sync': {
      code: ts`
        import { sequelize, Plan } from './models'

        export async function start() {
          await sequelize.sync({ logging: false })
          await Plan.findOrCreate({ where: { name: 'free' } })
        }
      `,
    },
    'a mailbox and a store are synchronised': {
      code: ts`
        import { mailbox } from './mailbox'
        import { store } from './store'

        export async function pull() {
          await mailbox.sync({ force: true, folder: 'inbox' })
          await store.synchronize()
        }
      `,
    },
    'test container': {
      code: ts`
        import { DataSource } from 'typeorm'

        export const testDataSource = () => new DataSource({ type: 'postgres', url: process.env.TEST_DATABASE_URL, synchronize: process.env.NODE_ENV === 'test' })
      `,
    },
    'environment switch with a schema': {
      code: ts`
        import { z } from 'zod'
        import { DataSource } from 'typeorm'

        const env = z.object({ DATABASE_URL: z.string(), DB_SYNC: z.coerce.boolean().default(false) }).parse(process.env)

        export const source = new DataSource({ type: 'postgres', url: env.DATABASE_URL, synchronize: env.DB_SYNC })
      `,
    },
    'indexes are ensured by a script': {
      filename: 'scripts/indexes.js',
      code: ts`
        const mongoose = require('mongoose')
        require('../src/models')

        mongoose.connect(process.env.MONGODB_URI).then(() => mongoose.syncIndexes()).then(() => process.exit(0))
      `,
    },
    'git and contacts are synced by force': {
      code: ts`
        import { git } from './git'
        import { contacts } from './contacts'

        export const refresh = () => Promise.all([git.sync({ force: true, remote: 'origin' }), contacts.sync({ force: true })])
      `,
    },
    'clocks are synchronised': {
      code: ts`
        import { clock } from './clock'
        import { player } from './player'

        export function tick() {
          clock.synchronize()
          player.synchronize(true)
        }
      `,
    },
    'sync only where a flag of the command asks': {
      filename: 'src/start.ts',
      code: ts`
        import { sequelize } from './models'

        if (process.argv.includes('--sync')) {
          await sequelize.sync({ alter: true })
        }
      `,
    },
    'development in a ternary': {
      code: ts`
        import { DataSource } from 'typeorm'

        const isDevelopment = process.env.NODE_ENV === 'development'

        export const source = new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          synchronize: isDevelopment ? true : false,
          dropSchema: isDevelopment && process.env.DB_DROP === '1',
        })
      `,
    },
    'a command with a shebang': {
      filename: 'src/tools/sync.ts',
      code: ts`
        #!/usr/bin/env node
        import { sequelize } from '../models'

        await sequelize.sync({ alter: true })
      `,
    },
    'never in production by an early exit': {
      code: ts`
        import { AppDataSource } from './data-source'

        export async function resetForTests() {
          if (process.env.NODE_ENV === 'production') throw new Error('Not here')
          await AppDataSource.synchronize(true)
        }
      `,
    },
    'synchronize outside of production': {
      code: ts`
        import { DataSource } from 'typeorm'

        export const AppDataSource = new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          entities: ['dist/**/*.entity.js'],
          synchronize: process.env.NODE_ENV !== 'production',
        })
      `,
    },
    'configuration decides in nest': {
      code: ts`
        import { TypeOrmModule } from '@nestjs/typeorm'
        import { ConfigService } from '@nestjs/config'

        export const database = TypeOrmModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: ConfigService) => ({
            type: 'postgres',
            url: config.get('DATABASE_URL'),
            synchronize: config.get<boolean>('database.synchronize'),
          }),
        })
      `,
    },
    'plain sync only creates what is missing': {
      code: ts`
        import { sequelize } from './models'

        export async function start() {
          await sequelize.sync()
          await sequelize.sync({ force: false })
        }
      `,
    },
    'development branch with a constant': {
      code: ts`
        import { sequelize } from './models'

        const isProd = process.env.NODE_ENV === 'production'

        export async function prepare() {
          if (isProd) {
            await sequelize.authenticate()
            return
          }
          await sequelize.sync({ alter: true })
        }
      `,
    },
    'files and accounts that are synchronised': {
      code: ts`
        import { calendar } from './calendar'
        import { folder } from './dropbox'

        export async function refresh() {
          await calendar.sync({ force: true })
          await folder.sync({ since: 'yesterday' })
          return { synchronize: true }
        }
      `,
    },
    'test database is rebuilt': {
      filename: 'tests/setup.ts',
      code: ts`
        import { sequelize } from '../src/models'

        export default async function setup() {
          await sequelize.sync({ force: true })
        }
      `,
    },
    'in memory sqlite of a test module': {
      filename: 'src/users/users.service.spec.ts',
      code: ts`
        import { Test } from '@nestjs/testing'
        import { TypeOrmModule } from '@nestjs/typeorm'

        export const module = Test.createTestingModule({
          imports: [TypeOrmModule.forRoot({ type: 'sqlite', database: ':memory:', autoLoadEntities: true, synchronize: true })],
        })
      `,
    },
    'alter decided by a flag that is off by default': {
      code: ts`
        import { sequelize } from './models'

        const alter = process.env.DB_ALTER === 'true'

        await sequelize.sync({ alter })
      `,
    },
    'reset script': {
      filename: 'scripts/reset-db.ts',
      code: ts`
        import { sequelize } from '../src/models'

        await sequelize.sync({ force: true })
        await sequelize.close()
      `,
    },
    'indexes synchronised by a command': {
      filename: 'src/cli/sync-indexes.ts',
      code: ts`
        import mongoose from 'mongoose'
        import '../models'

        await mongoose.connect(process.env.MONGODB_URI!)
        await mongoose.syncIndexes()
        await mongoose.disconnect()
      `,
    },
    'an option object of a player': {
      code: ts`
        export const playerOptions = {
          type: 'video',
          synchronize: true,
          tracks: ['left', 'right'],
        }
      `,
    },
    'migrations run on start': {
      code: ts`
        import { DataSource } from 'typeorm'
        import { migrator } from './umzug'

        export const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, synchronize: false, migrationsRun: true })

        export async function boot() {
          await migrator.up()
          await source.initialize()
        }
      `,
    },
    'switch on the environment': {
      code: ts`
        import { sequelize } from './models'

        export async function connect() {
          switch (process.env.NODE_ENV) {
            case 'test':
            case 'development':
              await sequelize.sync({ alter: true })
              break
            default:
              await sequelize.authenticate()
          }
        }
      `,
    },
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
    'spawn with its arguments in an array': {
      filename: 'src/main.ts',
      code: ts`
        import { spawnSync } from 'node:child_process'
        import { app } from './app'

        const { status } = spawnSync('npx', ['prisma', 'db', 'push', '--skip-generate'], { stdio: 'inherit' })
        if (status !== 0) process.exit(1)
        app.listen(3000)
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'default of the environment by ||': {
      filename: 'src/config.ts',
      code: ts`
        export default () => ({
          database: {
            type: 'postgres',
            url: process.env.DATABASE_URL,
            synchronize: (process.env.DB_SYNC || 'true') === 'true',
          },
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'synchronize of a boolean constant': {
      filename: 'src/data-source.js',
      code: ts`
        const { DataSource } = require('typeorm')

        const SYNC = true

        module.exports = new DataSource({ type: 'mysql', url: process.env.DATABASE_URL, entities: ['dist/entity/*.js'], synchronize: SYNC })
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'models synced one after another': {
      filename: 'src/db/init.ts',
      code: ts`
        import { Order, User } from './models'

        export async function init() {
          for (const model of [User, Order]) await model.sync({ alter: true })
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'Nest sequelize module with autoload and sync': {
      filename: 'src/app.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { SequelizeModule } from '@nestjs/sequelize'

        @Module({
          imports: [SequelizeModule.forRoot({ dialect: 'postgres', uri: process.env.DATABASE_URL, autoLoadModels: true, synchronize: true, sync: { alter: true } })],
        })
        export class AppModule {}
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'createConnection synchronises whatever the environment': {
      filename: 'src/main.ts',
      code: ts`
        import { createConnection } from 'typeorm'
        import { app } from './app'

        createConnection({
          type: 'mysql',
          url: process.env.DATABASE_URL,
          entities: ['dist/entities/*.js'],
          synchronize: process.env.NODE_ENV === 'production' ? true : true,
        }).then(() => app.listen(3000))
      `,
      reports: [{ messageId: 'syncsSchema', line: 8 }],
    },
    'options of an environment with a default of true': {
      filename: 'src/config/typeorm.ts',
      code: ts`
        export const typeOrmConfig = {
          type: 'postgres' as const,
          url: process.env.DATABASE_URL,
          autoLoadEntities: true,
          synchronize: (process.env.TYPEORM_SYNCHRONIZE ?? 'true') === 'true',
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'ormconfig in CommonJS': {
      filename: 'ormconfig.js',
      code: ts`
        module.exports = {
          type: 'postgres',
          host: process.env.DB_HOST,
          username: process.env.DB_USER,
          password: process.env.DB_PASSWORD,
          database: 'app',
          entities: ['dist/**/*.entity.js'],
          synchronize: true,
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 8 }],
    },
    'sequelize in a class that connects': {
      filename: 'src/database/Database.ts',
      code: ts`
        import { Sequelize } from 'sequelize'
        import { initModels } from './models'

        export class Database {
          private sequelize = new Sequelize(process.env.DATABASE_URL!, { dialect: 'postgres' })

          async connect() {
            initModels(this.sequelize)
            await this.sequelize.authenticate()
            await this.sequelize.sync({ alter: { drop: false } })
          }
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 10 }],
    },
    'exec of prisma db push at start-up': {
      filename: 'src/start.js',
      code: ts`
        const { execSync } = require('child_process')

        execSync('npx prisma db push --accept-data-loss', { stdio: 'inherit' })
        require('./server')
      `,
      reports: [{ messageId: 'syncsSchema', line: 3 }],
    },
    'mongoose connection syncs all': {
      filename: 'src/db.js',
      code: ts`
        const mongoose = require('mongoose')
        require('./models')

        async function connectDb() {
          const connection = await mongoose.connect(process.env.MONGO_URL)
          await mongoose.syncIndexes()
          return connection
        }

        module.exports = connectDb
      `,
      reports: [{ messageId: 'syncsIndexes', line: 6 }],
    },
    'Nest TypeOrmModule with synchronize': {
      filename: 'src/app.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { TypeOrmModule } from '@nestjs/typeorm'
        import { UsersModule } from './users/users.module'

        @Module({
          imports: [
            TypeOrmModule.forRoot({
              type: 'postgres',
              url: process.env.DATABASE_URL,
              autoLoadEntities: true,
              synchronize: true,
            }),
            UsersModule,
          ],
        })
        export class AppModule {}
      `,
      reports: [{ messageId: 'syncsSchema', line: 11 }],
    },
    'Sequelize altered at the start by a promise': {
      filename: 'src/index.js',
      code: ts`
        const app = require('./app')
        const db = require('./models')

        db.sequelize
          .sync({ alter: true })
          .then(() => {
            console.log('Database synced')
            app.listen(process.env.PORT || 3000)
          })
          .catch((error) => {
            console.error(error)
            process.exit(1)
          })
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'mongoose syncIndexes when connected': {
      filename: 'src/db/connect.ts',
      code: ts`
        import mongoose from 'mongoose'
        import { User } from '../models/user'
        import { Order } from '../models/order'

        export async function connect() {
          await mongoose.connect(process.env.MONGO_URL!)
          await Promise.all([User.syncIndexes(), Order.syncIndexes()])
        }
      `,
      reports: [{ messageId: 'syncsIndexes', line: 7 }, { messageId: 'syncsIndexes', line: 7 }],
    },
    'forRootAsync gives synchronize with a default of true': {
      filename: 'src/database/database.module.ts',
      code: ts`
        import { Module } from '@nestjs/common'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { TypeOrmModule } from '@nestjs/typeorm'

        @Module({
          imports: [
            TypeOrmModule.forRootAsync({
              imports: [ConfigModule],
              inject: [ConfigService],
              useFactory: (config: ConfigService) => ({
                type: 'mysql',
                host: config.get('DB_HOST'),
                username: config.get('DB_USER'),
                password: config.get('DB_PASSWORD'),
                entities: [__dirname + '/../**/*.entity{.ts,.js}'],
                synchronize: config.get<boolean>('DB_SYNC', true),
              }),
            }),
          ],
        })
        export class DatabaseModule {}
      `,
      reports: [{ messageId: 'syncsSchema', line: 16 }],
    },
    'DataSource that is only off when told': {
      filename: 'src/data-source.ts',
      code: ts`
        import 'reflect-metadata'
        import { DataSource } from 'typeorm'
        import { User } from './entity/User'

        export const AppDataSource = new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          entities: [User],
          synchronize: process.env.DB_SYNCHRONIZE !== 'false',
          logging: false,
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 9 }],
    },
    'sequelize-typescript in a start function, force': {
      code: ts`
        import { Sequelize } from 'sequelize-typescript'
        import { app } from './app'
        import { User } from './models/user.model'

        const sequelize = new Sequelize(process.env.DATABASE_URL!, { models: [User] })

        async function start() {
          await sequelize.authenticate()
          await sequelize.sync({ force: true })
          app.listen(3000)
        }

        void start()
      `,
      reports: [{ messageId: 'dropsTables', line: 9 }],
    },
    'Sequelize with options of a constant': {
      filename: 'server/db.js',
      code: ts`
        import { Sequelize } from 'sequelize'

        const syncOptions = { alter: true, logging: false }

        export const sequelize = new Sequelize(process.env.DATABASE_URL)

        export async function initDb() {
          await import('./models/index.js')
          await sequelize.sync(syncOptions)
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 9 }],
    },
    'one model altered on its own': {
      filename: 'src/models/AuditLog.js',
      code: ts`
        const { DataTypes } = require('sequelize')
        const sequelize = require('../config/database')

        const AuditLog = sequelize.define('AuditLog', {
          action: { type: DataTypes.STRING, allowNull: false },
          actorId: DataTypes.UUID,
        })

        AuditLog.sync({ alter: true })

        module.exports = AuditLog
      `,
      reports: [{ messageId: 'syncsSchema', line: 9 }],
    },
    'dataSource.synchronize called when the app is up': {
      filename: 'src/main.ts',
      code: ts`
        import { AppDataSource } from './data-source'
        import { createApp } from './app'

        AppDataSource.initialize()
          .then(async (dataSource) => {
            await dataSource.synchronize()
            createApp(dataSource).listen(3000)
          })
          .catch((error) => {
            console.error(error)
            process.exit(1)
          })
      `,
      reports: [{ messageId: 'syncsSchema', line: 6 }],
    },
    'sqlite and production both synchronise': {
      filename: 'src/config/orm.ts',
      code: ts`
        import type { TypeOrmModuleOptions } from '@nestjs/typeorm'

        export const ormConfig = (): TypeOrmModuleOptions => {
          const common = { autoLoadEntities: true, synchronize: true }
          if (process.env.NODE_ENV === 'production') {
            return { ...common, type: 'postgres', url: process.env.DATABASE_URL }
          }
          return { ...common, type: 'sqlite', database: 'dev.db' }
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'typeorm options with a ternary on production': {
      code: ts`
        import { TypeOrmModuleOptions } from '@nestjs/typeorm'

        export const databaseOptions: TypeOrmModuleOptions = {
          type: 'postgres',
          url: process.env.DATABASE_URL,
          autoLoadEntities: true,
          synchronize: process.env.NODE_ENV === 'test' ? false : true,
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 7 }],
    },
    'each model altered by Object.values': {
      code: ts`
        import * as models from './models'

        export async function migrateOnStart() {
          await Promise.all(Object.values(models).map((model) => model.sync({ alter: true })))
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'config service default true': {
      code: ts`
        import { ConfigService } from '@nestjs/config'
        import { TypeOrmModule } from '@nestjs/typeorm'

        export const orm = TypeOrmModule.forRootAsync({
          inject: [ConfigService],
          useFactory: (config: ConfigService) => ({ type: 'mysql', url: config.get('DB_URL'), synchronize: config.get('DB_SYNC', true) }),
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 6 }],
    },
    'or true after an environment variable': {
      filename: 'ormconfig.js',
      code: ts`
        module.exports = {
          type: 'postgres',
          url: process.env.DATABASE_URL,
          synchronize: process.env.SYNC || true,
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'sync after connecting in a class': {
      code: ts`
        import { Sequelize } from 'sequelize'

        export class Database {
          readonly sequelize = new Sequelize(process.env.DATABASE_URL!, { pool: { max: 5 } })

          async connect() {
            await this.sequelize.authenticate()
            await this.sequelize.sync({ alter: true })
          }
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 8 }],
    },
    'sync of a sequelize-typescript instance in a plugin': {
      code: ts`
        import fp from 'fastify-plugin'
        import { Sequelize } from 'sequelize-typescript'
        import { models } from './models'

        export default fp(async (app) => {
          const sequelize = new Sequelize(process.env.DATABASE_URL!, { models, pool: { max: 5 } })
          await sequelize.sync({ alter: true, logging: app.log.debug.bind(app.log) })
          app.decorate('sequelize', sequelize)
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 7 }],
    },
    'nullish environment default': {
      code: ts`
        import { DataSource } from 'typeorm'

        const synchronize = process.env.TYPEORM_SYNC ? process.env.TYPEORM_SYNC === 'true' : true

        export const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, synchronize })
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'drop schema and synchronize by an argument': {
      code: ts`
        import { connectionSource } from './connection-source'
        import { DataSource } from 'typeorm'

        export async function onApplicationBootstrap(dataSource: DataSource = connectionSource) {
          await dataSource.synchronize(true)
        }
      `,
      reports: [{ messageId: 'dropsTables', line: 5 }],
    },
    'sync of several models in a loop': {
      code: ts`
        import { Order, Product, User } from './models'

        export async function prepareTables() {
          for (const model of [User, Product, Order]) {
            await model.sync({ alter: true })
          }
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'model init indexes at start': {
      filename: 'src/app.js',
      code: ts`
        const mongoose = require('mongoose')
        const User = require('./models/user')

        mongoose.connect(process.env.MONGODB_URI).then(async () => {
          await User.syncIndexes()
          require('./server').listen(3000)
        })
      `,
      reports: [{ messageId: 'syncsIndexes', line: 5 }],
    },
    'typeorm data source with synchronize': {
      code: ts`
        import 'reflect-metadata'
        import { DataSource } from 'typeorm'
        import { User, Post } from './entities'

        export const AppDataSource = new DataSource({
          type: 'mysql',
          host: process.env.DB_HOST,
          username: process.env.DB_USER,
          password: process.env.DB_PASSWORD,
          database: 'blog',
          synchronize: true,
          logging: false,
          entities: [User, Post],
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 11 }],
    },
    'nest async factory with synchronize': {
      code: ts`
        import { Module } from '@nestjs/common'
        import { ConfigModule, ConfigService } from '@nestjs/config'
        import { TypeOrmModule } from '@nestjs/typeorm'

        @Module({
          imports: [
            TypeOrmModule.forRootAsync({
              imports: [ConfigModule],
              inject: [ConfigService],
              useFactory: (config: ConfigService) => ({
                type: 'postgres' as const,
                url: config.get('DATABASE_URL'),
                autoLoadEntities: true,
                synchronize: true,
              }),
            }),
          ],
        })
        export class AppModule {}
      `,
      reports: [{ messageId: 'syncsSchema', line: 14 }],
    },
    'sequelize alter in a start function': {
      filename: 'src/index.js',
      code: ts`
        const express = require('express')
        const db = require('./models')

        const app = express()

        async function start() {
          await db.sequelize.authenticate()
          await db.sequelize.sync({ alter: true })
          app.listen(process.env.PORT || 3000)
        }

        start()
      `,
      reports: [{ messageId: 'syncsSchema', line: 8 }],
    },
    'sequelize force in a promise chain': {
      filename: 'server.js',
      code: ts`
        const app = require('./app')
        const { sequelize } = require('./models')

        sequelize
          .sync({ force: true })
          .then(() => {
            app.listen(8080, () => console.log('listening'))
          })
          .catch((err) => console.error(err))
      `,
      reports: [{ messageId: 'dropsTables', line: 4 }],
    },
    'one model altered at start': {
      code: ts`
        import { User } from './models/user'
        import { app } from './app'

        await User.sync({ alter: true })
        app.listen(3000)
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'alter with the drop left out': {
      code: ts`
        import { sequelize } from './database'

        export async function initDb() {
          await sequelize.sync({ alter: { drop: false }, logging: false })
          console.log('Database synced')
        }
      `,
      reports: [{ messageId: 'syncsSchema', line: 4 }],
    },
    'nest sequelize module with synchronize and alter': {
      code: ts`
        import { Module } from '@nestjs/common'
        import { SequelizeModule } from '@nestjs/sequelize'

        @Module({
          imports: [
            SequelizeModule.forRoot({
              dialect: 'postgres',
              uri: process.env.DATABASE_URL,
              autoLoadModels: true,
              synchronize: true,
              sync: { alter: true },
            }),
          ],
        })
        export class DatabaseModule {}
      `,
      reports: [{ messageId: 'syncsSchema', line: 10 }],
    },
    'environment default true': {
      code: ts`
        import { DataSource } from 'typeorm'

        export default new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          entities: ['dist/entities/*.js'],
          synchronize: process.env.DB_SYNC !== 'false',
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 7 }],
    },
    'mongoose syncIndexes before listening': {
      code: ts`
        import mongoose from 'mongoose'
        import { app } from './app'

        async function bootstrap() {
          await mongoose.connect(process.env.MONGODB_URI!)
          await mongoose.syncIndexes()
          app.listen(3000)
        }

        bootstrap()
      `,
      reports: [{ messageId: 'syncsIndexes', line: 6 }],
    },
    'the data source synchronized by hand': {
      code: ts`
        import { AppDataSource } from './data-source'
        import { createServer } from './server'

        AppDataSource.initialize().then(async () => {
          await AppDataSource.synchronize()
          createServer().listen(3000)
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 5 }],
    },
    'synchronize true only in production by mistake': {
      code: ts`
        import { DataSource } from 'typeorm'

        export const source = new DataSource({
          type: 'postgres',
          url: process.env.DATABASE_URL,
          synchronize: process.env.NODE_ENV === 'production',
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 6 }],
    },
    'createConnection of an older typeorm': {
      filename: 'src/app.js',
      code: ts`
        const { createConnection } = require('typeorm')

        createConnection({
          type: 'postgres',
          host: process.env.PG_HOST,
          database: 'crm',
          entities: [__dirname + '/entity/*.js'],
          synchronize: true,
        }).then(() => {
          require('./server').listen(4000)
        })
      `,
      reports: [{ messageId: 'syncsSchema', line: 8 }],
    },
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
