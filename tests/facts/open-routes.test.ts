import { expect, test } from 'vitest'
import { isMountedElsewhere, isOpenByDesign, openRoutesOf } from '../../src/facts/open-routes.js'
import { routesOf } from '../../src/facts/routes.js'
import { parseFile } from '../support/parse-file.js'

/** `write db.note.delete: DELETE /api/notes`: each open route in one line. */
function openIn(code: string, filename = 'src/server.ts'): readonly string[] {
  return openRoutesOf(parseFile(code, { filename })).map(({ kind, what, route }) => `${kind} ${what}: ${route.label}`)
}

const action = (body: string, before = '') => openIn(`'use server'\n${before}\nexport async function renameNote(id, name) {\n${body}\n}`, 'src/app/notes/actions.ts')

test('an action, a handler and a procedure that write', () => {
  expect(action('await db.note.update({ where: { id }, data: { name } })')).toHaveLength(1)
  expect(openIn("import { db } from '@/lib/db'\nexport async function DELETE(req, { params }) { await db.note.delete({ where: { number: params.number } }) }", 'src/app/api/notes/[number]/route.ts')).toEqual(['write delete: DELETE /api/notes/[number]'])
  expect(openIn("export default async function handler(req, res) { await prisma.note.deleteMany({}); res.end() }", 'src/pages/api/notes.ts')).toHaveLength(1)
  expect(openIn("import { db } from '$lib/server/db'\nexport const actions = { remove: async ({ request }) => { await db.note.deleteMany({}) } }", 'src/routes/notes/+page.server.ts')).toHaveLength(1)
  expect(openIn('export const notes = router({ remove: publicProcedure.mutation(async ({ ctx, input }) => ctx.db.note.delete({ where: { id: input } })) })')).toHaveLength(1)
})

test('a write in a function of this file that the handler calls counts as its own', () => {
  expect(action('await rename(id, name)', 'async function rename(id, name) { await db.note.update({ where: { id }, data: { name } }) }')).toHaveLength(1)
})

test('a call of a model costs whoever owns the key, a model on this machine does not', () => {
  const route = (vendor: string, code: string) => openIn(`import client from '${vendor}'\nexport async function POST(req) { const { text } = await req.json(); ${code} }`, 'src/app/api/summary/route.ts').map((line) => line.split(' ')[0])
  expect(route('openai', "const ai = new client(); return Response.json(await ai.chat.completions.create({ model: 'm', messages: [text] }))")).toEqual(['model'])
  expect(route('ollama', "return Response.json(await client.chat({ model: 'm', messages: [text] }))")).toEqual([])
})

test('private rows that anybody may read, not published ones and not counts', () => {
  const read = (query: string) => openIn(`import { prisma } from '@/lib/prisma'\nexport async function GET() { return Response.json(await prisma.${query}) }`, 'src/app/api/rows/route.ts').map((line) => line.split(':')[0])
  expect(read('invoice.findMany({ take: 10 })')).toEqual(['read invoice'])
  expect(read('invoice.count()')).toEqual([])
  expect(read("invoice.findMany({ where: { status: 'published' } })")).toEqual([])
  expect(read('product.findMany({ take: 10 })')).toEqual([])
})

test.each([
  ['a question in the handler', 'const session = await auth(); await db.note.delete({ where: { id } })'],
  ['a helper of the project that may ask', 'await gate(); await db.note.delete({ where: { id } })', "import { gate } from './gate'"],
  ['what visitors add', 'await db.contactMessage.create({ data: { name } })'],
  ['a counter', 'await db.note.update({ where: { id }, data: { views: { increment: 1 } } })'],
  ['no write', 'return name.trim()'],
  ['a query with the own client of the caller', "const supabase = await createClient(); await supabase.from('notes').delete().eq('id', id)", "import { createClient } from '@/utils/supabase/server'"],
])('silent: %s', (_, body, before = '') => {
  expect(action(body, before)).toEqual([])
})

test('a wrapper or a step that is not known may ask', () => {
  expect(openIn('export const DELETE = withTeam(async (req) => { await db.note.deleteMany({}) })', 'src/app/api/notes/route.ts')).toEqual([])
  expect(openIn('export const DELETE = catchErrors(async (req) => { await db.note.deleteMany({}) })', 'src/app/api/notes/route.ts')).toHaveLength(1)
  expect(openIn('export const notes = router({ remove: ownProcedure.mutation(async ({ ctx }) => ctx.db.note.deleteMany({})) })')).toEqual([])
  expect(openIn('export const notes = router({ remove: publicProcedure.use(team).mutation(async ({ ctx }) => ctx.db.note.deleteMany({})) })')).toEqual([])
})

test('a deletion, and a route of the operator, without the guard of its siblings', () => {
  const router = (last: string, first = "r.post('/notes', requireAuth, notes.add)") => openIn(`import { Router } from 'express'\nimport { requireAuth } from './auth'\nimport { notes } from './notes'\nexport const r = Router()\n${first}\n${last}`)
  expect(router("r.delete('/notes/:id', notes.remove)")).toEqual(['bare requireAuth: DELETE /notes/:id'])
  expect(router("r.get('/admin/numbers', notes.numbers)")).toEqual(['bare requireAuth: GET /admin/numbers'])
  expect(router("r.get('/notes', notes.list)")).toEqual([])
  expect(router("r.delete('/notes/:id', loadNote, notes.remove)")).toEqual([])
  expect(router("r.delete('/session', notes.remove)")).toEqual([])
  expect(router("r.delete('/notes/:id', notes.remove)", "r.post('/notes', notes.add)")).toEqual([])
})

test('an app that is served here and has no guard at all, and one that has', () => {
  const app = (before: string) => openIn(`import express from 'express'\nimport { requireAuth, pages } from './auth'\nconst app = express()\n${before}\napp.post('/notes', async (req, res) => { await db.note.create({ data: req.body }); res.end() })\napp.listen(3000)`).map((line) => line.split(' ')[0])
  expect(app('')).toEqual(['app'])
  expect(app('app.use(express.json())')).toEqual(['app'])
  expect(app('app.use(requireAuth)')).toEqual([])
  expect(app("app.get('/me', requireAuth, pages.me)")).toEqual([])
})

test('what another file mounts is not judged alone', () => {
  const file = parseFile("import { Router } from 'express'\nexport const r = Router()\nr.post('/notes', async (req, res) => { await db.note.create({ data: req.body }); res.end() })")
  expect(openRoutesOf(file)).toEqual([])
  expect(routesOf(file).map((route) => isMountedElsewhere(file, route))).toEqual([true])
  const served = parseFile("import express from 'express'\nconst app = express()\nconst r = express.Router()\nr.post('/notes', (req, res) => res.end())\napp.use('/api', r)\napp.listen(3000)")
  expect(routesOf(served).map((route) => isMountedElsewhere(served, route))).toEqual([false])
})

test.each([
  ['src/app/api/login/route.ts', true],
  ['src/app/api/sign-up/route.ts', true],
  ['src/app/api/webhooks/route.ts', true],
  ['src/app/api/health/route.ts', true],
  ['src/app/api/password/reset/route.ts', true],
  ['src/app/api/notes/route.ts', false],
  ['src/app/api/design/route.ts', false],
])('the address of %s is open on purpose: %s', (filename, isIt) => {
  const file = parseFile('export async function POST(req) { return new Response() }', { filename })
  expect(routesOf(file).map((route) => isOpenByDesign(file, route))).toEqual([isIt])
})
