import rule from '../../src/rules/require-process-error-handlers.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'handlers of the process': { code: ts`
      import express from 'express'
      const app = express()
      process.on('unhandledRejection', (error) => { logger.fatal(error); process.exit(1) })
      app.listen(3000)
    ` },
    'Sentry': { code: ts`
      import * as Sentry from '@sentry/node'
      Sentry.init({ dsn: process.env.SENTRY_DSN })
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'an instrument file': { code: ts`
      import './instrument'
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'an instrument file in CommonJS': { filename: 'server.js', code: ts`
      require('./instrument.js')
      const app = require('express')()
      app.listen(3000)
    ` },
    'OpenTelemetry': { code: ts`
      import { NodeSDK } from '@opentelemetry/sdk-node'
      new NodeSDK().start()
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'Datadog': { code: ts`
      import 'dd-trace/init'
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'New Relic': { filename: 'server.js', code: ts`
      require('newrelic')
      const app = require('express')()
      app.listen(3000)
    ` },
    'close-with-grace': { code: ts`
      import closeWithGrace from 'close-with-grace'
      import Fastify from 'fastify'
      const app = Fastify()
      closeWithGrace(() => app.close())
      await app.listen({ port: 3000 })
    ` },
    'a module of the project for it': { code: ts`
      import { initMonitoring } from './monitoring'
      initMonitoring()
      import express from 'express'
      const app = express()
      app.listen(3000)
    ` },
    'no entry': { code: ts`
      import express from 'express'
      const app = express()
      app.post('/orders', async (req, res) => { res.json({}) })
      export default app
    ` },
    'a worker': { code: ts`
      import { Hono } from 'hono'
      export default new Hono()
    ` },
    'a test': { filename: 'test/server.js', code: ts`
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
      app.listen(3000)
    `, reports: [{ messageId: 'unwatchedProcess', line: 3 }] },
    'CommonJS': { filename: 'server.js', code: ts`
      const express = require('express')
      const app = express()
      app.listen(3000)
    `, reports: [{ messageId: 'unwatchedProcess', line: 3 }] },
    'Fastify': { code: ts`
      import Fastify from 'fastify'
      const app = Fastify()
      await app.listen({ port: 3000 })
    `, reports: [{ messageId: 'unwatchedProcess', line: 3 }] },
    'NestJS': { filename: 'src/main.ts', code: ts`
      import { NestFactory } from '@nestjs/core'
      async function bootstrap() {
        const app = await NestFactory.create(AppModule)
        await app.listen(3000)
      }
      void bootstrap()
    `, reports: [{ messageId: 'unwatchedProcess', line: 4 }] },
    'Hono on Node': { code: ts`
      import { serve } from '@hono/node-server'
      import { Hono } from 'hono'
      serve({ fetch: new Hono().fetch })
    `, reports: [{ messageId: 'unwatchedProcess', line: 3 }] },
    'node:http': { code: ts`
      import http from 'node:http'
      http.createServer(handle).listen(80)
    `, reports: [{ messageId: 'unwatchedProcess', line: 2 }] },
    'SIGTERM is about something else': { code: ts`
      import express from 'express'
      const app = express()
      const server = app.listen(3000)
      process.on('SIGTERM', () => server.close())
    `, reports: [{ messageId: 'unwatchedProcess', line: 3 }] },
    'Koa': { code: ts`
      import Koa from 'koa'
      const app = new Koa()
      app.on('error', log)
      app.listen(3000)
    `, reports: [{ messageId: 'unwatchedProcess', line: 4 }] },
  },
})
