import rule from '../../src/rules/require-route-auth.js'
import { testRule, ts } from '../support/test-rule.js'

const everything = { scope: 'everything' }

testRule(rule, {
  valid: {
    'a login that is asked for in a branch, and leads somewhere': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { openai } from '@ai-sdk/openai'
        import { streamText } from 'ai'
        import { createClient } from '@supabase/supabase-js'
        import { requireUser } from '@/lib/session'
        const supabase = createClient(url, key)
        const answer = (messages) => streamText({ model: openai('gpt-5-mini'), messages }).toUIMessageStreamResponse()
        export async function POST(request: Request) {
          const token = request.headers.get('authorization')
          if (token) {
            const { error } = await supabase.auth.getUser(token)
            if (error) return new Response(null, { status: 400 })
          }
          return answer(await request.json())
        }
        export async function PUT(request: Request) {
          let person
          const token = request.headers.get('authorization')
          if (token) {
            const { data } = await supabase.auth.getUser(token)
            person = data.user
          }
          return person ? answer(await request.json()) : new Response(null, { status: 400 })
        }
        export async function PATCH(request: Request) {
          const token = request.headers.get('authorization')
          if (token) {
            const user = await requireUser(token)
            console.log(user.id)
          }
          return answer(await request.json())
        }
        export async function DELETE(request: Request) {
          const token = request.headers.get('authorization')
          if (token) {
            const { error } = await supabase.auth.getUser(token)
            if (error) console.warn(error)
          }
          return isKnown(token) ? answer(await request.json()) : new Response(null, { status: 400 })
        }
      `,
    },
    'an app whose guard is called a validator of keys': {
      code: ts`
        import express from 'express'
        import { validateApiKey } from './middleware'
        import { pool } from './db'

        const app = express()
        app.use(express.json())
        app.use(validateApiKey)
        app.post('/projects', async (req, res) => {
          const { rows } = await pool.query('INSERT INTO projects (name) VALUES ($1) RETURNING *', [req.body.name])
          res.status(201).json(rows[0])
        })
        app.listen(3000)
      `,
    },
    'one of the siblings validates the token by another name': {
      code: ts`
        import { Router } from 'express'
        import { requireAuth, tokenValidator } from './auth'
        import { projects } from './projects'

        const router = Router()
        router.post('/projects', requireAuth, projects.add)
        router.delete('/projects/:id', tokenValidator, projects.remove)
        export default router
      `,
    },
    'koa app with a key per route': {
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import { validateUser } from './users'
        import { db } from './db'

        const app = new Koa()
        const router = new Router()
        router.put('/profiles/:id', validateUser, async (ctx) => {
          await db.profile.update({ where: { id: ctx.params.id }, data: ctx.request.body as object })
          ctx.status = 204
        })
        app.use(router.routes())
        app.listen(3000)
      `,
    },
    'fastify guards in a hook for a scope': {
      code: ts`
        import Fastify from 'fastify'
        import { db } from './db'
        import { checkSession } from './session'

        const app = Fastify()
        app.register(async (scope) => {
          scope.addHook('preHandler', checkSession)
          scope.delete('/notes/:id', async (request: any) => db.note.delete({ where: { id: request.params.id } }))
        })
        await app.listen({ port: 3000 })
      `,
    },
    'hono app behind basic auth': {
      code: ts`
        import { Hono } from 'hono'
        import { basicAuth as gate } from 'hono/basic-auth'
        import { serve } from '@hono/node-server'
        import { db } from './db'

        const app = new Hono()
        app.use('/notes/*', gate({ username: 'a', password: process.env.PASSWORD! }))
        app.delete('/notes/:id', async (c) => {
          await db.note.delete({ where: { id: c.req.param('id') } })
          return c.body(null, 204)
        })
        serve(app)
      `,
    },
    'next handler in a class that asks': {
      filename: 'app/api/teams/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { gateway } from '@/lib/gateway'

        class TeamApi {
          async remove(req: Request) {
            const who = await gateway.identify(req)
            await prisma.team.deleteMany({ where: { ownerId: who.id } })
            return new Response(null, { status: 204 })
          }
        }

        const api = new TeamApi()
        export const DELETE = (req: Request) => api.remove(req)
      `,
    },
    'auth() of next-auth': {
      filename: 'app/api/posts/[id]/route.ts',
      code: ts`
        import { auth } from '@/auth'
        import { prisma } from '@/lib/prisma'

        export const DELETE = auth(async (req, { params }) => {
          if (!req.auth) return Response.json({ message: 'Not authenticated' }, { status: 401 })
          await prisma.post.delete({ where: { id: (await params).id, authorId: req.auth.user.id } })
          return new Response(null, { status: 204 })
        })
      `,
    },
    'clerk in a server action': {
      filename: 'app/notes/actions.ts',
      code: ts`
        'use server'
        import { currentUser } from '@clerk/nextjs/server'
        import { db } from '@/db'
        import { notes } from '@/db/schema'

        export async function addNote(text: string) {
          const me = await currentUser()
          if (!me) throw new Error('Sign in first')
          await db.insert(notes).values({ text, ownerId: me.id })
        }
      `,
    },
    'safe action client': {
      filename: 'app/teams/actions.ts',
      code: ts`
        'use server'
        import { z } from 'zod'
        import { actionClient } from '@/lib/safe-action'
        import { prisma } from '@/lib/prisma'

        export const renameTeam = actionClient
          .schema(z.object({ id: z.string(), name: z.string().min(1) }))
          .action(async ({ parsedInput }) => {
            await prisma.team.update({ where: { id: parsedInput.id }, data: { name: parsedInput.name } })
          })
      `,
    },
    'unknown wrapper around a handler': {
      filename: 'app/api/files/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { withWorkspace } from '@/lib/api/with-workspace'

        export const POST = withWorkspace(async ({ req, workspace }) => {
          const { name } = await req.json()
          const file = await prisma.file.create({ data: { name, workspaceId: workspace.id } })
          return Response.json(file)
        })
      `,
    },
    'stripe webhook with a signature': {
      filename: 'app/api/stripe/webhook/route.ts',
      code: ts`
        import { headers } from 'next/headers'
        import { stripe } from '@/lib/stripe'
        import { prisma } from '@/lib/prisma'

        export async function POST(req: Request) {
          const event = stripe.webhooks.constructEvent(await req.text(), (await headers()).get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          if (event.type === 'customer.subscription.deleted') {
            await prisma.subscription.update({ where: { stripeId: event.data.object.id }, data: { status: 'canceled' } })
          }
          return new Response(null)
        }
      `,
    },
    'sign-up writes a user': {
      filename: 'app/api/register/route.ts',
      code: ts`
        import bcrypt from 'bcryptjs'
        import { prisma } from '@/lib/prisma'

        export async function POST(req: Request) {
          const { email, password } = await req.json()
          await prisma.user.create({ data: { email, passwordHash: await bcrypt.hash(password, 12) } })
          return Response.json({ ok: true }, { status: 201 })
        }
      `,
    },
    'newsletter form': {
      filename: 'app/actions/newsletter.ts',
      code: ts`
        'use server'
        import { db } from '@/lib/db'

        export async function subscribeToNewsletter(_state: unknown, formData: FormData) {
          const email = String(formData.get('email'))
          await db.subscriber.upsert({ where: { email }, create: { email }, update: {} })
          return { message: 'Thanks!' }
        }
      `,
    },
    'the class method asks the guard before': {
      filename: 'app/api/keys/route.ts',
      code: ts`
        import { getServerSession } from 'next-auth'
        import { authOptions } from '@/lib/auth'
        import { prisma } from '@/lib/prisma'

        async function viewer() {
          const session = await getServerSession(authOptions)
          return session?.user ?? null
        }

        export async function POST(req: Request) {
          const user = await viewer()
          if (!user) return new Response('Unauthorized', { status: 401 })
          const { name } = await req.json()
          return Response.json(await prisma.apiKey.create({ data: { name, userId: user.id } }))
        }
      `,
    },
    'protected procedure': {
      code: ts`
        import { z } from 'zod'
        import { createTRPCRouter, protectedProcedure, publicProcedure } from '../trpc'

        export const postRouter = createTRPCRouter({
          list: publicProcedure.query(({ ctx }) => ctx.db.post.findMany({ take: 20 })),
          add: protectedProcedure.input(z.object({ title: z.string() })).mutation(({ ctx, input }) => ctx.db.post.create({ data: { ...input, userId: ctx.session.user.id } })),
        })
      `,
    },
    'locals of sveltekit': {
      filename: 'src/routes/notes/+page.server.ts',
      code: ts`
        import { error } from '@sveltejs/kit'
        import { db } from '$lib/server/db'

        export const actions = {
          remove: async ({ request, locals }) => {
            if (!locals.user) error(401)
            const form = await request.formData()
            await db.note.deleteMany({ where: { id: String(form.get('id')), userId: locals.user.id } })
          },
        }
      `,
    },
    'router exported and mounted elsewhere behind a guard': {
      code: ts`
        import { Router } from 'express'
        import { pool } from './db'

        const router = Router()

        router.post('/projects', async (req, res) => {
          const { rows } = await pool.query('INSERT INTO projects (name) VALUES ($1) RETURNING *', [req.body.name])
          res.status(201).json(rows[0])
        })
        router.delete('/projects/:id', async (req, res) => {
          await pool.query('DELETE FROM projects WHERE id = $1', [req.params.id])
          res.sendStatus(204)
        })

        export default router
      `,
    },
    'guard for everything of the app': {
      code: ts`
        import express from 'express'
        import { authenticate } from './middleware/authenticate'
        import { projects } from './projects'

        const app = express()
        app.use(express.json())
        app.use('/api', authenticate)
        app.get('/api/projects', projects.list)
        app.delete('/api/projects/:id', projects.remove)
        app.listen(3000)
      `,
    },
    'supabase with the client of the caller': {
      filename: 'app/todos/actions.ts',
      code: ts`
        'use server'
        import { createClient } from '@/utils/supabase/server'
        import { revalidatePath } from 'next/cache'

        export async function addTodo(formData: FormData) {
          const supabase = await createClient()
          await supabase.from('todos').insert({ title: formData.get('title') })
          revalidatePath('/todos')
        }
      `,
    },
    'remix requires the user id': {
      filename: 'app/routes/notes.new.tsx',
      code: ts`
        import { redirect, type ActionFunctionArgs } from '@remix-run/node'
        import { createNote } from '~/models/note.server'
        import { requireUserId } from '~/session.server'

        export const action = async ({ request }: ActionFunctionArgs) => {
          const userId = await requireUserId(request)
          const form = await request.formData()
          const note = await createNote({ title: String(form.get('title')), userId })
          return redirect(\`/notes/\${note.id}\`)
        }
      `,
    },
    'public reads of a shop': {
      filename: 'app/api/products/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'

        export async function GET(req: Request) {
          const page = Number(new URL(req.url).searchParams.get('page') ?? 1)
          const products = await prisma.product.findMany({ skip: (page - 1) * 20, take: 20, where: { isPublished: true } })
          return Response.json(products)
        }
      `,
    },
    'cron with a bearer secret': {
      filename: 'app/api/cron/cleanup/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { isCron } from '@/lib/cron'

        export async function GET(req: Request) {
          if (!isCron(req)) return new Response('no', { status: 403 })
          const { count } = await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } })
          return Response.json({ count })
        }
      `,
    },
    'seeds of a test': {
      filename: 'tests/api/seed.test.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import express from 'express'

        const app = express()
        app.post('/seed', async (_req, res) => {
          await prisma.user.create({ data: { email: 'a@b.c' } })
          res.sendStatus(204)
        })
        app.listen(0)
      `,
    },
    'contact form of visitors': {
      filename: 'app/api/contact/route.ts',
      code: ts`
        import { z } from 'zod'
        import { db } from '@/lib/db'

        const schema = z.object({ name: z.string(), email: z.string().email(), message: z.string().max(2000) })

        export async function POST(req: Request) {
          const message = schema.parse(await req.json())
          await db.contactMessage.create({ data: message })
          return Response.json({ ok: true })
        }
      `,
    },
    'all routes of the plugin behind a hook': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { projects } from './projects'

        export default async function routes(app: FastifyInstance) {
          app.addHook('onRequest', app.authenticate)
          app.get('/projects', projects.list)
          app.delete('/projects/:id', projects.remove)
        }
      `,
    },
    'a server action that asks for the session': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { auth } from '@/auth'
      import { db } from '@/lib/db'
      export async function addNote(text: string) {
        const session = await auth()
        if (!session) throw new Error('Sign in first')
        await db.note.create({ data: { text, userId: session.user.id } })
      }
    ` },
    'a server action that asks a helper of this file': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { cookies } from 'next/headers'
      import { db } from '@/lib/db'
      async function whoCalls() {
        const jar = await cookies()
        return db.session.findUnique({ where: { id: jar.get('sid')?.value } })
      }
      export async function removeNote(id: string) {
        if (!(await whoCalls())) return
        await db.note.delete({ where: { id } })
      }
    ` },
    'a server action that only reads': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { db } from '@/lib/db'
      export async function latestPosts() {
        return db.post.findMany({ take: 10 })
      }
    ` },
    'a server action that leaves the write to a service': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { notes } from '@/services/notes'
      export async function addNote(text: string) {
        await notes.add(text)
      }
    ` },
    'a server action that an unknown helper may guard': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { db } from '@/lib/db'
      import { viewer } from '@/lib/viewer'
      export async function addNote(text: string) {
        const me = await viewer()
        await db.note.create({ data: { text, authorId: me.id } })
      }
    ` },
    'a server action built on an unknown client': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { db } from '@/lib/db'
      import { teamAction } from '@/lib/safe-action'
      import { z } from 'zod'
      export const addNote = teamAction.inputSchema(z.object({ text: z.string() })).action(async ({ parsedInput }) => {
        await db.note.create({ data: { text: parsedInput.text } })
      })
    ` },
    'actions of sign-up, sign-in and password reset': { filename: 'src/app/(auth)/actions.ts', code: ts`
      'use server'
      import { hash } from 'bcryptjs'
      import { db } from '@/lib/db'
      export async function signUp(form: FormData) {
        await db.user.create({ data: { email: String(form.get('email')), name: await hash(String(form.get('pass')), 12) } })
      }
      export async function resetPassword(id: string, to: string) {
        await db.account.update({ where: { id }, data: { digest: to } })
      }
    ` },
    'a contact form, a newsletter and a counter of views': { filename: 'src/app/actions.ts', code: ts`
      'use server'
      import { db } from '@/lib/db'
      export async function sendContactForm(message: string) {
        await db.message.create({ data: { message } })
      }
      export async function joinWaitlist(email: string) {
        await db.entry.create({ data: { email } })
      }
      export async function openPost(id: string) {
        await db.post.update({ where: { id }, data: { views: { increment: 1 } } })
      }
    ` },
    'an action by a token that was sent by mail': { filename: 'src/app/invite/actions.ts', code: ts`
      'use server'
      import { db } from '@/lib/db'
      export async function accept(token: string) {
        await db.seat.update({ where: { token }, data: { accepted: true } })
      }
    ` },
    'a route handler in an unknown wrapper': { filename: 'src/app/api/notes/route.ts', code: ts`
      import { db } from '@/lib/db'
      import { withTeam } from '@/lib/handlers'
      export const POST = withTeam(async (request: Request) => {
        const { text } = await request.json()
        return Response.json(await db.note.create({ data: { text } }))
      })
    ` },
    'a route handler that reads a header': { filename: 'src/app/api/notes/route.ts', code: ts`
      import { db } from '@/lib/db'
      export async function POST(request: Request) {
        if (request.headers.get('x-api-key') !== process.env.NOTES_KEY) return new Response(null, { status: 401 })
        const { text } = await request.json()
        return Response.json(await db.note.create({ data: { text } }))
      }
    ` },
    'a route handler that gives its request to an imported function': { filename: 'src/app/api/notes/route.ts', code: ts`
      import { db } from '@/lib/db'
      import { context } from '@/lib/context'
      export async function POST(request: Request) {
        const given = context(request)
        const { text } = await request.json()
        return Response.json(await db.note.create({ data: { text, by: given.id } }))
      }
    ` },
    'routes of webhooks, schedulers and monitors': { filename: 'src/app/api/cron/cleanup/route.ts', code: ts`
      import { db } from '@/lib/db'
      export async function POST() {
        await db.note.deleteMany({ where: { old: true } })
        return Response.json({})
      }
    ` },
    'a webhook': { filename: 'src/app/api/webhooks/shop/route.ts', code: ts`
      import { db } from '@/lib/db'
      export async function POST(request: Request) {
        const order = await request.json()
        await db.order.create({ data: { number: order.number } })
        return Response.json({})
      }
    ` },
    'a public demonstration with a limiter before the model': { filename: 'src/app/api/demo-chat/route.ts', code: ts`
      import { openai } from '@ai-sdk/openai'
      import { streamText } from 'ai'
      import { ratelimit } from '@/lib/ratelimit'
      export async function POST(request: Request) {
        const { prompt } = await request.json()
        const { success } = await ratelimit.limit(prompt.length)
        if (!success) return new Response(null, { status: 429 })
        return streamText({ model: openai('gpt-4.1'), prompt }).toDataStreamResponse()
      }
    ` },
    'a handler for development only': { filename: 'src/app/api/fill/route.ts', code: ts`
      import { db } from '@/lib/db'
      export async function POST() {
        if (process.env.NODE_ENV !== 'development') return new Response(null, { status: 404 })
        await db.note.createMany({ data: [{ text: 'a' }] })
        return Response.json({})
      }
    ` },
    'a Supabase client of the caller, whose rows Postgres guards': { filename: 'src/app/api/notes/route.ts', code: ts`
      import { createClient } from '@/lib/supabase/server'
      export async function POST(request: Request) {
        const supabase = await createClient()
        const { text } = await request.json()
        const { data } = await supabase.from('notes').insert({ text }).select()
        return Response.json(data)
      }
    ` },
    'pages/api with the session': { filename: 'src/pages/api/notes.ts', code: ts`
      import { getServerSession } from 'next-auth'
      import { prisma } from '../../lib/prisma'
      export default async function handler(req, res) {
        const session = await getServerSession(req, res)
        if (!session) return res.status(401).end()
        res.json(await prisma.note.create({ data: { text: req.body.text } }))
      }
    ` },
    'a form action of SvelteKit that looks at locals': { filename: 'src/routes/notes/+page.server.ts', code: ts`
      import { error } from '@sveltejs/kit'
      import { db } from '$lib/server/db'
      export const actions = {
        add: async ({ request, locals }) => {
          if (!locals.user) error(401)
          const form = await request.formData()
          await db.note.create({ data: { text: form.get('text') } })
        },
      }
    ` },
    'an action of Remix that requires a user': { filename: 'app/routes/notes.new.tsx', code: ts`
      import type { ActionFunctionArgs } from '@remix-run/node'
      import { prisma } from '~/db.server'
      import { requireUserId } from '~/session.server'
      export async function action({ request }: ActionFunctionArgs) {
        const userId = await requireUserId(request)
        const form = await request.formData()
        await prisma.note.create({ data: { text: String(form.get('text')), userId } })
        return null
      }
    ` },
    'a procedure of tRPC that is protected': { filename: 'src/server/routers/notes.ts', code: ts`
      import { z } from 'zod'
      import { protectedProcedure, router } from '../trpc'
      import { prisma } from '../db'
      export const notes = router({
        add: protectedProcedure.input(z.object({ text: z.string() })).mutation(({ input }) => prisma.note.create({ data: { text: input.text } })),
      })
    ` },
    'siblings that are all guarded': { code: ts`
      import { Router } from 'express'
      import { requireAuth } from './auth'
      import { pool } from './db'
      export const notes = Router()
      notes.post('/', requireAuth, async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      notes.delete('/:id', requireAuth, async (req, res) => { res.json(await pool.query('DELETE FROM notes WHERE id = $1', [req.params.id])) })
    ` },
    'a guard for the whole router': { code: ts`
      import { Router } from 'express'
      import { requireAuth, requireAdmin } from './auth'
      import { pool } from './db'
      export const notes = Router()
      notes.use(requireAuth)
      notes.get('/admin', requireAdmin, async (req, res) => { res.json(await pool.query('SELECT 1')) })
      notes.delete('/:id', async (req, res) => { res.json(await pool.query('DELETE FROM notes WHERE id = $1', [req.params.id])) })
    ` },
    'middleware of an unknown kind before the one': { code: ts`
      import { Router } from 'express'
      import { requireAuth } from './auth'
      import { owner } from './owner'
      import { pool } from './db'
      export const notes = Router()
      notes.post('/', requireAuth, async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      notes.delete('/:id', owner, async (req, res) => { res.json(await pool.query('DELETE FROM notes WHERE id = $1', [req.params.id])) })
    ` },
    'a bare DELETE whose handler looks at the caller': { code: ts`
      import { Router } from 'express'
      import { requireAuth } from './auth'
      import { pool } from './db'
      export const notes = Router()
      notes.post('/', requireAuth, async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      notes.delete('/:id', async (req, res) => {
        if (!req.user) return res.status(401).end()
        res.json(await pool.query('DELETE FROM notes WHERE id = $1', [req.params.id]))
      })
    ` },
    'a bare sign-out among guarded siblings': { code: ts`
      import { Router } from 'express'
      import { requireAuth } from './auth'
      export const router = Router()
      router.get('/me', requireAuth, (req, res) => { res.json(req.user) })
      router.delete('/session', (req, res) => { res.clearCookie('sid').end() })
      router.delete('/logout', (req, res) => { res.clearCookie('sid').end() })
    ` },
    'a DELETE of a plugin whose siblings ask for a role only': { code: ts`
      import { prisma } from './db'
      export default async function notes(fastify) {
        fastify.post('/notes', { preHandler: (request, reply) => request.isModerator(reply) || request.isAdmin(reply) }, async (request, reply) => prisma.note.create({ data: { text: request.body.text } }))
        fastify.delete('/notes/:id', { schema: { tags: ['notes'] } }, async (request, reply) => prisma.note.delete({ where: { id: request.params.id } }))
      }
    ` },
    'a router without guards, which is mounted elsewhere': { options: everything, code: ts`
      import { Router } from 'express'
      import { pool } from './db'
      export const notes = Router()
      notes.delete('/:id', async (req, res) => { res.json(await pool.query('DELETE FROM notes WHERE id = $1', [req.params.id])) })
    ` },
    'an app with middleware of an unknown kind': { options: everything, code: ts`
      import express from 'express'
      import { context } from './context'
      import { pool } from './db'
      const app = express()
      app.use(context)
      app.post('/notes', async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      app.listen(3000)
    ` },
    'a plain app, where not everything is asked for': { code: ts`
      import express from 'express'
      import { pool } from './db'
      const app = express()
      app.post('/notes', async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      app.listen(3000)
    ` },
    'a public read and a sign-in of an app': { options: everything, code: ts`
      import express from 'express'
      import { pool } from './db'
      const app = express()
      app.get('/articles', async (req, res) => { res.json(await pool.query('SELECT title FROM articles LIMIT 10')) })
      app.post('/login', async (req, res) => { res.json(await pool.query('INSERT INTO logins (mail) VALUES ($1)', [req.body.mail])) })
      app.post('/health', async (req, res) => { res.json(await pool.query('INSERT INTO pings (at) VALUES (now())')) })
      app.listen(3000)
    ` },
    'a controller of Nest without any guard': { options: everything, code: ts`
      import { Controller, Delete, Param, Post } from '@nestjs/common'
      @Controller('notes')
      export class NotesController {
        constructor(private readonly prisma: PrismaService) {}
        @Post() add() { return this.prisma.note.create({ data: { text: 'a' } }) }
        @Delete(':id') remove(@Param('id') id: string) { return this.prisma.note.delete({ where: { id } }) }
      }
    ` },
    'a controller of Nest under a guard': { options: everything, code: ts`
      import { Controller, Delete, Param, Post, UseGuards } from '@nestjs/common'
      import { JwtAuthGuard, RolesGuard } from '../auth'
      @Controller('notes')
      @UseGuards(JwtAuthGuard)
      export class NotesController {
        constructor(private readonly prisma: PrismaService) {}
        @UseGuards(RolesGuard) @Post() add() { return this.prisma.note.create({ data: { text: 'a' } }) }
        @Delete(':id') remove(@Param('id') id: string) { return this.prisma.note.delete({ where: { id } }) }
      }
    ` },
    'a controller of Nest with a public route, so that a guard is global': { code: ts`
      import { Controller, Delete, Get, Param, Post, UseGuards } from '@nestjs/common'
      import { JwtAuthGuard, Public } from '../auth'
      @Controller('notes')
      export class NotesController {
        constructor(private readonly prisma: PrismaService) {}
        @Public() @Get() list() { return [] }
        @UseGuards(JwtAuthGuard) @Post() add() { return this.prisma.note.create({ data: { text: 'a' } }) }
        @Delete(':id') remove(@Param('id') id: string) { return this.prisma.note.delete({ where: { id } }) }
      }
    ` },
    'a guard that the settings name': { filename: 'src/app/actions.ts', settings: { auth: ['membersOnly'] }, code: ts`
      'use server'
      import { db } from '@/lib/db'
      import { membersOnly } from '@acme/gate'
      export async function addNote(text: string) {
        membersOnly(text)
        await db.note.create({ data: { text } })
      }
    ` },
  },
  invalid: {
    'a model behind a login that is asked for and leads nowhere': {
      filename: 'api/complete.js',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        export default async function handler(req, res) {
          if (req.method !== 'POST') return res.status(405).json({ error: 'Method not allowed' })
          const authHeader = req.headers.authorization
          if (authHeader) {
            const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_ANON_KEY, { global: { headers: { Authorization: authHeader } } })
            const { data: { user }, error: authError } = await supabase.auth.getUser()
            if (authError) {
              console.warn('Not signed in, going on:', authError.message)
            }
          }
          const response = await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-5-mini', messages: req.body.messages }) })
          const data = await response.json()
          return res.status(200).json({ text: data.choices[0].message.content, usage: data.usage })
        }
      `,
      reports: ['openModel'],
    },
    'a model for a person whom nobody looks at': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { openai } from '@ai-sdk/openai'
        import { streamText } from 'ai'
        import { createClient } from '@/lib/supabase/server'
        export async function POST(request: Request) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          const { messages } = await request.json()
          return streamText({ model: openai('gpt-5-mini'), messages }).toUIMessageStreamResponse()
        }
      `,
      reports: ['openModel'],
    },
    'the guard of the siblings is named for a person': {
      code: ts`
        import { Router } from 'express'
        import { ensureUser } from './people'
        import { projects } from './projects'

        export const router = Router()
        router.get('/projects', ensureUser, projects.list)
        router.post('/projects', ensureUser, projects.add)
        router.delete('/projects/:id', projects.remove)
      `,
      reports: [{ messageId: 'bareRoute', line: 8 }],
    },
    'only shapes are validated': {
      options: { scope: 'everything' },
      code: ts`
        import express from 'express'
        import { validateProject } from './schemas'
        import { pool } from './db'

        const app = express()
        app.use(express.json())
        app.post('/projects', validateProject, async (req, res) => {
          await pool.query('INSERT INTO projects (name) VALUES ($1)', [req.body.name])
          res.sendStatus(201)
        })
        app.listen(3000)
      `,
      reports: [{ messageId: 'openRoute', line: 7 }],
    },
    'a hono app that is served and only logs': {
      options: { scope: 'everything' },
      code: ts`
        import { Hono } from 'hono'
        import { logger } from 'hono/logger'
        import { serve } from '@hono/node-server'
        import { db } from './db'

        const app = new Hono()
        app.use(logger())
        app.put('/notes/:id', async (c) => {
          const { text } = await c.req.json()
          await db.note.update({ where: { id: c.req.param('id') }, data: { text } })
          return c.json({ ok: true })
        })
        serve({ fetch: app.fetch, port: 3000 })
      `,
      reports: [{ messageId: 'openRoute', line: 8 }],
    },
    'fastify app that runs a model for all': {
      options: { scope: 'everything' },
      code: ts`
        import Fastify from 'fastify'
        import Anthropic from '@anthropic-ai/sdk'

        const app = Fastify()
        const anthropic = new Anthropic()
        app.post('/summarize', async (request) => {
          const { text } = request.body as { text: string }
          return anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 500, messages: [{ role: 'user', content: text }] })
        })
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'openRoute', line: 6 }],
    },
    'remix resource route deletes': {
      filename: 'app/routes/api.files.$id.ts',
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        import { db } from '~/db.server'

        export const action = async ({ params }: ActionFunctionArgs) => {
          await db.file.delete({ where: { id: params.id } })
          return Response.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'openWrite', line: 4 }],
    },
    'server action exported by a list': {
      filename: 'app/projects/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/lib/db'

        async function archive(id: string) {
          await db.project.update({ where: { id }, data: { archived: true } })
        }

        const remove = async (id: string) => {
          await db.project.delete({ where: { id } })
        }

        export { archive, remove as removeProject }
      `,
      reports: [{ messageId: 'openWrite', line: 12 }, { messageId: 'openWrite', line: 12 }],
    },
    'next route deletes a post by its id': {
      filename: 'app/api/posts/[id]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { prisma } from '@/lib/prisma'

        export async function DELETE(_req: Request, { params }: { params: Promise<{ id: string }> }) {
          const { id } = await params
          await prisma.post.delete({ where: { id } })
          return NextResponse.json({ success: true })
        }
      `,
      reports: [{ messageId: 'openWrite', line: 4 }],
    },
    'server action updates a profile with drizzle': {
      filename: 'app/settings/actions.ts',
      code: ts`
        'use server'

        import { eq } from 'drizzle-orm'
        import { revalidatePath } from 'next/cache'
        import { db } from '@/db'
        import { profiles } from '@/db/schema'

        export async function updateProfile(userId: string, formData: FormData) {
          const name = String(formData.get('name'))
          await db.update(profiles).set({ name }).where(eq(profiles.userId, userId))
          revalidatePath('/settings')
        }
      `,
      reports: [{ messageId: 'openWrite', line: 8 }],
    },
    'anyone may run the model': {
      filename: 'app/api/generate/route.ts',
      code: ts`
        import OpenAI from 'openai'

        const openai = new OpenAI()

        export async function POST(req: Request) {
          const { prompt } = await req.json()
          if (!prompt) return Response.json({ error: 'Missing prompt' }, { status: 400 })
          const completion = await openai.chat.completions.create({
            model: 'gpt-5-mini',
            messages: [{ role: 'user', content: prompt }],
            max_completion_tokens: 500,
          })
          return Response.json({ text: completion.choices[0].message.content })
        }
      `,
      reports: [{ messageId: 'openModel', line: 5 }],
    },
    'ai sdk streams for anybody, arrow export': {
      filename: 'src/app/api/chat/route.ts',
      code: ts`
        import { openai } from '@ai-sdk/openai'
        import { convertToModelMessages, streamText } from 'ai'

        export const maxDuration = 30

        export const POST = async (req: Request) => {
          const { messages } = await req.json()
          const result = streamText({ model: openai('gpt-5-mini'), messages: convertToModelMessages(messages), maxOutputTokens: 800 })
          return result.toUIMessageStreamResponse()
        }
      `,
      reports: [{ messageId: 'openModel', line: 6 }],
    },
    'sveltekit form action': {
      filename: 'src/routes/admin/users/+page.server.ts',
      code: ts`
        import { fail } from '@sveltejs/kit'
        import { db } from '$lib/server/db'

        export const actions = {
          promote: async ({ request }) => {
            const form = await request.formData()
            const id = form.get('id')
            if (typeof id !== 'string') return fail(400)
            await db.user.update({ where: { id }, data: { role: 'admin' } })
            return { ok: true }
          },
        }
      `,
      reports: [{ messageId: 'openWrite', line: 5 }],
    },
    'remix action with a switch over the method': {
      filename: 'app/routes/projects.$projectId.tsx',
      code: ts`
        import { json, redirect, type ActionFunctionArgs } from '@remix-run/node'
        import { prisma } from '~/db.server'

        export async function action({ request, params }: ActionFunctionArgs) {
          switch (request.method) {
            case 'PATCH': {
              const body = Object.fromEntries(await request.formData())
              await prisma.project.update({ where: { id: params.projectId }, data: { name: String(body.name) } })
              return json({ ok: true })
            }
            case 'DELETE':
              await prisma.project.delete({ where: { id: params.projectId } })
              return redirect('/projects')
            default:
              return json({ error: 'Method not allowed' }, { status: 405 })
          }
        }
      `,
      reports: [{ messageId: 'openWrite', line: 4 }],
    },
    'public trpc procedure removes a team': {
      code: ts`
        import { z } from 'zod'
        import { createTRPCRouter, publicProcedure } from '../trpc'

        export const teamRouter = createTRPCRouter({
          remove: publicProcedure.input(z.object({ teamId: z.string() })).mutation(async ({ ctx, input }) => {
            await ctx.db.team.delete({ where: { id: input.teamId } })
            return { ok: true }
          }),
        })
      `,
      reports: [{ messageId: 'openWrite', line: 5 }],
    },
    'pages api switches over req.method': {
      filename: 'pages/api/products/[id].js',
      code: ts`
        import dbConnect from '../../../lib/dbConnect'
        import Product from '../../../models/Product'

        export default async function handler(req, res) {
          const { query: { id }, method } = req
          await dbConnect()
          switch (method) {
            case 'PUT': {
              const product = await Product.findByIdAndUpdate(id, req.body, { new: true })
              return res.status(200).json({ success: true, data: product })
            }
            case 'DELETE': {
              await Product.deleteOne({ _id: id })
              return res.status(200).json({ success: true })
            }
            default:
              return res.status(400).json({ success: false })
          }
        }
      `,
      reports: [{ messageId: 'openWrite', line: 4 }],
    },
    'whole express app without any guard': {
      options: { scope: 'everything' },
      code: ts`
        import express from 'express'
        import { pool } from './db'

        const app = express()
        app.use(express.json())

        app.post('/projects', async (req, res) => {
          const { rows } = await pool.query('INSERT INTO projects (name) VALUES ($1) RETURNING *', [req.body.name])
          res.status(201).json(rows[0])
        })

        app.listen(3000, () => console.log('listening'))
      `,
      reports: [{ messageId: 'openRoute', line: 7 }],
    },
    'one delete of fastify lacks the hook of its siblings': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { projects } from './projects'

        export default async function routes(app: FastifyInstance) {
          app.get('/projects', { preHandler: [app.authenticate] }, projects.list)
          app.post('/projects', { preHandler: [app.authenticate] }, projects.add)
          app.put('/projects/:id', { preHandler: [app.authenticate] }, projects.change)
          app.delete('/projects/:id', projects.remove)
        }
      `,
      reports: [{ messageId: 'bareRoute', line: 8 }],
    },
    'an admin route among guarded ones in hono': {
      code: ts`
        import { Hono } from 'hono'
        import { requireUser } from './auth'
        import { reports, stats } from './handlers'

        const api = new Hono()
        api.get('/reports', requireUser, reports.list)
        api.post('/reports', requireUser, reports.add)
        api.get('/admin/stats', stats.all)

        export default api
      `,
      reports: [{ messageId: 'bareRoute', line: 8 }],
    },
    'a helper of the file writes': {
      filename: 'app/api/invoices/route.ts',
      code: ts`
        import { NextRequest, NextResponse } from 'next/server'
        import { supabaseAdmin } from '@/lib/supabase-admin'

        async function saveInvoice(input: { customer: string; amount: number }) {
          const { data, error } = await supabaseAdmin.from('invoices').insert(input).select().single()
          if (error) throw error
          return data
        }

        export async function POST(request: NextRequest) {
          try {
            const invoice = await saveInvoice(await request.json())
            return NextResponse.json(invoice, { status: 201 })
          } catch (error) {
            console.error(error)
            return NextResponse.json({ error: 'Could not save the invoice' }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'openWrite', line: 10 }],
    },
    'inline server action in a page': {
      filename: 'app/todos/page.tsx',
      code: ts`
        import { db } from '@/lib/db'

        export default async function Page() {
          const todos = await db.todo.findMany({ take: 50 })
          async function removeTodo(formData: FormData) {
            'use server'
            await db.todo.delete({ where: { id: String(formData.get('id')) } })
          }
          return (
            <form action={removeTodo}>
              {todos.map((todo) => <button key={todo.id} name="id" value={todo.id}>{todo.title}</button>)}
            </form>
          )
        }
      `,
      reports: [{ messageId: 'openWrite', line: 5 }],
    },
    'a server action that writes for anybody': { filename: 'src/app/actions.ts', reports: [{ messageId: 'openWrite', data: { api: 'create', route: 'server action addNote' }, line: 4 }], code: ts`
      'use server'
      import { revalidatePath } from 'next/cache'
      import { db } from '@/lib/db'
      export async function addNote(form: FormData) {
        await db.note.create({ data: { text: String(form.get('text')) } })
        revalidatePath('/notes')
      }
    ` },
    'a server action that believes the id of the user it is given': { filename: 'src/app/actions.ts', reports: ['openWrite'], code: ts`
      'use server'
      import { eq } from 'drizzle-orm'
      import { db } from '@/db'
      import { profiles } from '@/db/schema'
      export async function updateProfile(userId: string, values: { bio: string }) {
        await db.update(profiles).set({ bio: values.bio }).where(eq(profiles.userId, userId))
      }
    ` },
    'a server action with Mongoose': { filename: 'src/lib/actions/thread.actions.ts', reports: ['openWrite'], code: ts`
      'use server'
      import { connectToDB } from '../mongoose'
      import Thread from '../models/thread.model'
      import User from '../models/user.model'
      export async function createThread({ text, author }: { text: string; author: string }) {
        await connectToDB()
        const created = await Thread.create({ text, author })
        await User.findByIdAndUpdate(author, { $push: { threads: created._id } })
      }
    ` },
    'a model call of a server action': { filename: 'src/app/actions.ts', reports: [{ messageId: 'openModel', data: { api: 'generateText', route: 'server action summarize' } }], code: ts`
      'use server'
      import { openai } from '@ai-sdk/openai'
      import { generateText } from 'ai'
      export async function summarize(text: string) {
        const { text: summary } = await generateText({ model: openai('gpt-4.1-mini'), prompt: text, maxOutputTokens: 500 })
        return summary
      }
    ` },
    'a chat for anybody': { filename: 'src/app/api/chat/route.ts', reports: [{ messageId: 'openModel', data: { api: 'streamText', route: 'POST /api/chat' } }], code: ts`
      import { openai } from '@ai-sdk/openai'
      import { convertToModelMessages, streamText } from 'ai'
      export const maxDuration = 30
      export async function POST(req: Request) {
        const { messages } = await req.json()
        const result = streamText({ model: openai('gpt-4.1'), messages: convertToModelMessages(messages) })
        return result.toUIMessageStreamResponse()
      }
    ` },
    'a chat with the SDK of a vendor and its key': { filename: 'src/app/api/generate/route.ts', reports: ['openModel'], code: ts`
      import { NextResponse } from 'next/server'
      import OpenAI from 'openai'
      export async function POST(request: Request) {
        const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
        const { prompt } = await request.json()
        const answer = await openai.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: prompt }] })
        return NextResponse.json({ text: answer.choices[0].message.content })
      }
    ` },
    'a route handler that deletes by id': { filename: 'src/app/api/projects/[id]/route.ts', reports: [{ messageId: 'openWrite', data: { api: 'delete', route: 'DELETE /api/projects/[id]' } }], code: ts`
      import { prisma } from '@/lib/prisma'
      export async function GET(_: Request, { params }) {
        return Response.json(await prisma.project.findUnique({ where: { id: (await params).id } }))
      }
      export async function DELETE(_: Request, { params }) {
        const { id } = await params
        await prisma.project.delete({ where: { id } })
        return new Response(null, { status: 204 })
      }
    ` },
    'a route handler with the key of the service': { filename: 'src/app/api/credits/route.ts', reports: ['openWrite'], code: ts`
      import { createClient } from '@supabase/supabase-js'
      const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)
      export async function POST(req: Request) {
        const { userId, credits } = await req.json()
        await supabase.from('profiles').update({ credits }).eq('id', userId)
        return Response.json({ ok: true })
      }
    ` },
    'one method of a file whose others ask': { filename: 'src/app/api/notes/route.ts', reports: [{ messageId: 'openWrite', line: 8 }], code: ts`
      import { auth } from '@/auth'
      import { db } from '@/lib/db'
      export async function POST(request: Request) {
        const session = await auth()
        if (!session) return new Response(null, { status: 401 })
        return Response.json(await db.note.create({ data: { text: (await request.json()).text, userId: session.user.id } }))
      }
      export async function PATCH(request: Request) {
        const { id, text } = await request.json()
        return Response.json(await db.note.update({ where: { id }, data: { text } }))
      }
    ` },
    'pages/api': { filename: 'src/pages/api/posts/index.js', reports: ['openWrite'], code: ts`
      import dbConnect from '../../../lib/dbConnect'
      import Post from '../../../models/Post'
      export default async function handler(req, res) {
        await dbConnect()
        if (req.method !== 'POST') {
          res.setHeader('Allow', ['POST'])
          return res.status(405).end()
        }
        try {
          const post = await Post.create({ title: req.body.title })
          res.status(201).json({ success: true, data: post })
        } catch (error) {
          res.status(400).json({ success: false })
        }
      }
    ` },
    'a route handler in a wrapper that only catches': { filename: 'src/app/api/notes/route.ts', reports: ['openWrite'], code: ts`
      import { db } from '@/lib/db'
      import { catchErrors } from '@/lib/errors'
      export const POST = catchErrors(async (request: Request) => {
        const { text } = await request.json()
        return Response.json(await db.note.create({ data: { text } }))
      })
    ` },
    'a form action of SvelteKit': { filename: 'src/routes/notes/+page.server.ts', reports: ['openWrite'], code: ts`
      import { db } from '$lib/server/db'
      import { notes } from '$lib/server/db/schema'
      export const actions = {
        add: async ({ request }) => {
          const form = await request.formData()
          await db.insert(notes).values({ text: form.get('text') })
        },
      }
    ` },
    'an endpoint of SvelteKit': { filename: 'src/routes/api/notes/[id]/+server.ts', reports: ['openWrite'], code: ts`
      import { json } from '@sveltejs/kit'
      import { prisma } from '$lib/server/prisma'
      export async function DELETE({ params }) {
        await prisma.note.delete({ where: { id: params.id } })
        return json({ ok: true })
      }
    ` },
    'an action of Remix': { filename: 'app/routes/notes.$id.tsx', reports: ['openWrite'], code: ts`
      import { redirect, type ActionFunctionArgs } from '@remix-run/node'
      import { prisma } from '~/db.server'
      export const action = async ({ params, request }: ActionFunctionArgs) => {
        const form = await request.formData()
        await prisma.note.update({ where: { id: params.id }, data: { text: String(form.get('text')) } })
        return redirect('/notes')
      }
    ` },
    'a public procedure of tRPC that deletes': { filename: 'src/server/routers/notes.ts', reports: [{ messageId: 'openWrite', data: { api: 'delete', route: 'mutation remove' } }], code: ts`
      import { z } from 'zod'
      import { protectedProcedure, publicProcedure, router } from '../trpc'
      import { prisma } from '../db'
      export const notes = router({
        add: protectedProcedure.input(z.object({ text: z.string() })).mutation(({ input }) => prisma.note.create({ data: { text: input.text } })),
        remove: publicProcedure.input(z.object({ id: z.string() })).mutation(({ input }) => prisma.note.delete({ where: { id: input.id } })),
      })
    ` },
    'one DELETE without the guard of its siblings': { reports: [{ messageId: 'bareRoute', data: { route: 'DELETE /:id', guard: 'requireAuth' }, line: 7 }], code: ts`
      import { Router } from 'express'
      import { requireAuth } from './auth'
      import { pool } from './db'
      export const notes = Router()
      notes.post('/', requireAuth, async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      notes.get('/', requireAuth, async (req, res) => { res.json(await pool.query('SELECT text FROM notes LIMIT 10')) })
      notes.delete('/:id', async (req, res) => { res.json(await pool.query('DELETE FROM notes WHERE id = $1', [req.params.id])) })
    ` },
    'one route of the operator without the guard': { reports: [{ messageId: 'bareRoute', data: { route: 'GET /admin/users', guard: 'isAdmin' } }], code: ts`
      const express = require('express')
      const helmet = require('helmet')
      const { isAdmin } = require('./middleware')
      const db = require('./db')
      const app = express()
      app.use(express.json())
      app.use(helmet())
      app.post('/admin/refund', isAdmin, refund)
      app.get('/admin/users', async (req, res) => { res.json(await db.query('SELECT mail FROM users LIMIT 100')) })
    ` },
    'the routes of the operator below a router of their own': { filename: 'src/routes/admin.ts', reports: [{ messageId: 'bareRoute', data: { route: 'DELETE /users/:id', guard: 'requireAdmin' } }], code: ts`
      import { Router } from 'express'
      import jwt from 'jsonwebtoken'
      import { pool } from './db'
      export const adminRouter = Router()
      function requireAdmin(req, res, next) {
        if (jwt.verify(req.headers.authorization, process.env.JWT_SECRET).role !== 'admin') return res.status(403).end()
        next()
      }
      adminRouter.post('/login', async (req, res) => { res.json({}) })
      adminRouter.get('/users', requireAdmin, async (req, res) => { res.json(await pool.query('SELECT mail FROM users LIMIT 100')) })
      adminRouter.delete('/users/:id', async (req, res) => { res.json(await pool.query('DELETE FROM users WHERE id = $1', [req.params.id])) })
    ` },
    'a DELETE of Fastify without the hook of its siblings': { reports: ['bareRoute'], code: ts`
      import { authenticate } from './hooks'
      import { prisma } from './db'
      export default async function notes(fastify) {
        fastify.post('/notes', { preHandler: [authenticate] }, async (request, reply) => prisma.note.create({ data: { text: request.body.text } }))
        fastify.delete('/notes/:id', async (request, reply) => prisma.note.delete({ where: { id: request.params.id } }))
      }
    ` },
    'a DELETE of Hono after validation only': { reports: ['bareRoute'], code: ts`
      import { zValidator } from '@hono/zod-validator'
      import { Hono } from 'hono'
      import { jwt } from 'hono/jwt'
      import { z } from 'zod'
      import { db } from './db'
      const app = new Hono()
      const signedIn = jwt({ secret: process.env.JWT_SECRET! })
      app.post('/notes', signedIn, async (c) => c.json(await db.note.create({ data: { text: (await c.req.json()).text } })))
      app.delete('/notes/:id', zValidator('param', z.object({ id: z.string() })), async (c) => c.json(await db.note.delete({ where: { id: c.req.param('id') } })))
      export default app
    ` },
    'a DELETE of Nest without the guard of its siblings': { reports: ['bareRoute'], code: ts`
      import { Controller, Delete, Param, Post, UseGuards } from '@nestjs/common'
      import { JwtAuthGuard } from '../auth'
      @Controller('notes')
      export class NotesController {
        constructor(private readonly notes: NotesService) {}
        @UseGuards(JwtAuthGuard) @Post() add() { return this.notes.add('a') }
        @Delete(':id') remove(@Param('id') id: string) { return this.notes.remove(id) }
      }
    ` },
    'an app without any guard': { options: everything, reports: [{ messageId: 'openRoute', data: { api: 'INSERT', route: 'POST /notes' } }, 'openRoute'], code: ts`
      import cors from 'cors'
      import express from 'express'
      import helmet from 'helmet'
      import { pool } from './db'
      const app = express()
      app.use(helmet())
      app.use(cors())
      app.use(express.json())
      app.post('/notes', async (req, res) => { res.json(await pool.query('INSERT INTO notes (text) VALUES ($1)', [req.body.text])) })
      app.put('/notes/:id', async (req, res) => { res.json(await pool.query('UPDATE notes SET text = $1 WHERE id = $2', [req.body.text, req.params.id])) })
      app.listen(3000)
    ` },
    'a model call of an app without any guard': { options: everything, reports: ['openRoute'], code: ts`
      import { Hono } from 'hono'
      import OpenAI from 'openai'
      const openai = new OpenAI()
      const app = new Hono()
      app.post('/ask', async (c) => {
        const { question } = await c.req.json()
        const answer = await openai.responses.create({ model: 'gpt-4.1', input: question })
        return c.json({ text: answer.output_text })
      })
      export default app
    ` },
    'private rows for anybody': { filename: 'src/app/api/invoices/route.ts', options: everything, reports: [{ messageId: 'openRead', data: { model: 'invoice', route: 'GET /api/invoices' } }], code: ts`
      import { prisma } from '@/lib/prisma'
      export async function GET() {
        return Response.json(await prisma.invoice.findMany({ take: 50 }))
      }
    ` },
  },
})
