import rule from '../../src/rules/no-insecure-tls.js'
import { testRule, ts } from '../support/test-rule.js'

const one = 'uncheckedConnection'
const all = 'uncheckedProcess'

testRule(rule, {
  valid: {
    'true': {
      code: ts`
        import https from 'node:https'

        export const agent = new https.Agent({ rejectUnauthorized: true })
      `,
    },
    'by the environment': {
      code: ts`
        import { Pool } from 'pg'

        export const pool = new Pool({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: process.env.DB_SSL_STRICT !== 'false' } })
      `,
    },
    'in development': {
      code: ts`
        if (process.env.NODE_ENV !== 'production') {
          process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
        }
      `,
    },
    'in development by the flag of the file': {
      code: ts`
        import https from 'node:https'

        const isDev = process.env.NODE_ENV === 'development'
        export const agent = isDev ? new https.Agent({ rejectUnauthorized: false }) : new https.Agent()
      `,
    },
    'authority given': {
      code: ts`
        import { readFileSync } from 'node:fs'
        import { Pool } from 'pg'

        export const pool = new Pool({ ssl: { ca: readFileSync('/etc/ssl/rds.pem', 'utf8'), rejectUnauthorized: true } })
      `,
    },
    'this machine': {
      code: ts`
        import { request } from 'node:https'

        export const probe = () => request({ host: '127.0.0.1', port: 8443, path: '/health', rejectUnauthorized: false })
      `,
    },
    'test': {
      filename: 'tests/tls.test.ts',
      code: ts`
        import https from 'node:https'

        const agent = new https.Agent({ rejectUnauthorized: false })
        test('answers', () => fetch('https://app.test', { agent } as never))
      `,
    },
    'script': {
      filename: 'scripts/check-certificates.ts',
      code: ts`
        import tls from 'node:tls'

        const socket = tls.connect({ host: process.argv[2], port: 443, rejectUnauthorized: false }, () => {
          console.log(socket.getPeerCertificate().valid_to)
          socket.end()
        })
      `,
    },
    'reads of the variable': {
      code: ts`
        if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
          throw new Error('Certificates are not checked: unset NODE_TLS_REJECT_UNAUTHORIZED')
        }
      `,
    },
    'a type and a schema': {
      code: ts`
        import { z } from 'zod'

        export interface TlsOptions { rejectUnauthorized: false | boolean }
        export const schema = z.object({ rejectUnauthorized: z.boolean().default(true) })
      `,
    },
    'a check that asks first': {
      code: ts`
        import tls from 'node:tls'

        export const connect = (host: string, fingerprint: string) =>
          tls.connect({
            host,
            checkServerIdentity(name, cert) {
              if (cert.fingerprint256 !== fingerprint) return new Error('unknown certificate')
              return tls.checkServerIdentity(name, cert)
            },
          })
      `,
    },
    'an environment variable is removed': {
      code: ts`
        delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
        process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'
      `,
    },
    'configured for self-hosting': {
      code: ts`
        import nodemailer from 'nodemailer'
        import { config } from './config'

        export const mailer = nodemailer.createTransport({ host: config.smtp.host, tls: { rejectUnauthorized: !config.smtp.allowSelfSigned } })
      `,
    },
    'prisma adapter of a local address': {
      filename: 'prisma.config.ts',
      code: ts`
        import { Pool } from 'pg'

        export const pool = new Pool({ host: 'localhost', port: 5432, ssl: { rejectUnauthorized: false } })
      `,
    },
    'checked': `import { Pool } from 'pg'\nnew Pool({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: true } })`,
    'an authority of its own': `import { Pool } from 'pg'\nnew Pool({ ssl: { ca: process.env.DATABASE_CA } })`,
    'checked in production': `import { Pool } from 'pg'\nnew Pool({ ssl: { rejectUnauthorized: process.env.NODE_ENV === 'production' } })`,
    'unchecked in development': `import { Pool } from 'pg'\nnew Pool({ ssl: process.env.NODE_ENV === 'production' ? true : { rejectUnauthorized: false } })`,
    'unchecked in a branch of development': `import https from 'node:https'\nif (process.env.NODE_ENV === 'development') { process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0' }`,
    'a flag that says development': `import https from 'node:https'\nconst isDev = process.env.NODE_ENV !== 'production'\nexport const agent = new https.Agent({ rejectUnauthorized: !isDev })`,
    'an option of the environment': `import nodemailer from 'nodemailer'\nnodemailer.createTransport({ host: process.env.SMTP_HOST, tls: { rejectUnauthorized: process.env.SMTP_REJECT_UNAUTHORIZED !== 'false' } })`,
    'a choice of whoever runs it': `import nodemailer from 'nodemailer'\nimport { env } from './env'\nnodemailer.createTransport({ host: env.SMTP_HOST, ...(env.SMTP_ALLOW_SELF_SIGNED && { tls: { rejectUnauthorized: false } }) })`,
    'a host that is compared with this machine': `import Redis from 'ioredis'\nconst url = new URL(process.env.REDIS_URL!)\nnew Redis({ host: url.hostname, tls: { rejectUnauthorized: url.hostname !== 'localhost' } })`,
    'a host of this machine': `import https from 'node:https'\nhttps.request({ hostname: 'localhost', port: 8443, rejectUnauthorized: false })`,
    'an address of this machine': `import { Client } from '@elastic/elasticsearch'\nnew Client({ node: 'https://127.0.0.1:9200', tls: { rejectUnauthorized: false } })`,
    'a local URL given beside it': `import axios from 'axios'\nimport https from 'node:https'\naxios.get('https://localhost:3001/health', { httpsAgent: new https.Agent({ rejectUnauthorized: false }) })`,
    'only where the host is local': `import { Pool } from 'pg'\nconst url = process.env.DATABASE_URL!\nnew Pool({ connectionString: url, ssl: url.includes('localhost') ? { rejectUnauthorized: false } : true })`,
    'a test': { filename: 'tests/server.test.ts', code: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
    'a script': { filename: 'scripts/backup.ts', code: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
    'the variable set to one': `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'`,
    'the variable read': `if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('TLS must be checked')`,
    'a type': `export type Options = { rejectUnauthorized?: false }`,
    'a value of the configuration': `import { config } from './config'\nexport const ssl = { rejectUnauthorized: config.database.rejectUnauthorized }`,
    'a key of another object': `export const messages = { rejectUnauthorized: 'The certificate was refused' }`,
    'a check of the name that checks': `import tls from 'node:tls'\ntls.connect({ checkServerIdentity: (host, cert) => verifyPin(host, cert) })`,
  },
  invalid: {
    'https agent for axios': {
      code: ts`
        import axios from 'axios'
        import https from 'https'

        const agent = new https.Agent({ rejectUnauthorized: false, keepAlive: true })

        export const erp = axios.create({ baseURL: process.env.ERP_URL, httpsAgent: agent, timeout: 5000 })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 4 }],
    },
    'pg client of a managed database': {
      filename: 'db.js',
      code: ts`
        const { Client } = require('pg')

        const client = new Client({
          connectionString: process.env.DATABASE_URL,
          ssl: { rejectUnauthorized: false },
        })

        module.exports = client.connect().then(() => client)
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 5 }],
    },
    'drizzle over a pool in production': {
      code: ts`
        import { drizzle } from 'drizzle-orm/node-postgres'
        import { Pool } from 'pg'

        const ssl = process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : undefined
        export const db = drizzle(new Pool({ connectionString: process.env.DATABASE_URL, ssl }))
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 4 }],
    },
    'environment with brackets and a number': {
      code: ts`
        process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0 as any

        export async function sync() {
          return fetch('https://partner.example.com/api', { signal: AbortSignal.timeout(5000) })
        }
      `,
      reports: [{ messageId: 'uncheckedProcess', line: 1 }],
    },
    'undici dispatcher': {
      code: ts`
        import { Agent, setGlobalDispatcher } from 'undici'

        setGlobalDispatcher(new Agent({ connect: { rejectUnauthorized: false } }))
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 3 }],
    },
    'nodemailer': {
      code: ts`
        import nodemailer from 'nodemailer'

        export const mailer = nodemailer.createTransport({
          host: process.env.SMTP_HOST,
          port: 587,
          auth: { user: process.env.SMTP_USER, pass: process.env.SMTP_PASS },
          tls: { rejectUnauthorized: false },
        })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 7 }],
    },
    'ioredis': {
      code: ts`
        import Redis from 'ioredis'

        export const redis = new Redis(process.env.REDIS_URL!, {
          maxRetriesPerRequest: null,
          tls: { rejectUnauthorized: false },
        })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 5 }],
    },
    'mongo': {
      code: ts`
        import { MongoClient } from 'mongodb'

        const client = new MongoClient(process.env.MONGODB_URI!, { tls: true, tlsAllowInvalidCertificates: true })
        export default client
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 3 }],
    },
    'mssql and tedious': {
      code: ts`
        import sql from 'mssql'

        export const pool = await sql.connect({
          server: process.env.SQL_HOST!,
          user: process.env.SQL_USER,
          password: process.env.SQL_PASSWORD,
          options: { encrypt: true, trustServerCertificate: true },
        })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 7 }],
    },
    'sequelize dialect options': {
      filename: 'models/index.js',
      code: ts`
        const { Sequelize } = require('sequelize')

        module.exports = new Sequelize(process.env.DATABASE_URL, {
          dialect: 'postgres',
          dialectOptions: { ssl: { require: true, rejectUnauthorized: false } },
        })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 5 }],
    },
    'a check of the server\'s name that checks nothing': {
      code: ts`
        import tls from 'node:tls'

        export const connect = (host: string) => tls.connect({ host, port: 8883, checkServerIdentity: () => undefined })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 3 }],
    },
    'set through Object.assign': {
      code: ts`
        Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })
      `,
      reports: [{ messageId: 'uncheckedProcess', line: 1 }],
    },
    'minified false': {
      code: ts`
        import https from 'node:https'

        const insecure = !1
        export const agent = new https.Agent({ rejectUnauthorized: insecure })
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 4 }],
    },
    'assigned to the options afterwards': {
      code: ts`
        import https from 'node:https'

        export function agentFor(ca?: string) {
          const options: https.AgentOptions = { keepAlive: true }
          if (ca) options.ca = ca
          else options.rejectUnauthorized = false
          return new https.Agent(options)
        }
      `,
      reports: [{ messageId: 'uncheckedConnection', line: 6 }],
    },
    'pg': { code: `import { Pool } from 'pg'\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } })`, reports: [one] },
    'pg in production': { code: `import { Pool } from 'pg'\nexport const pool = new Pool({ ssl: process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : false })`, reports: [one] },
    'pg in production, by a name': { code: `import { Pool } from 'pg'\nconst isProduction = process.env.NODE_ENV === 'production'\nexport const pool = new Pool({ ssl: isProduction && { rejectUnauthorized: false } })`, reports: [one] },
    'the wrong way round': { code: `import { Pool } from 'pg'\nexport const pool = new Pool({ ssl: { rejectUnauthorized: process.env.NODE_ENV !== 'production' } })`, reports: [one] },
    'the whole process': { code: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`, reports: [all] },
    'the whole process, a number': { code: `process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0`, filename: 'server.js', reports: [all] },
    'the whole process, in a handler': { code: `import express from 'express'\nexpress().get('/', () => { process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0' })`, reports: [all] },
    'an agent': { code: `import https from 'node:https'\nexport const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false })`, reports: [one] },
    'an agent of axios, CommonJS': { code: `const axios = require('axios')\nconst https = require('https')\nmodule.exports = axios.create({ baseURL: 'https://api.bank.com', httpsAgent: new https.Agent({ rejectUnauthorized: false }) })`, filename: 'src/bank.js', reports: [one] },
    'a mail server': { code: `import nodemailer from 'nodemailer'\nexport const mail = nodemailer.createTransport({ host: 'smtp.example.com', tls: { rejectUnauthorized: false } })`, reports: [one] },
    'Redis': { code: `import Redis from 'ioredis'\nexport const redis = new Redis(process.env.REDIS_URL!, { tls: { rejectUnauthorized: false } })`, reports: [one] },
    'Knex': { code: `import knex from 'knex'\nexport const db = knex({ client: 'pg', connection: { connectionString: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } } })`, reports: [one] },
    'Sequelize': { code: `const { Sequelize } = require('sequelize')\nmodule.exports = new Sequelize(process.env.DATABASE_URL, { dialectOptions: { ssl: { require: true, rejectUnauthorized: false } } })`, filename: 'src/db.js', reports: [one] },
    'TypeORM': { code: `import { DataSource } from 'typeorm'\nexport const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } })`, reports: [one] },
    'MongoDB': { code: `import { MongoClient } from 'mongodb'\nexport const client = new MongoClient(process.env.MONGO_URL!, { tls: true, tlsAllowInvalidCertificates: true })`, reports: [one] },
    'SQL Server': { code: `import sql from 'mssql'\nexport const pool = sql.connect({ server: 'db.example.com', options: { encrypt: true, trustServerCertificate: true } })`, reports: [one] },
    'request': { code: `const request = require('request')\nrequest({ url: 'https://api.example.com', strictSSL: false }, () => {})`, filename: 'src/load.js', reports: [one] },
    'undici': { code: `import { Agent, setGlobalDispatcher } from 'undici'\nsetGlobalDispatcher(new Agent({ connect: { rejectUnauthorized: false } }))`, reports: [one] },
    'a socket': { code: `import tls from 'node:tls'\ntls.connect({ host: 'mail.example.com', port: 465, rejectUnauthorized: false })`, reports: [one] },
    'no check of the name': { code: `import https from 'node:https'\nexport const agent = new https.Agent({ checkServerIdentity: () => undefined })`, reports: [one] },
    'a constant': { code: `import { Pool } from 'pg'\nconst ssl = { rejectUnauthorized: false }\nexport const pool = new Pool({ ssl })`, reports: [one] },
    'a flag in a constant': { code: `import https from 'node:https'\nconst CHECK = false\nexport const agent = new https.Agent({ rejectUnauthorized: CHECK })`, reports: [one] },
    'set on the options': { code: `import https from 'node:https'\nconst options = new URL('https://api.example.com')\noptions.rejectUnauthorized = false\nhttps.get(options)`, reports: [one] },
    'where the host is not local': { code: `import { Pool } from 'pg'\nconst url = process.env.DATABASE_URL\nexport const pool = new Pool({ connectionString: url, ssl: url.includes('localhost') ? false : { rejectUnauthorized: false } })`, filename: 'src/db.js', reports: [one] },
  },
})
