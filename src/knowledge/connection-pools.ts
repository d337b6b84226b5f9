import type { Catalogue } from './modules.js'

export type SocketClient = {
  /**
   * `connection`: holds sockets from the moment it is made or first used. `consumer`: also works on its own, or is kept by
   * its library, so that starting one and leaving it be is how it is meant. `url`: only when it is given an address and not
   * a client.
   */
  readonly kind: 'connection' | 'consumer' | 'url'
  /** What runs out, for messages. */
  readonly of: 'database' | 'Redis' | 'message broker'
}

const database: SocketClient = { kind: 'connection', of: 'database' }
const registered: SocketClient = { kind: 'consumer', of: 'database' }
const redis: SocketClient = { kind: 'connection', of: 'Redis' }
const redisConsumer: SocketClient = { kind: 'consumer', of: 'Redis' }
const broker: SocketClient = { kind: 'connection', of: 'message broker' }
const brokerConsumer: SocketClient = { kind: 'consumer', of: 'message broker' }
const byAddress: SocketClient = { kind: 'url', of: 'database' }

const pg = { 'Pool.new()': database, 'Client.new()': database, 'Pool.()': database, 'native.Pool.new()': database, 'native.Client.new()': database }
const mysql = { 'createPool.()': database, 'createConnection.()': database, 'createPoolCluster.()': database }
const ioredis = { 'new()': redis, 'Redis.new()': redis, 'Cluster.new()': redis, 'Redis.Cluster.new()': redis }
const nodeRedis = { 'createClient.()': redis, 'createCluster.()': redis, 'createClientPool.()': redis, 'createSentinel.()': redis }
const kafka = { 'Kafka.new().producer.()': broker, 'Kafka.new().admin.()': broker, 'Kafka.new().consumer.()': brokerConsumer }

/**
 * Clients that hold sockets, by what makes one. Clients that speak HTTP (Stripe, OpenAI, Resend, S3, supabase-js, Upstash,
 * Neon's and PlanetScale's serverless drivers) hold none worth counting and are left out, as is `mongoose.connect()`, which
 * reuses its one connection.
 */
export const socketClients: Catalogue<SocketClient> = {
  pg,
  'pg-pool': { 'new()': database },
  'pg-promise': { '().()': database },
  postgres: { '()': database, 'postgres.()': database },
  slonik: { 'createPool.()': database },
  mysql,
  mysql2: mysql,
  mariadb: mysql,
  mssql: { 'ConnectionPool.new()': database },
  oracledb: { 'createPool.()': database, 'getConnection.()': database },
  '@prisma/client': { 'PrismaClient.new()': database, 'default.PrismaClient.new()': database },
  // Prisma's edge client sends its queries over HTTP.
  '@prisma/client/edge': {},
  mongodb: { 'MongoClient.new()': database, 'MongoClient.connect.()': database },
  mongoose: { 'createConnection.()': database },
  sequelize: { 'Sequelize.new()': database, 'new()': database },
  'sequelize-typescript': { 'Sequelize.new()': database },
  typeorm: { 'DataSource.new()': database, 'createConnection.()': registered, 'createConnections.()': registered },
  knex: { '()': database, 'knex.()': database, 'Knex.()': database },
  'drizzle-orm/node-postgres': { 'drizzle.()': byAddress },
  'drizzle-orm/postgres-js': { 'drizzle.()': byAddress },
  'drizzle-orm/mysql2': { 'drizzle.()': byAddress },
  'cassandra-driver': { 'Client.new()': database },
  'neo4j-driver': { 'driver.()': database },
  ioredis,
  redis: nodeRedis,
  '@redis/client': nodeRedis,
  bullmq: { 'Queue.new()': redis, 'FlowProducer.new()': redis, 'Worker.new()': redisConsumer, 'QueueEvents.new()': redisConsumer, 'QueueScheduler.new()': redisConsumer },
  bull: { 'new()': redis, '()': redis, 'Queue.new()': redis },
  'bee-queue': { 'new()': redis },
  'pg-boss': { 'new()': database, 'PgBoss.new()': database },
  agenda: { 'new()': registered, 'Agenda.new()': registered },
  amqplib: { 'connect.()': broker },
  'amqp-connection-manager': { 'connect.()': broker },
  kafkajs: kafka,
  nats: { 'connect.()': broker },
  mqtt: { 'connect.()': broker, 'connectAsync.()': broker },
}

/** What takes a client and stands for it afterwards: `drizzle(pool)`, `new PrismaPg(pool)`, `new RedisStore({ client })`. */
export const clientCarriers: Catalogue<'carrier'> = {
  'drizzle-orm': { 'drizzle.()': 'carrier' },
  kysely: {
    'Kysely.new()': 'carrier',
    'PostgresDialect.new()': 'carrier',
    'MysqlDialect.new()': 'carrier',
    'MssqlDialect.new()': 'carrier',
  },
  '@prisma/adapter-pg': { 'PrismaPg.new()': 'carrier' },
  '@prisma/adapter-mariadb': { 'PrismaMariaDb.new()': 'carrier' },
  '@prisma/client': { 'PrismaClient.new()': 'carrier' },
  bullmq: { 'Queue.new()': 'carrier', 'Worker.new()': 'carrier', 'QueueEvents.new()': 'carrier', 'FlowProducer.new()': 'carrier' },
  'connect-redis': { 'new()': 'carrier', 'RedisStore.new()': 'carrier' },
}

/** Methods that give back the client they are called on, or a handle that keeps it reachable. */
export const clientMethods: ReadonlySet<string> = new Set([
  'connect', 'on', 'once', 'initialize', '$extends', '$on', 'promise', 'extend', 'withTypes', 'duplicate', 'start',
])
export const handleMethods: ReadonlySet<string> = new Set(['db', 'collection', 'createChannel', 'createConfirmChannel', 'session', 'getRepository', 'useDb'])

/** Methods that end a client's connections. */
export const closingMethods: ReadonlySet<string> = new Set([
  'end', 'quit', 'disconnect', '$disconnect', 'close', 'destroy', 'shutdown', 'dispose', 'terminate', 'stop', 'closeConnection', 'forceClose', 'drain',
])

/** Methods that set a client to work on its own, so that it is meant to stay. */
export const listeningMethods: ReadonlySet<string> = new Set(['consume', 'subscribe', 'psubscribe', 'pSubscribe', 'process', 'listen', 'watch'])
