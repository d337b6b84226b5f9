import { afterEach, expect, test } from 'vitest'
import type { SourceFile } from '../../src/facts/source-file.js'
import { addressOf, isBehindGate, isLimitedByGate, reachesApi, reachOf } from '../../src/project/request-gates.js'
import { projectWith, removeProjects, type Files } from '../support/temporary-project.js'

afterEach(removeProjects)

/** A handler in `src/app/api/notes/route.ts` of a project with some more files. */
function handlerIn(files: Files): SourceFile {
  const cwd = projectWith({ 'src/app/api/notes/route.ts': '', ...files }).replaceAll('\\', '/')
  return { cwd, filename: `${cwd}/src/app/api/notes/route.ts`, path: 'src/app/api/notes/route.ts', text: '' } as SourceFile
}

test('middleware that looks at a session stands before the handlers', () => {
  expect(isBehindGate(handlerIn({ 'src/middleware.ts': "export { auth as middleware } from '@/auth'" }))).toBe(true)
  expect(isBehindGate(handlerIn({ 'proxy.ts': "export async function proxy(request) { return updateSession(request) }" }))).toBe(true)
  expect(isBehindGate(handlerIn({ 'src/hooks.server.ts': 'export const handle = async ({ event, resolve }) => { event.locals.user = await whoIs(event); return resolve(event) }' }))).toBe(true)
})

test('no middleware, and one that is about something else, are no gate', () => {
  expect(isBehindGate(handlerIn({}))).toBe(false)
  expect(isBehindGate(handlerIn({ 'src/middleware.ts': "import createMiddleware from 'next-intl/middleware'\nexport default createMiddleware({ locales: ['de', 'en'] })" }))).toBe(false)
  expect(isBehindGate(handlerIn({ 'src/lib/middleware.ts': "export { auth } from '@/auth'" }))).toBe(false)
})

test('a matcher that leaves the API out is no gate', () => {
  expect(isBehindGate(handlerIn({ 'middleware.ts': "export { auth as middleware } from './auth'\nexport const config = { matcher: ['/((?!api|_next/static|favicon.ico).*)'] }" }))).toBe(false)
  expect(isBehindGate(handlerIn({ 'middleware.ts': "export { auth as middleware } from './auth'\nexport const config = { matcher: ['/((?!_next|.*\\\\..*).*)', '/(api|trpc)(.*)'] }" }))).toBe(true)
})

test('matchers', () => {
  expect(reachesApi("matcher: ['/dashboard/:path*', '/settings']")).toBe(false)
  expect(reachesApi("matcher: '/api/:path*'")).toBe(true)
  expect(reachesApi("matcher: ['/:path*']")).toBe(true)
  expect(reachesApi("matcher: ['/((?!_next/static|_next/image|api/webhooks).*)']")).toBe(true)
  expect(reachesApi("matcher: ['/((?!_next/static|api|favicon.ico).*)']")).toBe(false)
  expect(reachesApi('matcher: paths')).toBe(true)
  expect(reachesApi('export default auth')).toBe(true)
})

test('addresses of the files of Next', () => {
  expect(addressOf('src/app/api/auth/login/route.ts')).toBe('/api/auth/login')
  expect(addressOf('app/(ai)/api/chat/[id]/route.js')).toBe('/api/chat/any')
  expect(addressOf('apps/web/app/route.ts')).toBe('/')
  expect(addressOf('pages/api/users/index.ts')).toBe('/api/users')
  expect(addressOf('pages/api/users/[id].ts')).toBe('/api/users/any')
  expect(addressOf('src/app/actions.ts')).toBeNull()
  expect(addressOf('src/server.ts')).toBeNull()
})

test('a matcher covers addresses', () => {
  const covers = (matcher: string, address: string) => reachOf(`export const config = { matcher: ${matcher} }`)(address)
  expect(covers("'/api/:path*'", '/api')).toBe(true)
  expect(covers("'/api/:path*'", '/api/auth/login')).toBe(true)
  expect(covers("['/api/:path+']", '/api')).toBe(false)
  expect(covers("['/api/auth/:step', '/dashboard/:path*']", '/api/auth/login')).toBe(true)
  expect(covers("['/api/auth/:step?']", '/api/auth')).toBe(true)
  expect(covers("['/api/auth/:step', '/dashboard/:path*']", '/api/chat')).toBe(false)
  expect(covers("['/((?!_next|api).*)']", '/api/chat')).toBe(false)
  expect(covers("['/((?!_next|.*\\\\..*).*)', '/(api|trpc)(.*)']", '/api/chat')).toBe(true)
  expect(covers("[{ source: '/api/ai/:model(gpt|claude)', missing: [{ type: 'header', key: 'x-key' }] }]", '/api/ai/gpt')).toBe(true)
  expect(covers("[{ source: '/api/ai/:model(gpt|claude)' }]", '/api/ai/other')).toBe(false)
  expect(covers("['/api/(']", '/anything')).toBe(true)
  expect(covers('paths', '/anything')).toBe(true)
})

test('a limiter in the middleware, where it covers the address', () => {
  const limits = "import { ratelimit } from './lib/ratelimit'\nexport async function middleware(request) { await ratelimit.limit(request.ip) }\n"
  expect(isLimitedByGate(handlerIn({ 'middleware.ts': limits }))).toBe(true)
  expect(isLimitedByGate(handlerIn({ 'src/proxy.ts': limits }))).toBe(true)
  expect(isLimitedByGate(handlerIn({ 'middleware.ts': `${limits}export const config = { matcher: '/api/:path*' }` }))).toBe(true)
  expect(isLimitedByGate(handlerIn({ 'middleware.ts': `${limits}export const config = { matcher: ['/login', '/api/auth/:path*'] }` }))).toBe(false)
  expect(isLimitedByGate(handlerIn({ 'middleware.ts': "export { auth as middleware } from '@/auth'" }))).toBe(false)
})

test('a limiter in the middleware, and server actions', () => {
  const limits = "import { ratelimit } from './lib/ratelimit'\nexport async function middleware(request) { await ratelimit.limit(request.ip) }\n"
  const action = (files: Files): SourceFile => ({ ...handlerIn(files), path: 'src/app/login/actions.ts', text: "'use server'" }) as SourceFile
  expect(isLimitedByGate(action({ 'middleware.ts': `${limits}export const config = { matcher: ['/login'] }` }))).toBe(true)
  expect(isLimitedByGate(action({ 'middleware.ts': `${limits}export const config = { matcher: ['/api/:path*'] }` }))).toBe(false)
  expect(isLimitedByGate(action({ 'middleware.ts': limits }))).toBe(true)
})
