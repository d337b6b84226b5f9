import { redisCommands } from '../../knowledge/databases.js'
import { argumentsOf, type CallChain } from '../call-chains.js'
import { keysOf, propertyOf, stringOf, unwrap } from '../expressions.js'
import type { Node } from '../nodes.js'
import type { SourceFile } from '../source-file.js'
import { accessOf, objectOf, type DataAccess } from './access.js'
import { hintedLibrary, prefixOf, type Client } from './clients.js'

/** `redis.get(key)`, `redis.set(key, value, 'EX', 60, 'NX')`, `kv.set(key, value, { nx: true })`, steps of a pipeline. */
export function readRedis(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  if (client && client.library !== 'redis') return null
  const { links } = chain
  const start = client?.links ?? links.findIndex(({ name, call }) => call && name !== null && Object.hasOwn(redisCommands, name.toLowerCase()))
  if (start < 0) return null
  if (!client && hintedLibrary(chain, start) !== 'redis' && !isDistinctive(file, chain, start)) return null
  const isBatch = links.slice(start).some(({ name }) => name === 'multi' || name === 'pipeline')
  const found: DataAccess[] = []
  for (let index = start; index < links.length; index++) {
    const { name, call } = links[index]!
    if (!call || name === null) continue
    const command = redisCommands[name.toLowerCase()]
    if (!command) continue
    // Only the first call of a client is a command, unless they are queued: `(await redis.get(key)).slice()`
    if (!isBatch && index !== start && index !== start + 1) break
    const [key, value] = call.arguments
    if (!key) continue
    found.push(
      accessOf({
        node: call,
        library: 'redis',
        api: name,
        operation: command.operation,
        receiver: prefixOf(chain, client?.links ?? start),
        where: key,
        conditions: [{ name: 'key', value: key, isEquality: true }],
        data: command.operation === 'read' || command.operation === 'delete' ? null : (writtenValue(name, call.arguments) ?? value ?? null),
        isMany: command.many ?? false,
        isBounded: true,
        relative: command.relative ? 'database' : null,
        isAtomic: command.atomic ?? (name.toLowerCase() === 'set' ? isConditional(file, call.arguments.slice(2)) : false),
        inTransaction: links.slice(start, index).some(({ name: before }) => before === 'multi'),
      }),
    )
    if (!isBatch) break
  }
  return found.length > 0 ? found : null
}

function writtenValue(name: string, given: readonly Node[]): Node | undefined {
  return name.toLowerCase().endsWith('setex') ? given[2] : undefined
}

/** Whether `set` writes only where nothing is: `'NX'`, `{ NX: true }`, `{ nx: true }`, `{ condition: 'NX' }`; `null` when it cannot be seen. */
function isConditional(file: SourceFile, options: readonly Node[]): boolean | null {
  let unknown = false
  for (const option of options) {
    const value = unwrap(option)
    const word = stringOf(value)
    if (word !== null) {
      if (word.toUpperCase() === 'NX') return true
      continue
    }
    if (value.type === 'Literal' || value.type === 'BinaryExpression' || value.type === 'MemberExpression') continue
    const object = objectOf(file, value)
    if (!object) {
      // A bare name among strings is a number of seconds; a lone one may be an options object
      if (value.type === 'SpreadElement' || options.length === 1) unknown = true
      continue
    }
    for (const key of ['NX', 'nx', 'setNX']) {
      const given = propertyOf(object, key)
      if (given && given !== 'unknown' && !(given.type === 'Literal' && given.value === false)) return true
    }
    const condition = propertyOf(object, 'condition') ?? propertyOf(object, 'set')
    if (condition && condition !== 'unknown' && stringOf(condition)?.toUpperCase() === 'NX') return true
    if (keysOf(object).open) unknown = true
  }
  return unknown ? null : false
}

/** Shapes that only Redis has: `set(key, value, 'EX', 60)`, `set(key, value, { EX: 60 })`, `setex(...)`. */
function isDistinctive(file: SourceFile, { links }: CallChain, at: number): boolean {
  const given = argumentsOf(links[at])
  const name = links[at]!.name!.toLowerCase()
  if (['setex', 'psetex', 'setnx', 'hsetnx', 'sismember', 'hincrby', 'incrby'].includes(name)) return given.length >= 2
  if (name !== 'set' || given.length < 3) return false
  return given.slice(2).some((option) => {
    const word = stringOf(option)
    if (word !== null) return /^(?:EX|PX|NX|XX|KEEPTTL)$/i.test(word)
    const object = objectOf(file, option)
    return object !== null && keysOf(object).names.some((key) => ['EX', 'PX', 'NX', 'nx', 'ex', 'px', 'EXAT'].includes(key))
  })
}
