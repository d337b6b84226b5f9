import rule from '../../src/rules/no-unjustified-model.js'
import { testRule, ts } from '../support/test-rule.js'

const unjustified = (line: number, model: string, output: string) => ({ messageId: 'unjustifiedModel', line, data: { model, output } })

testRule(rule, {
  valid: {
    'assertion text in an error': {
      code: ts`
        export function check(model: string) {
          if (!model) throw new Error('Set OPENAI_MODEL, for instance gpt-4')
        }
      `,
    },
    'mapping from aliases to context sizes': {
      code: ts`
        const CONTEXT: Record<string, number> = { 'gpt-4': 8192, 'gpt-4-turbo': 128_000, o1: 200_000 }
        export const contextFor = (model: string) => CONTEXT[model] ?? 4096
      `,
    },
    'list of allowed models': {
      code: ts`
        export const ALLOWED_MODELS = ['gpt-4', 'gpt-4o', 'claude-opus-4-1'] as const
      `,
    },
    'kysely where': {
      code: ts`
        import { db } from './db'

        export const old = () => db.selectFrom('runs').selectAll().where('model', '=', 'gpt-4').execute()
      `,
    },
    'includes': {
      code: ts`
        export const isReasoning = (model: string) => ['o1', 'o1-pro', 'o3'].includes(model)
      `,
    },
    'jsdoc above the constant explains': {
      code: ts`
        /** Legal drafts need the best model: the eval of May failed with smaller ones. */
        export const DRAFT_MODEL = 'claude-opus-4-1'
      `,
    },
    'a wine': {
      code: ts`
        export const wine = { vintage: 2019, model: 'ultra' }
      `,
    },
    'cheap models': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4o-mini', input })
      `,
    },
    'gpt-4o is another model': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (input: string) => openai.responses.create({ model: 'gpt-4.1-mini', input })
      `,
    },
    'reason above the call': {
      code: ts`
        import { anthropic } from './client'

        export const review = (text: string) =>
          // Opus: smaller models missed clauses in our evaluation
          anthropic.messages.create({ model: 'claude-opus-4-1', max_tokens: 4000, messages: [{ role: 'user', content: text }] })
      `,
    },
    'reason on the line': {
      code: ts`
        export const CONTRACT_MODEL = 'claude-opus-4-1' // needed for quality of legal drafts, see eval 2026-05
      `,
    },
    'price table': {
      code: ts`
        export const PRICES = {
          'gpt-4': { input: 30, output: 60 },
          'gpt-4-turbo': { input: 10, output: 30 },
          'claude-3-opus-20240229': { input: 15, output: 75 },
        }
      `,
    },
    'union type': {
      code: ts`
        export type Model = 'gpt-4' | 'gpt-4o-mini' | 'claude-3-opus-20240229'
      `,
    },
    'model picker': {
      code: ts`
        export const MODELS = [
          { id: 'gpt-4o-mini', label: 'GPT-4o mini' },
          { id: 'gpt-4', label: 'GPT-4' },
          { id: 'claude-opus-4-1', label: 'Claude Opus 4.1' },
        ]
      `,
    },
    'comparison': {
      code: ts`
        export const contextOf = (model: string) => (model === 'gpt-4' ? 8192 : model.startsWith('claude-3-opus') ? 200_000 : 128_000)
      `,
    },
    'switch over models': {
      code: ts`
        export function costOf(model: string, tokens: number) {
          switch (model) {
            case 'gpt-4':
              return tokens * 0.00003
            case 'o1':
              return tokens * 0.000015
            default:
              return tokens * 0.000001
          }
        }
      `,
    },
    'text that mentions the model': {
      filename: 'src/components/banner.tsx',
      code: ts`
        export const Banner = () => <p>Now with GPT-4 and Claude Opus. Model: gpt-4</p>
      `,
    },
    'zod enum': {
      code: ts`
        import { z } from 'zod'

        export const body = z.object({ model: z.enum(['gpt-4', 'gpt-4o-mini']).default('gpt-4o-mini') })
      `,
    },
    'select options in jsx': {
      filename: 'src/components/banner.tsx',
      code: ts`
        export const Picker = ({ onChange }: { onChange: (m: string) => void }) => (
          <select onChange={(e) => onChange(e.target.value)}>
            <option value="gpt-4o-mini">Fast</option>
            <option value="gpt-4">Thorough</option>
          </select>
        )
      `,
    },
    'a car model': {
      code: ts`
        export const car = { model: 'o1', brand: 'Acme', year: 2020 }
      `,
    },
    'record of usage': {
      code: ts`
        import { prisma } from './prisma'

        export const legacy = () => prisma.usage.count({ where: { model: 'gpt-4' } })
      `,
    },
    'deprecated models mapped to cheaper ones': {
      code: ts`
        const REPLACEMENTS: Record<string, string> = { 'gpt-4': 'gpt-4o-mini', 'gpt-4-turbo': 'gpt-4o' }

        export const replace = (model: string) => REPLACEMENTS[model] ?? model
      `,
    },
    'tokenizer': {
      code: ts`
        import { encoding_for_model } from 'tiktoken'

        export const count = (text: string) => encoding_for_model('gpt-4').encode(text).length
      `,
    },
    'a small model': ts`
      import OpenAI from 'openai'
      const openai = new OpenAI()
      openai.chat.completions.create({ model: 'gpt-4o-mini', messages })
      openai.responses.create({ model: 'gpt-6-luna', input })
      openai.chat.completions.create({ model: 'gpt-4.1', messages })
      openai.chat.completions.create({ model: 'o1-mini', messages })
    `,
    'a reason above the call': ts`
      import { openai } from './ai'
      // Contracts: smaller models miss clauses in our evaluation of 2026-10.
      const answer = await openai.chat.completions.create({ model: 'gpt-4', messages })
    `,
    'a reason above the parameter': ts`
      import Anthropic from '@anthropic-ai/sdk'
      new Anthropic().messages.create({
        // Needs the long reasoning; Sonnet fails a third of the cases.
        model: 'claude-opus-5-5',
        max_tokens: 900,
        messages,
      })
    `,
    'a comment on the line that names the model': ts`
      export const MODEL = 'claude-3-opus-20240229' // Opus for legal summaries
    `,
    'a block comment': ts`
      /**
       * Drafts are short, and accuracy decides whether they are used at all.
       */
      export const DRAFT_MODEL = 'gpt-6-astra'
    `,
    'a price table': ts`
      export const PRICES = { 'gpt-4': { input: 30, output: 60 }, 'claude-opus-5': { input: 5, output: 25 } }
      export const rows = [
        { model: 'gpt-4', input: 30, output: 60 },
        { model: 'gpt-4-turbo', input: 10, output: 30 },
      ]
      export const one = { model: 'gpt-4', inputCost: 30, outputCost: 60 }
    `,
    'types, labels and comparisons': ts`
      type Model = 'gpt-4' | 'claude-3-opus'
      const labels = { 'gpt-4': 'GPT-4' }
      const label = 'gpt-4'
      if (model === 'gpt-4') warn()
      const isDear = ['gpt-4', 'o1'].includes(model)
      switch (model) { case 'o1': break }
      enum Models { GPT4 = 'gpt-4' }
    `,
    'a picker': {
      filename: 'src/client/Picker.tsx',
      code: ts`
        const MODELS = [{ id: 'gpt-4', model: 'gpt-4', name: 'GPT-4' }, { id: 'o1', model: 'o1', name: 'o1' }]
        export const Picker = () => <select><option value="gpt-4">GPT-4</option></select>
        export const useModel = () => useState('gpt-4')
      `,
    },
    'a list of the names of models': ts`
      export const MODELS = { GPT_4: 'gpt-4', GPT_4_TURBO: 'gpt-4-turbo', CLAUDE_OPUS: 'claude-opus-5' } as const
      export const SUPPORTED_MODELS = ['gpt-4', 'o1']
      export const modelOptions = { first: 'gpt-4' }
    `,
    'a catalogue of models': ts`
      export const catalog = {
        'claude-3-opus-20240229': { provider: 'anthropic', baseModelName: 'claude-3-opus', releaseDate: '2024-02-29' },
        'o1-2024-12-17': { provider: 'openai', baseModelName: 'o1', releaseDate: null },
      }
    `,
    'a record of what was used': ts`
      await db.usage.create({ data: { model: 'gpt-4', tokens: 120, cost: 0.2 } })
    `,
    'a test': { filename: 'src/ask.test.ts', code: `import { openai } from './ai'; openai.responses.create({ model: 'gpt-4', input })` },
  },
  invalid: {
    'mastra-like agent config': {
      code: ts`
        import { anthropic } from '@ai-sdk/anthropic'
        import { Agent } from '@mastra/core/agent'

        export const agent = new Agent({ name: 'support', instructions: 'Help', model: anthropic('claude-opus-4-20250514') })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 4 }],
    },
    'openrouter raw body': {
      code: ts`
        import axios from 'axios'

        export const ask = (messages: any[]) => axios.post('https://openrouter.ai/api/v1/chat/completions', { model: 'openai/gpt-4-turbo', messages })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'ternary by plan': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (pro: boolean, input: string) => openai.responses.create({ model: pro ? 'o3-pro' : 'gpt-4o-mini', input })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 4 }],
    },
    'llamaindex': {
      code: ts`
        import { OpenAI } from '@llamaindex/openai'

        export const llm = new OpenAI({ model: 'gpt-4', temperature: 0 })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'zod default of an env': {
      code: ts`
        import { z } from 'zod'

        export const env = z.object({ AI_MODEL: z.string().default('gpt-4-turbo') }).parse(process.env)
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'class field': {
      code: ts`
        export class Summarizer {
          private readonly model = 'claude-3-opus-20240229'
          constructor(private readonly client: any) {}
        }
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 2 }],
    },
    'gpt-4 in a call': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (content: string) => openai.chat.completions.create({ model: 'gpt-4', messages: [{ role: 'user', content }] })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 4 }],
    },
    'gpt-4-turbo dated': {
      code: ts`
        import { openai } from '@/lib/openai'

        export async function POST(req: Request) {
          const { prompt } = await req.json()
          const res = await openai.chat.completions.create({ model: 'gpt-4-turbo-2024-04-09', messages: [{ role: 'user', content: prompt }], temperature: 0.7 })
          return Response.json(res.choices[0].message)
        }
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 5 }],
    },
    'claude opus in ai sdk': {
      code: ts`
        import { streamText } from 'ai'
        import { anthropic } from '@ai-sdk/anthropic'

        export const chat = (messages: any[]) => streamText({ model: anthropic('claude-opus-4-1'), messages })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 4 }],
    },
    'constant of a model': {
      code: ts`
        export const DEFAULT_MODEL = 'claude-3-opus-20240229'
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 1 }],
    },
    'environment fallback': {
      code: ts`
        export const model = process.env.OPENAI_MODEL || 'gpt-4.5-preview'
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 1 }],
    },
    'json body of a fetch': {
      code: ts`
        export const ask = (content: string) =>
          fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'o1', messages: [{ role: 'user', content }] }) })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 2 }],
    },
    'gateway string': {
      code: ts`
        import { generateText } from 'ai'

        export const ask = (prompt: string) => generateText({ model: 'anthropic/claude-opus-4.5', prompt })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'langchain model': {
      code: ts`
        import { ChatAnthropic } from '@langchain/anthropic'

        export const model = new ChatAnthropic({ model: 'claude-3-opus-latest', temperature: 0 })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'bedrock model id': {
      code: ts`
        import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
        const client = new BedrockRuntimeClient({})

        export const ask = (body: string) => client.send(new InvokeModelCommand({ modelId: 'anthropic.claude-3-opus-20240229-v1:0', body }))
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 4 }],
    },
    'comment that only says what the code does': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export async function title(text: string) {
          // Call OpenAI to generate the title
          const res = await openai.responses.create({ model: 'o1-pro', input: \`Title for: \${text}\` })
          return res.output_text
        }
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 6 }],
    },
    'default parameter': {
      code: ts`
        import { openai } from './openai'

        export function complete(messages: any[], model = 'gpt-4') {
          return openai.chat.completions.create({ model, messages })
        }
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'taught expensive model': {
      settings: { llm: { expensiveModels: ['acme-large'] } },
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()

        export const ask = (input: string) => openai.responses.create({ model: 'acme-large', input })
      `,
      reports: [{ messageId: 'unjustifiedChoice', line: 4 }],
    },
    'config object': {
      code: ts`
        export const aiConfig = {
          provider: 'openai',
          model: 'gpt-4-turbo',
          temperature: 0.3,
          maxTokens: 1000,
        }
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 3 }],
    },
    'azure deployment through ai sdk provider': {
      code: ts`
        import { generateObject } from 'ai'
        import { openai } from '@ai-sdk/openai'
        import { schema } from './schema'

        export const extract = (prompt: string) => generateObject({ model: openai.chat('gpt-4-turbo'), schema, prompt })
      `,
      reports: [{ messageId: 'unjustifiedModel', line: 5 }],
    },
    'a call of the OpenAI SDK': {
      code: ts`
        import OpenAI from 'openai'
        const openai = new OpenAI()
        openai.chat.completions.create({ model: 'gpt-4', messages })
        openai.chat.completions.create({ model: 'gpt-4-turbo-2024-04-09', messages })
        openai.responses.create({ model: 'gpt-6-astra', input })
      `,
      reports: [unjustified(3, 'gpt-4', '60'), unjustified(4, 'gpt-4-turbo-2024-04-09', '30'), unjustified(5, 'gpt-6-astra', '50')],
    },
    'a comment that gives no reason': {
      code: ts`
        const Anthropic = require('@anthropic-ai/sdk')
        const client = new Anthropic()
        // Ask for a summary
        exports.ask = (messages) => client.messages.create({ model: 'claude-3-opus-latest', max_tokens: 900, messages })
      `,
      reports: [unjustified(4, 'claude-3-opus-latest', '75')],
    },
    'a constant, a default and a field': {
      code: ts`
        export const CHAT_MODEL = 'o1'
        export function ask(prompt, model = 'gpt-4') { return run(prompt, model) }
        export class Agent { private readonly model = 'claude-opus-4-1-20250805' }
      `,
      reports: [unjustified(1, 'o1', '60'), unjustified(2, 'gpt-4', '60'), unjustified(3, 'claude-opus-4-1-20250805', '75')],
    },
    'fallbacks of the environment': {
      code: ts`
        const model = process.env.OPENAI_MODEL ?? 'gpt-4-turbo'
        const config = { model: process.env.MODEL || 'gpt-4' }
        const env = z.object({ OPENAI_MODEL: z.string().default('gpt-4') }).parse(process.env)
      `,
      reports: [unjustified(1, 'gpt-4-turbo', '30'), unjustified(2, 'gpt-4', '60'), unjustified(3, 'gpt-4', '60')],
    },
    'a provider of the AI SDK, renamed': {
      code: ts`
        import { generateText } from 'ai'
        import { anthropic as claude } from '@ai-sdk/anthropic'
        generateText({ model: claude('claude-opus-5'), prompt })
        generateText({ model: 'anthropic/claude-opus-4.5', prompt })
      `,
      reports: [unjustified(3, 'claude-opus-5', '25'), unjustified(4, 'anthropic/claude-opus-4.5', '25')],
    },
    'the body of a raw request': {
      code: ts`
        await fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: 'gpt-4', messages }) })
      `,
      reports: [unjustified(1, 'gpt-4', '60')],
    },
    'one side of a condition': {
      code: ts`
        import { openai } from './ai'
        openai.chat.completions.create({ model: isPro ? 'gpt-4' : 'gpt-4o-mini', messages })
      `,
      reports: [unjustified(2, 'gpt-4', '60')],
    },
    'models by plan': {
      code: ts`
        export const plans = { free: { model: 'gpt-6-luna', perDay: 5 }, pro: { model: 'gpt-5.5', perDay: 500 } }
      `,
      reports: [unjustified(1, 'gpt-5.5', '30')],
    },
    'roles of models': {
      code: ts`
        export const MODELS = { smart: 'claude-opus-5-5', fast: 'claude-haiku-5-5' } as const
      `,
      reports: [unjustified(1, 'claude-opus-5-5', '20')],
    },
    'a constant without a telling name that a call takes': {
      code: ts`
        import { openai } from './ai'
        const brain = 'gpt-4'
        openai.chat.completions.create({ model: brain, messages })
      `,
      reports: [unjustified(2, 'gpt-4', '60')],
    },
    'Gemini, LangChain and Bedrock': {
      code: ts`
        import { GoogleGenAI } from '@google/genai'
        import { ChatOpenAI } from '@langchain/openai'
        new GoogleGenAI({ apiKey }).models.generateContent({ model: 'gemini-4-argon', contents })
        const llm = new ChatOpenAI({ modelName: 'gpt-4' })
        client.send(new ConverseCommand({ modelId: 'us.anthropic.claude-opus-4-20250514-v1:0', messages }))
      `,
      reports: [unjustified(3, 'gemini-4-argon', '20'), unjustified(4, 'gpt-4', '60'), unjustified(5, 'us.anthropic.claude-opus-4-20250514-v1:0', '75')],
    },
    'a model that a setting names': {
      code: `import { openai } from './ai'; openai.responses.create({ model: 'acme-large', input })`,
      settings: { llm: { expensiveModels: ['acme-large'] } },
      reports: [{ messageId: 'unjustifiedChoice', data: { model: 'acme-large' } }],
    },
  },
})
