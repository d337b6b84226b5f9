import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { lookAtClock } from './directories.js'
import { baseOf, folderOf, foldersAbove, within } from './paths.js'
import { packageJsonIn } from './workspaces.js'

/** Names of scripts that nobody runs in production. */
const forDevelopment = /^(?:dev|develop|development|watch|local|test|e2e|debug|storybook|lint|check|typecheck|db|seed|generate)(?:$|[:._-])/

/** Source files that a script names: `tsx server/index.ts`, `esbuild src/prod.ts --bundle`. */
const sourcesIn = /(?:^|[\s"'=])(?:\.\/)?((?:[\w@.-]+\/)*[\w.-]+\.[cm]?[jt]sx?)(?=$|[\s"';&|)])/g

/** First words of scripts whose processes serve users, or may. */
const serving = /^(?:start|serve|server|web|api|app|main|prod|production|preview|worker|workers|queue|queues|job|jobs|cron|consumer|consume|listen|listener|process|scheduler|schedule|daemon|bot|run|sync|poll|relay|stream|deploy|release|build|pre|post|heroku|railway|replit|fly|render|docker|pm2)(?:$|[:._-])/

/** Programs that run a source file as it is. */
const runners = /(?:^|[\s&|;/])(?:tsx|ts-node|ts-node-esm|node|bun|vite-node|jiti|esno|babel-node|swc-node)\s/

type Scripts = { readonly path: string | null; readonly scripts: readonly (readonly [name: string, command: string])[] }

/** The scripts of the nearest `package.json` that has some, and where a file lies from there. */
const scriptsAround = lazily((file: SourceFile): Scripts => {
  lookAtClock()
  for (const folder of foldersAbove(folderOf(file.filename))) {
    const scripts = packageJsonIn(folder)?.['scripts']
    if (typeof scripts === 'object' && scripts !== null) return { path: within(folder, file.filename), scripts: Object.entries(scripts).flatMap(([name, command]) => (typeof command === 'string' ? [[name, command] as const] : [])) }
    if (folder === file.cwd) break
  }
  return { path: null, scripts: [] }
})

/**
 * Whether a file is an entry that only scripts for development start, where the scripts that build or start production
 * name another entry: `"dev": "tsx server/index.ts"` beside `"build": "esbuild server/prod.ts"`. Scripts that name no source
 * file of their own (`tsc`, `next build`) say nothing, so that the file counts for production.
 */
export const isDevelopmentEntry = lazily((file: SourceFile): boolean => {
  const { path, scripts } = scriptsAround(file)
  return path !== null && isOnlyDeveloped(path, scripts)
})

/**
 * Whether a file is a tool that somebody runs by hand or a build runs: scripts name it (`"delete-team": "node delete-team.js"`),
 * and none of them is one that serves.
 */
export const isTool = lazily((file: SourceFile): boolean => {
  const { path, scripts } = scriptsAround(file)
  if (path === null) return false
  let isRun = false
  for (const [script, command] of scripts) {
    if (!sourcesOf(command).includes(path)) continue
    if (forDevelopment.test(script)) continue
    if (serving.test(script) || !runners.test(` ${command}`)) return false
    isRun = true
  }
  return isRun
})

function isOnlyDeveloped(path: string, scripts: Scripts['scripts']): boolean {
  let isDeveloped = false
  let entries = 0
  for (const [script, command] of scripts) {
    const named = sourcesOf(command)
    if (forDevelopment.test(script)) isDeveloped ||= named.includes(path)
    // What was built from a file keeps its name: `node dist/index.js`.
    else if (named.some((name) => stemOf(name) === stemOf(path))) return false
    else if (/^(?:start|build|serve|prod|production)(?:$|[:._-])/.test(script)) entries += named.filter((name) => folderOf(name) === folderOf(path) && /\.[cm]?tsx?$/.test(name) === /\.[cm]?tsx?$/.test(path)).length
  }
  return isDeveloped && entries > 0
}

function sourcesOf(command: string): readonly string[] {
  return [...command.matchAll(sourcesIn)].map(([, name]) => name!)
}

function stemOf(path: string): string {
  return baseOf(path).replace(/\.[cm]?[jt]sx?$/, '')
}
