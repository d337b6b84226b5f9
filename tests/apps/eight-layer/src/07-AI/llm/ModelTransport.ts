export interface ModelRequest {
  userId: string
  feature: string
  systemPrompt: string
  userMessage: string
  maxOutputTokens: number
  timeoutMs: number
  signal: AbortSignal | undefined
}

export interface ModelReply {
  text: string
  tokensUsed: number
}

/** The way to a model vendor; only LLMClient may use it, because only LLMClient knows the budgets. */
export interface ModelTransport {
  send(request: ModelRequest): Promise<ModelReply>
}
