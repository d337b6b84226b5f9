import { prismaMethods } from '../../knowledge/databases.js'
import { argumentsOf, type CallChain } from '../call-chains.js'
import { keysOf } from '../expressions.js'
import type { SourceFile } from '../source-file.js'
import { accessOf, assignmentsOf, filterOf, hasKey, noFilter, objectOf, relativeOf, valueOf, type DataAccess } from './access.js'
import { isNamedDatabase, linkIndexOf, prefixOf, type Client } from './clients.js'

/** Methods that no other client of a model has. */
const distinctive = new Set([
  'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'createMany', 'createManyAndReturn', 'updateManyAndReturn',
  'groupBy', 'upsert', 'updateMany', 'deleteMany',
])
const argumentKeys = new Set(['where', 'data', 'select', 'include', 'take', 'skip', 'orderBy', 'cursor', 'distinct', 'omit', 'by', 'create', 'update', '_count', '_sum'])

/** `prisma.user.findUnique({ where })`, also through `tx`, an extended client or a service. */
export function readPrisma(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  const { links } = chain
  const at = linkIndexOf(links, (name) => Object.hasOwn(prismaMethods, name), 1)
  if (at < 1) return null
  const model = links[at - 1]!
  if (model.call || model.name === null || model.name.startsWith('$')) return null
  const isKnown = client?.library === 'prisma' && at === client.links + 1
  if (!isKnown && !isShaped(file, chain, client, at)) return null

  const { name } = links[at]!
  const method = prismaMethods[name!]!
  const [argument] = argumentsOf(links[at])
  const options = objectOf(file, argument)
  const where = valueOf(options, 'where')
  const filter = where ? filterOf(file, where) : options || !argument ? noFilter : { columns: [], hidden: true }
  const isUpsert = method.operation === 'upsert'
  const data = isUpsert ? valueOf(options, 'create') : valueOf(options, 'data')
  const changed = isUpsert ? valueOf(options, 'update') : data
  const assignments = isUpsert ? [...assignmentsOf(file, data), ...assignmentsOf(file, changed)] : assignmentsOf(file, data)
  const isList = method.many && method.operation === 'read'
  const skips = hasKey(file, argument, ['skipDuplicates'])
  return [
    accessOf({
      node: links[at]!.call!,
      library: 'prisma',
      api: name!,
      operation: method.operation,
      model: model.name,
      receiver: prefixOf(chain, at - 1),
      where,
      conditions: filter.columns,
      hasHiddenConditions: filter.hidden || hasKey(file, argument, ['where']) === null,
      data,
      assignments,
      isMany: method.many ?? false,
      isBounded: isList ? hasKey(file, argument, ['take']) : true,
      relative: method.operation === 'update' || isUpsert ? relativeOf(file, assignmentsOf(file, changed)) : null,
      isAtomic: method.atomic ?? (name!.startsWith('createMany') ? (argument && skips === null ? null : skips) : false),
    }),
  ]
}

function isShaped(file: SourceFile, chain: CallChain, client: Client | null, at: number): boolean {
  if (client && client.library !== 'prisma') return false
  const { links, root } = chain
  // `db.query.users.findFirst()` is Drizzle; `db.User.findOne()` Sequelize; `this.users.findMany()` a repository of the project
  if (at === 1 && root.type !== 'Identifier') return false
  if (links[at - 2]?.name === 'query') return false
  if (/^[A-Z]/.test(links[at - 1]!.name!)) return false
  const { name } = links[at]!
  const [argument] = argumentsOf(links[at])
  const options = objectOf(file, argument)
  const hasKeys = options !== null && keysOf(options).names.some((key) => argumentKeys.has(key))
  const isNamed = isNamedDatabase(chain, at - 1)
  if (hasKeys) return distinctive.has(name!) || isNamed
  return isNamed && distinctive.has(name!)
}
