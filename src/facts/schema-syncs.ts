import type { TSESTree } from '@typescript-eslint/utils'
import { isCommandLine } from './command-lines.js'
import { environmentReadOf } from './environment.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { isFunction } from './functions.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { objectBehind } from './option-objects.js'
import { isTrueInProduction } from './production-branches.js'
import type { SourceFile } from './source-file.js'

/** Code that changes the tables of a database to fit the models when the program starts. */
export type SchemaSync = { readonly node: Node; readonly api: string; readonly how: 'alter' | 'drop' | 'indexes' }

const dialects = new Set(['postgres', 'mysql', 'mariadb', 'mssql', 'oracle', 'cockroachdb', 'mongodb', 'sqlite', 'better-sqlite3', 'aurora-mysql', 'aurora-postgres', 'postgresql'])

/** Every synchronisation of a schema that production may run. */
export const schemaSyncsOf = lazily((file: SourceFile): readonly SchemaSync[] => {
  const found: SchemaSync[] = []
  if (isCommandLine(file)) return found
  for (const property of nodesOf(file).get('Property')) {
    const name = nameOf(property)
    if (name !== 'synchronize' && name !== 'dropSchema') continue
    if (property.parent.type === 'ObjectExpression' && isOn(file, property.value) && isConnection(file, property.parent) && !isElsewhere(file, property))
      found.push({ node: property, api: `${name}: true`, how: name === 'dropSchema' ? 'drop' : 'alter' })
  }
  for (const call of nodesOf(file).get('CallExpression')) {
    const sync = ofCall(file, call)
    if (sync && !isElsewhere(file, call) && !mayBeInMemory(file, call)) found.push(sync)
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

const commandRunners = new Set(['exec', 'execSync', 'execAsync', 'execFile', 'execFileSync', 'spawn', 'spawnSync', 'execa', 'execaSync', 'execaCommand', 'execaCommandSync'])
const push = /\bprisma\s+db\s+push\b|\bdrizzle-kit\s+push(?::\w+)?(?=\s|$|[;&|])/

/** `execSync('npx prisma db push')`, `spawn('npx', ['prisma', 'db', 'push'])` ahead of the server. */
function pushedBy(file: SourceFile, call: TSESTree.CallExpression): SchemaSync | null {
  if (!commandRunners.has(calleeNameOf(call) ?? '')) return null
  const words = call.arguments.slice(0, 2).flatMap((argument) => {
    const value = constantBehind(file, argument)
    return value.type === 'ArrayExpression' ? value.elements.map((element) => (element && stringOf(element)) ?? '') : [stringOf(value) ?? '']
  })
  const command = push.exec(words.join(' '))
  return command && { node: call, api: command[0].replace(/\s+/g, ' '), how: 'alter' }
}

function ofCall(file: SourceFile, call: TSESTree.CallExpression): SchemaSync | null {
  const name = calleeNameOf(call)
  const pushed = pushedBy(file, call)
  if (pushed) return pushed
  if (call.callee.type !== 'MemberExpression') return null
  if (name === 'syncIndexes') return { node: call, api: 'syncIndexes()', how: 'indexes' }
  const [first] = call.arguments
  if (name === 'synchronize' && isDataSource(file, call)) {
    const drops = first !== undefined && isOn(file, first)
    return { node: call, api: `synchronize(${drops ? 'true' : ''})`, how: drops ? 'drop' : 'alter' }
  }
  if (name !== 'sync' || !first) return null
  const options = objectBehind(file, first)
  if (options === 'none' || options === 'unknown') return null
  for (const key of ['force', 'alter'] as const) {
    const value = propertyOf(options, key)
    if (!value || value === 'unknown') continue
    const plain = unwrap(value)
    // Only Sequelize alters; calendars, folders and players are told to synchronise by force, too.
    if (key === 'force' && !isModels(file, call)) continue
    if (isOn(file, value) || (key === 'alter' && plain.type === 'ObjectExpression')) return { node: call, api: `sync({ ${key}: true })`, how: key === 'force' ? 'drop' : 'alter' }
  }
  return null
}

/** What TypeORM connects with, by the package or by its name: `AppDataSource.synchronize()`. */
function isDataSource(file: SourceFile, call: TSESTree.CallExpression): boolean {
  if (modulesNamed(file).has('typeorm')) return true
  const words = wordsOf(nameOf(receiverOf(call)!) ?? '')
  return words.includes('source') && words.includes('data')
}

const modelWords = new Set(['sequelize', 'db', 'database', 'sql', 'orm', 'model', 'models', 'connection', 'conn', 'postgres', 'mysql', 'sqlite', 'instance'])

/** A connection or model of Sequelize: by the package, by the name, or by the capital letter of a model. */
function isModels(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const modules = modulesNamed(file)
  if (modules.has('sequelize') || modules.has('sequelize-typescript') || modules.has('@sequelize/core')) return true
  const { root, steps } = chainOf(receiverOf(call)!)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps]
  return names.some((name) => wordsOf(name).some((word) => modelWords.has(word))) || /^[A-Z]/.test(names.at(-1) ?? '')
}

/** A connection that an option of the function around it may have put into memory, as builders of an application for tests do. */
function mayBeInMemory(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const receiver = receiverOf(call)
  const made = receiver && constantBehind(file, receiver)
  return made?.type === 'ConditionalExpression' && /memory/i.test(file.source.getText(made))
}

/** `true`, what is true in production, or an environment variable that is on unless it is told otherwise. */
function isOn(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  if ((/^(?:Binary|Unary)Expression$/.test(value.type) || /^is_?prod/i.test(nameOf(value) ?? '')) && isTrueInProduction(file, value) === true) return true
  if (value.type === 'Literal') return value.value === true
  if (value.type === 'LogicalExpression' && value.operator !== '&&') {
    const fallback = constantBehind(file, value.right)
    return fallback.type === 'Literal' && fallback.value === true && isTrueInProduction(file, value.left) === null
  }
  // `process.env.DB_SYNC ? process.env.DB_SYNC === 'true' : true`, `isProduction ? true : false`
  if (value.type === 'ConditionalExpression') {
    const production = isTrueInProduction(file, value.test)
    if (production !== null) return isOn(file, production ? value.consequent : value.alternate)
    return environmentReadOf(file, value.test) !== null && isOn(file, value.alternate)
  }
  // `process.env.DB_SYNC !== 'false'`
  if (value.type === 'BinaryExpression' && /^!==?$/.test(value.operator)) {
    const sides = [value.left as Node, value.right]
    return sides.some((side) => /^(?:false|0|off|no)$/.test(stringOf(side) ?? '')) && sides.some((side) => environmentReadOf(file, side) !== null)
  }
  // `(process.env.DB_SYNC ?? 'true') === 'true'`
  if (value.type === 'BinaryExpression' && /^===?$/.test(value.operator)) {
    const sides = [unwrap(value.left as Node), unwrap(value.right)]
    return sides.some((side, index) => {
      const wanted = stringOf(sides[1 - index]!)
      return wanted !== null && side.type === 'LogicalExpression' && side.operator !== '&&' && environmentReadOf(file, side.left) !== null && stringOf(constantBehind(file, side.right)) === wanted
    })
  }
  // `config.get('DB_SYNC', true)`
  if (value.type === 'CallExpression' && ['get', 'getOrThrow', 'bool', 'boolean'].includes(calleeNameOf(value) ?? '')) {
    const fallback = value.arguments[1] && unwrap(value.arguments[1])
    return fallback?.type === 'Literal' && fallback.value === true
  }
  return false
}

/** Whether an object is what a connection of TypeORM or a Nest module is opened with. */
function isConnection(file: SourceFile, object: TSESTree.ObjectExpression): boolean {
  const modules = modulesNamed(file)
  if (modules.has('typeorm') || modules.has('@nestjs/typeorm') || modules.has('@nestjs/sequelize') || modules.has('sequelize-typescript')) return true
  for (const key of ['type', 'dialect']) {
    const value = propertyOf(object, key)
    const text = value && value !== 'unknown' ? stringOf(value) : null
    if (text !== null && dialects.has(text)) return true
  }
  return false
}

/** In a branch that production does not take: `if (process.env.NODE_ENV !== 'production')`, after `if (isProduction) return`, under an option. */
function isElsewhere(file: SourceFile, node: Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.test === at) continue
      if (isKept(file, parent.test, parent.consequent === at)) return true
    } else if (parent.type === 'LogicalExpression' && parent.right === at) {
      if (isKept(file, parent.left, parent.operator === '&&')) return true
    } else if (parent.type === 'BlockStatement' || parent.type === 'Program') {
      for (const statement of parent.body) {
        if (statement === at) break
        if (statement.type === 'IfStatement' && !statement.alternate && ends(statement.consequent) && isKept(file, statement.test, false)) return true
      }
    } else if (parent.type === 'SwitchCase' && parent.test && /^(?:dev|development|test|local)$/.test(stringOf(parent.test) ?? '')) return true
    else if (parent.type === 'Property' && parent.value === at && /^(?:dev|development|test|testing|local)$/.test(nameOf(parent) ?? '')) return true
    if (isFunction(at) && /(?:^|_)(?:dev|test|seed|reset)|(?:Dev|Test|Seed|Reset)(?:[A-Z]|$)/.test(at.id?.name ?? '')) return true
    // `const devConfig = { synchronize: true }`
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && /^(?:dev|test|local)(?:[A-Z]|elopment|$)|(?:Dev|Test|Local)(?:[A-Z]|elopment|$)/.test(parent.id.name)) return true
  }
  return false
}

/** Whether a test keeps production out of its branch, or lets it in only when somebody asks for it. */
function isKept(file: SourceFile, test: Node, whenTrue: boolean): boolean {
  const production = isTrueInProduction(file, test)
  if (production !== null) return production !== whenTrue
  const value = unwrap(test)
  if (value.type === 'LogicalExpression' && value.operator === '&&' && whenTrue) return isKept(file, value.left, true) || isKept(file, value.right, true)
  if (value.type === 'BinaryExpression') return whenTrue && /^===?$/.test(value.operator) && /env|argv|config/i.test(file.source.getText(value))
  if (environmentReadOf(file, value)) return whenTrue
  return whenTrue && /sync|force|reset|migrat|argv|\bdev|isTest/i.test(file.source.getText(value))
}

function ends(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(ends)
  return node.type === 'ReturnStatement' || node.type === 'ThrowStatement'
}
