import { expect, test } from 'vitest'
import { mentionsCaller } from '../../src/facts/login-questions.js'
import { routesOf } from '../../src/facts/routes.js'
import { parseFile } from '../support/parse-file.js'

/** Whether a server action does more with its caller than to ask whether there is one. */
function mentions(body: string, before = ''): boolean {
  const file = parseFile(`'use server'\n${before}\nexport async function act(id) {\n${body}\nawait db.note.delete({ where: { id } })\n}`, { filename: 'src/app/actions.ts' })
  return mentionsCaller(file, routesOf(file)[0]!.handler!)
}

test.each([
  ['nothing', ''],
  ['a login whose answer is dropped', 'await requireUser()'],
  ['a session that is only asked', "const session = await auth(); if (!session) throw new Error('Sign in')"],
  ['the user of a session', "const session = await getServerSession(authOptions); if (!session?.user?.id) return null"],
  ['an id taken out of it', 'const { userId } = await auth(); if (!userId) return null'],
  ['the user of Supabase', 'const { data: { user }, error } = await supabase.auth.getUser(); if (error || !user) return null'],
  ['a comparison with null', 'const session = await getSession(); if (session === null || session.user == undefined) return null'],
  ['an answer that is asked in place', 'if (!(await isAuthenticated())) return null'],
  ['a question taken out of a session', 'const { isAuthenticated, getUser } = getKindeServerSession(); const user = await getUser(); if (!user || !(await isAuthenticated())) return null'],
  ['the headers that it is read from', 'const session = await auth.api.getSession({ headers: await headers() }); if (!session) return null'],
])('only asks: %s', (_, body) => {
  expect(mentions(body)).toBe(false)
})

test.each([
  ['a user in a filter', 'const session = await auth(); await db.log.deleteMany({ where: { by: session.user.id } })'],
  ['a user taken out of a session', 'const { getUser } = getKindeServerSession(); const user = await getUser(); await db.log.create({ data: { by: user.id } })'],
  ['a role', 'const session = await auth(); if (!session?.user.isAdmin) return null'],
  ['a comparison', "const { user } = await auth(); if (user.plan !== 'pro') return null"],
  ['a session that is handed on', 'const session = await auth(); if (!session) return null; const scoped = clientOf(session)'],
  ['a login that is told something', "await requireUser({ permission: 'notes' })"],
  ['a login that is told a role', "await requireAuth('editor')"],
  ['a check by another name', 'await requireMember()'],
  ['a session that is returned', 'const session = await auth(); if (session) return session'],
  ['a computed member', 'const session = await auth(); if (!session[kind]) return null'],
  ['a choice by it', 'const session = await auth(); const limit = session ? 10 : 1'],
])('does more: %s', (_, body) => {
  expect(mentions(body)).toBe(true)
})

test('a question of a module that is named for it', () => {
  const body = 'const { user } = await validateRequest(); if (!user) return null'
  expect(mentions(body, "import { validateRequest } from '@/lib/auth'")).toBe(false)
  expect(mentions(body, "import { validateRequest } from '@/lib/forms'")).toBe(true)
})

test('a client of Supabase with every right says nothing of the caller', () => {
  const code = "import { createClient } from '@supabase/supabase-js'\nexport async function DELETE(request, { params }) {\nconst admin = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY)\nawait admin.from('notes').delete().eq('id', params.id)\n}"
  const file = parseFile(code, { filename: 'app/api/notes/[id]/route.ts' })
  expect(mentionsCaller(file, routesOf(file)[0]!.handler!)).toBe(false)
})
