import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { lookAtClock } from './directories.js'
import { folderOf, foldersAbove } from './paths.js'
import { packageJsonIn } from './workspaces.js'

/** Which Express a file runs on, as the nearest `package.json` that names it says. */
export type ExpressInstalled = {
  /** `null` for a range that the file does not spell out: `latest`, `workspace:*`, `catalog:`. */
  readonly major: number | null
  /** Whether a package that teaches Express 4 to wait for handlers is declared beside it. */
  readonly waits: boolean
}

const teachers = ['express-async-errors', 'express-async-patch', '@awaitjs/express', 'express-promise-router']

/** The Express of the package a file belongs to, or of the repository around it; `null` where none names it. */
export const expressOf = lazily((file: SourceFile): ExpressInstalled | null => {
  lookAtClock()
  for (const folder of foldersAbove(folderOf(file.filename))) {
    const found = packageJsonIn(folder)
    if (!found) continue
    const declared = ['dependencies', 'devDependencies', 'peerDependencies'].map((key) => found[key]).filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    const range = declared.map((one) => one['express']).find((one) => typeof one === 'string')
    if (typeof range === 'string') return { major: majorOf(range), waits: teachers.some((name) => declared.some((one) => name in one)) }
  }
  return null
})

/** The lowest major version of a range: `^4.18.2`, `~4`, `4.x`, `>=4 <5`, `npm:express@4`. */
function majorOf(range: string): number | null {
  const version = /(?:^|@|[\s^~>=v])(\d+)(?:[.\s]|$|\.x)/.exec(range)
  return version ? Number(version[1]) : null
}
