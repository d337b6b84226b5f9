import { dataAccessesOf } from './data-access.js'
import { lazily } from './lazily.js'
import { jobsOf } from './jobs.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/**
 * Whether a file certainly runs on a server: by its side, or, where nothing speaks for the browser, by jobs or by queries
 * (`supabase` aside, whose client runs on both).
 */
export const isServerCode = lazily((file: SourceFile): boolean => {
  const side = sideOf(file)
  if (side !== 'unknown') return side === 'server'
  return !/\.[jt]sx$/.test(file.path) && (jobsOf(file).length > 0 || dataAccessesOf(file).some(({ library }) => library !== 'supabase'))
})
