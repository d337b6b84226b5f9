import rule from '../../src/rules/require-llm-output-cap.js'
import { testRule, ts } from '../support/test-rule.js'

const uncapped = (output: string) => [{ messageId: 'uncappedOutput', suggestions: [{ messageId: 'suggestCap', output }] }]

testRule(rule, {
  valid: {
    'a capped chat completion': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-4o-mini', messages, max_completion_tokens: 500 })
    `,
    'the older cap of chat completions': ts`
      import { openai } from '../lib/openai'
      export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-4o-mini', messages, max_tokens: 500 })
    `,
    'a capped response': ts`
      import { openai } from '../lib/openai'
      export const ask = (input) => openai.responses.create({ model: 'gpt-5-mini', input, max_output_tokens: 800 })
    `,
    'AI SDK 5 with a cap': ts`
      import { streamText } from 'ai'
      import { openai } from '@ai-sdk/openai'
      export const POST = async (req) => streamText({ model: openai('gpt-5-mini'), prompt: await req.text(), maxOutputTokens: 700 }).toTextStreamResponse()
    `,
    'AI SDK 4 with a cap': ts`
      import { generateObject } from 'ai'
      export const f = (model, schema, prompt) => generateObject({ model, schema, prompt, maxTokens: 300 })
    `,
    'a cap in the middleware of the model': ts`
      import { generateText, wrapLanguageModel, defaultSettingsMiddleware } from 'ai'
      import { openai } from '@ai-sdk/openai'
      const model = wrapLanguageModel({ model: openai('gpt-5'), middleware: defaultSettingsMiddleware({ settings: { maxOutputTokens: 600 } }) })
      export const f = (prompt) => generateText({ model, prompt })
    `,
    'a model wrapped by middleware of another file': ts`
      import { generateText, wrapLanguageModel } from 'ai'
      import { limits } from './limits'
      const model = wrapLanguageModel({ model: base, middleware: limits })
      export const f = (prompt) => generateText({ model, prompt })
    `,
    'one word out of a list': ts`
      import { generateObject } from 'ai'
      export const f = (model, prompt) => generateObject({ model, output: 'enum', enum: ['spam', 'ham'], prompt })
    `,
    'Gemini with a cap': ts`
      import { GoogleGenAI } from '@google/genai'
      const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })
      export const f = (contents) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { maxOutputTokens: 400 } })
    `,
    'Gemini with a cap on the model object': ts`
      const { GoogleGenerativeAI } = require('@google/generative-ai')
      const model = new GoogleGenerativeAI(process.env.KEY).getGenerativeModel({ model: 'gemini-pro', generationConfig: { maxOutputTokens: 400 } })
      exports.f = (prompt) => model.generateContent(prompt)
    `,
    'Anthropic, whose API requires the cap': ts`
      import Anthropic from '@anthropic-ai/sdk'
      const anthropic = new Anthropic()
      export const f = (options) => anthropic.messages.create(options)
    `,
    'options that are spread': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (messages, options) => openai.chat.completions.create({ model: 'gpt-4o', messages, ...options })
    `,
    'options in a variable': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (params) => openai.chat.completions.create(params)
    `,
    'options in a constant of the file': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export function ask(messages) {
        const params = { model: 'gpt-4o', messages }
        return openai.chat.completions.create(params)
      }
    `,
    'embeddings, images, speech and moderation': ts`
      import OpenAI from 'openai'
      import { embed } from 'ai'
      const openai = new OpenAI()
      openai.embeddings.create({ model: 'text-embedding-3-small', input })
      openai.images.generate({ model: 'gpt-image-1', prompt })
      openai.audio.transcriptions.create({ file, model: 'whisper-1' })
      openai.moderations.create({ input })
      embed({ model, value })
    `,
    'a whole request from the caller for the older Gemini SDK': ts`
      import { GoogleGenerativeAI, GenerateContentRequest } from '@google/generative-ai'
      const model = new GoogleGenerativeAI(process.env.KEY).getGenerativeModel({ model: 'gemini-3.8-flash' })
      export const f = (request) => model.generateContent(request)
      export const g = (p: GenerateContentRequest) => model.generateContent(p)
    `,
    'streamText of Hono': ts`
      import { streamText } from 'hono/streaming'
      import OpenAI from 'openai'
      app.get('/', (c) => streamText(c, async (stream) => { await stream.write('hi') }))
    `,
    'a function of the project with the same name': ts`
      import { openai } from '@ai-sdk/openai'
      function generateText(options, env) { return env.run(options) }
      generateText({ model: openai('gpt-4o'), prompt }, env)
    `,
    'a wrapper of the project with the same name from another file': ts`
      import { generateText } from '@/lib/ai'
      generateText({ model: 'openai/gpt-4o', prompt })
    `,
    'a Twilio message': ts`
      import twilio from 'twilio'
      import OpenAI from 'openai'
      twilio(sid, token).messages.create({ body, to, from })
    `,
    'a model on the own machine': ts`
      import OpenAI from 'openai'
      const local = new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: 'ollama' })
      local.chat.completions.create({ model: 'llama3', messages })
    `,
    'a raw request with a cap': ts`
      await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4o', messages, max_tokens: 200 }) })
    `,
    'a raw request whose body is built elsewhere': ts`
      await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify(payload) })
    `,
    'the list of models': ts`
      await fetch('https://api.openai.com/v1/models', { headers })
    `,
    'LangChain with a cap': ts`
      import { ChatOpenAI } from '@langchain/openai'
      const llm = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 300 })
      export const f = (messages) => llm.invoke(messages)
    `,
    'a model that is made elsewhere': ts`
      import { llm } from './models'
      import { ChatPromptTemplate } from '@langchain/core/prompts'
      export const f = (messages) => llm.invoke(messages)
    `,
    'a test': {
      filename: 'src/chat.test.ts',
      code: `import { generateText } from 'ai'; generateText({ model, prompt })`,
    },
  },
  invalid: {
    'a chat completion in an Express handler': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        const app = express()
        const openai = new OpenAI()
        app.post('/chat', async (req, res) => {
          const answer = await openai.chat.completions.create({
            model: 'gpt-4o',
            messages: req.body.messages,
          })
          res.json(answer)
        })
      `,
      reports: [
        {
          messageId: 'uncappedOutput',
          data: { api: 'openai.chat.completions.create', key: 'max_completion_tokens' },
          line: 6,
          suggestions: [
            {
              messageId: 'suggestCap',
              output: ts`
                import express from 'express'
                import OpenAI from 'openai'
                const app = express()
                const openai = new OpenAI()
                app.post('/chat', async (req, res) => {
                  const answer = await openai.chat.completions.create({
                    model: 'gpt-4o',
                    messages: req.body.messages,
                    max_completion_tokens: 1024,
                  })
                  res.json(answer)
                })
              `,
            },
          ],
        },
      ],
    },
    'a client from a local module': {
      code: ts`
        import { openai } from '@/lib/openai'
        export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-4o', messages })
      `,
      reports: uncapped(ts`
        import { openai } from '@/lib/openai'
        export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-4o', messages, max_completion_tokens: 1024 })
      `),
    },
    'the responses API by require': {
      code: ts`
        const { OpenAI } = require('openai')
        const client = new OpenAI()
        exports.ask = (input) => client.responses.create({ model: 'gpt-5', input })
      `,
      reports: uncapped(ts`
        const { OpenAI } = require('openai')
        const client = new OpenAI()
        exports.ask = (input) => client.responses.create({ model: 'gpt-5', input, max_output_tokens: 1024 })
      `),
    },
    'a class of NestJS with an injected client': {
      code: ts`
        import OpenAI from 'openai'
        @Injectable()
        export class Summaries {
          constructor(private readonly ai: OpenAI) {}
          summarize(text: string) {
            return this.ai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] })
          }
        }
      `,
      reports: ['uncappedOutput'].map((messageId) => ({
        messageId,
        data: { api: 'ai.chat.completions.create', key: 'max_completion_tokens' },
        suggestions: [
          {
            messageId: 'suggestCap',
            output: ts`
              import OpenAI from 'openai'
              @Injectable()
              export class Summaries {
                constructor(private readonly ai: OpenAI) {}
                summarize(text: string) {
                  return this.ai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }], max_completion_tokens: 1024 })
                }
              }
            `,
          },
        ],
      })),
    },
    'the AI SDK in a Next.js route, renamed': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText as stream, convertToModelMessages } from 'ai'
        import { openai } from '@ai-sdk/openai'
        export async function POST(req: Request) {
          const { messages } = await req.json()
          return stream({ model: openai('gpt-5'), messages: convertToModelMessages(messages) }).toUIMessageStreamResponse()
        }
      `,
      reports: uncapped(ts`
        import { streamText as stream, convertToModelMessages } from 'ai'
        import { openai } from '@ai-sdk/openai'
        export async function POST(req: Request) {
          const { messages } = await req.json()
          return stream({ model: openai('gpt-5'), messages: convertToModelMessages(messages), maxOutputTokens: 1024 }).toUIMessageStreamResponse()
        }
      `),
    },
    'the AI SDK at version 4': {
      code: ts`
        import { generateText } from 'ai'
        export const f = (model, tools, prompt) => generateText({ model, tools, prompt, maxSteps: 4 })
      `,
      reports: uncapped(ts`
        import { generateText } from 'ai'
        export const f = (model, tools, prompt) => generateText({ model, tools, prompt, maxSteps: 4, maxTokens: 1024 })
      `),
    },
    'objects of the AI SDK': {
      code: ts`
        import { generateObject, streamObject } from 'ai'
        generateObject({ model, schema, prompt })
        streamObject({ model, schema, prompt, })
      `,
      reports: [
        {
          messageId: 'uncappedOutput',
          line: 2,
          suggestions: [
            {
              messageId: 'suggestCap',
              output: ts`
                import { generateObject, streamObject } from 'ai'
                generateObject({ model, schema, prompt, maxOutputTokens: 1024 })
                streamObject({ model, schema, prompt, })
              `,
            },
          ],
        },
        {
          messageId: 'uncappedOutput',
          line: 3,
          suggestions: [
            {
              messageId: 'suggestCap',
              output: ts`
                import { generateObject, streamObject } from 'ai'
                generateObject({ model, schema, prompt })
                streamObject({ model, schema, prompt, maxOutputTokens: 1024, })
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
        export const f = (contents) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { temperature: 0 } })
      `,
      reports: uncapped(ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })
        export const f = (contents) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { temperature: 0, maxOutputTokens: 1024 } })
      `),
    },
    'the older Gemini SDK': {
      code: ts`
        const { GoogleGenerativeAI } = require('@google/generative-ai')
        const genAI = new GoogleGenerativeAI(process.env.KEY)
        exports.f = async (prompt) => {
          const model = genAI.getGenerativeModel({ model: 'gemini-pro' })
          const result = await model.generateContent(prompt)
          return result.response.text()
        }
      `,
      reports: uncapped(ts`
        const { GoogleGenerativeAI } = require('@google/generative-ai')
        const genAI = new GoogleGenerativeAI(process.env.KEY)
        exports.f = async (prompt) => {
          const model = genAI.getGenerativeModel({ model: 'gemini-pro', generationConfig: { maxOutputTokens: 1024 } })
          const result = await model.generateContent(prompt)
          return result.response.text()
        }
      `),
    },
    'the older Gemini SDK with a prompt from the caller': {
      code: ts`
        import { GoogleGenerativeAI } from '@google/generative-ai'
        const g = new GoogleGenerativeAI(process.env.KEY)
        const model = g.getGenerativeModel({ model: 'gemini-3.8-flash' })
        export const f = (p: string) => model.generateContent(p)
      `,
      reports: uncapped(ts`
        import { GoogleGenerativeAI } from '@google/generative-ai'
        const g = new GoogleGenerativeAI(process.env.KEY)
        const model = g.getGenerativeModel({ model: 'gemini-3.8-flash', generationConfig: { maxOutputTokens: 1024 } })
        export const f = (p: string) => model.generateContent(p)
      `),
    },
    'a raw request': {
      code: ts`
        await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', headers, body: JSON.stringify({ model: 'gpt-4o', messages }) })
      `,
      reports: [
        {
          messageId: 'uncappedRequest',
          data: { host: 'api.openai.com', key: 'max_completion_tokens' },
          suggestions: [
            {
              messageId: 'suggestCap',
              output: ts`
                await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', headers, body: JSON.stringify({ model: 'gpt-4o', messages, max_completion_tokens: 1024 }) })
              `,
            },
          ],
        },
      ],
    },
    'another vendor through the OpenAI SDK': {
      code: ts`
        import OpenAI from 'openai'
        const deepseek = new OpenAI({ baseURL: 'https://api.deepseek.com', apiKey: process.env.DEEPSEEK_API_KEY })
        export const f = (messages) => deepseek.chat.completions.create({ model: 'deepseek-chat', messages })
      `,
      reports: uncapped(ts`
        import OpenAI from 'openai'
        const deepseek = new OpenAI({ baseURL: 'https://api.deepseek.com', apiKey: process.env.DEEPSEEK_API_KEY })
        export const f = (messages) => deepseek.chat.completions.create({ model: 'deepseek-chat', messages, max_tokens: 1024 })
      `),
    },
    'LangChain': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        const llm = new ChatOpenAI({ model: 'gpt-4o' })
        export const f = (messages) => llm.invoke(messages)
      `,
      reports: uncapped(ts`
        import { ChatOpenAI } from '@langchain/openai'
        const llm = new ChatOpenAI({ model: 'gpt-4o', maxTokens: 1024 })
        export const f = (messages) => llm.invoke(messages)
      `),
    },
    'an explicit undefined': {
      code: ts`
        import { openai } from './ai'
        openai.responses.create({ model: 'gpt-5', input, max_output_tokens: undefined })
      `,
      reports: ['uncappedOutput'],
    },
  },
})
