import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { lookAtClock } from './directories.js'
import { folderOf, foldersAbove } from './paths.js'
import { packageJsonIn } from './workspaces.js'

/** The packages that the nearest `package.json` of a file installs for production; empty where there is none. */
export const dependenciesOf = lazily((file: SourceFile): ReadonlySet<string> => {
  lookAtClock()
  for (const folder of foldersAbove(folderOf(file.filename))) {
    const found = packageJsonIn(folder)
    if (!found) continue
    const { dependencies } = found
    return new Set(typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : [])
  }
  return new Set()
})
