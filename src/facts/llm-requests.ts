import type { TSESTree } from '@typescript-eslint/utils'
import { httpSenders, llmEndpoints, llmHosts } from '../knowledge/llm-hosts.js'
import type { LlmMethod, LlmVendor } from '../knowledge/llm-sdks.js'
import { entryOf } from '../knowledge/modules.js'
import { calleeNameOf, propertyOf, receiverOf, stringOf, unwrapAwait, wordsOf } from './expressions.js'
import { anyOf, literalBehind, maker, parameterIn, presenceIn, type Presence } from './llm-parameters.js'
import type { Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'

/** A raw HTTP request to a model vendor that runs a model; a request for the list of models or the usage is none. */
export type LlmRequest = {
  readonly vendor: LlmVendor
  readonly host: string
  readonly method: LlmMethod
  /** The body before it is serialised. */
  readonly body: Node | null
  readonly options: Node | null
  readonly timeout: Presence
}

/** What stands in an address for a part that only run time knows. */
const unknownPart = '\u0000'

type Sender = { readonly url: Node; readonly prefix: string; readonly options: Node | null; readonly body: Node | null; readonly timeout: Presence }

/** The request to a model vendor that a call sends with `fetch`, axios, got, ky, `https.request` or a wrapper of one. */
export const llmRequestOf = Object.assign(
  (file: SourceFile, node: TSESTree.CallExpression): LlmRequest | null => {
    const sender = senderOf(file, node)
    if (!sender) return null
    const address = sender.prefix + addressOf(file, sender.url)
    const host = hostOf(address)
    const vendor = host === null ? null : vendorOfHost(host)
    if (host === null || vendor === null) return null
    const path = address.split(/[?#]/)[0]!.replace(/(?<!\/)\/+$/, '')
    if (accountPath.test(path)) return null
    const method = llmEndpoints.find(([ending]) => path.endsWith(ending))?.[1]
    return method ? { vendor, host, method, body: sender.body, options: sender.options, timeout: sender.timeout } : null
  },
  {
    /** The vendor whose API an address belongs to: a local server counts as `ollama`; `null` for others. */
    vendorAt(file: SourceFile, url: Node): LlmVendor | null {
      const host = hostOf(addressOf(file, url))
      if (host === null) return null
      return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)$/.test(host) ? 'ollama' : vendorOfHost(host)
    },
  },
)

/** `/v1/organization/usage/completions`: how much was used and what it cost, of the account as a whole. */
const accountPath = /\/organization(?:s)?\//

const timeoutKeys = ['signal', 'timeout', 'dispatcher']

function senderOf(file: SourceFile, node: TSESTree.CallExpression): Sender | null {
  const [first, second, third] = node.arguments
  const name = calleeNameOf(node)
  if (!first || name === null) return null
  const callee = unwrapAwait(node.callee)
  const receiver = receiverOf(node)
  if (name === 'fetch' && isGlobalFetch(file, callee, receiver)) return withBody(file, first, second ?? null, 'body', presenceIn(file, second, timeoutKeys))

  const origin = originOf(file, node.callee)
  if (origin) {
    if (/^(?:node:)?https?$/.test(origin.module) && origin.path[0] === 'request') return httpsRequest(file, first, second)
    const entry = entryOf(httpSenders, { module: origin.module, path: [...origin.path, '()'] })
    if (entry) {
      const prefix = receiver ? baseOf(file, receiver) : ''
      if (entry.url && second === undefined && literalBehind(file, first)) {
        const url = parameterIn(file, first, 'url')
        return url && { ...withBody(file, url, first, entry.body, presenceIn(file, first, timeoutKeys)), prefix }
      }
      const options = node.arguments[entry.options] ?? null
      if (entry.body === null) {
        const made = receiver ? maker(file, receiver) : null
        const inherited = made?.type === 'CallExpression' ? presenceIn(file, made.arguments[0], timeoutKeys) : 'absent'
        return { url: first, prefix, options: third ?? null, body: serialised(file, options), timeout: anyOf([presenceIn(file, third, timeoutKeys), inherited]) }
      }
      return { ...withBody(file, first, options, entry.body, presenceIn(file, options, timeoutKeys)), prefix }
    }
  }
  // A wrapper of the project: the vendor's address, which is checked later, tells what it sends.
  if (wordsOf(name).some((word) => ['fetch', 'post', 'request', 'axios'].includes(word))) return withBody(file, first, second ?? null, 'body', 'unknown')
  return null
}

function isGlobalFetch(file: SourceFile, callee: Node, receiver: Node | null): boolean {
  if (!receiver) return isGlobal(file, callee)
  return isGlobal(file, receiver) && 'name' in receiver && ['window', 'globalThis', 'self', 'global'].includes(String(receiver.name))
}

function withBody(file: SourceFile, url: Node, options: Node | null, key: string | null, timeout: Presence): Sender {
  const body = key === null ? options : parameterIn(file, options, key)
  return { url, prefix: '', options, body: body && serialised(file, body), timeout }
}

/** The value inside `JSON.stringify(value)`, also behind a constant. */
function serialised(file: SourceFile, node: Node | null): Node | null {
  if (!node) return null
  const value = maker(file, node)
  if (value.type === 'CallExpression' && calleeNameOf(value) === 'stringify') return value.arguments[0] ?? null
  return node
}

function httpsRequest(file: SourceFile, first: Node, second: Node | undefined): Sender | null {
  const options = literalBehind(file, first)
  if (!options) return { url: first, prefix: '', options: second ?? null, body: null, timeout: presenceIn(file, second, timeoutKeys) }
  const host = propertyOf(options, 'hostname') ?? propertyOf(options, 'host')
  const path = propertyOf(options, 'path')
  if (!host || host === 'unknown' || !path || path === 'unknown') return null
  return { url: path, prefix: `https://${addressOf(file, host)}`, options, body: null, timeout: presenceIn(file, first, timeoutKeys) }
}

/** The base address of an instance: `axios.create({ baseURL: 'https://api.openai.com/v1' })`. */
function baseOf(file: SourceFile, receiver: Node): string {
  const made = maker(file, receiver)
  const base = made.type === 'CallExpression' ? (parameterIn(file, made.arguments[0], 'baseURL') ?? parameterIn(file, made.arguments[0], 'prefixUrl')) : null
  return base ? addressOf(file, base).replace(/\/$/, '') : ''
}

/** Levels of constants and concatenations that an address is read through. */
const deepestAddress = 12

/** An address as far as the file shows it, with a mark for each part that only run time knows. */
function addressOf(file: SourceFile, node: Node, depth = 0): string {
  if (depth > deepestAddress) return unknownPart
  const value = maker(file, node)
  const text = stringOf(value)
  if (text !== null) return text
  const part = (inner: Node) => addressOf(file, inner, depth + 1)
  switch (value.type) {
    case 'TemplateLiteral':
      return value.quasis.map((quasi, index) => (quasi.value.cooked ?? '') + (value.expressions[index] ? part(value.expressions[index]) : '')).join('')
    case 'BinaryExpression':
      return value.operator === '+' ? part(value.left) + part(value.right) : unknownPart
    case 'LogicalExpression': {
      const left = part(value.left)
      return left.includes(unknownPart) ? part(value.right) : left
    }
    case 'ConditionalExpression': {
      const consequent = part(value.consequent)
      return hostOf(consequent) !== null && vendorOfHost(hostOf(consequent)!) ? consequent : part(value.alternate)
    }
    case 'MemberExpression': {
      const object = literalBehind(file, value.object)
      const name = object && !value.computed && value.property.type === 'Identifier' ? value.property.name : null
      const held = object && name !== null ? propertyOf(object, name) : null
      return held && held !== 'unknown' ? part(held) : unknownPart
    }
    case 'NewExpression': {
      const [path, base] = value.arguments
      if (!['URL', 'Request'].includes(calleeNameOf(value) ?? '') || !path) return unknownPart
      if (!base || calleeNameOf(value) === 'Request') return part(path)
      return /^https?:/.test(part(path)) ? part(path) : `${part(base).replace(/\/$/, '')}/${part(path).replace(/^\//, '')}`
    }
    case 'CallExpression':
      return calleeNameOf(value) === 'toString' && value.callee.type === 'MemberExpression' ? part(value.callee.object) : unknownPart
    default:
      return unknownPart
  }
}

function hostOf(address: string): string | null {
  const found = /^(?:https?|wss?):\/\/([^/?#:]+)/.exec(address)
  return found ? found[1]!.toLowerCase() : null
}

function vendorOfHost(host: string): LlmVendor | null {
  if (Object.hasOwn(llmHosts, host)) return llmHosts[host]!
  // Sub-domains, also those that only run time knows: `${region}-aiplatform.googleapis.com`, `my-co.openai.azure.com`.
  for (const [known, vendor] of Object.entries(llmHosts)) if (host.endsWith(`.${known}`) || host.endsWith(`-${known}`)) return vendor
  return /^bedrock-runtime\.[^.]+\.amazonaws\.com$/.test(host) ? 'bedrock' : null
}
