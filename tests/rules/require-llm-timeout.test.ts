import rule from '../../src/rules/require-llm-timeout.js'
import { testRule, ts } from '../support/test-rule.js'

const waits = (output: string) => [{ messageId: 'endlessWait', suggestions: [{ messageId: 'suggestTimeout', output }] }]

testRule(rule, {
  valid: {
    'a background task that is ended after minutes it sets': {
      code: ts`
        import { schemaTask } from '@trigger.dev/sdk'
        import { google } from '@ai-sdk/google'
        import { generateObject } from 'ai'

        export const enrich = schemaTask({
          id: 'enrich',
          maxDuration: 5 * 60,
          run: async ({ names }) => generateObject({ model: google('gemini-2.5-flash-lite'), prompt: names.join(', '), schema }),
        })
      `,
    },
    'openai client with timeout': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 15_000 })

        export const ask = (content: string) => openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] })
      `,
    },
    'per-call timeout': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const client = new Anthropic()

        export const ask = (content: string) =>
          client.messages.create({ model: 'claude-3-5-haiku-latest', max_tokens: 512, messages: [{ role: 'user', content }] }, { timeout: 20 * 1000 })
      `,
    },
    'ai sdk with abortSignal from the request': {
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export async function POST(req: Request) {
          const { prompt } = await req.json()
          return streamText({ model: openai('gpt-4o-mini'), prompt, abortSignal: req.signal }).toTextStreamResponse()
        }
      `,
    },
    'ai sdk combined signals': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const write = (prompt: string, signal: AbortSignal) =>
          generateText({ model: openai('gpt-4o-mini'), prompt, abortSignal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) })
      `,
    },
    'race with a timer': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        const timeout = (ms: number) => new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), ms))

        export async function ask(input: string) {
          return Promise.race([openai.responses.create({ model: 'gpt-4.1-mini', input }), timeout(15_000)])
        }
      `,
    },
    'imported client': {
      code: ts`
        import { openai } from '@/lib/openai'

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input })
      `,
    },
    'fetch with abort controller and timer': {
      code: ts`
        export async function complete(prompt: string) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 20_000)
          try {
            const res = await fetch('https://api.anthropic.com/v1/messages', { method: 'POST', signal: controller.signal, body: JSON.stringify({ prompt }) })
            return await res.json()
          } finally {
            clearTimeout(timer)
          }
        }
      `,
    },
    'axios with timeout': {
      code: ts`
        import axios from 'axios'

        export const complete = (messages: unknown[]) => axios.post('https://api.groq.com/openai/v1/chat/completions', { model: 'llama-3.1-8b-instant', messages }, { timeout: 10_000 })
      `,
    },
    'bedrock with request handler timeouts': {
      code: ts`
        import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
        import { NodeHttpHandler } from '@smithy/node-http-handler'
        const bedrock = new BedrockRuntimeClient({ region: 'us-east-1', requestHandler: new NodeHttpHandler({ requestTimeout: 30_000 }) })

        export const ask = (text: string) => bedrock.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text }] }] }))
      `,
    },
    'google genai with http options timeout': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY, httpOptions: { timeout: 20_000 } })

        export const ask = (contents: string) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents })
      `,
    },
    'langchain with timeout': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        const model = new ChatOpenAI({ model: 'gpt-4o-mini', timeout: 10_000 })

        export const ask = (question: string) => model.invoke(question)
      `,
    },
    'langchain signal in the call options': {
      code: ts`
        import { ChatAnthropic } from '@langchain/anthropic'
        const model = new ChatAnthropic({ model: 'claude-3-5-haiku-latest' })

        export const ask = (question: string, signal: AbortSignal) => model.invoke(question, { signal })
      `,
    },
    'mistral timeoutMs': {
      code: ts`
        import { Mistral } from '@mistralai/mistralai'
        const mistral = new Mistral({ apiKey: process.env.MISTRAL_API_KEY, timeoutMs: 15_000 })

        export const ask = (content: string) => mistral.chat.complete({ model: 'mistral-small-latest', messages: [{ role: 'user', content }] })
      `,
    },
    'cohere timeoutInSeconds': {
      code: ts`
        import { CohereClientV2 } from 'cohere-ai'
        const cohere = new CohereClientV2({ token: process.env.CO_API_KEY })

        export const chat = (message: string) => cohere.chat({ model: 'command-r', messages: [{ role: 'user', content: message }] }, { timeoutInSeconds: 20 })
      `,
    },
    'listing models and files': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const models = async () => (await openai.models.list()).data.map((m) => m.id)
        export const remove = (id: string) => openai.files.delete(id)
      `,
    },
    'a trpc router called openai with create': {
      code: ts`
        import { messages } from './repositories/messages'

        export const post = (body: string) => messages.create({ body, model: 'thread' })
      `,
    },
    'fetch to own api that proxies': {
      code: ts`
        export const ask = (prompt: string) => fetch('/api/openai/chat', { method: 'POST', body: JSON.stringify({ prompt }) })
      `,
    },
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
    'openai chat completions, client in the file without timeout': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })

        export async function POST(req: Request) {
          const { prompt } = await req.json()
          const completion = await openai.chat.completions.create({
            model: 'gpt-4o-mini',
            messages: [{ role: 'user', content: prompt }],
            temperature: 0.7,
          })
          return Response.json({ text: completion.choices[0].message.content })
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 6, suggestions: 1 }],
    },
    'anthropic messages in express handler': {
      code: ts`
        import express from 'express'
        import Anthropic from '@anthropic-ai/sdk'
        const app = express()
        const client = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY, maxRetries: 3 })

        app.post('/summarize', async (req, res) => {
          const message = await client.messages.create({ model: 'claude-3-5-haiku-latest', max_tokens: 1024, messages: [{ role: 'user', content: req.body.text }] })
          res.json({ summary: message.content[0].text })
        })
      `,
      reports: [{ messageId: 'endlessWait', line: 7, suggestions: 1 }],
    },
    'ai sdk generateObject': {
      code: ts`
        import { generateObject } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { z } from 'zod'

        export async function classify(text: string) {
          const { object } = await generateObject({ model: openai('gpt-4o-mini'), schema: z.object({ label: z.string() }), prompt: text, maxRetries: 2 })
          return object.label
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 6, suggestions: 1 }],
    },
    'ai sdk streamText in a next route with maxDuration': {
      code: ts`
        import { convertToModelMessages, streamText } from 'ai'
        import { anthropic } from '@ai-sdk/anthropic'
        export const maxDuration = 30

        export async function POST(req: Request) {
          const { messages } = await req.json()
          const result = streamText({ model: anthropic('claude-sonnet-4-5'), messages: convertToModelMessages(messages) })
          return result.toUIMessageStreamResponse()
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 7, suggestions: 1 }],
    },
    'google genai generateContent': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })

        export async function describe(image: string) {
          const response = await ai.models.generateContent({
            model: 'gemini-2.5-flash',
            contents: [{ inlineData: { mimeType: 'image/png', data: image } }, { text: 'Describe this image' }],
          })
          return response.text
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 5, suggestions: 1 }],
    },
    'old google generative ai': {
      code: ts`
        import { GoogleGenerativeAI } from '@google/generative-ai'
        const genAI = new GoogleGenerativeAI(process.env.GEMINI_API_KEY!)
        const model = genAI.getGenerativeModel({ model: 'gemini-1.5-flash' })

        export const ask = async (q: string) => (await model.generateContent(q)).response.text()
      `,
      reports: [{ messageId: 'endlessWait', line: 5 }],
    },
    'groq sdk': {
      code: ts`
        import Groq from 'groq-sdk'
        const groq = new Groq()

        export const chat = (content: string) => groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content }] })
      `,
      reports: [{ messageId: 'endlessWait', line: 4, suggestions: 1 }],
    },
    'mistral chat complete': {
      code: ts`
        import { Mistral } from '@mistralai/mistralai'
        const mistral = new Mistral({ apiKey: process.env.MISTRAL_API_KEY })

        export async function translate(text: string) {
          const result = await mistral.chat.complete({ model: 'mistral-small-latest', messages: [{ role: 'user', content: \`Translate: \${text}\` }] })
          return result.choices?.[0].message.content
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 5 }],
    },
    'cohere v2': {
      code: ts`
        import { CohereClientV2 } from 'cohere-ai'
        const cohere = new CohereClientV2({ token: process.env.CO_API_KEY })

        export const chat = (message: string) => cohere.chat({ model: 'command-r', messages: [{ role: 'user', content: message }] })
      `,
      reports: [{ messageId: 'endlessWait', line: 4 }],
    },
    'bedrock invoke model': {
      code: ts`
        import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
        const bedrock = new BedrockRuntimeClient({ region: 'us-east-1' })

        export async function invoke(prompt: string) {
          const res = await bedrock.send(new InvokeModelCommand({ modelId: 'anthropic.claude-3-haiku-20240307-v1:0', body: JSON.stringify({ prompt }) }))
          return JSON.parse(new TextDecoder().decode(res.body))
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 5 }],
    },
    'langchain chat model': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        import { HumanMessage } from '@langchain/core/messages'
        const model = new ChatOpenAI({ model: 'gpt-4o-mini', temperature: 0 })

        export const ask = async (question: string) => (await model.invoke([new HumanMessage(question)])).content
      `,
      reports: [{ messageId: 'endlessWait', line: 5, suggestions: 1 }],
    },
    'raw fetch to openai': {
      code: ts`
        export async function complete(prompt: string) {
          const res = await fetch('https://api.openai.com/v1/chat/completions', {
            method: 'POST',
            headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: prompt }] }),
          })
          const data = await res.json()
          return data.choices[0].message.content
        }
      `,
      reports: [{ messageId: 'endlessRequest', line: 2, suggestions: 1 }],
    },
    'axios to openrouter': {
      code: ts`
        import axios from 'axios'

        export const complete = (messages: unknown[]) =>
          axios.post('https://openrouter.ai/api/v1/chat/completions', { model: 'meta-llama/llama-3.1-8b-instruct', messages }, { headers: { Authorization: \`Bearer \${process.env.OPENROUTER_API_KEY}\` } })
      `,
      reports: [{ messageId: 'endlessRequest', line: 4, suggestions: 1 }],
    },
    'lazily made client in a nest service': {
      code: ts`
        import { Injectable } from '@nestjs/common'
        import OpenAI from 'openai'

        @Injectable()
        export class AiService {
          private readonly openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })

          async embed(input: string) {
            const result = await this.openai.responses.create({ model: 'gpt-4.1-mini', input })
            return result.output_text
          }
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 9, suggestions: 1 }],
    },
    'openai streaming': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function* stream(prompt: string) {
          const stream = await openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], stream: true })
          for await (const chunk of stream) yield chunk.choices[0]?.delta?.content ?? ''
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 5, suggestions: 1 }],
    },
    'an AbortController nobody aborts by time and that is not passed': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function run(prompt: string) {
          const controller = new AbortController()
          const timer = setTimeout(() => controller.abort(), 10_000)
          try {
            return await openai.responses.create({ model: 'gpt-4.1', input: prompt })
          } finally {
            clearTimeout(timer)
          }
        }
      `,
      reports: [{ messageId: 'endlessWait', line: 8, suggestions: 1 }],
    },
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
