import rule from '../../src/rules/no-direct-llm-client.js'
import { testRule, ts } from '../support/test-rule.js'

const everywhere = { scope: 'everywhere' }

testRule(rule, {
  valid: {
    'functions of the AI SDK that are given models of an own module': {
      filename: 'src/jobs/describe.ts',
      options: everywhere,
      code: ts`
        import { generateText, streamText } from 'ai'
        import { models, vertex } from '@/features/ai/models'
        export const describe = (image: Buffer) => generateText({ model: vertex('gemini-2.5-flash'), messages: [{ role: 'user', content: [{ type: 'image', image }] }] })
        export const tell = (prompt: string) => { const model = models.small; return streamText({ model, prompt }) }
      `,
    },
    'the usage of the whole account': ts`
      export const usage = () => fetch('https://api.openai.com/v1/organization/usage/completions?start_time=1', { headers })
    `,
    'a client at module scope (narrow)': ts`
      import express from 'express'
      import OpenAI from 'openai'
      const openai = new OpenAI()
      const app = express()
      app.post('/chat', async (req, res) => res.json(await openai.responses.create({ model: 'gpt-5', input: req.body.text })))
    `,
    'the client of the project in a handler': ts`
      import express from 'express'
      import { llm } from '../07-AI/llm/client'
      const app = express()
      app.post('/chat', async (req, res) => res.json(await llm.complete({ userId: req.user.id, feature: 'chat', userMessage: req.body.text })))
    `,
    'a raw request in the AI layer': {
      filename: 'src/07-AI/llm/LLMClient.ts',
      code: `export const complete = (body) => fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify(body) })`,
      options: everywhere,
    },
    'the client file by custom': {
      filename: 'src/lib/openai.ts',
      code: `import OpenAI from 'openai'; export const openai = new OpenAI(); export const ask = (input) => openai.responses.create({ model: 'm', input })`,
      options: everywhere,
    },
    'the files of lib/ai': { filename: 'apps/web/lib/ai/models.ts', code: `import { openai } from '@ai-sdk/openai'; export const chatModel = openai('gpt-5')`, options: everywhere },
    'a client folder': { filename: 'src/lib/anthropic/client.ts', code: `import Anthropic from '@anthropic-ai/sdk'; export const anthropic = new Anthropic()`, options: everywhere },
    'a file that only makes and exports the client': { filename: 'src/config/models.ts', code: `import OpenAI from 'openai'; export const openai = new OpenAI({ timeout: 10_000 })`, options: everywhere },
    'a file named by the setting, as a glob': {
      filename: 'src/brain/talk.ts',
      code: `import OpenAI from 'openai'; const ai = new OpenAI(); export const ask = (input) => ai.responses.create({ model: 'm', input })`,
      options: everywhere,
      settings: { llm: { client: ['src/brain/**'] } },
    },
    'a file named by the setting, as a module': {
      filename: 'src/brain/talk.ts',
      code: `import OpenAI from 'openai'; const ai = new OpenAI(); export const ask = (input) => ai.responses.create({ model: 'm', input })`,
      options: everywhere,
      settings: { llm: { client: ['@/brain/talk'] } },
    },
    'a health probe': ts`
      export const checkOpenAiHealth = () => fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'm', messages: [], max_tokens: 1 }) })
    `,
    'the list of models': ts`
      export const probe = () => fetch('https://api.openai.com/v1/models?limit=1', { headers })
    `,
    'the test of a key that a user brings': ts`
      export async function validateApiKey(key) {
        const response = await fetch('https://api.anthropic.com/v1/messages', { headers: { 'x-api-key': key }, method: 'POST', body: '{}' })
        return response.ok
      }
    `,
    'an address in a text': { filename: 'src/help.tsx', code: `export const help = <p title="https://api.openai.com/v1/chat/completions">Read https://api.openai.com/v1/responses</p>` },
    'types': {
      code: ts`
        import type OpenAI from 'openai'
        import { type Message } from '@anthropic-ai/sdk'
        import Groq from 'groq-sdk'
        export type Turn = OpenAI.ChatCompletionMessageParam | Message | Groq.Chat.ChatCompletion
      `,
      options: everywhere,
    },
    'errors and helpers of an SDK': {
      code: ts`
        import { APIError, toFile } from 'openai'
        import { zodResponseFormat } from 'openai/helpers/zod'
        import OpenAI from 'openai'
        export const isLimit = (error) => error instanceof APIError || error instanceof OpenAI.RateLimitError
      `,
      options: everywhere,
    },
    'messages and hooks of the AI SDK': {
      filename: 'src/components/chat.tsx',
      code: ts`
        'use client'
        import { useChat } from '@ai-sdk/react'
        import { DefaultChatTransport, convertToModelMessages, tool } from 'ai'
        export function Chat() { const { messages } = useChat({ transport: new DefaultChatTransport() }); return <p>{messages.length}</p> }
      `,
      options: everywhere,
    },
    'streamText of Hono': { code: `import { streamText } from 'hono/streaming'; app.get('/', (c) => streamText(c, async (s) => {}))`, options: everywhere },
    'a lazy singleton in a handler': ts`
      import express from 'express'
      import OpenAI from 'openai'
      let client: OpenAI | undefined
      const app = express()
      app.post('/chat', async (req, res) => {
        client ??= new OpenAI()
        res.json(await client.responses.create({ model: 'gpt-5', input: req.body.text }))
      })
    `,
    'a factory that a handler calls': ts`
      import express from 'express'
      import OpenAI from 'openai'
      function getClient() { return new OpenAI() }
      const app = express()
      app.post('/chat', async (req, res) => res.json(await getClient().responses.create({ model: 'gpt-5', input: req.body.text })))
    `,
    'a field of a service': ts`
      import OpenAI from 'openai'
      @Injectable()
      export class AiService {
        private readonly openai: OpenAI
        constructor(config: ConfigService) { this.openai = new OpenAI({ apiKey: config.get('OPENAI_API_KEY') }) }
      }
    `,
    'a key that the user brings': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import OpenAI from 'openai'
        export async function POST(req: Request) {
          const { apiKey, input } = await req.json()
          const openai = new OpenAI({ apiKey })
          return Response.json(await openai.responses.create({ model: 'gpt-5', input }))
        }
      `,
    },
    'a worker whose environment comes with the request': ts`
      import { Hono } from 'hono'
      import OpenAI from 'openai'
      const app = new Hono()
      app.post('/chat', async (c) => {
        const openai = new OpenAI({ apiKey: c.env.OPENAI_API_KEY })
        return c.json(await openai.responses.create({ model: 'gpt-5', input: await c.req.text() }))
      })
      export default app
    `,
    'a class of the project called OpenAI': ts`
      import express from 'express'
      import { OpenAI } from './my-openai'
      const app = express()
      app.post('/chat', (req, res) => res.json(new OpenAI().ask(req.body)))
    `,
    'a service function that is no handler (narrow)': ts`
      import OpenAI from 'openai'
      export async function summarize(text: string) {
        const openai = new OpenAI()
        return openai.responses.create({ model: 'gpt-5', input: text })
      }
    `,
    'a test': { filename: 'src/chat.test.ts', code: `fetch('https://api.openai.com/v1/responses', { body: '{}' })`, options: everywhere },
  },
  invalid: {
    'a function of the AI SDK that is given a model by its name': {
      filename: 'src/jobs/describe.ts',
      options: everywhere,
      code: ts`
        import { generateText } from 'ai'
        import { vertex } from '@/features/ai/models'
        export const describe = (prompt: string) => generateText({ model: vertex('gemini-2.5-flash'), prompt })
        export const tell = (prompt: string) => generateText({ model: 'openai/gpt-5', prompt })
      `,
      reports: [{ messageId: 'directImport', line: 1 }],
    },
    'a client in an exported component that calls nothing yet': {
      code: ts`
        import OpenAI from 'openai'
        export function Chat() {
          const openai = new OpenAI({ apiKey: import.meta.env.VITE_KEY, dangerouslyAllowBrowser: true })
          return <Messages client={openai} />
        }
      `,
      filename: 'src/client/Chat.tsx',
      reports: [{ messageId: 'clientPerRequest', line: 3 }],
    },
    'a raw request': {
      code: ts`
        export default async function handler(req, res) {
          const response = await fetch('https://api.openai.com/v1/chat/completions', {
            method: 'POST',
            body: JSON.stringify({ model: 'gpt-4o', messages: req.body.messages }),
          })
          res.json(await response.json())
        }
      `,
      filename: 'api/suggest.js',
      reports: [{ messageId: 'rawRequest', line: 2, data: { host: 'api.openai.com' } }],
    },
    'raw requests with other libraries and vendors': {
      code: ts`
        const axios = require('axios')
        import got from 'got'
        const GROQ = 'https://api.groq.com/openai/v1'
        export const a = (body) => axios.post('https://api.anthropic.com/v1/messages', body, { headers })
        export const b = (json) => got.post(\`\${GROQ}/chat/completions\`, { json })
        export const c = (model, body) => fetch(\`https://generativelanguage.googleapis.com/v1beta/models/\${model}:generateContent\`, { body })
      `,
      reports: [
        { messageId: 'rawRequest', line: 4, data: { host: 'api.anthropic.com' } },
        { messageId: 'rawRequest', line: 5, data: { host: 'api.groq.com' } },
        { messageId: 'rawRequest', line: 6, data: { host: 'generativelanguage.googleapis.com' } },
      ],
    },
    'a client in an Express handler': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        const app = express()
        app.post('/chat', async (req, res) => {
          const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
          res.json(await openai.chat.completions.create({ model: 'gpt-4o', messages: req.body.messages }))
        })
      `,
      reports: [{ messageId: 'clientPerRequest', line: 5, data: { api: 'new OpenAI', place: 'the handler of POST /chat' } }],
    },
    'a client in a Next.js route': {
      filename: 'src/app/api/chat/route.ts',
      code: ts`
        import { GoogleGenerativeAI as Gemini } from '@google/generative-ai'
        export async function POST(req: Request) {
          const genAI = new Gemini(process.env.GEMINI_API_KEY!)
          const result = await genAI.getGenerativeModel({ model: 'gemini-pro' }).generateContent(await req.text())
          return Response.json(result)
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 3 }],
    },
    'a client in a handler declared apart, by require': {
      code: ts`
        const express = require('express')
        const Anthropic = require('@anthropic-ai/sdk')
        const router = express.Router()
        async function chat(req, res) {
          const client = new Anthropic()
          res.json(await client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 500, messages: req.body.messages }))
        }
        router.post('/chat', chat)
        module.exports = router
      `,
      reports: [{ messageId: 'clientPerRequest', line: 5 }],
    },
    'a client in a function that a handler calls': {
      code: ts`
        import Fastify from 'fastify'
        import OpenAI from 'openai'
        const app = Fastify()
        async function ask(text: string) {
          const openai = new OpenAI()
          return openai.responses.create({ model: 'gpt-5', input: text })
        }
        app.post('/chat', async (request) => ask(request.body.text))
      `,
      reports: [{ messageId: 'clientPerRequest', line: 5 }],
    },
    'a client in a NestJS controller': {
      code: ts`
        import { Body, Controller, Post } from '@nestjs/common'
        import { ChatOpenAI } from '@langchain/openai'
        @Controller('chat')
        export class ChatController {
          @Post()
          async chat(@Body() body: ChatDto) {
            const model = new ChatOpenAI({ model: 'gpt-4o' })
            return model.invoke(body.text)
          }
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 7 }],
    },
    'a client in a component': {
      filename: 'src/components/Chat.tsx',
      code: ts`
        'use client'
        import OpenAI from 'openai'
        export function Chat() {
          const openai = new OpenAI({ apiKey: process.env.NEXT_PUBLIC_OPENAI_KEY, dangerouslyAllowBrowser: true })
          return <button onClick={() => openai.responses.create({ model: 'gpt-5', input: 'hi' })}>Ask</button>
        }
      `,
      reports: [{ messageId: 'clientPerRequest', line: 4, data: { api: 'new OpenAI', place: 'a component' } }],
    },
    'an import of an SDK (wide)': {
      filename: 'src/modules/summaries/summarize.ts',
      code: ts`
        import OpenAI from 'openai'
        import { generateText } from 'ai'
        import { anthropic } from '@ai-sdk/anthropic'
        const openai = new OpenAI()
        export const a = (input) => openai.responses.create({ model: 'gpt-5', input })
        export const b = (prompt) => generateText({ model: anthropic('claude-sonnet-4-5'), prompt })
      `,
      options: everywhere,
      reports: [
        { messageId: 'directImport', line: 1, data: { module: 'openai' } },
        { messageId: 'directImport', line: 2, data: { module: 'ai' } },
        { messageId: 'directImport', line: 3, data: { module: '@ai-sdk/anthropic' } },
      ],
    },
    'a require and an import on demand (wide)': {
      filename: 'src/services/summary.js',
      code: ts`
        const { ChatOpenAI } = require('@langchain/openai')
        exports.later = async (prompt) => {
          const { generateText } = await import('ai')
          return generateText({ model, prompt })
        }
      `,
      options: everywhere,
      reports: [
        { messageId: 'directImport', line: 1 },
        { messageId: 'directImport', line: 3 },
      ],
    },
    'the customary folder when the setting names another (wide)': {
      filename: 'src/lib/ai/ask.ts',
      code: `import OpenAI from 'openai'; const ai = new OpenAI(); export const ask = (input) => ai.responses.create({ model: 'm', input })`,
      options: everywhere,
      settings: { llm: { client: ['src/07-AI/**'] } },
      reports: ['directImport'],
    },
    'one report for an import whose client is made in a handler (wide)': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        const app = express()
        app.post('/chat', async (req, res) => res.json(await new OpenAI().responses.create({ model: 'gpt-5', input: req.body.text })))
      `,
      options: everywhere,
      reports: ['clientPerRequest'],
    },
  },
})
