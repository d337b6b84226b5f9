import OpenAI from 'openai'
import type { ModelReply, ModelRequest, ModelTransport } from './ModelTransport.js'

const CLIENT_TIMEOUT_MS = 30_000

export class OpenAITransport implements ModelTransport {
  readonly #client: OpenAI

  constructor(
    apiKey: string,
    private readonly model: string,
  ) {
    // The SDK repeats 429 and 5xx answers with growing, jittered delays and honours Retry-After.
    this.#client = new OpenAI({ apiKey, timeout: CLIENT_TIMEOUT_MS, maxRetries: 2 })
  }

  async send(request: ModelRequest): Promise<ModelReply> {
    const response = await this.#client.responses.create(
      {
        model: this.model,
        instructions: request.systemPrompt,
        input: request.userMessage,
        max_output_tokens: request.maxOutputTokens,
        safety_identifier: request.userId,
        metadata: { feature: request.feature },
      },
      { timeout: request.timeoutMs, signal: request.signal ?? null },
    )
    return { text: response.output_text, tokensUsed: response.usage?.total_tokens ?? request.maxOutputTokens }
  }
}
