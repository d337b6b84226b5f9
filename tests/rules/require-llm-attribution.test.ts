import rule from '../../src/rules/require-llm-attribution.js'
import { testRule, ts } from '../support/test-rule.js'

const anonymous = (api: string, key: string) => [{ messageId: 'anonymousCall', data: { api, key } }]
const attribution = { llm: { attribution: ['userId', 'feature'] } }

testRule(rule, {
  valid: {
    'openai user': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (userId: string, content: string) => openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }], user: userId })
      `,
    },
    'safety identifier': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (hash: string, input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input, safety_identifier: hash })
      `,
    },
    'metadata with a feature': {
      code: ts`
        import { openai } from '@/lib/openai'

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input, metadata: { feature: 'search' } })
      `,
    },
    'anthropic user id': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const client = new Anthropic()

        export const ask = (user_id: string, content: string) => client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 300, metadata: { user_id }, messages: [{ role: 'user', content }] })
      `,
    },
    'options of a parameter': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (params: OpenAI.ChatCompletionCreateParamsNonStreaming) => openai.chat.completions.create(params)
      `,
    },
    'spread': {
      code: ts`
        import { openai } from '@/lib/openai'
        import { who } from './who'

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input, ...who() })
      `,
    },
    'ai sdk telemetry with metadata': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const ask = (prompt: string, userId: string) =>
          generateText({ model: openai('gpt-4o-mini'), prompt, experimental_telemetry: { isEnabled: true, functionId: 'ask', metadata: { userId } } })
      `,
    },
    'provider options of openai': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const ask = (prompt: string, userId: string) => generateText({ model: openai('gpt-4o-mini'), prompt, providerOptions: { openai: { user: userId } } })
      `,
    },
    'helicone header on the client': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI({ baseURL: 'https://oai.helicone.ai/v1', defaultHeaders: { 'Helicone-Auth': \`Bearer \${process.env.HELICONE_KEY}\`, 'Helicone-Property-Feature': 'search' } })

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input })
      `,
    },
    'langchain metadata at the call': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        const model = new ChatOpenAI({ model: 'gpt-4o-mini' })

        export const ask = (question: string, userId: string) => model.invoke(question, { metadata: { userId }, tags: ['support'] })
      `,
    },
    'langfuse wrapper': {
      code: ts`
        import OpenAI from 'openai'
        import { observeOpenAI } from 'langfuse'
        const openai = observeOpenAI(new OpenAI(), { userId: 'x' })

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input })
      `,
    },
    'embeddings': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const embed = (input: string) => openai.embeddings.create({ model: 'text-embedding-3-small', input })
      `,
    },
    'central client with all fields': {
      settings: { llm: { client: ['src/lib/llm.ts'], attribution: ['userId','feature'] } },
      code: ts`
        import { llm } from '@/lib/llm'

        export const ask = (userId: string, prompt: string) => llm.complete({ prompt, userId, feature: 'ask' })
      `,
    },
    'local ollama': {
      code: ts`
        import ollama from 'ollama'

        export const ask = (content: string) => ollama.chat({ model: 'llama3.1', messages: [{ role: 'user', content }] })
      `,
    },
    'a chat room message': {
      code: ts`
        import { messages } from './repositories'

        export const post = (roomId: string, body: string) => messages.create({ roomId, body })
      `,
    },
    'a user': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      export const ask = (userId, messages) => openai.chat.completions.create({ model: 'gpt-6-luna', messages, user: userId })
    `,
    'a safety identifier': ts`
      const { OpenAI } = require('openai')
      const client = new OpenAI()
      exports.ask = (userId, input) => client.responses.create({ model: 'gpt-6-luna', input, safety_identifier: userId })
    `,
    'a feature in the metadata': ts`
      import { openai } from '@/lib/openai'
      export const ask = (input) => openai.responses.create({ model: 'gpt-6-luna', input, metadata: { feature: 'summary' } })
    `,
    'metadata of Anthropic': ts`
      import Anthropic from '@anthropic-ai/sdk'
      const client = new Anthropic()
      export const ask = (userId, messages) => client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages, metadata: { user_id: userId } })
    `,
    'telemetry of the AI SDK': ts`
      import { generateText, streamText } from 'ai'
      generateText({ model, prompt, experimental_telemetry: { isEnabled: true, functionId: 'summary' } })
      streamText({ model, prompt, experimental_telemetry: { isEnabled, metadata: { userId } } })
      streamText({ model, prompt, telemetry: { functionId: 'summary' } })
      generateText({ model, prompt, experimental_telemetry: telemetryFor('summary') })
    `,
    'options of the vendor in the AI SDK': ts`
      import { generateText } from 'ai'
      generateText({ model, prompt, providerOptions: { openai: { user: userId } } })
      generateText({ model, prompt, providerOptions: { gateway: { user: userId, tags: ['chat'] } } })
    `,
    'headers of a gateway': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI({ baseURL: 'https://oai.helicone.ai/v1', defaultHeaders: { 'Helicone-Property-Feature': 'chat' } })
      openai.chat.completions.create({ model: 'gpt-6-luna', messages })
      new OpenAI().chat.completions.create({ model: 'gpt-6-luna', messages }, { headers: { 'Helicone-User-Id': userId } })
    `,
    'a recorded client': ts`
      import OpenAI from 'openai'
      import { observeOpenAI } from 'langfuse'
      const openai = observeOpenAI(new OpenAI(), { userId })
      export const ask = (messages) => openai.chat.completions.create({ model: 'gpt-6-luna', messages })
    `,
    'options that may hold it': ts`
      import { openai } from './ai'
      export const a = (options) => openai.chat.completions.create({ model: 'gpt-6-luna', messages, ...options })
      export const b = (params) => openai.chat.completions.create(params)
    `,
    'LangChain': ts`
      import { ChatOpenAI } from '@langchain/openai'
      const llm = new ChatOpenAI({ model: 'gpt-6-luna' })
      export const ask = (userId, messages) => llm.invoke(messages, { metadata: { userId } })
    `,
    'a raw request': ts`
      await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model, messages, user: userId }) })
      await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body })
    `,
    'embeddings and moderation': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      openai.embeddings.create({ model: 'text-embedding-3-small', input })
      openai.moderations.create({ input })
    `,
    'a model on the own machine': ts`
      import ollama from 'ollama'
      ollama.chat({ model: 'llama3', messages })
    `,
    'a Twilio message': ts`
      import twilio from 'twilio'
      twilio(sid, token).messages.create({ body, to, from })
    `,
    'the client of the project with every field': {
      code: ts`
        import { llm } from '@/lib/llm'
        export const ask = (userId, prompt) => llm.complete({ prompt, userId, feature: 'summary' })
        export const other = (options) => llm.complete({ prompt: 'x', ...options })
        export const used = (userId) => llm.tokensThisHour(userId)
      `,
      settings: attribution,
    },
    'a function of the project that is no client': {
      code: `import { search } from '@/lib/search'; export const find = (query) => search.run({ query })`,
      settings: attribution,
    },
    'the client of the project without that setting': `import { llm } from '@/lib/llm'; export const ask = (prompt) => llm.complete({ prompt })`,
    'a test': { filename: 'src/ask.test.ts', code: `import { generateText } from 'ai'; generateText({ model, prompt })` },
  },
  invalid: {
    'openai chat with nothing': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (content: string) => openai.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }], max_tokens: 300 })
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'anthropic': {
      code: ts`
        import Anthropic from '@anthropic-ai/sdk'
        const client = new Anthropic()

        export const ask = (content: string) => client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 300, system: 'Be brief', messages: [{ role: 'user', content }] })
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'ai sdk telemetry off': {
      code: ts`
        import { generateText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const ask = (prompt: string, userId: string) =>
          generateText({ model: openai('gpt-4o-mini'), prompt, experimental_telemetry: { isEnabled: false, functionId: 'ask', metadata: { userId } } })
      `,
      reports: [{ messageId: 'anonymousCall', line: 5 }],
    },
    'ai sdk telemetry on without an id': {
      code: ts`
        import { streamText } from 'ai'
        import { openai } from '@ai-sdk/openai'

        export const ask = (prompt: string) => streamText({ model: openai('gpt-4o-mini'), prompt, experimental_telemetry: { isEnabled: true } })
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'the word user only in a message role': {
      code: ts`
        import { openai } from '@/lib/openai'

        export async function chat(userId: string, text: string) {
          const res = await openai.chat.completions.create({
            model: 'gpt-4o',
            messages: [
              { role: 'system', content: \`You talk to user \${userId}\` },
              { role: 'user', content: text },
            ],
          })
          return res.choices[0].message
        }
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'responses with store': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input, store: true, temperature: 0 })
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'gemini': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY })

        export const ask = (contents: string) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { maxOutputTokens: 200 } })
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'groq': {
      code: ts`
        import Groq from 'groq-sdk'
        const groq = new Groq()

        export const ask = (content: string) => groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content }] })
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'raw fetch': {
      code: ts`
        export const ask = (content: string) =>
          fetch('https://api.openai.com/v1/chat/completions', {
            method: 'POST',
            headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] }),
          })
      `,
      reports: [{ messageId: 'anonymousRequest', line: 2 }],
    },
    'langchain': {
      code: ts`
        import { ChatOpenAI } from '@langchain/openai'
        const model = new ChatOpenAI({ model: 'gpt-4o-mini', temperature: 0.2 })

        export const ask = (question: string) => model.invoke(question)
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'bedrock converse': {
      code: ts`
        import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
        const bedrock = new BedrockRuntimeClient({})

        export const ask = (text: string) => bedrock.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text }] }] }))
      `,
      reports: [{ messageId: 'anonymousCall', line: 4 }],
    },
    'central client without the feature field': {
      settings: { llm: { client: ['src/lib/llm.ts'], attribution: ['userId','feature'] } },
      code: ts`
        import { llm } from '@/lib/llm'

        export const ask = (userId: string, prompt: string) => llm.complete({ prompt, userId })
      `,
      reports: [{ messageId: 'missingField', line: 3 }],
    },
    'ai sdk user only in the prompt variable names': {
      code: ts`
        import { generateObject } from 'ai'
        import { anthropic } from '@ai-sdk/anthropic'
        import { schema } from './schema'

        export const plan = (user: { id: string; goal: string }) => generateObject({ model: anthropic('claude-haiku-4-5'), schema, prompt: user.goal })
      `,
      reports: [{ messageId: 'anonymousCall', line: 5 }],
    },
    'the OpenAI SDK in an Express handler': {
      code: ts`
        import express from 'express'
        import OpenAI from 'openai'
        const app = express()
        const openai = new OpenAI()
        app.post('/ask', async (req, res) => res.json(await openai.chat.completions.create({ model: 'gpt-6-luna', messages: req.body.messages })))
      `,
      reports: anonymous('openai.chat.completions.create', '`safety_identifier` or `metadata`'),
    },
    'a user that is not there': {
      code: ts`
        import { openai } from './ai'
        openai.responses.create({ model: 'gpt-6-luna', input, user: undefined })
      `,
      reports: ['anonymousCall'],
    },
    'Anthropic by require': {
      code: ts`
        const Anthropic = require('@anthropic-ai/sdk')
        const client = new Anthropic()
        exports.ask = (messages) => client.messages.create({ model: 'claude-haiku-5-5', max_tokens: 500, messages: [{ role: 'user', content: 'x' }] })
      `,
      reports: anonymous('client.messages.create', '`metadata: { user_id }`'),
    },
    'the AI SDK renamed, with telemetry off or without an id': {
      filename: 'app/api/chat/route.ts',
      code: ts`
        import { streamText as stream, generateText } from 'ai'
        export async function POST(req: Request) {
          await generateText({ model, prompt, experimental_telemetry: { isEnabled: false, functionId: 'chat' } })
          await generateText({ model, prompt, experimental_telemetry: { isEnabled: true } })
          return stream({ model, prompt: await req.text() }).toTextStreamResponse()
        }
      `,
      reports: [
        { messageId: 'anonymousCall', line: 3 },
        { messageId: 'anonymousCall', line: 4 },
        { messageId: 'anonymousCall', line: 5, data: { api: 'stream', key: '`experimental_telemetry` with a `functionId`' } },
      ],
    },
    'an injected client of NestJS': {
      code: ts`
        import OpenAI from 'openai'
        @Injectable()
        export class Summaries {
          constructor(private readonly ai: OpenAI) {}
          run(text: string) { return this.ai.chat.completions.create({ model: 'gpt-6-luna', messages: [{ role: 'user', content: text }] }) }
        }
      `,
      reports: ['anonymousCall'],
    },
    'a raw request': {
      code: ts`
        await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', headers: { Authorization: key }, body: JSON.stringify({ model, messages }) })
      `,
      reports: [{ messageId: 'anonymousRequest', data: { host: 'api.openai.com', key: '`safety_identifier` or `metadata`' } }],
    },
    'Gemini and LangChain': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        import { ChatOpenAI } from '@langchain/openai'
        const ai = new GoogleGenAI({ apiKey })
        const llm = new ChatOpenAI({ model: 'gpt-6-luna' })
        export const a = () => ai.models.generateContent({ model: 'gemini-3.8-flash', contents: 'x' })
        export const b = () => llm.invoke([message])
      `,
      reports: [
        { messageId: 'anonymousCall', line: 5 },
        { messageId: 'anonymousCall', line: 6, data: { api: 'llm.invoke', key: '`metadata` or `tags`' } },
      ],
    },
    'images': {
      code: `import { openai } from './ai'; openai.images.generate({ model: 'gpt-image-1', prompt })`,
      reports: anonymous('openai.images.generate', '`user`'),
    },
    'the client of the project without a field': {
      code: ts`
        import { llm as model } from '@/lib/llm'
        import { complete } from '../lib/llm'
        export class Reports {
          constructor(private readonly llm: LLMClient) {}
          run(userId: string, prompt: string) { return this.llm.complete({ prompt, userId }) }
        }
        export const a = (prompt) => model.complete({ prompt })
        export const b = (prompt) => complete({ prompt, feature: 'b' })
      `,
      settings: attribution,
      reports: [
        { messageId: 'missingField', line: 5, data: { api: 'llm.complete', fields: '`feature`' } },
        { messageId: 'missingField', line: 7, data: { api: 'model.complete', fields: '`userId` and `feature`' } },
        { messageId: 'missingField', line: 8, data: { api: 'complete', fields: '`userId`' } },
      ],
    },
    'the client that a setting names': {
      code: ts`
        import { brain } from '../platform/brain'
        export const ask = (prompt) => brain.think({ prompt })
      `,
      settings: { llm: { client: ['src/platform/brain.ts'], attribution: ['userId'] } },
      reports: [{ messageId: 'missingField', data: { api: 'brain.think', fields: '`userId`' } }],
    },
  },
})
