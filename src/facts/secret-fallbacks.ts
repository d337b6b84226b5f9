import type { TSESTree } from '@typescript-eslint/utils'
import { isDevelopmentOnly, stops } from './deployments.js'
import { environmentReadOf, isEnvironment } from './environment.js'
import { calleeNameOf, chainOf, isSameExpression, nameOf, propertyOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround } from './functions.js'
import { keyArgumentsOf } from './key-arguments.js'
import { lazily } from './lazily.js'
import { maker } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { definitionOf, patternSourceOf, variableOf, writesOf, type Variable } from './references.js'
import { isInert, secretVariableOf, type SecretVariable } from './secret-variables.js'
import type { SourceFile } from './source-file.js'

/** A text of the code that stands in for a secret of the environment. */
export type SecretFallback = {
  /** The text, or the name of the constant that holds it. */
  readonly node: Node
  /** The variable or setting it stands in for. */
  readonly name: string
  /** Whether the text is the right side of `||` or `??`, where another expression may take its place. */
  readonly isOperand: boolean
}

/** Every fallback of a secret to a text that production may reach. */
export const secretFallbacksOf = lazily((file: SourceFile): readonly SecretFallback[] => {
  const found = new Map<Node, SecretFallback>()
  const add = (secret: SecretVariable | null, fallback: Node | null | undefined, holder: Node) => {
    if (!secret || !fallback) return
    for (const { leaf, text } of textsIn(file, fallback)) {
      if (found.has(leaf) || isInert(text, secret) || isDevelopmentOnly(file, leaf) || isRefused(file, secret.name, holder)) continue
      found.set(leaf, { node: leaf, name: secret.name, isOperand: leaf.parent?.type === 'LogicalExpression' && leaf.parent.right === leaf })
    }
  }
  const nodes = nodesOf(file)
  for (const node of nodes.get('LogicalExpression')) if (node.operator !== '&&') add(secretIn(file, node.left), node.right, node)
  for (const node of nodes.get('ConditionalExpression')) addBranches(file, node, add)
  for (const node of nodes.get('AssignmentExpression')) addAssignment(file, node, add)
  for (const node of nodes.get('AssignmentPattern')) add(secretOfPattern(file, node), node.right, node)
  for (const node of nodes.get('CallExpression')) addDefault(file, node, add)
  for (const node of nodes.get('Property')) if (nameOf(node) === 'default' && node.parent.type === 'ObjectExpression') add(secretOfSchema(node.parent), node.value, node)
  for (const { node } of keyArgumentsOf(file)) addKey(file, node, add)
  addReturned(file, add)
  return [...found.values()].sort((one, two) => one.node.range[0] - two.node.range[0])
})

type Add = (secret: SecretVariable | null, fallback: Node | null | undefined, holder: Node) => void

/** The texts that an expression may give: a literal, a constant of the file, or a branch that holds one. */
function textsIn(file: SourceFile, node: Node, depth = 0): readonly { readonly leaf: Node; readonly text: string }[] {
  const value = unwrap(node)
  if (depth > 6) return []
  if (value.type === 'ConditionalExpression') return [...textsIn(file, value.consequent, depth + 1), ...textsIn(file, value.alternate, depth + 1)]
  if (value.type === 'LogicalExpression') return textsIn(file, value.right, depth + 1)
  const held = value.type === 'MemberExpression' ? memberOfConstant(file, value) : constantBehind(file, value)
  const text = stringOf(held)
  return text === null ? [] : [{ leaf: value, text }]
}

/** `DEFAULTS.jwtSecret` of a constant object. */
function memberOfConstant(file: SourceFile, node: TSESTree.MemberExpression): Node | null {
  const name = nameOf(node)
  const object = name === null ? null : constantBehind(file, node.object)
  const value = object?.type === 'ObjectExpression' ? propertyOf(object, name!) : undefined
  return value && value !== 'unknown' ? value : null
}

/** The secret that an expression reads, by `||` from several places too. */
function secretIn(file: SourceFile, node: Node, depth = 0): SecretVariable | null {
  if (depth > 8) return null
  const value = unwrapAwait(node)
  if (value.type === 'LogicalExpression' && value.operator !== '&&') return secretIn(file, value.left, depth + 1) ?? secretIn(file, value.right, depth + 1)
  const read = environmentReadOf(file, value)
  if (read) return read.name === null ? null : secretVariableOf(read.name)
  if (value.type === 'Identifier') {
    const variable = variableOf(file, value)
    const definition = definitionOf(variable)
    if (!variable || definition?.type !== 'Variable') return null
    if (definition.node.id.type !== 'Identifier') {
      const destructured = environmentReadOf(file, definition.name)
      return destructured?.name ? secretVariableOf(destructured.name) : secretOfSetting(patternSourceOf(definition.name))
    }
    for (const write of writesOf(variable).slice(0, 4)) {
      const secret = write && unwrap(write) !== value ? secretIn(file, write, depth + 1) : null
      if (secret) return secret
    }
    return null
  }
  if (value.type === 'CallExpression') return secretAsked(value) ?? (value.callee.type === 'MemberExpression' && textMethods.has(nameOf(value.callee) ?? '') ? secretIn(file, value.callee.object, depth + 1) : null)
  if (value.type === 'MemberExpression') {
    const held = memberOfConstant(file, value)
    if (held) return secretIn(file, held, depth + 1)
    const { root, steps } = chainOf(value.object)
    const names = [root.type === 'Identifier' ? root.name : '', ...steps]
    return names.some((name) => settingsObjects.test(name)) ? secretNamed(nameOf(value)) : null
  }
  return null
}

const textMethods = new Set(['trim', 'toString', 'replace', 'toLowerCase', 'slice', 'substring', 'padEnd', 'padStart'])
/** Names of what holds the settings of a program. */
const settingsObjects = /^(?:env|ENV|Env|config|Config|configuration|cfg|conf|settings|secrets|environment|process\.env)$/
const readers = /^(?:get|getString|getEnv|getEnvVar|getEnvironmentVariable|env|envVar|readEnv|requireEnv|optionalEnv|loadEnv|fromEnv|getConfig|getSecret|str|string)$/

function secretNamed(name: string | null | undefined): SecretVariable | null {
  return name ? secretVariableOf(name) : null
}

/** `const { jwtSecret } = config` */
function secretOfSetting(source: ReturnType<typeof patternSourceOf>): SecretVariable | null {
  const holder = source?.value ? unwrapAwait(source.value) : null
  const name = holder && (holder.type === 'Identifier' || holder.type === 'MemberExpression') ? nameOf(holder) : null
  return name !== null && settingsObjects.test(name) ? secretNamed(source!.path.at(-1)) : null
}

/** `config.get('JWT_SECRET')`, `getEnv('JWT_SECRET')`: the setting a reader is asked for. */
function secretAsked(call: TSESTree.CallExpression): SecretVariable | null {
  const callee = unwrap(call.callee)
  const name = calleeNameOf(call)
  const asked = stringOf(call.arguments[0])
  if (asked === null || name === null || !readers.test(name)) return null
  if (callee.type === 'MemberExpression') {
    const { root, steps } = chainOf(callee.object)
    const names = [root.type === 'Identifier' ? root.name : '', ...steps]
    if (!names.some((each) => /config|conf$|^nconf$|env|settings|secrets/i.test(each))) return null
  } else if (/^(?:get|str|string)$/.test(name)) return null
  return secretVariableOf(asked)
}

/** `secret ? secret : 'x'`, `secret === undefined ? 'x' : secret` */
function addBranches(file: SourceFile, node: TSESTree.ConditionalExpression, add: Add): void {
  add(secretIn(file, node.consequent), node.alternate, node)
  add(secretIn(file, node.alternate), node.consequent, node)
}

/** `secret ||= 'x'`, and `if (!secret) secret = 'x'`. */
function addAssignment(file: SourceFile, node: TSESTree.AssignmentExpression, add: Add): void {
  if (node.operator === '||=' || node.operator === '??=') return add(secretIn(file, node.left), node.right, node)
  if (node.operator !== '=') return
  for (let at: Node | undefined = node.parent, steps = 0; at && steps < 4; at = at.parent, steps++) {
    if (at.type !== 'IfStatement') continue
    if (isAbsenceOf(at.test, node.left)) add(secretIn(file, node.left), node.right, node)
    return
  }
}

/** `!secret`, `secret === undefined`, `secret == null` */
function isAbsenceOf(condition: Node, subject: Node): boolean {
  const test = unwrap(condition)
  if (test.type === 'UnaryExpression') return test.operator === '!' && isSameExpression(test.argument, subject)
  if (test.type === 'LogicalExpression') return isAbsenceOf(test.left, subject) || isAbsenceOf(test.right, subject)
  return test.type === 'BinaryExpression' && /^===?$/.test(test.operator) && (isSameExpression(test.left, subject) || isSameExpression(test.right, subject))
}

/** `const { JWT_SECRET = 'x' } = process.env` */
function secretOfPattern(file: SourceFile, { left }: TSESTree.AssignmentPattern): SecretVariable | null {
  if (left.type !== 'Identifier') return null
  const read = environmentReadOf(file, left)
  if (read) return secretNamed(read.name)
  return secretOfSetting(patternSourceOf(left))
}

/** `config.get('JWT_SECRET', 'x')`, `env.get('JWT_SECRET').default('x')`, `JWT_SECRET: z.string().default('x')` */
function addDefault(file: SourceFile, call: TSESTree.CallExpression, add: Add): void {
  if (call.arguments.length >= 2) add(secretAsked(call), call.arguments[1], call)
  const name = calleeNameOf(call)
  if (call.callee.type !== 'MemberExpression' || !call.arguments[0] || (name !== 'default' && name !== 'catch' && name !== 'prefault' && name !== 'withDefault')) return
  let at: Node = call
  for (let steps = 0; steps < 16; steps++) {
    const inner: Node = at.type === 'CallExpression' ? unwrap(at.callee) : at.type === 'MemberExpression' ? unwrap(at.object) : at
    if (inner === at) break
    at = inner
    const asked = at.type === 'CallExpression' ? secretAsked(at) : null
    if (asked) return add(asked, call.arguments[0], call)
  }
  add(secretOfEntry(call), call.arguments[0], call)
}

/** The variable whose entry in a schema an expression is, or is the beginning of: names of the environment are written in capitals. */
function secretOfEntry(node: Node): SecretVariable | null {
  let at = node
  for (let steps = 0; at.parent && steps < 16; steps++) {
    const parent: Node = at.parent
    if (parent.type === 'Property' && parent.value === at) {
      const name = nameOf(parent)
      return name !== null && /^[A-Z][A-Z0-9_]+$/.test(name) ? secretVariableOf(name) : null
    }
    const isChained = (parent.type === 'MemberExpression' && parent.object === at) || (parent.type === 'CallExpression' && (parent.callee === at || parent.arguments.includes(at as never)))
    if (!isChained && !parent.type.startsWith('TS')) return null
    at = parent
  }
  return null
}

/** `{ env: 'JWT_SECRET', default: 'x' }`, `JWT_SECRET: str({ default: 'x' })`, `JWT_SECRET: { type: 'string', default: 'x' }` */
function secretOfSchema(object: TSESTree.ObjectExpression): SecretVariable | null {
  const variable = propertyOf(object, 'env')
  const name = variable && variable !== 'unknown' ? stringOf(variable) : null
  return name === null ? secretOfEntry(object) : secretVariableOf(name)
}

/** A key that is given as `given ?? 'x'`, or as a parameter with a default. */
function addKey(file: SourceFile, node: Node, add: Add, depth = 0): void {
  const key = unwrapAwait(node)
  const secret = (name: string | null): SecretVariable => ({ name: name ?? 'secret', checkedBy: 'own' })
  if (key.type === 'LogicalExpression' && key.operator !== '&&') return add(secret(nameOf(unwrap(key.left))), key.right, key)
  if (key.type === 'CallExpression' && depth < 4 && /^(?:from|encode|createSecretKey)$/.test(calleeNameOf(key) ?? '') && key.arguments[0]) return addKey(file, key.arguments[0], add, depth + 1)
  if (key.type === 'MemberExpression') {
    // constructor(private readonly secret = 'x')
    const made = maker(file, key)
    if (made.parent?.type === 'AssignmentPattern' && made.parent.right === made) add(secret(nameOf(key)), made, made.parent)
  }
  if (key.type !== 'Identifier') return
  const definition = definitionOf(variableOf(file, key))
  if (definition?.type === 'Parameter') {
    const { parent } = definition.name
    if (parent?.type === 'AssignmentPattern' && parent.left === definition.name) add(secret(key.name), parent.right, parent)
  } else if (definition?.type === 'Variable' && definition.node.id.type === 'Identifier' && definition.node.init && depth < 4) addKey(file, definition.node.init, add, depth + 1)
}

/** `if (process.env.JWT_SECRET) return process.env.JWT_SECRET; return 'x'` */
function addReturned(file: SourceFile, add: Add): void {
  const secrets = new Map<Node, SecretVariable>()
  const texts: { readonly node: Node; readonly fn: Node }[] = []
  for (const { argument } of nodesOf(file).get('ReturnStatement')) {
    const fn = argument && functionAround(argument)
    if (!fn) continue
    const value = unwrap(argument)
    if (stringOf(value) !== null) texts.push({ node: value, fn })
    else if (!secrets.has(fn)) {
      const secret = value.type === 'Identifier' || value.type === 'MemberExpression' || value.type === 'CallExpression' ? secretIn(file, value) : null
      if (secret) secrets.set(fn, secret)
    }
  }
  for (const { node, fn } of texts) add(secrets.get(fn) ?? null, node, fn)
}

/** Names of the environment and variables that a condition which stops the program asks about. */
const refusalsOf = lazily((file: SourceFile): { readonly names: ReadonlySet<string>; readonly variables: ReadonlySet<Variable> } => {
  const names = new Set<string>()
  const variables = new Set<Variable>()
  for (const { test, consequent } of nodesOf(file).get('IfStatement')) {
    if (!stops(consequent)) continue
    for (const member of [...nodesOf(file).within(test, 'MemberExpression'), test]) {
      const name = member.type === 'MemberExpression' ? nameOf(member) : null
      if (name !== null) names.add(name)
    }
    for (const identifier of [...nodesOf(file).within(test, 'Identifier'), test]) {
      const variable = identifier.type === 'Identifier' ? variableOf(file, identifier) : null
      if (variable) variables.add(variable)
    }
  }
  // for (const name of ['JWT_SECRET', ...]) if (!process.env[name]) throw ...
  const asksByName = nodesOf(file)
    .get('MemberExpression')
    .some((member) => member.computed && nameOf(member) === null && isEnvironment(file, member.object))
  if (asksByName && nodesOf(file).get('IfStatement').some(({ consequent }) => stops(consequent)))
    for (const { elements } of nodesOf(file).get('ArrayExpression'))
      for (const element of elements) {
        const name = stringOf(element)
        if (name !== null && /^[A-Z][A-Z0-9_]+$/.test(name)) names.add(name)
      }
  return { names, variables }
})

/** Whether the file stops the program where the secret is missing or is still the text of the code. */
function isRefused(file: SourceFile, name: string, holder: Node): boolean {
  const { names, variables } = refusalsOf(file)
  if (names.has(name)) return true
  const left = holder.type === 'LogicalExpression' ? unwrap(holder.left) : null
  const given = left?.type === 'Identifier' ? variableOf(file, left) : null
  if (given && variables.has(given)) return true
  let at = holder
  while (at.parent && /^(?:LogicalExpression|ConditionalExpression|TS)/.test(at.parent.type)) at = at.parent
  if (at.parent?.type === 'Property' && names.has(nameOf(at.parent) ?? '')) return true
  const target = at.parent?.type === 'VariableDeclarator' ? at.parent.id : at.parent?.type === 'AssignmentExpression' ? at.parent.left : null
  const variable = target?.type === 'Identifier' ? variableOf(file, target) : null
  return variable !== null && variables.has(variable)
}
