import type { TSESTree } from '@typescript-eslint/utils'
import { askingVerbs, authModules, authPackages, callerWords, machineryWords, proofWords, workingVerbs } from '../knowledge/authentication.js'
import { budgetWords, limiterPackages, otherBudgetWords } from '../knowledge/budget-checks.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { dataAccessesOf } from './data-access.js'
import { environmentReadOf } from './environment.js'
import { calleeNameOf, chainOf, nameOf, receiverOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { comesFrom } from './flow.js'
import { functionBehind, reachableFrom, type FunctionNode } from './functions.js'
import { inertBranchesOf } from './inert-branches.js'
import { lazily } from './lazily.js'
import { llmCallsOf } from './llm-calls.js'
import { isWithin, nodesOf, sortedWithin, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf } from './references.js'
import { allRequestDataOf, requestBehind } from './request-data.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/**
 * Whether a function, or one of this file that it calls, may know who is calling it or that the caller is allowed to: it
 * names a person, a session, a cookie, a header or a secret, answers that somebody is not allowed, compares something with
 * a secret of the environment, takes from a budget, runs in development only, or calls a function of the project that may
 * do any of it. `false` is certain only as far as names go.
 */
export function knowsCaller(file: SourceFile, fn: FunctionNode): boolean {
  return reachableFrom(file, fn).some((at) => isAskedIn(file)(at))
}

const isAskedIn = lazily((file: SourceFile) =>
  lazily((fn: FunctionNode): boolean => {
    const nodes = nodesOf(file)
    // What is asked for nothing is not asked.
    const inert = inertBranchesOf(file)(fn)
    const counts = (node: Node) => inert.length === 0 || !inert.some((branch) => isWithin(node, branch))
    return (
      nodes.within(fn, 'Literal').some((literal) => refuses(literal) && counts(literal)) ||
      nodes.within(fn, 'TemplateElement').some((text) => saysRefused(text.value.cooked ?? '') && counts(text)) ||
      sortedWithin(tellingNamesOf(file), fn).some((name) => counts(name) && isOfCaller(file, name)) ||
      nodes.within(fn, 'CallExpression').some((call) => counts(call) && mayAsk(file, call)) ||
      nodes.within(fn, 'BinaryExpression').some((comparison) => comparesWithSecret(file, comparison))
    )
  }),
)

/** Longer texts are prompts and pages, which may speak of anything. */
const longestRefusal = 80

function saysRefused(text: string): boolean {
  return text.length <= longestRefusal && /unauthori[sz]ed|unauthenticated|not authenticated|not authori[sz]ed|forbidden|access denied|permission denied|not permitted|(?:sign|log)(?:ged|ned)?[ _-]?in\b|too many requests|rate limit/i.test(text)
}

function refuses(literal: TSESTree.Literal): boolean {
  const { value } = literal
  if (value === 401 || value === 403 || value === 429) return true
  if (typeof value !== 'string') return false
  // `headers.get('authorization')`, and not the header of a request that is sent
  return saysRefused(value) || (/^(?:authorization|x-api-key|x-[\w-]*(?:token|secret|signature|key))$/i.test(value) && literal.parent.type === 'CallExpression')
}

/** Names of the file with a word that may be about the caller. */
const tellingNamesOf = lazily((file: SourceFile): readonly TSESTree.Identifier[] => nodesOf(file).get('Identifier').filter(({ name }) => saysCaller(name) || saysProof(name) || saysHeader(name) || saysBudget(name) || /^NODE_ENV$|^isDev(?:elopment)?$|^isProd(?:uction)?$/.test(name)))

/** What a model is asked, and what a person wrote: `userMessage`, `userPrompt`. */
const saidWords: ReadonlySet<string> = new Set(['message', 'messages', 'prompt', 'input', 'content', 'query', 'question', 'text', 'agent', 'story', 'idea', 'request', 'instructions', 'answer'])

function saysCaller(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => callerWords.has(word)) && !words.some((word) => saidWords.has(word))
}

function saysProof(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => proofWords.has(word)) && !words.some((word) => word === 'max' || word === 'count' || word === 'limit' || word === 'usage')) return true
  return words.includes('api') && words[words.indexOf('api') + 1] === 'key'
}

function saysHeader(name: string): boolean {
  return name === 'headers' || name === 'header'
}

function saysBudget(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => otherBudgetWords.has(word) || word === 'max' || word === 'default')) return false
  return words.some((word) => word !== 'limit' && word !== 'limits' && budgetWords.has(word)) || (words.includes('rate') && words.includes('limit'))
}

function isOfCaller(file: SourceFile, identifier: TSESTree.Identifier): boolean {
  const { name, parent } = identifier
  if (isInType(identifier)) return /auth|session/i.test(name)
  if (environmentReadOf(file, parent)) return name === 'NODE_ENV'
  if (/^NODE_ENV$|^is(?:Dev|Prod)/.test(name)) return true
  // In a file that talks to a model, a role is who said something.
  if (/^roles?$/i.test(name) && llmCallsOf(file).length > 0) return false
  const isKey = parent.type === 'Property' && parent.key === identifier && !parent.computed
  if (isKey) return saysProof(name) && !/key/i.test(name) && !isOfMaker(parent.parent)
  if (saysHeader(name)) return isOfRequest(file, identifier)
  const whole = parent.type === 'MemberExpression' && parent.property === identifier && !parent.computed ? parent : identifier
  if (isMachinery(file).has(whole) || isImported(file, whole) || isFunctionName(file, whole)) return false
  const data = allRequestDataOf(file, whole)
  if (data.length > 0) return saysProof(name) || data.some(({ part }) => part === 'headers' || part === 'cookies')
  if (comesFrom(file, whole, ({ node }) => environmentReadOf(file, node) !== null)) return false
  return !comesFrom(file, whole, ({ node }) => isStored(file).has(node) || isAnswerOfModel(file, node))
}

/** `await response.json()` of a request to a model: what it tells of (`usage`) is of nobody. */
function isAnswerOfModel(file: SourceFile, node: Node): boolean {
  const receiver = node.type === 'CallExpression' && calleeNameOf(node) === 'json' ? receiverOf(node) : null
  return receiver !== null && comesFrom(file, receiver, ({ node: at }) => isStored(file).has(at))
}

/** Options of a client, which name keys and secrets of ours. */
function isOfMaker(literal: Node): boolean {
  return literal.type === 'ObjectExpression' && literal.parent.type === 'NewExpression'
}

function isInType(identifier: Node): boolean {
  const { parent } = identifier
  return parent !== undefined && /^TS(?!AsExpression|NonNull|Satisfies|TypeAssertion|ParameterProperty)/.test(parent.type)
}

/** `request.headers`, `({ headers })`, `headers()`; not those of the answer, nor of a request that is sent. */
function isOfRequest(file: SourceFile, identifier: TSESTree.Identifier): boolean {
  const { parent } = identifier
  if (parent.type === 'MemberExpression' && parent.property === identifier) return !/^(?:res|response|reply|result|error|err|config|options|init|defaults)$/i.test(nameOf(unwrapAwait(parent.object)) ?? 'headers') || allRequestDataOf(file, parent).length > 0
  return parent.type === 'CallExpression' && parent.callee === identifier
}

/** What accesses to the database are written with: `prisma.user.create`, the tables of `db.insert(users)`, and each call of their chains. */
const isMachinery = lazily((file: SourceFile): ReadonlySet<Node> => {
  const found = new Set<Node>()
  for (const { node } of dataAccessesOf(file)) {
    let at: Node = node
    for (let steps = 0; steps < 60; steps++) {
      found.add(at)
      if (at.type === 'CallExpression') at = unwrap(at.callee)
      else if (at.type === 'TaggedTemplateExpression') at = unwrap(at.tag)
      else if (at.type === 'MemberExpression') at = unwrapAwait(at.object)
      else break
    }
  }
  return found
})

const isStored = lazily((file: SourceFile): ReadonlySet<Node> => new Set<Node>([...dataAccessesOf(file).map(({ node }) => node), ...llmCallsOf(file).map(({ node }) => node)]))

/** A table, a model, a type or a function of another module: calls of it are looked at by themselves. */
function isImported(file: SourceFile, node: Node): boolean {
  const { root } = chainOf(node)
  if (root.type !== 'Identifier') return false
  const definition = variableOf(file, root)?.defs[0]
  if (definition?.type === 'ImportBinding') return true
  const origin = node.type === 'Identifier' || node.type === 'MemberExpression' ? originOf(file, root) : null
  return origin !== null && definition?.type === 'Variable' && origin.path.every((step) => step !== '()')
}

function isFunctionName(file: SourceFile, node: Node): boolean {
  return node.type === 'Identifier' && functionBehind(file, node) !== null
}

/** Packages that take a request apart or answer it, and ask nobody. */
const requestReaders = /^(?:formidable|busboy|multer|micro|raw-body|body-parser|next|@sveltejs\/kit|sveltekit-superforms|@conform-to\/|zod|zod-form-data|h3|@remix-run\/|react-router|@react-router\/|nuqs|query-string|qs|uploadthing|@vercel\/blob|ai|url|node:)/

function mayAsk(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const name = calleeNameOf(call)
  if (name === null || isMachinery(file).has(call)) return false
  if (isTaught(file, call.callee, [...file.settings.auth, ...file.settings.handlerWrapper])) return true
  if (functionBehind(file, call.callee)) return false
  const origin = originOf(file, call.callee)
  const { root, steps } = chainOf(call.callee)
  const names = [root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^\w+$/.test(step))]
  if (origin && isAuthModule(origin.module)) return true
  if (origin && limiterPackages.has(packageOf(origin.module))) return true
  const isImport = root.type === 'Identifier' && isImported(file, root)
  // Members of what was sent or stored are looked at by their names.
  if (isImport && names.some((one) => saysCaller(one) || saysProof(one) || saysHeader(one) || saysBudget(one))) return true
  const isOwn = origin !== null && isOwnModule(origin.module)
  if (call.arguments.some((argument) => requestBehind(file, argument) !== null)) return !(origin && requestReaders.test(origin.module)) && !/^(?:json|send|end|next|push|URL|log|error|parse)$/.test(name)
  // What a function of the project gave is looked at where that function is called.
  if (!isOwn || origin.path.some((step) => step === '()' || step === 'new()')) return false
  const words = wordsOf(name)
  const [verb = ''] = words
  if (words.some((word) => machineryWords.has(word))) return false
  if (askingVerbs.has(verb)) return true
  if (call.arguments.length === 0) return true
  // Whatever is waited for, or done for its own sake, may throw for a caller who is not allowed to.
  const isWaitedFor = call.parent.type === 'AwaitExpression' || call.parent.type === 'ExpressionStatement'
  return isWaitedFor && steps.length === 0 && !workingVerbs.has(verb)
}

function isAuthModule(module: string): boolean {
  return authModules.has(module) || authPackages.has(packageOf(module))
}

/** Scopes of packages that everybody may install; any other is a package of the project's own repository. */
const publicScopes: ReadonlySet<string> = new Set([
  '@ai-sdk', '@anthropic-ai', '@prisma', '@supabase', '@aws-sdk', '@google', '@google-cloud', '@hono', '@sveltejs', '@remix-run', '@react-router', '@trpc', '@tanstack', '@upstash', '@vercel', '@stripe', '@sendgrid', '@react-email', '@langchain', '@pinecone-database', '@octokit', '@sentry', '@opentelemetry', '@nestjs', '@fastify', '@paralleldrive',
  '@sinclair', '@conform-to', '@t3-oss', '@neondatabase', '@libsql', '@planetscale', '@notionhq', '@slack', '@huggingface', '@mistralai', '@openrouter', '@fal-ai', '@mendable', '@tavily', '@deepgram', '@elevenlabs', '@qdrant', '@elastic', '@azure', '@mailchimp', '@polar-sh', '@lemonsqueezy', '@orpc', '@types', '@node-rs', '@noble', '@formkit', '@lucia-auth',
])

function isOwnModule(module: string): boolean {
  return isLocalModule(module) || (module.startsWith('@') && !publicScopes.has(module.slice(0, module.indexOf('/'))))
}

/** `body.key !== process.env.API_KEY`: only who knows the value gets further. */
function comparesWithSecret(file: SourceFile, { operator, left, right }: TSESTree.BinaryExpression): boolean {
  return /^[!=]==?$/.test(operator) && [left, right].some((side) => stringOf(side) === null && comesFrom(file, side, ({ node }) => environmentReadOf(file, node) !== null)) && ![left, right].some((side) => side.type === 'Literal')
}
