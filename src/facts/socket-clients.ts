import type { TSESTree } from '@typescript-eslint/utils'
import { clientCarriers, clientMethods, closingMethods, handleMethods, listeningMethods, socketClients, type SocketClient } from '../knowledge/connection-pools.js'
import { entryOf, isLocalModule } from '../knowledge/modules.js'
import { environmentReadOf } from './environment.js'
import { calleeNameOf, chainOf, nameOf, propertyOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, functionBehind, functionsAround, isFunction, type FunctionNode } from './functions.js'
import { jobOf } from './jobs.js'
import { lazily } from './lazily.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf, type Variable } from './references.js'
import { requestOf } from './routes.js'
import type { SourceFile } from './source-file.js'

export type ClientCreation = {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression
  readonly client: SocketClient
  /** As written, for messages: `new Pool()`, `mysql.createPool()`. */
  readonly api: string
}

/**
 * Every place of a file that makes a client with sockets of its own, calls of the file's own factories included:
 * `getPool()` where that returns a new one each time.
 */
export const clientCreationsOf = lazily((file: SourceFile): readonly ClientCreation[] => {
  const made = clientsMade(file)
  const factories = new Map<FunctionNode, ClientCreation>()
  for (const creation of made) {
    const fn = makerOf(creation.node)
    if (fn && fateOf(file, creation, fn) === 'returned') factories.set(fn, creation)
  }
  if (factories.size === 0) return made
  const calls = nodesOf(file)
    .get('CallExpression')
    .flatMap((node): ClientCreation[] => {
      const callee = unwrap(node.callee)
      const fn = callee.type === 'Identifier' ? functionBehind(file, callee) : null
      const creation = fn && !isWithin(node, fn) ? factories.get(fn) : null
      return creation ? [{ node, client: creation.client, api: `${nameOf(callee)}()` }] : []
    })
  return [...made, ...calls].sort((a, b) => a.node.range[0] - b.node.range[0])
})

function clientsMade(file: SourceFile): readonly ClientCreation[] {
  return [...nodesOf(file).get('NewExpression'), ...nodesOf(file).get('CallExpression')]
    .flatMap((node): ClientCreation[] => {
      const client = clientMadeBy(file, node)
      if (!client) return []
      return [{ node, client, api: `${node.type === 'NewExpression' ? 'new ' : ''}${shortened(file.source.getText(node.callee))}()` }]
    })
    .sort((a, b) => a.node.range[0] - b.node.range[0])
}

function shortened(text: string): string {
  const [first = ''] = text.replace(/\s+/g, ' ').split('(')
  return first.length > 40 ? `${first.slice(0, 37)}...` : first
}

function clientMadeBy(file: SourceFile, node: TSESTree.CallExpression | TSESTree.NewExpression): SocketClient | null {
  const callee = unwrap(node.callee)
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression' && callee.type !== 'CallExpression') return null
  const origin = originOf(file, callee)
  if (!origin) return null
  const path = [...origin.path, node.type === 'NewExpression' ? 'new()' : '()']
  const client = entryOf(socketClients, { module: origin.module, path })
  if (client) return client.kind === 'url' && !isGivenAddress(file, node) ? null : client
  // Prisma generates its client into the project: the name, and a module that is called after what it is.
  const isGenerated = path.join('.') === 'PrismaClient.new()' && isLocalModule(origin.module) && /prisma|generated/i.test(origin.module) && !/edge|wasm/.test(origin.module)
  return isGenerated ? { kind: 'connection', of: 'database' } : null
}

/** `drizzle(process.env.DATABASE_URL)`, `drizzle({ connection: url })`: no client is given, so one is made. */
function isGivenAddress(file: SourceFile, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const [first] = node.arguments
  if (!first) return false
  const value = constantBehind(file, first)
  if (value.type === 'TemplateLiteral' || stringOf(value) !== null || environmentReadOf(file, value)) return true
  return value.type === 'ObjectExpression' && propertyOf(value, 'connection') !== undefined && propertyOf(value, 'connection') !== 'unknown'
}

/**
 * What becomes of a client inside the function that makes it: `closed` where its connections are ended, `kept` where it
 * is stored, `returned` to a caller who may do either, `given` to a function or closure that may, `lost` when nothing can.
 */
export type Fate = 'closed' | 'kept' | 'returned' | 'given' | 'lost'

const deepest = 8
const bestFirst: readonly Fate[] = ['closed', 'kept', 'returned', 'given', 'lost']

function best(fates: readonly Fate[]): Fate {
  return bestFirst.find((fate) => fates.includes(fate)) ?? 'lost'
}

/** Follows a client from where it is made to where it goes; `own` is the function whose runs are counted. */
export function fateOf(file: SourceFile, { node }: Pick<ClientCreation, 'node'>, own: FunctionNode): Fate {
  const called = node.type === 'CallExpression' ? node.arguments.at(-1) : null
  // MongoClient.connect(url, (error, client) => {})
  if (called && isFunction(called) && called.params[1]?.type === 'Identifier') return best([fateOfVariable(file, called.params[1], own, 0), fateOfValue(file, node, own, 0)])
  return fateOfValue(file, node, own, 0)
}

function fateOfValue(file: SourceFile, from: Node, own: FunctionNode, depth: number): Fate {
  if (depth > deepest) return 'kept'
  let at = from
  for (let steps = 0; steps < 40; steps++) {
    const parent: Node | undefined = at.parent
    if (!parent) return 'kept'
    switch (parent.type) {
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'SpreadElement':
      case 'ObjectExpression':
      case 'ArrayExpression':
        at = parent
        continue
      case 'Property':
        if (parent.value !== at) return 'lost'
        at = parent
        continue
      case 'MemberExpression': {
        if (parent.object !== at) return 'lost'
        const next = afterMember(file, parent, own, depth)
        if (typeof next === 'string') return next
        at = next
        continue
      }
      case 'VariableDeclarator':
        return fateOfDeclarator(file, parent, own, depth)
      case 'AssignmentExpression':
        return parent.right === at ? fateOfAssignment(file, parent, own, depth) : 'lost'
      case 'ReturnStatement':
      case 'YieldExpression':
      case 'ArrowFunctionExpression':
        return 'returned'
      case 'CallExpression':
      case 'NewExpression': {
        if (parent.callee === at) return 'lost'
        const origin = originOf(file, parent)
        if (origin && entryOf(clientCarriers, origin)) {
          at = parent
          continue
        }
        return fateOfArgument(file, parent, own)
      }
      // sql`SELECT 1` is a query of the client `sql`.
      case 'TaggedTemplateExpression':
      case 'ExpressionStatement':
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'IfStatement':
        return 'lost'
      case 'PropertyDefinition':
      case 'AssignmentPattern':
        return 'kept'
      default:
        return 'kept'
    }
  }
  return 'kept'
}


/** What a member of a client leads to: its fate, or the expression that still stands for the client. */
function afterMember(file: SourceFile, member: TSESTree.MemberExpression, own: FunctionNode, depth: number): Fate | Node {
  const name = nameOf(member) ?? ''
  if (closingMethods.has(name) || member.property.type === 'Identifier' && /^async(?:Dispose|End)/.test(name)) return 'closed'
  // client[Symbol.asyncDispose]()
  if (member.computed && /dispose/i.test(file.source.getText(member.property))) return 'closed'
  const call = member.parent
  if (call.type !== 'CallExpression' || call.callee !== member) return 'lost'
  if (listeningMethods.has(name)) return 'given'
  if (name === 'then') {
    const [callback] = call.arguments
    const [parameter] = callback && isFunction(callback) ? callback.params : []
    const inside = parameter?.type === 'Identifier' ? fateOfVariable(file, parameter, own, depth + 1) : 'lost'
    return inside === 'lost' ? call : inside
  }
  if (name === 'catch' || name === 'finally' || clientMethods.has(name) || handleMethods.has(name)) return call
  return 'lost'
}

function fateOfDeclarator(file: SourceFile, declarator: TSESTree.VariableDeclarator, own: FunctionNode, depth: number): Fate {
  const { parent: declaration } = declarator
  if (declaration.type === 'VariableDeclaration' && (declaration.kind === 'using' || declaration.kind === 'await using')) return 'closed'
  if (declarator.id.type === 'Identifier') return fateOfVariable(file, declarator.id, own, depth + 1)
  // const { db, client } = await connect(): whichever of them is closed or kept
  const parts = file.source.scopeManager?.getDeclaredVariables(declarator) ?? []
  return best(parts.flatMap(({ identifiers: [name] }) => (name ? [fateOfVariable(file, name, own, depth + 1)] : [])))
}

function fateOfAssignment(file: SourceFile, { left }: TSESTree.AssignmentExpression, own: FunctionNode, depth: number): Fate {
  if (left.type === 'Identifier') {
    const variable = variableOf(file, left)
    return variable && isLocalTo(variable, own) ? fateOfVariable(file, left, own, depth + 1) : 'kept'
  }
  // req.db = new Pool() lives as long as the request
  const { root } = chainOf(left)
  const holder = root.type === 'Identifier' ? variableOf(file, root) : null
  const isOwnParameter = holder?.defs[0]?.type === 'Parameter' && holder.defs[0].node === own
  return isOwnParameter && /^_?(?:req|request|res|response|reply|ctx|context|c|event)$/.test(holder!.name) && !/\.(?:app|server)\b|\.locals\b/.test(file.source.getText(left).replace(/^_?res\w*\.locals/, ''))
    ? 'lost'
    : 'kept'
}

const keepingMethods = new Set(['set', 'push', 'add', 'unshift', 'register', 'decorate', 'provide', 'bind', 'track', 'addHook', 'use'])
const closingWords = /close|dispose|release|destroy|disconnect|shutdown|cleanup|teardown|^end|quit|defer|finally/i

function fateOfArgument(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression, own: FunctionNode): Fate {
  const name = calleeNameOf(call) ?? ''
  if (closingWords.test(name)) return 'closed'
  if (call.type === 'CallExpression' && keepingMethods.has(name)) {
    const receiver = unwrap(call.callee)
    const { root } = receiver.type === 'MemberExpression' ? chainOf(receiver.object) : { root: receiver }
    const variable = root.type === 'Identifier' ? variableOf(file, root) : null
    // pools.set(tenant, pool); c.set('db', db) ends with its request
    if (!variable || !isLocalTo(variable, own)) return 'kept'
  }
  return 'given'
}

function isLocalTo(variable: Variable, own: FunctionNode): boolean {
  const definition = variable.defs[0]
  return definition !== undefined && isWithin(definition.name, own)
}

const followed = lazily((_file: SourceFile) => new Set<Variable>())

function fateOfVariable(file: SourceFile, identifier: Node, own: FunctionNode, depth: number): Fate {
  const variable = variableOf(file, identifier)
  const active = followed(file)
  if (!variable || depth > deepest) return 'kept'
  if (active.has(variable)) return 'lost'
  active.add(variable)
  try {
    const fates: Fate[] = []
    for (const reference of variable.references) {
      if (!reference.isRead()) continue
      const use = reference.identifier
      const fate = fateOfValue(file, use, own, depth + 1)
      fates.push(fate)
      if (fate === 'lost' || fate === 'given') fates.push(fateInClosure(file, use, own))
      if (fate === 'closed') break
    }
    return best(fates)
  } finally {
    active.delete(variable)
  }
}

const callbacksInPlace = new Set([
  'map', 'forEach', 'filter', 'reduce', 'flatMap', 'some', 'every', 'find', 'then', 'catch', 'finally', 'transaction', '$transaction', 'all', 'begin', 'query', 'execute',
  'run', 'step', 'trace', 'startActiveSpan',
])

/** What a use inside a nested function adds: a handler of requests or jobs is registered once and uses the client each time. */
function fateInClosure(file: SourceFile, use: Node, own: FunctionNode): Fate {
  for (const fn of functionsAround(use)) {
    if (fn === own) return 'lost'
    if (requestOf(file, fn) || jobOf(file, fn)) return 'kept'
    const call = fn.parent
    if (call.type === 'CallExpression' && call.callee === fn) continue
    const isInPlace = call.type === 'CallExpression' && (call.parent.type === 'AwaitExpression' || callbacksInPlace.has(calleeNameOf(call) ?? ''))
    if (!isInPlace && call.type !== 'NewExpression') return 'given'
  }
  return 'lost'
}

/** The function whose every run makes the client: the innermost around it that is not called in place. */
export function makerOf(node: Node): FunctionNode | null {
  for (const fn of functionsAround(node)) {
    const parent = fn.parent
    const isCalledInPlace = parent.type === 'CallExpression' && parent.callee === fn
    if (!isCalledInPlace) return fn
  }
  return null
}

/** Functions of a file that its own top level calls: they run once, when the program starts. */
export const startedFunctions = lazily((file: SourceFile): ReadonlySet<Node> => {
  const started = new Set<Node>()
  for (const call of nodesOf(file).get('CallExpression')) {
    const callee = unwrap(call.callee)
    if (functionAround(call) !== null) continue
    if (isFunction(callee)) started.add(callee)
    const variable = callee.type === 'Identifier' ? variableOf(file, callee) : null
    const definition = variable?.defs[0]
    if (definition?.type === 'FunctionName') started.add(definition.node)
    else if (definition?.type === 'Variable' && definition.node.init) started.add(unwrap(definition.node.init))
  }
  return started
})
