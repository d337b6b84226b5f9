import rule from '../../src/rules/require-process-error-handlers.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'an app of another file, looked after by the entry': {
      filename: 'src/index.js',
      code: ts`
        const app = require('./app')
        const config = require('./config')

        const server = app.listen(config.port)
        process.on('unhandledRejection', (error) => { console.error(error); server.close(() => process.exit(1)) })
      `,
    },
    'a mock that listens for requests': {
      filename: 'src/instrumented-client.ts',
      code: ts`
        import { server } from './mocks/node'

        server.listen({ onUnhandledRequest: 'bypass' })
      `,
    },
    'a store that tells of changes': {
      filename: 'src/watch.ts',
      code: ts`
        import { app } from './app-state'

        app.listen((state) => console.log(state))
      `,
    },
    'documents of an editor': {
      filename: 'src/main.ts',
      code: ts`
        import { server } from './language-server'
        import { connection } from './connection'

        server.listen(connection)
      `,
    },
    'unhandled rejection in a variable': {
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        app.use(routes)
        app.listen(3000)

        const fatal = (error: unknown) => {
          console.error(error)
          process.exit(1)
        }
        process.once('unhandledRejection', fatal)
      `,
    },
    'sentry init in the file': {
      code: ts`
        import * as Sentry from '@sentry/node'
        import express from 'express'
        import { routes } from './routes'

        Sentry.init({ dsn: process.env.SENTRY_DSN })

        const app = express()
        app.use(routes)
        app.listen(3000)
      `,
    },
    'instrument imported first': {
      code: ts`
        import './instrument.js'
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        app.use(routes)
        app.listen(3000)
      `,
    },
    'dd-trace required': {
      filename: 'index.js',
      code: ts`
        require('dd-trace').init()
        const express = require('express')
        const routes = require('./routes')

        const app = express()
        app.use(routes)
        app.listen(3000)
      `,
    },
    'newrelic by import': {
      code: ts`
        import 'newrelic'
        import Fastify from 'fastify'
        import { routes } from './routes'

        const app = Fastify()
        app.register(routes)
        app.listen({ port: 3000 })
      `,
    },
    'events in a loop': {
      filename: 'src/index.js',
      code: ts`
        const app = require('./app')

        const server = app.listen(3000)

        ;['uncaughtException', 'unhandledRejection'].forEach((event) => {
          process.on(event, (error) => {
            console.error(event, error)
            server.close(() => process.exit(1))
          })
        })
      `,
    },
    'a module of the project for errors': {
      code: ts`
        import express from 'express'
        import { registerProcessHandlers } from './process-handlers'
        import { routes } from './routes'

        registerProcessHandlers()
        const app = express()
        app.use(routes)
        app.listen(3000)
      `,
    },
    'nest with the logger of sentry': {
      filename: 'src/main.ts',
      code: ts`
        import './instrument'
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          await app.listen(3000)
        }
        bootstrap()
      `,
    },
    'only exported': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        export const app = express()
        app.use(routes)
      `,
    },
    'open telemetry sdk': {
      code: ts`
        import { NodeSDK } from '@opentelemetry/sdk-node'
        import { getNodeAutoInstrumentations } from '@opentelemetry/auto-instrumentations-node'

        const sdk = new NodeSDK({ instrumentations: [getNodeAutoInstrumentations()] })
        sdk.start()

        const { createApp } = await import('./app.js')
        createApp().listen(3000)
      `,
    },
    'a test server': {
      filename: 'tests/e2e/server.ts',
      code: ts`
        import express from 'express'

        const app = express()
        app.get('/', (_req, res) => res.send('ok'))
        export const server = app.listen(0)
      `,
    },
    'local monitoring module': {
      filename: 'src/main.ts',
      code: ts`
        import { initMonitoring } from './observability/monitoring'
        import { createApp } from './app'

        initMonitoring()
        createApp().listen(3000)
      `,
    },
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
    'an app of another file, required': {
      filename: 'src/index.js',
      code: ts`
        const mongoose = require('mongoose')
        const app = require('./app')
        const config = require('./config')

        mongoose.connect(config.mongoUrl).then(() => {
          app.listen(config.port, () => console.log('ready'))
        })
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 6 }],
    },
    'an app of another file, imported by name': {
      filename: 'src/index.ts',
      code: ts`
        import { env } from '@/common/env'
        import { app, logger } from '@/server'

        app.listen(env.PORT, () => logger.info('ready'))
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 4 }],
    },
    'a Fastify app of another file': {
      filename: 'src/start.ts',
      code: ts`
        import server from './server.js'

        await server.listen({ port: Number(process.env.PORT ?? 3000), host: '0.0.0.0' })
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 3 }],
    },
    'plain express': {
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        app.use(routes)
        const server = app.listen(3000)

        process.on('SIGTERM', () => {
          server.close(() => process.exit(0))
        })
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 6 }],
    },
    'javascript with mongoose': {
      filename: 'index.js',
      code: ts`
        const express = require('express')
        const mongoose = require('mongoose')
        const routes = require('./routes')

        const app = express()
        app.use('/api', routes)

        mongoose.connect(process.env.MONGO_URL).then(() => {
          app.listen(5000, () => console.log('Server running on 5000'))
        })
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 9 }],
    },
    'fastify with graceful shutdown of its own': {
      code: ts`
        import Fastify from 'fastify'
        import { routes } from './routes'

        const app = Fastify({ logger: true })
        app.register(routes)

        const stop = async () => {
          await app.close()
          process.exit(0)
        }
        process.on('SIGTERM', stop)
        process.on('SIGINT', stop)

        app.listen({ port: 3000, host: '0.0.0.0' }).catch((err) => {
          app.log.error(err)
          process.exit(1)
        })
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 14 }],
    },
    'nest bootstrap': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { Logger } from '@nestjs/common'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.enableShutdownHooks()
          await app.listen(3000)
          Logger.log('listening', 'Bootstrap')
        }
        bootstrap()
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 8 }],
    },
    'hono on node': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { app } from './app'

        const server = serve({ fetch: app.fetch, port: 3000 })
        process.on('SIGTERM', () => server.close())
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 4 }],
    },
    'only warnings are heard': {
      code: ts`
        import http from 'node:http'
        import { handler } from './handler'

        process.on('warning', (w) => console.warn(w))
        process.on('exit', (code) => console.log('exit', code))

        http.createServer(handler).listen(8080)
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 7 }],
    },
    'koa with its own error event': {
      filename: 'src/index.js',
      code: ts`
        const Koa = require('koa')
        const router = require('./router')

        const app = new Koa()
        app.on('error', (err, ctx) => {
          console.error('server error', err)
        })
        app.use(router.routes())
        app.listen(3000)
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 9 }],
    },
    'a class that listens': {
      code: ts`
        import express from 'express'
        import { api } from './api'

        export class HttpServer {
          private readonly app = express()

          start(port: number) {
            this.app.use('/api', api)
            return this.app.listen(port)
          }
        }

        new HttpServer().start(3000)
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 9 }],
    },
    'express error middleware is no process handler': {
      code: ts`
        import express, { type ErrorRequestHandler } from 'express'
        import { routes } from './routes'

        const app = express()
        app.use(routes)

        const onError: ErrorRequestHandler = (err, _req, res, _next) => {
          console.error(err)
          res.status(500).json({ error: 'Internal' })
        }
        app.use(onError)

        app.listen(process.env.PORT ?? 3000)
      `,
      reports: [{ messageId: 'unwatchedProcess', line: 13 }],
    },
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
