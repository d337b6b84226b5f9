import { isChecked } from '../facts/input-checks.js'
import { inputSinksOf, type InputSink } from '../facts/input-sinks.js'
import { allRequestDataOf, type RequestData } from '../facts/request-data.js'
import { isHarmfulKey, isRowKey } from '../facts/row-keys.js'
import { requestsOf, type Route } from '../facts/routes.js'
import { uncheckedPartsOf } from '../facts/unchecked-parts.js'
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
    ['body', 'Body', 'query', 'Query', 'params', 'Param', 'param(', 'json()', 'json<', 'text()', 'formData', 'FormData', 'searchParams', 'use server', 'input', 'Input', 'arguments', 'class-validator'],
  ],
  options: {
    schema: { pathParameters: { type: 'boolean', description: 'Also report path parameters, and the bare id of a server action, that reach a model or another host, are written down, or are keys of a form that the database insists on.' } },
    defaults: { pathParameters: false },
  },
  messages: {
    uncheckedInput:
      '`{{api}}` gets {{input}} unchecked, so a request with wrong types, extra fields or huge values goes through. Parse it with a schema (Zod, Valibot, Joi) first.',
    uncheckedPart: '`{{name}}` holds {{what}}, and class-validator does not look into it, so anything goes through there. Add `@ValidateNested({{each}})` and `@Type(() => {{type}})`.',
  },
  check({ file, options, report }) {
    for (const { node, name, type, isList } of uncheckedPartsOf(file)) {
      report({ node, messageId: 'uncheckedPart', data: { name, type, what: `${isList ? 'a list of' : 'one'} \`${type}\``, each: isList ? '{ each: true }' : '' } })
    }
    if (requestsOf(file).length === 0) return
    const uses = new Map<Route, Use[]>()
    for (const sink of inputSinksOf(file)) {
      for (const data of sink.inputs.flatMap((input) => allRequestDataOf(file, input))) {
        if (data.route.role !== 'endpoint' || !Object.hasOwn(parts, data.part) || isChecked(file, data)) continue
        // A path parameter is one text: what is asked for by it is not found at worst, unless it names a file.
        if (isRowKey(data) && sink.kind !== 'file' && !(options.pathParameters && isHarmfulKey(file, data, sink))) continue
        const known = uses.get(data.route)
        if (known) known.push({ data, sink })
        else uses.set(data.route, [{ data, sink }])
      }
    }
    for (const [route, all] of uses) {
      // A body says more about a handler than the key of a row.
      const free = all.filter(({ data }) => !isRowKey(data))
      const [first, ...others] = free.length > 0 ? free : all
      if (!first || routeValidationOf(file, route) !== 'none' || webhookAround(file, first.sink.node)) continue
      const same = [first, ...others].filter(({ data }) => data.part === first.data.part)
      report({ node: first.data.read, messageId: 'uncheckedInput', data: { input: inputOf(same), api: first.sink.api } })
    }
  },
})

/** `email`, `name` and 2 more of the body. */
function inputOf(uses: readonly Use[]): string {
  const part = parts[uses[0]!.data.part]!
  const names = [...new Set(uses.map(({ data }) => data.path.find((name) => name !== '[]') ?? (data.part === 'input' && data.read.type === 'Identifier' ? data.read.name : '')))]
  if (names.includes('')) return part
  const [one, two, ...more] = names.map((name) => `\`${name}\``)
  const list = two === undefined ? one! : more.length === 0 ? `${one!} and ${two}` : `${one!}, ${two} and ${more.length} more`
  return `${list} of ${part}`
}
