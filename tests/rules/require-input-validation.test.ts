import rule from '../../src/rules/require-input-validation.js'
import { testRule, ts } from '../support/test-rule.js'

const report = 'uncheckedInput'

testRule(rule, {
  valid: {
    'behind a middleware of the file that looks at what was sent, or may': {
      filename: 'server/routes/stripe.ts',
      code: ts`
        import express from 'express'
        import { stripe } from './stripe'
        import { narrow } from './narrow'
        const first = (req, res, next) => (req.body.priceId ? next() : res.sendStatus(400))
        const second = (req, res, next) => narrow(req, res, next)
        const third = ({ body }, res, next) => next(body ? undefined : new Error('empty'))
        const app = express()
        app.post('/a', first, async (req, res) => res.json(await stripe.checkout.sessions.create({ line_items: [req.body.priceId] })))
        app.post('/b', second, async (req, res) => res.json(await stripe.checkout.sessions.create({ line_items: [req.body.priceId] })))
        app.post('/c', third, async (req, res) => res.json(await stripe.checkout.sessions.create({ line_items: [req.body.priceId] })))
      `,
    },
    'parts that class-validator goes into': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsEmail()
          email: string

          @ValidateNested()
          @Type(() => AddressDto)
          address: AddressDto

          @IsArray()
          @ValidateNested({ each: true })
          @Type(() => AddressDto)
          others: AddressDto[]
        }
      `,
    },
    'plain values that are made of texts': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsOptional()
          @Type(() => Number)
          page?: number

          @IsNotEmpty()
          @Type(() => Date)
          since: Date

          @IsArray()
          @Type(() => String)
          tags: string[]
        }
      `,
    },
    'a part with a check of the project': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsEmail, IsOptional } from 'class-validator'
        import { IsAddress } from './is-address'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsEmail()
          email: string

          @IsOptional()
          @IsAddress()
          address: AddressDto
        }
      `,
    },
    'a part that a transformation makes': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsOptional()
          @Transform(({ value }) => parseAddress(value))
          address?: AddressDto
        }
      `,
    },
    'a part that is an answer': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class OrderResponse {
          @ApiProperty()
          @Type(() => AddressDto)
          address: AddressDto

          @Expose()
          email: string
        }
      `,
    },
    'an entity, whose parts are other rows': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsEmail, IsOptional } from 'class-validator'
        import { Type } from 'class-transformer'
        import { Column, Entity, ManyToOne } from 'typeorm'
        import { Address } from './address.entity'

        @Entity()
        export class Order {
          @IsEmail()
          @Column()
          email: string

          @IsOptional()
          @ManyToOne(() => Address)
          @Type(() => Address)
          address: Address
        }
      `,
    },
    'a part whose type has nothing to check': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsObject, IsOptional } from 'class-validator'
        import { Type } from 'class-transformer'
        import type { MetaDto } from './meta.dto'
        class Totals {
          sum: number
        }

        export class CreateOrderDto {
          @IsObject()
          meta: MetaDto

          @IsOptional()
          @Type(() => Totals)
          totals?: Totals
        }
      `,
    },
    'a part of a GraphQL input, whose schema names its fields': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsOptional } from 'class-validator'
        import { Field, InputType } from '@nestjs/graphql'
        import { AddressDto } from './address.dto'

        @InputType()
        export class OrderInput {
          @IsOptional()
          @Field(() => AddressDto)
          address?: AddressDto
        }
      `,
    },
    'a field with a check of its own kind': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsString()
          address: AddressDto
        }
      `,
    },
    'a patch of fields whose types are tested': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function PATCH(request: Request) {
          const body = await request.json()
          const data: Record<string, unknown> = {}
          if (typeof body.title === 'string') data.title = body.title
          await prisma.page.update({ where: { id: 1 }, data })
          return new Response(null)
        }
      `,
      filename: 'app/api/pages/route.ts',
    },
    'a field set on a document after it was saved': ts`
      const express = require('express')
      const Profile = require('./models/Profile')
      const app = express()
      app.put('/profile', async (req, res) => {
        const profile = await Profile.findById(req.user.id)
        profile.visits = 0
        await profile.save()
        profile.echo = req.body.echo
        res.json(profile)
      })
    `,
    'Zod parses the body': ts`
      import express from 'express'
      import { z } from 'zod'
      import { prisma } from './db'
      const app = express()
      const Signup = z.object({ email: z.string().email() })
      app.post('/signup', async (req, res) => {
        const data = Signup.parse(req.body)
        await prisma.user.create({ data })
        res.json({})
      })
    `,
    'safeParse checks, and the body as it came is used': ts`
      import express from 'express'
      import { z } from 'zod'
      import { prisma } from './db'
      const app = express()
      const Signup = z.object({ email: z.string() })
      app.post('/signup', async (req, res) => {
        const result = Signup.safeParse(req.body)
        if (!result.success) return res.status(400).end()
        await prisma.user.create({ data: { email: req.body.email } })
        res.json({})
      })
    `,
    'a schema of another file': {
      filename: 'app/api/leads/route.ts',
      code: ts`
        import { leadSchema } from '@/lib/schemas'
        import { db } from '@/lib/db'
        export async function POST(request: Request) {
          const lead = leadSchema.parse(await request.json())
          await db.lead.create({ data: lead })
          return Response.json({})
        }
      `,
    },
    'Valibot': {
      filename: 'app/api/leads/route.ts',
      code: ts`
        import * as v from 'valibot'
        import { db } from '@/lib/db'
        const Lead = v.object({ email: v.string() })
        export async function POST(request: Request) {
          const { output, success } = v.safeParse(Lead, await request.json())
          if (!success) return new Response(null, { status: 400 })
          await db.lead.create({ data: output })
          return Response.json({})
        }
      `,
    },
    'Joi in CommonJS': ts`
      const express = require('express')
      const Joi = require('joi')
      const User = require('./models/user')
      const router = express.Router()
      const schema = Joi.object({ email: Joi.string().email().required() })
      router.post('/users', async (req, res) => {
        const { error, value } = schema.validate(req.body)
        if (error) return res.status(400).json({})
        await User.create(value)
        res.json({})
      })
      module.exports = router
    `,
    'Ajv, compiled at the top': ts`
      import Fastify from 'fastify'
      import Ajv from 'ajv'
      import { pool } from './db'
      const app = Fastify()
      const check = new Ajv().compile(leadSchemaJson)
      app.post('/leads', async (request, reply) => {
        if (!check(request.body)) return reply.code(400).send()
        await pool.query('INSERT INTO leads (email) VALUES ($1)', [request.body.email])
      })
    `,
    'a Fastify route with a schema': ts`
      import Fastify from 'fastify'
      import { pool } from './db'
      const app = Fastify()
      app.post('/leads', { schema: { body: Lead } }, async (request) => {
        await pool.query('INSERT INTO leads (email) VALUES ($1)', [request.body.email])
      })
    `,
    'a Fastify route object with a schema': ts`
      import { Type } from '@sinclair/typebox'
      import { pool } from './db'
      export default async function leads(fastify) {
        fastify.route({
          method: 'POST',
          url: '/leads',
          schema: { body: Type.Object({ email: Type.String() }) },
          handler: async (request, reply) => {
            await pool.query('INSERT INTO leads (email) VALUES ($1)', [request.body.email])
            reply.send({})
          },
        })
      }
    `,
    'express-validator and its result': ts`
      import express from 'express'
      import { body, validationResult } from 'express-validator'
      import { User } from './models/User'
      const router = express.Router()
      router.post('/users', body('email').isEmail(), async (req, res) => {
        if (!validationResult(req).isEmpty()) return res.status(400).end()
        await User.create({ email: req.body.email })
        res.end()
      })
      export default router
    `,
    'celebrate': ts`
      import { Router } from 'express'
      import { celebrate, Joi } from 'celebrate'
      import { User } from './models/User'
      const route = Router()
      route.post('/users', celebrate({ body: Joi.object({ email: Joi.string() }) }), async (req, res) => {
        await User.create({ email: req.body.email })
        res.end()
      })
    `,
    'a validating middleware of the project': ts`
      import express from 'express'
      import { validateRequest } from './middleware/validate-request'
      import { prisma } from './db'
      const app = express()
      app.post('/users', validateRequest(createUser), async (req, res) => {
        await prisma.user.create({ data: { email: req.body.email } })
        res.end()
      })
    `,
    'a middleware of which nothing is known': ts`
      import express from 'express'
      import { prepare } from './middleware/prepare'
      import { prisma } from './db'
      const app = express()
      app.post('/users', prepare, async (req, res) => {
        await prisma.user.create({ data: { email: req.body.email } })
        res.end()
      })
    `,
    'a wrapper of which nothing is known': {
      filename: 'app/api/links/route.ts',
      code: ts`
        import { withContract } from '@/lib/contracts'
        import { prisma } from '@/lib/prisma'
        export const POST = withContract(async (req) => {
          const { url } = await req.json()
          await prisma.link.create({ data: { url } })
          return Response.json({})
        })
      `,
    },
    'Hono with its validator': ts`
      import { Hono } from 'hono'
      import { zValidator } from '@hono/zod-validator'
      import { db } from './db'
      const app = new Hono()
      app.post('/leads', zValidator('json', leadSchema), async (c) => {
        const { email } = c.req.valid('json')
        await db.insert(leads).values({ email })
        return c.json({})
      })
    `,
    'tRPC input': ts`
      import { z } from 'zod'
      import { publicProcedure, router } from './trpc'
      export const leadRouter = router({
        add: publicProcedure.input(z.object({ email: z.string() })).mutation(async ({ input, ctx }) => {
          await ctx.prisma.lead.create({ data: { email: input.email } })
        }),
      })
    `,
    'a safe action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { actionClient } from '@/lib/safe-action'
        import { prisma } from '@/lib/prisma'
        export const addLead = actionClient.schema(leadSchema).action(async ({ parsedInput: { email } }) => {
          await prisma.lead.create({ data: { email } })
        })
      `,
    },
    'a wrapped action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { validatedAction } from '@/lib/auth/middleware'
        import { db } from '@/lib/db'
        export const signIn = validatedAction(signInSchema, async (data) => {
          await db.insert(users).values({ email: data.email })
        })
      `,
    },
    'an action that parses its form': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        import { leadSchema } from '@/lib/schemas'
        export async function addLead(formData: FormData) {
          const { email } = leadSchema.parse(Object.fromEntries(formData))
          await prisma.lead.create({ data: { email } })
        }
      `,
    },
    'Nest with a class for the body': ts`
      import { Body, Controller, Post } from '@nestjs/common'
      import { Repository } from 'typeorm'
      import { CreateLead } from './create-lead.dto'
      @Controller('leads')
      export class LeadsController {
        constructor(private readonly leads: Repository<Lead>) {}
        @Post()
        create(@Body() lead: CreateLead) { return this.leads.save({ email: lead.email }) }
      }
    `,
    'Nest with a pipe on the field': ts`
      import { Controller, Get, ParseUUIDPipe, Query } from '@nestjs/common'
      import { Repository } from 'typeorm'
      @Controller('leads')
      export class LeadsController {
        constructor(private readonly leads: Repository<Lead>) {}
        @Get()
        list(@Query('owner', ParseUUIDPipe) owner: string) { return this.leads.find({ where: { owner } }) }
      }
    `,
    'class-validator in the handler': ts`
      import express from 'express'
      import { plainToInstance } from 'class-transformer'
      import { validateOrReject } from 'class-validator'
      import { prisma } from './db'
      const app = express()
      app.post('/users', async (req, res) => {
        const user = plainToInstance(CreateUser, req.body)
        await validateOrReject(user)
        await prisma.user.create({ data: { email: user.email } })
        res.end()
      })
    `,
    'every field that is used is tested by typeof': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export async function POST(req: Request) {
          const { prompt } = await req.json()
          if (typeof prompt !== 'string' || prompt.length > 4000) return new Response(null, { status: 400 })
          const answer = await openai.chat.completions.create({ model: 'gpt-4o', max_tokens: 500, messages: [{ role: 'user', content: prompt }] })
          return Response.json(answer)
        }
      `,
    },
    'a list is tested by Array.isArray': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      app.post('/tags', async (req, res) => {
        const { ids } = req.body
        if (!Array.isArray(ids)) return res.status(400).end()
        await prisma.tag.deleteMany({ where: { id: { in: ids } } })
        res.end()
      })
    `,
    'a value is one of a list': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      const PLANS = ['free', 'pro']
      app.post('/plan', requireAuth, async (req, res) => {
        if (!PLANS.includes(req.body.plan)) return res.status(400).end()
        await prisma.account.update({ where: { id: req.user.id }, data: { plan: req.body.plan } })
        res.end()
      })
    `,
    'a value is compared with what it must be': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      app.post('/terms', async (req, res) => {
        const { version } = req.body
        if (version !== currentVersion) return res.status(409).end()
        await prisma.consent.create({ data: { version } })
        res.end()
      })
    `,
    'a type guard of another file': ts`
      import express from 'express'
      import { isInvoice } from './guards'
      import { prisma } from './db'
      const app = express()
      app.post('/invoices', async (req, res) => {
        if (!isInvoice(req.body)) return res.sendStatus(400)
        res.json(await prisma.invoice.create({ data: req.body }))
      })
    `,
    'a DynamoDB command with what a schema let through': ts`
      import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
      import { orderSchema } from './schemas'
      import { documents } from './documents'
      export const handler = async (event) => {
        const order = orderSchema.parse(JSON.parse(event.body))
        await documents.send(new PutCommand({ TableName: 'orders', Item: order }))
        return { statusCode: 204 }
      }
    `,
    'a type guard of the file': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      function looksLikeLead(value: unknown): value is Lead { return true }
      app.post('/leads', async (req, res) => {
        const lead = req.body
        if (!looksLikeLead(lead)) return res.status(400).end()
        await prisma.lead.create({ data: { email: lead.email } })
        res.end()
      })
    `,
    'a validating function of the project': ts`
      import express from 'express'
      import { validateLead } from './validation'
      import { prisma } from './db'
      const app = express()
      app.post('/leads', async (req, res) => {
        const problems = validateLead(req.body)
        if (problems.length) return res.status(400).json(problems)
        await prisma.lead.create({ data: { email: req.body.email } })
        res.end()
      })
    `,
    'a function that settings call a validator': {
      settings: { validators: ['shape'] },
      code: ts`
        import express from 'express'
        import { shape } from './shape'
        import { prisma } from './db'
        const app = express()
        app.post('/leads', async (req, res) => {
          shape(req.body)
          await prisma.lead.create({ data: { email: req.body.email } })
          res.end()
        })
      `,
    },
    'a middleware that settings call a validator': {
      settings: { validators: ['requireLead'] },
      code: ts`
        import express from 'express'
        import { requireLead } from './lead'
        import { prisma } from './db'
        const app = express()
        app.post('/leads', requireLead, async (req, res) => {
          await prisma.lead.create({ data: { email: req.body.email } })
          res.end()
        })
      `,
    },
    'a page number': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      app.get('/leads', async (req, res) => {
        const page = parseInt(req.query.page as string) || 1
        res.json(await prisma.lead.findMany({ skip: (page - 1) * 20, take: 20 }))
      })
    `,
    'a path parameter selects a row': {
      filename: 'app/api/leads/[id]/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function GET(_req: Request, { params }) {
          const { id } = await params
          return Response.json(await prisma.lead.findUnique({ where: { id } }))
        }
      `,
    },
    'the id that an action is given selects a row': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        export async function removeNote(noteId: string) { await prisma.note.delete({ where: { id: noteId } }) }
      `,
    },
    'a path parameter of pages/api, which is in its query': {
      filename: 'pages/api/teams/[id].ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export default async function handler(req, res) {
          const { id } = req.query as { id: string }
          res.json(await prisma.team.findUnique({ where: { id } }))
        }
      `,
    },
    'a path parameter in a request to another host': ts`
      import express from 'express'
      const app = express()
      app.get('/x/:id', async (req, res) => { res.json(await (await fetch(\`https://api.example.com/\${req.params.id}\`)).json()) })
    `,
    'a file below a root': ts`
      import express from 'express'
      const app = express()
      app.get('/x/:name', (req, res) => res.sendFile(req.params.name, { root: 'uploads' }))
    `,
    'a message that the queue has signed': {
      filename: 'app/api/cron/welcome/route.ts',
      code: ts`
        import { verifyQstashSignature } from '@/lib/cron'
        import { prisma } from '@/lib/prisma'
        export async function POST(req: Request) {
          const rawBody = await req.text()
          await verifyQstashSignature({ req, rawBody })
          const { userId } = JSON.parse(rawBody)
          await prisma.user.findUnique({ where: { id: userId } })
          return new Response()
        }
      `,
    },
    'the body goes nowhere': ts`
      import express from 'express'
      const app = express()
      app.post('/echo', (req, res) => { res.json({ you: req.body.name }) })
    `,
    'the body is only logged': ts`
      import express from 'express'
      const app = express()
      app.post('/log', (req, res) => { console.log(req.body.name); res.end() })
    `,
    'the session, not the body, reaches the database': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      app.post('/visit', async (req, res) => { await prisma.visit.create({ data: { userId: req.user.id } }); res.end() })
    `,
    'a header reaches the database': ts`
      import express from 'express'
      import { prisma } from './db'
      const app = express()
      app.post('/visit', async (req, res) => { await prisma.visit.create({ data: { agent: req.headers['user-agent'] } }); res.end() })
    `,
    'a verified webhook': {
      filename: 'app/api/webhooks/stripe/route.ts',
      code: ts`
        import Stripe from 'stripe'
        import { prisma } from '@/lib/prisma'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
        export async function POST(req: Request) {
          const body = await req.text()
          const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!)
          await prisma.account.update({ where: { customer: event.data.object.customer }, data: { active: true } })
          return Response.json({})
        }
      `,
    },
    'a controller whose route is in another file': ts`
      import type { Request, Response } from 'express'
      import { prisma } from './db'
      export const create = async (req: Request, res: Response) => {
        await prisma.user.create({ data: { email: req.body.email } })
        res.json({})
      }
    `,
    'a Next handler that a file of pages/api brings in': {
      filename: 'ee/features/teams/handler.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import prisma from '@/lib/prisma'
        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          res.json(await prisma.team.findUnique({ where: { id: req.query.teamId } }))
        }
      `,
    },
    'the answer of another service': {
      filename: 'app/api/sync/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function POST() {
          const response = await fetch('https://api.example.com/leads')
          const { email } = await response.json()
          await prisma.lead.create({ data: { email } })
          return Response.json({})
        }
      `,
    },
    'a plain function with a parameter called req': ts`
      import { prisma } from './db'
      export async function save(req) { await prisma.user.create({ data: { email: req.body.email } }) }
    `,
    'a test': {
      filename: 'src/users.test.ts',
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        const app = express()
        app.post('/users', async (req, res) => { await prisma.user.create({ data: req.body }); res.end() })
      `,
    },
    'a path parameter that a row is asked for by, even when path parameters are asked for': {
      filename: 'app/api/leads/[id]/route.ts',
      options: { pathParameters: true },
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function GET(_req: Request, { params }) {
          const { id } = await params
          return Response.json(await prisma.lead.findUnique({ where: { id } }))
        }
        export async function DELETE(_req: Request, { params }) {
          const { id } = await params
          await prisma.lead.delete({ where: { id } })
          return new Response(null, { status: 204 })
        }
      `,
    },
    'path parameters of a page route that lead to the rows they name': {
      filename: 'pages/api/teams/[teamId]/rooms/[id].ts',
      options: { pathParameters: true },
      code: ts`
        import prisma from '@/lib/prisma'
        import { getSession } from '@/lib/session'
        export default async function handle(req: NextApiRequest, res: NextApiResponse) {
          const session = await getSession(req, res)
          if (!session) return res.status(401).end()
          const { teamId, id } = req.query as { teamId: string; id: string }
          const team = await prisma.team.findUnique({ where: { id: teamId, users: { some: { userId: session.userId } } } })
          if (!team) return res.status(404).end()
          res.json(await prisma.room.findFirst({ where: { id, teamId } }))
        }
      `,
    },
    'a path parameter that is written down after a row was found by it': {
      options: { pathParameters: true },
      code: ts`
        import { eq } from 'drizzle-orm'
        import express from 'express'
        import { notes, studios } from './schema'
        import { db } from './db'
        const app = express()
        app.post('/studios/:studioId/notes', async (req, res) => {
          const { studioId } = req.params
          const [studio] = await db.select().from(studios).where(eq(studios.id, studioId)).limit(1)
          if (!studio) return res.status(404).end()
          await db.insert(notes).values({ studioId, at: new Date() })
          res.status(201).end()
        })
      `,
    },
    'a path parameter that is sent on after a function of another file was asked for it': {
      options: { pathParameters: true },
      code: ts`
        import express from 'express'
        import { findExport } from './exports'
        const app = express()
        app.get('/exports/:id', async (req, res) => {
          const found = await findExport(req.params.id)
          if (!found) return res.status(404).end()
          const file = await fetch(\`https://files.example.com/\${req.params.id}\`)
          res.send(await file.text())
        })
      `,
    },
    'a path parameter behind middleware that looks whether the caller may reach it': {
      options: { pathParameters: true },
      code: ts`
        import express from 'express'
        import { requireAuth } from './auth'
        import { requireStudioAccess } from './access'
        import { notes } from './schema'
        import { db } from './db'
        const app = express()
        app.post('/studios/:studioId/notes', requireAuth, requireStudioAccess, async (req, res) => {
          await db.insert(notes).values({ studioId: req.params.studioId, at: new Date() })
          res.status(201).end()
        })
      `,
    },
  },
  invalid: {
    'behind a middleware of the file that does not look at what was sent': {
      filename: 'server/routes/stripe.ts',
      code: ts`
        import express from 'express'
        import Stripe from 'stripe'
        let stripe: Stripe | null = null
        if (process.env.STRIPE_KEY) stripe = new Stripe(process.env.STRIPE_KEY)
        function requireStripe(req, res, next) {
          if (!stripe) return res.status(503).json({ error: 'Not configured' })
          console.log(req.method, req.path)
          next()
        }
        function getStripe(): Stripe {
          return stripe!
        }
        const router = express.Router()
        router.use(requireStripe)
        router.post('/create-checkout-session', async (req, res) => {
          const { priceId, customerEmail, metadata } = req.body
          if (!priceId) return res.status(400).json({ error: 'Missing priceId' })
          const session = await getStripe().checkout.sessions.create({ line_items: [{ price: priceId, quantity: 1 }], customer_email: customerEmail, metadata })
          res.json({ url: session.url })
        })
      `,
      reports: [{ messageId: 'uncheckedInput', line: 16 }],
    },
    'an optional part that class-validator does not go into': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsEmail()
          email: string

          @ApiPropertyOptional({ type: () => AddressDto })
          @IsOptional()
          address?: AddressDto | null
        }
      `,
      reports: [{ messageId: 'uncheckedPart', line: 10, data: { name: 'address', type: 'AddressDto', what: 'one `AddressDto`', each: '' } }],
    },
    'a part with a type and no @ValidateNested()': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsNotEmpty()
          @Type(() => AddressDto)
          address: AddressDto
        }
      `,
      reports: ['uncheckedPart'],
    },
    'a list of parts': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsArray, IsEmail, IsNotEmpty, IsObject, IsOptional, IsString, ValidateNested, ArrayNotEmpty } from 'class-validator'
        import { Expose, Transform, Type } from 'class-transformer'
        import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
        import { AddressDto } from './address.dto'

        export class CreateOrderDto {
          @IsArray()
          @ArrayNotEmpty()
          @Type(() => AddressDto)
          addresses: AddressDto[]
        }
      `,
      reports: [{ messageId: 'uncheckedPart', data: { name: 'addresses', type: 'AddressDto', what: 'a list of `AddressDto`', each: '{ each: true }' } }],
    },
    'a part of a class of the same file': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsObject, IsString } from 'class-validator'
        import { Type } from 'class-transformer'

        class Card {
          @IsString()
          number: string
        }

        export class CreateOrderDto {
          @IsObject()
          @Type(() => Card)
          card: Card
        }
      `,
      reports: ['uncheckedPart'],
    },
    'a part without swagger, of a plain Express program': {
      filename: 'src/orders/create-order.dto.ts',
      code: ts`
        import { IsDefined } from 'class-validator'
        import { ShippingDTO } from './shipping'

        export class CreateOrderDto {
          @IsDefined()
          shipping: ShippingDTO
        }
      `,
      reports: ['uncheckedPart'],
    },
    'fields set on a document that is saved': {
      code: ts`
        const express = require('express')
        const Profile = require('./models/Profile')
        const app = express()
        app.put('/profile', async (req, res) => {
          const profile = await Profile.findById(req.user.id)
          profile.bio = req.body.bio
          await profile.save()
          res.json(profile)
        })
      `,
      reports: [{ messageId: report, line: 6, data: { api: 'profile.save', input: '`bio` of the body' } }],
    },
    'the body merged into a row that a repository saves': {
      code: ts`
        import { Router } from 'express'
        import { dataSource } from './data-source'
        import { Account } from './entities'
        const accounts = dataSource.getRepository(Account)
        export const router = Router()
        router.patch('/account', async (req, res) => {
          const account = await accounts.findOneByOrFail({ id: req.user.id })
          Object.assign(account, req.body)
          res.json(await accounts.save(account))
        })
      `,
      reports: [{ messageId: report }],
    },
    'a model made of the body, saved later': {
      code: ts`
        import express from 'express'
        import { Comment } from './models/comment'
        const app = express()
        app.post('/comments', async (req, res) => {
          const comment = new Comment({ text: req.body.text })
          await comment.save()
          res.status(201).json(comment)
        })
      `,
      reports: [{ messageId: report }],
    },
    'a patch put together field by field': {
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function PATCH(request: Request) {
          const body = await request.json()
          const data: Record<string, unknown> = {}
          if (body.title) data.title = body.title
          await prisma.page.update({ where: { id: 1 }, data })
          return new Response(null)
        }
      `,
      filename: 'app/api/pages/route.ts',
      reports: [{ messageId: report }],
    },
    'the body read with a type argument': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { notes } from './tables'
        const app = new Hono()
        app.post('/notes', async (c) => {
          const note = await c.req.json<Note>()
          await db.insert(notes).values({ text: note.text })
          return c.body(null, 204)
        })
      `,
      reports: [{ messageId: report }],
    },
    'the body of a Lambda in a DynamoDB command': {
      code: ts`
        const { DynamoDBClient, PutItemCommand: Put } = require('@aws-sdk/client-dynamodb')
        const client = new DynamoDBClient({})
        exports.handler = async (event) => {
          const order = JSON.parse(event.body)
          const command = new Put({ TableName: 'orders', Item: { id: { S: order.id }, note: { S: order.note } } })
          await client.send(command)
          return { statusCode: 204 }
        }
      `,
      reports: [{ messageId: report }],
    },
    'a test that there is something, from another file': {
      code: ts`
        import express from 'express'
        import { isEmpty } from './tests'
        import { prisma } from './db'
        const app = express()
        app.post('/orders', async (req, res) => {
          if (isEmpty(req.body)) return res.sendStatus(400)
          res.json(await prisma.order.create({ data: req.body }))
        })
      `,
      reports: [{ messageId: report }],
    },
    'Express, a field of the body, after a mere presence check': {
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        const app = express()
        app.post('/users', async (req, res) => {
          const { email, name } = req.body
          if (!email || !name) return res.status(400).json({ error: 'missing' })
          await prisma.user.create({ data: { email, name } })
          res.json({})
        })
      `,
      reports: [{ messageId: report, data: { input: '`email` and `name` of the body', api: 'prisma.user.create' }, line: 5 }],
    },
    'one report for ten fields and several sinks': {
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        const app = express()
        app.post('/users', async (req, res) => {
          await prisma.user.create({ data: { email: req.body.email, name: req.body.name, age: req.body.age, city: req.body.city } })
          await prisma.log.create({ data: { email: req.body.email } })
          res.json({})
        })
      `,
      reports: [{ messageId: report, data: { input: '`email`, `name` and 2 more of the body', api: 'prisma.user.create' } }],
    },
    'one report for each of two handlers': {
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        const app = express()
        app.post('/a', async (req, res) => { await prisma.a.create({ data: { x: req.body.x } }); res.end() })
        app.put('/b', async (req, res) => { await prisma.b.create({ data: { y: req.body.y } }); res.end() })
      `,
      reports: [{ messageId: report, line: 4 }, { messageId: report, line: 5 }],
    },
    'CommonJS, a handler declared apart, Mongoose': {
      code: ts`
        const express = require('express')
        const User = require('./models/user')
        const router = express.Router()
        router.post('/users', createUser)
        async function createUser(req, res) {
          const user = await User.create(req.body)
          res.json(user)
        }
        module.exports = router
      `,
      reports: [{ messageId: report, data: { input: 'the body', api: 'User.create' } }],
    },
    'Next, JSON to a model': {
      filename: 'app/api/generate/route.ts',
      code: ts`
        import { OpenAI as Client } from 'openai'
        const ai = new Client()
        export async function POST(request: Request) {
          const { prompt } = await request.json()
          const answer = await ai.chat.completions.create({ model: 'gpt-4o', max_tokens: 100, messages: [{ role: 'user', content: \`Draw \${prompt}\` }] })
          return Response.json(answer)
        }
      `,
      reports: [{ messageId: report, data: { input: '`prompt` of the body', api: 'ai.chat.completions.create' }, line: 4 }],
    },
    'a cast is no check': {
      filename: 'app/api/leads/route.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function POST(request: Request) {
          const body = (await request.json()) as { email: string }
          await prisma.lead.create({ data: { email: body.email } })
          return Response.json({})
        }
      `,
      reports: [{ messageId: report, line: 3 }],
    },
    'pages/api, behind authentication alone': {
      filename: 'pages/api/teams.ts',
      code: ts`
        import { getServerSession } from 'next-auth'
        import { prisma } from '@/lib/prisma'
        export default async function handler(req, res) {
          const session = await getServerSession(req, res, options)
          if (!session) return res.status(401).end()
          const { name } = req.body as { name: string }
          res.json(await prisma.team.create({ data: { name, ownerId: session.user.id } }))
        }
      `,
      reports: [report],
    },
    'a middleware that only authenticates': {
      code: ts`
        import express from 'express'
        import { requireAuth } from './auth'
        import { prisma } from './db'
        const app = express()
        app.use(express.json())
        app.post('/users', requireAuth, async (req, res) => {
          await prisma.user.update({ where: { id: req.user.id }, data: { name: req.body.name } })
          res.end()
        })
      `,
      reports: [report],
    },
    'Fastify without a schema, raw SQL': {
      code: ts`
        import Fastify from 'fastify'
        import { Pool } from 'pg'
        const app = Fastify()
        const pool = new Pool()
        app.post<{ Body: Lead }>('/leads', async (request, reply) => {
          await pool.query('INSERT INTO leads (email) VALUES ($1)', [request.body.email])
          reply.send({})
        })
      `,
      reports: [{ messageId: report, data: { input: '`email` of the body', api: 'pool.query' } }],
    },
    'Hono, Drizzle': {
      code: ts`
        import { Hono } from 'hono'
        import { db } from './db'
        import { leads } from './schema'
        const app = new Hono()
        app.post('/leads', async (c) => {
          const body = await c.req.json()
          await db.insert(leads).values({ email: body.email })
          return c.json({})
        })
      `,
      reports: [{ messageId: report, data: { input: '`email` of the body', api: 'db.insert' } }],
    },
    'Koa': {
      code: ts`
        import Router from '@koa/router'
        import { prisma } from './db'
        const router = new Router()
        router.post('/leads', async (ctx) => {
          ctx.body = await prisma.lead.create({ data: { email: ctx.request.body.email } })
        })
      `,
      reports: [report],
    },
    'a Supabase edge function': {
      filename: 'supabase/functions/save/index.ts',
      code: ts`
        import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'
        Deno.serve(async (req) => {
          const supabase = createClient(Deno.env.get('URL')!, Deno.env.get('KEY')!)
          const { name } = await req.json()
          await supabase.from('leads').insert({ name })
          return new Response('ok')
        })
      `,
      reports: [{ messageId: report, data: { input: '`name` of the body', api: 'supabase.from.insert' } }],
    },
    'a Lambda handler': {
      code: ts`
        import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'
        import { prisma } from './db'
        export const handler = async (event) => {
          const body = JSON.parse(event.body)
          await prisma.lead.create({ data: { email: body.email } })
          return { statusCode: 200 }
        }
      `,
      reports: [report],
    },
    'a server action with a form': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        export async function addLead(formData: FormData) {
          const email = formData.get('email') as string
          await prisma.lead.create({ data: { email } })
        }
      `,
      reports: [{ messageId: report, data: { input: '`email` of the form', api: 'prisma.lead.create' } }],
    },
    'a server action with arguments': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        export async function rename(id: string, data: { name: string }) {
          await prisma.team.update({ where: { id }, data: { name: data.name } })
        }
      `,
      reports: [report],
    },
    'a text that an action is given': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        export async function addNote(title: string) { await prisma.note.create({ data: { title } }) }
      `,
      reports: [{ messageId: report, data: { input: '`title` of the input', api: 'prisma.note.create' } }],
    },
    'a procedure whose schema takes anything': {
      code: ts`
        import { z } from 'zod'
        import { publicProcedure, router } from './trpc'
        export const leadRouter = router({
          add: publicProcedure.input(z.any()).mutation(async ({ input, ctx }) => {
            await ctx.prisma.lead.create({ data: { email: input.email } })
          }),
        })
      `,
      reports: [report],
    },
    'Nest with any for the body': {
      code: ts`
        import { Body, Controller, Post } from '@nestjs/common'
        import { Repository } from 'typeorm'
        @Controller('leads')
        export class LeadsController {
          constructor(private readonly leads: Repository<Lead>) {}
          @Post()
          create(@Body() body: any) { return this.leads.save({ email: body.email }) }
        }
      `,
      reports: [{ messageId: report, data: { input: '`email` of the body', api: 'this.leads.save' } }],
    },
    'Remix': {
      filename: 'app/routes/leads.tsx',
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        import { prisma } from '~/db.server'
        export async function action({ request }: ActionFunctionArgs) {
          const form = await request.formData()
          await prisma.lead.create({ data: { email: form.get('email') } })
          return null
        }
      `,
      reports: [report],
    },
    'SvelteKit': {
      filename: 'src/routes/api/leads/+server.ts',
      code: ts`
        import { prisma } from '$lib/server/prisma'
        export async function POST({ request }) {
          const { email } = await request.json()
          await prisma.lead.create({ data: { email } })
          return new Response()
        }
      `,
      reports: [report],
    },
    'a query in a MongoDB filter': {
      code: ts`
        import express from 'express'
        import { User } from './models/User'
        const app = express()
        app.get('/users', async (req, res) => { res.json(await User.find({ email: req.query.email })) })
      `,
      reports: [{ messageId: report, data: { input: '`email` of the query', api: 'User.find' } }],
    },
    'a path parameter opens a file': {
      code: ts`
        import express from 'express'
        import fs from 'node:fs/promises'
        import path from 'node:path'
        const app = express()
        app.get('/files/:name', async (req, res) => { res.send(await fs.readFile(path.join('uploads', req.params.name))) })
      `,
      reports: [{ messageId: report, data: { input: '`name` of the path', api: 'fs.readFile' } }],
    },
    'the body in an e-mail': {
      code: ts`
        import express from 'express'
        import { Resend } from 'resend'
        const app = express()
        const resend = new Resend(process.env.RESEND_KEY)
        app.post('/contact', async (req, res) => {
          const { email, message } = req.body
          await resend.emails.send({ from: 'a@example.com', to: 'b@example.com', replyTo: email, subject: 'x', text: message })
          res.end()
        })
      `,
      reports: [report],
    },
    'the body in a request to another host': {
      code: ts`
        import express from 'express'
        import axios from 'axios'
        const app = express()
        app.post('/proxy', async (req, res) => { res.json((await axios.post('https://api.example.com/x', req.body)).data) })
      `,
      reports: [{ messageId: report, data: { input: 'the body', api: 'axios.post' } }],
    },
    'through a function of the file': {
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        const app = express()
        app.post('/leads', async (req, res) => { await save(req.body); res.end() })
        async function save({ email }) { await prisma.lead.create({ data: { email } }) }
      `,
      reports: [report],
    },
    'one field is tested, another is not': {
      code: ts`
        import express from 'express'
        import { prisma } from './db'
        const app = express()
        app.post('/leads', async (req, res) => {
          const { email, note } = req.body
          if (typeof email !== 'string') return res.status(400).end()
          await prisma.lead.create({ data: { email, note } })
          res.end()
        })
      `,
      reports: [{ messageId: report, data: { input: '`note` of the body', api: 'prisma.lead.create' } }],
    },
    'one handler parses, another forgets': {
      code: ts`
        import express from 'express'
        import { z } from 'zod'
        import { prisma } from './db'
        const app = express()
        const Lead = z.object({ email: z.string() })
        app.post('/leads', async (req, res) => { await prisma.lead.create({ data: Lead.parse(req.body) }); res.end() })
        app.patch('/leads', async (req, res) => { await prisma.lead.update({ where: { id: req.body.id }, data: { email: req.body.email } }); res.end() })
      `,
      reports: [{ messageId: report, line: 7 }],
    },
    'a storage of the project': {
      code: ts`
        import { Router } from 'express'
        import { storage } from './storage'
        const router = Router()
        router.post('/chats', async (req, res) => { res.json(await storage.createChat(req.body)) })
      `,
      reports: [{ messageId: report, data: { input: 'the body', api: 'storage.createChat' } }],
    },
    'a path parameter that is written down and asked for nowhere, when path parameters are asked for': {
      options: { pathParameters: true },
      code: ts`
        import express from 'express'
        import { doses } from './schema'
        import { db } from './db'
        const app = express()
        app.post('/users/:userId/doses', async (req, res) => {
          const { userId } = req.params
          await db.insert(doses).values({ userId, at: new Date() })
          res.status(201).end()
        })
      `,
      reports: [{ messageId: report, data: { input: '`userId` of the path', api: 'db.insert' } }],
    },
    'a path parameter as a key that Mongoose insists on, when path parameters are asked for': {
      options: { pathParameters: true },
      code: ts`
        const express = require('express')
        const mongoose = require('mongoose')
        const Order = mongoose.model('Order', new mongoose.Schema({}))
        const app = express()
        app.get('/orders/:id', async (req, res) => {
          res.json(await Order.findById(req.params.id))
        })
      `,
      reports: [{ messageId: report, data: { input: '`id` of the path', api: 'Order.findById' } }],
    },
    'a path parameter in the address of another host, when path parameters are asked for': {
      filename: 'app/api/leads/[id]/route.ts',
      options: { pathParameters: true },
      code: ts`
        export async function GET(_req: Request, { params }) {
          const { id } = await params
          return fetch(\`https://crm.example.com/leads/\${id}\`)
        }
      `,
      reports: [{ messageId: report, data: { input: '`id` of the path', api: 'fetch' } }],
    },
    'the body, where a key of the path stands before it': {
      filename: 'app/api/leads/[id]/route.ts',
      options: { pathParameters: true },
      code: ts`
        import { prisma } from '@/lib/prisma'
        export async function POST(req: Request, { params }) {
          const { id } = await params
          await prisma.visit.create({ data: { leadId: id } })
          const { note } = await req.json()
          await prisma.note.create({ data: { note } })
          return new Response(null, { status: 201 })
        }
      `,
      reports: [{ messageId: report, data: { input: '`note` of the body', api: 'prisma.note.create' } }],
    },
  },
})
