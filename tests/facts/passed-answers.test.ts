import { expect, test } from 'vitest'
import { passedAnswersOf } from '../../src/facts/passed-answers.js'
import { streamedAnswersOf } from '../../src/facts/streamed-answers.js'
import { parseFile } from '../support/parse-file.js'

const told = (code: string, of: typeof passedAnswersOf) => {
  const file = parseFile(code)
  return of(file).map(({ api, status, payloads }) => `${api} ${status}: ${payloads.map((payload) => file.source.getText(payload as never)).join(', ')}`)
}

test.each<[string, string, string[]]>([
  ['a body and a status', `const json = (body, status = 200) => new Response(JSON.stringify(body), { status }); json({ a }); json(b, 404); json(c, 503); json(d, s)`, ['json none: { a }', 'json client: b', 'json server: c', 'json unknown: d']],
  ['a status of its own', 'const fail = (text) => new Response(`Failed: ${text}`, { status: 500 }); fail(error.message)', ['fail server: error.message']],
  ['a response of Express', `function fail(res, message, status) { res.status(status).json({ ok: false, message }) } fail(res, text, 502)`, ['fail server: text']],
  ['an object', `const fail = ({ text, status }) => Response.json({ text }, { status }); fail({ text: error.message, status: 500 }); fail(options)`, ['fail server: error.message']],
  ['a method', `class Answers { fail(res, text) { res.status(500).send(text) } run(res) { this.fail(res, 'a') } }`, ['fail server: \'a\'']],
  ['one of two', `function reply(text, isKnown) { if (isKnown) return new Response(text, { status: 409 }); return new Response(text, { status: 500 }) } reply(a, b)`, ['reply unknown: a']],
  ['a stream', `export async function POST(request) { return new Response(new ReadableStream({ start(controller) { const send = (event) => controller.enqueue(encoder.encode(JSON.stringify(event))); send({ a }) } })) }`, ['send none: { a }']],
  ['a value that is made of it', `const fail = (error) => new Response(textOf(error), { status: 500 }); fail(error)`, []],
  ['a list that is spread', `const json = (body, status) => new Response(body, { status }); json(...all)`, []],
])('what is passed: %s', (_situation, code, expected) => {
  expect(told(code, passedAnswersOf)).toEqual(expected)
})

const handler = (body: string) => `export async function POST(request) { ${body} }`

test.each<[string, string, string[]]>([
  ['a stream of a handler', handler(`return new Response(new ReadableStream({ async pull(controller) { controller.enqueue(part) } }))`), ['controller.enqueue none: part']],
  ['a stream of nobody', `new ReadableStream({ start(controller) { controller.enqueue(part) } })`, []],
  ['a queue', handler(`controller.enqueue(part); queue.enqueue(job)`), []],
  ['a writer', handler(`const { readable, writable } = new TransformStream(); const writer = writable.getWriter(); writer.write(part); return new Response(readable)`), ['writer.write none: part']],
  ['a file', handler(`const writer = createWriteStream(path); writer.write(part)`), []],
  ['Hono', `import { stream } from 'hono/streaming'; app.get('/', (c) => stream(c, async (out) => { await out.write(part) }))`, ['out.write none: part']],
  ['the AI SDK', `createUIMessageStream({ execute: ({ writer }) => { writer.write({ type: 'text' }) }, onError: (error) => error.message })`, ["writer.write none: { type: 'text' }", 'createUIMessageStream none: error.message']],
  ['a log of the AI SDK', `streamText({ onError: ({ error }) => console.error(error) })`, []],
  ['sockets', `io.on('connection', (socket) => { socket.emit('a', part) }); bus.on('message', (bus) => bus.emit('b', part))`, ['socket.emit none: part']],
])('what is streamed: %s', (_situation, code, expected) => {
  expect(told(code, streamedAnswersOf)).toEqual(expected)
})
