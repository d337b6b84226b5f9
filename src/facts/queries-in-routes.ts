import { isLocalModule } from '../knowledge/modules.js'
import { wordsOf } from './expressions.js'
import { dataAccessesOf, type DataAccess } from './data-access.js'
import { importsOf } from './imports.js'
import { lazily } from './lazily.js'
import { requestAround, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'

/** A query that the handler of a route writes itself. */
export type QueryInRoute = { readonly access: DataAccess; readonly route: Route }

/** The first query of each endpoint that has any, in the order of the text. Key-value stores are none. */
export const queriesInRoutesOf = lazily((file: SourceFile): readonly QueryInRoute[] => {
  const seen = new Set<Route>()
  return dataAccessesOf(file).flatMap((access): readonly QueryInRoute[] => {
    if (access.library === 'redis') return []
    const route = requestAround(file, access.node)
    if (!route || seen.has(route) || (route.role !== 'endpoint' && route.role !== 'controller')) return []
    seen.add(route)
    return [{ access, route }]
  })
})

/** What the modules of a layer between routes and the database are called. */
const layerWords = new Set(['service', 'services', 'repository', 'repositories', 'repo', 'repos', 'usecase', 'usecases', 'dal', 'domain', 'queries'])

/** Whether a file takes something from a layer between its routes and the database: the project has one. */
export const usesServiceLayer = lazily((file: SourceFile): boolean =>
  importsOf(file).some(({ specifier, names, isTypeOnly }) => !isTypeOnly && isLocalModule(specifier) && [specifier, ...names].some((text) => wordsOf(text).some((word) => layerWords.has(word)))),
)
