import { chainEndingIn, argumentsOf, type Link } from './call-chains.js'
import type { DataAccess } from './data-access.js'
import { hasKey } from './data-access/access.js'
import { stringOf } from './expressions.js'
import type { SourceFile } from './source-file.js'

const prismaRows = /^(?:find(?:Unique|First|Many)(?:OrThrow)?|create|update|upsert|delete|(?:create|update)ManyAndReturn)$/
const documentRows = /^(?:find|findOne|findById|findOneAnd\w+|findByIdAnd\w+|create|save|insertMany)$/
const sequelizeRows = /^(?:findOne|findByPk|findAll|findAndCountAll|create|findOrCreate|update)$/
const typeormRows = /^(?:find|findOne|findBy|findOneBy|findOneOrFail|findOneByOrFail|findAndCount|findAndCountBy|save|getOne|getOneOrFail|getMany|getManyAndCount)$/

/** Whether a query certainly gives whole rows: no column was chosen and none left out. */
export function givesWholeRows(file: SourceFile, access: DataAccess): boolean {
  const { node, library, api, operation } = access
  if (node.type === 'TaggedTemplateExpression') return library === 'sql' && selectsAll(file.source.getText(node as never))
  const chain = chainEndingIn(file, node)
  const links = chain?.links ?? []
  const named = (...names: string[]): Link | undefined => links.find(({ name, call }) => call && name !== null && names.includes(name))
  const lacks = (...keys: string[]) => node.arguments.every((argument) => argument.type !== 'SpreadElement' && (argument.type !== 'ObjectExpression' ? true : hasKey(file, argument, keys) === false))
  switch (library) {
    case 'prisma':
      return prismaRows.test(api) && hasKey(file, node.arguments[0], ['select', 'omit']) === false
    case 'drizzle':
      if (api === 'findFirst' || api === 'findMany') return hasKey(file, node.arguments[0], ['columns']) === false
      if (operation === 'read') return api.startsWith('select') && argumentsOf(named('select', 'selectDistinct')).length === 0
      return isBare(named('returning'))
    case 'kysely':
      return operation === 'read' ? named('selectAll') !== undefined && !named('select') : named('returningAll') !== undefined
    case 'knex':
      if (named('count', 'pluck', 'sum', 'max', 'min', 'column', 'columns')) return false
      if (operation !== 'read') return takesAll(named('returning'))
      return [named('select'), named('first')].every((link) => !link || argumentsOf(link).length === 0 || stringOf(argumentsOf(link)[0]) === '*')
    case 'supabase': {
      const select = named('select')
      return select !== undefined && (argumentsOf(select).length === 0 || /^\s*\*/.test(stringOf(argumentsOf(select)[0]) ?? ''))
    }
    case 'typeorm':
      if (links.some(({ name }) => name === 'createQueryBuilder')) return typeormRows.test(api) && !named('select')
      return typeormRows.test(api) && lacks('select')
    case 'mongoose':
    case 'mongodb':
      return documentRows.test(api) && !(library === 'mongodb' && operation !== 'read') && !named('select', 'project', 'projection', 'transform') && isUnprojected(file, links, api)
    case 'sequelize':
      return sequelizeRows.test(api) && !(api === 'update') && !named('scope') && lacks('attributes')
    case 'sql':
      return node.arguments.some((argument) => argument.type !== 'SpreadElement' && selectsAll(file.source.getText(argument as never))) || links.some((link) => argumentsOf(link).some((argument) => selectsAll(stringOf(argument) ?? '')))
    default:
      return false
  }
}

function selectsAll(sql: string): boolean {
  return /\bSELECT\s+(?:\w+\.)?\*/i.test(sql) || /\bRETURNING\s+\*/i.test(sql)
}

function isBare(link: Link | undefined): boolean {
  return link !== undefined && argumentsOf(link).length === 0
}

function takesAll(link: Link | undefined): boolean {
  return link !== undefined && stringOf(argumentsOf(link)[0]) === '*'
}

/** Reads take a projection as their second argument, changes as an option of their third. */
function isUnprojected(file: SourceFile, links: readonly Link[], api: string): boolean {
  const given = argumentsOf(links.find(({ name, call }) => call && name === api))
  if (/^(?:create|save|insertMany)$/.test(api)) return true
  if (/And/.test(api)) return given.slice(2).every((options) => hasKey(file, options, ['projection', 'select', 'fields']) === false)
  // An object there is a projection of Mongoose; options of the driver have names of their own.
  return given.length < 2 || (hasKey(file, given[1], ['projection']) === false && /\b(?:session|limit|skip|sort|lean)\b/.test(file.source.getText(given[1] as never)))
}
