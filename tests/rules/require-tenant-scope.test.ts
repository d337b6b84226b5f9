import rule from '../../src/rules/require-tenant-scope.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['unscopedId'] }
const settings = { tenancy: { column: 'orgId', models: ['project', 'Invoice', 'invoices', 'projects'], wrappers: ['withOrg', 'tenantPrisma'] } }
const missing = { settings, reports: ['missingTenant'] }

testRule(rule, {
  valid: {
    'the user of the session in the filter': `${app}app.get('/invoices/:id', async (req, res) => res.json(await prisma.invoice.findFirst({ where: { id: req.params.id, userId: req.user.id } })))`,
    'the owner compared afterwards': `${app}app.get('/invoices/:id', async (req, res) => { const row = await prisma.invoice.findUnique({ where: { id: req.params.id } }); if (row.ownerId !== req.user.id) return res.sendStatus(403); res.json(row) })`,
    'an earlier access check': `import { assertAccess } from './access'\n${app}app.get('/invoices/:id', async (req, res) => { await assertAccess(req, req.params.id); res.json(await prisma.invoice.findUnique({ where: { id: req.params.id } })) })`,
    'the id handed to a function that may check': `import { loadDocument } from './documents'\n${app}app.get('/documents/:id', async (req, res) => { await loadDocument(req.params.id); res.json(await prisma.revision.findMany({ where: { documentId: req.params.id } })) })`,
    'middleware that may check': `import { canReadInvoice } from './access'\n${app}app.get('/invoices/:id', canReadInvoice, async (req, res) => res.json(await prisma.invoice.findUnique({ where: { id: req.params.id } })))`,
    'a wrapper that keeps to a tenant': `${app}app.get('/invoices/:id', async (req, res) => res.json(await withTenant(() => prisma.invoice.findUnique({ where: { id: req.params.id } }))))`,
    'a client of one tenant': `import { forTenant } from './db'\n${app}app.get('/invoices/:id', async (req, res) => res.json(await forTenant().invoice.findUnique({ where: { id: req.params.id } })))`,
    'row level security by a setting of the connection': ts`
      import express from 'express'
      import { Pool } from 'pg'
      const pool = new Pool()
      const app = express()
      app.get('/x/:id', async (req, res) => {
        await pool.query("SELECT set_config('app.current', $1, true)", [req.headers.x])
        res.json((await pool.query('SELECT * FROM invoices WHERE id = $1', [req.params.id])).rows)
      })
    `,
    'row level security of Supabase': `import { createClient } from '@/utils/supabase/server'\nexport async function GET(request, { params }) { const db = await createClient(); const { data } = await db.from('invoices').select('id').eq('id', params.id).single(); return Response.json(data) }`,
    'an admin route': `${app}app.delete('/admin/invoices/:id', requireAuth, async (req, res) => { await prisma.invoice.delete({ where: { id: req.params.id } }); res.end() })`,
    'a user looked up by id': `${app}app.get('/users/:id', async (req, res) => res.json(await prisma.user.findUnique({ where: { id: req.params.id } })))`,
    'a public product': `${app}app.get('/products/:id', async (req, res) => res.json(await prisma.product.findUnique({ where: { id: req.params.id } })))`,
    'a secret token': `${app}app.get('/share/:token', async (req, res) => res.json(await prisma.document.findUnique({ where: { shareToken: req.params.token } })))`,
    'a webhook': ts`
      import { prisma } from '@/lib/db'
      export async function POST(request: Request) {
        const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, secret)
        await prisma.order.update({ where: { id: event.data.object.metadata.orderId }, data: { paid: true } })
        return new Response('ok')
      }
    `,
    'a worker': `import { Worker } from 'bullmq'\nimport { prisma } from './db'\nnew Worker('x', async (job) => { await prisma.document.update({ where: { id: job.data.id }, data: { done: true } }) })`,
    'a helper of another handler': `import { prisma } from './db'\nexport const find = (id: string) => prisma.invoice.findUnique({ where: { id } })`,
    'a session mentioned': ts`
      import { auth } from '@/auth'
      import { prisma } from '@/lib/db'
      export async function GET(request: Request, { params }) {
        const session = await auth()
        return Response.json(await prisma.invoice.findFirst({ where: { id: params.id, email: session.email } }))
      }
    `,
    'an organization procedure': `export const r = router({ get: orgProcedure.input(z.object({ id: z.string() })).query(({ ctx, input }) => ctx.db.invoice.findUnique({ where: { id: input.id } })) })`,
    'a guard of Nest that may check': ts`
      import { Controller, Get, Param, UseGuards } from '@nestjs/common'
      import { Repository } from 'typeorm'
      @Controller('invoices')
      @UseGuards(InvoiceOwnerGuard)
      export class Invoices {
        constructor(private readonly invoices: Repository<Invoice>) {}
        @Get(':id') get(@Param('id') id: string) { return this.invoices.findOneBy({ id }) }
      }
    `,
    'the column, as the settings ask': { settings, code: `import { prisma } from './db'\nexport const get = (id, orgId) => prisma.project.findFirst({ where: { id, orgId } })` },
    'another model': { settings, code: `import { prisma } from './db'\nexport const get = (id) => prisma.country.findFirst({ where: { id } })` },
    'the wrapper of the settings': { settings, code: `import { prisma, withOrg } from './db'\nexport const get = (id, org) => withOrg(org, () => prisma.project.findFirst({ where: { id } }))` },
    'the client of the settings': { settings, code: `import { tenantPrisma } from './db'\nexport const get = (id, org) => { const db = tenantPrisma(org); return db.project.findFirst({ where: { id } }) }` },
    'a filter that another file makes': { settings, code: `import { prisma } from './db'\nexport const get = (where) => prisma.project.findFirst({ where })` },
    'the column in a relation': { settings, code: `import { prisma } from './db'\nexport const get = (id, orgId) => prisma.invoice.findFirst({ where: { id, project: { orgId } } })` },
    'SQL with the column': { settings: { tenancy: { column: 'org_id', models: ['invoices'] } }, code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const get = (id, org) => pool.query('SELECT * FROM invoices WHERE id = $1 AND org_id = $2', [id, org])` },
    'Drizzle with the column': { settings, code: `import { db } from './db'\nimport { eq, and } from 'drizzle-orm'\nexport const get = (id, orgId) => db.select().from(projects).where(and(eq(projects.id, id), eq(projects.orgId, orgId)))` },
    'a created row with the column': { settings, code: `import { prisma } from './db'\nexport const add = (name, orgId) => prisma.project.create({ data: { name, orgId } })` },
    'a created row through a relation': { settings: { tenancy: { column: 'orgId', models: ['project'] } }, code: `import { prisma } from './db'\nexport const add = (name, id) => prisma.project.create({ data: { name, org: { connect: { id } } } })` },
  },
  invalid: {
    'Prisma by a path parameter': { code: `${app}app.get('/invoices/:id', requireAuth, async (req, res) => res.json(await prisma.invoice.findUnique({ where: { id: req.params.id } })))`, reports: [{ messageId: 'unscopedId', data: { query: 'prisma.invoice.findUnique', part: 'the path' } }] },
    'no authentication at all': { code: `${app}app.delete('/documents/:id', async (req, res) => { const { id } = req.params; await prisma.document.delete({ where: { id } }); res.end() })`, ...found },
    'an id of the body': { code: `${app}app.post('/archive', async (req, res) => { await prisma.project.update({ where: { id: req.body.projectId }, data: { archived: true } }); res.end() })`, ...found },
    'a procedure of tRPC': { code: `export const r = router({ get: protectedProcedure.input(z.object({ id: z.string() })).query(({ ctx, input }) => ctx.db.invoice.findUnique({ where: { id: input.id } })) })`, ...found },
    'a route handler of Next with Drizzle': {
      filename: 'app/api/invoices/[id]/route.ts',
      code: `import { db } from '@/db'\nimport { invoices } from '@/db/schema'\nimport { eq } from 'drizzle-orm'\nexport async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) { const { id } = await params; const [row] = await db.select().from(invoices).where(eq(invoices.id, id)); return Response.json(row) }`,
      ...found,
    },
    'a server action by its argument': { filename: 'app/actions.ts', code: `'use server'\nimport { prisma } from '@/lib/prisma'\nexport async function removeNote(id: string) { await prisma.note.delete({ where: { id } }) }`, ...found },
    'a handler declared apart': { code: `${app}const show = async (req, res) => res.json(await prisma.contract.findUnique({ where: { id: req.params.id } }))\napp.get('/contracts/:id', show)`, ...found },
    'SQL of pg': { code: `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/invoices/:id', async (req, res) => { const { rows } = await pool.query('SELECT * FROM invoices WHERE id = $1', [req.params.id]); res.json(rows[0]) })`, ...found },
    'CommonJS and mysql2': { filename: 'server.js', code: `const express = require('express')\nconst mysql = require('mysql2/promise')\nconst pool = mysql.createPool({ uri })\nconst app = express()\napp.delete('/notes/:id', async (req, res) => { await pool.execute('DELETE FROM notes WHERE id = ?', [req.params.id]); res.end() })`, ...found },
    'Mongoose': { code: `import express from 'express'\nimport { Invoice } from './models/invoice'\nconst app = express()\napp.get('/invoices/:id', async (req, res) => res.json(await Invoice.findById(req.params.id)))`, ...found },
    'Sequelize': { code: `import express from 'express'\nimport { Invoice } from './models'\nconst app = express()\napp.get('/invoices/:id', async (req, res) => res.json(await Invoice.findByPk(req.params.id)))`, ...found },
    'Hono and Kysely': { code: `import { Hono } from 'hono'\nimport { db } from './db'\nconst app = new Hono()\napp.delete('/invoices/:id', async (c) => { await db.deleteFrom('invoices').where('id', '=', c.req.param('id')).execute(); return c.body(null, 204) })`, ...found },
    'Fastify and Knex': { code: `import Fastify from 'fastify'\nimport knex from 'knex'\nconst db = knex({})\nconst app = Fastify()\napp.get('/invoices/:id', async (request) => db('invoices').where({ id: request.params.id }).first())`, ...found },
    'a repository of Nest': {
      code: ts`
        import { Controller, Get, Param, UseGuards } from '@nestjs/common'
        import { AuthGuard } from '@nestjs/passport'
        import { Repository } from 'typeorm'
        @Controller('invoices')
        @UseGuards(AuthGuard('jwt'))
        export class Invoices {
          constructor(private readonly invoices: Repository<Invoice>) {}
          @Get(':id') get(@Param('id') id: string) { return this.invoices.findOneBy({ id }) }
        }
      `,
      ...found,
    },
    'MongoDB': { code: `import express from 'express'\nimport { MongoClient, ObjectId } from 'mongodb'\nconst db = new MongoClient(url).db()\nconst app = express()\napp.get('/x/:id', async (req, res) => res.json(await db.collection('invoices').findOne({ _id: new ObjectId(req.params.id) })))`, ...found },
    'the service key of Supabase': { filename: 'app/api/x/[id]/route.ts', code: `import { createClient } from '@supabase/supabase-js'\nconst db = createClient(process.env.URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)\nexport async function GET(request: Request, { params }) { const { data } = await db.from('invoices').select('id').eq('id', params.id).single(); return Response.json(data) }`, ...found },
    'a public model behind a login': { code: `${app}app.delete('/posts/:id', requireAuth, async (req, res) => { await prisma.post.delete({ where: { id: req.params.id } }); res.end() })`, ...found },
    'a foreign key': { code: `${app}app.get('/invoices/:id/lines', requireAuth, async (req, res) => res.json(await prisma.line.findMany({ where: { invoiceId: req.params.id } })))`, ...found },
    'the settings: a query without the column': { code: `import { prisma } from './db'\nexport const get = (id) => prisma.project.findUnique({ where: { id } })`, settings, reports: [{ messageId: 'missingTenant', data: { query: 'prisma.project.findUnique', column: 'orgId' } }] },
    'the settings: a list': { code: `import { prisma } from './db'\nexport const all = () => prisma.project.findMany()`, ...missing },
    'the settings: an update': { code: `import { prisma } from './db'\nexport const close = (id) => prisma.project.updateMany({ where: { id }, data: { closed: true } })`, ...missing },
    'the settings: Drizzle': { code: `import { db } from './db'\nimport { eq } from 'drizzle-orm'\nexport const get = (id) => db.select().from(projects).where(eq(projects.id, id))`, ...missing },
    'the settings: Mongoose': { code: `import { Invoice } from './models/invoice'\nexport const get = (id) => Invoice.findById(id)`, ...missing },
    'the settings: SQL': { code: `import { Pool } from 'pg'\nconst pool = new Pool()\nexport const get = (id) => pool.query('SELECT * FROM invoices WHERE id = $1', [id])`, ...missing },
    'the settings: a created row': { code: `import { prisma } from './db'\nexport const add = (name) => prisma.project.create({ data: { name } })`, ...missing },
    'the settings: the column selected and not asked for': { code: `import { prisma } from './db'\nexport const get = (id) => prisma.project.findUnique({ where: { id }, select: { orgId: true } })`, ...missing },
  },
})
