import { clientCallsOf } from './client-calls.js'
import { dataAccessesOf } from './data-access.js'
import { lazily } from './lazily.js'
import { jobsOf } from './jobs.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** Calls that only a secret key allows, or a mail server: `stripe.refunds.create`, `transporter.sendMail`. */
const secretCall = /^(?:this\.)?(?:stripe\.\w+\.\w+|\w+\.sendMail)$/

/**
 * Whether a file certainly runs on a server: by its side, or, where nothing speaks for the browser, by jobs, by calls that
 * need a secret, or by queries (`supabase` aside, whose client runs on both).
 */
export const isServerCode = lazily((file: SourceFile): boolean => {
  const side = sideOf(file)
  if (side !== 'unknown') return side === 'server'
  if (/\.[jt]sx$/.test(file.path)) return false
  if (jobsOf(file).length > 0 || dataAccessesOf(file).some(({ library }) => library !== 'supabase')) return true
  return [...clientCallsOf(file).values()].some(({ kind, api }) => (kind === 'payment' || kind === 'mail') && secretCall.test(api))
})
