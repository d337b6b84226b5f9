import { expect, test } from 'vitest'
import { mapsStreamErrors, streamedAnswersOf } from '../../src/facts/streamed-answers.js'
import type { FunctionNode } from '../../src/facts/functions.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** How each piece is sent, and what it is. */
function sent(code: string, filename = 'app/api/chat/route.ts') {
  const file = parseFile(code, { filename })
  return streamedAnswersOf(file).map(({ api, payloads }) => `${api}: ${payloads.map((node) => file.text.slice(...node.range)).join(', ')}`)
}
const route = (body: string) => `export async function POST(request: Request) { ${body} }`

test.each<[string, string, string[]]>([
  ['a readable stream', route('return new Response(new ReadableStream({ async start(controller) { controller.enqueue(text) } }))'), ['controller.enqueue: text']],
  ['a transform', route('return new Response(body.pipeThrough(new TransformStream({ transform(chunk, controller) { controller.enqueue(chunk) } })))'), ['controller.enqueue: chunk']],
  ['a writer', route('const { readable, writable } = new TransformStream(); const writer = writable.getWriter(); await writer.write(text); return new Response(readable)'), ['writer.write: text']],
  ['Hono', "import { Hono } from 'hono'\nimport { streamSSE } from 'hono/streaming'\nconst app = new Hono()\napp.get('/events', (c) => streamSSE(c, async (stream) => { await stream.writeSSE({ data: text }) }))\nexport default app", ['stream.writeSSE: { data: text }']],
  ['a stream of the AI SDK', route('return createUIMessageStreamResponse({ stream: createUIMessageStream({ execute({ writer }) { writer.write(part) } }) })'), ['writer.write: part']],
  ['errors of the AI SDK', route('return result.toUIMessageStreamResponse({ onError: (error) => error.message })'), ['toUIMessageStreamResponse: error.message']],
  ['a socket', "io.on('connection', (socket) => { socket.emit('failed', reason) })", ['socket.emit: reason']],
  ['a stream outside of a request', 'export const lines = () => new ReadableStream({ start(controller) { controller.enqueue(text) } })', []],
  ['a file', route("const file = createWriteStream('report.csv'); file.write(text)"), []],
  ['an emitter', "const bus = new EventEmitter()\nbus.emit('failed', reason)", []],
  ['a queue', route('await queue.send(job)'), []],
  ['another mapper', route('return run({ onError: (error) => error.message })'), []],
])('%s', (_situation, code, expected) => {
  expect(sent(code)).toEqual(expected)
})

test('a function that maps errors of a stream is told from others', () => {
  const file = parseFile('result.toDataStreamResponse({ onError: (a) => a.message })\nresult.then({ onError: (b) => b.message })')
  expect(mapsStreamErrors(nodeOf(file, '(a) => a.message') as FunctionNode)).toBe(true)
  expect(mapsStreamErrors(nodeOf(file, '(b) => b.message') as FunctionNode)).toBe(false)
})
