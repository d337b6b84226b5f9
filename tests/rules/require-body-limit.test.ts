import rule from '../../src/rules/require-body-limit.js'
import { testRule, ts } from '../support/test-rule.js'

const raised = 'raisedLimit'
const stream = 'endlessStream'
const upload = 'endlessUpload'
const express = (...lines: string[]) => ["import express from 'express'", 'const app = express()', ...lines, ''].join('\n')

testRule(rule, {
  valid: {
    '10 megabytes in numbers': {
      code: ts`
        import Fastify from 'fastify'

        export const app = Fastify({ bodyLimit: 5 * 1024 * 1024 })
      `,
    },
    'reads a file line by line': {
      code: ts`
        import { createReadStream } from 'node:fs'

        export async function lines(path: string) {
          const chunks: Buffer[] = []
          for await (const chunk of createReadStream(path)) chunks.push(chunk as Buffer)
          return Buffer.concat(chunks).toString('utf8').split('\\n')
        }
      `,
    },
    'body of S3': {
      code: ts`
        import { GetObjectCommand } from '@aws-sdk/client-s3'
        import { s3 } from './s3'

        export async function load(key: string) {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: key }))
          const chunks = []
          for await (const chunk of Body as AsyncIterable<Buffer>) chunks.push(chunk)
          return Buffer.concat(chunks)
        }
      `,
    },
    'router of uploads': {
      code: ts`
        import { Router, json } from 'express'
        import { importRows } from './import'

        export const imports = Router()
        imports.use(json({ limit: '50mb' }))
        imports.post('/', importRows)
      `,
    },
    'counter with another name': {
      code: ts`
        import type { IncomingMessage } from 'node:http'

        export function read(req: IncomingMessage, max = 100_000) {
          return new Promise<string>((resolve, reject) => {
            let text = ''
            req.on('data', (chunk) => {
              text += chunk
              if (text.length > max) req.destroy(new Error('too large'))
            })
            req.on('end', () => resolve(text))
            req.on('error', reject)
          })
        }
      `,
    },
    'data of a socket': {
      code: ts`
        import net from 'node:net'

        net.createServer((socket) => {
          let line = ''
          socket.on('data', (chunk) => {
            line += chunk
            if (line.includes('\\n')) socket.end(line)
          })
        }).listen(7000)
      `,
    },
    'default parsers': {
      code: ts`
        import express from 'express'
        import { api } from './api'

        const app = express()
        app.use(express.json())
        app.use(express.urlencoded({ extended: false }))
        app.use('/api', api)
        app.listen(3000)
      `,
    },
    'five megabytes': {
      code: ts`
        import express from 'express'

        const app = express()
        app.use(express.json({ limit: '5mb' }))
        app.use(express.raw({ type: 'application/octet-stream', limit: 8 * 1024 * 1024 }))
      `,
    },
    'one upload route': {
      code: ts`
        import express from 'express'
        import { importAll } from './import'

        export const app = express()
        app.post('/admin/import', express.json({ limit: '100mb' }), importAll)
        app.use(express.json({ limit: '256kb' }))
      `,
    },
    'kilobytes that look large': {
      code: ts`
        const bodyParser = require('body-parser')
        const express = require('express')
        const app = express()
        app.use(bodyParser.json({ limit: '5000kb' }))
      `,
    },
    'from the environment': {
      code: ts`
        import express from 'express'
        import { env } from './env'

        const app = express()
        app.use(express.json({ limit: env.BODY_LIMIT }))
      `,
    },
    'answer of another server is read': {
      code: ts`
        import https from 'node:https'

        export function download(url: string): Promise<string> {
          return new Promise((resolve, reject) => {
            https.get(url, (res) => {
              let body = ''
              res.on('data', (chunk) => (body += chunk))
              res.on('end', () => resolve(body))
              res.on('error', reject)
            })
          })
        }
      `,
    },
    'output of a child process': {
      code: ts`
        import { spawn } from 'node:child_process'

        export async function run(command: string) {
          const child = spawn(command, { shell: false })
          const chunks: Buffer[] = []
          for await (const chunk of child.stdout) chunks.push(chunk)
          return Buffer.concat(chunks).toString()
        }
      `,
    },
    'listener that counts': {
      code: ts`
        import http from 'node:http'

        http.createServer((req, res) => {
          const chunks: Buffer[] = []
          let received = 0
          req.on('data', (chunk: Buffer) => {
            received += chunk.length
            if (received > 1_000_000) {
              res.writeHead(413).end()
              req.destroy()
              return
            }
            chunks.push(chunk)
          })
          req.on('end', () => res.end(String(Buffer.concat(chunks).length)))
        }).listen(3000)
      `,
    },
    'multer with limits in a constant': {
      code: ts`
        import multer from 'multer'

        const limits = { fileSize: 2 * 1024 * 1024, files: 1 }
        export const avatar = multer({ storage: multer.memoryStorage(), limits }).single('avatar')
      `,
    },
    'multer without files': {
      code: ts`
        import express from 'express'
        import multer from 'multer'

        const form = multer()
        export const contact = express.Router()
        contact.post('/contact', form.none(), (req, res) => res.json({ ok: true }))
      `,
    },
    'busboy with limits': {
      code: ts`
        import Busboy from 'busboy'
        import type { Request } from 'express'

        export const parse = (req: Request) => Busboy({ headers: req.headers, limits: { fileSize: 5_000_000, files: 1 } })
      `,
    },
    'raw-body with limit': {
      code: ts`
        import getRawBody from 'raw-body'
        import type { NextApiRequest } from 'next'

        export const readRaw = (req: NextApiRequest) => getRawBody(req, { limit: '1mb' })
      `,
    },
    'content length checked first': {
      code: ts`
        import http from 'node:http'

        http.createServer(async (req, res) => {
          if (Number(req.headers['content-length'] ?? Infinity) > 65536) {
            res.writeHead(413).end()
            return
          }
          let text = ''
          for await (const chunk of req) text += chunk
          res.end(text)
        }).listen(3000)
      `,
    },
    'limit of the project named in settings': {
      settings: { bodyLimits: ['cap'] },
      code: ts`
        import type { IncomingMessage } from 'node:http'
        import { cap } from './cap'

        export async function read(req: IncomingMessage) {
          const chunks: Buffer[] = []
          for await (const chunk of cap(req, '1mb')) chunks.push(chunk)
          return Buffer.concat(chunks)
        }
      `,
    },
    'interceptor with the module\'s options': {
      code: ts`
        import { Controller, Post, UseInterceptors, UploadedFiles } from '@nestjs/common'
        import { FilesInterceptor } from '@nestjs/platform-express'

        @Controller('photos')
        export class PhotosController {
          @Post()
          @UseInterceptors(FilesInterceptor('photos', 10))
          upload(@UploadedFiles() files: Express.Multer.File[]) {
            return files.length
          }
        }
      `,
    },
    'hono body limit': {
      code: ts`
        import { Hono } from 'hono'
        import { bodyLimit } from 'hono/body-limit'

        const app = new Hono()
        app.use(bodyLimit({ maxSize: 512 * 1024 }))
        app.post('/notes', async (c) => c.json(await c.req.json()))
        export default app
      `,
    },
    'piped to storage and not to memory': {
      code: ts`
        import type { Request, Response } from 'express'
        import { createWriteStream } from 'node:fs'
        import { pipeline } from 'node:stream/promises'

        export async function proxy(req: Request, res: Response) {
          await pipeline(req, createWriteStream('/tmp/upload.bin'))
          res.sendStatus(204)
        }
      `,
    },
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
    'next config for the whole server actions': {
      code: ts`
        import Koa from 'koa'
        import koaBody from 'koa-body'

        const app = new Koa()
        app.use(koaBody({ multipart: true, jsonLimit: '100mb', textLimit: '100mb' }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'raisedLimit', line: 5 }],
    },
    'promise around the events': {
      code: ts`
        import type { IncomingMessage } from 'node:http'

        export const bodyOf = (request: IncomingMessage) =>
          new Promise<string>((resolve, reject) => {
            const parts: string[] = []
            request.setEncoding('utf8')
            request.on('data', (part) => parts.push(part)).on('end', () => resolve(parts.join(''))).on('error', reject)
          })
      `,
      reports: [{ messageId: 'endlessStream', line: 7 }],
    },
    'multer storage on s3': {
      code: ts`
        import multer from 'multer'
        import multerS3 from 'multer-s3'
        import { s3 } from './s3'

        export const upload = multer({
          storage: multerS3({ s3, bucket: 'uploads', key: (req, file, cb) => cb(null, \`\${Date.now()}-\${file.originalname}\`) }),
          fileFilter: (req, file, cb) => cb(null, file.mimetype.startsWith('image/')),
        })
      `,
      reports: [{ messageId: 'endlessUpload', line: 5 }],
    },
    'fastify plugin with a huge limit': {
      filename: 'src/app.js',
      code: ts`
        const app = require('fastify')({ bodyLimit: 1048576 * 50, logger: true })
        app.register(require('./routes'))
        module.exports = app
      `,
      reports: [{ messageId: 'raisedLimit', line: 1 }],
    },
    'fifty megabytes for the app': {
      filename: 'server.js',
      code: ts`
        const express = require('express')
        const app = express()
        app.use(express.json({ limit: '50mb' }))
        app.use(express.urlencoded({ limit: '50mb', extended: true }))
        app.post('/login', (req, res) => res.json({ ok: true }))
        app.listen(3000)
      `,
      reports: [{ messageId: 'raisedLimit', line: 3 }, { messageId: 'raisedLimit', line: 4 }],
    },
    'body-parser with a constant': {
      code: ts`
        const express = require('express')
        const bodyParser = require('body-parser')

        const MAX_BODY = '100mb'
        const app = express()
        app.use(bodyParser.json({ limit: MAX_BODY }))
        app.use(require('./routes'))
        module.exports = app
      `,
      reports: [{ messageId: 'raisedLimit', line: 6 }],
    },
    'Infinity': {
      code: ts`
        import express from 'express'
        import { api } from './api'

        const app = express()
        app.use(express.text({ limit: Infinity }))
        app.use('/api', api)
        export default app
      `,
      reports: [{ messageId: 'raisedLimit', line: 5 }],
    },
    'bodyLimit of fastify in bytes': {
      code: ts`
        import Fastify from 'fastify'

        const MB = 1024 * 1024
        const app = Fastify({ logger: true, bodyLimit: 200 * MB })
        app.post('/import', async (req) => req.body)
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'raisedLimit', line: 4 }],
    },
    'koa body': {
      code: ts`
        import Koa from 'koa'
        import bodyParser from 'koa-bodyparser'
        import router from './router'

        const app = new Koa()
        app.use(bodyParser({ jsonLimit: '64mb', formLimit: '64mb' }))
        app.use(router.routes())
        app.listen(3000)
      `,
      reports: [{ messageId: 'raisedLimit', line: 6 }],
    },
    'nest uses json': {
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { json, urlencoded } from 'express'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule, { bodyParser: false })
          app.use(json({ limit: '100mb' }))
          app.use(urlencoded({ extended: true, limit: '100mb' }))
          await app.listen(3000)
        }
        bootstrap()
      `,
      reports: [{ messageId: 'raisedLimit', line: 7 }, { messageId: 'raisedLimit', line: 8 }],
    },
    'data listener adds to a string': {
      code: ts`
        import http from 'node:http'
        import { handle } from './handle'

        const server = http.createServer((req, res) => {
          let body = ''
          req.on('data', (chunk) => {
            body += chunk.toString()
          })
          req.on('end', () => {
            res.end(JSON.stringify(handle(JSON.parse(body))))
          })
        })
        server.listen(8080)
      `,
      reports: [{ messageId: 'endlessStream', line: 6 }],
    },
    'chunks pushed in a helper of pages api': {
      filename: 'pages/api/webhook.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'

        export const config = { api: { bodyParser: false } }

        async function buffer(readable: NextApiRequest) {
          const chunks = []
          for await (const chunk of readable) {
            chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
          }
          return Buffer.concat(chunks)
        }

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const raw = await buffer(req)
          res.status(200).json({ bytes: raw.length })
        }
      `,
      reports: [{ messageId: 'endlessStream', line: 7 }],
    },
    'multer in memory without limits': {
      code: ts`
        import express from 'express'
        import multer from 'multer'
        import { parseCsv } from './csv'

        const upload = multer({ storage: multer.memoryStorage() })
        export const imports = express.Router()
        imports.post('/imports', upload.single('file'), (req, res) => {
          res.json({ rows: parseCsv(req.file!.buffer).length })
        })
      `,
      reports: [{ messageId: 'endlessUpload', line: 5 }],
    },
    'multer with only a count of files': {
      code: ts`
        const multer = require('multer')
        const storage = multer.diskStorage({ destination: 'uploads/', filename: (req, file, cb) => cb(null, file.originalname) })

        module.exports = multer({ storage, limits: { files: 3 } }).array('photos', 3)
      `,
      reports: [{ messageId: 'endlessUpload', line: 4 }],
    },
    'busboy without limits': {
      code: ts`
        import busboy from 'busboy'
        import type { Request, Response } from 'express'
        import { store } from './store'

        export function receive(req: Request, res: Response) {
          const bb = busboy({ headers: req.headers })
          bb.on('file', (_name, file, info) => store(info.filename, file))
          bb.on('close', () => res.sendStatus(204))
          req.pipe(bb)
        }
      `,
      reports: [{ messageId: 'endlessUpload', line: 6 }],
    },
    'raw-body without limit': {
      code: ts`
        import getRawBody from 'raw-body'
        import type { IncomingMessage, ServerResponse } from 'node:http'
        import { verify } from './verify'

        export default async function webhook(req: IncomingMessage, res: ServerResponse) {
          const raw = await getRawBody(req)
          verify(raw, req.headers['x-signature'])
          res.statusCode = 204
          res.end()
        }
      `,
      reports: [{ messageId: 'endlessStream', line: 6 }],
    },
    'nest file interceptor without a size': {
      code: ts`
        import { Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common'
        import { FileInterceptor } from '@nestjs/platform-express'
        import { memoryStorage } from 'multer'

        @Controller('documents')
        export class DocumentsController {
          @Post()
          @UseInterceptors(FileInterceptor('file', { storage: memoryStorage() }))
          upload(@UploadedFile() file: Express.Multer.File) {
            return { size: file.size }
          }
        }
      `,
      reports: [{ messageId: 'endlessUpload', line: 8 }],
    },
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
