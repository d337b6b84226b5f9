import { isAbsolute, relative, resolve } from 'node:path'
import type { TSESLint } from '@typescript-eslint/utils'
import { configuredTools } from '../knowledge/tool-configs.js'
import { forgetFile, lazily } from './lazily.js'
import { settingsOf, type Settings } from './settings.js'

export type SourceCode = Readonly<TSESLint.SourceCode>

/** One file under lint: what every fact is computed from and cached by. */
export type SourceFile = {
  readonly source: SourceCode
  readonly text: string
  /** As the host calls it. */
  readonly named: string
  /** Relative to the working directory, with forward slashes: folder names above the project say nothing about it. */
  readonly path: string
  /** Absolute, with forward slashes; the file need not exist. */
  readonly filename: string
  /** The working directory, absolute, with forward slashes. */
  readonly cwd: string
  readonly settings: Settings
}

type FileContext = {
  readonly sourceCode: SourceCode
  readonly filename: string
  readonly cwd: string
  readonly settings: Readonly<Record<string, unknown>>
}

let current: SourceFile | null = null
/** Rules that have not yet asked their question of the current file. */
let waiting = 0

/**
 * The one `SourceFile` of a lint run over a file, shared by every rule until the last that said `isWaiting` is done. Throws on
 * invalid `settings.shipworthy`.
 */
export function sourceFileOf({ sourceCode, filename, cwd, settings }: FileContext): SourceFile {
  let file = current
  // oxlint gives the same source code object for every file, and changes what it holds.
  if (file?.source !== sourceCode || file.named !== filename || file.text !== sourceCode.text) {
    leaveFile()
    file = {
      source: sourceCode,
      named: filename,
      text: sourceCode.text,
      path: filename.startsWith(`${cwd}/`) ? filename.slice(cwd.length + 1) : relative(cwd, filename).replaceAll('\\', '/'),
      filename: (isAbsolute(filename) ? filename : resolve(cwd, filename)).replaceAll('\\', '/'),
      cwd: cwd.replaceAll('\\', '/'),
      settings: settingsOf(settings),
    }
    current = file
  }
  return file
}

/** To be called by each rule that will ask something of the current file later. */
export function isWaiting(): void {
  waiting++
}

/**
 * To be called by such a rule when it has asked. After the last of them the file is let go: facts that live on while the
 * next file is parsed are copied by the garbage collector again and again.
 */
export function hasAsked(file: SourceFile): void {
  if (file === current && --waiting === 0) leaveFile()
}

function leaveFile(): void {
  current = null
  waiting = 0
  forgetFile()
}

/** Folders and file names whose code never meets a production request. */
const besidesProduction = [
  /(^|\/)(tests?|__tests__|specs?|e2e|cypress|playwright|fixtures?|__fixtures__|mocks?|__mocks__|stor(y|ies)|\.storybook)\//i,
  /(^|\/)(test-?(utils|helpers|support|setup|kit|containers))\//i,
  /(^|\/)(scripts?|seeds?|seeders?|migrations?|bin|examples?|docs?|archive|attached_assets|codefixes|evals)\//i,
  /\.(test|tests|spec|e2e|cy|stories|story|fixture|mock|bench|eval)\.[cm]?[jt]sx?$/i,
  /(^|\/)(seed|seeds|seeder|migrate|migration)\.[cm]?[jt]sx?$/i,
  // `seed-orders.ts` fills a database; a seed phrase opens a wallet
  /(^|\/)seed[-_](?!phrase)[^/]*\.[cm]?[jt]sx?$/i,
  // Loaded by the development server and the test runner of Create React App alone
  /(^|\/)src\/setup(Proxy|Tests)\.[jt]sx?$/,
]
/** Folders that hold a program, where `<name>.config.ts` is one of its modules unless the name is a tool's. */
const programFolder = /(^|\/)(src|app|server|backend|lib|convex)\//i
const configuration = /(?:^|\/)([^/.]+)(?:\.[^/]*)?\.config\.[cm]?[jt]s$/i
/** Files that a framework routes by their folders: `docs` in `app/api/docs/route.ts` is a part of the URL, not of the project. */
const routedByFolder =
  /^((?:.*\/)?)(?:pages\/api\/|(?:app|pages|routes)\/(?:[^/]+\/)*(?:route|page|layout|\+server|\+page|\+page\.server|get|post|put|patch|delete)\.[cm]?[jt]sx?$)/
const generatedOrVendored = [
  /(^|\/)(node_modules|dist|build|\.next|\.nuxt|out|coverage|generated|__generated__|vendor|prisma\/generated)\//i,
  /\.(min|gen|generated)\.[cm]?[jt]sx?$/i,
  /\.d\.[cm]?ts$/i,
]

/**
 * What a file is for, by its name and first lines:
 * `production` runs for users; `beside` is a test, script, migration, configuration or documentation;
 * `generated` was written by a machine, minified or copied from a package.
 */
export type Purpose = 'production' | 'beside' | 'generated'

export const purposeOf = lazily(({ path, text }: SourceFile): Purpose => {
  const routed = routedByFolder.exec(path)
  // The folders below the root of the routes say nothing, but for those no URL has (`__tests__`).
  const told = routed && !/(^|\/)__\w+__\//.test(path) ? `${routed[1]!}${path.slice(path.lastIndexOf('/') + 1)}` : path
  if (generatedOrVendored.some((pattern) => pattern.test(told)) || isGenerated(text) || isMinified(text)) return 'generated'
  return besidesProduction.some((pattern) => pattern.test(told)) || isToolConfig(path) ? 'beside' : 'production'
})

/** `vite.config.ts` anywhere, and whatever is called so outside of the program; `src/auth/config/jwt.config.ts` is a part of it. */
function isToolConfig(path: string): boolean {
  const name = configuration.exec(path)?.[1]?.toLowerCase()
  if (name === undefined || name === 'auth') return false
  return !programFolder.test(path) || configuredTools.has(name.split(/[-_]/)[0]!)
}

function isGenerated(text: string): boolean {
  return /@generated\b|\bDO NOT EDIT\b|automatically generated|auto-generated/i.test(leadingComments(text))
}

function leadingComments(text: string): string {
  return /^(?:\s*(?:\/\/[^\n]{0,400}|\/\*[^*]{0,800}(?:\*(?!\/)[^*]{0,800}){0,40}\*\/)){0,10}/.exec(text.slice(0, 4000))?.[0] ?? ''
}

/** Characters from which the average line length tells minified code from code with one long line. */
const smallestMinified = 5_000
const longestAverageLine = 400

function isMinified(text: string): boolean {
  if (text.length < smallestMinified) return false
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return text.length / lines > longestAverageLine
}
