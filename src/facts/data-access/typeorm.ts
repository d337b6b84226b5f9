import type { TSESTree } from '@typescript-eslint/utils'
import { typeormMethods } from '../../knowledge/databases.js'
import { argumentsOf, chainEndingIn, type CallChain } from '../call-chains.js'
import { nameOf, propertyOf, stringOf, unwrap } from '../expressions.js'
import { classAround } from '../functions.js'
import type { Node } from '../nodes.js'
import { onlyValueOf, variableOf } from '../references.js'
import type { SourceFile } from '../source-file.js'
import { accessOf, assignmentsOf, fieldsSetOn, filterOf, hasKey, noFilter, objectOf, relativeOf, valueOf, type Column, type DataAccess } from './access.js'
import { clientOf, linkIndexOf, linkNamed, prefixOf, type Client } from './clients.js'

/** Repository methods that only TypeORM has, for repositories declared elsewhere. */
const distinctive = new Set(['findOneBy', 'findOneByOrFail', 'findOneOrFail', 'findAndCountBy', 'softRemove', 'existsBy'])

/** `users.findOne({ where })`, `manager.save(User, row)`, `dataSource.getRepository(User).createQueryBuilder('u')...getOne()`. */
export function readTypeorm(file: SourceFile, chain: CallChain, client: Client | null): readonly DataAccess[] | null {
  if (client && client.library !== 'typeorm') return null
  const { links } = chain
  const opened = linkIndexOf(links, (name) => name === 'getRepository' || name === 'getMongoRepository' || name === 'withRepository')
  const builder = linkIndexOf(links, (name) => name === 'createQueryBuilder')
  if (builder >= 0) return readBuilder(file, chain, builder, opened)
  const at = linkIndexOf(links, (name) => Object.hasOwn(typeormMethods, name), opened + 1)
  if (at < 0 || !isRepository(file, chain, client, at, opened)) return null

  const { name } = links[at]!
  const method = typeormMethods[name!]!
  const given = argumentsOf(links[at])
  const entity = opened >= 0 ? entityName(argumentsOf(links[opened])[0]) : given.length > 0 && isEntity(given[0]!) ? entityName(given[0]) : null
  const values = opened < 0 && entity ? given.slice(1) : given
  const [first, second, third] = values
  const receiver = prefixOf(chain, at)
  const isBy = /By(?:OrFail)?$|^(?:update|delete|softDelete|increment|decrement)$/.test(name!)
  const options = objectOf(file, first)
  const condition = method.operation === 'create' || method.operation === 'upsert' || name === 'remove' || name === 'softRemove' ? null : isBy ? (first ?? null) : valueOf(options, 'where')
  const filter = condition ? conditionOf(file, condition) : noFilter
  const data = method.relative ? null : name === 'update' ? (second ?? null) : method.operation === 'create' || method.operation === 'upsert' ? (first ?? null) : null
  const assignments: readonly Column[] = method.relative
    ? [{ name: stringOf(second) ?? '', value: third ?? null, isEquality: true }]
    : savedColumns(file, data)
  const isList = method.many === true
  const saved = name === 'save' ? savedRow(file, links[at]!.call!, data, receiver) : null
  if (saved) return [saved]
  return [
    accessOf({
      node: links[at]!.call!,
      library: 'typeorm',
      api: name!,
      operation: method.operation,
      model: entity ?? entityOfRepository(file, receiver),
      receiver,
      where: condition,
      conditions: filter.columns,
      hasHiddenConditions: filter.hidden || (!isBy && first !== undefined && method.operation === 'read' && hasKey(file, first, ['where']) === null),
      data,
      assignments,
      isMany: isList || ((method.operation === 'update' || method.operation === 'delete') && isBy),
      isBounded: isList ? (isBy && !name!.startsWith('find') ? true : hasKey(file, isBy ? null : first, ['take'])) : true,
      relative: method.relative ? 'database' : relativeOf(file, assignments),
      isAtomic: method.atomic ?? false,
      locks: hasKey(file, first, ['lock']) === true,
    }),
  ]
}

/** `const user = await users.findOneBy({ id }); user.plan = 'pro'; await users.save(user)`: writes the fields that were set since. */
function savedRow(file: SourceFile, node: TSESTree.CallExpression, data: Node | null, receiver: Node): DataAccess | null {
  const row = data && unwrap(data)
  const variable = row?.type === 'Identifier' ? variableOf(file, row) : null
  const only = variable && onlyValueOf(variable)
  if (!variable || only?.type !== 'AwaitExpression') return null
  const found = chainEndingIn(file, unwrap(only.argument))
  const [read] = (found && readTypeorm(file, found, clientOf(file, found))) ?? []
  if (!read || read.operation !== 'read' || read.isMany) return null
  const { assignments, isSum } = fieldsSetOn(variable)
  return accessOf({
    node,
    library: 'typeorm',
    api: 'save',
    operation: 'update',
    model: read.model,
    receiver,
    hasHiddenConditions: true,
    assignments,
    relative: isSum ? 'code' : relativeOf(file, assignments),
  })
}

/** A filter object, an array of alternatives, or the bare key of `update(id, ...)`. */
function conditionOf(file: SourceFile, node: Node) {
  const value = unwrap(node)
  if (objectOf(file, value)) return filterOf(file, value)
  if (value.type === 'ArrayExpression') {
    const columns = value.elements.flatMap((element) => (element ? filterOf(file, element).columns : []))
    return { columns: columns.map((column) => ({ ...column, isEquality: false })), hidden: false }
  }
  return { columns: [{ name: 'id', value, isEquality: true }], hidden: value.type === 'Identifier' }
}

/** `save({ ... })`, `save(repo.create({ ... }))` and the variable that holds either. */
function savedColumns(file: SourceFile, node: Node | null): readonly Column[] {
  if (!node) return []
  const value = unwrap(node)
  if (value.type === 'Identifier') {
    const initialiser = initialiserOf(file, value)
    if (initialiser) return savedColumns(file, initialiser)
  }
  if (value.type === 'CallExpression' && value.callee.type === 'MemberExpression' && nameOf(value.callee) === 'create') return assignmentsOf(file, value.arguments.at(-1))
  return assignmentsOf(file, value)
}

function initialiserOf(file: SourceFile, identifier: Node): Node | null {
  const definition = variableOf(file, identifier)?.defs[0]
  const init = definition?.type === 'Variable' && definition.node.id.type === 'Identifier' ? definition.node.init : null
  return init?.type === 'CallExpression' ? init : null
}

function isRepository(file: SourceFile, chain: CallChain, client: Client | null, at: number, opened: number): boolean {
  if (opened >= 0) return at === opened + 1
  if (client) return at === client.links || (at === client.links + 1 && chain.links[at - 1]!.name === 'manager')
  const { name } = chain.links[at]!
  if (!isNamedRepository(chain, at)) return false
  return distinctive.has(name!) || objectHasWhere(file, argumentsOf(chain.links[at])[0])
}

function objectHasWhere(file: SourceFile, node: Node | undefined): boolean {
  const object = objectOf(file, node)
  return object !== null && propertyOf(object, 'where') !== undefined && propertyOf(object, 'where') !== 'unknown'
}

function isNamedRepository({ root, links }: CallChain, at: number): boolean {
  const name = at > 0 ? links[at - 1]!.name : root.type === 'Identifier' ? root.name : null
  return name !== null && /repo(?:sitory)?$/i.test(name)
}

function isEntity(node: Node): boolean {
  const value = unwrap(node)
  return (value.type === 'Identifier' && /^[A-Z]/.test(value.name)) || (value.type === 'MemberExpression' && /^[A-Z]/.test(nameOf(value) ?? ''))
}

function entityName(node: Node | undefined): string | null {
  const value = node && unwrap(node)
  return value ? (stringOf(value) ?? (isEntity(value) ? nameOf(value) : null)) : null
}

/** `Repository<User>` of the field or parameter, else the name without "repository". */
function entityOfRepository(file: SourceFile, node: Node): string | null {
  const value = unwrap(node)
  const name = value.type === 'Identifier' || value.type === 'MemberExpression' ? nameOf(value) : null
  return typeArgumentOf(file, value) ?? name?.replace(/repo(?:sitory)?$/i, '') ?? null
}

/** `User` for a field or parameter declared as `Repository<User>`. */
export function typeArgumentOf(file: SourceFile, node: Node): string | null {
  let declared: Node | null = null
  if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') {
    const name = nameOf(node)
    for (const member of classAround(node)?.body.body ?? []) {
      if (member.type === 'PropertyDefinition' && nameOf(member) === name) declared = member
      if (member.type === 'MethodDefinition' && member.kind === 'constructor')
        for (const parameter of member.value.params)
          if (parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'Identifier' && parameter.parameter.name === name) declared = parameter.parameter
    }
  } else if (node.type === 'Identifier') declared = variableOf(file, node)?.defs[0]?.name ?? null
  const annotation = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : null
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : null
  const argument = type?.type === 'TSTypeReference' ? type.typeArguments?.params[0] : null
  return argument?.type === 'TSTypeReference' && argument.typeName.type === 'Identifier' ? argument.typeName.name : null
}

const singleReads = new Set(['getOne', 'getOneOrFail', 'getRawOne', 'getCount', 'getExists'])

function readBuilder(file: SourceFile, chain: CallChain, at: number, opened: number): readonly DataAccess[] | null {
  const { links } = chain
  const insert = linkNamed(links, 'insert', at)
  const update = linkNamed(links, 'update', at)
  const remove = linkNamed(links, 'delete', at) ?? linkNamed(links, 'softDelete', at)
  const ends = linkIndexOf(links, (name) => singleReads.has(name) || name.startsWith('get') || name === 'execute' || name === 'stream', at)
  if (ends < 0 && !insert && !update && !remove) return null
  const target = argumentsOf(linkNamed(links, 'into', at) ?? undefined)[0] ?? argumentsOf(update ?? undefined)[0] ?? argumentsOf(linkNamed(links, 'from', at) ?? undefined)[0]
  const alias = argumentsOf(links[at])[0]
  const data = argumentsOf((insert ? linkNamed(links, 'values', at) : linkNamed(links, 'set', at)) ?? undefined)[0] ?? null
  const assignments = assignmentsOf(file, data)
  const columns: Column[] = []
  let where: Node | null = null
  for (const { name, call } of links.slice(at)) {
    if (!call || !name || !/[wW]here$/.test(name)) continue
    const [condition, parameters] = call.arguments
    where ??= condition ?? null
    const text = stringOf(condition) ?? ''
    const values = objectOf(file, parameters)
    for (const match of text.matchAll(/(?<!\w)(?:\w+\.)?["`]?(?<!\w)(\w+)["`]? ?(=|IN|<|>|LIKE)\s*\(?:(?:\.\.\.)?(\w+)/gi))
      columns.push({ name: match[1]!, value: valueOf(values, match[3]!), isEquality: name !== 'orWhere' && /^(?:=|IN)$/i.test(match[2]!) })
    if (!text) columns.push(...filterOf(file, condition).columns)
  }
  const operation = insert ? 'create' : update ? 'update' : remove ? 'delete' : 'read'
  const atomic = linkIndexOf(links, (name) => name === 'orIgnore' || name === 'orUpdate' || name === 'onConflict', at) >= 0
  const isSingle = ends >= 0 && singleReads.has(links[ends]!.name!)
  return [
    accessOf({
      node: chain.node,
      library: 'typeorm',
      api: ends >= 0 ? links[ends]!.name! : 'createQueryBuilder',
      operation: operation === 'create' && linkNamed(links, 'orUpdate', at) ? 'upsert' : operation,
      model:
        entityName(target) ??
        (opened >= 0 ? entityName(argumentsOf(links[opened])[0]) : null) ??
        (alias && isEntity(alias) ? entityName(alias) : entityOfRepository(file, prefixOf(chain, at))),
      receiver: prefixOf(chain, at),
      where,
      conditions: columns,
      hasHiddenConditions: where !== null && columns.length === 0,
      data,
      assignments,
      isMany: !isSingle && operation !== 'create',
      isBounded: operation !== 'read' || isSingle || linkIndexOf(links, (name) => name === 'take' || name === 'limit', at) >= 0,
      relative: operation === 'update' ? relativeOf(file, assignments) : null,
      isAtomic: atomic,
      locks: linkNamed(links, 'setLock', at) !== null,
    }),
  ]
}
