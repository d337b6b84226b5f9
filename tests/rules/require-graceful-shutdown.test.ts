import rule from '../../src/rules/require-graceful-shutdown.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'SIGTERM': { code: ts`
      import express from 'express'
      const app = express()
      const server = app.listen(3000)
      process.on('SIGTERM', () => server.close(() => process.exit(0)))
    ` },
    'a list of signals': { code: ts`
      import express from 'express'
      const app = express()
      const server = app.listen(3000)
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
    ` },
    'close-with-grace': { code: ts`
      import closeWithGrace from 'close-with-grace'
      import Fastify from 'fastify'
      const app = Fastify()
      closeWithGrace(() => app.close())
      await app.listen({ port: 3000 })
    ` },
    'terminus': { filename: 'server.js', code: ts`
      const { createTerminus } = require('@godaddy/terminus')
      const app = require('express')()
      createTerminus(app.listen(3000))
    ` },
    'NestJS with hooks': { filename: 'src/main.ts', code: ts`
      import { NestFactory } from '@nestjs/core'
      const app = await NestFactory.create(AppModule)
      app.enableShutdownHooks()
      await app.listen(3000)
    ` },
    'a function of the project that gets the server': { code: ts`
      import { manage } from './lifecycle-of-server'
      import express from 'express'
      const app = express()
      const server = app.listen(3000)
      manage(server)
    ` },
    'a function that is named for it': { code: ts`
      import { setupGracefulShutdown } from './process'
      import express from 'express'
      const app = express()
      app.listen(3000)
      setupGracefulShutdown()
    ` },
    'an app that does not listen': { code: ts`
      import express from 'express'
      const app = express()
      export default app
    ` },
    'a worker': { code: ts`
      import { Hono } from 'hono'
      const app = new Hono()
      export default app
    ` },
    'a Lambda': { code: ts`
      import serverless from 'serverless-http'
      import express from 'express'
      const app = express()
      export const handler = serverless(app)
    ` },
    'sockets of something else': { code: ts`
      import { createClient } from './bus'
      createClient().listen('orders', handle)
    ` },
    'a test': { filename: 'tests/server.ts', code: ts`
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'a server given to what handles the errors and signals of the process, of another package': { code: ts`
      import { processEvents } from '@acme/process-events'
      import { failures } from '@acme/failures'
      import express from 'express'
      import type { Server } from 'node:http'
      let connection: Server
      export function open(api: express.Application) {
        connection = api.listen(3000, () => {
          failures.watchErrorsAndSignals(connection)
        })
      }
    ` },
  },
  invalid: {
    'Express': { code: ts`
      import express from 'express'
      const app = express()
      app.listen(3000, () => console.log('listening'))
    `, reports: [{ messageId: 'abruptEnd', line: 3 }] },
    'SIGINT alone': { code: ts`
      import express from 'express'
      const app = express()
      const server = app.listen(3000)
      process.on('SIGINT', () => server.close())
    `, reports: [{ messageId: 'abruptEnd', line: 3 }] },
    'CommonJS': { filename: 'server.js', code: ts`
      const express = require('express')
      const app = express()
      const server = app.listen(process.env.PORT || 3000)
    `, reports: [{ messageId: 'abruptEnd', line: 3 }] },
    'Fastify': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      await app.listen({ port: 3000, host: '0.0.0.0' })
    `, reports: [{ messageId: 'abruptEnd', line: 3 }] },
    'NestJS': { filename: 'src/main.ts', code: ts`
      import { NestFactory } from '@nestjs/core'
      async function bootstrap() {
        const app = await NestFactory.create(AppModule)
        await app.listen(3000)
      }
      bootstrap()
    `, reports: [{ messageId: 'abruptNest', line: 4 }] },
    'Hono on Node': { code: ts`
      import { serve } from '@hono/node-server'
      import { Hono } from 'hono'
      const app = new Hono()
      serve({ fetch: app.fetch, port: 3000 })
    `, reports: [{ messageId: 'abruptEnd', line: 4 }] },
    'node:http': { code: ts`
      import { createServer } from 'node:http'
      const server = createServer((req, res) => res.end())
      server.listen(3000)
    `, reports: [{ messageId: 'abruptEnd', line: 3 }] },
    'Koa': { code: ts`
      import Koa from 'koa'
      new Koa().listen(3000)
    `, reports: [{ messageId: 'abruptEnd', line: 2 }] },
    'http around Express': { code: ts`
      import http from 'http'
      import express from 'express'
      const app = express()
      http.createServer(app).listen(3000)
    `, reports: [{ messageId: 'abruptEnd', line: 4 }] },
  },
})
