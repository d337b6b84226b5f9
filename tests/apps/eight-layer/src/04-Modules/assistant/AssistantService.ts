import type { Session } from '../../01-Core/context/Session.js'
import type { AnswerView } from '../../02-Common/dto/assistant.js'
import type { LLMClient } from '../../07-AI/llm/LLMClient.js'

const SYSTEM_PROMPT =
  'You answer questions about website statistics in a few plain sentences. You cannot take actions.'

export class AssistantService {
  constructor(private readonly deps: { llm: LLMClient }) {}

  async answer(session: Session, question: string): Promise<AnswerView> {
    const completion = await this.deps.llm.complete({
      userId: session.userId,
      feature: 'assistant',
      systemPrompt: SYSTEM_PROMPT,
      userMessage: question,
      maxOutputTokens: 400,
      timeoutMs: 20_000,
    })
    return { answer: completion.text, tokensUsed: completion.tokensUsed }
  }
}
