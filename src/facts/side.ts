import { packageOf } from '../knowledge/modules.js'
import { browserGlobals, clientPackages, componentHooks, serverModules, serverPackages, sharedModules } from '../knowledge/runtimes.js'
import { exportOf } from './exports.js'
import { unwrap } from './expressions.js'
import { isFunction } from './functions.js'
import { modulesNamed } from './modules-named.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { requestAround, requestsOf } from './routes.js'
import { hasDirective } from './routes/procedures.js'
import type { SourceFile } from './source-file.js'

/** Where code runs: for all users on a server, or on the device of one. */
export type Side = 'server' | 'client' | 'unknown'

const serverFiles = [
  /(^|\/)pages\/api\//,
  /(^|\/)supabase\/functions\//,
  /\.server\.[cm]?[jt]sx?$/,
  /(^|\/)\+server\.[cm]?[jt]s$/,
  /\+api\.[cm]?[jt]sx?$/,
]
const clientFiles = [/\.client\.[cm]?[jt]sx?$/]
/** Files of Next's app folder that are server components unless they say `'use client'`. */
const serverComponents = /(^|\/)app\/(?:.*\/)?(?:page|layout|template|default|not-found|sitemap|robots)\.[jt]sx?$/

/**
 * Where a file runs, by evidence: a directive first, then what its name means to a framework and the routes in it, then
 * what it imports, then what only a component or a browser does. Evidence for both sides, or for none, is `unknown`.
 */
export const sideOf = lazily((file: SourceFile): Side => {
  const { body } = file.source.ast
  if (hasDirective(body, 'use client') || clientFiles.some((pattern) => pattern.test(file.path))) return 'client'
  if (hasDirective(body, 'use server') || serverFiles.some((pattern) => pattern.test(file.path))) return 'server'

  const isComponent = usesHooks(file)
  const hasRoutes = requestsOf(file).some(({ framework, role }) => framework !== 'next-action' && role !== 'part')
  if (hasRoutes || importsServer(file)) {
    // Markup beside what only a server has: a server component, or one that borrows an enumeration from the database.
    const isBoth = isComponent || (hasMarkup(file) && (hasRoutes ? exportsLoaderBesideMarkup(file) : !rendersOnServer(file)))
    return isBoth ? 'unknown' : 'server'
  }
  if (isComponent || importsClient(file)) return 'client'
  if (rendersOnServer(file)) return 'server'
  return hasMarkup(file) || touchesBrowser(file) ? 'client' : 'unknown'
})

/** Where a node runs: a handler inside a file of both sides, such as a Remix route module, is on the server. */
export function sideAt(file: SourceFile, node: Node): Side {
  const side = sideOf(file)
  return side !== 'server' && requestAround(file, node) ? 'server' : side
}

function importsServer(file: SourceFile): boolean {
  return modulesNamed(file).values.some((module) => {
    const bare = module.replace(/^node:/, '')
    return serverModules.has(bare) || serverPackages.has(bare) || (!sharedModules.has(bare) && serverPackages.has(packageOf(bare)))
  })
}

function importsClient(file: SourceFile): boolean {
  return modulesNamed(file).values.some((module) => clientPackages.has(module) || clientPackages.has(packageOf(module)))
}

/** Whether a file certainly ends in what a browser downloads: by a directive, its name, or hooks of components. */
export function isClientComponent(file: SourceFile): boolean {
  return sideOf(file) === 'client' && (hasDirective(file.source.ast.body, 'use client') || clientFiles.some((pattern) => pattern.test(file.path)) || usesHooks(file))
}

/** Whether a hook or lifecycle function of a component library is called. */
function usesHooks(file: SourceFile): boolean {
  const imports = modulesNamed(file)
  if (!Object.keys(componentHooks).some((name) => imports.hasValue(name))) return false
  return nodesOf(file)
    .get('CallExpression')
    .some((call) => {
      const callee = unwrap(call.callee)
      if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return false
      const origin = originOf(file, callee)
      if (!origin || origin.path.length !== 1) return false
      const hooks = componentHooks[packageOf(origin.module)]
      return hooks?.has(origin.path[0]!) ?? false
    })
}

function hasMarkup(file: SourceFile): boolean {
  return nodesOf(file).get('JSXElement').length > 0 || nodesOf(file).get('JSXFragment').length > 0
}

/** A page and its loader in one file: Remix route modules, `getServerSideProps`. */
function exportsLoaderBesideMarkup(file: SourceFile): boolean {
  return ['loader', 'action', 'getServerSideProps', 'getStaticProps'].some((name) => exportOf(file, name)) && exportOf(file, 'default') !== null
}

/** A component that awaits, or a page of the app folder: both render on the server only. */
function rendersOnServer(file: SourceFile): boolean {
  if (!hasMarkup(file)) return false
  if (serverComponents.test(file.path) && !touchesBrowser(file)) return true
  const component = exportOf(file, 'default')?.value
  return isFunction(component) && component.async
}

/** Whether a global that only browsers have is used, not merely tested for with `typeof`. */
function touchesBrowser(file: SourceFile): boolean {
  if (![...browserGlobals].some((name) => file.text.includes(name))) return false
  return [...browserUses(file)].length > 0
}

const browserUses = lazily((file: SourceFile): readonly Node[] => {
  const found: Node[] = []
  const scope = file.source.scopeManager?.globalScope
  for (const reference of scope?.through ?? []) {
    const { identifier } = reference
    if (!browserGlobals.has(identifier.name) || identifier.parent?.type === 'UnaryExpression') continue
    found.push(identifier)
  }
  return found
})
