import rule from '../../src/rules/require-graceful-shutdown.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'an app of another file, looked after by the entry': {
      filename: 'src/index.js',
      code: ts`
        const app = require('./app')
        const config = require('./config')

        const server = app.listen(config.port)
        process.on('SIGTERM', () => server.close())
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
    'sigterm in a loop over signals': {
      code: ts`
        import express from 'express'
        import { routes } from './routes'
        import { prisma } from './prisma'

        const app = express()
        app.use(routes)
        const server = app.listen(3000)

        for (const signal of ['SIGINT', 'SIGTERM']) {
          process.on(signal, () => {
            server.close(async () => {
              await prisma.$disconnect()
              process.exit(0)
            })
          })
        }
      `,
    },
    'signals of an array with forEach': {
      filename: 'src/index.js',
      code: ts`
        const app = require('./app')

        const server = app.listen(3000)
        const signals = ['SIGTERM', 'SIGINT']

        signals.forEach((signal) =>
          process.once(signal, () => {
            server.close(() => process.exit(0))
          }),
        )
      `,
    },
    'close-with-grace of fastify': {
      code: ts`
        import Fastify from 'fastify'
        import closeWithGrace from 'close-with-grace'

        const app = Fastify()
        closeWithGrace({ delay: 5000 }, async ({ err }) => {
          if (err) app.log.error(err)
          await app.close()
        })

        await app.listen({ port: 3000 })
      `,
    },
    'nest with hooks': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule, { bufferLogs: true })
          app.enableShutdownHooks()
          await app.listen(3000)
        }
        void bootstrap()
      `,
    },
    'a function of the project is given the server': {
      filename: 'src/index.ts',
      code: ts`
        import { app } from './app'
        import { attachLifecycle } from './lifecycle'

        const server = app.listen(3000)
        attachLifecycle(server)
      `,
    },
    'a named shutdown of another module': {
      code: ts`
        import Fastify from 'fastify'
        import { routes } from './routes'
        import { registerShutdown } from './shutdown'

        const app = Fastify({ logger: true })
        app.register(routes)
        registerShutdown()
        app.listen({ port: 3000, host: '0.0.0.0' })
      `,
    },
    'only exported': {
      filename: 'src/app.ts',
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        app.use(routes)

        export default app
      `,
    },
    'serverless http': {
      filename: 'src/lambda.ts',
      code: ts`
        import express from 'express'
        import serverless from 'serverless-http'
        import { routes } from './routes'

        const app = express()
        app.use(routes)

        export const handler = serverless(app)
      `,
    },
    'supertest': {
      filename: 'tests/server.test.ts',
      code: ts`
        import express from 'express'
        import request from 'supertest'
        import { routes } from '../src/routes'

        const app = express().use(routes)
        const server = app.listen(0)
        afterAll(() => server.close())
        it('answers', () => request(server).get('/').expect(200))
      `,
    },
    'a redux store that listens': {
      filename: 'src/store/listeners.ts',
      code: ts`
        import { createListenerMiddleware } from '@reduxjs/toolkit'
        import { emitter } from '../events'

        export const listener = createListenerMiddleware()
        emitter.listen('cart:changed', () => {
          console.log('cart changed')
        })
      `,
    },
    'mock server of a script': {
      filename: 'scripts/mock-api.js',
      code: ts`
        const http = require('http')

        http.createServer((req, res) => res.end('{}')).listen(9999)
      `,
    },
    'http-graceful-shutdown': {
      filename: 'src/index.js',
      code: ts`
        const express = require('express')
        const gracefulShutdown = require('http-graceful-shutdown')
        const routes = require('./routes')

        const app = express()
        app.use(routes)
        const server = app.listen(8080)
        gracefulShutdown(server, { timeout: 30000 })
      `,
    },
    'handler kept in an object': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { app } from './app'

        const server = serve(app)

        const handlers: Record<string, () => void> = {
          SIGTERM: () => server.close(() => process.exit(0)),
          SIGINT: () => process.exit(0),
        }
        Object.entries(handlers).forEach(([signal, handler]) => process.on(signal, handler))
      `,
    },
    'bun serverless worker': {
      filename: 'src/worker.ts',
      code: ts`
        import { Hono } from 'hono'
        import { api } from './api'

        const app = new Hono()
        app.route('/api', api)

        export default { fetch: app.fetch, port: 3000 }
      `,
    },
    'the dev server of a vite middleware': {
      filename: 'vite-dev-server.mjs',
      code: ts`
        import { createServer } from 'vite'

        const server = await createServer({ server: { port: 5173 } })
        await server.listen()
        server.printUrls()
      `,
    },
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
      reports: [{ messageId: 'abruptEnd', line: 6 }],
    },
    'an app of another file, imported by name': {
      filename: 'src/index.ts',
      code: ts`
        import { env } from '@/common/env'
        import { app, logger } from '@/server'

        app.listen(env.PORT, () => logger.info('ready'))
      `,
      reports: [{ messageId: 'abruptEnd', line: 4 }],
    },
    'a Fastify app of another file': {
      filename: 'src/start.ts',
      code: ts`
        import server from './server.js'

        await server.listen({ port: Number(process.env.PORT ?? 3000), host: '0.0.0.0' })
      `,
      reports: [{ messageId: 'abruptEnd', line: 3 }],
    },
    'plain express': {
      code: ts`
        import express from 'express'
        import { router } from './routes'

        const app = express()
        app.use(express.json())
        app.use('/api', router)

        const PORT = process.env.PORT || 3000
        app.listen(PORT, () => console.log(\`listening on \${PORT}\`))
      `,
      reports: [{ messageId: 'abruptEnd', line: 9 }],
    },
    'express in javascript with a database connection first': {
      filename: 'index.js',
      code: ts`
        require('dotenv').config()
        const express = require('express')
        const mongoose = require('mongoose')
        const routes = require('./routes')

        const app = express()
        app.use(express.json())
        app.use('/api', routes)

        mongoose
          .connect(process.env.MONGO_URI)
          .then(() => {
            app.listen(process.env.PORT || 5000, () => console.log('Server started'))
          })
          .catch((err) => console.log(err))
      `,
      reports: [{ messageId: 'abruptEnd', line: 13 }],
    },
    'fastify started in a function': {
      code: ts`
        import Fastify from 'fastify'
        import { registerRoutes } from './routes'

        const start = async () => {
          const app = Fastify({ logger: true })
          await app.register(registerRoutes)
          try {
            await app.listen({ port: 3000, host: '0.0.0.0' })
          } catch (err) {
            app.log.error(err)
            process.exit(1)
          }
        }

        start()
      `,
      reports: [{ messageId: 'abruptEnd', line: 8 }],
    },
    'nest without shutdown hooks': {
      filename: 'src/main.ts',
      code: ts`
        import { NestFactory } from '@nestjs/core'
        import { ValidationPipe } from '@nestjs/common'
        import { AppModule } from './app.module'

        async function bootstrap() {
          const app = await NestFactory.create(AppModule)
          app.useGlobalPipes(new ValidationPipe({ whitelist: true }))
          await app.listen(process.env.PORT ?? 3000)
        }

        bootstrap()
      `,
      reports: [{ messageId: 'abruptNest', line: 8 }],
    },
    'only sigint': {
      code: ts`
        import express from 'express'
        import { pool } from './db'

        const app = express()
        const server = app.listen(4000)

        process.on('SIGINT', async () => {
          server.close()
          await pool.end()
          process.exit(0)
        })
      `,
      reports: [{ messageId: 'abruptEnd', line: 5 }],
    },
    'hono on node': {
      code: ts`
        import { serve } from '@hono/node-server'
        import { Hono } from 'hono'
        import { api } from './api'

        const app = new Hono()
        app.route('/api', api)

        serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8787) })
      `,
      reports: [{ messageId: 'abruptEnd', line: 8 }],
    },
    'a class that listens': {
      filename: 'src/App.ts',
      code: ts`
        import express, { type Application } from 'express'
        import { userRouter } from './users/user.router'

        class App {
          private app: Application = express()

          constructor(private readonly port: number) {
            this.app.use(express.json())
            this.app.use('/users', userRouter)
          }

          public start(): void {
            this.app.listen(this.port, () => {
              console.log(\`Listening on \${this.port}\`)
            })
          }
        }

        new App(3000).start()
      `,
      reports: [{ messageId: 'abruptEnd', line: 13 }],
    },
    'socket.io on a http server': {
      code: ts`
        import http from 'node:http'
        import express from 'express'
        import { Server } from 'socket.io'
        import { onConnection } from './sockets'

        const app = express()
        const httpServer = http.createServer(app)
        const io = new Server(httpServer, { cors: { origin: 'https://app.example.com' } })
        io.on('connection', onConnection)

        httpServer.listen(3001)
      `,
      reports: [{ messageId: 'abruptEnd', line: 11 }],
    },
    'koa in javascript': {
      filename: 'src/index.js',
      code: ts`
        const Koa = require('koa')
        const bodyParser = require('koa-bodyparser')
        const router = require('./router')

        const app = new Koa()
        app.use(bodyParser())
        app.use(router.routes()).use(router.allowedMethods())

        module.exports = app.listen(3000)
      `,
      reports: [{ messageId: 'abruptEnd', line: 9 }],
    },
    'only an uncaught handler': {
      code: ts`
        import express from 'express'
        import { routes } from './routes'

        const app = express()
        app.use(routes)
        process.on('uncaughtException', (err) => {
          console.error(err)
          process.exit(1)
        })
        process.on('unhandledRejection', (err) => console.error(err))
        app.listen(3000)
      `,
      reports: [{ messageId: 'abruptEnd', line: 11 }],
    },
    'apollo standalone behind express': {
      code: ts`
        import { ApolloServer } from '@apollo/server'
        import { expressMiddleware } from '@apollo/server/express4'
        import express from 'express'
        import http from 'http'
        import { schema } from './schema'

        const app = express()
        const httpServer = http.createServer(app)
        const apollo = new ApolloServer({ schema })
        await apollo.start()
        app.use('/graphql', express.json(), expressMiddleware(apollo))
        await new Promise<void>((resolve) => httpServer.listen({ port: 4000 }, resolve))
      `,
      reports: [{ messageId: 'abruptEnd', line: 12 }],
    },
    'server imported and listened on in the entry': {
      filename: 'src/index.ts',
      code: ts`
        import { createApp } from './app'
        import { env } from './env'

        const app = createApp()

        app.listen(env.PORT, () => {
          console.log(\`Server running on port \${env.PORT}\`)
        })
      `,
      reports: [{ messageId: 'abruptEnd', line: 6 }],
    },
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
