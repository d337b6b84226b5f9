import { repeatedClientsOf, type RepeatedClient } from '../facts/client-lifetimes.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-client-per-request',
  description: 'disallow opening a database, Redis or broker client for every request',
  family: 'data',
  side: 'server',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'connections run out after about a hundred requests, and every later one fails',
  evidence: [
    [
      'Pool', 'Client', 'createConnection', 'Connection', 'Sequelize', 'DataSource', 'Redis', 'Cluster', 'createC', 'Queue', 'Worker', 'FlowProducer', 'knex', 'postgres', 'drizzle',
      'amqp', 'kafka', 'PgBoss', 'pg-boss', 'pg-promise', 'Agenda', 'agenda', 'neo4j', 'nats', 'mqtt', 'bull', 'bee-queue', 'ioredis', 'sequelize', 'oracledb',
    ],
  ],
  messages: {
    clientPerRequest:
      '`{{api}}` opens new connections on every {{request}} and nothing closes them, so {{server}} soon refuses more. Create the client once, at module scope, and reuse it.',
    clientPerCall:
      '`{{api}}` opens new connections on every call of {{function}} and nothing keeps or closes them, so {{server}} soon refuses more. Create the client once, at module scope.',
    clientPerInstance:
      '`{{api}}` opens connections for every instance of {{class}}, so {{server}} soon refuses more. Create the client once, at module scope, and pass it in.',
  },
  check({ file, report }) {
    for (const { node, api, client, by, label } of repeatedClientsOf(file)) {
      const data = { api, server: servers[client.of] }
      if (by === 'instance') report({ node, messageId: 'clientPerInstance', data: { ...data, class: named(label, 'its class') } })
      else if (by === 'call') report({ node, messageId: 'clientPerCall', data: { ...data, function: named(label, 'this function') } })
      else report({ node, messageId: 'clientPerRequest', data: { ...data, request: by === 'job' ? 'run of its job' : requestNamed(label) } })
    }
  },
})

const servers: Readonly<Record<RepeatedClient['client']['of'], string>> = { database: 'the database', Redis: 'Redis', 'message broker': 'the message broker' }

function named(label: string | null, otherwise: string): string {
  return label === null ? otherwise : `\`${label}\``
}

/** `POST /pay` in backticks; labels that are words as they are. */
function requestNamed(label: string | null): string {
  if (label === null || label.length > 40) return 'request'
  return /^[A-Z]+ \//.test(label) ? `\`${label}\`` : label
}
