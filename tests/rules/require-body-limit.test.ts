import rule from '../../src/rules/require-body-limit.js'
import { testRule, ts } from '../support/test-rule.js'

const raised = 'raisedLimit'
const stream = 'endlessStream'
const upload = 'endlessUpload'
const express = (...lines: string[]) => ["import express from 'express'", 'const app = express()', ...lines, ''].join('\n')

testRule(rule, {
  valid: {
    'the default': express('app.use(express.json())'),
    'one megabyte': express("app.use(express.json({ limit: '1mb' }))"),
    'ten megabytes': express("app.use(express.json({ limit: '10mb' }))"),
    'a number of bytes': express('app.use(express.json({ limit: 1024 * 1024 }))'),
    'a limit of the environment': express('app.use(express.json({ limit: process.env.BODY_LIMIT }))'),
    'a path of its own': express("app.use('/upload', express.json({ limit: '50mb' }))", 'app.use(express.json())'),
    'a route of its own': express("app.post('/import', express.json({ limit: '50mb' }), (req, res) => res.end())"),
    'a router of its own': `import express from 'express'\nconst router = express.Router()\nrouter.use(express.json({ limit: '50mb' }))\nexport default router\n`,
    'a parser in a constant for one route': express("const large = express.json({ limit: '50mb' })", "app.post('/import', large, (req, res) => res.end())"),
    'a raw body of a webhook': express("app.use('/webhook', express.raw({ type: 'application/json' }))"),
    'Fastify, five megabytes': `import Fastify from 'fastify'\nconst app = Fastify({ bodyLimit: 5 * 1024 * 1024 })\n`,
    'a route of Fastify': `import Fastify from 'fastify'\nconst app = Fastify()\napp.post('/import', { bodyLimit: 50 * 1024 * 1024 }, async () => ({}))\n`,
    'pages/api has a limit of its own': { filename: 'pages/api/import.ts', code: `export const config = { api: { bodyParser: { sizeLimit: '50mb' } } }\nexport default function handler(req, res) { res.end() }\n` },
    'another limit': `import { rateLimit } from 'express-rate-limit'\nexport const limiter = rateLimit({ limit: 20000000 })\nexport const rows = (db) => db.list({ limit: 50000000 })\n`,
    'a stream that is counted': ts`
      import { createServer } from 'node:http'
      createServer((req, res) => {
        let body = ''
        req.on('data', (chunk) => {
          body += chunk
          if (body.length > 1e6) req.destroy()
        })
        req.on('end', () => res.end())
      })
    `,
    'a loop that is counted': ts`
      import type { IncomingMessage } from 'node:http'
      export async function read(req: IncomingMessage) {
        const chunks = []
        let size = 0
        for await (const chunk of req) {
          size += chunk.length
          if (size > 1024 * 1024) throw new Error('too large')
          chunks.push(chunk)
        }
        return Buffer.concat(chunks)
      }
    `,
    'the announced length is looked at': ts`
      export default async function handler(req, res) {
        if (Number(req.headers['content-length']) > 1_000_000) return res.status(413).end()
        const chunks = []
        for await (const chunk of req) chunks.push(chunk)
        res.end()
      }
    `,
    'a file is read': `import { createReadStream } from 'node:fs'\nexport const read = () => new Promise((resolve) => { let text = ''; createReadStream('a').on('data', (chunk) => { text += chunk }).on('end', () => resolve(text)) })`,
    'the answer of another server': `import https from 'node:https'\nexport const load = () => https.get('https://example.com', (res) => { let text = ''; res.on('data', (chunk) => { text += chunk }) })`,
    'the output of a program': `import { spawn } from 'node:child_process'\nexport const run = () => { let text = ''; spawn('ls').stdout.on('data', (chunk) => { text += chunk }) }`,
    'a request that is passed on': `import { createServer } from 'node:http'\ncreateServer((req, res) => { req.on('data', (chunk) => { hash.update(chunk) }) })`,
    'raw-body with a limit': `import getRawBody from 'raw-body'\nexport const read = (req: IncomingMessage) => getRawBody(req, { limit: '1mb' })`,
    'multer with a limit': `import multer from 'multer'\nexport const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 5 * 1024 * 1024 } })`,
    'multer with limits of another file': `import multer from 'multer'\nimport { limits, options } from './options'\nexport const upload = multer({ limits })\nexport const other = multer(options)\nexport const third = multer({ ...options })`,
    'multer for text': `import multer from 'multer'\nexport const fields = multer().none()`,
    'a constant of multer for text': `import multer from 'multer'\nconst upload = multer()\nexport const fields = upload.none()`,
    'the limits of a module of Nest': `import { FileInterceptor } from '@nestjs/platform-express'\nexport class Files { @UseInterceptors(FileInterceptor('file')) create() {} }`,
    'busboy with a limit': `import busboy from 'busboy'\nexport const read = (req) => busboy({ headers: req.headers, limits: { fileSize: 1e6 } })`,
    'express-fileupload with a limit': express("import fileUpload from 'express-fileupload'", 'app.use(fileUpload({ limits: { fileSize: 1e6 } }))'),
    'a limit named in the settings': { settings: { bodyLimits: ['limitBody'] }, code: express("import { limitBody } from './limit'", "import multer from 'multer'", 'app.use(limitBody)', 'const upload = multer()') },
    'a function called multer of another file': `import multer from './multer'\nexport const upload = multer()`,
  },
  invalid: {
    'fifty megabytes': { code: express("app.use(express.json({ limit: '50mb' }))"), reports: [raised] },
    'two parsers': { code: express("app.use(express.json({ limit: '50mb' }))", "app.use(express.urlencoded({ extended: true, limit: '50mb' }))"), reports: [raised, raised] },
    'a gigabyte': { code: express("app.use(express.raw({ limit: '1gb' }))"), reports: [raised] },
    'a number': { code: express('app.use(express.json({ limit: 100 * 1024 * 1024 }))'), reports: [raised] },
    'no end': { code: express('app.use(express.json({ limit: Infinity }))'), reports: [raised] },
    'a constant': { code: express("const LIMIT = '25mb'", 'app.use(express.json({ limit: LIMIT }))'), reports: [raised] },
    'a fallback': { code: express("app.use(express.json({ limit: process.env.BODY_LIMIT || '100mb' }))"), reports: [raised] },
    'on the path of everything': { code: express("app.use('/api', express.json({ limit: '50mb' }))"), reports: [raised] },
    'body-parser': { code: `const express = require('express')\nconst bodyParser = require('body-parser')\nconst app = express()\napp.use(bodyParser.json({ limit: '50mb' }))\n`, filename: 'server.js', reports: [raised] },
    'named imports': { code: `import express, { json } from 'express'\nconst app = express()\napp.use(json({ limit: '50mb' }))\n`, reports: [raised] },
    'an app of a class': { code: `import express, { json } from 'express'\nexport class Server { app = express(); setup() { this.app.use(json({ limit: '50mb' })) } }\n`, reports: [raised] },
    'a parser in a constant': { code: express("const parser = express.json({ limit: '50mb' })", 'app.use(parser)'), reports: [raised] },
    'Koa': { code: `import Koa from 'koa'\nimport bodyParser from 'koa-bodyparser'\nconst app = new Koa()\napp.use(bodyParser({ jsonLimit: '50mb' }))\n`, reports: [raised] },
    'Fastify': { code: `import Fastify from 'fastify'\nconst app = Fastify({ logger: true, bodyLimit: 100 * 1024 * 1024 })\n`, reports: [raised] },
    'Fastify of Nest': { code: `import { FastifyAdapter } from '@nestjs/platform-fastify'\nexport const adapter = new FastifyAdapter({ bodyLimit: 52428800 })\n`, reports: [raised] },
    'Nest': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.useBodyParser('json', { limit: '50mb' })\n`, reports: [raised] },
    'Nest with the parser of Express': { code: `import { NestFactory } from '@nestjs/core'\nimport { json } from 'express'\nconst app = await NestFactory.create(AppModule)\napp.use(json({ limit: '50mb' }))\n`, reports: [raised] },
    'Hono': { code: `import { Hono } from 'hono'\nimport { bodyLimit } from 'hono/body-limit'\nconst app = new Hono()\napp.use(bodyLimit({ maxSize: 100 * 1024 * 1024 }))\n`, reports: [raised] },
    'a stream of node:http': {
      code: ts`
        import { createServer } from 'node:http'
        createServer((req, res) => {
          let body = ''
          req.on('data', (chunk) => { body += chunk.toString() })
          req.on('end', () => res.end(body))
        })
      `,
      reports: [stream],
    },
    'chunks in a list': {
      code: ts`
        const http = require('http')
        http.createServer(function (request, response) {
          const chunks = []
          request.on('data', function (chunk) { chunks.push(chunk) }).on('end', () => { response.end(Buffer.concat(chunks)) })
        })
      `,
      filename: 'server.js',
      reports: [stream],
    },
    'a loop of pages/api': {
      filename: 'pages/api/webhook.ts',
      code: ts`
        export const config = { api: { bodyParser: false } }
        async function buffer(readable) {
          const chunks = []
          for await (const chunk of readable) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
          return Buffer.concat(chunks)
        }
        export default async function handler(req, res) {
          const raw = await buffer(req)
          res.end(raw)
        }
      `,
      reports: [stream],
    },
    'a promise around it': {
      code: ts`
        import type { IncomingMessage } from 'node:http'
        export const readBody = (req: IncomingMessage) =>
          new Promise<string>((resolve, reject) => {
            let data = ''
            req.on('data', (chunk) => { data += chunk })
            req.on('end', () => resolve(data))
            req.on('error', reject)
          })
      `,
      reports: [stream],
    },
    'raw-body': { code: `import getRawBody from 'raw-body'\nexport default async function handler(req, res) { const body = await getRawBody(req); res.end(body) }`, filename: 'pages/api/webhook.ts', reports: [stream] },
    'stream consumers': { code: `import { json } from 'node:stream/consumers'\nimport { createServer } from 'node:http'\ncreateServer(async (req, res) => { res.end(await json(req)) })`, reports: [stream] },
    'multer': { code: `import multer from 'multer'\nexport const upload = multer({ dest: 'uploads/' })`, reports: [upload] },
    'multer in memory': { code: `const multer = require('multer')\nconst storage = multer.memoryStorage()\nmodule.exports = multer({ storage })`, filename: 'src/upload.js', reports: [upload] },
    'multer without options': { code: `import multer from 'multer'\nexport const upload = multer()\nexport const one = upload.single('file')`, reports: [upload] },
    'multer that counts files only': { code: `import multer from 'multer'\nexport const upload = multer({ limits: { files: 1 } })`, reports: [upload] },
    'an interceptor of Nest': { code: `import { FileInterceptor } from '@nestjs/platform-express'\nexport class Files { @UseInterceptors(FileInterceptor('file', { dest: 'uploads' })) create() {} }`, reports: [upload] },
    'express-fileupload': { code: express("import fileUpload from 'express-fileupload'", 'app.use(fileUpload({ useTempFiles: true }))'), reports: [upload] },
    'busboy': { code: `import Busboy from 'busboy'\nexport const read = (req) => Busboy({ headers: req.headers })`, reports: [upload] },
    'busboy of the past': { code: `const Busboy = require('busboy')\nexports.read = (req) => { const busboy = new Busboy({ headers: req.headers }); req.pipe(busboy) }`, filename: 'src/read.js', reports: [upload] },
  },
})
