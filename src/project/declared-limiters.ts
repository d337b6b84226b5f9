import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { limiterPackages } from '../knowledge/budget-checks.js'
import { lookAtClock } from './directories.js'
import { folderOf, foldersAbove } from './paths.js'
import { packageJsonIn } from './workspaces.js'

/** Whether a `package.json` above a file, up to the working directory, declares a package that limits callers among what runs in production: it may stand before a router where that is mounted. */
export const declaresLimiter = lazily((file: SourceFile): boolean => {
  lookAtClock()
  for (const folder of foldersAbove(folderOf(file.filename))) {
    const declared = packageJsonIn(folder)?.['dependencies']
    if (typeof declared === 'object' && declared !== null && Object.keys(declared).some((name) => limiterPackages.has(name))) return true
    if (folder === file.cwd) break
  }
  return false
})
