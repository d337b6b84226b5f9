import { ambientPrefixes, ambientVariables, configurationFiles, publicPrefixes } from '../knowledge/environment-names.js'
import { asksForNames, validatesEnvironment } from './environment-checks.js'
import { environmentReadsOf, type EnvironmentRead } from './environment.js'
import { functionNameOf, functionsAround } from './functions.js'
import { lazily } from './lazily.js'
import { originOf } from './origins.js'
import { matchesAny } from './path-patterns.js'
import { patternSourceOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** Functions that are deployed alone: no module of the configuration can lie beside them. */
const edgeFunctions = /(^|\/)supabase\/functions\//

/** Reads of settings from the environment in a file that is no module of the configuration. */
export const scatteredReadsOf = lazily((file: SourceFile): readonly EnvironmentRead[] => {
  if (isConfigurationFile(file) || edgeFunctions.test(file.path) || validatesEnvironment(file) || asksForNames(file)) return []
  return environmentReadsOf(file).filter(({ node, name }) => (name === null || !isAmbient(name)) && !isOfPlatform(file, node) && !isAnnounced(node))
})

/** `static fromEnv()` of a client: whoever calls it asks for the environment by name. */
function isAnnounced(node: EnvironmentRead['node']): boolean {
  return functionsAround(node).some((fn) => /^(?:\w+F|f)romEnv(?:ironment)?$/.test(functionNameOf(fn) ?? ''))
}

/** Whether a file is one of those that may read the environment. */
export function isConfigurationFile(file: SourceFile): boolean {
  const { configFiles } = file.settings
  return matchesAny(file.path, configFiles.length > 0 ? configFiles : configurationFiles)
}

/** Whether a variable is no setting of the program, or one that the bundler must find where it is used. */
export function isAmbient(name: string): boolean {
  return ambientVariables.has(name) || ambientPrefixes.some((prefix) => name.startsWith(prefix)) || publicPrefixes.some((prefix) => name.startsWith(prefix))
}

/** `Deno.env.get('X')` of functions that have no module beside them, and what SvelteKit reads and checks itself. */
function isOfPlatform(file: SourceFile, node: EnvironmentRead['node']): boolean {
  if (node.type === 'CallExpression') return true
  const holder = node.type === 'MemberExpression' ? node.object : patternSourceOf(node)?.value
  return (holder && originOf(file, holder)?.module.startsWith('$env/')) ?? false
}
