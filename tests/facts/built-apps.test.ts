import { describe, expect, test } from 'vitest'
import { builtAppsOf, listeningsOf, mountsOthers, routesByHand } from '../../src/facts/built-apps.js'
import { parseFile } from '../support/parse-file.js'

const express = `import express from 'express';`
const http = `import http from 'node:http';`

describe('calls that wait for connections', () => {
  const frameworks = (code: string, filename = 'src/server.ts') => listeningsOf(parseFile(code, { filename })).map(({ framework }) => framework)
  test.each<[string, string, string[]]>([
    ['Express', `${express} const app = express(); app.listen(3000)`, ['express']],
    ['Fastify', `import Fastify from 'fastify'; await Fastify().listen({ port: 3000 })`, ['fastify']],
    ['Koa', `import Koa from 'koa'; const app = new Koa(); app.listen(3000)`, ['koa']],
    ['Hono on Node', `import { serve } from '@hono/node-server'; serve(app)`, ['hono']],
    ['Nest', `import { NestFactory } from '@nestjs/core'; const app = await NestFactory.create(AppModule); await app.listen(3000)`, ['nestjs']],
    ['a server of Node', `${http} http.createServer(handle).listen(80)`, ['http']],
    ['a field of a class', `${express} class Server { app = express(); start() { this.app.listen(3000) } }`, ['express']],
    ['an app that another file makes', `import { createApp } from './app'; const app = createApp(); app.listen(env.PORT)`, ['http']],
    ['something that another file makes', `import { createBus } from './bus'; createBus().listen('orders')`, []],
    ['a listener of something else', `import { emitter } from './emitter'; emitter.listen('saved', save)`, []],
    ['served elsewhere', `${express} export const app = express()`, []],
  ])('%s', (_, code, expected) => {
    expect(frameworks(code)).toEqual(expected)
  })

  test('a command line that listens for one answer is no server', () => {
    expect(frameworks(`${http} http.createServer(handle).listen(80)`, 'src/cli/login.ts')).toEqual([])
  })
})

describe('apps that are made here', () => {
  const built = (code: string) => builtAppsOf(parseFile(code))
  test.each<[string, string, number]>([
    ['it listens', `${express} const app = express(); app.listen(3000)`, 1],
    ['exported as the default', `${express} const app = express(); app.get('/', show); export default app`, 1],
    ['behind a server of Node', `${express} ${http} const app = express(); http.createServer(app).listen(80)`, 1],
    ['returned by its maker', `${express} export function createApp() { const app = express(); app.get('/', show); return app }`, 1],
    ['a field of a class that listens', `${express} class Api { private readonly app = express(); start() { return this.app.listen(80) } }`, 1],
    ['a field of a class that another class serves', `${express} export class Api { readonly app = express(); routes() { this.app.get('/', show) } }`, 0],
    ['a router', `import { Router } from 'express'; const router = Router(); export default router`, 0],
    ['only exported by name', `${express} export const app = express(); app.get('/', show)`, 0],
  ])('%s', (_, code, expected) => {
    expect(built(code)).toHaveLength(expected)
  })

  test.each<[string, string, boolean]>([
    ['given to a function of the project', `${express} import { mount } from './mount'; const app = express(); mount(app); app.listen(80)`, true],
    ['given to it inside an object', `${express} import { load } from './loaders'; const app = express(); load({ app }); app.listen(80)`, true],
    ['of a class, given away by a method', `${express} import { mount } from './mount'; class Api { app = express(); start() { mount(this.app); this.app.listen(80) } }`, true],
    ['given to a package', `${express} import { setup } from 'swagger-ui'; const app = express(); setup(app); app.listen(80)`, false],
  ])('%s', (_, code, expected) => {
    expect(built(code).map(({ isHandedOver }) => isHandedOver)).toEqual([expected])
  })
})

describe('what others hold is mounted', () => {
  const others = (mounting: string) => {
    const file = parseFile(`${express} import { router } from './orders'; import helmet from 'helmet'; const app = express(); ${mounting}; app.listen(80)`)
    return builtAppsOf(file).map((app) => mountsOthers(file, app))
  }
  test.each<[string, string, boolean]>([
    ['a router of another file', `app.use('/orders', router)`, true],
    ['an element of a list', `for (const each of routers) app.use(each.router)`, true],
    ['a parameter', `export const add = (given) => app.use(given)`, true],
    ['a package', `app.use(helmet())`, false],
    ['a function of the file', `const log = (req, res, next) => next(); app.use(log)`, false],
    ['a router of the file', `const own = express.Router(); app.use('/own', own)`, false],
    ['written in place', `app.use((req, res, next) => next())`, false],
  ])('%s', (_, mounting, expected) => {
    expect(others(mounting)).toEqual([expected])
  })
})

describe('servers without a framework', () => {
  const byHand = (code: string) => {
    const file = parseFile(`${http} ${code}`)
    return listeningsOf(file).some((listening) => routesByHand(file, listening))
  }
  test.each<[string, string, boolean]>([
    ['it compares the address', `http.createServer((req, res) => { if (req.url === '/report') res.end('x') }).listen(80)`, true],
    ['held in a constant', `const server = http.createServer((req, res) => { if (req.url === '/report') res.end('x') }); server.listen(80)`, true],
    ['a switch in a named function', `function handle(req, res) { switch (new URL(req.url, base).pathname) { case '/a': res.end() } } http.createServer(handle).listen(80)`, true],
    ['it gives the request away', `http.createServer((req, res) => { if (req.url === '/x') return res.end(); route(req, res) }).listen(80)`, false],
    ['it answers everything alike', `http.createServer((req, res) => res.end('ok')).listen(80)`, false],
    ['it ends with the first answer', `const server = http.createServer((req, res) => { if (req.url === '/callback') { res.end(); server.close() } }); server.listen(80)`, false],
    ['its listener is in another file', `import { handle } from './handle'; http.createServer(handle).listen(80)`, false],
  ])('%s', (_, code, expected) => {
    expect(byHand(code)).toBe(expected)
  })
})
