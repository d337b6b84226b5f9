import type { Logger } from '../../01-Core/logging/logger.js'
import type { TokenBudgets } from '../budget/TokenBudgets.js'
import type { ModelReply, ModelTransport } from './ModelTransport.js'

export type Feature = 'assistant' | 'report_summary'

export interface Completion {
  userId: string
  /** Who pays is not enough: the feature says what for. */
  feature: Feature
  systemPrompt: string
  userMessage: string
  maxOutputTokens: number
  timeoutMs: number
  signal?: AbortSignal
}

// English needs about four characters a token; assuming three errs on the side of the budget.
const CHARACTERS_PER_TOKEN = 3

/** The only door to a language model: budgets, attribution, caps and timeouts cannot be forgotten. */
export class LLMClient {
  constructor(private readonly deps: { transport: ModelTransport; budgets: TokenBudgets; logger: Logger }) {}

  async complete(completion: Completion): Promise<ModelReply> {
    const { transport, budgets, logger } = this.deps
    const { userId, feature, systemPrompt, userMessage, maxOutputTokens, timeoutMs, signal } = completion
    const promptTokens = Math.ceil((systemPrompt.length + userMessage.length) / CHARACTERS_PER_TOKEN)
    const reserved = promptTokens + maxOutputTokens
    await budgets.reserve(userId, feature, reserved)
    // A call that fails keeps its reservation: the vendor may bill for it all the same.
    const reply = await transport.send({
      userId,
      feature,
      systemPrompt,
      userMessage,
      maxOutputTokens,
      timeoutMs,
      signal,
    })
    await budgets.giveBack(userId, feature, Math.max(0, reserved - reply.tokensUsed))
    logger.info({ userId, feature, tokensUsed: reply.tokensUsed }, 'model call')
    return reply
  }

  tokensThisHour(userId: string): Promise<number> {
    return this.deps.budgets.usedThisHour(userId)
  }
}
