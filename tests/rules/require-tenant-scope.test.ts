import rule from '../../src/rules/require-tenant-scope.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['unscopedId'] }
const settings = { tenancy: { column: 'orgId', models: ['project', 'Invoice', 'invoices', 'projects'], wrappers: ['withOrg', 'tenantPrisma'] } }
const missing = { settings, reports: ['missingTenant'] }

testRule(rule, {
  valid: {
    'user id from the helper of the file': {
      filename: 'app/api/statements/route.ts',
      code: ts`
        import { NextRequest, NextResponse } from 'next/server'
        import { prisma } from '@/lib/prisma'
        import { requireUser } from '@/lib/auth'

        async function accountOf(request: NextRequest) {
          const user = await requireUser()
          const id = request.nextUrl.searchParams.get('accountId')!
          return prisma.account.findFirst({ where: { id, members: { some: { userId: user.id } } } })
        }

        export async function GET(request: NextRequest) {
          const account = await accountOf(request)
          if (!account) return NextResponse.json({ error: 'Not found' }, { status: 404 })
          return NextResponse.json(await prisma.statement.findMany({ where: { accountId: account.id }, take: 24 }))
        }
      `,
    },
    'invitation by its secret token': {
      filename: 'app/api/invitations/[token]/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'

        export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }) {
          const { token } = await params
          const invitation = await prisma.invitation.findUnique({ where: { token, expiresAt: { gt: new Date() } } })
          return invitation ? Response.json({ email: invitation.email }) : new Response(null, { status: 404 })
        }
      `,
    },
    'ability checked with CASL': {
      filename: 'src/controllers/receipts.ts',
      code: ts`
        import { subject } from '@casl/ability'
        import type { Request, Response } from 'express'
        import { Receipt } from '../models/receipt'

        export async function destroy(req: Request, res: Response) {
          const receipt = await Receipt.findById(req.params.id)
          if (!receipt || req.ability.cannot('delete', subject('Receipt', receipt))) return res.sendStatus(404)
          await receipt.deleteOne()
          res.sendStatus(204)
        }
      `,
    },
    'settings, the column stands in a nested filter': {
      filename: 'src/services/projects.ts',
      settings: { tenancy: { column: 'orgId', models: ['project'] } },
      code: ts`
        import { prisma } from '../prisma'

        export const find = (orgId: string, term: string) =>
          prisma.project.findMany({ where: { AND: [{ orgId }, { name: { contains: term } }] }, take: 20 })
      `,
    },
    'posts of a blog for everyone': {
      filename: 'src/routes/posts.js',
      code: ts`
        const router = require('express').Router()
        const Post = require('../models/Post')

        router.get('/:id', async (req, res) => {
          const post = await Post.findById(req.params.id).populate('author', 'name')
          if (!post) return res.status(404).end()
          res.json(post)
        })

        module.exports = router
      `,
    },
    'procedure whose name speaks of the member': {
      filename: 'src/server/routers/documents.ts',
      code: ts`
        import { z } from 'zod'
        import { documentMemberProcedure, router } from '../trpc'

        export const documents = router({
          rename: documentMemberProcedure
            .input(z.object({ documentId: z.string(), title: z.string() }))
            .mutation(({ ctx, input }) => ctx.db.document.update({ where: { id: input.documentId }, data: { title: input.title } })),
        })
      `,
    },
    'row first, then compared with who asks': {
      filename: 'src/routes/orders.js',
      code: ts`
        const router = require('express').Router()
        const Order = require('../models/Order')
        const { protect } = require('../middleware/auth')

        router.get('/:orderId', protect, async (req, res) => {
          const order = await Order.findById(req.params.orderId).lean()
          if (!order || String(order.customer) !== req.user.id) return res.status(404).json({ error: 'Not found' })
          res.json(order)
        })

        module.exports = router
      `,
    },
    'public product by its slug': {
      filename: 'app/api/products/[slug]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { db } from '@/db'
        import { products } from '@/db/schema'
        import { eq } from 'drizzle-orm'

        export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
          const { slug } = await params
          const [product] = await db.select().from(products).where(eq(products.slug, slug)).limit(1)
          return product ? NextResponse.json(product) : NextResponse.json({ error: 'Not found' }, { status: 404 })
        }
      `,
    },
    'access helper of another file before the query': {
      filename: 'src/app/api/boards/[boardId]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { prisma } from '@/lib/prisma'
        import { assertBoardAccess } from '@/lib/access'

        export async function DELETE(request: Request, { params }: { params: Promise<{ boardId: string }> }) {
          const { boardId } = await params
          await assertBoardAccess(request, boardId, 'owner')
          await prisma.board.delete({ where: { id: boardId } })
          return new NextResponse(null, { status: 204 })
        }
      `,
    },
    'middleware of the route that may own the question': {
      filename: 'src/routes/documents.ts',
      code: ts`
        import { Router } from 'express'
        import { prisma } from '../prisma'
        import { requireAuth, requireDocumentOwner } from '../middleware'

        export const documents = Router()

        documents.delete('/documents/:id', requireAuth, requireDocumentOwner('id'), async (req, res) => {
          await prisma.document.delete({ where: { id: req.params.id } })
          res.sendStatus(204)
        })
      `,
    },
    'webhook of the payment knows no tenant': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import Stripe from 'stripe'
        import { prisma } from '@/lib/prisma'
        import { stripe } from '@/lib/stripe'

        export async function POST(request: Request) {
          const body = await request.text()
          const event = stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          if (event.type === 'checkout.session.completed') {
            const checkout = event.data.object as Stripe.Checkout.Session
            await prisma.order.update({ where: { id: checkout.metadata!.orderId }, data: { status: 'paid' } })
          }
          return new Response(null, { status: 200 })
        }
      `,
    },
    'tenancy settings and a wrapper that adds it': {
      filename: 'src/services/projects.ts',
      settings: { tenancy: { column: 'orgId', models: ['project'], wrappers: ['withOrg'] } },
      code: ts`
        import { prisma } from '../prisma'
        import { withOrg } from '../tenancy'

        export function archive(orgId: string, id: string) {
          return withOrg(orgId, () => prisma.project.update({ where: { id }, data: { archivedAt: new Date() } }))
        }
      `,
    },
    'admin procedure sees everything': {
      filename: 'src/server/api/routers/admin.ts',
      code: ts`
        import { z } from 'zod'
        import { adminProcedure, createTRPCRouter } from '@/server/api/trpc'

        export const adminRouter = createTRPCRouter({
          refund: adminProcedure.input(z.object({ orderId: z.string() })).mutation(({ ctx, input }) =>
            ctx.db.order.update({ where: { id: input.orderId }, data: { status: 'refunded' } }),
          ),
        })
      `,
    },
    'the org of the context stands in an and()': {
      filename: 'src/routes/reports.ts',
      code: ts`
        import { Hono } from 'hono'
        import { and, eq } from 'drizzle-orm'
        import { db } from '../db'
        import { reports as table } from '../db/schema'
        import { requireAuth } from '../middleware/auth'

        export const reports = new Hono<{ Variables: { workspaceId: string } }>()

        reports.get('/:id', requireAuth, async (c) => {
          const row = await db.query.reports.findFirst({
            where: and(eq(table.id, c.req.param('id')), eq(table.workspaceId, c.get('workspaceId'))),
          })
          return row ? c.json(row) : c.notFound()
        })
      `,
    },
    'worker takes the id from its job': {
      filename: 'src/workers/invoice-pdf.ts',
      code: ts`
        import { Worker } from 'bullmq'
        import { prisma } from '../prisma'
        import { renderPdf } from '../pdf'
        import { connection } from '../redis'

        export const worker = new Worker<{ invoiceId: string }>('invoice-pdf', async (job) => {
          const invoice = await prisma.invoice.findUniqueOrThrow({ where: { id: job.data.invoiceId } })
          await prisma.invoice.update({ where: { id: invoice.id }, data: { pdfUrl: await renderPdf(invoice) } })
        }, { connection })
      `,
    },
    'supabase passes row level security as the caller': {
      filename: 'app/api/notes/[id]/route.ts',
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        export async function DELETE(_: Request, { params }: { params: Promise<{ id: string }> }) {
          const { id } = await params
          const supabase = await createClient()
          const { error } = await supabase.from('notes').delete().eq('id', id)
          return error ? Response.json({ error: 'Not deleted' }, { status: 400 }) : new Response(null, { status: 204 })
        }
      `,
    },
    'session asked and then handed to a policy': {
      filename: 'app/bookings/actions.ts',
      code: ts`
        'use server'
        import { auth } from '@/auth'
        import { can } from '@/lib/policy'
        import { prisma } from '@/lib/prisma'

        export async function cancelBooking(bookingId: string) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          const booking = await prisma.booking.findUnique({ where: { id: bookingId } })
          if (!can(session, 'cancel', booking)) throw new Error('Forbidden')
          await prisma.booking.delete({ where: { id: bookingId } })
        }
      `,
    },
    'relation of the filter leads to the session': {
      filename: 'app/api/tasks/[id]/route.ts',
      code: ts`
        import { auth } from '@clerk/nextjs/server'
        import { prisma } from '@/lib/prisma'

        export async function GET(_req: Request, { params }: { params: Promise<{ id: string }> }) {
          const { userId } = await auth()
          if (!userId) return new Response(null, { status: 401 })
          const { id } = await params
          const task = await prisma.task.findFirst({ where: { id, project: { members: { some: { userId } } } }, select: { id: true } })
          return Response.json(task)
        }
      `,
    },
    'supabase of the caller after its user was asked': {
      filename: 'app/api/notes/[id]/route.ts',
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        export async function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          if (!user) return new Response(null, { status: 401 })
          const { id } = await params
          await supabase.from('notes').update({ text: await request.text() }).eq('id', id)
          return new Response(null, { status: 204 })
        }
      `,
    },
    'the owner is checked by a helper with the id': {
      filename: 'src/controllers/messages.js',
      code: ts`
        const { getCurrentUser } = require('../auth')
        const { assertOwner } = require('../owners')
        const { Message } = require('../models')

        exports.remove = async (req, res) => {
          const user = await getCurrentUser(req)
          if (!user) return res.status(401).end()
          await assertOwner('message', req.params.id)
          await Message.findByIdAndDelete(req.params.id)
          res.status(204).end()
        }
      `,
    },
    'product of a shop with a login for its price': {
      code: ts`
        import { Hono } from 'hono'
        import { getSession } from './session'
        import { db } from './database'

        const app = new Hono()

        app.get('/products/:id', async (c) => {
          const session = await getSession(c)
          const product = await db.selectFrom('products').select(['id', 'price', 'wholesale_price']).where('id', '=', c.req.param('id')).executeTakeFirst()
          return c.json({ id: product?.id, price: session ? product?.wholesale_price : product?.price })
        })

        export default app
      `,
    },
    'cron that proves itself': {
      filename: 'app/api/cron/orders/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'

        export async function POST(request: Request) {
          if (request.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response(null, { status: 401 })
          const { orderId } = await request.json()
          await prisma.order.update({ where: { id: orderId }, data: { expired: true } })
          return new Response(null, { status: 204 })
        }
      `,
    },
    'the session\'s user is in the data': {
      filename: 'app/api/notes/[noteId]/route.ts',
      code: ts`
        import { auth } from '@/auth'
        import { prisma } from '@/lib/prisma'

        export async function DELETE(_req: Request, { params }: { params: { noteId: string } }) {
          const session = await auth()
          if (!session?.user?.id) return new Response(null, { status: 401 })
          const { count } = await prisma.note.deleteMany({ where: { id: params.noteId, userId: session.user.id } })
          return new Response(null, { status: count ? 204 : 404 })
        }
      `,
    },
    'the role is asked': {
      filename: 'app/api/orders/[id]/route.ts',
      code: ts`
        import { auth } from '@/auth'
        import { prisma } from '@/lib/prisma'

        export async function DELETE(_req: Request, { params }: { params: { id: string } }) {
          const session = await auth()
          if (!session?.user.isAdmin) return new Response(null, { status: 403 })
          await prisma.order.delete({ where: { id: params.id } })
          return new Response(null, { status: 204 })
        }
      `,
    },
    'login that is told a permission': {
      filename: 'app/contracts/actions.ts',
      code: ts`
        'use server'
        import { requireUser } from '@/lib/session'
        import { prisma } from '@/lib/prisma'

        export async function deleteContract(id: string) {
          await requireUser({ permission: 'contracts:delete' })
          await prisma.contract.delete({ where: { id } })
        }
      `,
    },
    'the client is made for the session': {
      code: ts`
        import { getServerSession } from 'next-auth'
        import { authOptions } from '@/lib/auth'
        import { clientFor } from '@/lib/clients'

        export async function DELETE(_req: Request, { params }: { params: { id: string } }) {
          const session = await getServerSession(authOptions)
          if (!session) return new Response(null, { status: 401 })
          const db = clientFor(session)
          await db.invoice.delete({ where: { id: params.id } })
          return new Response(null, { status: 204 })
        }
      `,
    },
    'owner compared after the login was asked': {
      code: ts`
        import { Hono } from 'hono'
        import { getSession } from './session'
        import { prisma } from './prisma'

        const app = new Hono()

        app.delete('/files/:id', async (c) => {
          const session = await getSession(c)
          if (!session) return c.body(null, 401)
          const file = await prisma.file.findUnique({ where: { id: c.req.param('id') } })
          if (file?.createdById !== session.userId) return c.body(null, 404)
          await prisma.file.delete({ where: { id: file.id } })
          return c.body(null, 204)
        })

        export default app
      `,
    },
    'posts may be read by whoever is logged in': {
      filename: 'app/posts/[id]/page.tsx',
      code: ts`
        import { auth } from '@/auth'
        import { redirect } from 'next/navigation'
        import { prisma } from '@/lib/prisma'

        export default async function PostPage({ params }: { params: { id: string } }) {
          const session = await auth()
          if (!session) redirect('/sign-in')
          const post = await prisma.post.findUnique({ where: { id: params.id }, select: { title: true } })
          return <h1>{post?.title}</h1>
        }
      `,
    },
    'the user is part of the filter': {
      filename: 'app/api/invoices/[id]/route.ts',
      code: ts`
        import { and, eq } from 'drizzle-orm'
        import { db } from '@/db'
        import { invoices } from '@/db/schema'
        import { auth } from '@/auth'

        export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
          const session = await auth()
          if (!session?.user) return new Response(null, { status: 401 })
          const { id } = await params
          const [invoice] = await db.select({ id: invoices.id }).from(invoices).where(and(eq(invoices.id, id), eq(invoices.ownerId, session.user.id))).limit(1)
          return Response.json(invoice ?? null)
        }
      `,
    },
    'ownership compared after the look-up': {
      filename: 'src/routes/projects.js',
      code: ts`
        const router = require('express').Router()
        const { authenticate } = require('../middleware/authenticate')
        const Project = require('../models/project')

        router.get('/projects/:projectId', authenticate, async (req, res) => {
          const project = await Project.findById(req.params.projectId)
          if (!project || String(project.owner) !== req.user.id) return res.sendStatus(404)
          res.json({ id: project.id, name: project.name })
        })

        module.exports = router
      `,
    },
    'middleware that may check the access': {
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        import { requireAuth } from './auth'
        import { canAccessInvoice } from './policies'

        const app = express()

        app.get('/invoices/:id', requireAuth, canAccessInvoice('read'), async (req, res) => {
          const invoice = await prisma.invoice.findUnique({ where: { id: req.params.id } })
          res.json({ total: invoice?.total })
        })
      `,
    },
    'nest guard that is more than a login': {
      code: ts`
        import { Controller, Delete, Param, UseGuards } from '@nestjs/common'
        import { PrismaService } from '../prisma.service'
        import { JwtAuthGuard } from '../auth/jwt-auth.guard'
        import { DocumentOwnerGuard } from './document-owner.guard'

        @Controller('documents')
        export class DocumentsController {
          constructor(private readonly prisma: PrismaService) {}

          @Delete(':id')
          @UseGuards(JwtAuthGuard, DocumentOwnerGuard)
          remove(@Param('id') id: string) {
            return this.prisma.document.delete({ where: { id } })
          }
        }
      `,
    },
    'products are there for everyone': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './database'

        export const products = new Hono().get('/:slug', async (c) => {
          const product = await db.selectFrom('products').select(['id', 'name', 'price']).where('slug', '=', c.req.param('slug')).executeTakeFirst()
          return product ? c.json(product) : c.notFound()
        })
      `,
    },
    'webhook knows the id of the provider': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import Stripe from 'stripe'
        import { prisma } from '@/lib/prisma'

        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

        export async function POST(request: Request) {
          const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          if (event.type === 'checkout.session.completed') {
            await prisma.order.update({ where: { checkoutId: event.data.object.id }, data: { paid: true } })
          }
          return new Response(null, { status: 200 })
        }
      `,
    },
    'admin route': {
      filename: 'app/api/admin/orders/[id]/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { requireAdmin } from '@/lib/admin'

        export async function DELETE(_request: Request, { params }: { params: { id: string } }) {
          await requireAdmin()
          await prisma.order.delete({ where: { id: params.id } })
          return new Response(null, { status: 204 })
        }
      `,
    },
    'row level security by a transaction that sets the tenant': {
      code: ts`
        import express from 'express'
        import { withTenant } from './tenancy'
        import { requireAuth } from './auth'

        const app = express()

        app.get('/invoices/:id', requireAuth, async (req, res) => {
          const invoice = await withTenant(req, (tx) => tx.invoice.findUnique({ where: { id: req.params.id }, select: { id: true } }))
          res.json(invoice)
        })
      `,
    },
    'the service gets the context': {
      code: ts`
        import { Router } from 'express'
        import { requireAuth } from './auth'
        import { invoices } from './services'

        export const router = Router()

        router.get('/invoices/:id', requireAuth, async (req, res, next) => {
          try {
            res.json(await invoices.findOne(req.context, req.params.id))
          } catch (error) {
            next(error)
          }
        })
      `,
    },
    'secret link with a token': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'

        export const router = Router()

        router.get('/share/:token', async (req, res) => {
          const share = await prisma.share.findUnique({ where: { token: req.params.token }, select: { title: true, expiresAt: true } })
          if (!share || share.expiresAt < new Date()) return res.status(404).end()
          res.json({ title: share.title })
        })
      `,
    },
    'access checked by a helper with the id': {
      code: ts`
        import { z } from 'zod'
        import { protectedProcedure, router } from './trpc'
        import { assertDocumentAccess } from './access'

        export const documents = router({
          rename: protectedProcedure
            .input(z.object({ id: z.string(), name: z.string() }))
            .mutation(async ({ ctx, input }) => {
              await assertDocumentAccess(ctx, input.id)
              return ctx.db.document.update({ where: { id: input.id }, data: { name: input.name } })
            }),
        })
      `,
    },
    'supabase with the user\'s own cookies': {
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        export async function DELETE(_request: Request, { params }: { params: { id: string } }) {
          const supabase = await createClient()
          const { error } = await supabase.from('reports').delete().eq('id', params.id)
          return new Response(null, { status: error ? 500 : 204 })
        }
      `,
    },
    'worker loads the row of its job': {
      code: ts`
        import { Worker } from 'bullmq'
        import { prisma } from './prisma'
        import { connection } from './redis'

        export const worker = new Worker('invoices', async (job) => {
          const invoice = await prisma.invoice.findUnique({ where: { id: job.data.invoiceId }, select: { id: true, total: true } })
          if (invoice) await prisma.invoice.update({ where: { id: invoice.id }, data: { sentAt: new Date() } })
        }, { connection })
      `,
    },
    'setting with a wrapper and with the column': {
      filename: 'src/services/projects.ts',
      settings: { tenancy: { column: 'orgId', models: ['project'], wrappers: ['withOrg','tenantPrisma'] } },
      code: ts`
        import { prisma } from '../db'
        import { tenantPrisma, withOrg } from '../tenancy'

        export const mine = (orgId: string) => tenantPrisma(orgId).project.findMany({ take: 50 })

        export const one = (orgId: string, id: string) => prisma.project.findFirst({ where: { id, orgId } })

        export const rename = (orgId: string, id: string, name: string) =>
          withOrg(orgId, () => prisma.project.update({ where: { id }, data: { name } }))

        export const plans = () => prisma.plan.findMany({ take: 20 })
      `,
    },
    'setting with a composite key and a spread filter': {
      filename: 'src/services/projects.ts',
      settings: { tenancy: { column: 'orgId', models: ['project'] } },
      code: ts`
        import { prisma } from '../db'
        import type { Scope } from '../scope'

        export function byKey(scope: Scope, id: string) {
          return prisma.project.findUnique({ where: { id_orgId: { id, orgId: scope.orgId } } })
        }

        export function search(scope: Scope, name: string) {
          const where = { ...scope.filter(), name: { contains: name } }
          return prisma.project.findMany({ where, take: 20 })
        }
      `,
    },
    'current account on the context of koa': {
      code: ts`
        import Router from '@koa/router'
        import { Booking } from './models'

        export const router = new Router()

        router.get('/bookings/:id', async (ctx) => {
          const booking = await Booking.findOne({ where: { id: ctx.params.id, accountId: ctx.state.account.id } })
          ctx.assert(booking, 404)
          ctx.body = { id: booking.id, date: booking.date }
        })
      `,
    },
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
    'Mongoose findByIdAndDelete in a controller class': {
      filename: 'src/controllers/ReceiptController.js',
      code: ts`
        const Receipt = require('../models/Receipt')

        class ReceiptController {
          async destroy(req, res) {
            const receipt = await Receipt.findByIdAndDelete(req.params.id)
            if (!receipt) return res.status(404).json({ error: 'Receipt not found' })
            return res.sendStatus(204)
          }
        }

        module.exports = new ReceiptController()
      `,
      reports: [{ messageId: 'unscopedId', line: 5 }],
    },
    'Remix loader behind requireUserId that throws the id away': {
      filename: 'app/routes/invoices.$invoiceId.tsx',
      code: ts`
        import type { LoaderFunctionArgs } from '@remix-run/node'
        import { json } from '@remix-run/node'
        import { db } from '~/db.server'
        import { requireLogin } from '~/session.server'

        export async function loader({ request, params }: LoaderFunctionArgs) {
          await requireLogin(request)
          const invoice = await db.invoice.findUnique({ where: { id: params.invoiceId } })
          if (!invoice) throw new Response('Not found', { status: 404 })
          return json({ invoice })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 8 }],
    },
    'Kysely delete in Hono by json body': {
      filename: 'src/routes/payment-methods.ts',
      code: ts`
        import { Hono } from 'hono'
        import { db } from '../kysely'
        import { requireAuth } from '../middleware/auth'

        export const paymentMethods = new Hono()
        paymentMethods.use(requireAuth)

        paymentMethods.post('/remove', async (c) => {
          const { paymentMethodId } = await c.req.json<{ paymentMethodId: string }>()
          await db.deleteFrom('payment_methods').where('id', '=', paymentMethodId).execute()
          return c.json({ ok: true })
        })
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'settings, wrong column in the filter': {
      filename: 'src/services/invoices.ts',
      settings: { tenancy: { column: ['org_id','workspace_id'], models: ['invoices'] } },
      code: ts`
        import { and, eq, isNull } from 'drizzle-orm'
        import { db } from '../db'
        import { invoices } from '../db/schema'

        export const unpaid = (customerId: string) =>
          db.select().from(invoices).where(and(eq(invoices.customer_id, customerId), isNull(invoices.paid_at))).limit(50)
      `,
      reports: [{ messageId: 'missingTenant', line: 6 }],
    },
    'transaction in a Fastify handler': {
      filename: 'src/routes/subscriptions.ts',
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { prisma } from '../prisma'

        export async function subscriptions(app: FastifyInstance) {
          app.post<{ Params: { id: string } }>('/subscriptions/:id/cancel', { preHandler: app.authenticate }, async (request, reply) => {
            await prisma.$transaction(async (tx) => {
              await tx.subscription.update({ where: { id: request.params.id }, data: { status: 'canceled', canceledAt: new Date() } })
            })
            return reply.code(204).send()
          })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 7 }],
    },
    'Next route deletes an invoice behind a bare session check': {
      filename: 'app/api/invoices/[id]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { auth } from '@/auth'
        import { db } from '@/db'
        import { invoices } from '@/db/schema'
        import { eq } from 'drizzle-orm'

        export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
          const session = await auth()
          if (!session) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
          const { id } = await params
          await db.delete(invoices).where(eq(invoices.id, id))
          return new NextResponse(null, { status: 204 })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 11 }],
    },
    'Mongoose order by id of the path': {
      filename: 'src/routes/orders.js',
      code: ts`
        const router = require('express').Router()
        const Order = require('../models/Order')
        const { protect } = require('../middleware/auth')

        router.get('/:orderId', protect, async (req, res) => {
          const order = await Order.findById(req.params.orderId).lean()
          if (!order) return res.status(404).json({ error: 'Not found' })
          res.json(order)
        })

        module.exports = router
      `,
      reports: [{ messageId: 'unscopedId', line: 6 }],
    },
    'Hono handler updates a document with Drizzle': {
      filename: 'src/routes/documents.ts',
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { zValidator } from '@hono/zod-validator'
        import { z } from 'zod'
        import { db } from '../db'
        import { documents as table } from '../db/schema'
        import { requireAuth } from '../middleware/auth'

        export const documents = new Hono()

        documents.patch('/:id', requireAuth, zValidator('json', z.object({ title: z.string() })), async (c) => {
          const { title } = c.req.valid('json')
          const [row] = await db.update(table).set({ title }).where(eq(table.id, c.req.param('id'))).returning()
          return c.json(row)
        })
      `,
      reports: [{ messageId: 'unscopedId', line: 13 }],
    },
    'server action deletes a project by the id of its argument': {
      filename: 'src/app/projects/actions.ts',
      code: ts`
        'use server'

        import { revalidatePath } from 'next/cache'
        import { auth } from '@/auth'
        import { prisma } from '@/lib/prisma'

        export async function deleteProject(projectId: string) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          await prisma.project.delete({ where: { id: projectId } })
          revalidatePath('/projects')
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'Fastify raw SQL by the id of the path': {
      filename: 'src/routes/contracts.ts',
      code: ts`
        import type { FastifyInstance } from 'fastify'

        export default async function contracts(app: FastifyInstance) {
          app.get<{ Params: { id: string } }>('/contracts/:id', { onRequest: [app.authenticate] }, async (request, reply) => {
            const { rows } = await app.pg.query('SELECT id, title, body FROM contracts WHERE id = $1', [request.params.id])
            if (rows.length === 0) return reply.code(404).send({ error: 'No such contract' })
            return rows[0]
          })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 5 }],
    },
    'tRPC query of a conversation by input': {
      filename: 'src/server/api/routers/conversation.ts',
      code: ts`
        import { z } from 'zod'
        import { createTRPCRouter, protectedProcedure } from '@/server/api/trpc'

        export const conversationRouter = createTRPCRouter({
          messages: protectedProcedure
            .input(z.object({ conversationId: z.string().cuid() }))
            .query(async ({ ctx, input }) => {
              return ctx.db.message.findMany({
                where: { conversationId: input.conversationId },
                orderBy: { createdAt: 'asc' },
                take: 100,
              })
            }),
        })
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'Nest controller with a repository': {
      filename: 'src/invoices/invoices.controller.ts',
      code: ts`
        import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, UseGuards } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { JwtAuthGuard } from '../auth/jwt-auth.guard'
        import { Invoice } from './invoice.entity'

        @Controller('invoices')
        @UseGuards(JwtAuthGuard)
        export class InvoicesController {
          constructor(@InjectRepository(Invoice) private readonly invoices: Repository<Invoice>) {}

          @Get(':id')
          async one(@Param('id', ParseUUIDPipe) id: string) {
            const invoice = await this.invoices.findOne({ where: { id } })
            if (!invoice) throw new NotFoundException()
            return invoice
          }
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 14 }],
    },
    'Sequelize destroy by key of the body': {
      filename: 'src/controllers/addresses.js',
      code: ts`
        const { Address } = require('../models')

        async function removeAddress(req, res) {
          const { addressId } = req.body
          const count = await Address.destroy({ where: { id: addressId } })
          if (!count) return res.status(404).json({ error: 'Address not found' })
          res.json({ removed: count })
        }

        module.exports = { removeAddress }
      `,
      reports: [{ messageId: 'unscopedId', line: 5 }],
    },
    'tenancy settings, list of projects without the column': {
      filename: 'src/services/projects.ts',
      settings: { tenancy: { column: 'orgId', models: ['project'] } },
      code: ts`
        import { prisma } from '../prisma'

        export async function activeProjects() {
          return prisma.project.findMany({ where: { archivedAt: null }, take: 50, orderBy: { createdAt: 'desc' } })
        }
      `,
      reports: [{ messageId: 'missingTenant', line: 4 }],
    },
    'Knex row by id behind passport': {
      filename: 'src/api/payslips.ts',
      code: ts`
        import { Router } from 'express'
        import passport from 'passport'
        import { knex } from '../knex'

        const router = Router()

        router.get('/payslips/:id', passport.authenticate('jwt', { session: false }), async (req, res, next) => {
          try {
            const payslip = await knex('payslips').where('id', req.params.id).first()
            if (!payslip) return res.status(404).end()
            res.json(payslip)
          } catch (error) {
            next(error)
          }
        })

        export default router
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'pages api with methods in a switch': {
      filename: 'pages/api/tasks/[id].ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { getSession } from 'next-auth/react'
        import Task from '@/models/Task'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const session = await getSession({ req })
          if (!session) {
            res.status(401).json({ error: 'Unauthorized' })
            return
          }
          switch (req.method) {
            case 'PUT': {
              const task = await Task.findByIdAndUpdate(req.query.id, { title: req.body.title }, { new: true })
              return res.json(task)
            }
            default:
              return res.status(405).end()
          }
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 13 }],
    },
    'better-auth session asked in a hono handler with mysql': {
      code: ts`
        import { Hono } from 'hono'
        import { auth } from './auth'
        import { pool } from './mysql'

        const app = new Hono()

        app.delete('/documents/:id', async (c) => {
          const session = await auth.api.getSession({ headers: c.req.raw.headers })
          if (!session) return c.json({ error: 'Unauthorized' }, 401)
          await pool.execute('DELETE FROM documents WHERE id = ?', [c.req.param('id')])
          return c.body(null, 204)
        })

        export default app
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'kinde login asked in an action with sequelize': {
      filename: 'app/bookings/actions.js',
      code: ts`
        'use server'
        import { getKindeServerSession } from '@kinde-oss/kinde-auth-nextjs/server'
        import { Booking } from '@/models'

        export async function cancelBooking(bookingId) {
          const { isAuthenticated } = getKindeServerSession()
          if (!(await isAuthenticated())) throw new Error('Unauthorized')
          await Booking.destroy({ where: { id: bookingId } })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 8 }],
    },
    'current user loaded and only asked in express': {
      filename: 'src/controllers/messages.js',
      code: ts`
        const { getCurrentUser } = require('../auth')
        const { Message } = require('../models')

        exports.remove = async (req, res) => {
          const user = await getCurrentUser(req)
          if (!user) return res.status(401).json({ message: 'Please sign in' })
          await Message.findByIdAndDelete(req.params.id)
          res.status(204).end()
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 7 }],
    },
    'optional chaining over the lucia session in a route': {
      filename: 'app/api/addresses/[id]/route.ts',
      code: ts`
        import { validateRequest } from '@/lib/auth'
        import { db } from '@/db'
        import { addresses } from '@/db/schema'
        import { eq } from 'drizzle-orm'

        export async function GET(_req: Request, ctx: { params: Promise<{ id: string }> }) {
          const { user } = await validateRequest()
          if (!user) return Response.json({ error: 'Unauthorized' }, { status: 401 })
          const { id } = await ctx.params
          const rows = await db.select().from(addresses).where(eq(addresses.id, id)).limit(1)
          return Response.json(rows[0] ?? null)
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'sveltekit action that only asks the locals': {
      filename: 'src/routes/notes/+page.server.ts',
      code: ts`
        import { fail, redirect } from '@sveltejs/kit'
        import { requireLogin } from '$lib/server/auth'
        import { prisma } from '$lib/server/prisma'

        export const actions = {
          delete: async (event) => {
            requireLogin(event)
            const form = await event.request.formData()
            const id = form.get('id') as string
            if (!id) return fail(400)
            await prisma.note.delete({ where: { id } })
            redirect(303, '/notes')
          },
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 11 }],
    },
    'session only asked, in a Next route with try': {
      filename: 'app/api/notes/[noteId]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { getServerSession } from 'next-auth'
        import { authOptions } from '@/lib/auth'
        import { prisma } from '@/lib/prisma'

        export async function PATCH(req: Request, { params }: { params: { noteId: string } }) {
          try {
            const session = await getServerSession(authOptions)
            if (!session?.user) {
              return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
            }
            const { content } = await req.json()
            const note = await prisma.note.update({ where: { id: params.noteId }, data: { content } })
            return NextResponse.json(note)
          } catch {
            return NextResponse.json({ error: 'Failed' }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 13 }],
    },
    'clerk id only asked in an action': {
      filename: 'app/tasks/actions.ts',
      code: ts`
        'use server'
        import { auth } from '@clerk/nextjs/server'
        import { eq } from 'drizzle-orm'
        import { db } from '@/db'
        import { tasks } from '@/db/schema'

        export async function completeTask(taskId: string) {
          const { userId } = await auth()
          if (!userId) throw new Error('Unauthorized')
          await db.update(tasks).set({ done: true }).where(eq(tasks.id, taskId))
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'supabase user asked and the service key used': {
      filename: 'app/api/invoices/[id]/route.ts',
      code: ts`
        import { createClient as createServiceClient } from '@supabase/supabase-js'
        import { createClient } from '@/utils/supabase/server'

        export async function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          if (!user) return new Response(null, { status: 401 })
          const { id } = await params
          const service = createServiceClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)
          await service.from('invoices').delete().eq('id', id)
          return new Response(null, { status: 204 })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'remix loader that requires a login': {
      filename: 'app/routes/orders.$orderId.tsx',
      code: ts`
        import { json, type LoaderFunctionArgs } from '@remix-run/node'
        import { requireUserId } from '~/session.server'
        import { db } from '~/db.server'

        export async function loader({ request, params }: LoaderFunctionArgs) {
          await requireUserId(request)
          const order = await db.order.findUnique({ where: { id: params.orderId } })
          if (!order) throw new Response('Not found', { status: 404 })
          return json({ order })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 7 }],
    },
    'fastify with a schema and knex': {
      code: ts`
        import type { FastifyPluginAsync } from 'fastify'
        import { knex } from '../knex'

        const contracts: FastifyPluginAsync = async (fastify) => {
          fastify.delete('/contracts/:id', { preHandler: [fastify.authenticate], schema: { params: { type: 'object', properties: { id: { type: 'string' } } } } }, async (request, reply) => {
            const { id } = request.params as { id: string }
            await knex('contracts').where('id', id).del()
            return reply.code(204).send()
          })
        }

        export default contracts
      `,
      reports: [{ messageId: 'unscopedId', line: 7 }],
    },
    'null comparison of the token\'s owner in hono': {
      code: ts`
        import { Hono } from 'hono'
        import { verifyToken } from './tokens'
        import { Folder } from './models'

        const app = new Hono()

        app.put('/folders/:id', async (c) => {
          const payload = verifyToken(c.req)
          if (payload === null) return c.json({ error: 'Sign in' }, 401)
          const { title } = await c.req.json()
          await Folder.update({ title }, { where: { id: c.req.param('id') } })
          return c.body(null, 204)
        })

        export default app
      `,
      reports: [{ messageId: 'unscopedId', line: 11 }],
    },
    'drizzle in a Next route with awaited params': {
      filename: 'app/api/invoices/[id]/route.ts',
      code: ts`
        import { eq } from 'drizzle-orm'
        import { db } from '@/db'
        import { invoices } from '@/db/schema'
        import { requireAuth } from '@/lib/auth'

        export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
          await requireAuth()
          const { id } = await params
          const [invoice] = await db.select().from(invoices).where(eq(invoices.id, id)).limit(1)
          if (!invoice) return Response.json({ error: 'Not found' }, { status: 404 })
          return Response.json(invoice)
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'mongoose findByIdAndDelete behind a login': {
      filename: 'src/routes/projects.js',
      code: ts`
        const router = require('express').Router()
        const { authenticate } = require('../middleware/authenticate')
        const Project = require('../models/project')

        router.delete('/projects/:projectId', authenticate, async (req, res) => {
          await Project.findByIdAndDelete(req.params.projectId)
          res.sendStatus(204)
        })

        module.exports = router
      `,
      reports: [{ messageId: 'unscopedId', line: 6 }],
    },
    'nest controller with a guard and a typeorm repository': {
      code: ts`
        import { Controller, Get, NotFoundException, Param, UseGuards } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { JwtAuthGuard } from '../auth/jwt-auth.guard'
        import { Document } from './document.entity'

        @Controller('documents')
        @UseGuards(JwtAuthGuard)
        export class DocumentsController {
          constructor(@InjectRepository(Document) private readonly documents: Repository<Document>) {}

          @Get(':id')
          async findOne(@Param('id') id: string) {
            const document = await this.documents.findOne({ where: { id } })
            if (!document) throw new NotFoundException()
            return document
          }
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 14 }],
    },
    'pg update with the id of the body': {
      code: ts`
        import { Hono } from 'hono'
        import { pool } from './db'
        import { jwt } from 'hono/jwt'

        const app = new Hono()
        app.use('*', jwt({ secret: process.env.JWT_SECRET! }))

        app.post('/orders/cancel', async (c) => {
          const { orderId } = await c.req.json()
          const result = await pool.query('UPDATE orders SET status = $1 WHERE id = $2 RETURNING id', ['cancelled', orderId])
          return result.rowCount ? c.json({ ok: true }) : c.notFound()
        })

        export default app
      `,
      reports: [{ messageId: 'unscopedId', line: 10 }],
    },
    'trpc update with destructured input': {
      filename: 'server/routers/note.ts',
      code: ts`
        import { z } from 'zod'
        import { createTRPCRouter, protectedProcedure } from '../trpc'
        import { prisma } from '../prisma'

        export const noteRouter = createTRPCRouter({
          update: protectedProcedure
            .input(z.object({ id: z.string().cuid(), body: z.string().max(5000) }))
            .mutation(async ({ input: { id, body } }) => {
              return prisma.note.update({ where: { id }, data: { body } })
            }),
        })
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'server action deletes what the form names': {
      filename: 'app/contracts/actions.ts',
      code: ts`
        'use server'
        import { revalidatePath } from 'next/cache'
        import { prisma } from '@/lib/prisma'
        import { requireLogin } from '@/lib/login'

        export async function deleteContract(formData: FormData) {
          await requireLogin()
          const contractId = formData.get('contractId') as string
          await prisma.contract.delete({ where: { id: contractId } })
          revalidatePath('/contracts')
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'sequelize findByPk then update in fastify': {
      code: ts`
        import type { FastifyInstance } from 'fastify'
        import { Booking } from '../models'

        export default async function bookings(app: FastifyInstance) {
          app.addHook('onRequest', app.authenticate)

          app.put<{ Params: { id: string }; Body: { date: string } }>('/bookings/:id', async (request, reply) => {
            const booking = await Booking.findByPk(request.params.id)
            if (!booking) return reply.code(404).send()
            await booking.update({ date: request.body.date })
            return booking
          })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 8 }],
    },
    'knex download in a handler declared apart': {
      filename: 'src/controllers/receipts.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Router } from 'express'
        import { knex } from '../knex'
        import { isAuthenticated } from '../passport'

        async function showReceipt(req: Request, res: Response) {
          const receipt = await knex('receipts').where({ id: req.params.id }).first('id', 'total')
          if (!receipt) {
            res.status(404).end()
            return
          }
          res.json(receipt)
        }

        export const receipts = Router()
        receipts.get('/:id', isAuthenticated, showReceipt)
      `,
      reports: [{ messageId: 'unscopedId', line: 7 }],
    },
    'an order read by anybody without a login': {
      code: ts`
        import express from 'express'
        import { PrismaClient } from '@prisma/client'

        const prisma = new PrismaClient()
        const app = express()

        app.get('/api/orders/:id', async (req, res) => {
          const id = Number(req.params.id)
          const order = await prisma.order.findUnique({ where: { id }, include: { items: true } })
          order ? res.json(order) : res.status(404).json({ message: 'No such order' })
        })
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'kysely query by a validated id': {
      code: ts`
        import { Hono } from 'hono'
        import { zValidator } from '@hono/zod-validator'
        import { z } from 'zod'
        import { db } from './database'
        import { requireAuth } from './middleware'

        export const tickets = new Hono().get('/:id', requireAuth, zValidator('param', z.object({ id: z.string().uuid() })), async (c) => {
          const { id } = c.req.valid('param')
          const ticket = await db.selectFrom('tickets').select(['id', 'subject']).where('id', '=', id).executeTakeFirst()
          return ticket ? c.json(ticket) : c.notFound()
        })
      `,
      reports: [{ messageId: 'unscopedId', line: 9 }],
    },
    'pages api with a query id': {
      filename: 'pages/api/files/[id].js',
      code: ts`
        import { getServerSession } from 'next-auth'
        import { authOptions } from '../auth/[...nextauth]'
        import { prisma } from '../../../lib/prisma'

        export default async function handler(req, res) {
          if (!(await getServerSession(req, res, authOptions))) return res.status(401).end()
          const file = await prisma.file.findUnique({ where: { id: req.query.id } })
          if (req.method === 'DELETE') {
            await prisma.file.delete({ where: { id: req.query.id } })
            return res.status(204).end()
          }
          return res.json({ name: file.name })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 7 }],
    },
    'supabase with the service key': {
      filename: 'app/api/reports/[id]/route.ts',
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import { verifyLogin } from '@/lib/verify-login'

        const admin = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)

        export async function DELETE(request: Request, { params }: { params: { id: string } }) {
          if (!(await verifyLogin(request))) return new Response(null, { status: 401 })
          const { error } = await admin.from('reports').delete().eq('id', params.id)
          if (error) return Response.json({ error: 'Failed' }, { status: 500 })
          return new Response(null, { status: 204 })
        }
      `,
      reports: [{ messageId: 'unscopedId', line: 8 }],
    },
    'setting says the column and a service forgets it': {
      filename: 'src/services/projects.ts',
      settings: { tenancy: { column: 'orgId', models: ['project'], wrappers: ['withOrg'] } },
      code: ts`
        import { prisma } from '../db'

        export async function archiveProject(id: string) {
          return prisma.project.update({ where: { id }, data: { archivedAt: new Date() } })
        }

        export const listProjects = () => prisma.project.findMany({ take: 50 })
      `,
      reports: [{ messageId: 'missingTenant', line: 4 }, { messageId: 'missingTenant', line: 7 }],
    },
    'setting with drizzle and a created row without the tenant': {
      filename: 'src/services/tasks.ts',
      settings: { tenancy: { column: 'tenantId', models: ['tasks'] } },
      code: ts`
        import { db } from '../db'
        import { tasks } from '../schema'

        export async function addTask(title: string, dueAt: Date) {
          const [task] = await db.insert(tasks).values({ title, dueAt }).returning()
          return task
        }
      `,
      reports: [{ messageId: 'missingTenant', line: 5 }],
    },
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
