import { describe, expect, test } from 'vitest'
import { llmCallsOf, llmClientsOf, type LlmCall } from '../../src/facts/llm-calls.js'
import { parseFile } from '../support/parse-file.js'

/** `sdk vendor kind cap` of each call. */
const brief = (code: string) => llmCallsOf(parseFile(code)).map(({ sdk, vendor, kind, cap }) => `${sdk} ${vendor} ${kind} ${cap}`)

function only(code: string): LlmCall & { text(node: unknown): string | null } {
  const file = parseFile(code)
  const calls = llmCallsOf(file)
  expect(calls).toHaveLength(1)
  return { ...calls[0]!, text: (node) => (node ? file.source.getText(node as never) : null) }
}

const openai = `import OpenAI from 'openai'; const openai = new OpenAI();`

describe('the calls of each SDK', () => {
  test.each<[string, string, string]>([
    ['OpenAI chat', `${openai} openai.chat.completions.create({ model, messages })`, 'openai openai chat absent'],
    ['OpenAI chat with a cap', `${openai} openai.chat.completions.create({ model, messages, max_completion_tokens: 9 })`, 'openai openai chat present'],
    ['OpenAI chat with the older cap', `${openai} openai.chat.completions.create({ model, messages, max_tokens: 9 })`, 'openai openai chat present'],
    ['OpenAI parse', `${openai} openai.beta.chat.completions.parse({ model, messages })`, 'openai openai chat absent'],
    ['OpenAI stream', `${openai} openai.chat.completions.stream({ model, messages })`, 'openai openai chat absent'],
    ['OpenAI with other options', `${openai} openai.withOptions({ timeout: 5 }).chat.completions.create({ model, messages })`, 'openai openai chat absent'],
    ['OpenAI responses', `${openai} openai.responses.create({ model, input })`, 'openai openai responses absent'],
    ['OpenAI responses with a cap', `${openai} openai.responses.create({ model, input, max_output_tokens: 9 })`, 'openai openai responses present'],
    ['OpenAI legacy completions', `${openai} openai.completions.create({ model, prompt })`, 'openai openai completion present'],
    ['OpenAI assistant runs', `${openai} openai.beta.threads.runs.create(thread.id, { assistant_id })`, 'openai openai agent absent'],
    ['OpenAI embeddings', `${openai} openai.embeddings.create({ model, input })`, 'openai openai embedding present'],
    ['OpenAI images', `${openai} openai.images.generate({ model, prompt })`, 'openai openai image present'],
    ['OpenAI version 3', `const { Configuration, OpenAIApi } = require('openai'); new OpenAIApi(new Configuration({})).createChatCompletion({ model, messages })`, 'openai openai chat absent'],
    ['Deno', `import OpenAI from 'npm:openai@4'; new OpenAI().chat.completions.create({ model, messages })`, 'openai openai chat absent'],
    ['Azure', `import { AzureOpenAI } from 'openai'; new AzureOpenAI({}).chat.completions.create({ model, messages })`, 'openai azure-openai chat absent'],
    ['OpenRouter by base URL', `import OpenAI from 'openai'; const ai = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' }); ai.chat.completions.create({ model, messages })`, 'openai openrouter chat absent'],
    ['a local server by base URL', `import OpenAI from 'openai'; const ai = new OpenAI({ baseURL: 'http://localhost:11434/v1' }); ai.chat.completions.create({ model, messages })`, 'openai ollama chat absent'],
    ['Anthropic', `import Anthropic from '@anthropic-ai/sdk'; new Anthropic().messages.create({ model, max_tokens: 9, messages })`, 'anthropic anthropic chat present'],
    ['Anthropic streams', `import Anthropic from '@anthropic-ai/sdk'; const a = new Anthropic(); a.messages.stream({ model, max_tokens: 9, messages })`, 'anthropic anthropic chat present'],
    ['Gemini', `import { GoogleGenAI } from '@google/genai'; const ai = new GoogleGenAI({}); ai.models.generateContent({ model, contents })`, 'google-genai google chat absent'],
    ['Gemini with a cap', `import { GoogleGenAI } from '@google/genai'; const ai = new GoogleGenAI({}); ai.models.generateContentStream({ model, contents, config: { maxOutputTokens: 9 } })`, 'google-genai google chat present'],
    ['Gemini with another file\'s config', `import { GoogleGenAI } from '@google/genai'; const ai = new GoogleGenAI({}); ai.models.generateContent({ model, contents, config })`, 'google-genai google chat unknown'],
    ['Gemini chats', `import { GoogleGenAI } from '@google/genai'; const chat = new GoogleGenAI({}).chats.create({ model }); chat.sendMessage({ message })`, 'google-genai google chat absent'],
    ['Gemini chats with a cap', `import { GoogleGenAI } from '@google/genai'; const chat = new GoogleGenAI({}).chats.create({ model, config: { maxOutputTokens: 9 } }); chat.sendMessage({ message })`, 'google-genai google chat present'],
    ['the older Gemini SDK', `import { GoogleGenerativeAI } from '@google/generative-ai'; const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini' }); model.generateContent(prompt)`, 'google-generative-ai google chat absent'],
    ['its cap in the model', `import { GoogleGenerativeAI } from '@google/generative-ai'; const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini', generationConfig: { maxOutputTokens: 9 } }); model.generateContent(prompt)`, 'google-generative-ai google chat present'],
    ['its cap in the request', `import { GoogleGenerativeAI } from '@google/generative-ai'; const model = new GoogleGenerativeAI(key).getGenerativeModel({ model: 'gemini' }); model.generateContent({ contents, generationConfig: { maxOutputTokens: 9 } })`, 'google-generative-ai google chat present'],
    ['its cap in the chat', `import { GoogleGenerativeAI } from '@google/generative-ai'; const chat = new GoogleGenerativeAI(key).getGenerativeModel({ model }).startChat({ generationConfig: { maxOutputTokens: 9 } }); chat.sendMessage(text)`, 'google-generative-ai google chat present'],
    ['Vertex', `import { VertexAI } from '@google-cloud/vertexai'; const m = new VertexAI({}).preview.getGenerativeModel({ model }); m.generateContent('hi')`, 'google-generative-ai google chat absent'],
    ['Mistral', `import { Mistral } from '@mistralai/mistralai'; const m = new Mistral({}); m.chat.complete({ model, messages })`, 'mistral mistral chat absent'],
    ['Cohere', `import { CohereClient } from 'cohere-ai'; const c = new CohereClient({}); c.chat({ message, maxTokens: 9 })`, 'cohere cohere chat present'],
    ['Groq', `import Groq from 'groq-sdk'; new Groq().chat.completions.create({ model, messages })`, 'groq groq chat absent'],
    ['Together', `import Together from 'together-ai'; new Together().chat.completions.create({ model, messages })`, 'together together chat absent'],
    ['Bedrock Converse', `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'; const c = new BedrockRuntimeClient({}); c.send(new ConverseCommand({ modelId, messages }))`, 'bedrock bedrock chat absent'],
    ['Bedrock Converse with a cap', `import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'; c.send(new ConverseCommand({ modelId, messages, inferenceConfig: { maxTokens: 9 } }))`, 'bedrock bedrock chat present'],
    ['Bedrock InvokeModel', `import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'; c.send(new InvokeModelCommand({ modelId, body }))`, 'bedrock bedrock generate-text present'],
    ['AI SDK text', `import { generateText } from 'ai'; generateText({ model, prompt })`, 'ai-sdk any generate-text absent'],
    ['AI SDK with a cap', `import { streamText } from 'ai'; streamText({ model, prompt, maxOutputTokens: 9 })`, 'ai-sdk any generate-text present'],
    ['AI SDK 4 with a cap', `import { streamText } from 'ai'; streamText({ model, prompt, maxTokens: 9 })`, 'ai-sdk any generate-text present'],
    ['AI SDK objects', `import { streamObject as s } from 'ai'; s({ model, schema, prompt })`, 'ai-sdk any generate-object absent'],
    ['AI SDK as a namespace', `import * as ai from 'ai'; ai.generateObject({ model, schema, prompt })`, 'ai-sdk any generate-object absent'],
    ['AI SDK by require', `const { generateText } = require('ai'); generateText({ model, prompt })`, 'ai-sdk any generate-text absent'],
    ['AI SDK imported on demand', `async function f() { const { generateText } = await import('ai'); generateText({ model, prompt }) }`, 'ai-sdk any generate-text absent'],
    ['AI SDK embeddings', `import { embedMany } from 'ai'; embedMany({ model, values })`, 'ai-sdk any embedding present'],
    ['AI SDK agents', `import { ToolLoopAgent } from 'ai'; const agent = new ToolLoopAgent({ model, tools }); agent.generate({ prompt })`, 'ai-sdk any agent absent'],
    ['AI SDK agents with a cap', `import { Experimental_Agent as Agent } from 'ai'; const agent = new Agent({ model, maxOutputTokens: 9 }); agent.stream({ prompt })`, 'ai-sdk any agent present'],
    ['LangChain', `import { ChatOpenAI } from '@langchain/openai'; const llm = new ChatOpenAI({ model: 'gpt-4o' }); llm.invoke(messages)`, 'langchain openai chat absent'],
    ['LangChain with a cap', `import { ChatOpenAI } from '@langchain/openai'; const llm = new ChatOpenAI({ maxTokens: 9 }); llm.invoke(messages)`, 'langchain openai chat present'],
    ['LangChain with structured output', `import { ChatAnthropic } from '@langchain/anthropic'; new ChatAnthropic({}).withStructuredOutput(schema).invoke(messages)`, 'langchain anthropic chat absent'],
    ['LangChain pipes', `import { ChatOpenAI } from '@langchain/openai'; const llm = new ChatOpenAI({}); const chain = prompt.pipe(llm).pipe(parser); chain.invoke({})`, 'langchain openai chat absent'],
    ['LlamaIndex', `import { OpenAI } from '@llamaindex/openai'; const llm = new OpenAI({ maxTokens: 9 }); llm.chat({ messages })`, 'llamaindex openai chat present'],
    ['Ollama', `import ollama from 'ollama'; ollama.chat({ model, messages })`, 'ollama ollama chat present'],
    ['Replicate', `import Replicate from 'replicate'; new Replicate().run('meta/llama', { input })`, 'replicate replicate generate-text present'],
    ['Hugging Face', `import { HfInference } from '@huggingface/inference'; new HfInference(key).chatCompletion({ model, messages })`, 'huggingface huggingface chat absent'],
  ])('%s', (_, code, expected) => {
    expect(brief(code)).toEqual([expected])
  })
})

describe('clients and how they are held', () => {
  test.each<[string, string]>([
    ['a field', `import OpenAI from 'openai'; class A { private readonly ai = new OpenAI(); run() { return this.ai.chat.completions.create({ model, messages }) } }`],
    ['a constructor', `import OpenAI from 'openai'; class A { constructor() { this.ai = new OpenAI() } run() { return this.ai.chat.completions.create({ model, messages }) } }`],
    ['an injected field', `import OpenAI from 'openai'; class A { constructor(private readonly ai: OpenAI) {} run() { return this.ai.chat.completions.create({ model, messages }) } }`],
    ['a lazy singleton', `import OpenAI from 'openai'; let ai: OpenAI | null = null; function get() { if (!ai) ai = new OpenAI(); return ai } get().chat.completions.create({ model, messages })`],
    ['CommonJS', `const { OpenAI } = require('openai'); const ai = new OpenAI(); ai.chat.completions.create({ model, messages })`],
    ['a parameter with a type', `import type OpenAI from 'openai'; function f(ai: OpenAI) { return ai.chat.completions.create({ model, messages }) }`],
    ['a destructured resource', `import OpenAI from 'openai'; const { chat } = new OpenAI(); chat.completions.create({ model, messages })`],
    ['a local module', `import { openai } from '@/lib/openai'; openai.chat.completions.create({ model, messages })`],
    ['a local factory', `import { getClient } from '../clients'; getClient().chat.completions.create({ model, messages })`],
    ['a parameter', `export const f = (client) => client.chat.completions.create({ model, messages })`],
    ['a context', `export const f = ({ ctx }) => ctx.openai.chat.completions.create({ model, messages })`],
  ])('%s', (_, code) => {
    expect(brief(code)).toEqual(['openai openai chat absent'])
  })

  test.each<[string, string, string]>([
    ['responses', `import { ai } from './ai'; ai.responses.create({ model, input })`, 'openai openai responses absent'],
    ['Anthropic', `import { anthropic } from './ai'; anthropic.messages.create({ model, max_tokens: 9, messages })`, 'anthropic anthropic chat present'],
    ['Gemini', `import { ai } from './gemini'; ai.models.generateContent({ model, contents })`, 'google-genai google chat absent'],
    ['a Gemini model made here', `import { genAI } from './gemini'; const m = genAI.getGenerativeModel({ model }); m.generateContent(prompt)`, 'google-generative-ai google chat absent'],
    ['a Gemini model made elsewhere', `import { model } from './gemini'; model.generateContent(prompt)`, 'google-generative-ai google chat unknown'],
    ['embeddings', `import { ai } from './ai'; ai.embeddings.create({ model, input })`, 'openai openai embedding present'],
  ])('from a local module by shape: %s', (_, code, expected) => {
    expect(brief(code)).toEqual([expected])
  })

  test.each<[string, string]>([
    ['a Twilio message', `import twilio from 'twilio'; twilio(sid, token).messages.create({ body, to, from })`],
    ['a Twilio message of a local client', `import { sms } from './twilio'; sms.messages.create({ body, to, from })`],
    ['a message without Anthropic in sight', `import { api } from './api'; api.messages.create({ model, max_tokens, messages })`],
    ['streamText of Hono', `import { streamText } from 'hono/streaming'; streamText(c, async (stream) => {})`],
    ['a local generateText', `function generateText(options) {} generateText({ model, prompt })`],
    ['generateText of a local module', `import { generateText } from '../lib/wrap'; generateText({ model, prompt })`],
    ['a table called completions', `import { db } from './db'; db.completions.create({ data: { userId } })`],
    ['responses of a form', `import { api } from './api'; api.responses.create({ formId, answers })`],
    ['images of an album', `import { api } from './api'; api.images.generate({ size })`],
    ['a model of the database', `import { db } from './db'; db.models.generateContent()`],
    ['a helper of the AI SDK', `import { convertToModelMessages, tool } from 'ai'; convertToModelMessages(messages); tool({})`],
    ['an unrelated invoke', `import { chain } from './chain'; chain.invoke({ input })`],
    ['an unrelated stream', `import fs from 'node:fs'; fs.promises.stream({ model, messages })`],
  ])('is silent on %s', (_, code) => {
    expect(brief(code)).toEqual([])
  })
})

describe('raw HTTP', () => {
  const body = 'JSON.stringify({ model, messages })'
  test.each<[string, string, string]>([
    ['fetch', `fetch('https://api.openai.com/v1/chat/completions', { method: 'POST', body: ${body} })`, 'http openai chat absent'],
    ['fetch with a cap', `fetch('https://api.openai.com/v1/chat/completions', { body: JSON.stringify({ model, messages, max_tokens: 9 }) })`, 'http openai chat present'],
    ['globalThis.fetch', `globalThis.fetch('https://api.openai.com/v1/responses', { body: JSON.stringify({ model, input }) })`, 'http openai responses absent'],
    ['an address in a constant', `const URL_ = 'https://api.openai.com/v1/chat/completions'; fetch(URL_, { body: ${body} })`, 'http openai chat absent'],
    ['an address of parts', `const BASE = 'https://api.groq.com/openai/v1'; fetch(\`\${BASE}/chat/completions\`, { body: ${body} })`, 'http groq chat absent'],
    ['an address that is added up', `const BASE = 'https://api.mistral.ai'; fetch(BASE + '/v1/chat/completions', { body: ${body} })`, 'http mistral chat absent'],
    ['an address with an environment default', `fetch(process.env.URL ?? 'https://api.deepseek.com/chat/completions', { body: ${body} })`, 'http deepseek chat absent'],
    ['an address in a table', `const urls = { ai: 'https://openrouter.ai/api/v1/chat/completions' }; fetch(urls.ai, { body: ${body} })`, 'http openrouter chat absent'],
    ['new URL', `fetch(new URL('/v1/chat/completions', 'https://api.x.ai'), { body: ${body} })`, 'http xai chat absent'],
    ['Anthropic', `fetch('https://api.anthropic.com/v1/messages', { body: JSON.stringify({ model, max_tokens: 9, messages }) })`, 'http anthropic chat present'],
    ['Gemini', 'fetch(`https://generativelanguage.googleapis.com/v1beta/models/${m}:generateContent?key=${key}`, { body: JSON.stringify({ contents }) })', 'http google chat absent'],
    ['Gemini with a cap', 'fetch(`https://generativelanguage.googleapis.com/v1beta/models/${m}:generateContent?key=${key}`, { body: JSON.stringify({ contents, generationConfig: { maxOutputTokens: 9 } }) })', 'http google chat present'],
    ['Azure', 'fetch(`https://${name}.openai.azure.com/openai/deployments/x/chat/completions?api-version=1`, { body: JSON.stringify({ messages }) })', 'http azure-openai chat absent'],
    ['a body in a variable', `const body = { model, messages }; fetch('https://api.openai.com/v1/chat/completions', { body: JSON.stringify(body) })`, 'http openai chat unknown'],
    ['axios.post', `import axios from 'axios'; axios.post('https://api.perplexity.ai/chat/completions', { model, messages }, { headers })`, 'http perplexity chat absent'],
    ['axios({})', `import axios from 'axios'; axios({ url: 'https://api.together.xyz/v1/chat/completions', data: { model, messages } })`, 'http together chat absent'],
    ['an axios instance', `import axios from 'axios'; const api = axios.create({ baseURL: 'https://api.openai.com/v1' }); api.post('/chat/completions', { model, messages })`, 'http openai chat absent'],
    ['got', `import got from 'got'; got.post('https://api.openai.com/v1/embeddings', { json: { model, input } })`, 'http openai embedding present'],
    ['a wrapper of the project', `import { fetchWithRetry } from './http'; fetchWithRetry('https://api.openai.com/v1/chat/completions', { body: ${body} })`, 'http openai chat absent'],
    ['https.request', `import https from 'node:https'; https.request({ hostname: 'api.openai.com', path: '/v1/chat/completions', method: 'POST' })`, 'http openai chat unknown'],
  ])('%s', (_, code, expected) => {
    expect(brief(code)).toEqual([expected])
  })

  test.each<[string, string]>([
    ['the list of models', `fetch('https://api.openai.com/v1/models')`],
    ['a host that only begins alike', `fetch('https://api.openai.com.evil.example/v1/chat/completions')`],
    ['another host', `fetch('https://api.acme.dev/v1/chat/completions', { body: ${body} })`],
    ['a local fetch', `function fetch(url) {} fetch('https://api.acme.dev/x')`],
    ['an address in a text', `console.log('https://api.openai.com/v1/chat/completions')`],
    ['the file\'s own route', `fetch('/api/chat/completions', { body: ${body} })`],
  ])('is silent on %s', (_, code) => {
    expect(brief(code)).toEqual([])
  })

  test('tells the host', () => {
    expect(only(`fetch('https://api.openai.com/v1/responses', { body: JSON.stringify({ model: 'gpt-5', input }) })`)).toMatchObject({ host: 'api.openai.com', client: null, api: 'fetch' })
  })
})

describe('cap', () => {
  const chat = (options: string, before = '') => only(`${openai} ${before} openai.chat.completions.create(${options})`).cap
  test.each<[string, string, string, string?]>([
    ['a spread', '{ model, messages, ...rest }', 'unknown'],
    ['a spread after which it is written', '{ ...rest, model, messages, max_tokens: 9 }', 'present'],
    ['a spread of a constant that holds it', '{ ...defaults, messages }', 'present', 'const defaults = { model, max_tokens: 9 };'],
    ['a spread of a constant that does not', '{ ...defaults, messages }', 'unknown', 'const defaults = { model };'],
    ['a variable of another file', 'params', 'unknown', `import { params } from './params';`],
    ['a variable', 'params', 'unknown', 'const params = { model, messages };'],
    ['a variable that holds it', 'params', 'present', 'const params = { model, messages, max_tokens: 9 };'],
    ['a variable that gets it', 'params', 'present', 'const params: any = { model, messages }; if (short) params.max_tokens = 9;'],
    ['a call', 'build()', 'unknown'],
    ['a value of undefined', '{ model, messages, max_tokens: undefined }', 'absent'],
    ['a shorthand', '{ model, messages, max_tokens }', 'present'],
    ['a string key', `{ model, messages, 'max_completion_tokens': limit }`, 'present'],
    ['a computed key', '{ model, messages, [limitKey]: 9 }', 'unknown'],
    ['a cast', '{ model, messages, max_tokens: 9 } as any', 'present'],
    ['a key of another object', '{ model, messages, metadata: { max_tokens: 9 } }', 'absent'],
  ])('%s', (_, options, expected, before) => {
    expect(chat(options, before)).toBe(expected)
  })

  test.each<[string, string, string]>([
    ['OpenAI', `${openai} openai.chat.completions.create({ model, messages })`, 'max_completion_tokens'],
    ['responses', `${openai} openai.responses.create({ model, input })`, 'max_output_tokens'],
    ['a vendor that speaks OpenAI', `import OpenAI from 'openai'; new OpenAI({ baseURL: 'https://api.deepseek.com' }).chat.completions.create({ model, messages })`, 'max_tokens'],
    ['a base URL from the environment', `import OpenAI from 'openai'; new OpenAI({ baseURL: process.env.URL }).chat.completions.create({ model, messages })`, 'max_tokens'],
    ['AI SDK', `import { generateText } from 'ai'; generateText({ model, prompt })`, 'maxOutputTokens'],
    ['AI SDK 4', `import { generateText } from 'ai'; generateText({ model, prompt, maxSteps: 3 })`, 'maxTokens'],
    ['Gemini', `import { GoogleGenAI } from '@google/genai'; new GoogleGenAI({}).models.generateContent({ model, contents })`, 'config.maxOutputTokens'],
    ['older Gemini', `import { GoogleGenerativeAI } from '@google/generative-ai'; new GoogleGenerativeAI(k).getGenerativeModel({ model }).generateContent(prompt)`, 'generationConfig.maxOutputTokens'],
    ['LangChain', `import { ChatOpenAI } from '@langchain/openai'; new ChatOpenAI({ model: 'm' }).invoke(x)`, 'maxTokens'],
  ])('is written for %s as %s', (_, code, key) => {
    expect(only(code).capPlace?.key).toBe(key)
  })

  test('has no place in a variable', () => {
    expect(only(`${openai} openai.chat.completions.create(params)`).capPlace).toBeNull()
  })
})

describe('timeout', () => {
  test.each<[string, string, string]>([
    ['none', `${openai} openai.chat.completions.create({ model, messages })`, 'absent'],
    ['of the request', `${openai} openai.chat.completions.create({ model, messages }, { timeout: 9 })`, 'present'],
    ['a signal', `${openai} openai.chat.completions.create({ model, messages }, { signal })`, 'present'],
    ['of the client', `import OpenAI from 'openai'; new OpenAI({ timeout: 9 }).chat.completions.create({ model, messages })`, 'present'],
    ['of a client with other options', `${openai} openai.withOptions({ timeout: 9 }).chat.completions.create({ model, messages })`, 'present'],
    ['of a client elsewhere', `import { openai } from './ai'; openai.chat.completions.create({ model, messages })`, 'unknown'],
    ['of a client with options elsewhere', `import OpenAI from 'openai'; new OpenAI(options).chat.completions.create({ model, messages })`, 'unknown'],
    ['AI SDK without', `import { generateText } from 'ai'; generateText({ model, prompt })`, 'absent'],
    ['AI SDK with', `import { generateText } from 'ai'; generateText({ model, prompt, abortSignal: AbortSignal.timeout(9) })`, 'present'],
    ['Gemini', `import { GoogleGenAI } from '@google/genai'; new GoogleGenAI({ httpOptions: { timeout: 9 } }).models.generateContent({ model, contents })`, 'present'],
    ['LangChain', `import { ChatOpenAI } from '@langchain/openai'; new ChatOpenAI({ timeout: 9 }).invoke(x)`, 'present'],
    ['LangChain without', `import { ChatOpenAI } from '@langchain/openai'; new ChatOpenAI({}).invoke(x)`, 'absent'],
    ['fetch without', `fetch('https://api.openai.com/v1/responses', { body: JSON.stringify({ model, input }) })`, 'absent'],
    ['fetch with', `fetch('https://api.openai.com/v1/responses', { signal, body: JSON.stringify({ model, input }) })`, 'present'],
    ['axios with', `import axios from 'axios'; axios.post('https://api.openai.com/v1/responses', { model, input }, { timeout: 9 })`, 'present'],
    ['an axios instance with', `import axios from 'axios'; const api = axios.create({ baseURL: 'https://api.openai.com/v1', timeout: 9 }); api.post('/responses', { model, input })`, 'present'],
  ])('%s', (_, code, expected) => {
    expect(only(code).timeout).toBe(expected)
  })
})

describe('parts of a call', () => {
  test('of OpenAI', () => {
    const call = only(`import OpenAI from 'openai'; const ai = new OpenAI({ apiKey }); ai.chat.completions.create({ model: 'gpt-4o', messages }, { maxRetries: 1 })`)
    expect(call.api).toBe('ai.chat.completions.create')
    expect(call.text(call.client)).toBe('ai')
    expect(call.text(call.construction)).toBe('new OpenAI({ apiKey })')
    expect(call.text(call.model)).toBe(`'gpt-4o'`)
    expect(call.text(call.request)).toBe('{ maxRetries: 1 }')
  })

  test('of a field', () => {
    const call = only(`import OpenAI from 'openai'; class A { ai = new OpenAI(); f() { this.ai.responses.create({ model: 'm', input }) } }`)
    expect(call.api).toBe('ai.responses.create')
    expect(call.text(call.client)).toBe('this.ai')
  })

  test('the options behind a constant', () => {
    const call = only(`${openai} const params = { model: 'm', messages }; openai.chat.completions.create(params)`)
    expect(call.text(call.options)).toBe(`{ model: 'm', messages }`)
    expect(call.text(call.model)).toBe(`'m'`)
  })

  test('the model of a Gemini model object', () => {
    const call = only(`import { GoogleGenerativeAI } from '@google/generative-ai'; new GoogleGenerativeAI(k).getGenerativeModel({ model: 'gemini-pro' }).generateContent(prompt)`)
    expect(call.text(call.model)).toBe(`'gemini-pro'`)
  })

  test('the model of Bedrock', () => {
    const call = only(`import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'; client.send(new ConverseCommand({ modelId: 'claude' }))`)
    expect(call.text(call.model)).toBe(`'claude'`)
    expect(call.node.type).toBe('CallExpression')
    expect(call.text(call.client)).toBe('client')
  })

  test('an awaited call with withResponse is one call', () => {
    expect(brief(`${openai} const { data } = await openai.chat.completions.create({ model, messages }).withResponse()`)).toHaveLength(1)
  })
})

describe('llmClientsOf', () => {
  test.each<[string, string, string[]]>([
    ['OpenAI', `import OpenAI from 'openai'; new OpenAI({})`, ['new OpenAI openai']],
    ['Anthropic by require', `const Anthropic = require('@anthropic-ai/sdk'); new Anthropic()`, ['new Anthropic anthropic']],
    ['a renamed factory', `import { createOpenAI as make } from '@ai-sdk/openai'; make({})`, ['make openai']],
    ['renamed', `import { GoogleGenerativeAI as Gemini } from '@google/generative-ai'; new Gemini(key)`, ['new Gemini google']],
    ['a factory', `import { createOpenAI } from '@ai-sdk/openai'; createOpenAI({})`, ['createOpenAI openai']],
    ['LangChain', `import { ChatOpenAI } from '@langchain/openai'; new ChatOpenAI()`, ['new ChatOpenAI openai']],
    ['a class of the same name', `import { OpenAI } from './openai'; new OpenAI()`, []],
    ['an error of the SDK', `import OpenAI from 'openai'; new OpenAI.APIError(400)`, []],
    ['a model of a provider', `import { openai } from '@ai-sdk/openai'; openai('gpt-4o')`, []],
  ])('%s', (_, code, expected) => {
    expect(llmClientsOf(parseFile(code)).map(({ api, vendor }) => `${api} ${vendor}`)).toEqual(expected)
  })
})
