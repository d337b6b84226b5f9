import { describe, expect, test } from 'vitest'
import { mountsOf, serversOf } from '../../src/facts/routes.js'
import { parseFile } from '../support/parse-file.js'
import { requestsIn, routesIn } from '../support/routes-of.js'

describe('Express', () => {
  test.each([
    ['a default import', "import express from 'express'\nconst app = express()\napp.post('/pay', (req, res) => { res.json({}) })"],
    ['a namespace import', "import * as express from 'express'\nconst app = express()\napp.post('/pay', (req, res) => { res.json({}) })"],
    ['a renamed import', "import web from 'express'\nconst server = web()\nserver.post('/pay', (request, response) => { response.json({}) })"],
    ['CommonJS', "const express = require('express')\nconst app = express()\napp.post('/pay', function (req, res) { res.json({}) })"],
    ['the app exported as it is made', "const express = require('express')\nconst app = (module.exports = express())\napp.post('/pay', function (req, res) {})"],
    ['a router', "import { Router } from 'express'\nconst router = Router()\nrouter.post('/pay', (req, res) => {})"],
    ['a router of the default import', "import express from 'express'\nconst api = express.Router()\napi.post('/pay', (req, res) => {})"],
    ['a router made on the way', "const router = require('express').Router()\nrouter.post('/pay', (req, res) => {})"],
    ['a renamed router with new', "import { Router as R } from 'express'\nconst r = new R()\nr.post('/pay', (req, res) => {})"],
    ['an app in a field', "import express from 'express'\nclass Server { app = express(); routes() { this.app.post('/pay', (req, res) => {}) } }"],
    ['an app assigned in a constructor', "import express from 'express'\nclass Server { app; constructor() { this.app = express(); this.app.post('/pay', (req, res) => {}) } }"],
    ['a field typed as an application', "import { Application } from 'express'\nclass Server { private app: Application; routes() { this.app.post('/pay', (req, res) => {}) } }"],
    ['a typed parameter', "import type { Express } from 'express'\nexport function register(app: Express) { app.post('/pay', (req, res) => {}) }"],
    ['a parameter typed by the namespace', "import express from 'express'\nexport default (app: express.Application) => { app.post('/pay', (req, res) => {}) }"],
    ['a bare parameter', "export default function (app) { app.post('/pay', async (req, res) => { res.json({}) }) }"],
    ['a bare parameter by another name', "module.exports = (web) => { web.post('/pay', (req, res) => { res.send('') }) }"],
    ['a router from a local module', "import { router } from './router'\nrouter.post('/pay', (req, res) => { res.json({}) })"],
    ['a path held in a constant', "import express from 'express'\nconst app = express()\nconst PATH = '/pay'\napp.post(PATH, (req, res) => {})"],
    ['a path put together', "import express from 'express'\nconst app = express()\nconst BASE = '/p'\napp.post(`${BASE}ay`, (req, res) => {})"],
  ])('reads a route of %s', (_name, code) => {
    const [route] = routesIn(code)
    expect(route).toBe('express endpoint POST /pay')
  })

  test('lists what runs before a handler, outermost first', () => {
    expect(
      routesIn(`
        import express from 'express'
        const app = express()
        app.use(helmet())
        app.use('/admin', adminOnly)
        app.get('/a', [auth, [limit]], validate(schema), asyncHandler(async (req, res) => {}))
        app.use(late)
        const guards = [auth, csrf]
        app.delete('/b', guards, ...more, controller.remove)
      `),
    ).toEqual([
      'express endpoint GET /a [helmet(), auth, limit, validate(schema)] <asyncHandler>',
      'express endpoint DELETE /b [helmet(), late, auth, csrf, more] elsewhere',
    ])
  })

  test('joins the paths and the middleware of routers mounted in the file', () => {
    expect(
      routesIn(`
        import express, { Router } from 'express'
        const app = express()
        const users = Router()
        users.use(loadUser)
        users.get('/:id', (req, res) => {})
        const api = Router()
        app.use(cors())
        app.use('/api', requireAuth, api)
        api.use('/users', users)
      `),
    ).toEqual(['express endpoint GET /api/users/:id [cors(), requireAuth, loadUser]'])
  })

  test('takes a catch-all for middleware of what comes after it', () => {
    const routes = routesIn("import express from 'express'\nconst app = express()\napp.all('/admin/*', requireAdmin)\napp.get('/admin/users', list)\napp.get('/public', list)")
    expect(routes.slice(1)).toEqual(['express endpoint GET /admin/users [requireAdmin] elsewhere', 'express endpoint GET /public elsewhere'])
  })

  test('reads chains of one path', () => {
    expect(
      routesIn("import { Router } from 'express'\nconst router = Router()\nrouter.route('/users').get(auth, list).post(auth, validate(user), (req, res) => {}).all(nope)"),
    ).toEqual([
      'express endpoint GET /users [auth] elsewhere',
      'express endpoint POST /users [auth, validate(user)]',
      'express endpoint ALL /users elsewhere',
    ])
  })

  test('follows handlers declared apart', () => {
    const code = (handler: string, declaration: string) => `import express from 'express'\n${declaration}\nconst app = express()\napp.post('/pay', ${handler})`
    for (const given of [
      code('pay', 'function pay(req, res) {}'),
      code('pay', 'const pay = async (req, res) => {}'),
      code('controller.pay', 'const controller = { pay: async (req, res) => {} }'),
      code('controller.pay', 'class Controller { pay = async (req, res) => {} }\nconst controller = new Controller()'),
      code('controller.pay.bind(controller)', 'class Controller { async pay(req, res) {} }\nconst controller = new Controller()'),
      code('Controller.pay', 'class Controller { static async pay(req, res) {} }'),
    ])
      expect(requestsIn(given), given).toEqual(['express endpoint POST /pay (express req res)'])
    expect(requestsIn(code('pay', 'const pay = catchAsync(async (req, res) => {})'))).toEqual(['express endpoint POST /pay <catchAsync> (express req res)'])
    expect(requestsIn(code("withRole('admin')(audit(pay))", 'function pay(req, res) {}'))).toEqual(['express endpoint POST /pay <withRole, audit> (express req res)'])
    expect(routesIn(code('pay', "import { pay } from './pay'"))).toEqual(['express endpoint POST /pay elsewhere'])
  })

  test('binds a method of the class around it', () => {
    expect(
      requestsIn("import { Router } from 'express'\nclass Users { router = Router(); constructor() { this.router.get('/', this.list.bind(this)) } async list(req, res) { res.json([]) } }"),
    ).toEqual(['express endpoint GET / (express req res)'])
  })

  test('tells middleware and error handlers from routes', () => {
    expect(
      requestsIn("import express from 'express'\nconst app = express()\napp.use((req, res, next) => next())\napp.use('/x', (req, res) => res.status(404).end())\napp.use((err, req, res, next) => res.status(500).end())"),
    ).toEqual(['express middleware ? ? (express req res)', 'express middleware ? /x (express req res)', 'express error-handler ? ? (express req res)'])
  })

  test.each([
    ['a setting', "import express from 'express'\nconst app = express()\napp.get('trust proxy')\napp.set('x', 1)"],
    ['a client of an API', "import api from './api'\napi.post('/invoices', data)\napi.get('/invoices', { params })"],
    ['axios', "import axios from 'axios'\naxios.post('/invoices', { a: 1 })\nconst api = axios.create()\napi.get('/x', options)"],
    ['a client called app', "import { app } from './client'\napp.post('/invoices', { a: 1 })\napp.get('/x')"],
    ['a test client', "import request from 'supertest'\nimport app from './app'\nrequest(app).post('/x').send({})"],
    ['a map', "const cache = new Map()\ncache.get('/x', (req, res) => {})"],
    ['a mock server', "import { http } from 'msw'\nhttp.get('/x', (req, res, ctx) => res(ctx.json({})))"],
    ['a client of a test', 'function check(client) { client.post("/x", body) }'],
    ['a parameter with a callback that is no handler', "function load(api) { api.get('/x', (error, body) => { console.log(body) }) }"],
    ['a cache by route', "function f(router) { router.push('/x'); router.replace('/y', () => {}) }"],
    ['a variable that is written twice', "import express from 'express'\nlet app = express()\napp = other()\napp.post('/x', data)"],
  ])('leaves %s alone', (_name, code) => {
    expect(requestsIn(code)).toEqual([])
  })

  test('reads the routers of next-connect, which leave the path to the file', () => {
    expect(routesIn("import { createRouter } from 'next-connect'\nconst router = createRouter()\nrouter.use(auth).post(async (req, res) => { res.json({}) })")).toEqual(['express endpoint POST ? [auth]'])
  })

  test('takes routes whose handlers are elsewhere when the receiver is called a router', () => {
    expect(routesIn("import { userRouter } from './routers'\nuserRouter.post('/users', auth, users.create)")).toEqual(['express endpoint POST /users [auth] elsewhere'])
    expect(routesIn("module.exports = (app) => { app.use(guard); app.post('/users', users.create) }")).toEqual(['express endpoint POST /users [guard] elsewhere'])
  })
})

describe('Fastify', () => {
  test('reads shorthands, options and full declarations', () => {
    expect(
      requestsIn(`
        import Fastify from 'fastify'
        const app = Fastify({ logger: true }).withTypeProvider<Z>()
        app.get('/a', async (request, reply) => {})
        app.post('/b', { schema: { body }, preHandler: [app.authenticate, limit] }, async (request) => {})
        app.put('/c', { handler: async () => {}, onRequest: guard })
        app.patch('/d', shared, handler)
        app.route({ method: ['GET', 'HEAD'], url: '/e', preValidation: check, handler: async function (req, rep) {} })
      `),
    ).toEqual([
      'fastify endpoint GET /a (fastify request reply)',
      'fastify endpoint POST /b [app.authenticate, limit, { body }] (fastify request)',
      'fastify endpoint PUT /c [guard] (fastify)',
      'fastify endpoint PATCH /d [shared] elsewhere (fastify)',
      'fastify endpoint GET|HEAD /e [check] (fastify req rep)',
    ])
  })

  test.each([
    ['a typed parameter', "import type { FastifyInstance } from 'fastify'\nexport default async function routes(app: FastifyInstance) { app.post('/pay', async (request, reply) => {}) }"],
    ['a typed plugin', "import { FastifyPluginAsync } from 'fastify'\nconst plugin: FastifyPluginAsync = async (instance) => { instance.post('/pay', async () => {}) }\nexport default plugin"],
    ['a plugin of a type provider', "import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'\nconst plugin: FastifyPluginAsyncTypebox = async (f) => { f.post('/pay', async () => {}) }"],
    ['fastify-plugin', "const fp = require('fastify-plugin')\nmodule.exports = fp(async function (server, options) { server.post('/pay', async () => {}) })"],
    ['a bare plugin', "module.exports = async function (fastify, opts) { fastify.post('/pay', async function (request, reply) { reply.send({}) }) }"],
    ['CommonJS', "const fastify = require('fastify')({ logger: true })\nfastify.post('/pay', async () => {})"],
  ])('reads a route of %s', (_name, code) => {
    expect(routesIn(code)).toEqual(['fastify endpoint POST /pay'])
  })

  test('joins prefixes and hooks of the instances around', () => {
    expect(
      routesIn(`
        import fastify from 'fastify'
        const server = fastify()
        server.register(async (api) => {
          api.get('/me', async (request) => {})
          api.addHook('preHandler', loadUser)
          api.addHook('onClose', async (instance) => {})
        }, { prefix: '/v1' })
        server.addHook('onRequest', authenticate)
      `),
    ).toEqual(['fastify endpoint GET /v1/me [authenticate, loadUser]'])
  })

  test('takes hooks for middleware and lifecycle hooks for none', () => {
    expect(
      requestsIn("import fastify from 'fastify'\nconst app = fastify()\napp.addHook('onRequest', async (request, reply) => {})\napp.addHook('onReady', async () => {})\napp.setErrorHandler((error, request, reply) => { reply.send(error) })"),
    ).toEqual(['fastify middleware ? ? (fastify request reply)'])
  })
})

describe('Hono', () => {
  test('reads chains, base paths and several methods', () => {
    expect(
      requestsIn(`
        import { Hono } from 'hono'
        export const app = new Hono<Env>().basePath('/api').use('*', logger()).get('/a', (c) => c.text('')).post('/b', zValidator('json', s), async (c) => c.json({}))
        app.on(['PUT', 'DELETE'], '/c', auth, async (c) => c.body(null))
        app.use('/admin/*', guard)
        app.get('/admin/x', async (ctx) => ctx.json({}))
        app.get('/late', handler)
      `),
    ).toEqual([
      'hono endpoint GET /api/a [logger()] (hono c)',
      "hono endpoint POST /api/b [logger(), zValidator('json', s)] (hono c)",
      'hono endpoint PUT|DELETE /api/c [logger(), auth] (hono c)',
      'hono endpoint GET /api/admin/x [logger(), guard] (hono ctx)',
      'hono endpoint GET /api/late [logger()] elsewhere (hono)',
    ])
  })

  test('mounts routers', () => {
    expect(
      routesIn("import { Hono } from 'hono'\nconst users = new Hono()\nusers.get('/:id', (c) => c.json({}))\nconst app = new Hono()\napp.use(auth)\napp.route('/users', users)"),
    ).toEqual(['hono endpoint GET /users/:id [auth]'])
  })

  test('reads OpenAPI routes', () => {
    expect(
      routesIn("import { OpenAPIHono, createRoute } from '@hono/zod-openapi'\nconst create = createRoute({ method: 'post', path: '/x', middleware: [auth] })\nconst app = new OpenAPIHono()\napp.openapi(create, async (c) => c.json({}))"),
    ).toEqual(['hono endpoint POST /x [create, auth]'])
    expect(routesIn("import { OpenAPIHono } from '@hono/zod-openapi'\nimport { create } from './definitions'\nconst app = new OpenAPIHono()\napp.openapi(create, async (c) => c.json({}))")).toEqual([
      'hono endpoint ? ? [create]',
    ])
  })

  test('reads a context by its use where the app is a parameter', () => {
    expect(requestsIn("export function mount(app) { app.post('/x', async (c) => c.json(await c.req.json())) }")).toEqual(['hono endpoint POST /x (hono c)'])
  })

  test('imports from an address', () => {
    expect(routesIn("import { Hono } from 'https://deno.land/x/hono@v3.2.3/mod.ts'\nconst app = new Hono()\napp.get('/x', (c) => c.text(''))")).toEqual(['hono endpoint GET /x'])
    expect(routesIn("import { Hono } from 'npm:hono@4'\nconst app = new Hono()\napp.get('/x', (c) => c.text(''))")).toEqual(['hono endpoint GET /x'])
  })
})

describe('Koa', () => {
  test('reads routers, prefixes and named routes', () => {
    expect(
      requestsIn(`
        import Koa from 'koa'
        import Router from '@koa/router'
        const app = new Koa()
        const router = new Router({ prefix: '/v1' })
        router.get('user', '/users/:id', auth, async (ctx) => { ctx.body = {} })
        router.del('/users/:id', (ctx, next) => next())
        app.use(bodyParser())
        app.use(router.routes()).use(router.allowedMethods())
      `),
    ).toEqual(['koa endpoint GET /v1/users/:id [bodyParser(), auth] (koa ctx)', 'koa endpoint DELETE /v1/users/:id [bodyParser()] (koa ctx)'])
  })

  test('reads koa-router in CommonJS and functions given to the app', () => {
    expect(
      requestsIn("const Koa = require('koa')\nconst Router = require('koa-router')\nconst r = new Router()\nr.post('/x', async ctx => {})\nconst app = new Koa()\napp.use(async (ctx, next) => { await next() })"),
    ).toEqual(['koa endpoint POST /x (koa ctx)', 'koa middleware ? ? (koa ctx)'])
  })
})

describe('mounts', () => {
  test('are given in order with their server, path and arguments', () => {
    const file = parseFile("import express from 'express'\nconst app = express()\nconst api = express.Router()\napp.use(helmet(), [cors()])\napp.use('/api', auth, api)\napi.use(limit)")
    expect(mountsOf(file).map(({ server, path, arguments: given, servers }) => [file.source.getText(server.node), path, given.map((node) => file.source.getText(node)), servers.length])).toEqual([
      ['express()', null, ['helmet()', 'cors()'], 0],
      ['express()', '/api', ['auth', 'api'], 1],
      ['express.Router()', null, ['limit'], 0],
    ])
    expect(serversOf(file).map(({ framework, role, created }) => `${framework} ${role} ${created}`)).toEqual(['express app true', 'express router true'])
  })

  test('know an app that another file made', () => {
    const file = parseFile("export function setup(app) { app.use(auth); app.get('/x', (req, res) => res.json({})) }")
    expect(mountsOf(file)).toHaveLength(1)
    expect(serversOf(file).map(({ role, created }) => `${role} ${created}`)).toEqual(['router false'])
  })
})
