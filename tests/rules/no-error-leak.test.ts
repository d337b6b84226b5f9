import rule from '../../src/rules/no-error-leak.js'
import { testRule, ts } from '../support/test-rule.js'

const express = (body: string) => `import express from 'express'\nconst app = express()\napp.post('/pay', async (req, res) => {\n  try {\n    await pay(req.body)\n    res.end()\n  } catch (error) {\n    ${body}\n  }\n})\n`

testRule(rule, {
  valid: {
    'what every object inherits, of an error': ts`
      app.get('/report', async (req, res) => {
        try {
          res.json(await report())
        } catch (error) {
          const { hasOwnProperty } = error
          res.status(500).json({ isKnown: error.isPrototypeOf, has: hasOwnProperty })
        }
      })
    `,
    'a filter of Nest for a class of our own that is called Error': {
      filename: 'src/domain.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common'
        import { Error } from './domain'

        @Catch(Error)
        export class DomainFilter implements ExceptionFilter {
          catch(error: Error, host: ArgumentsHost) {
            host.switchToHttp().getResponse().status(500).json({ message: error.message })
          }
        }
      `,
    },
    'Prisma filter maps codes to its own words': {
      filename: 'src/prisma.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, HttpStatus } from '@nestjs/common'
        import { BaseExceptionFilter } from '@nestjs/core'
        import { Prisma } from '@prisma/client'

        @Catch(Prisma.PrismaClientKnownRequestError)
        export class PrismaFilter extends BaseExceptionFilter {
          catch(exception: Prisma.PrismaClientKnownRequestError, host: ArgumentsHost) {
            if (exception.code !== 'P2002') return super.catch(exception, host)
            host.switchToHttp().getResponse().status(HttpStatus.CONFLICT).json({ message: 'That name is taken', fields: exception.meta?.target })
          }
        }
      `,
    },
    'text by the status': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')

        const app = express()
        app.use('/', require('./routes'))
        app.use((err, req, res, next) => {
          const status = err.status || 500
          const message = status === 500 ? 'Internal Server Error' : err.message
          res.status(status).json({ message })
        })

        module.exports = app
      `,
    },
    'filter of our own error': {
      filename: 'src/domain.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common'
        import type { Response } from 'express'
        import { DomainError } from './domain-error'

        @Catch(DomainError)
        export class DomainFilter implements ExceptionFilter {
          catch(error: DomainError, host: ArgumentsHost) {
            host.switchToHttp().getResponse<Response>().status(error.status).json({ code: error.code, message: error.message })
          }
        }
      `,
    },
    'Sentry gets it and the caller an id': {
      filename: 'src/pages/api/orders.ts',
      code: ts`
        import type { APIRoute } from 'astro'
        import * as Sentry from '@sentry/astro'
        import { orders } from '../../lib/orders'

        export const GET: APIRoute = async () => {
          try {
            return Response.json(await orders())
          } catch (error) {
            const id = Sentry.captureException(error)
            return Response.json({ error: 'Orders are not available', id }, { status: 500 })
          }
        }
      `,
    },
    'error page of the browser': {
      filename: 'app/error.tsx',
      code: ts`
        'use client'

        export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
          return (
            <main>
              <p>Something went wrong ({error.digest})</p>
              <button onClick={reset}>Again</button>
            </main>
          )
        }
      `,
    },
    'a machine for development, in a test of its own': ts`
      import express from 'express'
      const app = express()
      app.post('/diary', async (req, res) => {
        const { date_local, entry } = req.body
        if (!isLocal) return res.status(500).end()
        try {
          res.json(await write(date_local, entry))
        } catch (error) {
          res.status(500).json({ error: error.message })
        }
      })
    `,
    'a local environment, by its text': ts`
      import express from 'express'
      const app = express()
      app.post('/diary', async (req, res) => {
        const { date_local, entry } = req.body
        if (env.STAGE !== 'local') return res.status(500).end()
        try {
          res.json(await write(date_local, entry))
        } catch (error) {
          res.status(500).json({ error: error.message })
        }
      })
    `,
    'Nest filter keeps the unknown to itself': {
      filename: 'src/common/all-exceptions.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common'
        import type { Response } from 'express'

        @Catch()
        export class AllExceptionsFilter implements ExceptionFilter {
          private readonly logger = new Logger('Exceptions')

          catch(exception: unknown, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse<Response>()
            if (exception instanceof HttpException) {
              return response.status(exception.getStatus()).json({ message: exception.message })
            }
            this.logger.error(exception)
            response.status(500).json({ message: 'Internal server error' })
          }
        }
      `,
    },
    'Nest filter of HTTP exceptions only': {
      filename: 'src/common/http-exception.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common'
        import type { Request, Response } from 'express'

        @Catch(HttpException)
        export class HttpExceptionFilter implements ExceptionFilter {
          catch(exception: HttpException, host: ArgumentsHost) {
            const http = host.switchToHttp()
            const status = exception.getStatus()
            http.getResponse<Response>().status(status).json({
              statusCode: status,
              message: exception.message,
              path: http.getRequest<Request>().url,
            })
          }
        }
      `,
    },
    'Nest filter chooses the text by the kind of exception': {
      filename: 'src/filters/catch-all.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common'

        @Catch()
        export class CatchAllFilter implements ExceptionFilter {
          catch(exception: unknown, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse()
            const status = exception instanceof HttpException ? exception.getStatus() : 500
            const message = exception instanceof HttpException ? exception.message : 'Internal server error'
            response.status(status).json({ status, message })
          }
        }
      `,
    },
    'Koa asks whether it may be shown': {
      filename: 'src/middleware/errors.js',
      code: ts`
        module.exports = async (ctx, next) => {
          try {
            await next()
          } catch (err) {
            const status = err.status ?? 500
            ctx.status = status
            ctx.body = { error: status < 500 ? err.message : 'Internal Server Error' }
            if (status >= 500) ctx.app.emit('error', err, ctx)
          }
        }
      `,
    },
    'MCP tool tells the model what went wrong': {
      filename: 'src/mcp/tools.ts',
      code: ts`
        import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
        import { z } from 'zod'
        import { runQuery } from './query'

        export function registerTools(server: McpServer) {
          server.tool('query', { sql: z.string() }, async ({ sql }) => {
            try {
              return { content: [{ type: 'text', text: JSON.stringify(await runQuery(sql)) }] }
            } catch (error) {
              return { isError: true, content: [{ type: 'text', text: (error as Error).message }] }
            }
          })
        }
      `,
    },
    'the parser\'s message of a 400 in a switch': {
      filename: 'src/routes/parse.ts',
      code: ts`
        import { Router } from 'express'
        import { parse, ParseError } from '../parser'

        export const parser = Router()

        parser.post('/parse', (req, res, next) => {
          try {
            res.json(parse(String(req.body.text)))
          } catch (error) {
            switch (true) {
              case error instanceof ParseError:
                return res.status(400).json({ error: error.message })
              default:
                next(error)
            }
          }
        })
      `,
    },
    'message only where the error is meant to be shown': {
      filename: 'src/middleware/error.ts',
      code: ts`
        import type { ErrorRequestHandler } from 'express'
        import { logger } from '../logger'
        import { AppError } from '../errors'

        export const errorHandler: ErrorRequestHandler = (err, _req, res, _next) => {
          if (err instanceof AppError && err.isOperational) {
            return res.status(err.statusCode).json({ error: err.message, code: err.code })
          }
          logger.error(err)
          res.status(500).json({ error: 'Something went wrong' })
        }
      `,
    },
    'exposes only what http-errors says may be shown': {
      filename: 'src/app.js',
      code: ts`
        const express = require('express')
        const createError = require('http-errors')

        const app = express()
        app.use('/', require('./routes'))
        app.use((req, res, next) => next(createError(404)))
        app.use((err, req, res, next) => {
          const status = err.status || 500
          res.status(status).json({ message: err.expose ? err.message : 'Internal Server Error' })
        })

        module.exports = app
      `,
    },
    'the stack for developers only': {
      filename: 'src/middleware/errors.ts',
      code: ts`
        import type { NextFunction, Request, Response } from 'express'

        export function onError(err: Error, req: Request, res: Response, next: NextFunction) {
          req.log.error({ err })
          if (res.headersSent) return next(err)
          res.status(500).json({
            message: 'Unexpected error',
            ...(process.env.NODE_ENV === 'development' && { stack: err.stack, detail: err.message }),
          })
        }
      `,
    },
    'bad input is told with its message': {
      filename: 'app/api/import/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { parseCsv } from '@/lib/csv'
        import { importRows } from '@/lib/import'

        export async function POST(request: Request) {
          let rows
          try {
            rows = parseCsv(await request.text())
          } catch (error) {
            return NextResponse.json({ error: error instanceof Error ? error.message : 'Bad file' }, { status: 422 })
          }
          await importRows(rows)
          return NextResponse.json({ imported: rows.length })
        }
      `,
    },
    'id of the log entry goes to the caller, the text stays': {
      filename: 'src/app.ts',
      code: ts`
        import { Hono } from 'hono'
        import { routes } from './routes'
        import { logger } from './logger'

        const app = new Hono()
        app.route('/', routes)
        app.onError((error, c) => {
          const requestId = c.get('requestId')
          logger.error({ requestId, message: error.message, stack: error.stack }, 'unhandled')
          return c.json({ error: 'Internal error', requestId }, 500)
        })
        export default app
      `,
    },
    'form state of a page in the browser': {
      filename: 'src/components/save-button.tsx',
      code: ts`
        'use client'

        import { useState } from 'react'
        import { save } from '@/lib/api-client'

        export function SaveButton({ id }: { id: string }) {
          const [message, setMessage] = useState<string>()
          const onClick = async () => {
            try {
              await save(id)
            } catch (error) {
              setMessage(error instanceof Error ? error.message : 'Could not save')
            }
          }
          return (
            <button onClick={onClick}>{message ?? 'Save'}</button>
          )
        }
      `,
    },
    'Prisma\'s code decides between known answers': {
      filename: 'src/routes/users.ts',
      code: ts`
        import { Router } from 'express'
        import { Prisma } from '@prisma/client'
        import { createUser } from '../services/users'

        export const users = Router()

        users.post('/', async (req, res, next) => {
          try {
            res.status(201).json(await createUser(req.body))
          } catch (error) {
            if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
              return res.status(409).json({ error: 'That address is taken' })
            }
            next(error)
          }
        })
      `,
    },
    'worker keeps the error with the row of the job': {
      filename: 'src/workers/export.ts',
      code: ts`
        import { Worker } from 'bullmq'
        import { jobs } from '../services/jobs'
        import { connection } from '../redis'
        import { runExport } from '../exports'

        export const worker = new Worker('exports', async (job) => {
          try {
            const url = await runExport(job.data)
            await jobs.finish(job.data.id, { status: 200, url })
          } catch (error) {
            await jobs.fail(job.data.id, { status: 500, message: (error as Error).message })
            throw error
          }
        }, { connection })
      `,
    },
    'readiness tells the platform which part is down': {
      filename: 'src/routes/ready.ts',
      code: ts`
        import type { FastifyInstance } from 'fastify'

        export default async function ready(app: FastifyInstance) {
          app.get('/readyz', async (request, reply) => {
            try {
              await app.pg.query('select 1')
              return { database: 'up' }
            } catch (error) {
              return reply.code(503).send({ database: 'down', reason: (error as Error).message })
            }
          })
        }
      `,
    },
    'message of a row, not of an error': {
      filename: 'src/routes/outages.ts',
      code: ts`
        import { Router } from 'express'
        import { currentOutage } from '../services/outages'

        export const outages = Router()

        outages.use(async (req, res, next) => {
          const outage = await currentOutage()
          if (outage) return res.status(503).json({ error: outage.message, until: outage.until })
          next()
        })
      `,
    },
    'a function of the file that answers with one status or another': {
      filename: 'app/api/orders/route.ts',
      code: ts`
        function reply(text: string, isKnown: boolean) {
          if (isKnown) return new Response(text, { status: 409 })
          return new Response(text, { status: 500 })
        }
        export async function GET() {
          try {
            return reply(await orders(), true)
          } catch (error) {
            return reply(error.message, error.isKnown)
          }
        }
      `,
    },
    'a stream, a helper and a listener that answer with texts of their own': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { createUIMessageStream, createUIMessageStreamResponse } from 'ai'
        const json = (body: object, status = 200) => new Response(JSON.stringify(body), { status })
        export async function POST(request: Request) {
          const encoder = new TextEncoder()
          const stream = new ReadableStream({
            async start(controller) {
              const send = (event: object) => controller.enqueue(encoder.encode(\`data: \${JSON.stringify(event)}\\n\\n\`))
              try {
                for await (const part of answer(request)) send({ part })
              } catch (error) {
                console.error(error)
                send({ type: 'error', message: 'The answer could not be finished.' })
                controller.error(error)
              }
            },
          })
          if (request.headers.has('x-old')) return json({ error: 'Too old' }, 410)
          return createUIMessageStreamResponse({ stream: createUIMessageStream({ execute: run, onError: () => 'Something went wrong.' }) })
        }
      `,
    },
    'a helper that is given a status of 4xx, or has one': {
      filename: 'supabase/functions/orders/index.ts',
      code: ts`
        const json = (body: unknown, status: number) => new Response(JSON.stringify(body), { status })
        const refuse = (message: string) => new Response(message, { status: 422 })
        const fail = (message: string, status = 400) => json({ message }, status)
        Deno.serve(async (request) => {
          try {
            return json(await order(request), 200)
          } catch (error) {
            if (error instanceof OutOfStock) return json({ error: error.message }, 500)
            if (request.headers.has('x-strict')) return refuse(error.message)
            return request.method === 'PUT' ? fail(error.message) : json({ error: error.message }, 409)
          }
        })
      `,
    },
    'a stream that nobody outside hears': {
      filename: 'src/jobs/export.ts',
      code: ts`
        import { createWriteStream } from 'node:fs'
        import { queue } from './queue'
        export async function exportAll(path: string) {
          const writer = createWriteStream(path)
          const lines = new ReadableStream({
            async start(controller) {
              try {
                await rows(controller)
              } catch (error) {
                controller.enqueue(error.message)
                writer.write(error.message)
                queue.enqueue({ error: error.message })
                bus.emit('failed', error)
              }
            },
          })
          return lines
        }
      `,
    },
    'an error that the AI SDK hands to a log': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        export async function POST(request: Request) {
          const result = streamText({ model, prompt: await request.text(), onError: ({ error }) => console.error(error.message) })
          return result.toUIMessageStreamResponse()
        }
      `,
    },
    'a filter of Nest that tells only what HTTP exceptions say': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          catch(exception: unknown, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse()
            const isKnown = exception instanceof HttpException
            const status = isKnown ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR
            const message = isKnown ? exception.message : 'Internal server error'
            response.status(status).json({ status, message })
          }
        }
      `,
    },
    'a filter of Nest for exceptions of HTTP': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common'
        import type { Response } from 'express'

        @Catch(HttpException)
        export class HttpFilter implements ExceptionFilter {
          catch(exception: HttpException, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse<Response>()
            response.status(exception.getStatus() ?? 500).json({ message: exception.message })
          }
        }
      `,
    },
    'a filter of Nest that starts from a text of its own': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          catch(exception: unknown, host: ArgumentsHost) {
            const reply = host.switchToHttp().getResponse()
            let status = 500
            let message = 'Something went wrong'
            if (exception instanceof HttpException) {
              status = exception.getStatus()
              message = exception.message
            }
            reply.status(status).send({ status, message })
          }
        }
      `,
    },
    'a filter of Nest that gives an answer of its own to the adapter': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common'
        import { HttpAdapterHost } from '@nestjs/core'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          private readonly logger = new Logger(EverythingFilter.name)
          constructor(private readonly adapterHost: HttpAdapterHost) {}

          catch(exception: unknown, host: ArgumentsHost) {
            const { httpAdapter } = this.adapterHost
            const context = host.switchToHttp()
            const status = exception instanceof HttpException ? exception.getStatus() : 500
            this.logger.error(exception)
            httpAdapter.reply(context.getResponse(), { status, path: httpAdapter.getRequestUrl(context.getRequest()) }, status)
          }
        }
      `,
    },
    'a method named catch that is no filter': {
      code: ts`
        export class Attempts {
          catch(exception: Error, host: { getResponse(): { status(n: number): { json(body: unknown): void } } }) {
            const response = host.getResponse()
            response.status(500).json({ message: exception.message })
          }
        }
      `,
    },
    'a text of its own where the status is 500': {
      code: ts`
        import express from 'express'
        const app = express()
        app.use((err, req, res, next) => {
          const status = err.status || 500
          res.status(status).json({ error: status === 500 ? 'Internal server error' : err.message })
        })
      `,
    },
    'a text of its own where the status is the one of unknown errors': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          catch(exception: any, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse()
            const status = exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR
            response.status(status).json({ message: status === HttpStatus.INTERNAL_SERVER_ERROR ? 'Internal server error' : exception.message })
          }
        }
      `,
    },
    'an error handler of Fastify that returns a text of its own': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        export default async function errors(app: FastifyInstance) {
          app.setErrorHandler((error, request, reply) => {
            request.log.error(error)
            reply.code(error.statusCode ?? 500)
            let message = 'Internal server error'
            if (error.statusCode && error.statusCode < 500) {
              message = error.message
            }
            return { message }
          })
        }
      `,
    },
    'helpers of @fastify/sensible with a text, and for the caller\'s mistakes': {
      code: ts`
        export default async function routes(fastify) {
          fastify.get('/a', async (request, reply) => {
            try {
              return await load()
            } catch (err) {
              request.log.error(err)
              return reply.internalServerError('Not available just now')
            }
          })
          fastify.get('/b', async (request, reply) => {
            try {
              return await load()
            } catch (err) {
              return reply.notFound(err.message)
            }
          })
        }
      `,
    },
    'helper that answers known errors only': {
      code: ts`
        import type { Response } from 'express'
        import { Router } from 'express'
        import { PaymentDeclined } from './errors'
        import { pay } from './pay'

        function declined(res: Response, error: PaymentDeclined) {
          res.status(402).json({ error: error.message })
        }

        export const r = Router()
        r.post('/', async (req, res, next) => {
          try {
            res.json(await pay(req.body.amount))
          } catch (error) {
            if (error instanceof PaymentDeclined) return declined(res, error)
            next(error)
          }
        })
      `,
    },
    'helper with a text of the caller': {
      code: ts`
        import type { Response } from 'express'
        import { Router } from 'express'
        import { log } from './log'
        import { run } from './run'

        function fail(res: Response, message: string, error: unknown) {
          log.error(error, message)
          res.status(500).json({ error: message })
        }

        export const r = Router()
        r.post('/', async (req, res) => {
          try {
            res.json(await run())
          } catch (error) {
            fail(res, 'Could not run', error)
          }
        })
      `,
    },
    'code of the error alone': {
      filename: 'app/api/a/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { log } from '@/lib/log'
        import { work } from '@/lib/work'

        export async function POST() {
          try {
            await work()
            return NextResponse.json({ ok: true })
          } catch (error) {
            const id = crypto.randomUUID()
            log.error({ id, message: (error as Error).message })
            return NextResponse.json({ error: 'Internal error', id }, { status: 500 })
          }
        }
      `,
    },
    'the message of a model is text for the user': {
      code: ts`
        import { Hono } from 'hono'
        import { chat } from './chat'

        export const app = new Hono()
        app.post('/', async (c) => {
          const { message } = await chat(await c.req.json())
          return c.json({ message })
        })
      `,
    },
    'status set from a domain table': {
      code: ts`
        import type { ErrorRequestHandler } from 'express'
        import { HttpError } from 'http-errors'

        export const onError: ErrorRequestHandler = (err: HttpError, req, res, next) => {
          if (res.headersSent) return next(err)
          if (!err.expose) {
            req.log.error(err)
            return res.status(500).json({ error: 'Internal server error' })
          }
          res.status(err.status).json({ error: err.message })
        }
      `,
    },
    'field errors of a form library': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { z } from 'zod'

        const schema = z.object({ email: z.string().email() })
        export async function save(_: unknown, form: FormData) {
          const parsed = schema.safeParse(Object.fromEntries(form))
          if (!parsed.success) return { errors: parsed.error.flatten().fieldErrors, message: parsed.error.message }
          return { ok: true }
        }
      `,
    },
    'own text': {
      code: ts`
        import { Router } from 'express'
        import { logger } from './logger'
        import { list } from './list'

        export const r = Router()
        r.get('/', async (req, res) => {
          try {
            res.json(await list())
          } catch (err) {
            logger.error({ err }, 'list failed')
            res.status(500).json({ error: 'Could not list' })
          }
        })
      `,
    },
    'zod issues with 400': {
      filename: 'app/api/a/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { ZodError } from 'zod'
        import { schema } from './schema'

        export async function POST(req: Request) {
          try {
            return NextResponse.json(schema.parse(await req.json()))
          } catch (err) {
            if (err instanceof ZodError) return NextResponse.json({ error: err.message, issues: err.issues }, { status: 400 })
            return NextResponse.json({ error: 'Internal error' }, { status: 500 })
          }
        }
      `,
    },
    'signature of a webhook': {
      code: ts`
        import express from 'express'
        import { stripe } from './stripe'

        export const hooks = express.Router()
        hooks.post('/stripe', express.raw({ type: '*/*' }), (req, res) => {
          let event
          try {
            event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, process.env.WHSEC!)
          } catch (err: any) {
            return res.status(400).send(\`Webhook Error: \${err.message}\`)
          }
          res.json({ received: event.type })
        })
      `,
    },
    'development alone': {
      code: ts`
        import type { ErrorRequestHandler } from 'express'

        export const onError: ErrorRequestHandler = (err, req, res, next) => {
          req.log.error(err)
          res.status(500).json({
            message: 'Internal Server Error',
            ...(process.env.NODE_ENV === 'development' && { stack: err.stack, detail: err.message }),
          })
        }
      `,
    },
    'domain error class in the handler': {
      code: ts`
        import type { NextFunction, Request, Response } from 'express'
        import { AppError } from './errors'

        export function handler(err: Error, _req: Request, res: Response, _next: NextFunction) {
          if (err instanceof AppError) return res.status(err.statusCode).json({ error: err.message })
          res.status(500).json({ error: 'Something went wrong' })
        }
      `,
    },
    'message for known errors, text for others': {
      code: ts`
        import type { ErrorRequestHandler } from 'express'

        export const errors: ErrorRequestHandler = (err, req, res, next) => {
          const status = err.statusCode ?? 500
          const message = status < 500 ? err.message : 'Internal server error'
          res.status(status).json({ message })
        }
      `,
    },
    'health check': {
      filename: 'src/routes/health.ts',
      code: ts`
        import { Router } from 'express'
        import { db } from '../db'

        export const health = Router()
        health.get('/health', async (req, res) => {
          try {
            await db.ping()
            res.json({ db: 'up' })
          } catch (e) {
            res.status(503).json({ db: 'down', error: (e as Error).message })
          }
        })
      `,
    },
    'message goes to the log and the tracker': {
      code: ts`
        import { Hono } from 'hono'
        import * as Sentry from '@sentry/node'
        import { convert } from './convert'

        export const c1 = new Hono()
        c1.post('/', async (c) => {
          try {
            return c.json(await convert(await c.req.json()))
          } catch (err) {
            const message = err instanceof Error ? err.message : String(err)
            Sentry.captureException(err, { extra: { message } })
            console.error(message)
            return c.json({ error: 'Conversion failed' }, 500)
          }
        })
      `,
    },
    'unique violation by code': {
      code: ts`
        import { Router } from 'express'
        import { createUser } from './users'

        export const u = Router()
        u.post('/', async (req, res, next) => {
          try {
            res.status(201).json(await createUser(req.body.email))
          } catch (err: any) {
            if (err.code === '23505') return res.status(409).json({ error: err.detail })
            next(err)
          }
        })
      `,
    },
    'toast of the client': {
      filename: 'src/components/Form.tsx',
      code: ts`
        'use client'
        import { toast } from 'sonner'
        import { save } from './api'

        export function Form() {
          const submit = async () => {
            try {
              await save()
            } catch (err) {
              toast.error((err as Error).message)
            }
          }
          return <button onClick={submit}>Save</button>
        }
      `,
    },
    'message stored on the job': {
      code: ts`
        import { Worker } from 'bullmq'
        import { db } from './db'
        import { convert } from './convert'

        export const worker = new Worker('convert', async (job) => {
          try {
            await convert(job.data.file)
          } catch (err) {
            await db.job.update({ where: { id: job.data.id }, data: { status: 'failed', error: (err as Error).message }, select: { id: true } })
            throw err
          }
        }, { connection: { host: process.env.REDIS_HOST } })
      `,
    },
    'cron route': {
      filename: 'app/api/cron/digest/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { sendDigest } from '@/lib/digest'

        export async function GET(req: Request) {
          if (req.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new NextResponse('no', { status: 401 })
          try {
            await sendDigest()
            return NextResponse.json({ ok: true })
          } catch (err) {
            return NextResponse.json({ error: (err as Error).message }, { status: 500 })
          }
        }
      `,
    },
    'message of a validation result': {
      filename: 'app/api/b/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { schema } from './schema'

        export async function POST(req: Request) {
          const parsed = schema.safeParse(await req.json())
          if (!parsed.success) return NextResponse.json({ error: parsed.error.message }, { status: 422 })
          return NextResponse.json({ ok: true })
        }
      `,
    },
    'public message of an own function': {
      code: ts`
        import express from 'express'
        import { publicMessage } from './errors'
        import { run } from './run'

        export const e = express.Router()
        e.post('/', async (req, res) => {
          try {
            res.json(await run())
          } catch (error) {
            res.status(500).json({ error: publicMessage(error) })
          }
        })
      `,
    },
    'test that answers with the message': {
      filename: 'tests/fake.test.ts',
      code: ts`
        import express from 'express'

        const app = express()
        app.use((err, req, res, next) => res.status(500).json({ error: err.message }))
      `,
    },
    'a text of its own': express("console.error(error); res.status(500).json({ error: 'Payment failed' })"),
    'a 400 with the message': express('res.status(400).json({ error: error.message })'),
    'a known class first': express("if (error instanceof PaymentDeclined) return res.status(402).json({ error: error.message }); res.status(500).json({ error: 'Payment failed' })"),
    'a known class without a status': express("if (error instanceof ZodError) return res.json({ error: error.message }); next(error)"),
    'what is below 500 is told': `import express from 'express'\nconst app = express()\napp.use((err, req, res, next) => {\n  const status = err.status || 500\n  if (status >= 500) return res.status(status).json({ error: 'Internal server error' })\n  res.status(status).json({ error: err.message })\n})\n`,
    'a known class in a ternary': express("res.status(500).json({ error: error instanceof AppError ? error.message : 'Payment failed' })"),
    'a code that is compared': express("if (error.code === 'P2002') return res.json({ error: error.message }); next(error)"),
    'details in development': express("res.status(500).json({ error: 'Payment failed', details: process.env.NODE_ENV === 'development' ? error.message : undefined })"),
    'details spread in development': express("res.status(500).json({ error: 'Payment failed', ...(isDev && { stack: error.stack }) })"),
    'a branch of development': express("if (process.env.NODE_ENV !== 'production') return res.status(500).json({ error: error.message }); res.status(500).json({ error: 'Payment failed' })"),
    'production has answered before': express("if (process.env.NODE_ENV === 'production') { return res.status(500).end() }\n    res.status(500).json({ stack: error.stack })"),
    'an error that says it may be shown': express("res.status(error.status || 500).json({ error: error.expose ? error.message : 'Payment failed' })"),
    'a status below 500 lets it through': express("const status = error.status || 500\n    res.status(status).json({ error: status < 500 ? error.message : 'Payment failed' })"),
    'the code of the error': express('res.status(500).json({ error: error.code })'),
    'logged, not sent': express("const message = error instanceof Error ? error.message : String(error)\n    console.error(message)\n    res.status(500).json({ error: 'Payment failed' })"),
    'handed on': express('next(error)'),
    'the sample of Stripe': express('return res.status(400).send(`Webhook Error: ${error.message}`)'),
    'a health check': `import express from 'express'\nconst app = express()\napp.get('/health', async (req, res) => {\n  try { await ping(); res.end() } catch (error) { res.status(503).json({ error: error.message }) }\n})\n`,
    'a message of the body': `import express from 'express'\nconst app = express()\napp.post('/echo', (req, res) => { const error = req.body; res.status(500).json({ message: error.message }) })\n`,
    'the result of a schema': {
      filename: 'app/api/pay/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { schema } from '@/lib/schema'
        export async function POST(request: Request) {
          const parsed = schema.safeParse(await request.json())
          if (!parsed.success) return NextResponse.json({ error: parsed.error.message }, { status: 400 })
          const { data, error } = schema.safeParse(parsed.data)
          if (error) return NextResponse.json({ error: error.message })
          return NextResponse.json(data)
        }
      `,
    },
    'a toast of the browser': {
      filename: 'src/components/pay.tsx',
      code: ts`
        'use client'
        export function Pay() {
          const pay = async () => {
            try { await fetch('/api/pay') } catch (error) { toast.error(error.message); setError({ body: error.message }) }
          }
          return <button onClick={pay}>Pay</button>
        }
      `,
    },
    'an exception of Nest with a text of its own': ts`
      import { Controller, InternalServerErrorException, BadRequestException } from '@nestjs/common'
      export class Service {
        async run() {
          try { await work() } catch (error) {
            if (error.code === 'bad') throw new BadRequestException(error.message)
            this.logger.error(error)
            throw new InternalServerErrorException('Could not run')
          }
        }
      }
    `,
    'an error handler of operational errors': ts`
      import express from 'express'
      const app = express()
      app.use((err, req, res, next) => {
        const message = err.isOperational ? err.message : 'Something went wrong'
        res.status(err.statusCode || 500).json({ message })
      })
    `,
    'an error handler that answers by class': ts`
      export function errorHandler(err: AppError, req: Request, res: Response, next: NextFunction) {
        res.status(err.statusCode || 500).json({ message: err.message })
      }
    `,
    'Fastify hands the error to its handler': ts`
      import Fastify from 'fastify'
      const app = Fastify()
      app.get('/users', async (request, reply) => {
        try { return await load() } catch (error) { reply.send(error) }
      })
    `,
    'a message set for known errors only': ts`
      import express from 'express'
      const app = express()
      app.use((err, req, res, next) => {
        let status = 500
        let message = 'Internal server error'
        if (err instanceof ApiError) {
          status = err.status
          message = err.message
        }
        res.status(status).json({ message })
      })
    `,
    'a message taken back in production': ts`
      const errorHandler = (err, req, res, next) => {
        let { statusCode, message } = err
        if (config.env === 'production' && !err.isOperational) {
          statusCode = 500
          message = 'Internal server error'
        }
        res.status(statusCode || 500).send({ code: statusCode, message })
      }
      module.exports = errorHandler
    `,
    'a text that is made of itself again and again': ts`
      import express from 'express'
      import fs from 'node:fs'
      const app = express()
      app.get('/page', (req, res) => {
        fs.readFile('page.html', (err, buffer) => {
          if (err) throw err
          let page = buffer.toString()
          page = page.replace('a', 'b')
          page = page.replace('c', page.slice(0, 10))
          res.send(page)
        })
      })
    `,
    'a route that only the own worker may call': {
      filename: 'pages/api/jobs/pack-files.ts',
      code: ts`
        import { packFiles } from '@/lib/files'
        export default async function handler(req, res) {
          const token = req.headers.authorization?.split(' ')[1]
          if (token !== process.env.INTERNAL_API_KEY) {
            res.status(401).json({ message: 'Unauthorized' })
            return
          }
          try {
            return res.status(200).json(await packFiles(req.body))
          } catch (error) {
            console.error(error)
            return res.status(500).json({ error: 'Files could not be packed', details: (error as Error).message })
          }
        }
      `,
    },
    'a job route behind the bearer of the scheduler': {
      filename: 'app/api/tasks/nightly/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { runNightly } from '@/lib/nightly'
        export async function GET(request: Request) {
          if (request.headers.get('authorization') !== \`Bearer \${process.env.SCHEDULER_SECRET}\`) return new NextResponse('Unauthorized', { status: 401 })
          try { return NextResponse.json(await runNightly()) } catch (error) { return NextResponse.json({ error: String(error) }, { status: 500 }) }
        }
      `,
    },
    'a request to another service': ts`
      export async function report(error: Error) {
        try { await send() } catch (error) {
          await fetch('https://hooks.slack.com/x', { method: 'POST', body: JSON.stringify({ text: error.message }) })
        }
      }
    `,
  },
  invalid: {
    'a filter of Nest whose decorator has another name': {
      code: ts`
        import { ArgumentsHost, Catch as CatchAll, ExceptionFilter } from '@nestjs/common'

        @CatchAll()
        export class EveryFilter implements ExceptionFilter {
          catch(failure: Error, host: ArgumentsHost) {
            host.switchToHttp().getResponse().status(500).json({ message: failure.message })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 6, suggestions: 1 }],
    },
    'filter for errors of Prisma tells its message': {
      filename: 'src/prisma.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch } from '@nestjs/common'
        import { BaseExceptionFilter } from '@nestjs/core'
        import { Prisma } from '@prisma/client'

        @Catch(Prisma.PrismaClientUnknownRequestError)
        export class PrismaFilter extends BaseExceptionFilter {
          catch(exception: Prisma.PrismaClientUnknownRequestError, host: ArgumentsHost) {
            host.switchToHttp().getResponse().status(500).json({ message: exception.message })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 8, suggestions: 1 }],
    },
    'response in a destructured helper of Express': {
      filename: 'src/respond.ts',
      code: ts`
        import type { Response } from 'express'
        import { build } from './build'

        const sendError = (res: Response, status: number, message: string) => res.status(status).json({ error: message })

        export async function report(_req: unknown, res: Response) {
          try {
            res.json(await build())
          } catch (err: any) {
            return res.status(500).json({ ok: false, ...{ reason: err.message ?? 'unknown' } })
          }
          return sendError(res, 404, 'No report')
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 10, suggestions: 1 }],
    },
    'Remix action gives the text of the driver': {
      filename: 'app/routes/save.tsx',
      code: ts`
        import { json, type ActionFunctionArgs } from '@remix-run/node'
        import { save } from '~/save.server'

        export async function action({ request }: ActionFunctionArgs) {
          try {
            return json(await save(await request.formData()))
          } catch (error) {
            return json({ error: (error as Error).message }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 8, suggestions: 1 }],
    },
    'Astro endpoint with the whole error': {
      filename: 'src/pages/api/orders.ts',
      code: ts`
        import type { APIRoute } from 'astro'
        import { orders } from '../../lib/orders'

        export const GET: APIRoute = async () => {
          try {
            return new Response(JSON.stringify(await orders()))
          } catch (error) {
            return new Response(JSON.stringify({ error }), { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'leakedError', line: 8, suggestions: 1 }],
    },
    'promise of a route with a 500 of its own': {
      filename: 'src/routes/files.js',
      code: ts`
        const router = require('express').Router()
        const { list } = require('../files')

        router.get('/', (req, res) => {
          list(req.user.id).then(
            (files) => res.json(files),
            (reason) => res.status(500).json({ message: 'Could not list', debug: reason.stack }),
          )
        })

        module.exports = router
      `,
      reports: [{ messageId: 'leakedStack', line: 7 }],
    },
    'Koa: a stream that is passed through': {
      code: ts`
        import Koa from 'koa'
        import { PassThrough } from 'node:stream'
        const app = new Koa()
        app.use(async (ctx) => {
          const stream = new PassThrough()
          ctx.body = stream
          answer(ctx.request.body).catch((error) => {
            stream.write(\`data: \${JSON.stringify({ error: error.message })}\\n\\n\`)
            stream.end()
          })
        })
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'stream.write' }, line: 8, suggestions: 1 }],
    },
    'Fastify: an event on the raw response': {
      code: ts`
        import fastify from 'fastify'
        const app = fastify()
        app.get('/events', async (request, reply) => {
          try {
            for await (const part of answer(request.query)) reply.raw.write(\`data: \${part}\\n\\n\`)
          } catch (error) {
            reply.raw.write('data: ' + JSON.stringify({ error: String(error) }))
          }
          reply.raw.end()
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 7, suggestions: 1 }],
    },
    'a test of a local date before': {
      code: ts`
      import express from 'express'
      const app = express()
      app.post('/diary', async (req, res) => {
        const { date_local, entry } = req.body
        if (!date_local || !entry) return res.status(400).json({ error: 'date_local is required' })
        try {
          res.json(await write(date_local, entry))
        } catch (error) {
          res.status(500).json({ error: error.message })
        }
      })
    `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a test of a local time zone before': {
      code: ts`
      import express from 'express'
      const app = express()
      app.post('/diary', async (req, res) => {
        const { date_local, entry } = req.body
        if (!isLocalDate(date_local)) return res.status(400).end()
        try {
          res.json(await write(date_local, entry))
        } catch (error) {
          res.status(500).json({ error: error.message })
        }
      })
    `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Nest filter for a driver error answers with its message': {
      filename: 'src/common/query-failed.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpStatus } from '@nestjs/common'
        import type { Response } from 'express'
        import { QueryFailedError } from 'typeorm'

        @Catch(QueryFailedError)
        export class QueryFailedFilter implements ExceptionFilter {
          catch(exception: QueryFailedError, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse<Response>()
            response.status(HttpStatus.INTERNAL_SERVER_ERROR).json({ statusCode: 500, message: exception.message })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 9, suggestions: 1 }],
    },
    'Nest filter with a message variable and an adapter': {
      filename: 'src/filters/catch-all.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common'
        import { HttpAdapterHost } from '@nestjs/core'

        @Catch()
        export class CatchAllFilter implements ExceptionFilter {
          constructor(private readonly adapterHost: HttpAdapterHost) {}

          catch(exception: unknown, host: ArgumentsHost): void {
            const { httpAdapter } = this.adapterHost
            const status = exception instanceof HttpException ? exception.getStatus() : 500
            const body = { status, message: (exception as Error).message, path: httpAdapter.getRequestUrl(host.switchToHttp().getRequest()) }
            httpAdapter.reply(host.switchToHttp().getResponse(), body, status)
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 12 }],
    },
    'Next pages API with toString': {
      filename: 'pages/api/import.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { runImport } from '@/lib/import'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          if (req.method !== 'POST') return res.status(405).end()
          return runImport(req.body.url)
            .then((count) => res.json({ count }))
            .catch((reason) => res.status(500).json({ ok: false, reason: reason.toString() }))
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 8 }],
    },
    'Koa outermost middleware': {
      filename: 'src/middleware/errors.js',
      code: ts`
        module.exports = async (ctx, next) => {
          try {
            await next()
          } catch (err) {
            ctx.status = err.status || 500
            ctx.body = { error: err.message }
            ctx.app.emit('error', err, ctx)
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 6, suggestions: 1 }],
    },
    'edge function of Supabase with a template': {
      filename: 'supabase/functions/invite/index.ts',
      code: ts`
        import { invite } from '../_shared/invite.ts'

        Deno.serve(async (req) => {
          try {
            await invite(await req.json())
            return new Response('ok')
          } catch (error) {
            return new Response(\`Invite failed: \${error.message}\`, { status: 500 })
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 8, suggestions: 1 }],
    },
    'h3 createError with the cause\'s text': {
      filename: 'server/api/report.get.ts',
      code: ts`
        import { buildReport } from '../utils/report'

        export default defineEventHandler(async (event) => {
          try {
            return await buildReport(event.context.user.id)
          } catch (error: any) {
            throw createError({ statusCode: 500, statusMessage: error.message })
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 7, suggestions: 1 }],
    },
    'Express error middleware with message and stack': {
      filename: 'src/middleware/error.ts',
      code: ts`
        import type { ErrorRequestHandler } from 'express'
        import { logger } from '../logger'

        export const errorHandler: ErrorRequestHandler = (err, req, res, _next) => {
          logger.error({ err, path: req.path })
          const status = err.statusCode || 500
          res.status(status).json({
            success: false,
            message: err.message,
          })
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 9, suggestions: 1 }],
    },
    'Next route with a detail beside the text': {
      filename: 'app/api/projects/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { createProject } from '@/lib/projects'

        export async function POST(request: Request) {
          try {
            const project = await createProject(await request.json())
            return NextResponse.json(project, { status: 201 })
          } catch (e: unknown) {
            console.error('create project', e)
            const details = e instanceof Error ? e.message : 'Unknown error'
            return NextResponse.json({ error: 'Failed to create project', details }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 11 }],
    },
    'Hono onError sends the text': {
      filename: 'src/app.ts',
      code: ts`
        import { Hono } from 'hono'
        import { HTTPException } from 'hono/http-exception'
        import { routes } from './routes'

        const app = new Hono()
        app.route('/', routes)

        app.onError((error, c) => {
          if (error instanceof HTTPException) return error.getResponse()
          return c.json({ ok: false, error: \`\${error.name}: \${error.message}\` }, 500)
        })

        export default app
      `,
      reports: [{ messageId: 'leakedMessage', line: 10, suggestions: 1 }],
    },
    'Supabase error of the result in a SvelteKit endpoint': {
      filename: 'src/routes/api/notes/+server.ts',
      code: ts`
        import { json } from '@sveltejs/kit'
        import type { RequestHandler } from './$types'

        export const GET: RequestHandler = async ({ locals }) => {
          const { data, error: dbError } = await locals.supabase.from('notes').select('id, title').limit(50)
          if (dbError) {
            return json({ message: dbError.message, hint: dbError.hint }, { status: 500 })
          }
          return json(data)
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 7, suggestions: 1 }],
    },
    'tRPC internal error with the message of the cause': {
      filename: 'src/server/routers/reports.ts',
      code: ts`
        import { TRPCError } from '@trpc/server'
        import { protectedProcedure, router } from '../trpc'
        import { buildReport } from '../reports'

        export const reports = router({
          build: protectedProcedure.mutation(async ({ ctx }) => {
            try {
              return await buildReport(ctx.user.id)
            } catch (err) {
              const message = (err as Error).message
              throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: \`Report failed: \${message}\` })
            }
          }),
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 11 }],
    },
    'Nest filter answers with the exception\'s text': {
      filename: 'src/common/all-exceptions.filter.ts',
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common'
        import type { Response } from 'express'

        @Catch()
        export class AllExceptionsFilter implements ExceptionFilter {
          catch(exception: any, host: ArgumentsHost) {
            const response = host.switchToHttp().getResponse<Response>()
            const status = exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR
            response.status(status).json({
              statusCode: status,
              timestamp: new Date().toISOString(),
              error: exception.stack,
            })
          }
        }
      `,
      reports: [{ messageId: 'leakedStack', line: 12 }],
    },
    'callback of mysql handed on to the caller': {
      filename: 'src/routes/customers.js',
      code: ts`
        const express = require('express')
        const db = require('../db')

        const router = express.Router()

        router.get('/customers', (req, res) => {
          db.query('SELECT id, name FROM customers WHERE org_id = ? LIMIT 100', [req.user.orgId], (err, rows) => {
            if (err) return res.status(500).send(err)
            res.json(rows)
          })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'leakedError', line: 8, suggestions: 1 }],
    },
    'Lambda body with String(error)': {
      filename: 'src/handlers/export.ts',
      code: ts`
        import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
        import { exportFor } from '../exports'

        export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
          try {
            const url = await exportFor(event.requestContext.authorizer?.sub)
            return { statusCode: 200, body: JSON.stringify({ url }) }
          } catch (error) {
            return {
              statusCode: 502,
              body: JSON.stringify({ message: String(error) }),
            }
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 11, suggestions: 1 }],
    },
    'Fastify error handler sends the error object\'s fields': {
      filename: 'src/app.js',
      code: ts`
        'use strict'

        const Fastify = require('fastify')

        function build() {
          const app = Fastify({ logger: true })
          app.setErrorHandler(function (error, request, reply) {
            request.log.error(error)
            const { message, code } = error
            reply.code(500).send({ code, message })
          })
          app.register(require('./routes'))
          return app
        }

        module.exports = build
      `,
      reports: [{ messageId: 'leakedMessage', line: 10 }],
    },
    'promise chain of Koa style answer in Express catch': {
      filename: 'src/controllers/files.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { storage } from '../storage'

        class FilesController {
          private fail(res: Response, error: Error) {
            return res.status(500).json({ error: error.message })
          }

          upload = (req: Request, res: Response) => {
            storage
              .put(req.user.id, req.file!)
              .then((key) => res.status(201).json({ key }))
              .catch((error: Error) => this.fail(res, error))
          }
        }

        export const files = new FilesController()
      `,
      reports: [{ messageId: 'leakedMessage', line: 6, suggestions: 1 }],
    },
    'a function of the file that answers in two ways, told of once': {
      filename: 'app/api/orders/route.ts',
      code: ts`
        function reply(body: object, status = 200, pretty = false) {
          if (pretty) return new Response(JSON.stringify(body, null, 2), { status })
          return new Response(JSON.stringify(body), { status, headers })
        }
        export async function GET() {
          try {
            return reply(await orders())
          } catch (error) {
            return reply({ error: error.message }, 503)
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'reply' }, line: 9, suggestions: 1 }],
    },
    'an event of a stream that carries the text of an error': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        export async function POST(request: Request) {
          const encoder = new TextEncoder()
          const stream = new ReadableStream({
            async start(controller) {
              try {
                await answer(request, controller)
              } catch (error) {
                controller.enqueue(encoder.encode(\`data: \${JSON.stringify({ error: error.message })}\\n\\n\`))
                controller.close()
              }
            },
          })
          return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
        }
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'controller.enqueue' }, line: 8 }],
    },
    'an event of a stream that a function of the handler sends': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        export async function POST(request: Request) {
          const encoder = new TextEncoder()
          const stream = new ReadableStream({
            async start(controller) {
              const send = (event: object) => {
                controller.enqueue(encoder.encode('data: ' + JSON.stringify(event)))
              }
              try {
                for await (const part of answer(request)) send({ part })
              } catch (error) {
                const message = error instanceof Error ? error.message : 'Unknown error'
                send({ type: 'error', content: message })
              }
            },
          })
          return new Response(stream)
        }
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'send' }, line: 12 }],
    },
    'an event that a function of the file puts into words': {
      filename: 'src/routes/api/answer/+server.ts',
      code: ts`
        const frame = (event: string, data: unknown) => \`event: \${event}\\ndata: \${JSON.stringify(data)}\\n\\n\`
        const toFrame = (data: unknown) => \`data: \${JSON.stringify(data)}\\n\\n\`
        export async function POST({ request }) {
          const { readable, writable } = new TransformStream()
          const writer = writable.getWriter()
          answer(request).catch(async (error) => {
            await writer.write(toFrame({ failed: String(error) }))
          })
          return new Response(readable)
        }
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'writer.write' }, line: 7, suggestions: 1 }],
    },
    'Express: an event that is written': {
      code: ts`
        import express from 'express'
        const app = express()
        app.post('/chat', async (req, res) => {
          res.setHeader('content-type', 'text/event-stream')
          try {
            for await (const part of answer(req.body)) res.write(\`data: \${part}\\n\\n\`)
          } catch (error) {
            res.write(\`data: \${JSON.stringify({ error: error.message })}\\n\\n\`)
          }
          res.end()
        })
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Hono: an event of streamSSE': {
      code: ts`
        import { Hono } from 'hono'
        import { streamSSE } from 'hono/streaming'
        const app = new Hono()
        app.get('/events', (c) =>
          streamSSE(c, async (stream) => {
            try {
              await follow(stream)
            } catch (error) {
              await stream.writeSSE({ event: 'error', data: JSON.stringify({ message: error.message, stack: error.stack }) })
            }
          }),
        )
      `,
      reports: [{ messageId: 'leakedStack', data: { api: 'stream.writeSSE' } }],
    },
    'AI SDK: what the mapper of errors gives back': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        export async function POST(request: Request) {
          const result = streamText({ model, prompt: await request.text() })
          return result.toUIMessageStreamResponse({ onError: (error) => (error instanceof Error ? error.message : String(error)) })
        }
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'toUIMessageStreamResponse' } }],
    },
    'AI SDK: what an earlier version calls getErrorMessage, and a part that is written': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { createDataStreamResponse } from 'ai'
        export async function POST(request: Request) {
          return createDataStreamResponse({
            execute: async (dataStream) => {
              try {
                await run(dataStream)
              } catch (error) {
                dataStream.writeData({ type: 'error', text: error.message })
              }
            },
            onError(error) {
              if (error == null) return 'unknown error'
              return JSON.stringify(error)
            },
          })
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }, 'leakedError'],
    },
    'whoever is connected to a socket': {
      code: ts`
        import { Server } from 'socket.io'
        import { WebSocketServer } from 'ws'
        const io = new Server(3000)
        io.on('connection', (socket) => {
          socket.on('join', async (room) => {
            try {
              await join(socket, room)
            } catch (error) {
              socket.emit('failed', { message: error.message })
            }
          })
        })
        const wss = new WebSocketServer({ port: 3001 })
        wss.on('connection', (ws) => {
          ws.on('message', (data) => {
            handle(data).catch((err) => ws.send(JSON.stringify({ error: err.message })))
          })
        })
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'socket.emit' }, suggestions: 1 }, { messageId: 'leakedMessage', data: { api: 'ws.send' } }],
    },
    'an answer that a function of the file makes of a body and a status': {
      filename: 'supabase/functions/address/index.ts',
      code: ts`
        const createResponse = (data: object, status: number = 200): Response => new Response(JSON.stringify(data), { headers, status })
        Deno.serve(async (request) => {
          try {
            return createResponse({ success: true, data: await check(request) })
          } catch (error) {
            console.error(error)
            return createResponse({ success: false, error: 'Internal error', ...(error instanceof Error && { details: error.message }) }, 500)
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'createResponse' }, line: 7, suggestions: 1 }],
    },
    'an answer that a function of the file makes, with a status of its own or none': {
      filename: 'src/routes/orders.ts',
      code: ts`
        import { Router } from 'express'
        const router = Router()
        function sendError(res, message, status = 500) {
          return res.status(status).json({ success: false, message })
        }
        function sendFailure({ res, text }) {
          res.json({ text })
        }
        router.post('/', async (req, res) => {
          try {
            res.json(await place(req.body))
          } catch (err) {
            sendError(res, err.message)
          }
        })
        router.put('/', async (req, res) => {
          try {
            res.json(await place(req.body))
          } catch (err) {
            sendFailure({ res, text: \`Failed: \${err.message}\` })
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 13, suggestions: 1 }, { messageId: 'leakedMessage', line: 20, suggestions: 1 }],
    },
    'an error that is told to the other end of a socket': {
      code: ts`
        import { WebSocketGateway, SubscribeMessage, MessageBody } from '@nestjs/websockets'
        import { Repository } from 'typeorm'
        import { MessageDto } from './message.dto'

        @WebSocketGateway()
        export class ChatGateway {
          constructor(private readonly messages: Repository<Message>) {}

          @SubscribeMessage('say')
          async say(@MessageBody('text') text: string) {
            try {
              await this.messages.insert({ text })
            } catch (error) {
              return { error: error.message }
            }
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 14, suggestions: 1 }],
    },
    'a filter of Nest that tells what every exception says': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common'
        import { Response } from 'express'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          catch(exception: any, host: ArgumentsHost) {
            const context = host.switchToHttp()
            const response = context.getResponse<Response>()
            const status = exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR
            response.status(status).json({ statusCode: status, message: exception.message })
          }
        }
      `,
      reports: [
        {
          messageId: 'leakedMessage',
          data: { api: 'response.json' },
          line: 10,
          suggestions: [
            {
              messageId: 'suggestLoggedText',
              output: ts`
                import { ArgumentsHost, Catch, ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common'
                import { Response } from 'express'

                @Catch()
                export class EverythingFilter implements ExceptionFilter {
                  catch(exception: any, host: ArgumentsHost) {
                    const context = host.switchToHttp()
                    const response = context.getResponse<Response>()
                    const status = exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR
                    console.error(exception)
                    response.status(status).json({ statusCode: status, message: 'Internal server error' })
                  }
                }
              `,
            },
          ],
        },
      ],
    },
    'a filter of Nest for errors, with the stack': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter } from '@nestjs/common'

        @Catch(Error)
        export class ErrorFilter implements ExceptionFilter {
          catch(error: Error, host: ArgumentsHost) {
            host.switchToHttp().getResponse().status(500).send({ message: error.message, stack: error.stack })
          }
        }
      `,
      reports: [{ messageId: 'leakedStack', line: 6 }],
    },
    'a filter of Nest whose message is that of any Error': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException } from '@nestjs/common'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          catch(exception: unknown, host: ArgumentsHost) {
            const res = host.switchToHttp().getResponse()
            const status = exception instanceof HttpException ? exception.getStatus() : 500
            const message = exception instanceof Error ? exception.message : 'Unknown'
            res.status(status).json({ message })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 9 }],
    },
    'a filter of Nest that gives the message to the adapter': {
      code: ts`
        import { ArgumentsHost, Catch, ExceptionFilter, HttpException, HttpStatus } from '@nestjs/common'
        import { HttpAdapterHost } from '@nestjs/core'

        @Catch()
        export class EverythingFilter implements ExceptionFilter {
          constructor(private readonly adapterHost: HttpAdapterHost) {}

          catch(exception: unknown, host: ArgumentsHost) {
            const { httpAdapter } = this.adapterHost
            const context = host.switchToHttp()
            const status = exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR
            const body = { status, message: (exception as Error).message }
            httpAdapter.reply(context.getResponse(), body, status)
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', data: { api: 'httpAdapter.reply' }, line: 13 }],
    },
    'an error handler of Fastify that returns the message': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        export default async function errors(app: FastifyInstance) {
          app.setErrorHandler(function (error, request, reply) {
            request.log.error(error)
            reply.code(error.statusCode || 500)
            return { message: error.message }
          })
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 6, suggestions: 1 }],
    },
    'helpers of @fastify/sensible': {
      code: ts`
        export default async function routes(fastify) {
          fastify.get('/a', async (request, reply) => {
            try {
              return await load()
            } catch (err) {
              return reply.internalServerError(err.message)
            }
          })
          fastify.get('/b', async (request, reply) => {
            try {
              return await load()
            } catch (err) {
              throw fastify.httpErrors.internalServerError(err.message)
            }
          })
          fastify.get('/c', async function (request, reply) {
            try {
              return await load()
            } catch (error) {
              throw this.httpErrors.badGateway(\`provider: \${error.message}\`)
            }
          })
        }
      `,
      reports: [
        { messageId: 'leakedMessage', data: { api: 'reply.internalServerError' }, line: 6, suggestions: 1 },
        { messageId: 'leakedMessage', line: 13, suggestions: 1 },
        { messageId: 'leakedMessage', line: 20, suggestions: 1 },
      ],
    },
    'class method that answers, given the error': {
      code: ts`
        import type { Request, Response } from 'express'
        import { billing } from './billing'

        export class BillingController {
          charge = async (req: Request, res: Response) => {
            try {
              res.json(await billing.charge(req.body.amount))
            } catch (error: unknown) {
              this.answer(res, error as Error)
            }
          }

          private answer(res: Response, problem: Error) {
            res.status(500).json({ error: problem.message })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 14, suggestions: 1 }],
    },
    'pages api default 500': {
      filename: 'pages/api/export.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { exportAll } from '@/lib/export'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          try {
            const url = await exportAll(req.query.id as string)
            return res.status(200).json({ url })
          } catch (err: any) {
            return res.status(err.statusCode || 500).json({ error: err?.message ?? 'Export failed' })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 9, suggestions: 1 }],
    },
    'remix action': {
      filename: 'app/routes/upload.tsx',
      code: ts`
        import { json, type ActionFunctionArgs } from '@remix-run/node'
        import { store } from '~/store.server'

        export async function action({ request }: ActionFunctionArgs) {
          const form = await request.formData()
          try {
            await store(form.get('file') as File)
          } catch (error) {
            return json({ error: 'Upload failed: ' + String(error) }, { status: 500 })
          }
          return json({ error: null })
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 9, suggestions: 1 }],
    },
    'sveltekit': {
      filename: 'src/routes/api/quote/+server.ts',
      code: ts`
        import { json } from '@sveltejs/kit'
        import { quote } from '$lib/server/quote'

        export async function GET({ url }) {
          try {
            return json(await quote(url.searchParams.get('symbol')))
          } catch (err) {
            return json({ message: err instanceof Error ? err.message : 'unknown' }, { status: 502 })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 8, suggestions: 1 }],
    },
    'express catch sends the message': {
      filename: 'routes/orders.js',
      code: ts`
        const router = require('express').Router()
        const db = require('../db')

        router.get('/', async (req, res) => {
          try {
            const orders = await db.query('SELECT id, total FROM orders LIMIT 50')
            return res.json(orders.rows)
          } catch (err) {
            console.error(err)
            return res.status(500).json({ success: false, message: err.message })
          }
        })
        module.exports = router
      `,
      reports: [{ messageId: 'leakedMessage', line: 10, suggestions: 1 }],
    },
    'error handler sends stack': {
      code: ts`
        import type { ErrorRequestHandler } from 'express'

        export const errorHandler: ErrorRequestHandler = (err, _req, res, _next) => {
          const status = err.status || 500
          res.status(status).send({ status, error: err.message, stack: err.stack })
        }
      `,
      reports: [{ messageId: 'leakedStack', line: 5 }],
    },
    'message by instanceof Error ternary in next': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { answer } from '@/lib/ai'

        export async function POST(req: Request) {
          try {
            const { prompt } = await req.json()
            return NextResponse.json({ text: await answer(prompt) })
          } catch (e) {
            const message = e instanceof Error ? e.message : 'Unknown error'
            return NextResponse.json({ error: message }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 10 }],
    },
    'String of the error in hono': {
      code: ts`
        import { Hono } from 'hono'
        import { charge } from './charge'

        export const payments = new Hono()
        payments.post('/', async (c) => {
          try {
            return c.json(await charge(await c.req.json()))
          } catch (error) {
            return c.json({ error: \`Payment failed: \${error}\` }, 500)
          }
        })
      `,
      reports: [{ messageId: 'leakedError', line: 9, suggestions: 1 }],
    },
    'hono onError': {
      code: ts`
        import { Hono } from 'hono'
        import { api } from './api'

        const app = new Hono()
        app.route('/api', api)
        app.onError((err, c) => {
          return c.json({ message: err.message, stack: err.stack }, 500)
        })
        export default app
      `,
      reports: [{ messageId: 'leakedStack', line: 7 }],
    },
    'fastify error handler': {
      code: ts`
        import Fastify from 'fastify'
        import { routes } from './routes.js'

        const app = Fastify()
        app.setErrorHandler((error, request, reply) => {
          request.log.error(error)
          reply.code(500).send({ error: 'Internal', details: error.message })
        })
        app.register(routes)
      `,
      reports: [{ messageId: 'leakedMessage', line: 7, suggestions: 1 }],
    },
    'supabase error beside the data': {
      filename: 'app/api/notes/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { createClient } from '@/lib/supabase/server'

        export async function GET() {
          const supabase = await createClient()
          const { data, error } = await supabase.from('notes').select('id, title').limit(20)
          if (error) {
            return NextResponse.json({ error: error.message }, { status: 500 })
          }
          return NextResponse.json(data)
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 8, suggestions: 1 }],
    },
    'promise chain': {
      code: ts`
        import { Router } from 'express'
        import { Report } from './models/report'

        export const reports = Router()
        reports.get('/:id', (req, res) => {
          Report.findById(req.params.id)
            .then((report) => res.json(report))
            .catch((err) => res.status(500).send(err))
        })
      `,
      reports: [{ messageId: 'leakedError', line: 8 }],
    },
    'callback of fs': {
      code: ts`
        import fs from 'node:fs'
        import express from 'express'

        export const files = express.Router()
        files.get('/terms', (req, res) => {
          fs.readFile('/srv/app/terms.md', 'utf8', (err, text) => {
            if (err) return res.status(500).json({ error: err.message })
            res.type('text').send(text)
          })
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 7, suggestions: 1 }],
    },
    'nest exception': {
      filename: 'src/invoices/invoices.service.ts',
      code: ts`
        import { Injectable, InternalServerErrorException } from '@nestjs/common'
        import { PrismaService } from '../prisma.service'

        @Injectable()
        export class InvoicesService {
          constructor(private readonly prisma: PrismaService) {}

          async close(id: string) {
            try {
              return await this.prisma.invoice.update({ where: { id }, data: { status: 'closed' }, select: { id: true } })
            } catch (e: any) {
              throw new InternalServerErrorException(e.message)
            }
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 12, suggestions: 1 }],
    },
    'trpc error': {
      filename: 'src/server/routers/team.ts',
      code: ts`
        import { TRPCError } from '@trpc/server'
        import { protectedProcedure, router } from '../trpc'
        import { input } from './schemas'

        export const teamRouter = router({
          invite: protectedProcedure.input(input).mutation(async ({ ctx, input }) => {
            try {
              return await ctx.db.invite.create({ data: { email: input.email, teamId: ctx.teamId }, select: { id: true } })
            } catch (err) {
              throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: (err as Error).message })
            }
          }),
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 10, suggestions: 1 }],
    },
    'helper of the same file': {
      code: ts`
        import express from 'express'
        import { run } from './run'

        function fail(res: express.Response, error: unknown) {
          const detail = error instanceof Error ? error.message : String(error)
          res.status(500).json({ ok: false, detail })
        }

        export const jobs = express.Router()
        jobs.post('/', async (req, res) => {
          try {
            res.json(await run(req.body.job))
          } catch (error) {
            fail(res, error)
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 6 }],
    },
    'lambda': {
      code: ts`
        import { save } from './save'

        export const handler = async (event: { body: string }) => {
          try {
            await save(JSON.parse(event.body))
            return { statusCode: 204, body: '' }
          } catch (err: any) {
            return { statusCode: 500, body: JSON.stringify({ message: 'Failed', error: err.message }) }
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 8, suggestions: 1 }],
    },
    'edge function': {
      filename: 'supabase/functions/send/index.ts',
      code: ts`
        import { serve } from 'https://deno.land/std@0.168.0/http/server.ts'

        serve(async (req) => {
          try {
            const { to } = await req.json()
            await sendMail(to)
            return new Response('ok')
          } catch (error) {
            return new Response(JSON.stringify({ error: error.message }), { status: 500, headers: { 'Content-Type': 'application/json' } })
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', line: 9, suggestions: 1 }],
    },
    'koa middleware': {
      filename: 'src/middleware/error.js',
      code: ts`
        module.exports = async function errorMiddleware(ctx, next) {
          try {
            await next()
          } catch (err) {
            ctx.status = err.status || 500
            ctx.body = { error: err.message }
            ctx.app.emit('error', err, ctx)
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', line: 6, suggestions: 1 }],
    },
    'behind a comparison that sends nobody away': {
      filename: 'pages/api/report.ts',
      code: ts`
        import { report } from '@/lib/report'
        export default async function handler(req, res) {
          const isOurs = req.headers.authorization !== process.env.INTERNAL_API_KEY
          if (req.headers['x-region'] !== process.env.REGION) return res.status(404).end()
          try { return res.json(await report(req.body, isOurs)) } catch (error) { return res.status(500).json({ error: (error as Error).message }) }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Express, the message with 500': {
      code: express('console.error(error)\n    res.status(500).json({ error: error.message })'),
      reports: [{ messageId: 'leakedMessage', suggestions: [{ messageId: 'suggestGenericText', output: express("console.error(error)\n    res.status(500).json({ error: 'Internal server error' })") }] }],
    },
    'Express, nothing is logged': { code: express('res.status(500).json({ error: error.message })'), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, send': {
      code: express('logger.error(error)\n    res.status(500).send(error.message)'),
      reports: [{ messageId: 'leakedMessage', suggestions: [{ messageId: 'suggestGenericText', output: express("logger.error(error)\n    res.status(500).send('Internal server error')") }] }],
    },
    'Express, no status': { code: express('res.json({ success: false, message: error.message })'), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, the error itself': {
      code: express('console.log(error)\n    res.status(500).json(error)'),
      reports: [{ messageId: 'leakedError', suggestions: [{ messageId: 'suggestGenericText', output: express("console.log(error)\n    res.status(500).json({ error: 'Internal server error' })") }] }],
    },
    'Express, the error as a property': {
      code: express('console.log(error)\n    res.status(500).json({ error })'),
      reports: [{ messageId: 'leakedError', suggestions: [{ messageId: 'suggestGenericText', output: express("console.log(error)\n    res.status(500).json({ error: 'Internal server error' })") }] }],
    },
    'Express, the stack': { code: express('res.status(500).json({ message: error.message, stack: error.stack })'), reports: ['leakedStack'] },
    'Express, String()': { code: express('res.status(500).send(String(error))'), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, a template': { code: express('res.status(500).send(`Payment failed: ${error}`)'), reports: [{ messageId: 'leakedError', suggestions: 1 }] },
    'Express, concatenation': { code: express("res.status(500).send('Payment failed: ' + error.message)"), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, instanceof Error': { code: express("res.status(500).json({ error: error instanceof Error ? error.message : 'Unknown error' })"), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, a fallback text': { code: express("res.status(500).json({ error: error.message || 'Payment failed' })"), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, a constant': { code: express("const message = error instanceof Error ? error.message : 'Unknown'\n    res.status(500).json({ error: message })"), reports: ['leakedMessage'] },
    'Express, a status of the error': { code: express('res.status(error.status || 500).json({ error: error.message })'), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'Express, the status set before': { code: express('res.status(500)\n    res.json({ error: error.message })'), reports: [{ messageId: 'leakedMessage', suggestions: 1 }] },
    'an error handler of Express': {
      code: ts`
        const express = require('express')
        const app = express()
        app.use((err, req, res, next) => {
          const statusCode = res.statusCode === 200 ? 500 : res.statusCode
          res.status(statusCode)
          res.json({ message: err.message, stack: process.env.NODE_ENV === 'production' ? null : err.stack })
        })
      `,
      filename: 'server.js',
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a callback': {
      code: ts`
        const express = require('express')
        const db = require('./db')
        const app = express()
        app.get('/users', (req, res) => {
          db.query('SELECT id FROM users LIMIT 5', (err, rows) => {
            if (err) return res.status(500).json(err)
            res.json(rows)
          })
        })
      `,
      filename: 'server.js',
      reports: [{ messageId: 'leakedError', suggestions: 1 }],
    },
    'a rejection': {
      code: ts`
        import express from 'express'
        const app = express()
        app.get('/users', (req, res) => {
          load().then((users) => res.json(users)).catch((err) => res.status(500).send({ message: err.message }))
        })
      `,
      reports: ['leakedMessage'],
    },
    'a Next route': {
      filename: 'app/api/pay/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        export async function POST(request: Request) {
          try { return NextResponse.json(await pay()) } catch (error: any) {
            return NextResponse.json({ error: error.message }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a Next route, new Response': {
      filename: 'app/api/pay/route.ts',
      code: ts`
        export async function POST(request: Request) {
          try { return Response.json(await pay()) } catch (error) {
            return new Response((error as Error).message, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'pages/api': {
      filename: 'pages/api/pay.ts',
      code: ts`
        export default async function handler(req, res) {
          try { res.json(await pay()) } catch (e) { res.status(500).json({ statusCode: 500, message: e.message }) }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Supabase gives the error beside the data': {
      filename: 'app/api/orders/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { supabase } from '@/lib/supabase'
        export async function GET() {
          const { data, error } = await supabase.from('orders').select('id').limit(10)
          if (error) return NextResponse.json({ error: error.message }, { status: 500 })
          return NextResponse.json(data)
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Fastify': {
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        app.get('/users', async (request, reply) => {
          try { return await load() } catch (err) { return reply.code(500).send({ error: err.message }) }
        })
        app.setErrorHandler((error, request, reply) => { reply.status(error.statusCode ?? 500).send({ message: error.message }) })
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }, { messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Hono': {
      code: ts`
        import { Hono } from 'hono'
        const app = new Hono()
        app.get('/users', async (c) => {
          try { return c.json(await load()) } catch (err) { return c.json({ error: err instanceof Error ? err.message : String(err) }, 500) }
        })
        app.onError((err, c) => c.text(err.message, 500))
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }, 'leakedMessage'],
    },
    'Koa': {
      code: ts`
        import Koa from 'koa'
        const app = new Koa()
        app.use(async (ctx, next) => {
          try { await next() } catch (err) {
            ctx.status = err.status || 500
            ctx.body = { message: err.message }
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'an exception of Nest': {
      code: ts`
        import { HttpException, HttpStatus, InternalServerErrorException as Failure } from '@nestjs/common'
        export class Service {
          async run() { try { await work() } catch (error) { throw new Failure(error.message) } }
          async walk() { try { await work() } catch (error) { throw new HttpException(error.message, HttpStatus.INTERNAL_SERVER_ERROR) } }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }, { messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a Lambda': {
      code: ts`
        export const handler = async (event) => {
          try { return { statusCode: 200, body: JSON.stringify(await work(event)) } } catch (error) {
            return { statusCode: 500, body: JSON.stringify({ error: error.message }) }
          }
        }
      `,
      filename: 'src/handler.js',
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a Supabase function': {
      filename: 'supabase/functions/pay/index.ts',
      code: ts`
        Deno.serve(async (req) => {
          try { return new Response(JSON.stringify(await pay(req))) } catch (error) {
            return new Response(JSON.stringify({ error: error.message }), { headers: { 'Content-Type': 'application/json' }, status: 500 })
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'tRPC': {
      code: ts`
        import { TRPCError } from '@trpc/server'
        export async function run() {
          try { await work() } catch (error) { throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: (error as Error).message }) }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'Remix': {
      filename: 'app/routes/pay.tsx',
      code: ts`
        import { json } from '@remix-run/node'
        export async function action({ request }) {
          try { return json(await pay(request)) } catch (error) { return json({ error: error.message }, { status: 500 }) }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'SvelteKit': {
      filename: 'src/routes/pay/+server.ts',
      code: ts`
        import { error, json } from '@sveltejs/kit'
        export async function POST({ request }) {
          try { return json(await pay(request)) } catch (err) { throw error(500, err.message) }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'what a handler of Fastify returns': {
      code: ts`
        import Fastify from 'fastify'
        const app = Fastify()
        app.get('/users', async (request, reply) => {
          try { return await load() } catch (error) {
            reply.status(500)
            return { error: error.message }
          }
        })
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'what a server action returns': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/lib/db'
        export async function save(form: FormData) {
          try { await db.post.create({ data: { title: String(form.get('title')) } }) } catch (error) {
            return { success: false, error: (error as Error).message }
          }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a helper of the file': {
      code: ts`
        import express from 'express'
        const app = express()
        const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
        app.get('/users', async (req, res) => {
          try { res.json(await load()) } catch (error) { res.status(500).json({ error: messageOf(error) }) }
        })
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'a controller apart from its route': {
      filename: 'controllers/users.js',
      code: ts`
        exports.list = async (req, res) => {
          try { res.json(await load()) } catch (error) { res.status(500).json({ msg: 'Server error', error: error.toString() }) }
        }
      `,
      reports: [{ messageId: 'leakedMessage', suggestions: 1 }],
    },
    'the suggestion logs what nobody else is given': {
      code: express("res.status(500).json({ error: error instanceof Error ? error.message : 'Unknown error' })"),
      reports: [{ messageId: 'leakedMessage', suggestions: [{ messageId: 'suggestLoggedText', output: express("console.error(error)\n    res.status(500).json({ error: 'Internal server error' })") }] }],
    },
    'the suggestion logs with a semicolon where there are semicolons': {
      code: express('return res.status(500).json({ error: error.message });'),
      reports: [{ messageId: 'leakedMessage', suggestions: [{ messageId: 'suggestLoggedText', output: express("console.error(error);\n    return res.status(500).json({ error: 'Internal server error' });") }] }],
    },
    'the suggestion logs before a statement that begins with a parenthesis': {
      code: express('(res as Response).status(500).send(error.message)'),
      reports: [{ messageId: 'leakedMessage', suggestions: [{ messageId: 'suggestLoggedText', output: express("console.error(error);\n    (res as Response).status(500).send('Internal server error')") }] }],
    },
    'the suggestion logs within the branch': {
      code: ts`
        import { NextResponse } from 'next/server'
        export async function GET() {
          const { data, error } = await supabase.from('orders').select()
          if (error) return NextResponse.json({ error: error.message }, { status: 500 })
          return NextResponse.json(data)
        }
      `,
      filename: 'app/api/orders/route.ts',
      reports: [
        {
          messageId: 'leakedMessage',
          suggestions: [
            {
              messageId: 'suggestLoggedText',
              output: ts`
                import { NextResponse } from 'next/server'
                export async function GET() {
                  const { data, error } = await supabase.from('orders').select()
                  if (error) { console.error(error); return NextResponse.json({ error: 'Internal server error' }, { status: 500 }) }
                  return NextResponse.json(data)
                }
              `,
            },
          ],
        },
      ],
    },
  },
})
