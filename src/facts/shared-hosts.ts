import { sharedHosts } from '../knowledge/shared-hosts.js'
import { calleeNameOf, receiverOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionBehind, isFunction } from './functions.js'
import { nodesOf, type Node } from './nodes.js'
import { isOutsideProduction } from './production-branches.js'
import type { SourceFile } from './source-file.js'

/** A test of an origin that every site of a host passes, where anybody can put one. */
export type SharedHost = {
  readonly node: Node
  /** `vercel.app`. */
  readonly host: string
}

/**
 * The first test that lets in whatever is put on a shared host, of an `origin` option (`/\.vercel\.app$/`, alone, in a list, or
 * in a function) or anywhere in a function that answers with the header. A pattern that names a project is none.
 */
export function sharedHostIn(file: SourceFile, node: Node): SharedHost | null {
  const value = constantBehind(file, node)
  if (value.type === 'ArrayExpression') {
    for (const element of value.elements) {
      const found = element && element.type !== 'SpreadElement' ? sharedHostIn(file, element) : null
      if (found) return found
    }
    return null
  }
  if (value.type === 'Literal') {
    const host = hostOfPattern(value)
    return host && !isOutsideProduction(file, value) ? { node: value, host } : null
  }
  const fn = isFunction(value) ? value : functionBehind(file, value)
  if (!fn) return null
  for (const call of nodesOf(file).within(fn, 'CallExpression')) {
    const name = calleeNameOf(call)
    if (name !== 'endsWith' && name !== 'includes' && name !== 'test' && name !== 'match') continue
    const receiver = receiverOf(call)
    const [first] = call.arguments
    if (!receiver || !first) continue
    const host = name === 'test' ? hostOfPattern(constantBehind(file, receiver)) : hostOfPattern(constantBehind(file, first))
    const tested = unwrap(name === 'test' ? first : receiver)
    if (host && !isOutsideProduction(file, call) && !isNarrowed(file, call, file.text.slice(...tested.range)) && letsIn(file, call)) return { node: call, host }
  }
  return null
}

/** `up.railway.app` before `railway.app`. */
const byLength = [...sharedHosts].sort((a, b) => b.length - a.length)

/** `vercel.app` of `'.vercel.app'` and of `/^https:\/\/.*\.vercel\.app$/`; `null` where the pattern names a project. */
function hostOfPattern(node: Node): string | null {
  if (node.type === 'Literal' && 'regex' in node && node.regex) {
    const plain = node.regex.pattern.replace(/\[[^[\]]*\]|\\[wdsSWDb]/g, '*').replace(/\\(.)/g, '$1').replace(/^\^?(?:https?\??|\(\??:?https\?\)|http\(s\)\?)?(?::\/\/)?/, '').replace(/(?::\d+|\(:\d+\)\?)?\$?$/, '')
    const host = byLength.find((one) => plain.endsWith(one) && !/[\w-]$/.test(plain.slice(0, -one.length)))
    // Two letters of our own before it name a project: `acme-.*\.vercel\.app`.
    return host !== undefined && !/[a-z]{2}/i.test(plain.slice(0, plain.length - host.length)) ? host : null
  }
  const text = stringOf(node)?.replace(/^\./, '')
  return text !== undefined && sharedHosts.has(text) ? text : null
}

/** Whether something else must hold of the same origin, or of where this runs: `&& origin.startsWith('https://acme-')`. */
function isNarrowed(file: SourceFile, test: Node, tested: string): boolean {
  for (let at = test; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at
    if (parent.type !== 'LogicalExpression' || parent.operator !== '&&') continue
    const other = file.text.slice(...(parent.left === at ? parent.right : parent.left).range)
    if (/preview|staging|\bdev/i.test(other) || (other.includes(tested) && !/^!*\w+$|^typeof /.test(other))) return true
  }
  return false
}

/** Whether passing a test is what lets an origin in: not where those that pass are the ones sent away. */
function letsIn(file: SourceFile, test: Node): boolean {
  let isNegated = false
  let at = test.parent?.type === 'ChainExpression' ? test.parent : test
  for (; at.parent?.type === 'LogicalExpression' || (at.parent?.type === 'UnaryExpression' && at.parent.operator === '!'); at = at.parent) if (at.parent.type === 'UnaryExpression') isNegated = !isNegated
  const statement = at.parent
  if (statement?.type !== 'IfStatement' || statement.test !== at) return !isNegated
  const refuses = /new Error|\bthrow\b|,\s*false\b|\b40[13]\b|return (?:false|null|''|"")/.test(file.text.slice(...statement.consequent.range))
  return refuses === isNegated
}
