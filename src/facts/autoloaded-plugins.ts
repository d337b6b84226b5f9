import type { TSESTree } from '@typescript-eslint/utils'
import { unwrap, unwrapAwait } from './expressions.js'
import { exportsOf } from './exports.js'
import { constantBehind } from './flow.js'
import { functionBehind } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/** A plugin of Fastify that a file exports for `@fastify/autoload`, with the options that it is registered with. */
export type AutoloadedPlugin = {
  /** What is exported as the default: the plugin, or what `fastify-plugin` is given. */
  readonly plugin: Node
  readonly options: TSESTree.ObjectExpression
}

/**
 * `export const autoConfig = { ... }` beside `export default plugin`: nothing but `@fastify/autoload` reads the name. It may be a function
 * that gives the options back. Source: README of @fastify/autoload 6, "Plugin configuration".
 */
export const autoloadedPluginOf = lazily((file: SourceFile): AutoloadedPlugin | null => {
  if (!file.text.includes('autoConfig')) return null
  const exported = exportsOf(file)
  const configured = exported.find(({ name }) => name === 'autoConfig')?.value
  const whole = exported.find(({ name }) => name === 'default')
  const plugin = whole?.value ?? (whole?.node.type === 'ExportDefaultDeclaration' ? whole.node.declaration : null)
  const options = configured && optionsOf(file, configured)
  return plugin && options ? { plugin: pluginIn(file, plugin), options } : null
})

function optionsOf(file: SourceFile, configured: Node): TSESTree.ObjectExpression | null {
  const value = constantBehind(file, configured)
  if (value.type === 'ObjectExpression') return value
  const fn = functionBehind(file, value)
  if (!fn) return null
  const returned = fn.body.type === 'BlockStatement' ? nodesOf(file).within(fn, 'ReturnStatement').map(({ argument }) => argument) : [fn.body]
  const [only] = returned
  const object = returned.length === 1 && only ? unwrap(only) : null
  return object?.type === 'ObjectExpression' ? object : null
}

/** The plugin within `fp(plugin, { name })`. */
function pluginIn(file: SourceFile, node: Node): Node {
  const value = unwrapAwait(node)
  const [first] = value.type === 'CallExpression' && originOf(file, value.callee)?.module === 'fastify-plugin' ? value.arguments : []
  return first ?? value
}
