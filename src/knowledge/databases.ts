import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/** How a program reaches its data: an ORM, a query builder, a driver or a key-value store. */
export type DataLibrary =
  | 'prisma'
  | 'drizzle'
  | 'kysely'
  | 'knex'
  | 'supabase'
  | 'typeorm'
  | 'mongoose'
  | 'sequelize'
  | 'mongodb'
  | 'firestore'
  | 'sql'
  | 'redis'

/** What a call does to the rows it names; `raw` is a statement whose effect cannot be read. */
export type DataOperation = 'read' | 'create' | 'update' | 'upsert' | 'delete' | 'raw'

const driver = { 'Pool.new()': 'sql', 'Client.new()': 'sql', 'PoolClient.new()': 'sql', 'Connection.new()': 'sql' } as const
const mysql = { 'createPool.()': 'sql', 'createConnection.()': 'sql', ...driver, 'PoolConnection.new()': 'sql' } as const
const drizzle = {
  'drizzle.()': 'drizzle',
  'PostgresJsDatabase.new()': 'drizzle',
  'NodePgDatabase.new()': 'drizzle',
  'NeonHttpDatabase.new()': 'drizzle',
  'NeonDatabase.new()': 'drizzle',
  'VercelPgDatabase.new()': 'drizzle',
  'PgDatabase.new()': 'drizzle',
  'PgTransaction.new()': 'drizzle',
  'MySql2Database.new()': 'drizzle',
  'BetterSQLite3Database.new()': 'drizzle',
  'LibSQLDatabase.new()': 'drizzle',
  'DrizzleD1Database.new()': 'drizzle',
} as const
const supabaseHelpers = {
  'createServerClient.()': 'supabase',
  'createBrowserClient.()': 'supabase',
  'createRouteHandlerClient.()': 'supabase',
  'createServerComponentClient.()': 'supabase',
  'createServerActionClient.()': 'supabase',
  'createClientComponentClient.()': 'supabase',
  'createMiddlewareClient.()': 'supabase',
} as const

/** Clients, by the package they come from. */
export const dataClients: Catalogue<DataLibrary> = {
  '@prisma/client': { 'PrismaClient.new()': 'prisma', 'Prisma.TransactionClient.new()': 'prisma', 'PrismaClient.new().$extends.()': 'prisma' },
  'drizzle-orm': drizzle,
  kysely: { 'Kysely.new()': 'kysely', 'Transaction.new()': 'kysely' },
  knex: { '()': 'knex', 'knex.()': 'knex', 'Knex.new()': 'knex', 'Knex.Transaction.new()': 'knex' },
  '@supabase/supabase-js': { 'createClient.()': 'supabase', 'SupabaseClient.new()': 'supabase' },
  '@supabase/ssr': supabaseHelpers,
  '@supabase/auth-helpers-nextjs': supabaseHelpers,
  '@supabase/auth-helpers-remix': supabaseHelpers,
  typeorm: {
    'Repository.new()': 'typeorm',
    'MongoRepository.new()': 'typeorm',
    'TreeRepository.new()': 'typeorm',
    'EntityManager.new()': 'typeorm',
    'DataSource.new()': 'typeorm',
    'Connection.new()': 'typeorm',
    'QueryRunner.new()': 'typeorm',
    'getRepository.()': 'typeorm',
    'getManager.()': 'typeorm',
    'getConnection.()': 'typeorm',
    'createConnection.()': 'typeorm',
  },
  mongoose: { 'model.()': 'mongoose', 'createConnection.().model.()': 'mongoose', 'connection.model.()': 'mongoose', 'Model.new()': 'mongoose' },
  '@typegoose/typegoose': { 'getModelForClass.()': 'mongoose', 'ReturnModelType.new()': 'mongoose' },
  sequelize: { 'Sequelize.new()': 'sequelize', 'new()': 'sequelize', 'Sequelize.new().define.()': 'sequelize', 'new().define.()': 'sequelize', 'Sequelize.new().model.()': 'sequelize', 'new().model.()': 'sequelize', Model: 'sequelize', 'ModelStatic.new()': 'sequelize' },
  'sequelize-typescript': { Model: 'sequelize', 'Sequelize.new()': 'sequelize' },
  mongodb: { 'MongoClient.new()': 'mongodb', 'MongoClient.connect.()': 'mongodb', 'Db.new()': 'mongodb', 'Collection.new()': 'mongodb' },
  'firebase-admin': { 'firestore.()': 'firestore' },
  'firebase-admin/firestore': { 'getFirestore.()': 'firestore', 'Firestore.new()': 'firestore' },
  '@google-cloud/firestore': { 'Firestore.new()': 'firestore' },
  pg: driver,
  mysql,
  mysql2: mysql,
  'mysql2/promise': mysql,
  mariadb: mysql,
  postgres: { '()': 'sql' },
  'pg-promise': { '().()': 'sql' },
  '@neondatabase/serverless': { 'neon.()': 'sql', ...driver },
  '@vercel/postgres': { sql: 'sql', db: 'sql', 'createClient.()': 'sql', 'createPool.()': 'sql' },
  '@planetscale/database': { 'connect.()': 'sql', 'Client.new()': 'sql' },
  '@libsql/client': { 'createClient.()': 'sql' },
  'better-sqlite3': { 'new()': 'sql' },
  'bun:sqlite': { 'Database.new()': 'sql' },
  slonik: { 'createPool.()': 'sql' },
  redis: { 'createClient.()': 'redis', 'createCluster.()': 'redis', 'RedisClientType.new()': 'redis', 'createClientPool.()': 'redis' },
  ioredis: { 'new()': 'redis', 'Redis.new()': 'redis', 'Cluster.new()': 'redis', 'Redis.Cluster.new()': 'redis', 'Cluster.new().()': 'redis' },
  '@upstash/redis': { 'Redis.new()': 'redis', 'Redis.fromEnv.()': 'redis' },
  '@vercel/kv': { '': 'redis', kv: 'redis', 'createClient.()': 'redis' },
}

/** Types that name a client wherever they are declared: a generated client, a service of the project. */
export const clientTypes: Readonly<Record<string, DataLibrary>> = tableOf({
  PrismaClient: 'prisma',
  PrismaService: 'prisma',
  TransactionClient: 'prisma',
  PrismaTransaction: 'prisma',
  PrismaTransactionClient: 'prisma',
  PostgresJsDatabase: 'drizzle',
  NodePgDatabase: 'drizzle',
  DrizzleDB: 'drizzle',
  Kysely: 'kysely',
  Knex: 'knex',
  SupabaseClient: 'supabase',
  SupabaseService: 'supabase',
  Redis: 'redis',
  RedisClient: 'redis',
  RedisClientType: 'redis',
  RedisService: 'redis',
})

/** Words of a binding's name that hint at a library; a second hint must agree. */
export const clientWords: Readonly<Record<string, DataLibrary>> = tableOf({
  prisma: 'prisma',
  supabase: 'supabase',
  knex: 'knex',
  kysely: 'kysely',
  redis: 'redis',
  ioredis: 'redis',
  upstash: 'redis',
  kv: 'redis',
})

/** Words of names that databases and their transactions are called by. */
export const databaseWords: ReadonlySet<string> = new Set([
  'db', 'database', 'tx', 'trx', 'transaction', 'conn', 'connection', 'pool', 'prisma', 'knex', 'orm', 'drizzle', 'sql', 'pg', 'postgres', 'mysql',
])

type Method = { readonly operation: DataOperation; readonly many?: true; readonly relative?: true; readonly atomic?: true }

const one = (operation: DataOperation): Method => ({ operation })
const many = (operation: DataOperation): Method => ({ operation, many: true })

/** Methods of a Prisma model. */
export const prismaMethods: Readonly<Record<string, Method>> = tableOf({
  findUnique: one('read'),
  findUniqueOrThrow: one('read'),
  findFirst: one('read'),
  findFirstOrThrow: one('read'),
  findMany: many('read'),
  count: one('read'),
  aggregate: one('read'),
  groupBy: many('read'),
  create: one('create'),
  createMany: many('create'),
  createManyAndReturn: many('create'),
  update: one('update'),
  updateMany: many('update'),
  updateManyAndReturn: many('update'),
  upsert: { operation: 'upsert', atomic: true },
  delete: one('delete'),
  deleteMany: many('delete'),
})

/** Methods of a TypeORM repository or entity manager that touch the database (`create` does not). */
export const typeormMethods: Readonly<Record<string, Method>> = tableOf({
  findOne: one('read'),
  findOneBy: one('read'),
  findOneOrFail: one('read'),
  findOneByOrFail: one('read'),
  find: many('read'),
  findBy: many('read'),
  findAndCount: many('read'),
  findAndCountBy: many('read'),
  count: one('read'),
  countBy: one('read'),
  exists: one('read'),
  existsBy: one('read'),
  exist: one('read'),
  save: one('create'),
  insert: one('create'),
  update: one('update'),
  upsert: { operation: 'upsert', atomic: true },
  increment: { operation: 'update', relative: true },
  decrement: { operation: 'update', relative: true },
  delete: one('delete'),
  remove: one('delete'),
  softDelete: one('delete'),
  softRemove: one('delete'),
})

/** Methods of a MongoDB collection. */
export const mongodbMethods: Readonly<Record<string, Method>> = tableOf({
  findOne: one('read'),
  find: many('read'),
  countDocuments: one('read'),
  estimatedDocumentCount: one('read'),
  distinct: many('read'),
  aggregate: many('read'),
  insertOne: one('create'),
  insertMany: many('create'),
  updateOne: one('update'),
  updateMany: many('update'),
  replaceOne: one('update'),
  findOneAndUpdate: one('update'),
  findOneAndReplace: one('update'),
  deleteOne: one('delete'),
  deleteMany: many('delete'),
  findOneAndDelete: one('delete'),
  bulkWrite: many('raw'),
})

/** Methods of a Mongoose model besides those of a collection. */
export const mongooseMethods: Readonly<Record<string, Method>> = tableOf({
  ...mongodbMethods,
  findById: one('read'),
  exists: one('read'),
  count: one('read'),
  create: one('create'),
  findByIdAndUpdate: one('update'),
  update: one('update'),
  findByIdAndDelete: one('delete'),
  findByIdAndRemove: one('delete'),
  findOneAndRemove: one('delete'),
})

/** Methods of a Sequelize model. */
export const sequelizeMethods: Readonly<Record<string, Method>> = tableOf({
  findOne: one('read'),
  findByPk: one('read'),
  findAll: many('read'),
  findAndCountAll: many('read'),
  count: one('read'),
  create: one('create'),
  bulkCreate: many('create'),
  update: one('update'),
  upsert: { operation: 'upsert', atomic: true },
  findOrCreate: { operation: 'upsert', atomic: true },
  findCreateFind: { operation: 'upsert', atomic: true },
  increment: { operation: 'update', relative: true },
  decrement: { operation: 'update', relative: true },
  destroy: one('delete'),
})

/** Methods that only a Mongoose model or only a Sequelize model has: one of them tells which a local model is. */
export const mongooseOnly: ReadonlySet<string> = new Set([
  'findById', 'findByIdAndUpdate', 'findByIdAndDelete', 'findByIdAndRemove', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace',
  'updateOne', 'deleteOne', 'countDocuments', 'estimatedDocumentCount', 'insertMany', 'replaceOne',
])
export const sequelizeOnly: ReadonlySet<string> = new Set([
  'findByPk', 'findAll', 'findAndCountAll', 'findOrCreate', 'findCreateFind', 'bulkCreate', 'destroy',
])

/** Redis commands in lower case: the key is the first argument, the value written the second. */
export const redisCommands: Readonly<Record<string, Method>> = tableOf({
  get: one('read'),
  mget: many('read'),
  exists: one('read'),
  ttl: one('read'),
  pttl: one('read'),
  strlen: one('read'),
  hget: one('read'),
  hmget: one('read'),
  hgetall: one('read'),
  hexists: one('read'),
  sismember: one('read'),
  smembers: many('read'),
  scard: one('read'),
  zscore: one('read'),
  zrange: many('read'),
  lrange: many('read'),
  llen: one('read'),
  set: one('update'),
  setex: one('update'),
  psetex: one('update'),
  mset: many('update'),
  hset: one('update'),
  hmset: one('update'),
  expire: one('update'),
  pexpire: one('update'),
  zadd: one('update'),
  sadd: { operation: 'create', atomic: true },
  pfadd: { operation: 'create', atomic: true },
  setnx: { operation: 'create', atomic: true },
  hsetnx: { operation: 'create', atomic: true },
  msetnx: { operation: 'create', atomic: true },
  getset: { operation: 'update', atomic: true },
  lpush: { operation: 'create', relative: true },
  rpush: { operation: 'create', relative: true },
  incr: { operation: 'update', relative: true, atomic: true },
  incrby: { operation: 'update', relative: true, atomic: true },
  incrbyfloat: { operation: 'update', relative: true, atomic: true },
  decr: { operation: 'update', relative: true, atomic: true },
  decrby: { operation: 'update', relative: true, atomic: true },
  hincrby: { operation: 'update', relative: true, atomic: true },
  hincrbyfloat: { operation: 'update', relative: true, atomic: true },
  zincrby: { operation: 'update', relative: true, atomic: true },
  del: one('delete'),
  unlink: one('delete'),
  hdel: one('delete'),
  srem: one('delete'),
  zrem: one('delete'),
  getdel: { operation: 'delete', atomic: true },
  eval: { operation: 'raw', atomic: true },
  evalsha: { operation: 'raw', atomic: true },
})

/** Methods that take a statement of SQL as their first argument. */
export const statementMethods: ReadonlySet<string> = new Set([
  'query', 'execute', 'run', 'get', 'all', 'exec', 'prepare', 'raw', 'unsafe', '$queryRawUnsafe', '$executeRawUnsafe', '$queryRaw', '$executeRaw',
  'one', 'none', 'oneOrNone', 'many', 'any', 'manyOrNone', 'oneFirst', 'maybeOne', 'values', 'each', 'batch',
])
