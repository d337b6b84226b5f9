import type { DataAccess } from './data-access.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import type { SourceFile } from './source-file.js'

const serviceRole = /service_?role|service_?key|secret_?key|admin_?(?:client|supabase)|supabase_?(?:admin|service)|create_?(?:admin|service)_?client/i

/**
 * Whether a query of Supabase runs without the rules that Postgres applies to the rows of a caller: with the key of the
 * service, or with a client of the server's own that no caller's token is given to.
 */
export function isSupabaseUnscoped(file: SourceFile, { receiver }: DataAccess): boolean {
  if (receiver && /admin|service/i.test(file.source.getText(receiver as never).slice(0, 80))) return true
  return isOwnClientUnscoped(file)
}

const isOwnClientUnscoped = lazily((file: SourceFile): boolean => {
  if (!modulesNamed(file).hasValue('createClient') && !serviceRole.test(file.text)) return false
  if (serviceRole.test(file.text)) return true
  return file.text.includes('@supabase/supabase-js') && !/anon|publishable|authorization|cookies|access_?token/i.test(file.text)
})
