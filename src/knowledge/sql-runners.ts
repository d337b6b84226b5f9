import { tableOf } from './table-of.js'

/**
 * How a call takes SQL. `statement`: its text is a whole statement, which is also what tells it from other calls of that
 * name. `fragment`: a part of one (`whereRaw`, `sql.raw`), for calls whose name only a query builder has.
 */
export type SqlTaker = 'statement' | 'fragment'

/** Methods that take SQL as their first argument, by name. */
export const sqlMethods: Readonly<Record<string, SqlTaker>> = tableOf({
  query: 'statement',
  queryOne: 'statement',
  queryAll: 'statement',
  queryRow: 'statement',
  rawQuery: 'statement',
  execute: 'statement',
  executeSql: 'statement',
  executeQuery: 'statement',
  executeRaw: 'statement',
  run: 'statement',
  get: 'statement',
  all: 'statement',
  each: 'statement',
  exec: 'statement',
  prepare: 'statement',
  iterate: 'statement',
  one: 'statement',
  none: 'statement',
  many: 'statement',
  any: 'statement',
  oneOrNone: 'statement',
  manyOrNone: 'statement',
  oneFirst: 'statement',
  maybeOne: 'statement',
  result: 'statement',
  multi: 'statement',
  task: 'statement',
  simple: 'statement',
  stream: 'statement',
  createQueryJob: 'statement',
  $queryRaw: 'statement',
  $executeRaw: 'statement',
  $queryRawUnsafe: 'fragment',
  $executeRawUnsafe: 'fragment',
  whereRaw: 'fragment',
  orWhereRaw: 'fragment',
  andWhereRaw: 'fragment',
  havingRaw: 'fragment',
  orHavingRaw: 'fragment',
  orderByRaw: 'fragment',
  groupByRaw: 'fragment',
  joinRaw: 'fragment',
  fromRaw: 'fragment',
  selectRaw: 'fragment',
  setRaw: 'fragment',
})

/** Methods of a query builder that take a condition as text; the text must read like one. */
export const conditionMethods: ReadonlySet<string> = new Set([
  'where', 'andWhere', 'orWhere', 'having', 'andHaving', 'orHaving', 'leftJoin', 'innerJoin', 'leftJoinAndSelect', 'innerJoinAndSelect',
])

/** Methods of a query builder that take the name of a column. */
export const columnMethods: ReadonlySet<string> = new Set(['orderBy', 'addOrderBy', 'groupBy', 'addGroupBy', 'select', 'addSelect'])

/** `raw`, `unsafe` and `literal` take a fragment when what they are called on comes from one of these. */
export const fragmentPackages: ReadonlySet<string> = new Set([
  'drizzle-orm', 'kysely', '@prisma/client', 'knex', 'sequelize', 'sequelize-typescript', 'objection', 'postgres', '@mikro-orm/core', '@mikro-orm/postgresql', '@mikro-orm/mysql', '@mikro-orm/knex', 'slonik',
  '@vercel/postgres', '@neondatabase/serverless', 'sql-template-tag',
])

/** What such a thing is called where it comes from a file of the project. */
export const fragmentMakers: ReadonlySet<string> = new Set(['sql', 'Prisma', 'knex', 'Knex', 'db', 'database', 'Sequelize', 'sequelize', 'trx', 'tx', 'prisma'])

/** Keys of an object that hold the statement. */
export const statementKeys: ReadonlySet<string> = new Set(['text', 'sql', 'query', 'sqlText', 'statement'])

/** Words of functions that make text fit to stand in SQL, or check that it is. */
export const quotingWords: ReadonlySet<string> = new Set([
  'escape', 'escaped', 'quote', 'quoted', 'ident', 'identifier', 'sanitize', 'sanitise', 'sanitized', 'literal', 'allowed', 'whitelist', 'whitelisted', 'allowlist', 'validate', 'validated', 'safe', 'assert', 'ensure', 'placeholders', 'placeholder',
])

/** Functions of SQL that are given values, and hardly ever a column. Source: the documentation of PostgreSQL, PostGIS and MySQL, November 2026. */
export const valueFunctions: readonly string[] = [
  'ST_MakePoint', 'ST_Point', 'ST_MakeEnvelope', 'ST_GeomFromText', 'ST_GeogFromText', 'ST_GeomFromGeoJSON', 'ST_PointFromText', 'to_tsquery', 'plainto_tsquery', 'phraseto_tsquery', 'websearch_to_tsquery', 'to_date', 'to_timestamp', 'str_to_date', 'from_unixtime',
  'make_date', 'make_timestamp', 'make_interval', 'set_config', 'pg_sleep', 'setseed', 'hashtext', 'pg_advisory_lock', 'pg_advisory_xact_lock', 'pg_try_advisory_lock',
]

/** Words of functions that give their text back shortened or spelled otherwise, with its quotes: `truncate`, `toLowerCase`, `decodeURIComponent`. */
export const keepingWords: ReadonlySet<string> = new Set(['trunc', 'truncate', 'shorten', 'trim', 'lower', 'upper', 'to', 'case', 'capitalize', 'decode', 'uri', 'component', 'normalize', 'string', 'str'])
