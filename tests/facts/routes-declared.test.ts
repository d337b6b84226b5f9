import { describe, expect, test } from 'vitest'
import { requestAround, requestsOf, routesOf } from '../../src/facts/routes.js'
import { nodeOf, parseFile } from '../support/parse-file.js'
import { requestsIn, routesIn } from '../support/routes-of.js'

describe('NestJS', () => {
  test('reads controllers with guards, pipes and decorated parameters', () => {
    expect(
      requestsIn(`
        import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, UseGuards, UsePipes } from '@nestjs/common'
        import { ApiTags } from '@nestjs/swagger'
        @ApiTags('users')
        @UseGuards(AuthGuard('jwt'), RolesGuard)
        @Controller({ path: 'users', version: '1' })
        export class UsersController {
          constructor(private readonly users: UsersService) {}
          @Post()
          @HttpCode(201)
          @UsePipes(new ValidationPipe())
          create(@Body() dto: CreateUser, @Req() req: Request) {}
          @Roles('admin')
          @Delete(':id')
          async remove(@Param('id') id: string) {}
          helper() {}
        }`),
    ).toEqual([
      "nestjs endpoint POST /users [AuthGuard('jwt'), RolesGuard, new ValidationPipe()] (nest req: Request body=dto: CreateUser)",
      "nestjs endpoint DELETE /users/:id [AuthGuard('jwt'), RolesGuard, Roles('admin')] (nest params=id: string)",
    ])
  })

  test.each([
    ['messages of a socket', "import { WebSocketGateway, SubscribeMessage, MessageBody, ConnectedSocket } from '@nestjs/websockets'\n@WebSocketGateway({ namespace: 'chat' }) class A { @SubscribeMessage('say') say(@MessageBody() text: string, @ConnectedSocket() socket) {} handleConnection(socket) {} }", ['nestjs endpoint MESSAGE /say']],
    ['a renamed decorator', "import { Controller as C, Get as Read } from '@nestjs/common'\n@C('x') class A { @Read('y') list() {} }", ['nestjs endpoint GET /x/y']],
    ['CommonJS', "const { Controller, All } = require('@nestjs/common')\n@Controller() class A { @All('*') any() {} }", ['nestjs endpoint ALL /*']],
    ['a namespace', "import * as nest from '@nestjs/common'\n@nest.Controller('x') class A { @nest.Patch() edit() {} }", ['nestjs endpoint PATCH /x']],
    ['a path in a constant', "import { Controller, Get } from '@nestjs/common'\nconst PATH = 'x'\n@Controller(PATH) class A { @Get(unknown) a() {} @Get(['b', 'c']) b() {} }", ['nestjs endpoint GET ?', 'nestjs endpoint GET /x/b']],
    ['a guard of a method', "import { Controller, Get, UseGuards } from '@nestjs/common'\n@Controller('x') class A { @UseGuards(G) @Get() a() {} @Get('b') b() {} }", ['nestjs endpoint GET /x [G]', 'nestjs endpoint GET /x/b']],
  ])('reads %s', (_name, code, expected) => {
    expect(routesIn(code)).toEqual(expected)
  })

  test('reads OvernightJS, whose methods take req and res', () => {
    expect(requestsIn("import { Controller, Post, Middleware } from '@overnightjs/core'\n@Controller('x') class A { @Post('y') @Middleware([auth]) pay(req: Request, res: Response) {} }")).toEqual([
      'nestjs endpoint POST /x/y [auth] (express req: Request res: Response)',
    ])
  })

  test.each([
    ['a provider', "import { Injectable } from '@nestjs/common'\n@Injectable() class A { list() {} }"],
    ['decorators of another library', "import { Controller, Get } from './ui'\n@Controller('x') class A { @Get() a() {} }"],
    ['routes outside a controller', "import { Get } from '@nestjs/common'\nclass A { @Get() a() {} }"],
  ])('leaves %s alone', (_name, code) => {
    expect(requestsIn(code)).toEqual([])
  })
})

describe('tRPC', () => {
  test('reads procedures with their base and their steps', () => {
    expect(
      requestsIn(`
        import { protectedProcedure, router } from '../trpc'
        export const users = router({
          create: protectedProcedure.input(z.object({})).use(limit).mutation(async ({ ctx, input }) => {}),
          list: protectedProcedure.query(({ ctx }) => []),
          sync: adminProcedure().input(s).mutation(syncHandler),
        })`),
    ).toEqual([
      'trpc endpoint POST create [protectedProcedure, z.object({}), limit] (trpc { ctx, input })',
      'trpc endpoint GET list [protectedProcedure] (trpc { ctx })',
      'trpc endpoint POST sync [adminProcedure(), s] elsewhere (trpc)',
    ])
  })

  test('reads a base that the file builds, and a procedure in a constant', () => {
    expect(routesIn("import { initTRPC } from '@trpc/server'\nconst t = initTRPC.create()\nexport const pay = t.procedure.input(s).mutation(async (opts) => {})")).toEqual(['trpc endpoint POST pay [t.procedure, s]'])
    expect(routesIn("import { initTRPC } from '@trpc/server'\nconst t = initTRPC.context().create()\nconst base = t.procedure.use(auth)\nexport const r = t.router({ pay: base.mutation(async () => {}) })")).toEqual(['trpc endpoint POST pay [base]'])
  })

  test('reads oRPC', () => {
    expect(routesIn("import { os } from '@orpc/server'\nexport const pay = os.input(s).handler(async ({ input }) => {})")).toEqual(['trpc endpoint ? pay [os, s]'])
  })

  test.each([
    ['endpoints of a store', "import { createApi } from '@reduxjs/toolkit/query'\ncreateApi({ endpoints: (build) => ({ pay: build.mutation({ query: (body) => ({}) }), list: build.query({ query: () => '' }) }) })"],
    ['a database', "pool.query('SELECT 1')\nclient.query(sql, async (error, rows) => {})\ndb.query(async (tx) => {})"],
    ['a hook', 'const m = api.user.create.useMutation()'],
  ])('leaves %s alone', (_name, code) => {
    expect(requestsIn(code)).toEqual([])
  })
})

describe('server actions', () => {
  test('are the exported functions of a file that says so', () => {
    expect(
      requestsIn(`
        'use server'
        import { z } from 'zod'
        export async function pay(form: FormData) {}
        export const remove = async (id: string, force = false) => {}
        export const edit = withUser(async (input) => {})
        async function helper(x) {}
        export default async function () {}
        const later = async () => {}
        export { later as soon, helper }
        export type T = string`),
    ).toEqual([
      'next-action endpoint POST ? (action arguments=form: FormData)',
      'next-action endpoint POST ? (action arguments=id: string arguments=force = false)',
      'next-action endpoint POST ? <withUser> (action arguments=input)',
      'next-action endpoint POST ? (action)',
      'next-action endpoint POST ? (action)',
      'next-action endpoint POST ? (action arguments=x)',
    ])
  })

  test('are functions that say so', () => {
    expect(
      requestsIn("export default function Page() { async function save(form) { 'use server'; await write(form) }\n const drop = async (id) => { 'use server' }\n return null }", 'app/page.tsx'),
    ).toEqual(['next-action endpoint POST ? (action arguments=form)', 'next-action endpoint POST ? (action arguments=id)'])
  })

  test('are built by next-safe-action, zsa and server functions', () => {
    expect(requestsIn("'use server'\nimport { authAction } from './client'\nexport const pay = authAction.schema(s).metadata({ n: 1 }).action(async ({ parsedInput, ctx }) => {})")).toEqual([
      'next-action endpoint POST ? [authAction, s, { n: 1 }] (trpc { parsedInput, ctx })',
    ])
    expect(requestsIn("import { createServerFn } from '@tanstack/react-start'\nexport const pay = createServerFn({ method: 'POST' }).validator(v).handler(async ({ data }) => {})")).toEqual([
      'next-action endpoint POST ? [v] (trpc { data })',
    ])
    expect(routesIn("import { createServerFn } from '@tanstack/react-start'\nexport const list = createServerFn().handler(async () => {})")).toEqual(['next-action endpoint GET ?'])
  })

  test('have their name in the label', () => {
    expect(routesOf(parseFile("'use server'\nexport async function pay() {}")).map(({ label }) => label)).toEqual(['server action pay'])
  })

  test.each([
    ['a text that is no directive', "const mode = 'use server'\nexport async function pay() {}"],
    ['a directive after code', "const a = 1\n'use server'\nexport async function pay() {}"],
    ['a client file', "'use client'\nexport async function pay() {}"],
    ['constants', "'use server'\nexport const LIMIT = 10\nexport const schema = z.object({})"],
  ])('are not seen in %s', (_name, code) => {
    expect(requestsIn(code)).toEqual([])
  })
})

describe('controllers whose routes are elsewhere', () => {
  test.each([
    ['types of Express', "import { Request, Response } from 'express'\nexport async function pay(req: Request, res: Response) { res.json({}) }", 'express controller ? ? (express req: Request res: Response)'],
    ['renamed types', "import type { Request as Req, Response as Res } from 'express'\nexport const pay = (a: Req, b: Res) => { b.send('') }", 'express controller ? ? (express a: Req b: Res)'],
    ['a request type of the project', "import { Response } from 'express'\nimport { AuthRequest } from '../types'\nexport const pay = async (req: AuthRequest, res: Response) => { res.json({}) }", 'express controller ? ? (express req: AuthRequest res: Response)'],
    ['a destructured request', "import { Request, Response } from 'express'\nexport const pay = ({ body }: Request, res: Response) => { res.json(body) }", 'express controller ? ? (express { body }: Request res: Response)'],
    ['the type of a handler', "import { RequestHandler } from 'express'\nexport const pay: RequestHandler = async (a, b) => {}", 'express controller ? ? (express a b)'],
    ['names and use', 'export const pay = async (req, res) => { res.status(201).json({}) }', 'express controller ? ? (express req res)'],
    ['names and use in CommonJS', 'exports.pay = async function (req, res, next) { try { res.json(await run()) } catch (e) { next(e) } }', 'express controller ? ? (express req res)'],
    ['an object of handlers', 'export const controller = { pay: async (req, res) => { res.send() } }', 'express controller ? ? (express req res)'],
    ['a class of handlers', 'export class Controller { async pay(req, res) { res.send() } }', 'express controller ? ? (express req res)'],
    ['a constructor function', 'function Pages(db) { this.pay = (req, res) => res.render("pay") }\nmodule.exports = Pages', 'express controller ? ? (express req res)'],
    ['a wrapper', 'export const pay = catchAsync(async (req, res) => { res.send() })', 'express controller ? ? <catchAsync> (express req res)'],
    ['types of Fastify', "import { FastifyRequest, FastifyReply } from 'fastify'\nexport async function pay(request: FastifyRequest<{ Body: B }>, reply: FastifyReply) {}", 'fastify controller ? ? (fastify request: FastifyRequest<{ Body: B }> reply: FastifyReply)'],
    ['names of Fastify', 'export async function pay(request, reply) { return reply.code(201).send({}) }', 'fastify controller ? ? (fastify request reply)'],
    ['the context of Hono', "import type { Context } from 'hono'\nexport const pay = async (c: Context<Env>) => { return c.json({}) }", 'hono controller ? ? (hono c: Context<Env>)'],
    ['the context of Koa', "import { Context } from 'koa'\nexport const pay = async (ctx: Context) => { ctx.body = {} }", 'koa controller ? ? (koa ctx: Context)'],
    ['a typed middleware', "import { Request, Response, NextFunction } from 'express'\nexport function auth(req: Request, res: Response, next: NextFunction) { next() }", 'express middleware ? ? (express req: Request res: Response)'],
    ['a middleware by name', 'module.exports = (role) => (req, res, next) => { if (!req.user) return res.sendStatus(401); next() }', 'express middleware ? ? (express req res)'],
    ['a middleware of Hono', "import { createMiddleware } from 'hono/factory'\nexport const auth = createMiddleware(async (c, next) => { await next() })", 'hono middleware ? ? <createMiddleware> (hono c)'],
    ['an error handler', 'export function onError(err, req, res, next) { res.status(500).end() }', 'express error-handler ? ? (express req res)'],
    ['an untyped function of a platform', "export default async function handler(req, res) { if (req.method !== 'POST') return res.status(405).end() }", 'express controller POST ? (express req res)'],
  ])('are known by %s', (_name, code, expected) => {
    expect(requestsIn(code)).toEqual([expected])
  })

  test('are parts when a handler of the file calls them', () => {
    expect(
      requestsIn("import { Request, Response } from 'express'\nexport const pay = (req: Request, res: Response) => { fail(res, req); return deny(req, res) }\nfunction deny(req: Request, res: Response) { res.status(403).end() }"),
    ).toEqual(['express controller ? ? (express req: Request res: Response)', 'express part ? ? (express req: Request res: Response)'])
  })

  test('are helpers when they never answer', () => {
    expect(requestsIn("import { Request, Response } from 'express'\nexport async function userOf(req: Request, res: Response) { const session = await getSession(req, res); return session.user }")).toEqual([
      'express part ? ? (express req: Request res: Response)',
    ])
  })

  test.each([
    ['names alone', 'export function merge(req, res) { return { ...req, ...res } }'],
    ['a response of fetch', 'export async function load(req, res) { return res.json() }'],
    ['a log formatter', 'pinoHttp({ customLogLevel: (req, res) => (res.statusCode > 499 ? "error" : "info") })'],
    ['a request alone', "import { Request } from 'express'\nexport const ipOf = (req: Request) => req.ip"],
    ['a helper of Hono', "import { Context } from 'hono'\nexport function userOf(c: Context) { return c.get('user') }"],
    ['a promise', 'fetch("/x").then((res) => res.json()).then((req, res) => {})'],
    ['a canvas context', 'function draw(ctx) { ctx.fillRect(0, 0, 1, 1) }'],
    ['a global Response', 'export function parse(req: Request, response: Response) { return response.status }'],
  ])('are not seen in %s', (_name, code) => {
    expect(requestsIn(code)).toEqual([])
  })
})

describe('requestAround', () => {
  const code = `
    import express from 'express'
    const top = 1
    const app = express()
    app.use((req, res, next) => { const inMiddleware = 2; next() })
    app.get('/x', async (req, res) => { await Promise.all(ids.map(async (id) => { const inside = 3 })) })
    function helper() { const outside = 4 }`
  const file = parseFile(code)

  test.each([
    ['1', null],
    ['2', 'request'],
    ['3', 'GET /x'],
    ['4', null],
  ])('of %s is %s', (text, label) => {
    expect(requestAround(file, nodeOf(file, text))?.label ?? null).toBe(label)
  })
})

describe('hostile input', () => {
  test('an empty file has no routes', () => {
    expect(requestsOf(parseFile(''))).toEqual([])
    expect(requestsOf(parseFile('', { filename: 'app/api/x/route.ts' }))).toEqual([])
  })

  test('names that lead back to themselves end', () => {
    expect(requestsIn("const a = b\nconst b = a\na.get('/x', a)\nexport default a")).toEqual([])
    expect(requestsIn("import express from 'express'\nconst app = express()\nconst h = wrap(h)\napp.get('/x', h)\napp.use('/y', app)")).toHaveLength(1)
    expect(requestsIn("import { Hono } from 'hono'\nconst a = new Hono()\nconst b = new Hono()\na.route('/b', b)\nb.route('/a', a)\nb.get('/x', (c) => c.text(''))")).toHaveLength(1)
  })

  test('broken calls are passed over', () => {
    expect(
      requestsIn("import express from 'express'\nimport fastify from 'fastify'\nconst app = express()\napp.get()\napp.get('/x')\napp.post(...args)\napp.use()\napp.route()\napp.get('/y', ...handlers)\nconst f = fastify()\nf.route()\nf.route({})\nf.get('/x')\nf.register()\nf.addHook()"),
    ).toEqual(['express endpoint GET /y elsewhere (express)'])
  })

  test('a thousand routes under a hundred middleware, and as many chained calls, take no time', () => {
    const uses = Array.from({ length: 100 }, (_, index) => `app.use(m${index})`)
    const routes = Array.from({ length: 2000 }, (_, index) => `app.get('/r${index}', (req, res) => { res.json({}) })`)
    const chain = Array.from({ length: 200 }, (_, index) => `.get('/c${index}', (c) => c.text(''))`).join('')
    const file = parseFile(`import express from 'express'\nimport { Hono } from 'hono'\nconst app = express()\n${[...uses, ...routes].join('\n')}\nconst hono = new Hono()${chain}`)
    const start = performance.now()
    expect(routesOf(file)).toHaveLength(2200)
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('ten thousand calls on one name take no time', () => {
    const calls = Array.from({ length: 10_000 }, (_, index) => `unknown.get('/r${index}', handler)`)
    const file = parseFile(`export function register(unknown) {\n${calls.join('\n')}\n}`)
    const start = performance.now()
    expect(routesOf(file)).toEqual([])
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('plain JavaScript of the parser that ESLint has is read as well', () => {
    const file = parseFile("import express from 'express'\nconst app = express()\napp.get('/x', (req, res) => res.json({}))", { filename: 'src/server.js', parser: 'espree' })
    expect(routesOf(file)).toHaveLength(1)
  })
})
