import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { lookAtClock } from './directories.js'
import { baseOf, folderOf, foldersAbove, within } from './paths.js'
import { packageJsonIn } from './workspaces.js'

/** Names of scripts that nobody runs in production. */
const forDevelopment = /^(?:dev|develop|development|watch|local|test|e2e|debug|storybook|lint|check|typecheck|db|seed|generate)(?:$|[:._-])/

/** Source files that a script names: `tsx server/index.ts`, `esbuild src/prod.ts --bundle`. */
const sourcesIn = /(?:^|[\s"'=])(?:\.\/)?((?:[\w@.-]+\/)*[\w.-]+\.[cm]?[jt]sx?)(?=$|[\s"';&|)])/g

/**
 * Whether a file is an entry that only scripts for development start, where the scripts that build or start production
 * name another entry: `"dev": "tsx server/index.ts"` beside `"build": "esbuild server/prod.ts"`. Scripts that name no source
 * file of their own (`tsc`, `next build`) say nothing, so that the file counts for production.
 */
export const isDevelopmentEntry = lazily((file: SourceFile): boolean => {
  lookAtClock()
  for (const folder of foldersAbove(folderOf(file.filename))) {
    const scripts = packageJsonIn(folder)?.['scripts']
    if (typeof scripts === 'object' && scripts !== null) return isOnlyDeveloped(within(folder, file.filename), Object.entries(scripts))
    if (folder === file.cwd) break
  }
  return false
})

function isOnlyDeveloped(path: string | null, scripts: readonly (readonly [string, unknown])[]): boolean {
  let isDeveloped = false
  let entries = 0
  for (const [script, command] of scripts) {
    if (path === null || typeof command !== 'string') continue
    const named = [...command.matchAll(sourcesIn)].map(([, name]) => name!)
    if (forDevelopment.test(script)) isDeveloped ||= named.includes(path)
    // What was built from a file keeps its name: `node dist/index.js`.
    else if (named.some((name) => stemOf(name) === stemOf(path))) return false
    else if (/^(?:start|build|serve|prod|production)(?:$|[:._-])/.test(script)) entries += named.filter((name) => folderOf(name) === folderOf(path) && /\.[cm]?tsx?$/.test(name) === /\.[cm]?tsx?$/.test(path)).length
  }
  return isDeveloped && entries > 0
}

function stemOf(path: string): string {
  return baseOf(path).replace(/\.[cm]?[jt]sx?$/, '')
}
