import { accessWords, identifierWords, identityWords, membershipWords, ownerNouns, tenantNouns } from '../knowledge/tenancy.js'
import { isAuthenticated, isCheckedAgainstCaller, mayCheckAccess, mentions } from './caller-checks.js'
import { dataAccessesIn, dataAccessesOf, type Column, type DataAccess } from './data-access.js'
import { calleeNameOf, chainOf, nameOf as keyNameOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { comesFrom } from './flow.js'
import { environmentReadOf } from './environment.js'
import { functionBehind, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import { requestsOf, type Route } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isSupabaseUnscoped } from './supabase-access.js'
import { webhookAround } from './webhooks.js'

/** A query or write that belongs to whatever tenant or person the request names. */
export type TenantFromInput = {
  readonly access: DataAccess
  /** What names the tenant in the query. */
  readonly node: Node
  readonly column: string
  readonly data: RequestData
}

/** Parts that a client fills as it likes; the path is where an application puts what it then checks. */
export const filledParts: ReadonlySet<string> = new Set(['body', 'query', 'form', 'headers', 'input'])
/** Bases of procedures that say who is calling and no more. */
const plainProcedures = /^(?:t|publicProcedure|protectedProcedure|privateProcedure|authedProcedure|authProcedure|authenticatedProcedure|userProcedure|baseProcedure|procedure|action|actionClient|authActionClient|authAction|createServerFn)$/

type Kind = 'tenant' | 'owner'

/** Whether a name stands for a tenant or for the person who owns a row: `org_id`, `tenantSlug`, `x-workspace-id`, `ownerId`. */
export function tenantKindOf(name: string, taught: readonly string[] = []): Kind | null {
  if (taught.includes(name)) return 'tenant'
  const words = wordsOf(name)
  const last = words.at(-1)
  const noun = last !== undefined && identifierWords.has(last) && words.length > 1 ? words.at(-2)! : last
  if (noun === undefined || /^(?:parent|target|source|external|stripe|invited|assigned)$/.test(words[0] ?? '')) return null
  if (tenantNouns.has(noun)) return 'tenant'
  if (/^(?:createdBy|created_by)(?:_?[iI]d)?$/.test(name)) return 'owner'
  return ownerNouns.has(noun) && noun !== last ? 'owner' : null
}

/** Every access of the file that is scoped to a tenant or owner the request names, once for each handler and name. */
export const tenantsFromInputOf = lazily((file: SourceFile): readonly TenantFromInput[] => {
  const found: TenantFromInput[] = []
  if (requestsOf(file).length === 0) return found
  const seen = new Map<Route, Set<string>>()
  for (const access of dataAccessesOf(file)) {
    if (access.library === 'redis' || (access.library === 'supabase' && !isSupabaseUnscoped(file, access))) continue
    for (const column of scopingColumns(file, access)) {
      const data = column.value && suspectOf(file, access, column)
      if (!data) continue
      const names = seen.get(data.route) ?? new Set()
      if (names.has(column.name)) continue
      seen.set(data.route, names.add(column.name))
      found.push({ access, node: column.value!, column: column.name, data })
    }
  }
  return found
})

function scopingColumns(file: SourceFile, { conditions, assignments, operation, model }: DataAccess): readonly Column[] {
  const { column: taught } = file.settings.tenancy
  const named = [...conditions, ...assignments].filter(({ name }) => tenantKindOf(name, taught) !== null)
  // The tenant's own row, changed by the id that was sent
  const isTenant = model !== null && wordsOf(model).some((word) => tenantNouns.has(word.replace(/s$/, ''))) && !wordsOf(model).some((word) => membershipWords.has(word))
  const changes = operation === 'update' || operation === 'delete'
  const own = (isTenant || isPeople(model)) && changes ? conditions.filter(({ name }) => name === 'id' || name === '_id') : []
  return [...named, ...own]
}

/** The table of the people themselves, whose id is whoever the request names: `users`. */
function isPeople(model: string | null): boolean {
  return model !== null && /^users?$/i.test(model)
}

/** `id` of `new ObjectId(id)` and `mongoose.Types.ObjectId(id)`. */
export function bareKeyOf(node: Node): Node {
  const value = unwrap(node)
  if (value.type !== 'NewExpression' && value.type !== 'CallExpression') return value
  return /^(?:ObjectId|ObjectID|createFromHexString)$/.test(calleeNameOf(value) ?? '') ? (value.arguments[0] ?? value) : value
}

function suspectOf(file: SourceFile, access: DataAccess, column: Column): RequestData | null {
  const { column: taught } = file.settings.tenancy
  for (const data of allRequestDataOf(file, bareKeyOf(column.value!))) {
    if (!filledParts.has(data.part) || data.route.role === 'middleware' || data.route.role === 'error-handler') continue
    const sent = nameOf(data)
    // A field in the spelling of a column (`UserId`) is what a middleware adds to the body.
    const kind = sent === null || (sent.startsWith('User') && data.route.role === 'controller') ? null : tenantKindOf(sent, taught)
    const isSelf = isPeople(access.model) && (column.name === 'id' || column.name === '_id')
    if (isSelf && (kind !== 'owner' || sendsProof(file, data.route))) continue
    if (!kind || isTrusted(file, access, column, data, kind)) continue
    return data
  }
  return null
}

/** `orgId` of `body.orgId`, of the parameter of a server action, of `headers['x-org-id']`. */
function nameOf({ path, read, part }: RequestData): string | null {
  const last = path.findLast((step) => !/^\[/.test(step))
  if (last !== undefined) return last
  return part === 'input' && read.type === 'Identifier' ? read.name : null
}

/** `getUserId(req)` that first looks a token up or verifies it, and falls back on a header where nothing was sent: what stands before the router may see to it that there is one. */
function isLookedUpFirst(file: SourceFile, value: Node): boolean {
  return comesFrom(file, value, ({ node }) => {
    const fn = node.type === 'CallExpression' ? functionBehind(file, node.callee) : null
    return fn !== null && looksCallerUp(file)(fn)
  })
}

const looksCallerUp = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): boolean => dataAccessesIn(file, fn).length > 0 || nodesOf(file).within(fn, 'CallExpression').some((call) => wordsOf(calleeNameOf(call) ?? '').some((word) => lookingWords.has(word)))),
)

const lookingWords = new Set(['verify', 'session', 'auth', 'authenticate', 'decode', 'claims'])

function isTrusted(file: SourceFile, access: DataAccess, column: Column, data: RequestData, kind: Kind): boolean {
  const { route } = data
  const { handler } = route
  if (data.part === 'headers' && isLookedUpFirst(file, column.value!)) return true
  if (isOfStaff(file, route) || webhookAround(file, access.node)) return true
  if (route.framework === 'trpc' && !isPlainProcedure(route)) return true
  if (mayCheckAccess(file, route) || isCheckedAgainstCaller(file, data, access.node)) return true
  if (handler && (mentions(file, handler, accessWords, namesOnly(file)) || readsEnvironmentSecret(file, handler))) return true
  const others = [...access.conditions, ...access.assignments].filter(({ value, name }) => value && name !== 'id' && isOfCaller(file, value))
  if (access.where && hasCallerInside(file, access.where)) return true
  if (others.length > 0 && (kind === 'owner' || access.conditions.some((one) => others.includes(one)))) return true
  // Whoever made a row is a note beside whose it is.
  if (/creat|author/i.test(column.name) && access.assignments.some(({ name }) => name !== column.name && tenantKindOf(name) !== null)) return true
  if (kind !== 'owner' || access.model === null) return false
  const words = wordsOf(access.model)
  if (words.some((word) => membershipWords.has(word) || /^(?:invit|follow|assign|block|friend|like|notification|message|chat)/.test(word))) return true
  // Whoever changes the row of a person, or what is kept for them alone, is that person.
  return words.some((word) => /^user/.test(word)) && !isPeopleChanged(access) && !words.some((word) => ownWords.has(word))
}

function isPeopleChanged({ model, operation }: DataAccess): boolean {
  return isPeople(model) && (operation === 'update' || operation === 'delete')
}

/** Words of tables that hold what one person keeps for themselves: `userSettings`, `user_preferences`. */
const ownWords = new Set(['setting', 'settings', 'pref', 'prefs', 'preference', 'preferences', 'profile', 'profiles', 'address', 'addresses', 'note', 'notes', 'document', 'documents', 'file', 'files'])

/** Words of what is sent along to prove that one may: the link of a mail, a code, a password. */
const proofWords = new Set(['token', 'otp', 'code', 'secret', 'signature', 'password', 'pin', 'hash', 'nonce', 'credential', 'credentials', 'jwt', 'apikey'])

/** Whether a request sends something beside the id that its handler may take for a proof. */
function sendsProof(file: SourceFile, { handler }: Route): boolean {
  if (!handler) return true
  return (['Identifier', 'MemberExpression'] as const).some((type) =>
    nodesOf(file).within(handler, type).some((node) => {
      const name = node.type === 'Identifier' ? node.name : keyNameOf(node)
      return name !== null && wordsOf(name).some((word) => proofWords.has(word)) && allRequestDataOf(file, node).length > 0
    }),
  )
}

/** Names with a word about rights that ask for none: a column that is shown (`role: user.role`), and what the request brings (`const { role } = req.body`). */
const namesOnly = lazily((file: SourceFile): ReadonlySet<Node> => {
  const found = new Set<Node>()
  const asks = (name: string) => wordsOf(name).some((word) => accessWords.has(word))
  for (const property of nodesOf(file).get('Property')) {
    const name = keyNameOf(property)
    if (name === null || property.parent.type !== 'ObjectExpression' || !asks(name)) continue
    const value = unwrap(property.value)
    const shown = value.type === 'LogicalExpression' ? unwrap(value.left) : value
    if (shown.type !== 'MemberExpression' || keyNameOf(shown) !== name) continue
    found.add(property.key)
    found.add(shown.property)
  }
  for (const identifier of nodesOf(file).get('Identifier')) {
    if (!asks(identifier.name) || found.has(identifier)) continue
    const { parent } = identifier
    const isKey = parent.type === 'Property' && parent.key === identifier && !parent.computed
    const at = isKey ? parent.value : parent.type === 'MemberExpression' && parent.property === identifier && !parent.computed ? parent : identifier
    if (allRequestDataOf(file, at).length > 0) found.add(identifier)
  }
  return found
})

/** `{ teamId, team: { users: { some: { userId } } } }`: a relation of the filter leads to the caller. */
function hasCallerInside(file: SourceFile, where: Node): boolean {
  return nodesOf(file)
    .within(where, 'Property')
    .some(({ value }) => (value.type === 'Identifier' || value.type === 'MemberExpression') && isOfCaller(file, value))
}

/** A value that was not sent and whose name says that it is the caller's: `session.user.id`, `ctx.userId`. */
function isOfCaller(file: SourceFile, value: Node): boolean {
  if (value.type === 'Literal' || allRequestDataOf(file, value).length > 0) return false
  const { root, steps } = chainOf(value)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps, ...keysIn(value)]
  return names.flatMap(wordsOf).some((word) => identityWords.has(word))
}

/** `userId` of `c.get('userId')`, `user` of `c.get('user').id` and of `res.locals['user']`. */
function keysIn(value: Node): readonly string[] {
  const at = unwrapAwait(value)
  if (at.type === 'MemberExpression') return keysIn(at.object)
  if (at.type !== 'CallExpression' || at.callee.type !== 'MemberExpression') return []
  const [first] = at.arguments
  const key = calleeNameOf(at) === 'get' && first ? stringOf(first) : null
  return key === null ? [] : [key]
}

/** Pages and jobs of the operator, who may name any tenant. */
export function isOfStaff(file: SourceFile, route: Route): boolean {
  const words = [...wordsOf(route.path ?? ''), ...wordsOf(file.path)]
  // Behind a login, `/webhooks` is where customers write down theirs.
  return words.some((word) => staffWords.has(word)) || (words.some((word) => word === 'webhook' || word === 'webhooks') && !isAuthenticated(file, route))
}

const staffWords = new Set(['admin', 'internal', 'cron', 'backoffice', 'superadmin'])

/** Whether a procedure is built on a base that says who is calling and no more. */
export function isPlainProcedure({ middleware }: Route): boolean {
  const [base] = middleware
  if (!base) return true
  const { root, steps } = chainOf(base)
  const last = steps.findLast((step) => /^\w+$/.test(step))
  return plainProcedures.test(last ?? (root.type === 'Identifier' ? root.name : '')) || (root.type === 'Identifier' && plainProcedures.test(root.name))
}

/** `if (req.headers.authorization !== process.env.API_SECRET)`: only who knows the secret gets here. */
export function readsEnvironmentSecret(file: SourceFile, handler: Node): boolean {
  return nodesOf(file)
    .within(handler, 'BinaryExpression')
    .some(({ left, right, operator }) => /^[!=]==?$/.test(operator) && [left, right].some((side) => comesFrom(file, side, ({ node }) => environmentReadOf(file, node) !== null)))
}
