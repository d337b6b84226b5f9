import { expect, test } from 'vitest'
import { middlewareRoleOf, turnsAway } from '../../src/facts/middleware-roles.js'
import { isFunction } from '../../src/facts/functions.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { parseFile } from '../support/parse-file.js'

/** The role of the middleware that `use(...)` is given last in a source. */
function roleIn(code: string, settings: object = {}) {
  const file = parseFile(code, { settings })
  const call = nodesOf(file).get('CallExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'use').at(-1)!
  return middlewareRoleOf(file, call.arguments[0]!)
}

test.each([
  ['requireAuth', 'auth'],
  ['authenticate', 'auth'],
  ['isAuthenticated', 'auth'],
  ['verifyToken', 'auth'],
  ['authMiddleware', 'auth'],
  ['jwtAuth', 'auth'],
  ['checkApiKey()', 'auth'],
  ['authController.protect', 'auth'],
  ['requireAdmin', 'access'],
  ['authorize("owner")', 'access'],
  ['apiLimiter', 'limit'],
  ['rateLimits.everyone', 'limit'],
  ['throttle()', 'limit'],
  ['csrfProtection', 'csrf'],
  ['validate(schema)', 'validate'],
  ['validateBody', 'validate'],
  ['idempotency()', 'idempotency'],
  ['authRouter', null],
  ['authRoutes', null],
  ['authController.login', null],
  ['optionalAuth', null],
  ['verifyWebhookSignature', null],
  ['bodyLimiter', null],
  ['uploadLimit', null],
  ['errorHandler', null],
  ['setUser', null],
  ['validateToken', 'auth'],
])('the name %s says %s', (name, role) => {
  expect(roleIn(`use(${name})`)).toBe(role)
})

test.each([
  ["import { rateLimit } from 'express-rate-limit'; use(rateLimit({ limit: 5 }))", 'limit'],
  ["import session from 'express-session'; use(session({ store }))", 'session'],
  ["import passport from 'passport'; use(passport.authenticate('jwt'))", 'auth'],
  ["import { jwt as check } from 'hono/jwt'; use(check({ secret }))", 'auth'],
  ["const csrf = require('csurf'); const guard = csrf({ cookie: true }); use(guard)", 'csrf'],
  ["import multer from 'multer'; const upload = multer(); use(upload.single('file'))", 'upload'],
  ["import { authenticate } from 'some-package'; use(authenticate)", null],
])('the origin in %s says %s', (code, role) => {
  expect(roleIn(code)).toBe(role)
})

test('settings name the middleware of a project', () => {
  expect(roleIn('use(whoIsIt)', { auth: ['whoIsIt'] })).toBe('auth')
  expect(roleIn('use(slow.everybody())', { rateLimiters: ['slow.everybody'] })).toBe('limit')
  expect(roleIn('use(parse)', { validators: ['parse'] })).toBe('validate')
  expect(roleIn('use(origin)', { csrf: ['origin'] })).toBe('csrf')
})

test.each([
  ['(req, res, next) => { if (!req.user) return res.status(401).end(); next() }', true],
  ['async (c, next) => { if (!ok) return c.json({}, 403); await next() }', true],
  ['async (ctx, next) => { if (!ok) { ctx.status = 401; return } await next() }', true],
  ['(req, res, next) => { log(401); next() }', false],
  ['(req, res, next) => { if (!req.id) return res.status(400).end(); next() }', false],
  ['(req, res) => res.status(401).end()', false],
  ["(err, req, res, next) => { if (err.name === 'UnauthorizedError') return res.status(401).end(); next(err) }", false],
  ['() => 401', false],
])('%s turns strangers away: %s', (code, expected) => {
  const file = parseFile(`use(${code})`)
  const [fn] = nodesOf(file).get('ArrowFunctionExpression')
  expect(isFunction(fn) && turnsAway(file, fn)).toBe(expected)
})
