import rule from '../../src/rules/require-llm-timeout.js'
import { testRule, ts } from '../support/test-rule.js'

const waits = (output: string) => [{ messageId: 'endlessWait', suggestions: [{ messageId: 'suggestTimeout', output }] }]

testRule(rule, {
  valid: {
    'a timeout on the client': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI({ timeout: 20_000, maxRetries: 2 })
      export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-6-luna', messages })
    `,
    'a timeout on the call': ts`
      const Anthropic = require('@anthropic-ai/sdk')
      const client = new Anthropic()
      exports.ask = (messages) => client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages }, { timeout: 20_000 })
    `,
    'a signal on the call': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (input, signal) => openai.responses.create({ model: 'gpt-6-luna', input }, { signal })
    `,
    'a client of another file': ts`
      import { openai } from '@/lib/openai'
      export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-6-luna', messages })
    `,
    'an injected client': ts`
      import OpenAI from 'openai'
      export class Summaries {
        constructor(private readonly ai: OpenAI) {}
        run(messages) { return this.ai.chat.completions.create({ model: 'gpt-6-luna', messages }) }
      }
    `,
    'a signal for the AI SDK': ts`
      import { generateText, streamText } from 'ai'
      generateText({ model, prompt, abortSignal: AbortSignal.timeout(15_000) })
      streamText({ model, prompt, abortSignal: req.signal })
    `,
    'options that may hold it': ts`
      import { generateText } from 'ai'
      import OpenAI from 'openai'
      const openai = new OpenAI(clientOptions)
      export const a = (options) => generateText({ model, prompt, ...options })
      export const b = (options) => generateText(options)
      export const c = (messages) => openai.chat.completions.create({ model: 'gpt-6-luna', messages })
      export const d = (messages, options) => new OpenAI().chat.completions.create({ model: 'gpt-6-luna', messages }, options)
    `,
    'Promise.race': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (messages) => Promise.race([
        openai.chat.completions.create({ model: 'gpt-6-luna', messages }),
        new Promise((_, reject) => setTimeout(() => reject(new Error('Too slow')), 20_000)),
      ])
    `,
    'Promise.race of a constant': ts`
      import { generateText } from 'ai'
      export async function ask(prompt) {
        const answer = generateText({ model, prompt })
        return Promise.race([answer, rejectAfter(10_000)])
      }
    `,
    'Promise.race of a function of the file': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      async function ask(messages) {
        const { choices } = await openai.chat.completions.create({ model: 'gpt-6-luna', messages })
        return choices[0].message.content
      }
      export const answer = (messages) => Promise.race([ask(messages), rejectAfter(10_000)])
    `,
    'wrappers that limit the time': ts`
      import OpenAI from 'openai'
      import pTimeout from 'p-timeout'
      import { withTimeout } from './with-timeout'
      const openai = new OpenAI()
      export const a = (messages) => withTimeout(openai.chat.completions.create({ model: 'gpt-6-luna', messages }), 10_000)
      export const b = (messages) => withTimeout(() => openai.chat.completions.create({ model: 'gpt-6-luna', messages }), 10_000)
      export const c = (messages) => pTimeout(openai.chat.completions.create({ model: 'gpt-6-luna', messages }), { milliseconds: 10_000 })
      export const d = (messages) => withTimeout(async () => {
        const { choices } = await openai.chat.completions.create({ model: 'gpt-6-luna', messages })
        return choices[0]
      }, 10_000)
    `,
    'a stream that a timer aborts': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export function ask(messages) {
        const stream = openai.chat.completions.stream({ model: 'gpt-6-luna', messages })
        setTimeout(() => stream.abort(), 30_000)
        return stream
      }
    `,
    'a timeout of withOptions': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (messages) => openai.withOptions({ timeout: 5_000 }).chat.completions.create({ model: 'gpt-6-luna', messages })
    `,
    'a raw request with a signal': ts`
      await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body, signal: AbortSignal.timeout(20_000) })
    `,
    'axios with a timeout': ts`
      import axios from 'axios'
      const api = axios.create({ baseURL: 'https://api.openai.com/v1', timeout: 10_000 })
      api.post('/chat/completions', { model: 'gpt-6-luna', messages })
      axios.post('https://api.openai.com/v1/chat/completions', { model: 'gpt-6-luna', messages }, { timeout: 10_000 })
    `,
    'Gemini with a timeout': ts`
      import { GoogleGenAI } from '@google/genai'
      const ai = new GoogleGenAI({ apiKey, httpOptions: { timeout: 10_000 } })
      ai.models.generateContent({ model: 'gemini-3.8-flash', contents })
    `,
    'the older Gemini SDK with a timeout': ts`
      import { GoogleGenerativeAI } from '@google/generative-ai'
      const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini-3.8-flash' }, { timeout: 10_000 })
      model.generateContent(prompt)
    `,
    'LangChain with a timeout': ts`
      import { ChatOpenAI } from '@langchain/openai'
      const llm = new ChatOpenAI({ model: 'gpt-6-luna', timeout: 10_000 })
      llm.invoke(messages)
      new ChatOpenAI({ model: 'gpt-6-luna' }).invoke(messages, { signal })
    `,
    'streamText of Hono': ts`
      import { streamText } from 'hono/streaming'
      app.get('/', (c) => streamText(c, async (stream) => { await stream.write('openai') }))
    `,
    'a test': { filename: 'src/ask.test.ts', code: `import { generateText } from 'ai'; generateText({ model, prompt })` },
  },
  invalid: {
    'the OpenAI SDK in an Express handler': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        const app = express()
        const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
        app.post('/ask', async (req, res) => {
          res.json(await openai.chat.completions.create({ model: 'gpt-6-luna', messages: req.body.messages }))
        })
      `,
      reports: [
        {
          messageId: 'endlessWait',
          line: 6,
          data: { api: 'openai.chat.completions.create', key: 'timeout' },
          suggestions: [
            {
              messageId: 'suggestTimeout',
              output: ts`
                import express from 'express'
                import OpenAI from 'openai'
                const app = express()
                const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
                app.post('/ask', async (req, res) => {
                  res.json(await openai.chat.completions.create({ model: 'gpt-6-luna', messages: req.body.messages }, { timeout: 30_000 }))
                })
              `,
            },
          ],
        },
      ],
    },
    'CommonJS and headers beside the parameters': {
      code: ts`
        const { Anthropic: Claude } = require('@anthropic-ai/sdk')
        const client = new Claude()
        exports.ask = (messages) => client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages }, { headers })
      `,
      reports: waits(ts`
        const { Anthropic: Claude } = require('@anthropic-ai/sdk')
        const client = new Claude()
        exports.ask = (messages) => client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages }, { headers, timeout: 30_000 })
      `),
    },
    'the AI SDK renamed, in a Next.js route': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText as stream } from 'ai'
        import { model } from '@/lib/model'
        export async function POST(req: Request) {
          return stream({ model, prompt: await req.text() }).toTextStreamResponse()
        }
      `,
      reports: waits(ts`
        import { streamText as stream } from 'ai'
        import { model } from '@/lib/model'
        export async function POST(req: Request) {
          return stream({ model, prompt: await req.text(), abortSignal: AbortSignal.timeout(30_000) }).toTextStreamResponse()
        }
      `),
    },
    'a field of a class': {
      code: ts`
        import OpenAI from 'openai'
        export class Assistant {
          private readonly client = new OpenAI()
          ask(input: string) {
            return this.client.responses.create({ model: 'gpt-6-luna', input })
          }
        }
      `,
      reports: waits(ts`
        import OpenAI from 'openai'
        export class Assistant {
          private readonly client = new OpenAI()
          ask(input: string) {
            return this.client.responses.create({ model: 'gpt-6-luna', input }, { timeout: 30_000 })
          }
        }
      `),
    },
    'a raw request': {
      code: ts`
        await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', headers, body: JSON.stringify({ model, max_tokens: 400, messages }) })
      `,
      reports: [
        {
          messageId: 'endlessRequest',
          data: { host: 'api.anthropic.com' },
          suggestions: [
            {
              messageId: 'suggestTimeout',
              output: ts`
                await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', headers, body: JSON.stringify({ model, max_tokens: 400, messages }), signal: AbortSignal.timeout(30_000) })
              `,
            },
          ],
        },
      ],
    },
    'Gemini': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })
        export const f = (contents) => ai.models.generateContent({ model: 'gemini-3.8-flash', contents, config: { temperature: 0 } })
      `,
      reports: waits(ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })
        export const f = (contents) => ai.models.generateContent({ model: 'gemini-3.8-flash', contents, config: { temperature: 0, abortSignal: AbortSignal.timeout(30_000) } })
      `),
    },
    'the older Gemini SDK': {
      code: ts`
        import { GoogleGenerativeAI } from '@google/generative-ai'
        const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini-3.8-flash' })
        export const f = (prompt) => model.generateContent(prompt)
      `,
      reports: [{ messageId: 'endlessWait', data: { api: 'model.generateContent', key: 'timeout' } }],
    },
    'LangChain': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        const llm = new ChatOpenAI({ model: 'gpt-6-luna' })
        export const f = (messages) => llm.invoke(messages)
      `,
      reports: waits(ts`
        import { ChatOpenAI } from '@langchain/openai'
        const llm = new ChatOpenAI({ model: 'gpt-6-luna', timeout: 30_000 })
        export const f = (messages) => llm.invoke(messages)
      `),
    },
    'a race of something else': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export async function ask(messages) {
          await Promise.race([warmUp(), sleep(1_000)])
          setTimeout(() => log('slow'), 5_000)
          return openai.chat.completions.create({ model: 'gpt-6-luna', messages })
        }
      `,
      reports: waits(ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export async function ask(messages) {
          await Promise.race([warmUp(), sleep(1_000)])
          setTimeout(() => log('slow'), 5_000)
          return openai.chat.completions.create({ model: 'gpt-6-luna', messages }, { timeout: 30_000 })
        }
      `),
    },
    'embeddings and images': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        export const a = (input) => openai.embeddings.create({ model: 'text-embedding-3-small', input }, {})
        export const b = (prompt) => openai.images.generate({ model: 'gpt-image-1', prompt }, {})
      `,
      reports: [
        { messageId: 'endlessWait', line: 3, suggestions: 1 },
        { messageId: 'endlessWait', line: 4, suggestions: 1 },
      ],
    },
  },
})
