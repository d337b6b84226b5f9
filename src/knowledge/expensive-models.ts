import type { LlmVendor } from './llm-sdks.js'
import { tableOf } from './table-of.js'

/** A model whose price asks for a reason. Prices are list prices in US dollars for a million tokens, in and out. */
export type ExpensiveModel = { readonly vendor: LlmVendor; readonly input: number; readonly output: number }

const priced = (vendor: LlmVendor, input: number, output: number): ExpensiveModel => ({ vendor, input, output })

/** When the prices below were read. */
export const expensiveModelsRead = '2026-11-21'

/**
 * The current flagship of each vendor, and every other model for which a million tokens cost 4 dollars in or 20 dollars out, as
 * most cost a tenth of that. A date, `-latest` or `-preview` after a name means the same model.
 *
 * Sources, read 2026-11-21: https://developers.openai.com/api/docs/pricing, https://platform.claude.com/docs/models/overview,
 * https://ai.google.dev/gemini-api/docs/pricing (Gemini 4 Argon as of 2026-12-01); for models that are no longer listed the last list price.
 */
export const expensiveModels: Readonly<Record<string, ExpensiveModel>> = tableOf({
  'gpt-6-astra': priced('openai', 10, 50),
  'gpt-5.6-sol': priced('openai', 4, 20),
  'gpt-5.6-sol-pro': priced('openai', 4, 20),
  'gpt-5.5': priced('openai', 5, 30),
  'gpt-5.5-pro': priced('openai', 30, 180),
  'gpt-5.4-pro': priced('openai', 30, 180),
  'gpt-5.2-pro': priced('openai', 21, 168),
  'gpt-5-pro': priced('openai', 15, 120),
  'gpt-4.5': priced('openai', 75, 150),
  'gpt-4': priced('openai', 30, 60),
  'gpt-4-32k': priced('openai', 60, 120),
  'gpt-4-turbo': priced('openai', 10, 30),
  'gpt-4-1106': priced('openai', 10, 30),
  'gpt-4-0125': priced('openai', 10, 30),
  'gpt-4-vision': priced('openai', 10, 30),
  'gpt-4-1106-vision': priced('openai', 10, 30),
  'o1': priced('openai', 15, 60),
  'o1-preview': priced('openai', 15, 60),
  'o1-pro': priced('openai', 150, 600),
  'o3-pro': priced('openai', 20, 80),
  'o3-deep-research': priced('openai', 10, 40),

  'claude-fable-5': priced('anthropic', 10, 50),
  'claude-fable-5-1': priced('anthropic', 10, 50),
  'claude-fable-5-2': priced('anthropic', 8, 40),
  'claude-opus-5-5': priced('anthropic', 4, 20),
  'claude-opus-5': priced('anthropic', 5, 25),
  'claude-opus-4-8': priced('anthropic', 5, 25),
  'claude-opus-4-7': priced('anthropic', 5, 25),
  'claude-opus-4-6': priced('anthropic', 5, 25),
  'claude-opus-4-5': priced('anthropic', 5, 25),
  'claude-opus-4-1': priced('anthropic', 15, 75),
  'claude-opus-4-0': priced('anthropic', 15, 75),
  'claude-opus-4': priced('anthropic', 15, 75),
  'claude-4-opus': priced('anthropic', 15, 75),
  'claude-3-opus': priced('anthropic', 15, 75),
  'claude-2': priced('anthropic', 8, 24),
  'claude-2.1': priced('anthropic', 8, 24),

  'gemini-4-argon': priced('google', 4, 20),
  'gemini-1.0-ultra': priced('google', 12.5, 37.5),
  'gemini-ultra': priced('google', 12.5, 37.5),
})

/** Text without which no file names one. */
export const expensiveModelEvidence: readonly string[] = [...new Set(Object.keys(expensiveModels).map((name) => /^[a-z]+-?\d?/.exec(name)![0]))]
