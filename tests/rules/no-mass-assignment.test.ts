import rule from '../../src/rules/no-mass-assignment.js'
import { testRule, ts } from '../support/test-rule.js'

const report = 'massAssignment'

testRule(rule, {
  valid: {
    'keys are picked by a reduce of the file': {
      filename: 'src/controllers/shop.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Shop } from '../models/shop'

        const pick = (source: Record<string, unknown>, keys: string[]) =>
          keys.reduce<Record<string, unknown>>((result, key) => (key in source ? { ...result, [key]: source[key] } : result), {})

        export async function patch(req: Request, res: Response) {
          await Shop.updateOne({ owner: req.user.id }, pick(req.body, ['name', 'opening']))
          res.sendStatus(204)
        }
      `,
    },
    'entries tested by a lookup in a table': {
      filename: 'src/controllers/shop.js',
      code: ts`
        const Shop = require('../models/shop')

        const COLUMNS = { name: 'name', opening: 'opening_hours' }

        exports.patch = async (req, res) => {
          const changes = Object.fromEntries(
            Object.entries(req.body)
              .filter(([key]) => key in COLUMNS)
              .map(([key, value]) => [COLUMNS[key], value]),
          )
          await Shop.updateOne({ owner: req.user.id }, { $set: changes })
          res.sendStatus(204)
        }
      `,
    },
    'keys renamed by a table only': {
      filename: 'src/controllers/map.js',
      code: ts`
        const Shop = require('../models/shop')

        const COLUMNS = { name: 'name', opening: 'opening_hours' }

        exports.patch = async (req, res) => {
          const changes = Object.fromEntries(Object.keys(COLUMNS).map((key) => [COLUMNS[key], req.body[key]]))
          await Shop.updateOne({ owner: req.user.id }, { $set: changes })
          res.sendStatus(204)
        }
      `,
    },
    'unknown names are found and refused': {
      filename: 'src/controllers/user.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { prisma } from '../prisma'

        const ALLOWED = new Set(['name', 'bio'])

        export async function update(req: Request, res: Response) {
          const unknown = Object.keys(req.body).filter((key) => !ALLOWED.has(key))
          if (unknown.length > 0) return res.status(400).json({ error: \`Unknown: \${unknown.join(', ')}\` })
          await prisma.user.update({ where: { id: req.user.id }, data: req.body })
          res.sendStatus(204)
        }
      `,
    },
    'loop over the names with a list': {
      filename: 'src/controllers/company.js',
      code: ts`
        const Company = require('../models/company')

        const EDITABLE = ['name', 'vat', 'address']

        exports.patch = async (req, res) => {
          const company = await Company.findOne({ owner: req.user.id })
          for (const key of Object.keys(req.body)) {
            if (!EDITABLE.includes(key)) return res.status(400).json({ error: \`\${key} is not yours to set\` })
            company[key] = req.body[key]
          }
          await company.save()
          res.sendStatus(204)
        }
      `,
    },
    'pick of the fields that the model names': {
      filename: 'src/routes/profile.js',
      code: ts`
        const router = require('express').Router()
        const { pick } = require('lodash')
        const { Profile } = require('../models')

        router.put('/profile', async (req, res) => {
          const profile = await Profile.findOne({ where: { userId: req.user.id } })
          await profile.update(pick(req.body, Profile.EDITABLE))
          res.sendStatus(204)
        })

        module.exports = router
      `,
    },
    'yup cast with stripUnknown': {
      filename: 'pages/api/profile.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import * as yup from 'yup'
        import { prisma } from '../../lib/prisma'
        import { requireSession } from '../../lib/session'

        const schema = yup.object({ name: yup.string().max(100).required(), bio: yup.string().max(500) }).noUnknown()

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const session = await requireSession(req, res)
          const data = await schema.validate(req.body, { stripUnknown: true })
          await prisma.profile.update({ where: { userId: session.userId }, data })
          res.status(204).end()
        }
      `,
    },
    'body is logged as an audit row in one column': {
      filename: 'src/middleware/audit.js',
      code: ts`
        const { Audit } = require('../models')

        module.exports = async (req, res, next) => {
          await Audit.create({ actor: req.user.id, path: req.path, body: JSON.stringify(req.body) })
          next()
        }
      `,
    },
    'forEach over the list of fields': {
      filename: 'src/controllers/user.js',
      code: ts`
        const User = require('../models/User')

        const FIELDS = ['name', 'bio', 'location']

        exports.update = async (req, res) => {
          const changes = {}
          FIELDS.forEach((field) => {
            if (req.body[field] !== undefined) changes[field] = req.body[field]
          })
          await User.updateOne({ _id: req.user.id }, { $set: changes })
          res.sendStatus(204)
        }
      `,
    },
    'reduce over the allowed keys': {
      filename: 'src/controllers/team.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { prisma } from '../prisma'

        const EDITABLE = ['name', 'color'] as const

        export async function updateTeam(req: Request, res: Response) {
          const data = EDITABLE.reduce<Record<string, unknown>>((changes, key) => {
            if (key in req.body) changes[key] = req.body[key]
            return changes
          }, {})
          await prisma.team.update({ where: { id: req.params.id, ownerId: req.user.id }, data })
          res.sendStatus(204)
        }
      `,
    },
    'unknown keys are refused first': {
      filename: 'src/routes/tasks.js',
      code: ts`
        const router = require('express').Router()
        const Task = require('../models/task')

        router.patch('/tasks/:id', async (req, res) => {
          const allowed = ['description', 'completed']
          const isValid = Object.keys(req.body).every((key) => allowed.includes(key))
          if (!isValid) return res.status(400).send({ error: 'Invalid updates' })
          const task = await Task.findOneAndUpdate({ _id: req.params.id, owner: req.user.id }, req.body, { new: true })
          res.json(task)
        })

        module.exports = router
      `,
    },
    'entries kept by a Set with a named predicate': {
      filename: 'src/controllers/settings.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Settings } from '../models/settings'

        const editable = new Set(['theme', 'language'])
        const isEditable = ([key]: [string, unknown]) => editable.has(key)

        export async function patch(req: Request, res: Response) {
          const entries = Object.entries<unknown>(req.body).filter(isEditable)
          await Settings.updateOne({ user: req.user.id }, Object.fromEntries(entries))
          res.sendStatus(204)
        }
      `,
    },
    'valibot parse in SvelteKit': {
      filename: 'src/routes/api/profile/+server.ts',
      code: ts`
        import { json } from '@sveltejs/kit'
        import * as v from 'valibot'
        import { prisma } from '$lib/server/prisma'

        const Profile = v.object({ name: v.string(), bio: v.optional(v.string()) })

        export async function PATCH({ request, locals }) {
          const data = v.parse(Profile, await request.json())
          await prisma.user.update({ where: { id: locals.user.id }, data })
          return json({ ok: true })
        }
      `,
    },
    'fastify route with a JSON schema': {
      filename: 'src/routes/employees.ts',
      code: ts`
        import type { FastifyPluginAsync } from 'fastify'
        import { knex } from '../knex'

        const body = { type: 'object', additionalProperties: false, required: ['name'], properties: { name: { type: 'string' }, title: { type: 'string' } } }

        const employees: FastifyPluginAsync = async (app) => {
          app.post('/employees', { schema: { body } }, async (request, reply) => {
            const [id] = await knex('employees').insert(request.body)
            return reply.code(201).send({ id })
          })
        }

        export default employees
      `,
    },
    'picked with lodash': {
      filename: 'src/controllers/user.js',
      code: ts`
        const pick = require('lodash/pick')
        const User = require('../models/User')

        exports.update = async (req, res) => {
          const changes = pick(req.body, ['name', 'bio', 'avatarUrl'])
          const user = await User.findByIdAndUpdate(req.user.id, changes, { new: true })
          res.json({ id: user.id, name: user.name })
        }
      `,
    },
    'zod safeParse and its data': {
      filename: 'app/api/teams/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { z } from 'zod'
        import { prisma } from '@/lib/prisma'
        import { requireUser } from '@/lib/auth'

        const Team = z.object({ name: z.string().min(1), slug: z.string().regex(/^[a-z0-9-]+$/) })

        export async function POST(request: Request) {
          const user = await requireUser()
          const result = Team.safeParse(await request.json())
          if (!result.success) return NextResponse.json({ issues: result.error.issues }, { status: 400 })
          const team = await prisma.team.create({ data: { ...result.data, ownerId: user.id } })
          return NextResponse.json({ id: team.id })
        }
      `,
    },
    'Hono validator middleware of the route': {
      filename: 'src/routes/profile.ts',
      code: ts`
        import { Hono } from 'hono'
        import { zValidator } from '@hono/zod-validator'
        import { eq } from 'drizzle-orm'
        import { db } from '../db'
        import { profiles } from '../db/schema'
        import { profileSchema } from '../schemas'

        export const profile = new Hono()

        profile.put('/me', zValidator('json', profileSchema), async (c) => {
          const body = c.req.valid('json')
          await db.update(profiles).set(body).where(eq(profiles.userId, c.get('userId')))
          return c.body(null, 204)
        })
      `,
    },
    'fields named one by one': {
      filename: 'src/routes/orders.js',
      code: ts`
        const Router = require('@koa/router')
        const knex = require('../knex')

        const router = new Router()

        router.post('/orders', async (ctx) => {
          const { sku, quantity, note = '' } = ctx.request.body
          const [id] = await knex('orders').insert({ sku, quantity, note, customer_id: ctx.state.user.id })
          ctx.body = { id }
        })

        module.exports = router
      `,
    },
    'Joi result and stripUnknown': {
      filename: 'src/controllers/tickets.ts',
      code: ts`
        import Joi from 'joi'
        import type { Request, Response } from 'express'
        import { Ticket } from '../models'

        const schema = Joi.object({ title: Joi.string().max(200).required(), body: Joi.string().max(5000) })

        export async function create(req: Request, res: Response) {
          const { value, error } = schema.validate(req.body, { stripUnknown: true })
          if (error) return res.status(400).json({ error: error.details })
          const ticket = await Ticket.create({ ...value, authorId: req.user.id })
          res.status(201).json({ id: ticket.id })
        }
      `,
    },
    'Nest service gets a DTO': {
      filename: 'src/cats/cats.controller.ts',
      code: ts`
        import { Body, Controller, Post, UseGuards } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { AuthGuard } from '../auth/auth.guard'
        import { Cat } from './cat.entity'
        import { CreateCatDto } from './dto/create-cat.dto'

        @Controller('cats')
        @UseGuards(AuthGuard)
        export class CatsController {
          constructor(@InjectRepository(Cat) private readonly cats: Repository<Cat>) {}

          @Post()
          create(@Body() dto: CreateCatDto) {
            return this.cats.save(this.cats.create(dto))
          }
        }
      `,
    },
    'raw event kept in one column': {
      filename: 'src/routes/events.ts',
      code: ts`
        import { Router } from 'express'
        import { prisma } from '../prisma'
        import { requireKey } from '../auth'

        export const events = Router()

        events.post('/events', requireKey, async (req, res) => {
          await prisma.event.create({ data: { source: 'crm', receivedAt: new Date(), payload: req.body } })
          res.sendStatus(202)
        })
      `,
    },
    'allow-list of keys filters the entries': {
      filename: 'src/controllers/settings.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Settings } from '../models/settings'

        const EDITABLE = ['theme', 'language', 'timezone']

        export async function patch(req: Request, res: Response) {
          const changes = Object.fromEntries(Object.entries(req.body).filter(([key]) => EDITABLE.includes(key)))
          await Settings.updateOne({ user: req.user.id }, { $set: changes })
          res.sendStatus(204)
        }
      `,
    },
    'the body goes to another service\'s HTTP API': {
      filename: 'src/proxy.ts',
      code: ts`
        import { Router } from 'express'
        import { stripe } from './stripe'
        import { crm } from './crm'

        export const proxy = Router()

        proxy.post('/contacts', async (req, res) => {
          const contact = await crm.post('/contacts', { ...req.body, origin: 'web' })
          const cache = new Map()
          cache.set('contact', req.body)
          res.json(contact.data)
        })
      `,
    },
    'a filter made from the body reads only': {
      filename: 'src/routes/search.ts',
      code: ts`
        import { Router } from 'express'
        import { z } from 'zod'
        import { prisma } from '../prisma'

        const Search = z.object({ q: z.string(), page: z.number().int().min(1) })
        export const search = Router()

        search.post('/search', async (req, res) => {
          const { q, page } = Search.parse(req.body)
          const rows = await prisma.article.findMany({ where: { title: { contains: q } }, skip: (page - 1) * 20, take: 20 })
          res.json({ ...req.body, rows })
        })
      `,
    },
    'a message of a socket that a class checks': {
      code: ts`
        import { WebSocketGateway, SubscribeMessage, MessageBody } from '@nestjs/websockets'
        import { Repository } from 'typeorm'
        import { MessageDto } from './message.dto'

        @WebSocketGateway()
        export class ChatGateway {
          constructor(private readonly messages: Repository<Message>) {}

          @SubscribeMessage('say')
          async say(@MessageBody() message: MessageDto) {
            await this.messages.insert({ text: message.text })
          }
        }
      `,
    },
    'rest after the danger was taken out, into a service': {
      code: ts`
        import { Router } from 'express'
        import { profiles } from './services/profiles'

        export const r = Router()
        r.patch('/me', async (req, res) => {
          const { id, role, ...rest } = req.body
          res.json(await profiles.change(req.user.id, rest))
        })
      `,
    },
    'joi': {
      code: ts`
        import Joi from 'joi'
        import { Router } from 'express'
        import { Item } from './models'

        const schema = Joi.object({ name: Joi.string().required(), price: Joi.number() })
        export const r = Router()
        r.post('/', async (req, res) => {
          const { value, error } = schema.validate(req.body, { stripUnknown: true })
          if (error) return res.status(400).json({ error: error.details })
          res.json(await Item.create(value))
        })
      `,
    },
    'condition, not a row': {
      code: ts`
        import { Router } from 'express'
        import { Item } from './models'

        export const r = Router()
        r.post('/search', async (req, res) => {
          res.json(await Item.find({ name: req.body.name }).limit(20))
        })
      `,
    },
    'safe action client': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { action } from '@/lib/safe-action'
        import { profileSchema } from './schema'
        import { prisma } from '@/lib/prisma'

        export const save = action.inputSchema(profileSchema).action(async ({ parsedInput, ctx }) => {
          await prisma.profile.update({ where: { userId: ctx.userId }, data: parsedInput, select: { id: true } })
        })
      `,
    },
    'trpc input': {
      code: ts`
        import { protectedProcedure, router } from '../trpc'
        import { newTask } from '../schemas'

        export const tasks = router({
          add: protectedProcedure.input(newTask).mutation(({ ctx, input }) => ctx.prisma.task.create({ data: { ...input, ownerId: ctx.user.id }, select: { id: true } })),
        })
      `,
    },
    'set of express': {
      code: ts`
        import express from 'express'

        const app = express()
        app.post('/theme', (req, res) => {
          app.set('theme', req.body)
          res.locals.set = { ...req.body }
          res.cookie('theme', JSON.stringify(req.body)).end()
        })
      `,
    },
    'fields by name': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'

        export const users = Router()
        users.post('/', async (req, res) => {
          const { name, email } = req.body
          res.json(await prisma.user.create({ data: { name, email }, select: { id: true } }))
        })
      `,
    },
    'parsed': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'
        import { userSchema } from './schemas'

        export const users = Router()
        users.post('/', async (req, res) => {
          const data = userSchema.parse(req.body)
          res.json(await prisma.user.create({ data, select: { id: true } }))
        })
      `,
    },
    'pick of lodash': {
      code: ts`
        import { Router } from 'express'
        import pick from 'lodash/pick'
        import { User } from './user'

        export const users = Router()
        users.patch('/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, pick(req.body, ['name', 'bio']))
          res.sendStatus(204)
        })
      `,
    },
    'body behind a schema of the route': {
      code: ts`
        import { Router } from 'express'
        import { validate } from './middleware/validate'
        import { createSchema } from './schemas'
        import { Post } from './models/post'

        export const posts = Router()
        posts.post('/', validate(createSchema), async (req, res) => {
          res.json(await Post.create(req.body))
        })
      `,
    },
    'hono valid': {
      code: ts`
        import { zValidator } from '@hono/zod-validator'
        import { Hono } from 'hono'
        import { db } from './db'
        import { links, newLink } from './schema'

        export const route = new Hono().post('/', zValidator('json', newLink), async (c) => {
          const data = c.req.valid('json')
          await db.insert(links).values(data)
          return c.json({ ok: true })
        })
      `,
    },
    'whole body as one column': {
      filename: 'app/api/hook/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'

        export async function POST(req: Request) {
          const payload = await req.json()
          await prisma.webhookEvent.create({ data: { source: 'github', payload }, select: { id: true } })
          return new Response(null, { status: 202 })
        }
      `,
    },
    'fastify body schema': {
      code: ts`
        import Fastify from 'fastify'
        import { knex } from './knex.js'

        const app = Fastify()
        app.post('/contacts', { schema: { body: { type: 'object', additionalProperties: false, properties: { name: { type: 'string' } } } } }, async (request) => {
          await knex('contacts').insert(request.body)
          return { ok: true }
        })
      `,
    },
    'service of another file': {
      code: ts`
        import { Router } from 'express'
        import { userService } from './services/user'

        export const users = Router()
        users.post('/', async (req, res) => res.json(await userService.create(req.body)))
      `,
    },
    'DTO class of nest': {
      filename: 'src/cats/cats.controller.ts',
      code: ts`
        import { Body, Controller, Post } from '@nestjs/common'
        import { PrismaService } from '../prisma.service'
        import { CreateCatDto } from './create-cat.dto'

        @Controller('cats')
        export class CatsController {
          constructor(private readonly prisma: PrismaService) {}

          @Post()
          create(@Body() dto: CreateCatDto) {
            return this.prisma.cat.create({ data: dto, select: { id: true } })
          }
        }
      `,
    },
    'http client creates': {
      code: ts`
        import { Router } from 'express'
        import axios from 'axios'

        export const forward = Router()
        forward.post('/', async (req, res) => {
          const { data } = await axios.create({ baseURL: 'https://crm.example', timeout: 5000 }).post('/contacts', req.body)
          res.json(data)
        })
      `,
    },
    'map and cache': {
      code: ts`
        import { Router } from 'express'
        import { cache } from './cache'

        const drafts = new Map<string, unknown>()
        export const draft = Router()
        draft.put('/:id', async (req, res) => {
          drafts.set(req.params.id, { ...req.body })
          await cache.set(req.params.id, JSON.stringify(req.body))
          res.sendStatus(204)
        })
      `,
    },
    'deleted role': {
      code: ts`
        import { Router } from 'express'
        import { User } from './user'

        export const me = Router()
        me.patch('/', async (req, res) => {
          delete req.body.role
          delete req.body.isAdmin
          await User.findByIdAndUpdate(req.user.id, req.body)
          res.sendStatus(204)
        })
      `,
    },
    'seed': {
      filename: 'prisma/seed.ts',
      code: ts`
        import { prisma } from '../src/prisma'
        import rows from './rows.json'

        for (const body of rows) await prisma.user.create({ data: { ...body } })
      `,
    },
    'allow-list loop': {
      code: ts`
        import { Router } from 'express'
        import { User } from './user'

        const ALLOWED = ['name', 'bio', 'avatar'] as const
        export const me = Router()
        me.patch('/', async (req, res) => {
          const changes: Record<string, unknown> = {}
          for (const key of ALLOWED) if (key in req.body) changes[key] = req.body[key]
          await User.updateOne({ _id: req.user.id }, changes)
          res.sendStatus(204)
        })
      `,
    },
    'yup in a try': {
      code: ts`
        import { Router } from 'express'
        import * as yup from 'yup'
        import { prisma } from './prisma'

        const shape = yup.object({ title: yup.string().required() }).noUnknown()
        export const docs = Router()
        docs.post('/', async (req, res, next) => {
          try {
            const body = await shape.validate(req.body, { stripUnknown: true })
            res.json(await prisma.doc.create({ data: { ...body, ownerId: req.user.id }, select: { id: true } }))
          } catch (e) {
            next(e)
          }
        })
      `,
    },
    'one object of the body checked by a function of the project': {
      filename: 'app/api/x/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { toNewOrder } from '@/lib/orders'

        export async function POST(req: Request) {
          const order = toNewOrder(await req.json())
          await prisma.order.create({ data: order, select: { id: true } })
          return Response.json({ ok: true })
        }
      `,
    },
    'fields listed one by one': ts`
      import express from 'express'
      import { prisma } from './prisma'
      const app = express()
      app.post('/users', async (req, res) => {
        const { email, name } = req.body
        res.json(await prisma.user.create({ data: { email, name } }))
      })
    `,
    'a body parsed by a schema': ts`
      import express from 'express'
      import { z } from 'zod'
      import { prisma } from './prisma'
      const User = z.object({ email: z.string() })
      const app = express()
      app.post('/users', async (req, res) => {
        const data = User.parse(req.body)
        res.json(await prisma.user.create({ data: { ...data, ownerId: req.user.id } }))
      })
    `,
    'a schema middleware of the route': ts`
      import express from 'express'
      import { validate } from './validate'
      import { createUserSchema } from './schemas'
      import { User } from './models/User'
      const router = express.Router()
      router.post('/users', validate(createUserSchema), async (req, res) => res.json(await User.create(req.body)))
    `,
    'the schema of a Fastify route': ts`
      import Fastify from 'fastify'
      import { prisma } from './prisma'
      const app = Fastify()
      app.post('/users', { schema: { body: { type: 'object', additionalProperties: false, properties: { email: { type: 'string' } } } } }, async (request) =>
        prisma.user.create({ data: request.body }))
    `,
    'a validated body of Hono': ts`
      import { Hono } from 'hono'
      import { zValidator } from '@hono/zod-validator'
      import { db } from './db'
      import { users } from './schema'
      import { userSchema } from './schemas'
      const app = new Hono()
      app.post('/users', zValidator('json', userSchema), async (c) => {
        await db.insert(users).values(c.req.valid('json'))
        return c.body(null, 201)
      })
    `,
    'a DTO of Nest': ts`
      import { Body, Controller, Post } from '@nestjs/common'
      import { InjectRepository } from '@nestjs/typeorm'
      import { Repository } from 'typeorm'
      import { CreateUserDto } from './create-user.dto'
      import { User } from './user.entity'
      @Controller('users')
      export class UsersController {
        constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
        @Post()
        create(@Body() dto: CreateUserDto) { return this.users.save(dto) }
      }
    `,
    'fields picked': ts`
      const express = require('express')
      const _ = require('lodash')
      const User = require('../models/User')
      const router = express.Router()
      router.put('/:id', async (req, res) => {
        res.json(await User.findByIdAndUpdate(req.params.id, _.pick(req.body, ['name', 'bio']), { new: true }))
      })
      module.exports = router
    `,
    'the body in one column': ts`
      import express from 'express'
      import { prisma } from './prisma'
      const app = express()
      app.post('/events', async (req, res) => {
        await prisma.event.create({ data: { kind: 'hook', payload: req.body } })
        res.end()
      })
    `,
    'a body handed to a service': ts`
      import express from 'express'
      import { userService } from './user-service'
      const app = express()
      app.post('/users', async (req, res) => res.json(await userService.create(req.body)))
    `,
    'a filter': ts`
      const express = require('express')
      const User = require('./models/user')
      const app = express()
      app.post('/search', async (req, res) => res.json(await User.find({ name: req.body.name }).limit(10)))
    `,
    'an input with a schema of tRPC': ts`
      import { z } from 'zod'
      import { router, protectedProcedure } from './trpc'
      export const posts = router({
        create: protectedProcedure.input(z.object({ title: z.string() })).mutation(({ ctx, input }) => ctx.prisma.post.create({ data: input })),
      })
    `,
    'a server action that parses its form': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { z } from 'zod'
        import { db } from '@/lib/db'
        const Post = z.object({ title: z.string() })
        export async function createPost(form: FormData) {
          const post = Post.parse(Object.fromEntries(form))
          await db.post.create({ data: post })
        }
      `,
    },
    'an id of a server action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/lib/db'
        export async function archive(id: string) {
          await db.post.update({ where: { id }, data: { archived: true } })
        }
      `,
    },
    'forbidden fields removed first': ts`
      import express from 'express'
      import { prisma } from './prisma'
      const app = express()
      app.patch('/me', async (req, res) => {
        delete req.body.role
        res.json(await prisma.user.update({ where: { id: req.user.id }, data: req.body }))
      })
    `,
    'a body given to another API': ts`
      import express from 'express'
      import Stripe from 'stripe'
      const stripe = new Stripe(process.env.STRIPE_KEY!)
      const app = express()
      app.post('/customers', async (req, res) => res.json(await stripe.customers.create({ email: req.body.email })))
    `,
    'a cache': ts`
      import express from 'express'
      const cache = new Map()
      const app = express()
      app.post('/cache', (req, res) => { cache.set(req.body.key, req.body); res.end() })
    `,
    'express-validator in the chain': ts`
      const express = require('express')
      const { body, matchedData } = require('express-validator')
      const User = require('./models/User')
      const router = express.Router()
      router.post('/', body('email').isEmail(), async (req, res) => res.json(await User.create(matchedData(req))))
    `,
    'an unknown middleware that may check': ts`
      import express from 'express'
      import { prepareSignup } from './middleware'
      import { User } from './models/User'
      const router = express.Router()
      router.post('/', prepareSignup, async (req, res) => res.json(await User.create(req.body)))
    `,
    'a validator of the settings': {
      settings: { validators: ['checked'] },
      code: ts`
        import express from 'express'
        import { checked } from './checked'
        import { prisma } from './prisma'
        const app = express()
        app.post('/users', async (req, res) => res.json(await prisma.user.create({ data: checked(req.body) })))
      `,
    },
    'a response that echoes the body': ts`
      import express from 'express'
      const app = express()
      app.post('/echo', (req, res) => res.json({ ...req.body, at: Date.now() }))
    `,
    'an upsert of what the session says': ts`
      import express from 'express'
      import { prisma } from './prisma'
      const app = express()
      app.post('/touch', async (req, res) => {
        const { user } = req.session
        await prisma.visit.upsert({ where: { userId: user.id }, create: { userId: user.id }, update: { at: new Date() } })
        res.end()
      })
    `,
    'safeParse, and the body as it came': ts`
      import express from 'express'
      import { z } from 'zod'
      import { prisma } from './prisma'
      const User = z.object({ email: z.string() }).strict()
      const app = express()
      app.post('/users', async (req, res) => {
        if (!User.safeParse(req.body).success) return res.status(400).end()
        res.json(await prisma.user.create({ data: req.body }))
      })
    `,
  },
  invalid: {
    'arguments of a request taken apart in an arrow of a router': {
      filename: 'src/routes/pets.js',
      code: ts`
        const router = require('express').Router()
        const Pet = require('../models/pet')

        router.post('/', async ({ body, user }, res) => {
          const pet = await Pet.create({ owner: user.id, ...body })
          res.status(201).json({ id: pet.id })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'massAssignment', line: 5 }],
    },
    'deleted id and stamps, the rest goes in': {
      filename: 'src/routes/pets-patch.js',
      code: ts`
        const router = require('express').Router()
        const Pet = require('../models/pet')

        router.patch('/:id', async (req, res) => {
          delete req.body._id
          delete req.body.createdAt
          await Pet.updateOne({ _id: req.params.id, owner: req.user.id }, { $set: req.body })
          res.sendStatus(204)
        })

        module.exports = router
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'names of the fields are only counted': {
      filename: 'src/controllers/user.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { prisma } from '../prisma'

        export async function update(req: Request, res: Response) {
          const keys = Object.keys(req.body)
          if (keys.length === 0) return res.status(400).json({ error: 'Nothing to change' })
          if (keys.some((key) => req.body[key] === null)) return res.status(400).json({ error: 'No nulls' })
          const user = await prisma.user.update({ where: { id: req.user.id }, data: req.body })
          res.json({ id: user.id })
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 8 }],
    },
    'Sequelize instance is updated with the body': {
      filename: 'src/routes/profile.js',
      code: ts`
        const router = require('express').Router()
        const { Profile } = require('../models')

        router.put('/profile', async (req, res) => {
          const profile = await Profile.findOne({ where: { userId: req.user.id } })
          if (!profile) return res.sendStatus(404)
          await profile.update(req.body)
          res.sendStatus(204)
        })

        module.exports = router
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'entries of the body mapped to trimmed texts': {
      filename: 'src/controllers/company.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Company } from '../models/company'

        export async function patch(req: Request, res: Response) {
          const data = Object.fromEntries(Object.entries(req.body).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]))
          await Company.updateOne({ owner: req.user.id }, data)
          res.sendStatus(204)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 5 }],
    },
    'Hono with Supabase update': {
      filename: 'src/routes/settings.ts',
      code: ts`
        import { Hono } from 'hono'
        import { supabaseFor } from '../supabase'
        import { requireAuth } from '../auth'

        export const settings = new Hono()
        settings.use(requireAuth)
        settings.patch('/', async (c) => {
          const changes = await c.req.json()
          const { error } = await supabaseFor(c).from('settings').update({ ...changes, updated_at: new Date().toISOString() }).eq('user_id', c.get('userId'))
          return error ? c.json({ error: 'Not saved' }, 400) : c.body(null, 204)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 8 }],
    },
    'entries of the body filtered of what is empty only': {
      filename: 'src/controllers/settings.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Settings } from '../models/settings'

        export async function patch(req: Request, res: Response) {
          const changes = Object.fromEntries(Object.entries(req.body).filter(([, value]) => value !== undefined && value !== ''))
          await Settings.updateOne({ user: req.user.id }, { $set: changes })
          res.sendStatus(204)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 5 }],
    },
    'pages API passes the body to upsert': {
      filename: 'pages/api/profile.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import { getServerSession } from 'next-auth'
        import { prisma } from '../../lib/prisma'

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          const session = await getServerSession(req, res)
          if (!session) return res.status(401).end()
          const profile = await prisma.profile.upsert({
            where: { email: session.user.email },
            update: req.body,
            create: { ...req.body, email: session.user.email },
          })
          res.json({ id: profile.id })
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 10 }],
    },
    'findOneAndUpdate with a body of a renamed destructuring': {
      filename: 'src/api/items.js',
      code: ts`
        import { Item } from '../models/item.js'

        export const updateItem = async ({ params, body: changes, user }, res) => {
          const item = await Item.findOneAndUpdate({ _id: params.id, owner: user.id }, changes, { new: true, runValidators: true })
          res.json(item)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 4 }],
    },
    'form data taken whole in a Remix action': {
      filename: 'app/routes/settings.tsx',
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        import { redirect } from '@remix-run/node'
        import { db } from '~/db.server'
        import { requireUserId } from '~/session.server'

        export async function action({ request }: ActionFunctionArgs) {
          const userId = await requireUserId(request)
          const values = Object.fromEntries(await request.formData())
          await db.user.update({ where: { id: userId }, data: values })
          return redirect('/settings')
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 8 }],
    },
    'bulkCreate of the body of Sequelize': {
      filename: 'src/routes/contacts.js',
      code: ts`
        const { Contact } = require('../models')
        const router = require('express').Router()

        router.post('/bulk', async (req, res) => {
          const rows = await Contact.bulkCreate(req.body)
          res.status(201).json({ count: rows.length })
        })

        module.exports = router
      `,
      reports: [{ messageId: 'massAssignment', line: 5 }],
    },
    'structuredClone and a deleted id': {
      filename: 'src/routes/companies.ts',
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { db } from '../db'
        import { companies as table } from '../db/schema'

        export const companies = new Hono<{ Variables: { companyId: string } }>()

        companies.patch('/mine', async (c) => {
          const input = { ...(await c.req.json()) }
          delete input.id
          await db.update(table).set({ ...input, updatedAt: new Date() }).where(eq(table.id, c.get('companyId')))
          return c.body(null, 204)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 9 }],
    },
    'Mongoose document that the body is assigned to': {
      filename: 'src/controllers/user.controller.js',
      code: ts`
        const User = require('../models/User')
        const asyncHandler = require('express-async-handler')

        exports.updateUser = asyncHandler(async (req, res) => {
          const user = await User.findById(req.user.id)
          if (!user) return res.status(404).json({ error: 'Not found' })
          Object.assign(user, req.body)
          await user.save()
          res.json({ id: user.id })
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'Next route hands the rest to Prisma': {
      filename: 'app/api/teams/[id]/route.ts',
      code: ts`
        import { NextResponse } from 'next/server'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function PATCH(request: Request, { params }: { params: Promise<{ id: string }> }) {
          const session = await auth()
          if (!session) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
          const { id } = await params
          const { createdAt, ...changes } = await request.json()
          const team = await prisma.team.update({
            where: { id, ownerId: session.user.id },
            data: { ...changes, updatedAt: new Date() },
          })
          return NextResponse.json(team)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 12 }],
    },
    'Drizzle set in a Hono handler': {
      filename: 'src/routes/profile.ts',
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { db } from '../db'
        import { profiles } from '../db/schema'

        export const profile = new Hono()

        profile.put('/me', async (c) => {
          const userId = c.get('userId')
          const body = await c.req.json()
          if (!body.name) return c.json({ error: 'name is required' }, 400)
          const [row] = await db.update(profiles).set(body).where(eq(profiles.userId, userId)).returning()
          return c.json(row)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 10 }],
    },
    'Supabase insert with the owner first and the body after': {
      filename: 'src/app/api/listings/route.ts',
      code: ts`
        import { createClient } from '@/lib/supabase/server'

        export async function POST(req: Request) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          if (!user) return Response.json({ error: 'Unauthorized' }, { status: 401 })
          const listing = await req.json()
          const { data, error } = await supabase
            .from('listings')
            .insert([{ owner_id: user.id, ...listing }])
            .select('id')
            .single()
          if (error) return Response.json({ error: 'Could not be saved' }, { status: 400 })
          return Response.json(data)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'TypeORM merge in a Fastify route': {
      filename: 'src/routes/employees.ts',
      code: ts`
        import type { FastifyPluginAsync } from 'fastify'
        import { dataSource } from '../data-source'
        import { Employee } from '../entities/Employee'

        const employees: FastifyPluginAsync = async (app) => {
          const repository = dataSource.getRepository(Employee)
          app.patch<{ Params: { id: string } }>('/employees/:id', async (request, reply) => {
            const employee = await repository.findOneByOrFail({ id: request.params.id, companyId: request.user.companyId })
            repository.merge(employee, request.body as object)
            await repository.save(employee)
            return reply.send({ id: employee.id })
          })
        }

        export default employees
      `,
      reports: [{ messageId: 'massAssignment', line: 9 }],
    },
    'Knex insert in Koa': {
      filename: 'src/routes/orders.js',
      code: ts`
        const Router = require('@koa/router')
        const knex = require('../knex')

        const router = new Router({ prefix: '/orders' })

        router.post('/', async (ctx) => {
          const order = ctx.request.body
          order.customer_id = ctx.state.user.id
          const [id] = await knex('orders').insert(order)
          ctx.status = 201
          ctx.body = { id }
        })

        module.exports = router
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'Sequelize create with the whole body in an arrow': {
      filename: 'server/routes/tickets.js',
      code: ts`
        import express from 'express'
        import { Ticket } from '../models/index.js'

        const router = express.Router()

        router.post('/', (req, res, next) =>
          Ticket.create(req.body)
            .then((ticket) => res.status(201).json({ id: ticket.id }))
            .catch(next),
        )

        export default router
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'MongoDB $set with destructured rest': {
      filename: 'src/handlers/settings.ts',
      code: ts`
        import { ObjectId } from 'mongodb'
        import type { Request, Response } from 'express'
        import { mongo } from '../mongo'

        export async function saveSettings(req: Request, res: Response) {
          const { _id, ...settings } = req.body
          const result = await mongo
            .collection('workspaces')
            .updateOne({ _id: new ObjectId(req.params.id), members: req.user.id }, { $set: settings })
          res.json({ matched: result.matchedCount })
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 9 }],
    },
    'document that is set to the body': {
      filename: 'src/controllers/account.ts',
      code: ts`
        import type { Request, Response } from 'express'
        import { Account } from '../models/account'

        export const patchAccount = async (req: Request, res: Response) => {
          const account = await Account.findOne({ owner: req.user.id })
          if (!account) return res.sendStatus(404)
          account.set(req.body)
          await account.save()
          return res.json(account.toJSON())
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'Kysely values with the body typed as an insert': {
      filename: 'src/routes/products.ts',
      code: ts`
        import { Router } from 'express'
        import type { Insertable } from 'kysely'
        import { db } from '../db'
        import type { Product } from '../db/types'
        import { requireAuth } from '../auth'

        const router = Router()

        router.post('/products', requireAuth, async (req, res) => {
          const values = req.body as Insertable<Product>
          const row = await db.insertInto('products').values(values).returning('id').executeTakeFirstOrThrow()
          res.status(201).json(row)
        })

        export default router
      `,
      reports: [{ messageId: 'massAssignment', line: 10 }],
    },
    'a whole message of a socket': {
      code: ts`
        import { WebSocketGateway, SubscribeMessage, MessageBody } from '@nestjs/websockets'
        import { Repository } from 'typeorm'
        import { MessageDto } from './message.dto'

        @WebSocketGateway()
        export class ChatGateway {
          constructor(private readonly messages: Repository<Message>) {}

          @SubscribeMessage('say')
          async say(@MessageBody() message: any) {
            await this.messages.save(message)
          }
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 11 }],
    },
    'renamed in destructuring of the context': {
      code: ts`
        import Router from '@koa/router'
        import { Item } from './models'

        export const router = new Router()
        router.post('/items', async ({ request, response }) => {
          const { body: attributes } = request
          response.body = await Item.create(attributes)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'upsert with the same body twice': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'

        export const r = Router()
        r.put('/settings', async (req, res) => {
          const settings = await prisma.settings.upsert({ where: { userId: req.user.id }, create: { userId: req.user.id, ...req.body }, update: req.body })
          res.json(settings)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'loop over the keys': {
      code: ts`
        import { Router } from 'express'
        import { User } from './models'

        export const r = Router()
        r.patch('/me', async (req, res) => {
          const user = await User.findById(req.user.id)
          for (const key of Object.keys(req.body)) user[key] = req.body[key]
          await user.save()
          res.json(user)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'action with the whole object from the browser': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/db'
        import { profiles } from '@/db/schema'
        import { eq } from 'drizzle-orm'
        import { auth } from '@/auth'

        export async function updateProfile(values: Record<string, unknown>) {
          const session = await auth()
          if (!session) throw new Error('Not signed in')
          await db.update(profiles).set({ ...values, updatedAt: new Date() }).where(eq(profiles.userId, session.user.id))
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 10 }],
    },
    'prisma create with the body': {
      filename: 'src/routes/users.js',
      code: ts`
        const { PrismaClient } = require('@prisma/client')
        const router = require('express').Router()
        const prisma = new PrismaClient()

        router.post('/users', async (req, res) => {
          const user = await prisma.user.create({ data: req.body })
          res.status(201).json(user)
        })
        module.exports = router
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'spread in next route': {
      filename: 'app/api/projects/route.ts',
      code: ts`
        import { auth } from '@/auth'
        import { prisma } from '@/lib/prisma'

        export async function POST(request: Request) {
          const session = await auth()
          if (!session) return new Response(null, { status: 401 })
          const body = await request.json()
          const project = await prisma.project.create({ data: { ...body, ownerId: session.user.id } })
          return Response.json(project)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'mongoose findByIdAndUpdate': {
      code: ts`
        import { Router } from 'express'
        import { User } from '../models/user'

        export const users = Router()
        users.put('/:id', async (req, res) => {
          const updated = await User.findByIdAndUpdate(req.params.id, req.body, { new: true })
          res.json(updated)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'mongoose $set': {
      code: ts`
        import { Router } from 'express'
        import { Profile } from '../models/profile'

        export const profiles = Router()
        profiles.patch('/', async (req, res) => {
          const payload = req.body
          await Profile.updateOne({ user: req.user.id }, { $set: payload })
          res.sendStatus(204)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'new document saved': {
      filename: 'controllers/product.js',
      code: ts`
        const Product = require('../models/Product')

        exports.create = async (req, res) => {
          const product = new Product(req.body)
          await product.save()
          res.status(201).json(product)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 4 }],
    },
    'Object.assign on an entity': {
      filename: 'controllers/account.js',
      code: ts`
        const { Account } = require('../models')

        exports.update = async (req, res) => {
          const account = await Account.findByPk(req.params.id)
          Object.assign(account, req.body)
          await account.save()
          res.json(account)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 5 }],
    },
    'sequelize update': {
      code: ts`
        import type { Request, Response } from 'express'
        import { Customer } from './models/customer'

        export async function updateCustomer(req: Request, res: Response) {
          const { body, params } = req
          await Customer.update(body, { where: { id: params.id } })
          res.json({ ok: true })
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'rest of the body into drizzle': {
      filename: 'app/api/tasks/[id]/route.ts',
      code: ts`
        import { eq } from 'drizzle-orm'
        import { db } from '@/db'
        import { tasks } from '@/db/schema'

        export async function PATCH(req: Request, { params }: { params: { id: string } }) {
          const { id: _ignored, createdAt, ...changes } = await req.json()
          const [task] = await db.update(tasks).set(changes).where(eq(tasks.id, params.id)).returning()
          return Response.json(task)
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 7 }],
    },
    'supabase insert': {
      code: ts`
        import { Hono } from 'hono'
        import { supabase } from './supabase'

        export const notes = new Hono()
        notes.post('/', async (c) => {
          const note = await c.req.json()
          const { data, error } = await supabase.from('notes').insert(note).select('id')
          if (error) return c.json({ error: 'not saved' }, 500)
          return c.json(data)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'knex in fastify': {
      code: ts`
        import Fastify from 'fastify'
        import { knex } from './knex.js'

        const app = Fastify()
        app.post('/contacts', async (request, reply) => {
          const [id] = await knex('contacts').insert({ ...request.body, created_at: new Date() })
          reply.code(201)
          return { id }
        })
        await app.listen({ port: 3000 })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'mongodb driver': {
      code: ts`
        import { Router } from 'express'
        import { db } from './mongo'

        export const events = Router()
        events.post('/', async (req, res) => {
          const result = await db.collection('events').insertOne(req.body)
          res.json({ id: result.insertedId })
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'typeorm repository': {
      code: ts`
        import { Router } from 'express'
        import { AppDataSource } from '../data-source'
        import { Invoice } from '../entity/invoice'

        const repository = AppDataSource.getRepository(Invoice)
        export const invoices = Router()
        invoices.post('/', async (req, res) => {
          const invoice = repository.create(req.body)
          await repository.save(invoice)
          res.json(invoice)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 8 }],
    },
    'body with presence checks': {
      code: ts`
        import { Router } from 'express'
        import { prisma } from './prisma'

        export const teams = Router()
        teams.post('/', async (req, res) => {
          const data = req.body
          if (!data.name || data.name.length > 80) return res.status(400).json({ error: 'name' })
          const team = await prisma.team.create({ data: { ...data, plan: undefined } })
          res.json(team)
        })
      `,
      reports: [{ messageId: 'massAssignment', line: 6 }],
    },
    'nest with any': {
      filename: 'src/users/users.controller.ts',
      code: ts`
        import { Body, Controller, Param, Patch } from '@nestjs/common'
        import { PrismaService } from '../prisma.service'

        @Controller('users')
        export class UsersController {
          constructor(private readonly prisma: PrismaService) {}

          @Patch(':id')
          update(@Param('id') id: string, @Body() body: any) {
            return this.prisma.user.update({ where: { id }, data: body })
          }
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 10 }],
    },
    'form data into the table in an action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'

        export async function saveProfile(userId: string, formData: FormData) {
          const values = Object.fromEntries(formData)
          await prisma.profile.update({ where: { userId }, data: values })
        }
      `,
      reports: [{ messageId: 'massAssignment', line: 5 }],
    },
    'Prisma, the whole body': {
      code: ts`
        import express from 'express'
        import { PrismaClient } from '@prisma/client'
        const prisma = new PrismaClient()
        const app = express()
        app.post('/users', async (req, res) => res.json(await prisma.user.create({ data: req.body })))
      `,
      reports: [report],
    },
    'Prisma update in a Next route': {
      filename: 'app/api/users/[id]/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function PATCH(request: Request, { params }: { params: { id: string } }) {
          const body = await request.json()
          const user = await prisma.user.update({ where: { id: params.id }, data: body })
          return Response.json(user)
        }
      `,
      reports: [report],
    },
    'Prisma, the body spread': {
      filename: 'pages/api/posts.ts',
      code: ts`
        import prisma from '../../lib/prisma'
        export default async function handler(req, res) {
          const post = await prisma.post.create({ data: { ...req.body, authorId: req.session.userId } })
          res.json(post)
        }
      `,
      reports: [report],
    },
    'the rest of a body': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        const app = express()
        app.put('/users', async (req, res) => {
          const { id, ...rest } = req.body
          res.json(await prisma.user.update({ where: { id }, data: rest }))
        })
      `,
      reports: [report],
    },
    'Mongoose create': {
      filename: 'routes/users.js',
      code: ts`
        const express = require('express')
        const User = require('../models/User')
        const router = express.Router()
        router.post('/', async (req, res) => {
          const user = await User.create(req.body)
          res.status(201).json(user)
        })
        module.exports = router
      `,
      reports: [report],
    },
    'a Mongoose document made of the body': {
      filename: 'routes/users.js',
      code: ts`
        const router = require('express').Router()
        const User = require('../models/User')
        router.post('/', async (req, res) => {
          const user = new User(req.body)
          await user.save()
          res.json(user)
        })
        module.exports = router
      `,
      reports: [report],
    },
    'Mongoose findByIdAndUpdate in a controller': {
      filename: 'controllers/user.js',
      code: ts`
        const User = require('../models/User')
        exports.updateUser = async (req, res) => {
          const user = await User.findByIdAndUpdate(req.params.id, req.body, { new: true })
          res.json(user)
        }
      `,
      reports: [report],
    },
    'Mongoose $set': {
      filename: 'routes/users.js',
      code: ts`
        const router = require('express').Router()
        const User = require('../models/User')
        router.put('/:id', async (req, res) => {
          await User.updateOne({ _id: req.params.id }, { $set: req.body })
          res.end()
        })
      `,
      reports: [report],
    },
    'Object.assign into a document': {
      code: ts`
        import express from 'express'
        import { User } from './models/user'
        const app = express()
        app.put('/me', async (req, res) => {
          const user = await User.findById(req.user.id)
          Object.assign(user, req.body)
          await user.save()
          res.json(user)
        })
      `,
      reports: [report],
    },
    'Object.assign in the argument': {
      code: ts`
        import express from 'express'
        import { User } from './models/user'
        const app = express()
        app.put('/me', async (req, res) => res.json(await User.findByIdAndUpdate(req.user.id, Object.assign({}, req.body, { updatedAt: new Date() }))))
      `,
      reports: [report],
    },
    'Sequelize create and update': {
      filename: 'routes/products.js',
      code: ts`
        const express = require('express')
        const { Product } = require('../models')
        const router = express.Router()
        router.post('/', async (req, res) => res.json(await Product.create(req.body)))
        router.put('/:id', async (req, res) => res.json(await Product.update(req.body, { where: { id: req.params.id } })))
      `,
      reports: [report, report],
    },
    'TypeORM save of a body without a class': {
      code: ts`
        import { Body, Controller, Param, Patch } from '@nestjs/common'
        import { InjectRepository } from '@nestjs/typeorm'
        import { Repository } from 'typeorm'
        import { User } from './user.entity'
        @Controller('users')
        export class UsersController {
          constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
          @Patch(':id')
          update(@Param('id') id: string, @Body() body: any) { return this.users.update(id, body) }
        }
      `,
      reports: [report],
    },
    'TypeORM create, then save': {
      code: ts`
        import express from 'express'
        import { AppDataSource } from './data-source'
        import { User } from './user'
        const users = AppDataSource.getRepository(User)
        const app = express()
        app.post('/users', async (req, res) => {
          const user = users.create(req.body)
          res.json(await users.save(user))
        })
      `,
      reports: [report],
    },
    'Drizzle values': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { users } from './schema'
        const app = new Hono()
        app.post('/users', async (c) => {
          const body = await c.req.json()
          return c.json(await db.insert(users).values(body).returning())
        })
      `,
      reports: [report],
    },
    'Drizzle set of a spread': {
      code: ts`
        import Fastify from 'fastify'
        import { eq } from 'drizzle-orm'
        import { db } from './db'
        import { users } from './schema'
        const app = Fastify()
        app.patch('/users/:id', async (request) => {
          const { id } = request.params as any
          return db.update(users).set({ ...(request.body as any), updatedAt: new Date() }).where(eq(users.id, id))
        })
      `,
      reports: [report],
    },
    'Knex insert': {
      code: ts`
        import Koa from 'koa'
        import Router from '@koa/router'
        import { knex } from './knex'
        const router = new Router()
        router.post('/users', async (ctx) => {
          ctx.body = await knex('users').insert(ctx.request.body)
        })
      `,
      reports: [report],
    },
    'Supabase in an edge function': {
      filename: 'supabase/functions/profile/index.ts',
      code: ts`
        import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'
        Deno.serve(async (req) => {
          const supabase = createClient(Deno.env.get('URL')!, Deno.env.get('KEY')!)
          const profile = await req.json()
          const { data } = await supabase.from('profiles').update(profile).eq('id', 1)
          return new Response(JSON.stringify(data))
        })
      `,
      reports: [report],
    },
    'a server action that takes anything': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/lib/db'
        export async function updateProfile(userId: string, data: any) {
          await db.user.update({ where: { id: userId }, data })
        }
      `,
      reports: [report],
    },
    'the form of a server action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { db } from '@/lib/db'
        export async function createPost(formData: FormData) {
          await db.post.create({ data: Object.fromEntries(formData) as any })
        }
      `,
      reports: [report],
    },
    'a Lambda': {
      code: ts`
        import { PrismaClient } from '@prisma/client'
        const prisma = new PrismaClient()
        export const handler = async (event: APIGatewayProxyEvent) => {
          const body = JSON.parse(event.body!)
          const order = await prisma.order.create({ data: { ...body, status: 'new' } })
          return { statusCode: 200, body: JSON.stringify(order) }
        }
      `,
      reports: [report],
    },
    'MongoDB insertOne': {
      code: ts`
        import express from 'express'
        import { MongoClient } from 'mongodb'
        const client = new MongoClient(process.env.MONGO!)
        const app = express()
        app.post('/orders', async (req, res) => {
          await client.db().collection('orders').insertOne({ ...req.body, createdAt: new Date() })
          res.end()
        })
      `,
      reports: [report],
    },
    'a presence check is no list of fields': {
      code: ts`
        import express from 'express'
        import { prisma } from './prisma'
        const app = express()
        app.post('/users', async (req, res) => {
          const body = req.body
          if (!body.email || typeof body.email !== 'string') return res.status(400).end()
          res.json(await prisma.user.create({ data: body }))
        })
      `,
      reports: [report],
    },
    'a data object inside the body': {
      code: ts`
        import express from 'express'
        import { requireAuth } from './auth'
        import { prisma } from './prisma'
        const app = express()
        app.patch('/users/:id', requireAuth, async (req, res) => {
          res.json(await prisma.user.update({ where: { id: req.params.id }, data: req.body.user }))
        })
      `,
      reports: [report],
    },
    'a handler declared apart from its route': {
      code: ts`
        import express from 'express'
        import { User } from './models/User'
        const router = express.Router()
        async function create(req, res) {
          const payload = { ...req.body }
          res.json(await User.create(payload))
        }
        router.post('/', create)
        export default router
      `,
      reports: [report],
    },
    'Mongoose set on a document': {
      code: ts`
        import express from 'express'
        import { Post } from './models/Post'
        const app = express()
        app.put('/posts/:id', async (req, res) => {
          const post = await Post.findById(req.params.id)
          post.set(req.body)
          await post.save()
          res.json(post)
        })
      `,
      reports: [report],
    },
    'an action of Remix': {
      filename: 'app/routes/posts.tsx',
      code: ts`
        import { prisma } from '~/db.server'
        export async function action({ request }: { request: Request }) {
          const values = Object.fromEntries(await request.formData())
          await prisma.post.create({ data: values })
          return null
        }
      `,
      reports: [report],
    },
  },
})
