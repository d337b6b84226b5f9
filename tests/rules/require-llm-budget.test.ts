import rule from '../../src/rules/require-llm-budget.js'
import { testRule, ts } from '../support/test-rule.js'

const spends = (line: number) => ({ messageId: 'unlimitedSpending', line })
const next = 'app/api/chat/route.ts'

testRule(rule, {
  valid: {
    'trpc limited procedure': {
      code: ts`
        import { z } from 'zod'
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { rateLimitedProcedure, router } from './trpc'

        export const ai = router({
          improve: rateLimitedProcedure.input(z.string()).mutation(async ({ input }) => (await generateText({ model: openai('gpt-4o-mini'), prompt: input })).text),
        })
      `,
    },
    'trial messages left': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { checkApiLimit, increaseApiLimit } from '@/lib/api-limit'
        import { checkSubscription } from '@/lib/subscription'

        export async function POST(req: Request) {
          const freeTrial = await checkApiLimit()
          const isPro = await checkSubscription()
          if (!freeTrial && !isPro) return new Response('Free trial has expired', { status: 403 })
          const { messages } = await req.json()
          await increaseApiLimit()
          return streamText({ model: openai('gpt-4o'), messages }).toTextStreamResponse()
        }
      `,
    },
    'rpc that takes credits': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { createClient } from '@/utils/supabase/server'

        export async function write(prompt: string) {
          const supabase = await createClient()
          const { data: ok } = await supabase.rpc('consume_credit', { amount: 1 })
          if (!ok) return { error: 'Out of credits' }
          const { text } = await generateText({ model: openai('gpt-4o-mini'), prompt })
          return { text }
        }
      `,
    },
    'webhook route': {
      filename: 'app/api/webhooks/inbound/route.ts',
      code: ts`
        import OpenAI from 'openai'
        import { verify } from '@/lib/svix'
        const openai = new OpenAI()

        export async function POST(req: Request) {
          const payload = verify(await req.text(), req.headers)
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: payload.text })
          await reply(payload.id, res.output_text)
          return new Response(null, { status: 204 })
        }
      `,
    },
    'fastify rate limit plugin and config': {
      code: ts`
        import Fastify from 'fastify'
        import rateLimit from '@fastify/rate-limit'
        import { openai } from './openai'
        const app = Fastify()
        await app.register(rateLimit, { max: 30, timeWindow: '1 minute' })

        app.post('/describe', async (request) => {
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: request.body.text })
          return { text: res.output_text }
        })
      `,
    },
    'own wrapper named in settings': {
      filename: 'app/api/chat/route.ts',
      settings: { rateLimiters: ['withPlan'] },
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { withPlan } from '@/lib/plan'

        export const POST = withPlan(async (req: Request) => {
          const { messages } = await req.json()
          return streamText({ model: openai('gpt-4o'), messages }).toTextStreamResponse()
        })
      `,
    },
    'upstash ratelimit': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { Ratelimit } from '@upstash/ratelimit'
        import { Redis } from '@upstash/redis'
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        const ratelimit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(10, '1 m') })

        export async function POST(req: Request) {
          const { success } = await ratelimit.limit(req.headers.get('x-forwarded-for') ?? 'anon')
          if (!success) return new Response('Too many requests', { status: 429 })
          const { messages } = await req.json()
          return streamText({ model: openai('gpt-4o'), messages }).toTextStreamResponse()
        }
      `,
    },
    'credits checked first': {
      filename: 'app/api/write/route.ts',
      code: ts`
        import OpenAI from 'openai'
        import { prisma } from '@/lib/prisma'
        import { requireUser } from '@/lib/auth'
        const openai = new OpenAI()

        export async function POST(req: Request) {
          const { id } = await requireUser()
          const user = await prisma.user.findUniqueOrThrow({ where: { id } })
          if (user.credits <= 0) return Response.json({ error: 'No credits left' }, { status: 402 })
          const { prompt } = await req.json()
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: prompt })
          return Response.json({ text: res.output_text })
        }
      `,
    },
    'express rate limit on the app': {
      code: ts`
        import express from 'express'
        import rateLimit from 'express-rate-limit'
        import OpenAI from 'openai'
        const app = express()
        const openai = new OpenAI()
        app.use('/api', rateLimit({ windowMs: 60_000, max: 20 }))

        app.post('/api/generate', async (req, res) => {
          const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: req.body.prompt }] })
          res.json({ text: completion.choices[0].message.content })
        })
      `,
    },
    'service function without a request': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function summarize(text: string) {
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: text })
          return res.output_text
        }
      `,
    },
    'worker': {
      code: ts`
        import { Worker } from 'bullmq'
        import OpenAI from 'openai'
        const openai = new OpenAI()

        new Worker('summaries', async (job) => openai.responses.create({ model: 'gpt-4.1-mini', input: job.data.text }), { connection: { host: 'redis' } })
      `,
    },
    'embeddings for search': {
      filename: 'app/api/search/route.ts',
      code: ts`
        import { embed } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { search } from '@/lib/search'

        export async function GET(req: Request) {
          const q = new URL(req.url).searchParams.get('q') ?? ''
          const { embedding } = await embed({ model: openai.embedding('text-embedding-3-small'), value: q })
          return Response.json(await search(embedding))
        }
      `,
    },
    'nest throttler guard': {
      filename: 'src/ai/ai.controller.ts',
      code: ts`
        import { Body, Controller, Post, UseGuards } from '@nestjs/common'
        import { ThrottlerGuard } from '@nestjs/throttler'
        import OpenAI from 'openai'
        const openai = new OpenAI()

        @UseGuards(ThrottlerGuard)
        @Controller('ai')
        export class AiController {
          @Post('complete')
          async complete(@Body() dto: { prompt: string }) {
            return openai.responses.create({ model: 'gpt-4.1-mini', input: dto.prompt })
          }
        }
      `,
    },
    'hono middleware named for quota': {
      code: ts`
        import { Hono } from 'hono'
        import { aiQuota } from './middleware/ai-quota'
        import { openai } from './openai'
        const app = new Hono()

        app.post('/answers', aiQuota, async (c) => {
          const { question } = await c.req.json()
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: question })
          return c.json({ answer: res.output_text })
        })
        export default app
      `,
    },
    'helper of the file checks the monthly usage': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        async function assertWithinMonthlyLimit(userId: string) {
          const used = await prisma.message.count({ where: { userId } })
          if (used >= 100) throw new Error('Monthly limit reached')
        }

        export async function POST(req: Request) {
          const session = await auth()
          await assertWithinMonthlyLimit(session.user.id)
          const { messages } = await req.json()
          return streamText({ model: openai('gpt-4o'), messages }).toTextStreamResponse()
        }
      `,
    },
    'message count compared with the plan': {
      filename: 'app/(chat)/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        import { auth } from '@/app/(auth)/auth'
        import { getMessageCountByUserId } from '@/lib/db/queries'
        import { entitlementsByUserType } from '@/lib/ai/entitlements'
        import { myProvider } from '@/lib/ai/providers'

        export async function POST(request: Request) {
          const session = await auth()
          if (!session?.user) return new Response('Unauthorized', { status: 401 })
          const messageCount = await getMessageCountByUserId({ id: session.user.id, differenceInHours: 24 })
          if (messageCount > entitlementsByUserType[session.user.type].maxMessagesPerDay) {
            return new Response('You have exceeded your maximum number of messages for the day', { status: 429 })
          }
          const { messages } = await request.json()
          return streamText({ model: myProvider.languageModel('chat'), messages }).toTextStreamResponse()
        }
      `,
    },
    'cron route': {
      filename: 'app/api/cron/digest/route.ts',
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { prisma } from '@/lib/prisma'

        export async function GET(request: Request) {
          if (request.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response('no', { status: 401 })
          const posts = await prisma.post.findMany({ take: 20 })
          const { text } = await generateText({ model: openai('gpt-4o-mini'), prompt: JSON.stringify(posts) })
          return Response.json({ text })
        }
      `,
    },
    'arcjet protect': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import arcjet, { tokenBucket } from '@arcjet/next'
        import { openai } from '@ai-sdk/openai'
        import { streamText } from 'ai'
        const aj = arcjet({ key: process.env.ARCJET_KEY!, rules: [tokenBucket({ mode: 'LIVE', refillRate: 10, interval: 60, capacity: 50 })] })

        export async function POST(req: Request) {
          const decision = await aj.protect(req, { requested: 5 })
          if (decision.isDenied()) return new Response('Too Many Requests', { status: 429 })
          const { messages } = await req.json()
          return streamText({ model: openai('gpt-4o'), messages }).toTextStreamResponse()
        }
      `,
    },
    'stripe subscription and usage limit in redis': {
      filename: 'app/api/image/route.ts',
      code: ts`
        import OpenAI from 'openai'
        import { redis } from '@/lib/redis'
        import { currentUser } from '@/lib/auth'
        const openai = new OpenAI()

        export async function POST(req: Request) {
          const user = await currentUser()
          const used = await redis.incr(\`usage:\${user.id}:\${new Date().toISOString().slice(0, 7)}\`)
          if (used > 50) return Response.json({ error: 'limit' }, { status: 429 })
          const { prompt } = await req.json()
          const image = await openai.images.generate({ model: 'gpt-image-1', prompt })
          return Response.json({ url: image.data?.[0].url })
        }
      `,
    },
    'a limiter in the chain': ts`
      import express from 'express'
      import rateLimit from 'express-rate-limit'
      import OpenAI from 'openai'
      const app = express()
      const openai = new OpenAI()
      const slow = rateLimit({ windowMs: 60_000, limit: 10 })
      app.post('/ask', requireAuth, slow, async (req, res) => res.json(await openai.responses.create({ model: 'gpt-6-luna', input: req.body.text })))
    `,
    'a limiter for the whole app': ts`
      const express = require('express')
      const { rateLimit: limiter } = require('express-rate-limit')
      const { generateText } = require('ai')
      const app = express()
      app.use(limiter({ max: 10 }))
      app.post('/ask', async (req, res) => res.json(await generateText({ model, prompt: req.body.text })))
    `,
    'a limiter of the project in the chain': ts`
      import { Router } from 'express'
      import { openai } from './ai'
      import { aiLimiter } from './limits'
      const router = Router()
      router.post('/ask', aiLimiter, async (req, res) => res.json(await openai.responses.create({ model: 'gpt-6-luna', input: req.body.text })))
    `,
    'Upstash in a Next.js route': {
      filename: next,
      code: ts`
        import { streamText } from 'ai'
        import { ratelimit } from '@/lib/redis'
        export async function POST(req: Request) {
          const { success } = await ratelimit.limit(req.headers.get('x-forwarded-for'))
          if (!success) return new Response('Slow down', { status: 429 })
          return streamText({ model, prompt: await req.text() }).toTextStreamResponse()
        }
      `,
    },
    'credits that are taken before': {
      filename: next,
      code: ts`
        import { streamText } from 'ai'
        export async function POST(req: Request) {
          const { userId } = await auth()
          await consumeCredits(userId, 1)
          return streamText({ model, prompt: await req.text() }).toTextStreamResponse()
        }
      `,
    },
    'credits that are compared before': {
      filename: next,
      code: ts`
        import { streamText } from 'ai'
        export async function POST(req: Request) {
          const user = await currentUser()
          if (user.credits < 1) return Response.json({ error: 'No credits left' }, { status: 403 })
          return streamText({ model, prompt: await req.text() }).toTextStreamResponse()
        }
      `,
    },
    'a count of its own that answers 429': {
      filename: next,
      code: ts`
        import { streamText } from 'ai'
        export async function POST(req: Request) {
          const hits = await redis.incr(\`ask:\${ip(req)}\`)
          if (hits > 20) return new Response(null, { status: 429 })
          return streamText({ model, prompt: await req.text() }).toTextStreamResponse()
        }
      `,
    },
    'a helper of the file that checks': ts`
      import express from 'express'
      import { openai } from './ai'
      const app = express()
      async function guard(user) { await quota.reserve(user, 1000) }
      async function answer(text) { return openai.responses.create({ model: 'gpt-6-luna', input: text }) }
      app.post('/ask', async (req, res) => {
        await guard(req.user)
        res.json(await answer(req.body.text))
      })
    `,
    'a server action with a budget': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { generateText } from 'ai'
        export async function ask(prompt: string) {
          await assertWithinBudget()
          return generateText({ model, prompt })
        }
      `,
    },
    'a throttled NestJS controller': ts`
      import { Controller, Post, UseGuards, Body } from '@nestjs/common'
      import { ThrottlerGuard } from '@nestjs/throttler'
      import OpenAI from 'openai'
      @Controller('ai')
      @UseGuards(ThrottlerGuard)
      export class AiController {
        private readonly openai = new OpenAI()
        @Post('ask') ask(@Body() body: AskDto) { return this.openai.responses.create({ model: 'gpt-6-luna', input: body.text }) }
      }
    `,
    'a limit in the options of a Fastify route': ts`
      import Fastify from 'fastify'
      import { openai } from './ai'
      const app = Fastify()
      app.post('/ask', { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }, async (req) => openai.responses.create({ model: 'gpt-6-luna', input: req.body.text }))
    `,
    'a limited tRPC procedure': ts`
      import { generateText } from 'ai'
      import { createTRPCRouter, rateLimitedProcedure } from '../trpc'
      export const ai = createTRPCRouter({
        ask: rateLimitedProcedure.input(schema).mutation(({ input }) => generateText({ model, prompt: input.text })),
      })
    `,
    'a wrapper that limits': {
      filename: next,
      code: ts`
        import { generateText } from 'ai'
        import { withRateLimit } from '@/lib/limits'
        export const POST = withRateLimit(async (req: Request) => Response.json(await generateText({ model, prompt: await req.text() })))
      `,
    },
    'a wrapper that a setting names': {
      filename: next,
      code: ts`
        import { generateText } from 'ai'
        import { guarded } from '@/lib/guarded'
        export const POST = guarded(async (req: Request) => Response.json(await generateText({ model, prompt: await req.text() })))
      `,
      settings: { rateLimiters: ['guarded'] },
    },
    'a service that no request of this file reaches': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (input) => openai.responses.create({ model: 'gpt-6-luna', input })
    `,
    'a job of a scheduler': {
      filename: 'app/api/cron/digest/route.ts',
      code: `import { generateText } from 'ai'; export async function GET() { return Response.json(await generateText({ model, prompt })) }`,
    },
    'embeddings': {
      filename: next,
      code: `import { embed } from 'ai'; export async function POST(req: Request) { return Response.json(await embed({ model, value: await req.text() })) }`,
    },
    'a test': { filename: 'app/api/chat/route.test.ts', code: `import { generateText } from 'ai'; export async function POST() { return generateText({ model, prompt }) }` },
  },
  invalid: {
    'koa router': {
      code: ts`
        import Router from '@koa/router'
        import OpenAI from 'openai'
        import { authenticate } from './auth'
        const router = new Router()
        const openai = new OpenAI()

        router.post('/chat', authenticate, async (ctx) => {
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: ctx.request.body.text })
          ctx.body = { text: res.output_text }
        })
        export default router
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 8 }],
    },
    'remix action': {
      filename: 'app/routes/chat.tsx',
      code: ts`
        import type { ActionFunctionArgs } from '@remix-run/node'
        import Anthropic from '@anthropic-ai/sdk'
        import { requireUserId } from '~/session.server'
        const anthropic = new Anthropic()

        export async function action({ request }: ActionFunctionArgs) {
          await requireUserId(request)
          const form = await request.formData()
          const message = await anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 300, messages: [{ role: 'user', content: String(form.get('q')) }] })
          return Response.json(message.content)
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 9 }],
    },
    'sveltekit endpoint': {
      filename: 'src/routes/api/chat/+server.ts',
      code: ts`
        import { json } from '@sveltejs/kit'
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function POST({ request, locals }) {
          if (!locals.user) return json({ error: 'unauthorized' }, { status: 401 })
          const { messages } = await request.json()
          const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages })
          return json(completion.choices[0].message)
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 8 }],
    },
    'concurrency is no budget': {
      code: ts`
        import express from 'express'
        import pLimit from 'p-limit'
        import OpenAI from 'openai'
        const app = express()
        const openai = new OpenAI()
        const limit = pLimit(5)

        app.post('/answers', async (req, res) => {
          const answers = await Promise.all(req.body.questions.map((q: string) => limit(() => openai.responses.create({ model: 'gpt-4.1-mini', input: q }))))
          res.json(answers.map((a) => a.output_text))
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 9 }],
    },
    'plan check of another feature': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { auth } from '@/auth'

        export async function POST(req: Request) {
          const session = await auth()
          if (!session?.user?.emailVerified) return new Response('Verify your email', { status: 403 })
          const { messages } = await req.json()
          if (messages.length > 50) return new Response('Conversation too long', { status: 413 })
          return streamText({ model: openai('gpt-4o'), messages }).toTextStreamResponse()
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 10 }],
    },
    'aws lambda handler': {
      code: ts`
        import type { APIGatewayProxyEvent } from 'aws-lambda'
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const handler = async (event: APIGatewayProxyEvent) => {
          const { prompt } = JSON.parse(event.body ?? '{}')
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: prompt })
          return { statusCode: 200, body: JSON.stringify({ text: res.output_text }) }
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 7 }],
    },
    'a fastify plugin that limits only routes that ask for it': {
      code: ts`
        import Fastify from 'fastify'
        import rateLimit from '@fastify/rate-limit'
        import { openai } from './openai'
        const app = Fastify()
        await app.register(rateLimit, { global: false })

        app.post('/describe', async (request) => {
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: request.body.text })
          return { text: res.output_text }
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 8 }],
    },
    'next route with only auth': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { auth } from '@clerk/nextjs/server'

        export async function POST(req: Request) {
          const { userId } = await auth()
          if (!userId) return new Response('Unauthorized', { status: 401 })
          const { messages } = await req.json()
          const result = streamText({ model: openai('gpt-4o'), messages })
          return result.toTextStreamResponse()
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 9 }],
    },
    'express handler bare': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        const app = express()
        const openai = new OpenAI()
        app.use(express.json())

        app.post('/api/generate', async (req, res) => {
          const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: req.body.prompt }] })
          res.json({ text: completion.choices[0].message.content })
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 8 }],
    },
    'hono with validator': {
      code: ts`
        import { Hono } from 'hono'
        import { zValidator } from '@hono/zod-validator'
        import Anthropic from '@anthropic-ai/sdk'
        import { schema } from './schema'
        const app = new Hono()
        const anthropic = new Anthropic()

        app.post('/summaries', zValidator('json', schema), async (c) => {
          const { text } = c.req.valid('json')
          const message = await anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 500, messages: [{ role: 'user', content: text }] })
          return c.json({ summary: message.content })
        })
        export default app
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 10 }],
    },
    'server action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { generateObject } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { createClient } from '@/utils/supabase/server'
        import { schema } from './schema'

        export async function generatePlan(formData: FormData) {
          const supabase = await createClient()
          const { data: { user } } = await supabase.auth.getUser()
          if (!user) throw new Error('Not authenticated')
          const { object } = await generateObject({ model: openai('gpt-4o'), schema, prompt: String(formData.get('goal')) })
          return object
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 11 }],
    },
    'fastify with body schema': {
      code: ts`
        import Fastify from 'fastify'
        import { GoogleGenAI } from '@google/genai'
        const app = Fastify()
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })

        app.post('/describe', { schema: { body: { type: 'object', required: ['text'] } } }, async (request) => {
          const response = await ai.models.generateContent({ model: 'gemini-2.5-flash', contents: request.body.text })
          return { text: response.text }
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 7 }],
    },
    'nest controller with an auth guard': {
      filename: 'src/ai/ai.controller.ts',
      code: ts`
        import { Body, Controller, Post, UseGuards } from '@nestjs/common'
        import OpenAI from 'openai'
        import { JwtAuthGuard } from '../auth/jwt-auth.guard'
        const openai = new OpenAI()

        @Controller('ai')
        export class AiController {
          @UseGuards(JwtAuthGuard)
          @Post('complete')
          async complete(@Body() dto: { prompt: string }) {
            const result = await openai.responses.create({ model: 'gpt-4.1-mini', input: dto.prompt })
            return { text: result.output_text }
          }
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 11 }],
    },
    'trpc protected procedure': {
      code: ts`
        import { z } from 'zod'
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { protectedProcedure, router } from './trpc'

        export const aiRouter = router({
          improve: protectedProcedure.input(z.object({ text: z.string() })).mutation(async ({ input }) => {
            const { text } = await generateText({ model: openai('gpt-4o-mini'), prompt: \`Improve: \${input.text}\` })
            return text
          }),
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 8 }],
    },
    'usage recorded after the call': {
      filename: 'app/api/write/route.ts',
      code: ts`
        import OpenAI from 'openai'
        import { prisma } from '@/lib/prisma'
        import { getServerSession } from 'next-auth'
        const openai = new OpenAI()

        export async function POST(req: Request) {
          const session = await getServerSession()
          if (!session?.user) return new Response(null, { status: 401 })
          const { prompt } = await req.json()
          const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: prompt })
          await prisma.usage.create({ data: { userId: session.user.id, tokens: res.usage!.total_tokens } })
          return Response.json({ text: res.output_text })
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 10 }],
    },
    'helper of the file called by the handler': {
      filename: 'app/api/title/route.ts',
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        async function makeTitle(text: string) {
          const res = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: text }] })
          return res.choices[0].message.content
        }

        export async function POST(req: Request) {
          const { text } = await req.json()
          return Response.json({ title: await makeTitle(text) })
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 5 }],
    },
    'pages api handler': {
      filename: 'pages/api/chat.ts',
      code: ts`
        import type { NextApiRequest, NextApiResponse } from 'next'
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export default async function handler(req: NextApiRequest, res: NextApiResponse) {
          if (req.method !== 'POST') return res.status(405).end()
          const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages: req.body.messages })
          res.status(200).json(completion.choices[0].message)
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 7 }],
    },
    'raw fetch in a supabase edge function': {
      code: ts`
        import { serve } from 'https://deno.land/std@0.168.0/http/server.ts'

        serve(async (req) => {
          const { prompt } = await req.json()
          const response = await fetch('https://api.openai.com/v1/chat/completions', {
            method: 'POST',
            headers: { Authorization: \`Bearer \${Deno.env.get('OPENAI_API_KEY')}\` },
            body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: prompt }] }),
          })
          return new Response(response.body)
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 5 }],
    },
    'an error answer of the vendor is passed on as 429': {
      filename: 'app/api/ask/route.ts',
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function POST(req: Request) {
          const { question } = await req.json()
          try {
            const res = await openai.responses.create({ model: 'gpt-4.1-mini', input: question })
            return Response.json({ text: res.output_text })
          } catch (error: any) {
            if (error.status === 429) return Response.json({ error: 'Vendor limit reached' }, { status: 429 })
            return Response.json({ error: 'Failed' }, { status: 500 })
          }
        }
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 7 }],
    },
    'authentication alone': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        import { requireAuth } from './auth'
        const app = express()
        const openai = new OpenAI()
        app.post('/ask', requireAuth, async (req, res) => {
          res.json(await openai.responses.create({ model: 'gpt-6-luna', input: req.body.text }))
        })
      `,
      reports: [{ messageId: 'unlimitedSpending', line: 7, data: { api: 'openai.responses.create', route: 'POST /ask' } }],
    },
    'validation alone, in a Next.js route': {
      filename: next,
      code: ts`
        import { streamText as stream } from 'ai'
        import { z } from 'zod'
        const schema = z.object({ prompt: z.string().max(2000) })
        export async function POST(req: Request) {
          const { prompt } = schema.parse(await req.json())
          return stream({ model, prompt, maxOutputTokens: 500 }).toTextStreamResponse()
        }
      `,
      reports: [spends(6)],
    },
    'usage that is written down afterwards': {
      filename: next,
      code: ts`
        import { generateText } from 'ai'
        export async function POST(req: Request) {
          const { userId } = await auth()
          const { text, usage } = await generateText({ model, prompt: await req.text() })
          await spendCredits(userId, usage.totalTokens)
          return Response.json({ text })
        }
      `,
      reports: [spends(4)],
    },
    'usage that is written down before': {
      filename: next,
      code: ts`
        import { generateText } from 'ai'
        export async function POST(req: Request) {
          await trackUsage('ask')
          return Response.json(await generateText({ model, prompt: await req.text() }))
        }
      `,
      reports: [spends(4)],
    },
    'limits of something else': {
      code: ts`
        import express from 'express'
        import pLimit from 'p-limit'
        const { openai } = require('./ai')
        const app = express()
        const limit = pLimit(3)
        app.post('/ask', bodyLimit('1mb'), async (req, res) => {
          const notes = await db.select().from(table).limit(20)
          res.json(await limit(() => openai.responses.create({ model: 'gpt-6-luna', input: notes.join() })))
        })
      `,
      reports: [spends(8)],
    },
    'a handler declared apart, with a helper': {
      code: ts`
        import { Router } from 'express'
        import { openai } from '@/lib/openai'
        const router = Router()
        async function answer(text) {
          return openai.chat.completions.create({ model: 'gpt-6-luna', messages: [{ role: 'user', content: text }] })
        }
        async function ask(req, res) {
          res.json(await answer(req.body.text))
        }
        router.post('/ask', ask)
      `,
      reports: [spends(5)],
    },
    'a server action': {
      filename: 'app/actions.ts',
      code: ts`
        'use server'
        import { generateText } from 'ai'
        export async function ask(prompt: string) {
          const session = await auth()
          if (!session) throw new Error('Sign in')
          return generateText({ model, prompt })
        }
      `,
      reports: [spends(6)],
    },
    'a NestJS controller behind a login': {
      code: ts`
        import { Controller, Post, UseGuards, Body } from '@nestjs/common'
        import OpenAI from 'openai'
        @Controller('ai')
        @UseGuards(AuthGuard)
        export class AiController {
          constructor(private readonly openai: OpenAI) {}
          @Post('ask') ask(@Body() body: AskDto) { return this.openai.responses.create({ model: 'gpt-6-luna', input: body.text }) }
        }
      `,
      reports: [spends(7)],
    },
    'Hono, Fastify and a raw request': {
      code: ts`
        import { Hono } from 'hono'
        import { generateText } from 'ai'
        const app = new Hono()
        app.post('/a', async (c) => c.json(await generateText({ model, prompt: await c.req.text() })))
        app.post('/b', async (c) => {
          const response = await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', body: await c.req.text() })
          return c.json(await response.json())
        })
      `,
      reports: [spends(4), { messageId: 'unlimitedSpending', line: 6, data: { api: 'api.anthropic.com', route: 'POST /b' } }],
    },
    'a wrapper that only signs in': {
      filename: next,
      code: ts`
        import { generateText } from 'ai'
        import { withAuth } from '@/lib/auth'
        export const POST = withAuth(async (req: Request) => Response.json(await generateText({ model, prompt: await req.text() })))
      `,
      reports: [spends(3)],
    },
    'a protected tRPC procedure': {
      code: ts`
        import { generateText } from 'ai'
        import { createTRPCRouter, protectedProcedure } from '../trpc'
        export const ai = createTRPCRouter({
          ask: protectedProcedure.input(schema).mutation(({ input }) => generateText({ model, prompt: input.text })),
        })
      `,
      reports: [spends(4)],
    },
    'a limit on the tokens of one answer': {
      filename: next,
      code: ts`
        import { generateText } from 'ai'
        const MAX_TOKENS = 500
        export async function POST(req: Request) {
          const { prompt } = await req.json()
          if (prompt.length > 4000) return Response.json({ error: 'Too long' }, { status: 400 })
          return Response.json(await generateText({ model, prompt, maxOutputTokens: MAX_TOKENS }))
        }
      `,
      reports: [spends(6)],
    },
  },
})
