import { acceptsAnyWhenTrue, checksWhenTrue } from '../knowledge/tls-options.js'
import { nameOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { isEnvironment } from './environment.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { isOutsideProduction, isTrueInProduction, valuesInProduction } from './production-branches.js'
import { definitionOf, onlyValueOf, variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** Code that accepts any certificate. */
export type UncheckedTls = {
  readonly node: Node
  /** As written: `rejectUnauthorized: false`. */
  readonly setting: string
  /** The whole process, or one connection. */
  readonly isGlobal: boolean
}

/** The value of an option that turns the check of certificates off; `null` for an option that does not. */
function offValueOf(name: string): boolean | null {
  return checksWhenTrue.has(name) ? false : acceptsAnyWhenTrue.has(name) ? true : null
}

const variable = 'NODE_TLS_REJECT_UNAUTHORIZED'

/** Every place of a file that turns the check of certificates off where it may run in production, in the order of the text. */
export const uncheckedTlsOf = lazily((file: SourceFile): readonly UncheckedTls[] => {
  const found: UncheckedTls[] = []
  const add = (node: Node, setting: string, isGlobal: boolean) => {
    if (!isOutsideProduction(file, node) && !isLocal(file, node)) found.push({ node, setting, isGlobal })
  }
  for (const property of nodesOf(file).get('Property')) {
    const name = nameOf(property)
    if (name === null || property.parent.type !== 'ObjectExpression') continue
    if (name === variable && stringOrNumber(property.value) === '0') add(property, `${variable}: '0'`, true)
    else if (name === 'checkServerIdentity' && givesNothing(property.value)) add(property, 'checkServerIdentity: () => undefined', false)
    else {
      const off = offValueOf(name)
      if (off !== null && turnsOff(file, property.value, off)) add(property, `${name}: ${String(off)}`, false)
    }
  }
  for (const assignment of nodesOf(file).get('AssignmentExpression')) {
    const { left, right } = assignment
    if (left.type !== 'MemberExpression') continue
    const name = nameOf(left)
    if (name === null) continue
    if (name === variable && isEnvironment(file, left.object)) {
      if (valuesInProduction(file, right).some((value) => stringOrNumber(value) === '0')) add(assignment, `${variable} = '0'`, true)
    } else if (name === 'rejectUnauthorized' && turnsOff(file, right, false)) add(assignment, 'rejectUnauthorized = false', false)
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    // Deno.env.set('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const [first, second] = call.arguments
    if (first && second && stringOf(first) === variable && stringOrNumber(second) === '0') add(call, `${variable} = '0'`, true)
  }
  return found
})

function stringOrNumber(node: Node): string | null {
  const value = unwrap(node)
  if (value.type === 'Literal' && typeof value.value === 'number') return String(value.value)
  if (value.type === 'Literal' && value.value === false) return '0'
  return stringOf(value)
}

/** Whether a value is the one that turns the check off in production; a value of the environment or of a configuration is a choice. */
function turnsOff(file: SourceFile, node: Node, off: boolean): boolean {
  const values = valuesInProduction(file, node)
  if (values.some((value) => isLiteral(value, off))) return true
  return values.some((value) => {
    // rejectUnauthorized: process.env.NODE_ENV !== 'production'
    const verdict = isTrueInProduction(file, value)
    return verdict !== null && ['BinaryExpression', 'UnaryExpression', 'Identifier'].includes(value.type) && isComparison(file, value) && verdict === off
  })
}

/** A test of the environment, not a flag that is called so. */
function isComparison(file: SourceFile, value: Node): boolean {
  return /NODE_ENV|import\.meta\.env/.test(file.text.slice(...value.range)) || value.type === 'Identifier'
}

function isLiteral(node: Node, off: boolean): boolean {
  const value = unwrapAwait(node)
  if (value.type === 'Literal') return value.value === off
  return off === false && value.type === 'UnaryExpression' && value.operator === '!' && value.argument.type === 'Literal' && value.argument.value === 1
}

/** `() => undefined`, `() => {}`: every name is the right one. */
function givesNothing(node: Node): boolean {
  const value = unwrap(node)
  if (value.type !== 'ArrowFunctionExpression' && value.type !== 'FunctionExpression') return false
  const { body } = value
  if (body.type !== 'BlockStatement') return (body.type === 'Identifier' && body.name === 'undefined') || (body.type === 'Literal' && body.value === null) || (body.type === 'UnaryExpression' && body.operator === 'void')
  const [only] = body.body
  if (!only) return true
  return body.body.length === 1 && only.type === 'ReturnStatement' && (only.argument === null || (only.argument.type === 'Identifier' && only.argument.name === 'undefined'))
}

const localHost = /(?:^|[/@.])(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|[\w-]+\.(?:local|test|localhost|internal))(?:[:/]|$)/i

/** Whether what a setting is for is a host of this machine: beside it, in a test around it, or in what the client is given. */
function isLocal(file: SourceFile, node: Node): boolean {
  for (let at: Node = node, steps = 0; at.parent && steps < 40; at = at.parent, steps++) {
    const { parent } = at
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at && chooses(file, parent.test, parent.consequent === at)) return true
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at && chooses(file, parent.left, true)) return true
    if (parent.type === 'ObjectExpression' && parent.properties.some((property) => property.type === 'Property' && /^(?:host|hostname|url|uri|baseURL|connectionString|servername|node|brokers)$/.test(nameOf(property) ?? '') && isLocalText(file, property.value))) return true
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.arguments.some((argument) => argument !== at && isLocalText(file, argument))) return true
    // A function that is only for development says so: `createDevAgent`.
    if (parent.type === 'FunctionDeclaration' && wordsOf(parent.id?.name ?? '').some((word) => ['dev', 'development', 'local', 'localhost', 'test', 'insecure'].includes(word))) return true
  }
  return false
}

function isLocalText(file: SourceFile, node: Node): boolean {
  let value = unwrap(node)
  if (value.type === 'Identifier') {
    const held = variableOf(file, value)
    const only = held && definitionOf(held)?.type === 'Variable' ? onlyValueOf(held) : null
    if (only) value = unwrap(only)
  }
  const text = stringOf(value) ?? (value.type === 'TemplateLiteral' ? (value.quasis[0]?.value.raw ?? '') : null)
  return text !== null && localHost.test(text)
}

/** A test that makes it somebody's choice: a flag of the environment, an option, a host that is compared with this machine. */
function chooses(file: SourceFile, test: Node, whenTrue: boolean): boolean {
  const text = file.text.slice(...test.range)
  if (isTrueInProduction(file, test) !== null) return false
  if (/localhost|127\.0\.0\.1|isLocal|\.local\b/i.test(text)) {
    const isNegated = /^!|!\s*(?:\w*isLocal|\w+\.(?:includes|startsWith)\()|!==?\s*['"](?:localhost|127)/.test(text)
    return isNegated !== whenTrue
  }
  return /insecure|self_?signed|skip_?(?:tls|ssl|verify)|allow_?(?:invalid|insecure|self)|ignore_?(?:ssl|tls|cert)|reject_?unauthorized|verify|no_?verify|tls_?reject|tls_?disabled?|disable_?(?:tls|ssl)/i.test(text)
}
