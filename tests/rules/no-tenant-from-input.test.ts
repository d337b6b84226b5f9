import rule from '../../src/rules/no-tenant-from-input.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\napp.use(express.json())\n"
const found = { reports: ['tenantFromInput'] }

testRule(rule, {
  valid: {
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
