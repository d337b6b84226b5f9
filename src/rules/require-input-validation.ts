import { isChecked } from '../facts/input-checks.js'
import { inputSinksOf, type InputSink } from '../facts/input-sinks.js'
import { allRequestDataOf, type RequestData } from '../facts/request-data.js'
import type { Route } from '../facts/routes.js'
import { routeValidationOf } from '../facts/validation.js'
import { webhookAround } from '../facts/webhooks.js'
import { defineRule } from '../rule.js'

type Use = { readonly data: RequestData; readonly sink: InputSink }

/** Parts a client fills freely; headers, cookies and files are the business of other rules. */
const parts: Readonly<Record<string, string>> = { body: 'the body', form: 'the form', query: 'the query', params: 'the path', input: 'the input' }

export default defineRule({
  name: 'require-input-validation',
  description: 'require request data to be checked against a schema before it is stored, sent or run',
  family: 'data',
  side: 'server',
  presets: { recommended: 'warn', strict: ['error', { pathParameters: true }] },
  failure: 'one malformed request stores rubbish, crashes the handler or reaches places it was never meant to',
  evidence: [
    ['body', 'Body', 'query', 'Query', 'params', 'Param', 'param(', 'json()', 'json<', 'text()', 'formData', 'FormData', 'searchParams', 'use server', 'input', 'Input', 'arguments'],
  ],
  options: {
    schema: { pathParameters: { type: 'boolean', description: 'Also report path parameters, and the bare id of a server action, that reach more than the file system.' } },
    defaults: { pathParameters: false },
  },
  messages: {
    uncheckedInput:
      '`{{api}}` gets {{input}} unchecked, so a request with wrong types, extra fields or huge values goes through. Parse it with a schema (Zod, Valibot, Joi) first.',
  },
  check({ file, options, report }) {
    const uses = new Map<Route, Use[]>()
    for (const sink of inputSinksOf(file)) {
      for (const data of sink.inputs.flatMap((input) => allRequestDataOf(file, input))) {
        if (data.route.role !== 'endpoint' || !Object.hasOwn(parts, data.part) || isChecked(file, data)) continue
        // A path parameter is one text: what is asked for by it is not found at worst, unless it names a file.
        if (isRowKey(data) && sink.kind !== 'file' && !options.pathParameters) continue
        const known = uses.get(data.route)
        if (known) known.push({ data, sink })
        else uses.set(data.route, [{ data, sink }])
      }
    }
    for (const [route, [first, ...others]] of uses) {
      if (!first || routeValidationOf(file, route) !== 'none' || webhookAround(file, first.sink.node)) continue
      const same = [first, ...others].filter(({ data }) => data.part === first.data.part)
      report({ node: first.data.read, messageId: 'uncheckedInput', data: { input: inputOf(same), api: first.sink.api } })
    }
  },
})

/** A path parameter, or the id that a server action is given by itself: `deleteNote(id: string)`. */
function isRowKey({ part, isWhole, read }: RequestData): boolean {
  if (part === 'params') return true
  if (part !== 'input' || !isWhole || read.type !== 'Identifier') return false
  return read.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword' && /(?:^id|Id|ID|^slug|Slug|^uuid)$/.test(read.name)
}

/** `email`, `name` and 2 more of the body. */
function inputOf(uses: readonly Use[]): string {
  const part = parts[uses[0]!.data.part]!
  const names = [...new Set(uses.map(({ data }) => data.path.find((name) => name !== '[]') ?? (data.part === 'input' && data.read.type === 'Identifier' ? data.read.name : '')))]
  if (names.includes('')) return part
  const [one, two, ...more] = names.map((name) => `\`${name}\``)
  const list = two === undefined ? one! : more.length === 0 ? `${one!} and ${two}` : `${one!}, ${two} and ${more.length} more`
  return `${list} of ${part}`
}
