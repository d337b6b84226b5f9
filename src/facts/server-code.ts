import { isLocalModule } from '../knowledge/modules.js'
import { clientCallsOf } from './client-calls.js'
import { dataAccessesOf } from './data-access.js'
import { environmentReadsOf } from './environment.js'
import { nameOf } from './expressions.js'
import { lazily } from './lazily.js'
import { jobsOf } from './jobs.js'
import { nodesOf } from './nodes.js'
import { originOf } from './origins.js'
import { secretVariableOf } from './secret-variables.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** Calls that only a secret key allows, or a mail server: `stripe.refunds.create`, `transporter.sendMail`. */
const secretCall = /^(?:this\.)?(?:stripe\.\w+\.\w+|\w+\.sendMail)$/

/**
 * Whether a file certainly runs on a server: by its side, or, where nothing speaks for the browser, by jobs, by calls that
 * need a secret, by secrets it reads, or by queries (`supabase` aside, whose client runs on both).
 */
export const isServerCode = lazily((file: SourceFile): boolean => {
  const side = sideOf(file)
  if (side !== 'unknown') return side === 'server'
  if (/\.[jt]sx$/.test(file.path)) return false
  if (jobsOf(file).length > 0 || dataAccessesOf(file).some(({ library }) => library !== 'supabase')) return true
  return readsSecret(file) || [...clientCallsOf(file).values()].some(({ kind, api }) => (kind === 'payment' || kind === 'mail') && secretCall.test(api))
})

const secretWord = /SECRET|TOKEN|KEY|PASS|PWD/
const settingsHolder = /^(?:env|config|settings|environment|serverEnv|appConfig)$/

/** A secret of the environment that no bundler gives to a browser: `process.env.PAYSTACK_SECRET_KEY`, `env.HUBSPOT_TOKEN` of a module. */
function readsSecret(file: SourceFile): boolean {
  if (!secretWord.test(file.text)) return false
  if (environmentReadsOf(file).some(({ name }) => name !== null && isServerSecret(name))) return true
  return nodesOf(file)
    .get('MemberExpression')
    .some((node) => {
      if (node.object.type !== 'Identifier' || !settingsHolder.test(node.object.name)) return false
      const name = nameOf(node)
      return name !== null && /^[A-Z][A-Z0-9_]+$/.test(name) && isServerSecret(name) && isLocalModule(originOf(file, node.object)?.module ?? '')
    })
}

function isServerSecret(name: string): boolean {
  const variable = secretVariableOf(name)
  return variable !== null && variable.checkedBy !== 'public'
}
