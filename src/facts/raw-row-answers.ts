import { nameOf, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import type { Variable } from './references.js'
import type { Route } from './routes.js'
import { sentRowsOf, type SentRows } from './sent-values.js'
import type { SourceFile } from './source-file.js'
import { givesWholeRows } from './whole-rows.js'

const accountNouns = new Set(['user', 'users', 'account', 'accounts', 'admin', 'admins', 'administrator', 'administrators'])
/** Accounts that nobody logs in to. */
const otherAccounts = new Set(['bank', 'social', 'connected', 'ledger', 'ad', 'ads', 'chart', 'billing', 'trading'])
/** Marks of a model that leaves its secrets out by itself, and of a serializer. */
const selfCleaning = /\btoJSON\b|@Exclude|@Expose|select: ?false|plainToInstance|plainToClass|instanceToPlain|classToPlain|ClassSerializer|omit: ?\{/

/** Answers of handlers that hold whole rows of users or accounts. */
export const rawRowAnswersOf = lazily((file: SourceFile): readonly SentRows[] => {
  if (selfCleaning.test(file.text)) return []
  return sentRowsOf(file).filter(({ access, route, variables, isMapped }) => !isMapped && isAccount(access.model) && givesWholeRows(file, access) && !isSerialized(file, route) && !variables.some((variable) => isCleaned(variable)))
})

function isAccount(model: string | null): boolean {
  const words = wordsOf(model ?? '')
  return accountNouns.has(words.at(-1) ?? '') && !otherAccounts.has(words[0] ?? '')
}

/** An interceptor or a schema of the answer takes out what is not meant for the client. */
function isSerialized(file: SourceFile, { middleware, node, framework }: Route): boolean {
  if (middleware.some((one) => /Serializ|UseInterceptors|Interceptor/.test(file.source.getText(one as never)))) return true
  const text = framework === 'fastify' || framework === 'trpc' ? file.source.getText(node as never) : ''
  if (framework === 'trpc') return /\.output\(/.test(text)
  return framework === 'fastify' && (/\bresponse:/.test(text) || /\bschema:? ?(?:[,}]|\w)/.test(text.slice(0, text.indexOf('=>'))))
}

/** `delete user.password`, `user.password = undefined`, or a call that changes the row in place: `strip(user)`. */
function isCleaned(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return false
    const { parent } = member
    if (parent.type === 'UnaryExpression') return parent.operator === 'delete'
    return parent.type === 'AssignmentExpression' && parent.left === member && /pass|hash|secret|token|salt/i.test(nameOf(member) ?? '')
  })
}
