import type { TSESTree } from '@typescript-eslint/utils'
import { cookieWriters, sessionCookiePlugins, sessionCookies, type CookieFlag } from '../knowledge/cookies.js'
import { entryOf, packageOf } from '../knowledge/modules.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, unwrap, unwrapAwait } from './expressions.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { objectForKey, optionOf, optionsBehind } from './option-objects.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'

/** A cookie that the code sets, by whatever library. */
export type CookieWrite = {
  readonly node: Node
  /** As the code writes it: `res.cookie`. */
  readonly api: string
  /** The cookie's name; `null` where a session library writes it. */
  readonly name: Node | null
  readonly value: Node | null
  readonly options: TSESTree.ObjectExpression | 'none' | 'unknown'
  /** The object that holds everything, options too: `cookies.set({ name, value, ... })`; or the call, where options would be one more argument. `under` is the key that the options have yet to be written under. */
  readonly room: { readonly object: TSESTree.ObjectExpression; readonly under?: string } | { readonly call: TSESTree.CallExpression } | null
  /** Flags that are off unless they are written. */
  readonly needs: readonly CookieFlag[]
}

const all: readonly CookieFlag[] = ['httpOnly', 'secure', 'sameSite']

/** Cookies that calls of a file set, in the order of the text. */
export const cookieWritesOf = lazily((file: SourceFile): readonly CookieWrite[] => nodesOf(file).get('CallExpression').flatMap((call) => written(file, call) ?? []).concat(made(file), configured(file)))

function written(file: SourceFile, call: TSESTree.CallExpression): CookieWrite | null {
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return null
  const origin = originOf(file, call.callee)
  const session = origin && entryOf(sessionCookies, origin)
  if (session) return ofSession(file, call, call.arguments[session.options], session.path, session.needs)
  const writer = origin && entryOf(cookieWriters, origin)
  if (writer) return ofCall(file, call, writer.name, writer.needs)
  const name = calleeNameOf(call)
  if (name === 'register' && call.arguments[0] && call.arguments[1]) {
    const plugin = originOf(file, unwrapAwait(call.arguments[0]))
    return plugin && sessionCookiePlugins.has(packageOf(plugin.module)) ? ofSession(file, call, call.arguments[1], ['cookie'], []) : null
  }
  if (name === 'setCookie' && unwrap(call.callee).type === 'Identifier') return isGlobal(file, unwrap(call.callee)) && call.arguments.length >= 3 ? ofCall(file, call, 1, all) : null
  const receiver = receiverOf(call)
  if (!receiver) return null
  const { root, steps } = chainOf(receiver)
  const rootName = root.type === 'Identifier' ? root.name : ''
  if (name === 'cookie' || name === 'setCookie') {
    // `cy.setCookie`, `page.cookie` and clients that only read
    const isAnswer = /^(?:res|resp|response|reply|rep|r|_res|httpResponse|expressRes|serverResponse)$/i.test(steps.at(-1) === undefined || steps.at(-1) === '()' ? rootName : steps.at(-1)!) || /^(?:res|response|reply)$/i.test(rootName)
    return isAnswer && call.arguments.length >= 2 ? ofCall(file, call, 0, all) : null
  }
  if (name !== 'set' || call.arguments.length === 0) return null
  const last = steps.at(-1) ?? rootName
  if (origin !== null && !origin.module.startsWith('next/') && origin.module !== 'astro') return null
  if (last === 'cookies' && steps.length > 0) {
    if (/^(?:ctx|event|e|this)$/.test(rootName) || steps.at(-2) === 'event') return ofCall(file, call, 0, [])
    return /^(?:res|resp|response|nextResponse|redirect\w*|\w+Response|Astro|context)$/i.test(rootName) || (root.type === 'NewExpression' || origin !== null) ? ofCall(file, call, 0, all) : null
  }
  // SvelteKit hands `cookies` to loads and actions; its defaults are safe.
  return last === 'cookies' && /(^|\/)(?:\+(?:page|layout|server)|hooks)[^/]*$/.test(file.path) ? ofCall(file, call, 0, []) : null
}

function ofCall(file: SourceFile, call: TSESTree.CallExpression, first: number, needs: readonly CookieFlag[]): CookieWrite | null {
  const name = call.arguments[first]
  if (!name) return null
  const api = file.source.getText(call.callee).replace(/\s+/g, ' ').slice(0, 60)
  const whole = unwrap(name)
  if (whole.type === 'ObjectExpression') {
    const named = propertyOf(whole, 'name')
    const value = propertyOf(whole, 'value')
    if (!named || named === 'unknown') return null
    const open = propertyOf(whole, 'httpOnly') === 'unknown'
    return { node: call, api, name: named, value: value && value !== 'unknown' ? value : null, options: open ? 'unknown' : whole, room: { object: whole }, needs }
  }
  const origin = originOf(file, call.callee)
  const index = (origin ? entryOf(cookieWriters, origin)?.options : undefined) ?? first + 2
  const given = call.arguments[index]
  const options = given ? optionsBehind(file, given) : 'none'
  const value = call.arguments[first + 1]
  const room = given ? (typeof options === 'object' && unwrap(given) === options ? { object: options } : null) : value && call.arguments.length === index ? { call } : null
  return { node: call, api, name, value: value ?? null, options, room, needs }
}

function ofSession(file: SourceFile, call: TSESTree.CallExpression, given: Node | undefined, path: readonly string[], needs: readonly CookieFlag[]): CookieWrite | null {
  let options: CookieWrite['options'] = given ? (path[0] === undefined ? optionsBehind(file, given) : objectForKey(file, given, path[0])) : 'none'
  let room: CookieWrite['room'] = null
  for (const step of path) {
    if (typeof options !== 'object') break
    const inner: Node | 'unknown' | undefined = propertyOf(options, step)
    if (inner === undefined && path.length === 1) room = { object: options, under: step }
    options = inner === undefined ? 'none' : inner === 'unknown' ? 'unknown' : optionsBehind(file, inner)
  }
  return { node: call, api: file.source.getText(call.callee).slice(0, 60), name: null, value: null, options, room: typeof options === 'object' ? { object: options } : room, needs }
}

/** `new Lucia(adapter, { sessionCookie: { attributes } })`. */
function made(file: SourceFile): readonly CookieWrite[] {
  return nodesOf(file).get('NewExpression').flatMap((node) => {
    const origin = originOf(file, node)
    const session = origin && entryOf(sessionCookies, origin)
    if (!session) return []
    const found = ofSession(file, node as unknown as TSESTree.CallExpression, node.arguments[session.options], session.path, session.needs)
    return found ? [found] : []
  })
}

/** Auth.js: `cookies: { sessionToken: { name, options } }`; its own defaults are safe. */
function configured(file: SourceFile): readonly CookieWrite[] {
  if (!modulesNamed(file).all.some((module) => module === 'next-auth' || module.startsWith('next-auth/') || module.startsWith('@auth/'))) return []
  return nodesOf(file).get('Property').flatMap((property): readonly CookieWrite[] => {
    const holder = property.parent.parent
    if (nameOf(property) !== 'sessionToken' || holder?.type !== 'Property' || nameOf(holder) !== 'cookies') return []
    const cookie = optionsBehind(file, property.value)
    const inner = typeof cookie === 'object' ? optionOf(file, cookie, 'options') : undefined
    if (inner === undefined || inner === 'unknown') return []
    return [{ node: property, api: 'cookies.sessionToken', name: null, value: null, options: optionsBehind(file, inner), room: null, needs: [] }]
  })
}

/** Stands for an expression in the text of a cookie. */
export const hole = '\uFFFC'

/** A `Set-Cookie` header written as text. */
export type RawCookie = { readonly node: Node; readonly text: string; readonly values: readonly Node[] }

/** `res.setHeader('Set-Cookie', 'sid=...; Path=/')`, `headers.append(...)`, `{ 'Set-Cookie': \`...\` }`. */
export const rawCookiesOf = lazily((file: SourceFile): readonly RawCookie[] => {
  if (!/set-cookie/i.test(file.text)) return []
  const values: Node[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const [key, value] = call.arguments
    if (key && value && isSetCookie(key) && /^(?:setHeader|set|append|header|appendHeader|setResponseHeader)$/.test(calleeNameOf(call) ?? '')) values.push(value)
  }
  for (const property of nodesOf(file).get('Property')) if (/^set-cookie$/i.test(nameOf(property) ?? '') && property.parent.type === 'ObjectExpression') values.push(property.value)
  return values.flatMap((value) => {
    const plain = unwrap(value)
    return plain.type === 'ArrayExpression' ? plain.elements.flatMap((element) => (element ? (rawCookie(element) ?? []) : [])) : (rawCookie(plain) ?? [])
  })
})

function isSetCookie(key: Node): boolean {
  const plain = unwrap(key)
  return plain.type === 'Literal' && /^set-cookie$/i.test(String(plain.value))
}

/** The text with a hole for each expression. */
function rawCookie(node: Node): RawCookie | null {
  const plain = unwrap(node)
  if (plain.type === 'Literal' && typeof plain.value === 'string') return { node: plain, text: plain.value, values: [] }
  if (plain.type === 'TemplateLiteral') return { node: plain, text: plain.quasis.map(({ value }) => value.cooked ?? '').join(hole), values: plain.expressions }
  if (plain.type === 'BinaryExpression' && plain.operator === '+') {
    const left = rawCookie(plain.left)
    const right = rawCookie(plain.right)
    return { node: plain, text: `${left?.text ?? hole}${right?.text ?? hole}`, values: [...(left?.values ?? [plain.left]), ...(right?.values ?? [plain.right])] }
  }
  return null
}

