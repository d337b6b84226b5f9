import type { ModelReply, ModelRequest, ModelTransport } from './ModelTransport.js'

/** Answers without a vendor, so that the program starts and is tried out without an account. */
export class CannedTransport implements ModelTransport {
  async send(request: ModelRequest): Promise<ModelReply> {
    request.signal?.throwIfAborted()
    const words = request.userMessage.split(/\s+/).length
    return { text: `A canned answer to ${words} words.`, tokensUsed: request.maxOutputTokens }
  }
}
