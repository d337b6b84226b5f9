import rule from '../../src/rules/no-unjustified-model.js'
import { testRule, ts } from '../support/test-rule.js'

const unjustified = (line: number, model: string, output: string) => ({ messageId: 'unjustifiedModel', line, data: { model, output } })

testRule(rule, {
  valid: {
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
