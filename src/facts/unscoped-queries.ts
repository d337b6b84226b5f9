import { identityWords, privateModels } from '../knowledge/tenancy.js'
import { chainBehind } from './call-chains.js'
import { isAuthenticated, isCheckedAgainstCaller, mayCheckAccess } from './caller-checks.js'
import { dataAccessesOf, type Column, type DataAccess } from './data-access.js'
import { chainOf, nameOf, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import { lifetimeOf } from './lifetimes.js'
import { mentionsCaller } from './login-questions.js'
import type { Node } from './nodes.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import { requestAround, requestsOf } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isSupabaseUnscoped } from './supabase-access.js'
import { isTaught } from './taught-names.js'
import { bareKeyOf, isOfStaff, isPlainProcedure } from './tenants-from-input.js'
import { webhookAround } from './webhooks.js'

/** A query by an id that the client chose, in code that knows nothing of the caller. */
export type UnscopedQuery = { readonly access: DataAccess; readonly node: Node; readonly data: RequestData }

const sentParts: ReadonlySet<string> = new Set(['params', 'query', 'body', 'form', 'input'])
/** Columns of ids that are secrets or belong to somebody else's system: who knows one may use it. */
const secretIdWords = new Set(['token', 'share', 'public', 'external', 'session', 'stripe', 'checkout', 'client', 'device', 'visitor', 'message', 'event', 'payment', 'transaction', 'intent', 'request', 'run', 'trace', 'invite', 'invitation', 'slug', 'code', 'link'])

function isId(name: string): boolean {
  return (/^_?id$|[a-z]I[dD]$|_id$|^uuid$/.test(name) || name === 'pk') && !wordsOf(name).some((word) => secretIdWords.has(word))
}

/** Queries by an id of the request in handlers that never mention a user, a session, an organization or a tenant. */
export const unscopedQueriesOf = lazily((file: SourceFile): readonly UnscopedQuery[] => {
  const found: UnscopedQuery[] = []
  if (requestsOf(file).length === 0) return found
  for (const access of dataAccessesOf(file)) {
    if (!['read', 'update', 'delete'].includes(access.operation) || access.library === 'redis' || access.model === null) continue
    if (access.hasHiddenConditions && access.library !== 'sql') continue
    const sent = sentIdOf(file, access)
    if (!sent || found.some(({ data, access: other }) => data.route === sent.data.route && other.model === access.model)) continue
    if (!isHarmless(file, access, sent.data)) found.push({ access, ...sent })
  }
  return found
})

function sentIdOf(file: SourceFile, access: DataAccess): { readonly node: Node; readonly data: RequestData } | null {
  const column = access.conditions.find(({ name, isEquality }) => isEquality && isId(name))
  if (!column?.value) return null
  // Whatever else the row must equal may be the caller's.
  if (access.conditions.some((other) => other !== column && other.value !== null && mayBeOurs(file, other))) return null
  const data = allRequestDataOf(file, bareKeyOf(column.value)).find(({ part, route }) => sentParts.has(part) && (route.role === 'endpoint' || route.role === 'controller'))
  return data ? { node: column.value, data } : null
}

function mayBeOurs(file: SourceFile, { value }: Column): boolean {
  return value!.type !== 'Literal' && allRequestDataOf(file, value!).length === 0
}

function isHarmless(file: SourceFile, access: DataAccess, data: RequestData): boolean {
  const { route } = data
  if (access.library === 'supabase' && !isSupabaseUnscoped(file, access)) return true
  if (isOfStaff(file, route) || webhookAround(file, access.node) || isInScope(file, access)) return true
  if (route.framework === 'trpc' && !isPlainProcedure(route)) return true
  if (mayCheckAccess(file, route) || isCheckedAgainstCaller(file, data, access.node)) return true
  if (route.handler && mentionsCaller(file, route.handler)) return true
  if (namesIdentity(textOf(file, access)) || namesIdentity(access.model!)) return true
  return access.operation === 'read' && !isAuthenticated(file, route) && !isPrivateModel(access.model!)
}

/** Whether a model's rows are somebody's own, by its last word, which says what a row is: `order_items` are items, `customer_orders` orders. */
export function isPrivateModel(model: string): boolean {
  const last = wordsOf(model).at(-1) ?? ''
  return [last, last.replace(/s$/, ''), last.replace(/ies$/, 'y'), last.replace(/es$/, '')].some((word) => privateModels.has(word))
}

/** A query as written; a client of Supabase that is named `admin` is the one that no rules bind. */
function textOf(file: SourceFile, { node, library }: DataAccess): string {
  const client = library === 'supabase' ? chainOf(node).root : null
  return client ? file.text.slice(client.range[1], node.range[1]) : file.source.getText(node as never)
}

function namesIdentity(text: string): boolean {
  return text.split(/\W+/).flatMap(wordsOf).some((word) => identityWords.has(word))
}

/** Names of wrappers and clients that keep each query to one tenant. */
const scopeWords = new Set(['tenant', 'tenants', 'rls', 'scoped', 'scope'])

/** Whether a query runs inside something that adds the tenant: `withTenant(id, () => ...)`, `forTenant(id).project`, a client named in the settings. */
function isInScope(file: SourceFile, access: DataAccess): boolean {
  const { wrappers } = file.settings.tenancy
  const isScope = (node: Node) => {
    if (isTaught(file, node, wrappers)) return true
    const { root, links } = chainBehind(file, node)
    return isTaught(file, root, wrappers) || [root.type === 'Identifier' ? root.name : '', ...links.map(({ name }) => name ?? '')].some((name) => wrappers.includes(name) || wordsOf(name).some((word) => scopeWords.has(word)))
  }
  if (access.receiver && isScope(access.receiver)) return true
  for (let at: Node | undefined = access.node.parent; at; at = at.parent) if (at.type === 'CallExpression' && isScope(at.callee)) return true
  const route = requestAround(file, access.node)
  if (route && [...route.wrappers, ...route.middleware].some((node) => isTaught(file, node, wrappers))) return true
  return setsTenantOfConnection(file)
}

/** `SET LOCAL app.tenant_id = ...`, `set_config('app.tenant', ...)`: from there on the database itself filters. */
const setsTenantOfConnection = lazily((file: SourceFile): boolean => /\bset_config\(|\bSET (?:LOCAL |SESSION )?[\w.]*(?:tenant|org|user)/i.test(file.text))

/** Queries on a model of the settings whose rows are not kept to one tenant. */
export const queriesWithoutTenantOf = lazily((file: SourceFile): readonly DataAccess[] => {
  const { column, models } = file.settings.tenancy
  if (column.length === 0 || models.length === 0) return []
  const tenantModels = new Set(models.map(plain))
  return dataAccessesOf(file).filter((access) => {
    if (access.model === null || access.operation === 'raw' || !tenantModels.has(plain(access.model))) return false
    if (webhookAround(file, access.node) || lifetimeOf(file, access.node).kind === 'job' || isInScope(file, access)) return false
    return !hasColumn(file, access, column)
  })
})

/** `Project`, `project` and `app.project` are one model. */
function plain(model: string): string {
  return (model.split('.').at(-1) ?? model).toLowerCase()
}

function hasColumn(file: SourceFile, access: DataAccess, columns: readonly string[]): boolean {
  const { operation, where, data, conditions, assignments, library, node, hasHiddenConditions } = access
  const isNamed = ({ name }: Column) => columns.includes(name)
  const named = new RegExp(`\\b(?:${columns.map((column) => column.replace(/[^\w]/g, '')).join('|')})\\b`)
  if (library === 'sql') return named.test(file.source.getText(node as never)) || (hasHiddenConditions && where === null && conditions.length === 0)
  if (operation === 'create') return assignments.some(isNamed) || !isWholeObject(data) || named.test(file.source.getText(data as never))
  if (conditions.some(isNamed) || hasHiddenConditions) return true
  return where !== null && named.test(file.source.getText(where as never))
}

/** Whether an object literal shows every column that it writes. */
function isWholeObject(data: Node | null): boolean {
  return data?.type === 'ObjectExpression' && data.properties.every((property) => property.type === 'Property' && nameOf(property) !== null)
}
