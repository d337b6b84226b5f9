import { isDevelopmentOnly, leaves } from './deployments.js'
import { environmentReadOf } from './environment.js'
import { isSameExpression, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { reachableFrom, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import type { SourceFile } from './source-file.js'
import { verifies } from './webhook-verification.js'

/** A place where an event is taken as it came, because no secret is configured. */
export type OptionalVerification = {
  /** The value that is believed: `JSON.parse(req.body)`. */
  readonly node: Node
  /** The variable of the environment that switches the check on. */
  readonly secret: string
}

/**
 * Where a handler, or a function of the file that it calls, checks the signature only if a secret is there and else believes the body:
 * `if (secret) event = constructEvent(...) else event = JSON.parse(body)`. Branches that only development reaches are left out.
 */
export function optionalVerificationsOf(file: SourceFile, handler: FunctionNode): readonly OptionalVerification[] {
  const found: OptionalVerification[] = []
  const nodes = nodesOf(file)
  for (const fn of reachableFrom(file, handler)) {
    for (const { test, consequent, alternate } of nodes.within(fn, 'IfStatement')) {
      const secret = alternate && !leaves(alternate) ? secretAskedFor(file, test) : null
      if (secret === null || !alternate) continue
      const checked = assignmentsIn(file, consequent).filter(({ right }) => verifies(file, unwrapAwait(right)))
      const believed = assignmentsIn(file, alternate).find(({ left, right }) => takesBody(file, right) && checked.some((one) => isSameExpression(one.left, left)))
      if (believed && !isDevelopmentOnly(file, believed)) found.push({ node: believed.right, secret })
    }
    for (const { test, consequent } of nodes.within(fn, 'IfStatement')) {
      const guard = leaves(consequent) && !isDevelopmentOnly(file, consequent) ? openGuardOf(file, test) : null
      if (guard && !isDemanded(file, fn, guard.asked)) found.push({ node: test, secret: guard.secret })
    }
    for (const { test, consequent, alternate } of nodes.within(fn, 'ConditionalExpression')) {
      const secret = secretAskedFor(file, test)
      if (secret !== null && verifies(file, unwrapAwait(consequent)) && takesBody(file, alternate) && !isDevelopmentOnly(file, alternate)) found.push({ node: alternate, secret })
    }
  }
  return found
}

/** `if (secret && given !== secret) throw ...`: a check that nobody has to pass where the secret is missing. */
function openGuardOf(file: SourceFile, test: Node): { readonly asked: Node; readonly secret: string } | null {
  const { operator, left, right } = test.type === 'LogicalExpression' ? test : { operator: null, left: null, right: null }
  if (operator !== '&&' || !left || !right) return null
  const asked = unwrap(left)
  const secret = secretAskedFor(file, asked)
  const check = unwrap(right)
  if (secret === null || asked.type === 'LogicalExpression') return null
  const isRefused = check.type === 'BinaryExpression' ? /^!==?$/.test(check.operator) && [check.left as Node, check.right].some((side) => isSameExpression(unwrap(side), asked)) : check.type === 'UnaryExpression' && check.operator === '!' && verifies(file, unwrapAwait(check.argument))
  return isRefused ? { asked, secret } : null
}

/** Whether the function goes no further without the secret: `if (!secret) throw ...`. */
function isDemanded(file: SourceFile, fn: FunctionNode, asked: Node): boolean {
  return demandedIn(file)(fn).has(file.text.slice(...asked.range))
}

/** What a function leaves without, as it is written. */
const demandedIn = lazily((file: SourceFile) =>
  lazily((fn: Node): ReadonlySet<string> => {
    const found = new Set<string>()
    for (const { operator, argument, parent } of nodesOf(file).within(fn, 'UnaryExpression')) {
      if (operator !== '!') continue
      let at: Node = parent
      while (at.type === 'LogicalExpression' && at.parent) at = at.parent
      if (at.type === 'IfStatement' && leaves(at.consequent)) found.add(file.text.slice(...unwrap(argument).range))
    }
    return found
  }),
)

function assignmentsIn(file: SourceFile, branch: Node) {
  return nodesOf(file).within(branch, 'AssignmentExpression').filter(({ operator }) => operator === '=')
}

/** The variable whose mere presence a condition asks for, alone or together with other things that must be there. */
function secretAskedFor(file: SourceFile, test: Node): string | null {
  const asked = unwrap(test)
  if (asked.type === 'LogicalExpression') return asked.operator === '&&' ? (secretAskedFor(file, asked.left) ?? secretAskedFor(file, asked.right)) : null
  const held = constantBehind(file, asked)
  // `process.env.WEBHOOK_SECRET || ''`
  const read = held.type === 'LogicalExpression' && held.operator !== '&&' && stringOf(held.right) === '' ? held.left : held
  const name = environmentReadOf(file, read)?.name ?? ''
  return /SECRET|SIGNING|KEY$/.test(name) ? name : null
}

/** `JSON.parse(req.body.toString())`, `req.body`, `await request.json()`: what was sent, unchecked. */
function takesBody(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  const text = file.source.getText(value as never)
  if (value.type === 'MemberExpression') return /\.body$/.test(text)
  return value.type === 'CallExpression' && (/^JSON\.parse\(/.test(text) || /\.json\(\)$/.test(text))
}
