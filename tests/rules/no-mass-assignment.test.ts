import rule from '../../src/rules/no-mass-assignment.js'
import { testRule, ts } from '../support/test-rule.js'

const report = 'massAssignment'

testRule(rule, {
  valid: {
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
