import { packageOf } from '../knowledge/modules.js'
import { keyedCalls, keyedPlugins } from '../knowledge/secret-formats.js'
import { calleeNameOf, nameOf, propertyOf, stringOf, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/** What a call signs, encrypts or keeps sessions with, as it is given. */
export type KeyArgument = { readonly node: Node; readonly what: 'session secret' | 'signing key' }

/** Every key that a file hands to a library of signatures, ciphers or sessions. */
export const keyArgumentsOf = lazily((file: SourceFile): readonly KeyArgument[] => {
  const found: KeyArgument[] = []
  const add = (node: Node | null | undefined, what: KeyArgument['what']) => {
    if (node) found.push({ node, what })
  }
  for (const node of [...nodesOf(file).get('CallExpression'), ...nodesOf(file).get('NewExpression')]) {
    if (node.arguments.length === 0) continue
    if (calleeNameOf(node) === 'register' && node.arguments[1]) {
      const plugin = originOf(file, node.arguments[0]!)
      if (plugin && keyedPlugins.has(packageOf(plugin.module))) for (const value of valuesAt(file, node.arguments[1], 'secret')) add(value, 'signing key')
      continue
    }
    const origin = originOf(file, node.type === 'NewExpression' ? node : node.callee)
    const table = origin && (keyedCalls[origin.module.replace(/^node:/, '')] ?? keyedCalls[packageOf(origin.module)])
    if (!origin || !table) continue
    const path = node.type === 'NewExpression' ? origin.path.join('.') : [...origin.path, '()'].join('.')
    const chained = `${origin.path[0] ?? ''}.${origin.path.at(-1) ?? ''}`
    const entry = table[path] ?? table[chained]
    const argument = entry && node.arguments[entry.argument]
    if (!entry || !argument) continue
    if (isPreferenceCookie(file, argument)) continue
    const isSession = /session|cookie/.test(origin.module)
    const what = isSession ? 'session secret' : 'signing key'
    if (entry.key === undefined) add(argument, what)
    else for (const key of [entry.key].flat()) for (const value of valuesAt(file, argument, key)) add(value, what)
  }
  // Koa signs its cookies with `app.keys = [...]`.
  for (const { left, right } of nodesOf(file).get('AssignmentExpression')) {
    if (left.type !== 'MemberExpression' || nameOf(left) !== 'keys' || originOf(file, left.object)?.module !== 'koa') continue
    const keys = constantBehind(file, right)
    for (const key of keys.type === 'ArrayExpression' ? keys.elements : []) add(key, 'session secret')
  }
  // passport-jwt inside a NestJS strategy: super({ secretOrKey: '...' })
  for (const property of nodesOf(file).get('Property')) if (nameOf(property) === 'secretOrKey') add(property.value, 'signing key')
  return found
})

/** A cookie that keeps a theme, a language or a message: forging it harms no one. */
function isPreferenceCookie(file: SourceFile, options: Node): boolean {
  const name = stringOf(valuesAt(file, options, 'cookie.name')[0] ?? valuesAt(file, options, 'name')[0])
  return name !== null && wordsOf(name).some((word) => ['theme', 'locale', 'language', 'lang', 'flash', 'toast', 'sidebar', 'timezone', 'preferences'].includes(word))
}

/** Values under a dotted key of an options object; a list gives each of its elements. */
export function valuesAt(file: SourceFile, options: Node, key: string): readonly Node[] {
  let at: Node = constantBehind(file, options)
  for (const step of key.split('.')) {
    const value: Node | 'unknown' | undefined = at.type === 'ObjectExpression' ? propertyOf(at, step) : undefined
    if (!value || value === 'unknown') return []
    at = constantBehind(file, value)
  }
  return at.type === 'ArrayExpression' ? at.elements.flatMap((element) => (element ? [element] : [])) : [at]
}
