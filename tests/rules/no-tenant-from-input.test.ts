import rule from '../../src/rules/no-tenant-from-input.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\napp.use(express.json())\n"
const found = { reports: ['tenantFromInput'] }

testRule(rule, {
  valid: {
    'a helper that looks a token up first': ts`
        import { Router } from 'express'
        import { db } from '../db'
        import { studios, users } from '../schema'
        import { eq } from 'drizzle-orm'
        const router = Router()
        async function userIdOf(req) {
          if (req.session?.userId) return req.session.userId
          const [user] = await db.select({ id: users.id }).from(users).where(eq(users.authToken, req.headers['x-auth-token'])).limit(1)
          if (user) return user.id
          return req.headers['x-user-id']
        }
        router.get('/mine', async (req, res) => {
          const userId = await userIdOf(req)
          res.json(await db.select().from(studios).where(eq(studios.ownerUserId, userId)).limit(1))
        })
        router.get('/other', async (req, res) => {
          const userId = await userIdOf(req)
          res.json(await db.select().from(studios).where(eq(studios.ownerUserId, userId)).limit(9))
        })
        export default router
      `,
    'a helper that verifies a token first': ts`
        import { Router } from 'express'
        import { db } from '../db'
        import { studios, users } from '../schema'
        import { eq } from 'drizzle-orm'
        const router = Router()
        async function userIdOf(req) {
          if (req.session?.userId) return req.session.userId
          const claims = verifyToken(req.headers.authorization)
          if (claims) return claims.sub
          return req.headers['x-user-id']
        }
        router.get('/mine', async (req, res) => {
          const userId = await userIdOf(req)
          res.json(await db.select().from(studios).where(eq(studios.ownerUserId, userId)).limit(1))
        })
        router.get('/other', async (req, res) => {
          const userId = await userIdOf(req)
          res.json(await db.select().from(studios).where(eq(studios.ownerUserId, userId)).limit(9))
        })
        export default router
      `,
    'a role that is read to be asked': `${app}app.get('/notes', async (req, res) => { const caller = await prisma.user.findUnique({ where: { id: req.user.id }, select: { role: true } }); if (caller.role !== 'coach') return res.sendStatus(403); res.json(await prisma.note.findMany({ where: { userId: req.query.userId } })) })`,
    'a role that a function is given': `${app}app.get('/notes', async (req, res) => { check({ role: caller().role }); const role = caller().role; if (!ROLES[role]) return res.end(); res.json(await prisma.note.findMany({ where: { userId: req.query.userId } })) })`,
    'a team that is joined with its people': {
      code: ts`
        import { Router } from 'express'
        import { db } from '../db'
        import { users, seats, invoices } from '../schema'
        import { and, eq } from 'drizzle-orm'
        const router = Router()
        router.get('/invoices', async (req, res) => {
          const [mine] = await db.select().from(seats).innerJoin(users, eq(users.id, seats.userId)).where(and(eq(seats.orgId, req.query.orgId), eq(users.email, req.user.email)))
          if (!mine) return res.status(404).end()
          res.json(await db.select().from(invoices).where(eq(invoices.orgId, req.query.orgId)).limit(20))
        })
        export default router
      `,
    },
    'somebody\'s own row by the link of a mail': `${app}app.get('/confirm', async (req, res) => { const { userId, token } = req.query; await prisma.user.update({ where: { id: userId, confirmToken: token }, data: { confirmed: true } }); res.end() })`,
    'somebody\'s own row after a code was looked at': `${app}app.post('/phone', async (req, res) => { const { userId, code } = req.body; if (!(await isRight(code))) return res.sendStatus(400); await prisma.user.update({ where: { id: userId }, data: { phoneVerified: true } }); res.end() })`,
    'somebody\'s own row, read': `${app}app.get('/people', async (req, res) => res.json(await prisma.user.findUnique({ where: { id: req.query.userId }, select: { name: true } })))`,
    'the caller\'s own row': `${app}app.post('/me', requireAuth, async (req, res) => { await prisma.user.update({ where: { id: req.user.id }, data: { name: req.body.name } }); res.end() })`,
    'a person by an id of the path': `${app}app.patch('/users/:userId', requireAuth, async (req, res) => { await prisma.user.update({ where: { id: req.params.userId }, data: { name: req.body.name } }); res.end() })`,
    'a person by another id': `${app}app.post('/assign', async (req, res) => { await prisma.user.update({ where: { id: req.body.clientId }, data: { coachId: req.user.id } }); res.end() })`,
    'a person changed by an administrator': `${app}app.post('/ban', requireAdmin, async (req, res) => { await prisma.user.update({ where: { id: req.body.userId }, data: { banned: true } }); res.end() })`,
    'who is in a group': `${app}app.post('/groups', async (req, res) => res.json(await prisma.userGroup.findMany({ where: { userId: req.body.userId } })))`,
    'a customer of the signed-in user, or compared with theirs, or looked up with them': {
      filename: 'app/api/portal/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'
        export async function POST(request: Request) {
          const session = await auth()
          const user = await prisma.user.findUnique({ where: { id: session.user.id } })
          return Response.json(await stripe.billingPortal.sessions.create({ customer: user.stripeCustomerId }))
        }
        export async function PUT(request: Request) {
          const session = await auth()
          const { customerId } = await request.json()
          if (customerId !== session.user.stripeCustomerId) return new Response(null, { status: 403 })
          return Response.json(await stripe.invoices.list({ customer: customerId }))
        }
        export async function DELETE(request: Request) {
          const session = await auth()
          const { subscriptionId } = await request.json()
          const own = await prisma.plan.findFirst({ where: { subscriptionId, userId: session.user.id } })
          if (!own) return new Response(null, { status: 404 })
          return Response.json(await stripe.subscriptions.cancel(subscriptionId))
        }
      `,
    },
    'a customer that staff, a webhook or another service names, and one of the own shop': {
      filename: 'src/billing.ts',
      code: ts`
        import express from 'express'
        import Stripe from 'stripe'
        import { requireAdmin } from './guards.js'
        import { shop } from './shop.js'
        const stripe = new Stripe(process.env.STRIPE_KEY)
        const app = express()
        app.post('/admin/portal', async (req, res) => {
          res.json(await stripe.billingPortal.sessions.create({ customer: req.body.customerId }))
        })
        app.post('/portal', requireAdmin, async (req, res) => {
          res.json(await stripe.billingPortal.sessions.create({ customer: req.body.customerId }))
        })
        app.post('/internal-portal', async (req, res) => {
          if (req.headers['x-key'] !== process.env.SERVICE_KEY) return res.sendStatus(401)
          res.json(await stripe.billingPortal.sessions.create({ customer: req.body.customerId }))
        })
        app.post('/shop', async (req, res) => {
          res.json(await shop.subscriptions.create({ customer: req.body.customerId }))
        })
        app.post('/checkout', async (req, res) => {
          res.json(await stripe.checkout.sessions.create({ customer_email: req.body.email }))
        })
      `,
    },
    'user of the context beside it in a kysely filter': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './database'

        const app = new Hono()

        app.delete('/drafts', async (c) => {
          const { workspaceId } = await c.req.json()
          await db.deleteFrom('drafts').where('workspace_id', '=', workspaceId).where('owner_id', '=', c.get('user').id).execute()
          return c.body(null, 204)
        })

        export default app
      `,
    },
    'incoming webhook names its tenant': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        import { verifyHmac } from './hmac'

        export const router = express.Router()

        router.post('/webhooks/crm', express.raw({ type: '*/*' }), async (req, res) => {
          const event = verifyHmac(req)
          await prisma.contact.create({ data: { tenantId: event.tenantId, email: event.email } })
          res.sendStatus(204)
        })
      `,
    },
    'resolved by a service before use': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'
        import { requireAuth } from './auth'
        import { tenants } from './tenants'

        export const router = Router()

        router.get('/settings', requireAuth, async (req, res) => {
          const tenant = await tenants.resolve(req.query.tenantId, req.user)
          res.json(await prisma.setting.findMany({ where: { tenantId: tenant.id }, take: 50 }))
        })
      `,
    },
    'the session wins over what was sent': {
      code: ts`
        import { Router } from 'express'
        import { Project } from './models'
        import { requireAuth } from './auth'

        export const router = Router()

        router.post('/projects', requireAuth, async (req, res) => {
          const project = await Project.create({ ...req.body, organizationId: req.user.organizationId })
          res.status(201).json({ id: project.id })
        })
      `,
    },
    'only compared in the filter of a list': {
      code: ts`
        import { protectedProcedure, router } from './trpc'
        import { z } from 'zod'

        export const members = router({
          of: protectedProcedure.input(z.object({ teamId: z.string() })).query(async ({ ctx, input }) => {
            const teams = await ctx.db.team.findMany({ where: { members: { some: { userId: ctx.session.user.id } } }, select: { id: true }, take: 50 })
            if (!teams.some((team) => team.id === input.teamId)) throw new Error('Not found')
            return ctx.db.task.findMany({ where: { teamId: input.teamId }, select: { id: true }, take: 50 })
          }),
        })
      `,
    },
    'author of a comment on another person\'s post': {
      code: ts`
        import { Hono } from 'hono'
        import { prisma } from './prisma'
        import { requireAuth } from './auth'

        const app = new Hono()

        app.get('/posts', requireAuth, async (c) => {
          const author = c.req.query('author')
          return c.json(await prisma.post.findMany({ where: { published: true, authorName: author }, select: { id: true }, take: 20 }))
        })

        export default app
      `,
    },
    'org of the session': {
      filename: 'app/api/members/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { pool } from '@/lib/pool'
        import { auth } from '@clerk/nextjs/server'

        export async function GET() {
          const { orgId } = await auth()
          const { rows } = await pool.query('SELECT id, name FROM members WHERE org_id = $1 LIMIT 100', [orgId])
          return NextResponse.json(rows)
        }
      `,
    },
    'compared with the session first': {
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { db } from './db'
        import { orders } from './schema'
        import { requireAuth } from './auth'

        export const app = new Hono<{ Variables: { user: { tenantId: string } } }>()

        app.get('/orders', requireAuth, async (c) => {
          const tenantId = c.req.header('x-tenant-id')
          if (tenantId !== c.get('user').tenantId) return c.json({ error: 'Forbidden' }, 403)
          const rows = await db.select({ id: orders.id }).from(orders).where(eq(orders.tenantId, tenantId)).limit(50)
          return c.json(rows)
        })
      `,
    },
    'membership looked up first': {
      filename: 'app/projects/actions.ts',
      code: ts`
        'use server'
        import { getUser } from '@/lib/auth'
        import { prisma } from '@/lib/prisma'

        export async function listProjects(organizationId: string) {
          const user = await getUser()
          const member = await prisma.membership.findUnique({ where: { userId_organizationId: { userId: user.id, organizationId } } })
          if (!member) throw new Error('Forbidden')
          return prisma.project.findMany({ where: { organizationId }, select: { id: true }, take: 100 })
        }
      `,
    },
    'list of the user\'s teams includes it': {
      code: ts`
        import express from 'express'
        import { Board } from './models'
        import { requireAuth } from './auth'

        const app = express()

        app.post('/boards', requireAuth, async (req, res) => {
          const { teamId, title } = req.body
          if (!req.user.teams.includes(teamId)) {
            return res.status(403).json({ error: 'Not your team' })
          }
          const board = await Board.create({ teamId, title })
          res.status(201).json({ id: board.id })
        })
      `,
    },
    'trpc procedure for members': {
      code: ts`
        import { z } from 'zod'
        import { router, teamMemberProcedure } from './trpc'

        export const boards = router({
          list: teamMemberProcedure
            .input(z.object({ teamId: z.string() }))
            .query(({ ctx, input }) => ctx.prisma.board.findMany({ where: { teamId: input.teamId }, take: 50 })),
        })
      `,
    },
    'helper checks the access': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'
        import { requireAuth } from './auth'
        import { ensureMember } from './members'

        export const router = Router()

        router.post('/projects', requireAuth, async (req, res) => {
          const { organizationId, name } = req.body
          await ensureMember(req.user.id, organizationId)
          const project = await prisma.project.create({ data: { organizationId, name } })
          res.status(201).json({ id: project.id })
        })
      `,
    },
    'filter by both the user and the workspace': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './database'
        import { requireAuth } from './middleware'

        const app = new Hono<{ Variables: { userId: string } }>().use(requireAuth)

        app.get('/drafts', async (c) => {
          const workspaceId = c.req.query('workspaceId')!
          const rows = await db.selectFrom('drafts').select(['id', 'title']).where('workspace_id', '=', workspaceId).where('author_id', '=', c.get('userId')).limit(50).execute()
          return c.json(rows)
        })

        export default app
      `,
    },
    'path parameter': {
      code: ts`
        import express from 'express'
        import { Invoice } from './models'

        const router = express.Router({ mergeParams: true })

        router.get('/orgs/:orgId/invoices', async (req, res) => {
          const invoices = await Invoice.findAll({ where: { orgId: req.params.orgId }, attributes: ['id'], limit: 50 })
          res.json(invoices)
        })

        export default router
      `,
    },
    'webhook of a billing provider': {
      filename: 'app/api/webhooks/billing/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { verifySignature } from '@/lib/billing'

        export async function POST(request: Request) {
          const payload = await verifySignature(request)
          const { organizationId, plan } = payload
          await prisma.subscription.update({ where: { organizationId }, data: { plan } })
          return new Response(null, { status: 200 })
        }
      `,
    },
    'admin may name any tenant': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'
        import { requireRole } from './roles'

        export const admin = Router()

        admin.post('/admin/tenants/suspend', requireRole('superadmin'), async (req, res) => {
          await prisma.tenant.update({ where: { id: req.body.tenantId }, data: { suspended: true } })
          res.sendStatus(204)
        })
      `,
    },
    'the id of the customer is ordinary data': {
      code: ts`
        import { Router } from 'express'
        import { knex } from './knex'
        import { requireAuth } from './auth'

        export const router = Router()

        router.post('/invoices', requireAuth, async (req, res) => {
          const [row] = await knex('invoices').insert({ customer_id: req.body.customerId, org_id: req.user.orgId, total: req.body.total }).returning('id')
          res.status(201).json(row)
        })
      `,
    },
    'internal call with a shared secret': {
      code: ts`
        import { Router } from 'express'
        import { timingSafeEqual } from 'node:crypto'
        import { prisma } from './prisma'

        export const internal = Router()

        internal.post('/internal/usage', async (req, res) => {
          const key = Buffer.from(req.get('x-internal-key') ?? '')
          const expected = Buffer.from(process.env.INTERNAL_KEY!)
          if (key.length !== expected.length || !timingSafeEqual(key, expected)) return res.sendStatus(401)
          await prisma.usage.create({ data: { tenantId: req.body.tenantId, units: req.body.units } })
          res.sendStatus(204)
        })
      `,
    },
    'permission asked with the organization in it': {
      filename: 'app/projects/actions.ts',
      code: ts`
        'use server'
        import { headers } from 'next/headers'
        import { auth } from '@/lib/auth'
        import { prisma } from '@/lib/prisma'

        export async function createProject(input: { organizationId: string; name: string }) {
          const { success } = await auth.api.hasPermission({ headers: await headers(), body: { organizationId: input.organizationId, permissions: { project: ['create'] } } })
          if (!success) throw new Error('Forbidden')
          return prisma.project.create({ data: { organizationId: input.organizationId, name: input.name }, select: { id: true } })
        }
      `,
    },
    'the user\'s own row decides': {
      filename: 'app/api/boards/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function POST(request: Request) {
          const session = await auth()
          if (!session) return new Response(null, { status: 401 })
          const { teamId, title } = await request.json()
          const team = await prisma.team.findFirst({ where: { id: teamId, members: { some: { userId: session.user.id } } } })
          if (!team) return Response.json({ error: 'No such team' }, { status: 404 })
          const board = await prisma.board.create({ data: { teamId, title } })
          return Response.json({ id: board.id }, { status: 201 })
        }
      `,
    },
    'client code that sends it': {
      filename: 'src/components/ProjectForm.tsx',
      code: ts`
        import { useState } from 'react'

        export function ProjectForm({ organizationId }: { organizationId: string }) {
          const [name, setName] = useState('')
          const save = async () => {
            await fetch('/api/projects', { method: 'POST', body: JSON.stringify({ organizationId, name }) })
          }
          return <button onClick={save}>{name}</button>
        }
      `,
    },
    'the tenant of the session': `${app}app.get('/invoices', requireAuth, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.user.orgId } })))`,
    'compared with the session': ts`
      ${app}
      app.get('/invoices', requireAuth, async (req, res) => {
        const { orgId } = req.query
        if (orgId !== req.user.orgId) return res.sendStatus(403)
        res.json(await prisma.invoice.findMany({ where: { orgId } }))
      })
    `,
    'found among the memberships of the session': ts`
      ${app}
      app.get('/invoices', async (req, res) => {
        const { orgId } = req.query
        if (!req.session.orgIds.includes(orgId)) return res.sendStatus(403)
        res.json(await prisma.invoice.findMany({ where: { orgId } }))
      })
    `,
    'a membership look-up first': ts`
      ${app}
      app.post('/projects', async (req, res) => {
        const { organizationId, name } = req.body
        const membership = await prisma.membership.findFirst({ where: { organizationId, userId: req.user.id } })
        if (!membership) return res.sendStatus(403)
        res.json(await prisma.project.create({ data: { organizationId, name } }))
      })
    `,
    'an access check of another file': ts`
      import { assertOrg } from './access'
      ${app}
      app.post('/projects', async (req, res) => {
        await assertOrg(req.user, req.body.orgId)
        res.json(await prisma.project.create({ data: { orgId: req.body.orgId, name: req.body.name } }))
      })
    `,
    'a condition on the caller beside it': `${app}app.get('/org', async (req, res) => res.json(await prisma.project.findMany({ where: { orgId: req.query.orgId, memberId: req.user.id } })))`,
    'middleware that checks membership': `import { requireOrgMember } from './auth'\n${app}app.get('/invoices', requireOrgMember, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.query.orgId } })))`,
    'middleware of unknown meaning': `import { gatekeeper } from './auth'\n${app}app.get('/invoices', gatekeeper, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.query.orgId } })))`,
    'middleware of this file that compares': ts`
      ${app}
      const sameOrg = (req, res, next) => (req.query.orgId === req.user.orgId ? next() : res.sendStatus(403))
      app.get('/invoices', sameOrg, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.query.orgId } })))
    `,
    'a procedure that checks the organization': `export const r = router({ list: orgProcedure.input(z.object({ orgId: z.string() })).query(({ input }) => prisma.invoice.findMany({ where: { orgId: input.orgId } })) })`,
    'a path parameter': `${app}app.get('/orgs/:orgId/invoices', requireAuth, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.params.orgId } })))`,
    'an admin route': `${app}app.get('/admin/invoices', requireAuth, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.query.orgId } })))`,
    'an admin by role': `${app}app.get('/invoices', async (req, res) => { if (req.user.role !== 'admin') return res.sendStatus(403); res.json(await prisma.invoice.findMany({ where: { userId: req.query.userId } })) })`,
    'a webhook': ts`
      import { prisma } from '@/lib/db'
      import Stripe from 'stripe'
      const stripe = new Stripe(process.env.STRIPE_KEY!)
      export async function POST(request: Request) {
        const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.WH!)
        await prisma.subscription.update({ where: { orgId: event.data.object.metadata.orgId }, data: { status: 'active' } })
        return new Response('ok')
      }
    `,
    'adding a person to a tenant': `${app}app.post('/members', async (req, res) => res.json(await prisma.membership.create({ data: { orgId: req.user.orgId, userId: req.body.userId } })))`,
    'assigning somebody else': `${app}app.post('/tasks', async (req, res) => res.json(await prisma.task.create({ data: { orgId: req.user.orgId, ownerId: req.body.ownerId } })))`,
    'an internal call with a secret': ts`
      ${app}
      app.post('/sync', async (req, res) => {
        if (req.headers['x-api-key'] !== process.env.INTERNAL_KEY) return res.sendStatus(401)
        await prisma.invoice.updateMany({ where: { orgId: req.body.orgId }, data: { synced: true } })
        res.end()
      })
    `,
    'row level security of Supabase': ts`
      import { createClient } from '@/utils/supabase/server'
      export async function GET(request: Request) {
        const supabase = await createClient()
        const { searchParams } = new URL(request.url)
        const { data } = await supabase.from('invoices').select('id').eq('org_id', searchParams.get('orgId'))
        return Response.json(data)
      }
    `,
    'a filter by another column': `${app}app.get('/invoices', async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.user.orgId, status: req.query.status } })))`,
    'a helper without a request': `import { prisma } from './db'\nexport const list = (orgId: string) => prisma.invoice.findMany({ where: { orgId } })`,
    'ids of a team inside the tenant, checked by a guard of Nest': ts`
      import { Controller, Get, Query, UseGuards } from '@nestjs/common'
      import { Repository } from 'typeorm'
      @Controller('invoices')
      @UseGuards(JwtAuthGuard, TenantGuard)
      export class Invoices {
        constructor(private readonly invoices: Repository<Invoice>) {}
        @Get() list(@Query('orgId') orgId: string) { return this.invoices.find({ where: { orgId } }) }
      }
    `,
    'a relation of the filter that leads to the caller': `${app}app.get('/x', async (req, res) => { const userId = req.user.id; res.json(await prisma.room.findFirst({ where: { teamId: req.query.teamId, team: { users: { some: { userId } } } } })) })`,
    'who made a row, beside whose it is': `${app}app.post('/x', async (req, res) => { await prisma.note.create({ data: { userId: req.user.id, createdById: req.body.createdById } }); res.end() })`,
    'a field that middleware adds to the body': `import { Card } from '../models/card'\nexport function list() { return async (req, res) => { res.json(await Card.findAll({ where: { UserId: req.body.UserId } })) } }`,
    'owner compared after a look-up': ts`
      ${app}
      app.post('/rename', async (req, res) => {
        const org = await prisma.organization.findUnique({ where: { id: req.body.orgId } })
        if (org.ownerId !== req.user.id) return res.sendStatus(403)
        await prisma.organization.update({ where: { id: req.body.orgId }, data: { name: 'x' } })
        res.end()
      })
    `,
  },
  invalid: {
    'a helper that believes a header, in each handler that calls it': { code: ts`
        import { Router } from 'express'
        import { db } from '../db'
        import { studios, users } from '../schema'
        import { eq } from 'drizzle-orm'
        const router = Router()
        async function userIdOf(req) {
          if (req.session?.userId) return req.session.userId
          const given = 'x'
          return req.headers['x-user-id']
        }
        router.get('/mine', async (req, res) => {
          const userId = await userIdOf(req)
          res.json(await db.select().from(studios).where(eq(studios.ownerUserId, userId)).limit(1))
        })
        router.get('/other', async (req, res) => {
          const userId = await userIdOf(req)
          res.json(await db.select().from(studios).where(eq(studios.ownerUserId, userId)).limit(9))
        })
        export default router
      `, reports: ['tenantFromInput', 'tenantFromInput'] },
    'a role that is only shown': { code: `${app}app.post('/plan', async (req, res) => { const { userId } = req.body; const user = await prisma.user.update({ where: { id: userId }, data: { plan: 'pro' } }); res.json({ id: user.id, role: user.role ?? null }) })`, ...found },
    'a role that the request brings': { code: `${app}app.get('/notes', async (req, res) => { const { role, internalId } = req.query; res.json(await prisma.note.findMany({ where: { userId: req.query.userId, kind: role, internalId } })) })`, ...found },
    'a person\'s own row that is read before': {
      code: ts`
        import { Router } from 'express'
        import { db } from '../db'
        import { users } from '../schema'
        import { eq } from 'drizzle-orm'
        const router = Router()
        router.post('/push', async (req, res) => {
          const { userId, subscription } = req.body
          const [user] = await db.select().from(users).where(eq(users.id, userId))
          if (!user) return res.status(404).end()
          await db.update(users).set({ devices: [...user.devices, subscription] }).where(eq(users.id, userId))
          res.json({ ok: true })
        })
        export default router
      `,
      ...found,
    },
    'a person\'s own row, with a key of a plan': { code: `${app}app.post('/plan', async (req, res) => { const { userId, planKey } = req.body; await prisma.user.update({ where: { id: userId }, data: { planKey } }); res.end() })`, ...found },
    'a person\'s own row, changed by an id of the body': { code: `${app}app.post('/plan', async (req, res) => { const { userId, plan } = req.body; await prisma.user.update({ where: { id: userId }, data: { plan } }); res.end() })`, reports: [{ messageId: 'tenantFromInput', data: { column: 'id', part: 'the body' } }] },
    'a person\'s own row in Drizzle': {
      code: ts`
        import { Router } from 'express'
        import { db } from '../db'
        import { users } from '../schema'
        import { eq } from 'drizzle-orm'
        const router = Router()
        router.post('/purchase', async (req, res) => {
          const { userId, transactionId, productId } = req.body
          if (!userId || !transactionId) return res.status(400).end()
          await db.update(users).set({ plan: PLANS[productId], status: 'active' }).where(eq(users.id, userId))
          res.json({ ok: true })
        })
        export default router
      `,
      ...found,
    },
    'a person\'s own row in Mongoose': { code: `import express from 'express'\nimport mongoose from 'mongoose'\nconst User = mongoose.model('User', new mongoose.Schema({ name: String }))\nconst app = express()\napp.post('/close', async (req, res) => { await User.deleteOne({ _id: req.body.userId }); res.end() })\n`, ...found },
    'what is kept for a person alone': { code: `${app}app.put('/settings', requireAuth, async (req, res) => { const { userId, theme } = req.body; await prisma.userSettings.update({ where: { userId }, data: { theme } }); res.end() })`, ...found },
    'Express: the billing portal of whatever customer is named': {
      filename: 'server/routes/stripe.ts',
      code: ts`
        import express from 'express'
        import Stripe from 'stripe'
        let stripe: Stripe | null = null
        if (process.env.STRIPE_KEY) stripe = new Stripe(process.env.STRIPE_KEY)
        function requireStripe(req, res, next) {
          if (!stripe) return res.status(503).json({ error: 'Not configured' })
          next()
        }
        function getStripe(): Stripe {
          return stripe!
        }
        const router = express.Router()
        router.use(requireStripe)
        router.post('/create-portal-session', async (req, res) => {
          const { customerId, returnUrl } = req.body
          if (!customerId) return res.status(400).json({ error: 'Missing customerId' })
          const portal = await getStripe().billingPortal.sessions.create({ customer: customerId, return_url: returnUrl })
          res.json({ url: portal.url })
        })
      `,
      reports: [{ messageId: 'customerFromInput', data: { subject: 'customer', api: 'billingPortal.sessions.create', part: 'the body' }, line: 17 }],
    },
    'Next: the invoices and the cards of whatever customer is named, told of once': {
      filename: 'app/api/invoices/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'
        import { auth } from '@/auth'
        export async function GET(request: Request) {
          await auth()
          const customer = new URL(request.url).searchParams.get('customer')
          const invoices = await stripe.invoices.list({ customer, limit: 10 })
          const cards = await stripe.customers.listPaymentMethods(customer)
          return Response.json({ invoices, cards })
        }
      `,
      reports: [{ messageId: 'customerFromInput', line: 6 }],
    },
    'Hono: whatever subscription is named is cancelled': {
      filename: 'src/billing.ts',
      code: ts`
        import { Hono } from 'hono'
        import { stripeClient } from './clients'
        export const billing = new Hono()
        billing.post('/cancel', async (c) => {
          const { subscription_id } = await c.req.json()
          await stripeClient.subscriptions.cancel(subscription_id)
          return c.json({ ok: true })
        })
      `,
      reports: [{ messageId: 'customerFromInput', data: { subject: 'subscription', api: 'subscriptions.cancel', part: 'the body' } }],
    },
    'a server action that opens a checkout for whatever customer is named': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { stripe } from '@/lib/stripe'
        export async function startCheckout(customerId: string, priceId: string) {
          return stripe.checkout.sessions.create({ mode: 'subscription', customer: customerId, line_items: [{ price: priceId, quantity: 1 }] })
        }
      `,
      reports: [{ messageId: 'customerFromInput', data: { subject: 'customer', api: 'checkout.sessions.create', part: 'the input' } }],
    },
    'team of a cookie less form in sveltekit': {
      filename: 'src/routes/projects/+page.server.ts',
      code: ts`
        import { prisma } from '$lib/prisma'
        import { redirect } from '@sveltejs/kit'

        export const actions = {
          create: async ({ request, locals }) => {
            if (!locals.session) redirect(303, '/login')
            const form = await request.formData()
            await prisma.project.create({ data: { teamId: form.get('teamId') as string, name: form.get('name') as string } })
            return { ok: true }
          },
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 8 }],
    },
    'bulk change scoped by the body in hono with knex': {
      code: ts`
        import { Hono } from 'hono'
        import { knex } from './knex'
        import { requireAuth } from './auth'

        const app = new Hono()

        app.patch('/settings', requireAuth, async (c) => {
          const input = await c.req.json()
          await knex('settings').where({ tenant_id: input.tenantId }).update({ theme: input.theme })
          return c.json({ ok: true })
        })

        export default app
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'webhook addresses of any organization behind a login': {
      code: ts`
        import express from 'express'
        import { WebhookEndpoint } from './models'
        import { requireAuth } from './auth'

        export const router = express.Router()

        router.post('/webhooks', requireAuth, async (req, res) => {
          const { organizationId, url } = req.body
          const endpoint = await WebhookEndpoint.create({ organizationId, url })
          res.status(201).json({ id: endpoint.id })
        })
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'nest query parameter with prisma': {
      code: ts`
        import { Controller, Get, Query, UseGuards } from '@nestjs/common'
        import { PrismaService } from './prisma.service'
        import { JwtAuthGuard } from './jwt-auth.guard'

        @Controller('reports')
        @UseGuards(JwtAuthGuard)
        export class ReportsController {
          constructor(private readonly prisma: PrismaService) {}

          @Get()
          list(@Query('workspaceId') workspaceId: string) {
            return this.prisma.report.findMany({ where: { workspaceId }, select: { id: true }, take: 50 })
          }
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 12 }],
    },
    'typed rename of the owner in a next action': {
      filename: 'app/notes/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/db'
        import { notes } from '@/db/schema'
        import { getUser } from '@/lib/auth'

        type Input = { userId: string; title: string }

        export async function addNote(input: Input) {
          const user = await getUser()
          if (!user) throw new Error('Unauthorized')
          await db.insert(notes).values({ userId: input.userId, title: input.title })
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 11 }],
    },
    'header of the organization in fastify with pg': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { pool } from './pool'

        export async function routes(app: FastifyInstance) {
          app.get('/usage', { preHandler: app.authenticate }, async (request) => {
            const org = request.headers['x-org-id']
            const { rows } = await pool.query('SELECT day, units FROM usage WHERE org_id = $1 LIMIT 31', [org])
            return rows
          })
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 7 }],
    },
    'mongoose filter with the company of the query': {
      filename: 'src/routes/employees.js',
      code: ts`
        const express = require('express')
        const Employee = require('../models/employee')
        const auth = require('../middleware/auth')

        const router = express.Router()

        router.get('/employees', auth, async (req, res) => {
          const { workspaceId } = req.query
          const employees = await Employee.find({ workspaceId }).sort({ name: 1 }).limit(20)
          res.json(employees.map((e) => ({ id: e.id, name: e.name })))
        })

        module.exports = router
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'tenant header in a hono handler with drizzle': {
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { db } from './db'
        import { orders } from './schema'
        import { requireAuth } from './auth'

        export const app = new Hono()

        app.get('/orders', requireAuth, async (c) => {
          const tenant = c.req.header('x-tenant-id')
          if (!tenant) return c.json({ error: 'Missing tenant' }, 400)
          const rows = await db.select({ id: orders.id }).from(orders).where(eq(orders.tenantId, tenant)).limit(50)
          return c.json(rows)
        })
      `,
      reports: [{ messageId: 'tenantFromInput', line: 12 }],
    },
    'fastify creates a row for the organization of the body': {
      code: ts`
        import type { FastifyPluginAsync } from 'fastify'
        import { knex } from '../knex'

        const plugin: FastifyPluginAsync = async (app) => {
          app.addHook('preHandler', app.authenticate)
          app.post('/webhooks', async (request, reply) => {
            const body = request.body as { organizationId: string; url: string }
            await knex('webhooks').insert({ organization_id: body.organizationId, url: body.url })
            return reply.code(201).send()
          })
        }

        export default plugin
      `,
      reports: [{ messageId: 'tenantFromInput', line: 8 }],
    },
    'pg query with the org of the query string of a Next route': {
      filename: 'app/api/members/route.ts',
      code: ts`
        import { NextRequest, NextResponse } from 'next/server'
        import { pool } from '@/lib/pool'
        import { requireUser } from '@/lib/session'

        export async function GET(request: NextRequest) {
          await requireUser()
          const orgId = request.nextUrl.searchParams.get('orgId')
          const { rows } = await pool.query('SELECT id, name FROM members WHERE org_id = $1 LIMIT 100', [orgId])
          return NextResponse.json(rows)
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 8 }],
    },
    'trpc input decides the team': {
      filename: 'server/routers/api-keys.ts',
      code: ts`
        import { z } from 'zod'
        import { protectedProcedure, router } from '../trpc'

        const inputSchema = z.object({ teamId: z.string(), name: z.string() })

        export const apiKeys = router({
          create: protectedProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
            const { teamId, name } = input
            return ctx.prisma.apiKey.create({ data: { teamId, name }, select: { id: true } })
          }),
        })
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'server action with an object argument': {
      filename: 'app/projects/actions.ts',
      code: ts`
        'use server'
        import { auth } from '@clerk/nextjs/server'
        import { prisma } from '@/lib/prisma'

        export async function listProjects({ organizationId }: { organizationId: string }) {
          const { userId } = await auth()
          if (!userId) throw new Error('Unauthorized')
          return prisma.project.findMany({ where: { organizationId }, select: { id: true, name: true }, take: 100 })
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 8 }],
    },
    'nest body with a typeorm repository': {
      code: ts`
        import { Body, Controller, Post, UseGuards } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { AuthGuard } from '@nestjs/passport'
        import { Ticket } from './ticket.entity'

        @Controller('tickets')
        @UseGuards(AuthGuard('jwt'))
        export class TicketsController {
          constructor(@InjectRepository(Ticket) private readonly tickets: Repository<Ticket>) {}

          @Post()
          async create(@Body() dto: { tenantId: string; subject: string }) {
            const { id } = await this.tickets.save({ tenantId: dto.tenantId, subject: dto.subject })
            return { id }
          }
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 14 }],
    },
    'owner of a note from the body in express': {
      code: ts`
        import express from 'express'
        import { Note } from './models'
        import { requireAuth } from './auth'

        const app = express()
        app.use(express.json())

        app.post('/notes', requireAuth, async (req, res) => {
          const note = await Note.create({ title: req.body.title, ownerId: req.body.ownerId })
          res.status(201).json({ id: note.id })
        })
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'organization of a form in a remix action': {
      filename: 'app/routes/invites.tsx',
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        import { redirect } from '@remix-run/node'
        import { db } from '~/db.server'
        import { requireUserId } from '~/session.server'

        export async function action({ request }: ActionFunctionArgs) {
          await requireUserId(request)
          const form = await request.formData()
          const organizationId = String(form.get('organizationId'))
          await db.invite.create({ data: { email: String(form.get('email')), organizationId } })
          return redirect('/invites')
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 10 }],
    },
    'the service key ignores row level security': {
      filename: 'app/api/boards/route.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import { requireUser } from '@/lib/session'

        const supabase = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)

        export async function POST(request: Request) {
          await requireUser(request)
          const { teamId, title } = await request.json()
          const { data } = await supabase.from('boards').insert({ team_id: teamId, title }).select('id').single()
          return Response.json(data, { status: 201 })
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'kysely delete with a renamed value': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './database'
        import { requireAuth } from './middleware'

        const app = new Hono().use(requireAuth)

        app.post('/sessions/clear', async (c) => {
          const { workspaceId: workspace } = await c.req.json<{ workspaceId: string }>()
          await db.deleteFrom('drafts').where('workspace_id', '=', workspace).execute()
          return c.body(null, 204)
        })

        export default app
      `,
      reports: [{ messageId: 'tenantFromInput', line: 9 }],
    },
    'pages api with sequelize and a validated body': {
      filename: 'pages/api/budgets.js',
      code: ts`
        import { z } from 'zod'
        import { getServerSession } from 'next-auth'
        import { authOptions } from './auth/[...nextauth]'
        import { Budget } from '../../models'

        const schema = z.object({ orgId: z.string().uuid(), amount: z.number() })

        export default async function handler(req, res) {
          const session = await getServerSession(req, res, authOptions)
          if (!session) return res.status(401).end()
          const parsed = schema.safeParse(req.body)
          if (!parsed.success) return res.status(400).end()
          const [count] = await Budget.update({ amount: parsed.data.amount }, { where: { orgId: parsed.data.orgId } })
          res.json({ count })
        }
      `,
      reports: [{ messageId: 'tenantFromInput', line: 13 }],
    },
    'Prisma, the query of Express': { code: `${app}app.get('/invoices', requireAuth, async (req, res) => res.json(await prisma.invoice.findMany({ where: { orgId: req.query.orgId } })))`, reports: [{ messageId: 'tenantFromInput', data: { column: 'orgId', part: 'the query' } }] },
    'destructured body into a write': { code: `${app}app.post('/projects', async (req, res) => { const { tenantId, name } = req.body; res.json(await prisma.project.create({ data: { tenantId, name } })) })`, ...found },
    'a header': { code: `${app}app.get('/invoices', async (req, res) => { const tenant = req.headers['x-tenant-id']; res.json(await prisma.invoice.findMany({ where: { tenantId: tenant } })) })`, ...found },
    'a schema is no check': {
      code: ts`
        import { z } from 'zod'
        ${app}
        const schema = z.object({ organizationId: z.string().uuid() })
        app.post('/invoices', async (req, res) => {
          const { organizationId } = schema.parse(req.body)
          res.json(await prisma.invoice.findMany({ where: { organizationId } }))
        })
      `,
      ...found,
    },
    'a route handler of Next with a session that is not used': {
      filename: 'app/api/invoices/route.ts',
      code: ts`
        import { auth } from '@/auth'
        import { db } from '@/db'
        import { invoices } from '@/db/schema'
        import { eq } from 'drizzle-orm'
        export async function GET(request: Request) {
          const session = await auth()
          if (!session) return new Response(null, { status: 401 })
          const { searchParams } = new URL(request.url)
          const workspaceId = searchParams.get('workspaceId')!
          return Response.json(await db.select().from(invoices).where(eq(invoices.workspaceId, workspaceId)))
        }
      `,
      ...found,
    },
    'a server action': {
      filename: 'app/actions.ts',
      code: `'use server'\nimport { prisma } from '@/lib/prisma'\nexport async function create(formData: FormData) { await prisma.project.create({ data: { organizationId: formData.get('organizationId') as string, name: 'x' } }) }`,
      ...found,
    },
    'the bare argument of a server action': {
      filename: 'app/actions.ts',
      code: `'use server'\nimport { prisma } from '@/lib/prisma'\nexport async function list(orgId: string) { return prisma.project.findMany({ where: { orgId } }) }`,
      ...found,
    },
    'SQL of pg': {
      code: `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { const { rows } = await pool.query('SELECT id FROM invoices WHERE tenant_id = $1', [req.query.tenantId]); res.json(rows) })`,
      ...found,
    },
    'CommonJS and mysql2': {
      filename: 'server.js',
      code: `const express = require('express')\nconst mysql = require('mysql2/promise')\nconst pool = mysql.createPool({ uri })\nconst app = express()\napp.post('/x', async (req, res) => { await pool.execute('INSERT INTO notes (org_id, text) VALUES (?, ?)', [req.body.org_id, req.body.text]); res.end() })`,
      ...found,
    },
    'Hono and Kysely': {
      code: `import { Hono } from 'hono'\nimport { db } from './db'\nconst app = new Hono()\napp.get('/x', async (c) => c.json(await db.selectFrom('invoices').select('id').where('org_id', '=', c.req.query('org')).execute()))`,
      ...found,
    },
    'Fastify and Knex': {
      code: `import Fastify from 'fastify'\nimport knex from 'knex'\nconst db = knex({})\nconst app = Fastify()\napp.post('/x', async (request) => db('invoices').where({ workspace_id: request.body.workspace_id }).select('id'))`,
      ...found,
    },
    'Koa and Mongoose': {
      code: `import Koa from 'koa'\nimport Router from '@koa/router'\nimport { Invoice } from './models/invoice'\nconst router = new Router()\nrouter.get('/x', async (ctx) => { ctx.body = await Invoice.find({ tenantId: ctx.query.tenantId }) })`,
      ...found,
    },
    'a protected procedure of tRPC': {
      code: `import { protectedProcedure, router } from './trpc'\nimport { z } from 'zod'\nexport const r = router({ list: protectedProcedure.input(z.object({ organizationId: z.string() })).query(({ ctx, input }) => ctx.db.invoice.findMany({ where: { organizationId: input.organizationId } })) })`,
      ...found,
    },
    'Nest with a guard of authentication': {
      code: ts`
        import { Controller, Get, Query, UseGuards } from '@nestjs/common'
        import { Repository } from 'typeorm'
        import { AuthGuard } from '@nestjs/passport'
        @Controller('invoices')
        @UseGuards(AuthGuard('jwt'))
        export class Invoices {
          constructor(private readonly invoices: Repository<Invoice>) {}
          @Get() list(@Query('orgId') orgId: string) { return this.invoices.find({ where: { orgId } }) }
        }
      `,
      ...found,
    },
    'the service key of Supabase': {
      filename: 'app/api/x/route.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        const supabase = createClient(process.env.URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)
        export async function POST(request: Request) {
          const { orgId } = await request.json()
          const { data } = await supabase.from('invoices').select('id').eq('org_id', orgId)
          return Response.json(data)
        }
      `,
      ...found,
    },
    'the owner from the body': { code: `${app}app.post('/notes', async (req, res) => res.json(await prisma.note.create({ data: { userId: req.body.userId, text: req.body.text } })))`, ...found },
    'rows of whoever is named': { code: `${app}app.get('/orders', async (req, res) => res.json(await prisma.order.findMany({ where: { userId: req.query.userId } })))`, ...found },
    'the tenant itself is changed': { code: `${app}app.post('/rename', async (req, res) => { await prisma.organization.update({ where: { id: req.body.orgId }, data: { name: req.body.name } }); res.end() })`, ...found },
    'a handler declared apart': { code: `${app}async function list(req, res) { const { orgId } = req.query; res.json(await prisma.invoice.findMany({ where: { orgId } })) }\napp.get('/invoices', list)`, ...found },
    'Sequelize': { code: `import express from 'express'\nimport { Invoice } from './models'\nconst app = express()\napp.get('/x', async (req, res) => res.json(await Invoice.findAll({ where: { tenantId: req.query.tenantId }, attributes: ['id'] })))`, ...found },
    'MongoDB': { code: `import express from 'express'\nimport { MongoClient } from 'mongodb'\nconst db = new MongoClient(url).db()\nconst app = express()\napp.get('/x', async (req, res) => res.json(await db.collection('invoices').find({ orgId: req.query.orgId }).toArray()))`, ...found },
    'a column that the settings name': { settings: { tenancy: { column: 'shopId', models: [] } }, code: `${app}app.get('/x', async (req, res) => res.json(await prisma.order.findMany({ where: { shopId: req.query.shopId } })))`, ...found },
    'a comparison after the query': { code: `${app}app.get('/x', async (req, res) => { const { orgId } = req.query; const rows = await prisma.order.findMany({ where: { orgId } }); if (orgId === '1') console.log(rows); res.json(rows) })`, ...found },
    'two columns': { code: `${app}app.post('/x', async (req, res) => { await prisma.note.create({ data: { orgId: req.body.orgId, userId: req.body.userId } }); res.end() })`, reports: ['tenantFromInput', 'tenantFromInput'] },
  },
})
