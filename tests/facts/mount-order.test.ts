import { describe, expect, test } from 'vitest'
import { earlyErrorHandlersOf } from '../../src/facts/mount-order/early-error-handlers.js'
import { lateGuardsOf } from '../../src/facts/mount-order/late-guards.js'
import { parsedWebhooksOf } from '../../src/facts/mount-order/parsed-webhooks.js'
import { wrongChainsOf } from '../../src/facts/mount-order/wrong-chains.js'
import { parseFile } from '../support/parse-file.js'

const express = "import express from 'express'\nimport { requireAuth, errorHandler, orders } from './routes'\nconst app = express()\n"

describe('late guards', () => {
  const late = (code: string) => lateGuardsOf(parseFile(express + code)).map(({ guard, kind, routes, isUseless, isByPathOnly }) => ({ guard, kind, routes, isUseless, isByPathOnly }))
  test('a guard below everything is useless', () => {
    expect(late("app.get('/a', list)\napp.post('/b', add)\napp.use(requireAuth)")).toEqual([{ guard: 'requireAuth', kind: 'auth', routes: ['GET /a', 'POST /b'], isUseless: true, isByPathOnly: false }])
  })
  test('a router above a guard that others stand below is told by its path alone', () => {
    expect(late("app.use('/billing', orders)\napp.use(requireAuth)\napp.use('/x', orders)")).toEqual([{ guard: 'requireAuth', kind: 'auth', routes: ['/billing'], isUseless: false, isByPathOnly: true }])
  })
  test('chained calls are in the order of their names', () => {
    expect(late("app.use(requireAuth).get('/a', list)")).toEqual([])
    expect(late("app.get('/a', list).use(requireAuth)")).toHaveLength(1)
  })
  test('what stands in a branch or another function is not compared', () => {
    expect(late("app.get('/a', list)\nif (isProduction) app.use(requireAuth)")).toEqual([])
    expect(late("function routes() { app.get('/a', list) }\napp.use(requireAuth)\nroutes()")).toEqual([])
  })
  test('a setting that is read is no route', () => {
    expect(late("app.get('trust proxy')\napp.use(requireAuth)")).toEqual([])
  })
})

describe('webhooks below a parser', () => {
  const lines = (code: string) => parsedWebhooksOf(parseFile(express + code)).map(({ node, line }) => [line, node.loc.start.line])
  test('with the line of the parser', () => {
    expect(lines("app.use(express.json())\napp.post('/hook', express.raw({ type: '*/*' }), receive)")).toEqual([[4, 5]])
  })
  test('not where a raw parser has read the body before', () => {
    expect(lines("app.use('/hook', express.raw({ type: 'json' }))\napp.use(express.json())\napp.post('/hook', express.raw({ type: 'json' }), receive)")).toEqual([])
  })
  test('not where the type is another, or the options cannot be seen', () => {
    expect(lines("app.use(express.json(options))\napp.post('/hook', express.raw({ type: 'json' }), receive)")).toEqual([])
    expect(lines("app.use(express.json())\napp.post('/hook', express.raw(), receive)")).toEqual([])
  })
})

describe('early error handlers', () => {
  const routes = (code: string) => earlyErrorHandlersOf(parseFile(express + code)).map(({ route }) => route)
  test('the first route below the last handler', () => {
    expect(routes("app.use(errorHandler)\napp.get('/a', list)\napp.use('/b', orders)")).toEqual(['GET /a'])
    expect(routes("app.use(errorHandler)\napp.get('/a', list)\napp.use(errorHandler)")).toEqual([])
  })
  test('not where the app is handed on', () => {
    expect(routes("app.use(errorHandler)\napp.get('/a', list)\nfinish(app)")).toEqual([])
  })
})

describe('wrong chains', () => {
  const roles = (code: string) => wrongChainsOf(parseFile(express + code)).map(({ roles }) => roles.join(' '))
  test('the first pair of a route', () => {
    expect(roles("app.post('/a', validate(schema), idempotency(), requireAuth, add)")).toEqual(['validate auth'])
    expect(roles("const chain = [idempotency(), validate(schema)]\napp.post('/a', requireAuth, ...chain, add)")).toEqual(['idempotency validate'])
  })
  test('a sign-in checks its input first', () => {
    expect(roles("app.post('/login', validate(schema), authenticate, add)")).toEqual([])
    expect(roles("app.post('/door', validate(schema), passport.authenticate('local'), add)")).toEqual([])
  })
})
