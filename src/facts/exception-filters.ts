import { packageOf } from '../knowledge/modules.js'
import { decoratorsOf } from './expressions.js'
import { methodOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal } from './references.js'
import type { SourceFile } from './source-file.js'

/**
 * The `catch(exception, host)` methods of Nest exception filters that get what nobody expected: `@Catch()`, `@Catch(Error)` and, of
 * a driver, `@Catch(QueryFailedError)`. One for named exceptions, `@Catch(HttpException)`, gets what the program threw itself.
 * Source: NestJS, "Exception filters", November 2026.
 */
export const filtersOfEverythingOf = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>()
  if (!file.text.includes('Catch')) return found
  for (const type of [...nodesOf(file).get('ClassDeclaration'), ...nodesOf(file).get('ClassExpression')]) {
    if (!decoratorsOf(type).some(({ expression }) => catchesEverything(file, expression))) continue
    const method = methodOf(type, 'catch')
    if (method) found.add(method)
  }
  return found
})

function catchesEverything(file: SourceFile, decorator: Node): boolean {
  if (decorator.type !== 'CallExpression') return false
  const origin = originOf(file, decorator.callee)
  if (origin?.module !== '@nestjs/common' || origin.path[0] !== 'Catch') return false
  return decorator.arguments.length === 0 || decorator.arguments.some((argument) => isEveryError(file, argument) || isOfDriver(file, argument))
}

/** `Error` of the language: a class of that name which the program declares or imports is one of its own. */
function isEveryError(file: SourceFile, caught: Node): boolean {
  return isGlobal(file, caught) && caught.name === 'Error'
}

/** Packages whose errors speak of tables, hosts and queries. */
const driverPackages = new Set(['typeorm', '@prisma/client', 'mongoose', 'mongodb', 'pg', 'mysql2', 'sequelize', 'drizzle-orm', '@mikro-orm/core', 'ioredis', 'axios'])

function isOfDriver(file: SourceFile, caught: Node): boolean {
  const origin = originOf(file, caught)
  return origin !== null && driverPackages.has(packageOf(origin.module))
}
