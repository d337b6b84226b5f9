import type { TSESTree } from '@typescript-eslint/utils'
import { describe, expect, test } from 'vitest'
import { routesOf } from '../../src/facts/routes.js'
import { acceptsAnything, routeValidationOf, validationOf } from '../../src/facts/validation.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

describe('validationOf', () => {
  const validated = (code: string, call: string, settings?: unknown) => {
    const file = parseFile(`${code}; ${call}`, { settings })
    const validation = validationOf(file, nodeOf(file, call) as TSESTree.CallExpression)
    return validation && `${validation.checks} ${file.source.getText(validation.input as never)}`
  }
  test.each([
    ['Zod', `import { z } from 'zod'; const S = z.object({})`, 'S.parse(x)', 'data x'],
    ['Zod 4 by its sub-path', `import * as z from 'zod/v4'; const S = z.object({})`, 'S.parse(x)', 'data x'],
    ['Zod, renamed', `import { z as shape } from 'zod'`, 'shape.string().parse(x)', 'data x'],
    ['Zod in CommonJS', `const { z } = require('zod'); const S = z.object({})`, 'S.parse(x)', 'data x'],
    ['safeParse of anything', '', 'a.b.safeParse(x)', 'data x'],
    ['parse of an imported schema', `import { userSchema } from './schemas'`, 'userSchema.parse(x)', 'data x'],
    ['parse of an imported constant with a capital', `import { NewUser } from './shapes'`, 'NewUser.parse(x)', 'data x'],
    ['Valibot', `import * as v from 'valibot'`, 'v.parse(S, x)', 'data x'],
    ['Valibot by name', `import { safeParse } from 'valibot'`, 'safeParse(S, x)', 'data x'],
    ['ArkType', `import { type } from 'arktype'; const S = type({})`, 'S(x)', 'data x'],
    ['Yup', `import * as yup from 'yup'; const S = yup.object()`, 'S.validateSync(x)', 'data x'],
    ['Joi', `const Joi = require('joi'); const S = Joi.object()`, 'S.validate(x)', 'data x'],
    ['Joi.attempt', `import Joi from 'joi'`, 'Joi.attempt(x, S)', 'data x'],
    ['Ajv compiled', `import Ajv from 'ajv'; const check = new Ajv().compile(S)`, 'check(x)', 'data x'],
    ['Ajv at once', `import Ajv from 'ajv'; const ajv = new Ajv()`, 'ajv.validate(S, x)', 'data x'],
    ['TypeBox', `import { Value } from '@sinclair/typebox/value'`, 'Value.Check(S, x)', 'data x'],
    ['superstruct', `import { assert } from 'superstruct'`, 'assert(x, S)', 'data x'],
    ['class-validator', `import { validateOrReject } from 'class-validator'`, 'validateOrReject(x)', 'data x'],
    ['class-transformer', `import { plainToInstance } from 'class-transformer'`, 'plainToInstance(Dto, x)', 'data x'],
    ['typia', `import typia from 'typia'`, 'typia.assert(x)', 'data x'],
    ['Effect', `import { Schema } from 'effect'`, 'Schema.decodeUnknownSync(S)(x)', 'data x'],
    ['express-validator', `import { validationResult } from 'express-validator'`, 'validationResult(req)', 'request req'],
    ['drizzle-zod', `import { createInsertSchema } from 'drizzle-zod'; const S = createInsertSchema(t)`, 'S.parse(x)', 'data x'],
    ['a function of the project', `import { validateOrder } from './order'`, 'validateOrder(x)', 'data x'],
    ['a method of the project', `import { orders } from './orders'`, 'orders.assertValid(x)', 'data x'],
    ['a parser of the project', `import { parseOrder } from './order'`, 'parseOrder(x)', 'data x'],
    ['a type guard of the file', 'function fits(v: unknown): v is Order { return true }', 'fits(x)', 'data x'],
    ['an assertion of the file', 'function demand(v: unknown): asserts v is Order {}', 'demand(x)', 'data x'],
  ])('%s', (_, code, call, expected) => {
    expect(validated(code, call)).toBe(expected)
  })

  test.each([
    ['JSON.parse', '', 'JSON.parse(x)'],
    ['Date.parse', '', 'Date.parse(x)'],
    ['qs.parse', `import qs from 'qs'`, 'qs.parse(x)'],
    ['parse of cookies', `import { parse } from 'cookie'`, 'parse(x)'],
    ['parseInt', '', 'parseInt(x)'],
    ['parseJson', '', 'parseJson(x)'],
    ['parseBody', '', 'parseBody(x)'],
    ['create of a model', `import { User } from './models'`, 'User.create(x)'],
    ['a token', `import { validateToken } from './auth'`, 'validateToken(x)'],
    ['a service that signs in', '', 'this.authService.validate(x)'],
    ['a plain function', `import { save } from './save'`, 'save(x)'],
    ['valid of Hono', '', `c.req.valid('json')`],
    ['no argument', `import { z } from 'zod'`, 'z.object().parse()'],
  ])('%s is none', (_, code, call) => {
    expect(validated(code, call)).toBe(null)
  })

  test('what settings name', () => {
    expect(validated(`import { fits } from './fits'`, 'fits(x)')).toBe(null)
    expect(validated(`import { fits } from './fits'`, 'fits(x)', { validators: ['fits'] })).toBe('data x')
  })
})

describe('routeValidationOf', () => {
  const verdict = (code: string, settings?: unknown, filename = 'src/server.ts') => {
    const file = parseFile(code, { settings, filename })
    return routeValidationOf(file, routesOf(file)[0]!)
  }
  const route = (middleware: string, imports = '') => `import express from 'express'; ${imports}; const app = express(); app.post('/x', ${middleware} (req, res) => { res.end() })`
  const mounted = (imports: string, use: string) => `import express from 'express'; ${imports}; const app = express(); ${use}; app.post('/api/x', (req, res) => { res.end() })`
  test.each([
    ['alone', route(''), 'none'],
    ['celebrate', route('celebrate({}),', `import { celebrate } from 'celebrate'`), 'certain'],
    ['express-validator', route(`body('email').isEmail(),`, `import { body } from 'express-validator'`), 'certain'],
    ['by its name', route('validate(S),', `import { validate } from './middleware'`), 'certain'],
    ['by what it is given', route('check(userSchema),', `import { check } from './middleware'; import { userSchema } from './schemas'`), 'certain'],
    ['a middleware of the file that parses', route('shape,', `import { z } from 'zod'; function shape(req, res, next) { z.object({}).parse(req.body); next() }`), 'certain'],
    ['unknown', route('prepare,', `import { prepare } from './middleware'`), 'possible'],
    ['a router of another file above the route', mounted(`import { ordersRouter } from './orders'`, `app.use('/api', ordersRouter)`), 'none'],
    ['routes of another folder above the route', mounted(`import orders from './routes/orders'`, `app.use(orders)`), 'none'],
    ['a router that is brought in late', mounted('', `const sales = (await import('./routes/sales')).default; app.use(sales)`), 'none'],
    ['a validator of a folder of routes', mounted(`import { validate } from './routes/validate'`, `app.use(validate)`), 'certain'],
    ['what a folder of routes makes', mounted(`import { shapeOf } from './routes/shapes'`, `app.use(shapeOf.order(1))`), 'possible'],
    ['middleware that brings something', mounted(`import { loadMembership } from './middleware'`, `app.use('/api', loadMembership)`), 'none'],
    ['middleware that asks for a right', mounted(`import { requireActiveAccess } from './middleware'`, `app.use(requireActiveAccess)`), 'none'],
    ['middleware of which one word is known', mounted(`import { load } from './middleware'`, `app.use(load)`), 'possible'],
    ['a function of the file that sees no input', mounted('', `app.use((req, res, next) => { const at = Date.now(); res.on('finish', () => console.log(req.method, req.path, at)); next() })`), 'none'],
    ['one that sets something on the request', mounted('', `app.use((req: any, _res, next) => { (req as any).id = 1; next() })`), 'none'],
    ['one that takes the body', mounted('', `app.use((req, res, next) => { if (!req.body.name) return res.status(400).end(); next() })`), 'possible'],
    ['one that takes a member by a name', mounted('', `app.use((req, res, next) => { for (const part of parts) clean(req[part]); next() })`), 'possible'],
    ['one that hands the request on', mounted(`import { clean } from './clean'`, `app.use((req, res, next) => { clean(req); next() })`), 'possible'],
    ['one that takes its request apart', mounted('', `app.use(({ body }, res, next) => { check(body); next() })`), 'possible'],
    ['one without a request', mounted('', `app.use(() => {})`), 'none'],
    ['authentication', route('requireAuth,', `import { requireAuth } from './middleware'`), 'none'],
    ['a token that is validated', route('validateToken,', `import { validateToken } from './middleware'`), 'none'],
    ['a limiter of a package', route('rateLimit({}),', `import { rateLimit } from 'express-rate-limit'`), 'none'],
    ['the JSON parser', route('express.json(),'), 'none'],
    ['a wrapper for errors', route('').replace(' (req, res) => { res.end() }', ' asyncHandler((req, res) => { res.end() })'), 'none'],
    ['an unknown wrapper', route('').replace(' (req, res) => { res.end() }', ' endpoint((req, res) => { res.end() })'), 'possible'],
    ['a schema of Fastify', `import Fastify from 'fastify'; const app = Fastify(); app.post('/x', { schema: { body: S } }, async (request, reply) => {})`, 'certain'],
    ['an option of Fastify that may', `import Fastify from 'fastify'; const app = Fastify(); app.post('/x', { preHandler: check }, async (request, reply) => {})`, 'possible'],
    ['a procedure with a schema', `import { z } from 'zod'; import { publicProcedure } from './trpc'; export const a = publicProcedure.input(z.object({})).mutation(({ input }) => {})`, 'certain'],
  ])('%s', (_, code, expected) => {
    expect(verdict(code)).toBe(expected)
  })
  test('what settings name', () => {
    expect(verdict(route('prepare,', `import { prepare } from './middleware'`), { validators: ['prepare'] })).toBe('certain')
  })
})

test.each([
  ['z.any()', true],
  ['z.unknown()', true],
  ['z.object({})', false],
  ['z.string()', false],
])('acceptsAnything %s', (schema, expected) => {
  const file = parseFile(`import { z } from 'zod'; use(${schema})`)
  expect(acceptsAnything(file, nodeOf(file, schema))).toBe(expected)
})
