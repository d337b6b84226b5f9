import { tableOf } from '../../knowledge/table-of.js'
import type { RequestKind } from '../routes.js'
import { validTargets } from '../validation.js'

export type RequestPartName = 'body' | 'query' | 'params' | 'headers' | 'cookies' | 'form' | 'files' | 'input' | 'url'

/** A part of the request, and the property names inside it. */
export type Part = { readonly part: RequestPartName; readonly path: readonly string[]; readonly isValidated: boolean }

/** Members of a request that are one of its parts, in Express, Fastify, `pages/api`, Koa and the standard `Request` alike. */
const members: Readonly<Record<string, RequestPartName>> = tableOf({
  body: 'body', rawBody: 'body', payload: 'body',
  query: 'query', querystring: 'query',
  params: 'params',
  headers: 'headers', header: 'headers', rawHeaders: 'headers',
  cookies: 'cookies', signedCookies: 'cookies',
  file: 'files', files: 'files',
  url: 'url', originalUrl: 'url', nextUrl: 'url', path: 'url', pathname: 'url', href: 'url', search: 'url', hostname: 'headers', host: 'headers',
})
/** Methods of a request that give one of its parts. */
const methods: Readonly<Record<string, RequestPartName>> = tableOf({
  json: 'body', text: 'body', arrayBuffer: 'body', blob: 'body', bytes: 'body',
  formData: 'form', parseBody: 'form',
  query: 'query', queries: 'query',
  param: 'params',
  get: 'headers', header: 'headers',
  cookie: 'cookies',
  file: 'files', files: 'files', parts: 'files', saveRequestFiles: 'files',
})
/** Functions that take the request itself, or the `event` of h3, and give a part of it. */
export const readers: Readonly<Record<string, RequestPartName>> = tableOf({
  readBody: 'body', readRawBody: 'body', getRawBody: 'body', rawBody: 'body', json: 'body', text: 'body', buffer: 'body', parseBody: 'body', parseJsonBody: 'body', readJson: 'body', readJsonBody: 'body',
  getBody: 'body', parseJson: 'body',
  readFormData: 'form', readMultipartFormData: 'files',
  getQuery: 'query', getRouterParam: 'params', getRouterParams: 'params',
  getHeader: 'headers', getHeaders: 'headers', getRequestHeader: 'headers', getRequestHeaders: 'headers',
  getCookie: 'cookies', getSignedCookie: 'cookies', parseCookies: 'cookies',
  getRequestURL: 'url',
})

/** Methods that a chain of request data may hold; a call of any other is unknown. */
export const requestMethods: ReadonlySet<string> = new Set([
  ...Object.keys(methods), 'getAll', 'valid', 'clone', 'entries', 'keys', 'values', 'getRawInput', 'has', 'toJSON',
])

type Call = { readonly name: string; readonly given: string | null }

/** `get(email)` of a chain is the call of `get` with that constant, `json()` one without. */
function callOf(step: string | undefined): Call | null {
  const open = step?.indexOf('(') ?? -1
  return step !== undefined && open > 0 && step.endsWith(')') ? { name: step.slice(0, open), given: step.slice(open + 1, -1) || null } : null
}

/** Writes a call as a step. */
export function stepOf(name: string, given: string | null): string {
  return `${name}(${given ?? ''})`
}

/** What a chain of members and calls on the request parameter of a handler is; `null` for what the request did not bring (a user, a logger). */
export function partOfSteps(kind: RequestKind, steps: readonly string[]): Part | null {
  const [first, ...rest] = steps
  if (first === undefined) return null
  switch (kind) {
    case 'express':
    case 'fastify':
    case 'http':
    case 'web':
    case 'nest':
      // The body of a standard request is a stream: whoever hands it on has not read it.
      return kind === 'web' && first === 'body' ? null : partOfRequest(steps)
    case 'hono':
      return first === 'req' ? partOfRequest(rest) : null
    case 'koa':
      return first === 'request' || first === 'req' ? partOfRequest(rest) : first === 'body' ? null : partOfRequest(steps)
    case 'remix':
    case 'sveltekit':
      return first === 'request' ? (rest[0] === 'body' ? null : partOfRequest(rest)) : ['params', 'url', 'cookies'].includes(first) ? partOfRequest(steps) : null
    case 'lambda':
      return partOfLambda(first, rest)
    case 'h3':
      return first === 'context' && rest[0] === 'params' ? partOfRequest(rest) : first === 'req' || first === 'request' ? partOfRequest(rest) : null
    case 'trpc':
      if (first === 'input' || first === 'parsedInput' || first === 'data') return { part: 'input', path: plain(rest), isValidated: true }
      return first === 'rawInput' || first === 'clientInput' || first.startsWith('getRawInput(') ? { part: 'input', path: plain(rest), isValidated: false } : null
    case 'action':
      return null
  }
}

/** What comes beside a standard `Request`: the `params` of a Next route handler. */
export function partOfContext(steps: readonly string[]): Part | null {
  return steps[0] === 'params' ? { part: 'params', path: plain(steps.slice(1)), isValidated: false } : null
}

function partOfRequest(steps: readonly string[]): Part | null {
  const [first, ...rest] = steps
  if (first === undefined) return null
  const call = callOf(first)
  if (call) {
    if (call.name === 'clone') return partOfRequest(rest)
    if (call.name === 'valid') return { part: validTargets[call.given ?? ''] ?? 'body', path: plain(rest), isValidated: true }
    const part = methods[call.name]
    if (!part) return null
    return { part, path: [...(call.given ? [call.given] : []), ...plain(rest)], isValidated: false }
  }
  if (first === 'raw' || first === 'req' || first === 'node') return partOfRequest(rest)
  // A stream of chunks: `for await (const chunk of req)`
  if (first === '[]') return { part: 'body', path: [], isValidated: false }
  const part = members[first]
  if (!part) return null
  if (part === 'url') return partOfUrl(rest)
  return { part, path: plain(rest), isValidated: false }
}

/** `new URL(request.url).searchParams.get('q')`, `req.nextUrl.searchParams`. */
function partOfUrl(steps: readonly string[]): Part {
  const rest = steps.filter((step) => step !== 'URL')
  const [first, ...after] = rest
  if (first === 'searchParams' || first === 'query') return { part: 'query', path: plain(after), isValidated: false }
  const call = callOf(first)
  // `new URLSearchParams(req.url).get('q')`
  return call?.name === 'get' ? { part: 'query', path: plain(rest), isValidated: false } : { part: 'url', path: plain(rest), isValidated: false }
}

const lambdaMembers: Readonly<Record<string, RequestPartName>> = tableOf({
  body: 'body',
  queryStringParameters: 'query', multiValueQueryStringParameters: 'query', rawQueryString: 'query',
  pathParameters: 'params',
  headers: 'headers', multiValueHeaders: 'headers',
  cookies: 'cookies',
  path: 'url', rawPath: 'url',
  arguments: 'input',
})

function partOfLambda(first: string, rest: readonly string[]): Part | null {
  const part = lambdaMembers[first]
  return part ? { part, path: plain(rest), isValidated: false } : null
}

/** Property names of a chain: `get(email)` is the property `email`, what only changes the form is none. */
export function plain(steps: readonly string[]): readonly string[] {
  return steps.flatMap((step) => {
    const call = callOf(step)
    if (call) return call.given ? [call.given] : []
    return step === 'URL' || step === '...' ? [] : [step]
  })
}
