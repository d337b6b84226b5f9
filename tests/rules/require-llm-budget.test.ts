import rule from '../../src/rules/require-llm-budget.js'
import { testRule, ts } from '../support/test-rule.js'

const spends = (line: number) => ({ messageId: 'unlimitedSpending', line })
const next = 'app/api/chat/route.ts'

testRule(rule, {
  valid: {
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
