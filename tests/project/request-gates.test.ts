import { afterEach, expect, test } from 'vitest'
import type { SourceFile } from '../../src/facts/source-file.js'
import { isBehindGate, reachesApi } from '../../src/project/request-gates.js'
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
