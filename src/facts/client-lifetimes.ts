import type { TSESTree } from '@typescript-eslint/utils'
import { isCommandLine } from './command-lines.js'
import { nameOf, unwrap, wordsOf } from './expressions.js'
import { classAround, functionAround, functionNameOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { lifetimeOf } from './lifetimes.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
import { clientCreationsOf, fateOf, makerOf, startedFunctions, type ClientCreation } from './socket-clients.js'
import type { SourceFile } from './source-file.js'

/** A client with sockets that is made over and over, and what makes it so. */
export type RepeatedClient = ClientCreation &
  (
    | { readonly by: 'request' | 'job' | 'call'; /** `POST /pay`, `getUser()`; `null` when it has no name. */ readonly label: string | null }
    | { readonly by: 'instance'; /** The class's name. */ readonly label: string | null }
  )

/** Clients that are made per request, job, call or instance, and that nothing keeps or closes. */
export const repeatedClientsOf = lazily((file: SourceFile): readonly RepeatedClient[] =>
  clientCreationsOf(file).flatMap((creation): RepeatedClient[] => {
    const { node } = creation
    if (takesPlatformBinding(file, node)) return []
    const fn = makerOf(node)
    const type = classAround(node)
    if (!fn || (type && isWithin(type, fn))) return type && isFieldOfEach(file, creation, type) ? [{ ...creation, by: 'instance', label: type.id?.name ?? null }] : []
    if (type && fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor')
      return isMadePerRequest(file, type) ? [{ ...creation, by: 'instance', label: type.id?.name ?? null }] : []

    const fate = fateOf(file, creation, fn)
    if (fate !== 'lost' && fate !== 'given') return []
    const lifetime = lifetimeOf(file, node)
    switch (lifetime.kind) {
      case 'request':
        return [{ ...creation, by: 'request', label: lifetime.route.label }]
      case 'job':
        return [{ ...creation, by: 'job', label: lifetime.job.label }]
      case 'function':
      case 'timer':
      case 'kept alive':
        return fate === 'lost' && creation.client.kind !== 'consumer' && runsOften(file, fn) ? [{ ...creation, by: 'call', label: callLabel(fn) }] : []
      default:
        return []
    }
  }),
)

function callLabel(fn: FunctionNode): string | null {
  const name = functionNameOf(fn)
  return name === null ? null : `${name}()`
}

/** Bindings of a Cloudflare Worker: there, a client may not outlive its request. */
function takesPlatformBinding(file: SourceFile, { arguments: given }: ClientCreation['node']): boolean {
  return given.some((argument) => {
    const text = file.source.getText(argument)
    if (/\bHYPERDRIVE\b|(?:^|[^.\w])(?:c|ctx|context|platform)\??\.env\??\./i.test(text)) return true
    return nodesOf(file)
      .within(argument, 'MemberExpression')
      .concat(argument.type === 'MemberExpression' ? [argument] : [])
      .some(({ object }) => object.type === 'Identifier' && /^env$/i.test(object.name) && variableOf(file, object)?.defs[0]?.type === 'Parameter')
  })
}

const startingWords = new Set([
  'start', 'init', 'initialize', 'initialise', 'setup', 'bootstrap', 'main', 'launch', 'boot', 'configure', 'seed', 'migrate', 'listen', 'connect', 'reset', 'truncate', 'backfill', 'up', 'down',
])
const sometimesStarting = new Set(['set', 'run', 'load', 'register', 'check', 'ensure', 'prepare', 'wait', 'test', 'verify', 'create', 'make', 'build', 'open', 'warm'])
const infrastructure = new Set([
  'server', 'app', 'db', 'database', 'databases', 'connection', 'connections', 'schema', 'queue', 'queues', 'job', 'jobs', 'worker', 'workers', 'redis', 'tables', 'table', 'migrations', 'migration',
  'index', 'indexes', 'cron', 'scheduler', 'schedulers', 'main', 'up', 'extension', 'extensions', 'pool', 'client', 'seeds', 'postgres', 'mongo', 'kafka',
])

/** Whether nothing says that a function runs once: its name, a call at the top level, a command line around it. */
function runsOften(file: SourceFile, fn: FunctionNode): boolean {
  if (startedFunctions(file).has(fn) || isCommandLine(file)) return false
  const name = functionNameOf(fn)
  const [first = '', ...rest] = wordsOf(name ?? '')
  if (startingWords.has(first) || /^on(?:Module|Application)|^(?:init(?!ia[tl][^i])|setup|bootstrap)/i.test(name ?? '')) return false
  if (sometimesStarting.has(first) && (rest.length === 0 || rest.some((word) => infrastructure.has(word)))) return false
  if (infrastructure.has(first) && rest.every((word) => infrastructure.has(word))) return false
  return fn.async || returnsUse(file, fn)
}

/** `function find(id) { const pool = new Pool(); return pool.query(sql) }`: a promise of an answer, without `async`. */
function returnsUse(file: SourceFile, fn: FunctionNode): boolean {
  const uses = new Set(['query', 'execute', 'findMany', 'findUnique', 'findFirst', 'find', 'findOne', 'create', 'update', 'get', 'set', 'add', 'insertOne', 'select', 'then'])
  return nodesOf(file)
    .within(fn, 'ReturnStatement')
    .some(({ argument }) => {
      const call = argument && unwrap(argument)
      const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null
      return callee?.type === 'MemberExpression' && uses.has(nameOf(callee) ?? '') && functionAround(call!) === fn
    })
}

const ofEachRequest = /(?:Service|Controller|Repository|Repo|Dao|DAO|Handler|Resolver|UseCase|Model|Manager|Gateway)$/
const technologies = /^(?:Prisma|Mongo(?:DB|Db)?|Mongoose|Postgres|Pg|My[Ss]ql|Sql|Typeorm|TypeOrm|Knex|Drizzle|Sequelize)(?=[A-Z])/
const ofConnections = /prisma|database|db|redis|cache|queue|connection|pool|client|kafka|mongo|broker|session|store|storage|lock|migration/i

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression

/** Whether a client held by a class field is made for each of many instances. */
function isFieldOfEach(file: SourceFile, { node, client }: ClientCreation, type: ClassNode): boolean {
  const field = fieldAround(node)
  if (!field || field.static || client.kind === 'consumer') return false
  if (isMadePerRequest(file, type) || takesRequest(type)) return true
  // `users = new PrismaClient().user` leaves nothing that could be shared or closed.
  const isPart = field.value !== null && unwrap(field.value) !== node && client.of === 'database'
  if (isSharedClass(file, type, isPart)) return false
  // `PrismaUserRepository` is a repository of users; `PrismaService` holds the connection.
  const name = (type.id?.name ?? '').replace(technologies, '')
  return isPart || (client.of === 'database' && ofEachRequest.test(name) && !/^(?:Service|Repository|Repo|Model|Manager|Handler)$/.test(name) && !ofConnections.test(name))
}

function fieldAround(node: Node): TSESTree.PropertyDefinition | null {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'PropertyDefinition') return at
    if (at.type === 'ClassBody') return null
  }
  return null
}

/** `constructor(req, res)`: an instance for each request. */
function takesRequest(type: ClassNode): boolean {
  const constructor = type.body.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor')
  const parameters = constructor?.type === 'MethodDefinition' ? constructor.value.params : []
  return parameters.some((parameter) => {
    const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
    return target.type === 'Identifier' && /^_?(?:req|request|ctx)$/.test(target.name)
  })
}

/** Whether a handler of the file makes an instance of a class. */
function isMadePerRequest(file: SourceFile, type: ClassNode): boolean {
  return instancesOf(file, type).some((instance) => {
    const { kind } = lifetimeOf(file, instance)
    return (kind === 'request' || kind === 'job') && isThrownAway(file, instance)
  })
}

function isThrownAway(file: SourceFile, instance: TSESTree.NewExpression): boolean {
  const fn = makerOf(instance)
  const fate = fn && fateOf(file, { node: instance }, fn)
  return fate === 'lost' || fate === 'given'
}

function instancesOf(file: SourceFile, type: ClassNode): readonly TSESTree.NewExpression[] {
  const variable = type.id && variableOf(file, type.id)
  if (!type.id || !variable) return []
  const { name } = type.id
  return nodesOf(file)
    .get('NewExpression')
    .filter(({ callee }) => callee.type === 'Identifier' && callee.name === name && variableOf(file, callee)?.defs[0]?.node === type)
}

/** A class that exists once: injected, a singleton, made at the top level, or one that looks after its connection. */
function isSharedClass(file: SourceFile, type: ClassNode, isPart: boolean): boolean {
  const text = file.source.getText(type.body)
  // Each service of a container may be one, and a client for each of them is still one too many where only a table is kept.
  const decorators = type.decorators.filter((decorator) => !isPart || /^@Injectable/.test(file.source.getText(decorator)))
  const isInjected = decorators.length > 0 && !type.decorators.some((decorator) => /Scope\.(?:REQUEST|TRANSIENT)|transient|scoped/i.test(file.source.getText(decorator)))
  if (isInjected || /\bstatic\s+(?:(?:readonly|async|private|public|#)\s*)*(?:#?_?instance|getInstance|shared)\b/.test(text)) return true
  if (/\.(?:\$disconnect|end|quit|disconnect|close|destroy|shutdown)\(/.test(text)) return true
  return instancesOf(file, type).some((instance) => functionAround(instance) === null)
}
