import { expect, test } from 'vitest'
import { nodesOf } from '../../src/facts/nodes.js'
import { guardRoleOf, isCatchingWrapper } from '../../src/facts/route-guards.js'
import { parseFile } from '../support/parse-file.js'

/** What `use(...)` is given last in a source. */
function given(code: string, settings: object = {}) {
  const file = parseFile(code, { settings })
  const call = nodesOf(file).get('CallExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'use').at(-1)!
  return { file, node: call.arguments[0]! }
}

function roleIn(code: string, settings?: object) {
  const { file, node } = given(code, settings)
  return guardRoleOf(file, node)
}

test.each([
  ['requireAuth', 'guard'],
  ['isLoggedIn', 'guard'],
  ['app.authenticate', 'guard'],
  ['auth.required', 'guard'],
  ['checkRole("admin")', 'guard'],
  ['requireUser', 'guard'],
  ['ensureActiveSession', 'guard'],
  ['require_account()', 'guard'],
  ['authLimiter', 'plain'],
  ['loginSchema', 'plain'],
  ['validate(schema)', 'plain'],
  ['upload.single("file")', 'plain'],
  ['asyncHandler', 'plain'],
  ['{ schema: { body } }', 'plain'],
  ['"/admin"', 'plain'],
  ['shield("admin")', 'unknown'],
  ['context', 'unknown'],
  ['loadProject', 'unknown'],
  // May as well look at the fields of a form.
  ['validateUser', 'unknown'],
  ['validateApiKey', 'unknown'],
  ['tokenValidator', 'unknown'],
  ['validateRegister', 'plain'],
  ['authValidation.login', 'plain'],
  ['users', 'unknown'],
])('the name %s is %s', (name, role) => {
  expect(roleIn(`use(${name})`)).toBe(role)
})

test.each([
  ["import passport from 'passport'; use(passport.authenticate('jwt'))", 'guard'],
  ["import passport from 'passport'; use(passport.initialize())", 'plain'],
  ["import passport from 'passport'; use(passport.session())", 'plain'],
  ["import { bearerAuth as only } from 'hono/bearer-auth'; use(only({ token }))", 'guard'],
  ["import { clerkMiddleware as people } from '@clerk/express'; use(people())", 'guard'],
  ["import session from 'express-session'; use(session({ store }))", 'plain'],
  ["import { cors } from 'hono/cors'; use(cors())", 'plain'],
  ["import limit from 'express-rate-limit'; use(limit({ limit: 5 }))", 'plain'],
  ["import { z } from 'zod'; use(z.object({ admin: z.boolean() }))", 'plain'],
  // A package that is not known may do anything.
  ["import { fence } from 'fence-for-express'; use(fence())", 'unknown'],
  // The name that another file gave it counts, too.
  ["import { requireAuth as first } from './auth'; use(first)", 'guard'],
])('what a package gives: %s', (code, role) => {
  expect(roleIn(code)).toBe(role)
})

test.each([
  ["function step(req, res, next) { if (!req.session.userId) return res.sendStatus(401); next() } use(step)", 'guard'],
  ["const step = (req, res, next) => { req.startedAt = Date.now(); next() }; use(step)", 'plain'],
  // Its name says more than it does.
  ["function requireAuth(req, res, next) { next() } use(requireAuth)", 'plain'],
  ["const only = (name) => (req, res, next) => (req.user.role === name ? next() : res.sendStatus(403)); use(only('owner'))", 'guard'],
  ["use((req, res, next) => { if (req.headers.authorization !== expected) return res.status(401).end(); next() })", 'guard'],
])('a function of this file is judged by what it does: %s', (code, role) => {
  expect(roleIn(code)).toBe(role)
})

test('a name of the settings says what it is', () => {
  expect(roleIn('use(fence)', { auth: ['fence'] })).toBe('guard')
  expect(roleIn('use(pipeline(step))', { handlerWrapper: ['pipeline'] })).toBe('guard')
  expect(roleIn('use(authPace)', { rateLimiters: ['authPace'] })).toBe('plain')
  expect(roleIn('use(authShape)', { validators: ['authShape'] })).toBe('plain')
  expect(roleIn('use(authOrigin)', { csrf: ['authOrigin'] })).toBe('plain')
})

test.each([
  ['asyncHandler', true],
  ['catchAsync', true],
  ['withErrorHandling', true],
  ['tryCatchWrapper', true],
  ['errors.catchAsync', true],
  ['withAuth', false],
  ['withWorkspace', false],
  // Only wraps, but says of nothing that it catches.
  ['wrap', false],
  ['asyncAuthHandler', false],
])('the wrapper %s only catches: %s', (name, isIt) => {
  const { file, node } = given(`use(${name})`)
  expect(isCatchingWrapper(file, node)).toBe(isIt)
})

test('a wrapper is judged by its package, by what it does, and by the settings', () => {
  const judge = (code: string, settings?: object) => {
    const { file, node } = given(code, settings)
    return isCatchingWrapper(file, node)
  }
  expect(judge("import handled from 'express-async-handler'; use(handled)")).toBe(true)
  expect(judge('const safely = (fn) => (req, res, next) => fn(req, res, next).catch(next); use(safely)')).toBe(true)
  expect(judge('const asyncHandler = (fn) => (req, res, next) => (req.user ? fn(req, res) : res.sendStatus(401)); use(asyncHandler)')).toBe(false)
  expect(judge('use(asyncHandler)', { handlerWrapper: ['asyncHandler'] })).toBe(false)
})
