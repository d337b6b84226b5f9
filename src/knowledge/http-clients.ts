import { tableOf } from './table-of.js'

/** Where the options of a call are, and which of them end a wait. */
export type HttpClient = {
  /** Index of the options by method; `''` is the call of the client itself. */
  readonly options: Readonly<Record<string, number>>
  readonly limits: readonly string[]
  /** The method that makes an instance with options of its own. */
  readonly factory: string | null
}

const fetchLike: HttpClient = { options: { '': 1, fetch: 1 }, limits: ['signal', 'timeout', 'dispatcher', 'keepalive', 'agent'], factory: null }

/** HTTP clients that wait for ever, or for minutes, unless they are told otherwise; `ky` and `needle` have a limit of their own. */
export const httpClients: Readonly<Record<string, HttpClient>> = tableOf({
  axios: {
    options: { '': 0, request: 0, get: 1, delete: 1, head: 1, options: 1, post: 2, put: 2, patch: 2, postForm: 2, putForm: 2, patchForm: 2 },
    limits: ['timeout', 'signal', 'cancelToken'],
    factory: 'create',
  },
  got: { options: { '': 1, get: 1, post: 1, put: 1, patch: 1, delete: 1, head: 1, stream: 1, paginate: 1 }, limits: ['timeout', 'signal'], factory: 'extend' },
  undici: { options: { request: 1, fetch: 1, stream: 1, pipeline: 1 }, limits: ['signal', 'dispatcher', 'headersTimeout', 'bodyTimeout'], factory: null },
  ofetch: { options: { '': 1, $fetch: 1, ofetch: 1 }, limits: ['timeout', 'signal'], factory: 'create' },
  'node-fetch': fetchLike,
  'cross-fetch': fetchLike,
  'isomorphic-fetch': fetchLike,
})

/** The `fetch` of the platform. */
export const platformFetch: HttpClient = fetchLike
