import type { TSESTree } from '@typescript-eslint/utils'
import { entryOf } from '../knowledge/modules.js'
import { pooledClients, pooledDialects, type PoolSetting } from '../knowledge/pool-limits.js'
import { environmentReadOf } from './environment.js'
import { keysOf, nameOf, propertyOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/** A pool of database connections that nothing in its options bounds. */
export type UnboundedPool = { readonly node: TSESTree.CallExpression | TSESTree.NewExpression; readonly api: string; readonly example: string }

/** Pools with neither a maximum nor an idle or connection timeout. */
export const unboundedPoolsOf = lazily((file: SourceFile): readonly UnboundedPool[] =>
  [...nodesOf(file).get('NewExpression'), ...nodesOf(file).get('CallExpression')]
    .flatMap((node): UnboundedPool[] => {
      if (!mayMakePool(node)) return []
      const origin = originOf(file, node)
      const setting = origin && entryOf(pooledClients, origin)
      if (!setting || !isUnbounded(file, node.arguments, setting)) return []
      const api = nameOf(unwrap(node.callee)) ?? origin.module
      return [{ node, api: node.type === 'NewExpression' ? `new ${api}()` : `${api}()`, example: setting.example }]
    })
    .sort((one, two) => one.node.range[0] - two.node.range[0]),
)

/** Names by which pools are made, so that any other method costs one look-up; a plain function may have been renamed by its import. */
const makers: ReadonlySet<string> = new Set(
  Object.values(pooledClients).flatMap((exports) => Object.keys(exports).flatMap((path) => path.split('.').filter((step) => step !== '()' && step !== 'new()').at(-1) ?? [])),
)

function mayMakePool({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const value = unwrap(callee)
  return value.type !== 'MemberExpression' || makers.has(nameOf(value) ?? '') || nameOf(value) === 'default'
}

function isUnbounded(file: SourceFile, given: readonly Node[], setting: PoolSetting): boolean {
  if (given.some(({ type }) => type === 'SpreadElement')) return false
  if (given.length === 0) return setting.dialect === null
  let dialect: string | null = null
  for (const argument of given) {
    const options = objectBehind(file, argument)
    if (options === 'none') continue
    if (options === 'unknown') {
      const address = addressOf(file, argument, given.length === 1)
      if (!address || mayCarryLimits(address.text)) return false
      dialect ??= schemeOf(address.text)
      continue
    }
    if (hasLimits(file, options, setting)) return false
    const named = setting.dialect === null ? null : propertyOf(options, setting.dialect)
    if (named) {
      const text = named === 'unknown' ? null : stringOf(constantBehind(file, named))
      if (text === null) return false
      dialect = text
    }
    const url = setting.dialect === 'dialect' ? null : addressIn(file, options)
    if (url) dialect ??= schemeOf(url)
  }
  return setting.dialect === null || (dialect !== null && pooledDialects.has(dialect))
}

/** Whether options have a limit, may have one behind a spread, or are handed over where they cannot be seen. */
function hasLimits(file: SourceFile, options: TSESTree.ObjectExpression, { limits, nested }: PoolSetting): boolean {
  const { names, open } = keysOf(options)
  if (open || names.some((name) => limits.includes(name))) return true
  for (const key of ['connectionString', 'url', 'uri', 'connection']) {
    const value = propertyOf(options, key)
    const text = value && value !== 'unknown' ? textOf(file, value) : null
    if (text !== null && mayCarryLimits(text)) return true
  }
  return nested.some((name) => {
    const value = propertyOf(options, name)
    if (!value) return false
    const inner = value === 'unknown' ? 'unknown' : objectBehind(file, value)
    if (inner === 'none') return false
    if (inner === 'unknown') return true
    const keys = keysOf(inner)
    return keys.open || keys.names.some((key) => limits.includes(key))
  })
}

function mayCarryLimits(address: string): boolean {
  return /[?&](?:max|maxUses|pool\w*|connection_?limit|connect_?timeout|idle\w*|acquireTimeout|connectionTimeoutMillis)=/i.test(address)
}

/**
 * The address of a database among the arguments: a text, or a member that is named for one. The only argument may as well be all the
 * options (`config.database`), unless it is read from the environment or named for a text.
 */
function addressOf(file: SourceFile, node: Node, isOnly: boolean): { readonly text: string } | null {
  const text = textOf(file, node)
  if (text !== null) return { text }
  const value = constantBehind(file, node)
  if (value.type === 'MemberExpression') {
    const isNamed = /url|uri|database|^db|user|password|host|name|conn|dsn/i.test(nameOf(value) ?? '')
    const isText = !isOnly || /url|uri|dsn|string/i.test(nameOf(value) ?? '') || environmentReadOf(file, value) !== null
    return isNamed && isText ? { text: '' } : null
  }
  if (value.type === 'LogicalExpression') return addressOf(file, value.right, isOnly) ?? addressOf(file, value.left, isOnly)
  if (value.type === 'TSNonNullExpression') return addressOf(file, value.expression, isOnly)
  return null
}

function addressIn(file: SourceFile, options: TSESTree.ObjectExpression): string | null {
  const value = propertyOf(options, 'url')
  return value && value !== 'unknown' ? textOf(file, value) : null
}

function textOf(file: SourceFile, node: Node): string | null {
  const value = constantBehind(file, node)
  if (value.type === 'TemplateLiteral') return value.quasis.map(({ value: { raw } }) => raw).join('x')
  return stringOf(value)
}

/** `postgres` of `postgres://localhost/app`. */
function schemeOf(address: string): string | null {
  return /^([a-z0-9]+):/i.exec(address)?.[1]?.toLowerCase() ?? null
}
