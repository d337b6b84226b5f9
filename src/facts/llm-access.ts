import type { TSESTree } from '@typescript-eslint/utils'
import { llmClients, llmExports } from '../knowledge/llm-sdks.js'
import { isLocalModule, packageOf } from '../knowledge/modules.js'
import { nameOf, propertyOf, unwrap } from './expressions.js'
import { exportsOf } from './exports.js'
import { comesFrom, constantBehind, parameterOf } from './flow.js'
import { functionAround, functionNameOf, functionsAround, isFunction, reachableFrom, type FunctionNode } from './functions.js'
import { importsOf, type Import } from './imports.js'
import { lazily } from './lazily.js'
import { llmCallsOf, llmClientsOf, type LlmClientConstruction } from './llm-calls.js'
import { parameterIn } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { matchesAny } from './path-patterns.js'
import { variableOf, type Variable } from './references.js'
import { requestAround, routesOf } from './routes.js'
import { sideOf } from './side.js'
import type { SourceFile } from './source-file.js'

/** Where a project keeps its one client when no setting tells: the AI layer, `lib/ai`, `lib/llm`. */
const customaryClientFiles = [
  '**/07-AI/**', '**/lib/{ai,llm,openai,anthropic,gemini,claude}/**', '**/lib/{ai,llm}.*', '**/lib/{ai,llm}-*.*', '**/lib/llm*', '**/{ai,llm}/{client,clients,provider,providers,models,index}.*',
  '**/{openai,anthropic,claude,gemini,llm,mistral,groq,bedrock,cohere,openrouter}.{ts,js,mts,mjs,cts,cjs}',
  '**/{openai,anthropic,claude,gemini,llm,ai,mistral,groq,bedrock,cohere,openrouter}{-,_,.,}{client,Client,provider,gateway}.{ts,js,mts,mjs,cts,cjs}',
  '**/{openai,anthropic,claude,gemini,llm,LLM,AI,Ai}{Client,Provider,Gateway}.{ts,js,mts,mjs,cts,cjs}',
  '**/{ai,llm,openai,anthropic,gemini}.service.{ts,js}', '**/{model,models,ai,llm}-{provider,providers}.{ts,js,mts,mjs}',
  '**/{openai,anthropic,claude,gemini,llm}/{client,index}.{ts,js,mts,mjs,cts,cjs}',
]

/**
 * Whether a file is the one that may talk to models: named by `settings.llm.client`, else by custom, or a file that makes
 * a client, exports it and calls no model itself. A file with routes is none unless a setting says so.
 */
export const isLlmClientFile = lazily((file: SourceFile): boolean => {
  const named = file.settings.llm.client
  if (named.length > 0) return matchesAny(file.path, named) || named.some((name) => isModuleNamed(file.path, name))
  if (routesOf(file).length > 0) return false
  return matchesAny(file.path, customaryClientFiles) || onlyMakesClient(file)
})

/** `@/lib/llm` names `src/lib/llm.ts` and `src/lib/llm/index.ts`. */
export function isModuleNamed(path: string, name: string): boolean {
  const bare = name.replace(/^(?:@\/|~\/|#\/?|\.{1,2}\/)+/, '').replace(/\.[cm]?[jt]sx?$/, '')
  const own = path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')
  return bare !== '' && (own === bare || own.endsWith(`/${bare}`))
}

function onlyMakesClient(file: SourceFile): boolean {
  const clients = llmClientsOf(file)
  if (clients.length === 0 || llmCallsOf(file).length > 0) return false
  const givenAway = clients.filter(({ node }) => isGivenAway(file, node))
  return exportsOf(file).some(({ value }) => value !== null && givenAway.some(({ node }) => node === unwrap(value) || isWithinNode(node, value)))
}

/** Made at module scope or in a class, kept beyond its function, or returned by it; a handler or component that uses a client itself is no client module. */
function isGivenAway(file: SourceFile, node: Node): boolean {
  const fn = functionAround(node)
  return !fn || isStoredOutside(file, node) || isReturned(file, node, fn)
}

function isWithinNode(node: Node, ancestor: Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1]
}

/** A client that is made anew for each request or render: `null` for singletons, factories and keys that callers bring. */
export function perRequestPlaceOf(file: SourceFile, client: LlmClientConstruction): string | null {
  const fn = functionAround(client.node)
  if (isStoredOutside(file, client.node) || usesGivenKey(file, client)) return null
  if (!fn) return isBrowserFile(file) ? 'code that runs in the browser' : null
  const route = requestAround(file, client.node)
  if (route) return `the handler of ${route.label}`
  if (isComponent(file, client.node)) return 'a component'
  if (isReturned(file, client.node, fn)) return null
  const caller = handlersByFunction(file).get(fn)
  if (caller) return `a function that ${caller} calls`
  return isBrowserFile(file) ? 'code that runs in the browser' : null
}

/** Functions of the file that a handler calls, with the label of its route. */
const handlersByFunction = lazily((file: SourceFile): ReadonlyMap<FunctionNode, string> => {
  const byFunction = new Map<FunctionNode, string>()
  for (const { handler, label } of routesOf(file)) {
    if (!handler) continue
    for (const fn of reachableFrom(file, handler)) if (!byFunction.has(fn)) byFunction.set(fn, label)
  }
  return byFunction
})

/** `client ??= new OpenAI()`, `this.client = new OpenAI()`: kept beyond the function it is made in. */
function isStoredOutside(file: SourceFile, node: Node): boolean {
  const fn = functionAround(node)
  for (let at: Node = node; at.parent && at.parent !== fn; at = at.parent) {
    const parent: Node = at.parent
    if (parent.type === 'PropertyDefinition') return true
    if (parent.type !== 'AssignmentExpression' || parent.right !== at) continue
    if (parent.left.type !== 'Identifier') return true
    const variable = variableOf(file, parent.left)
    const declared = variable?.defs[0]?.node
    return !declared || functionAround(declared) !== fn
  }
  return false
}

/** A key or options that come with the request, or from a caller: each user brings their own. */
function usesGivenKey(file: SourceFile, { options }: LlmClientConstruction): boolean {
  if (!options) return false
  const key = options.type === 'ObjectExpression' ? (parameterIn(file, options, 'apiKey') ?? parameterIn(file, options, 'openAIApiKey')) : options
  return key !== null && comesFrom(file, key, ({ node }) => parameterOf(file, node) !== null || node.type === 'AwaitExpression' || isLookup(node))
}

function isLookup(node: Node): boolean {
  return node.type === 'CallExpression' && node.parent.type === 'AwaitExpression'
}

/** Whether the function gives the client to its caller: a factory. */
function isReturned(file: SourceFile, node: Node, fn: FunctionNode): boolean {
  if (fn.body === node) return true
  const parent = node.parent
  const variable = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null
  return nodesOf(file)
    .within(fn, 'ReturnStatement')
    .some(({ argument }) => argument !== null && (unwrap(argument) === node || (variable !== null && argument.type === 'Identifier' && variableOf(file, argument) === variable)))
}

/** Code of a component or hook: a function named like one, in a file with JSX or a client directive. */
function isComponent(file: SourceFile, node: Node): boolean {
  const isView = isBrowserFile(file) || nodesOf(file).get('JSXElement').length > 0 || nodesOf(file).get('JSXFragment').length > 0
  return isView && functionsAround(node).some((fn) => /^(?:[A-Z]|use[A-Z])/.test(functionNameOf(fn) ?? ''))
}

const isBrowserFile = lazily(
  (file: SourceFile): boolean =>
    sideOf(file) === 'client' ||
    nodesOf(file).get('Property').some((property) => nameOf(property) === 'dangerouslyAllowBrowser' && property.value.type === 'Literal' && property.value.value === true),
)

/** Whether a node belongs to a probe: health checks and tests of a key, which no budget needs to cover. */
export function isProbe(file: SourceFile, node: Node): boolean {
  if (/(?:^|[/._-])(?:health|healthz|healthcheck|probes?)(?:[/._-]|$)/i.test(file.path)) return true
  const route = requestAround(file, node)
  if (route?.path && /health|probe|ping|status|(?:validate|verify|test|check)-?(?:api-?)?key/i.test(route.path)) return true
  return functionsAround(node).some((fn) => /health|probe|ping$|^ping|(?:validate|verify|test|check)\w*(?:Key|Credential|Connection|Token)/i.test(functionNameOf(fn) ?? ''))
}

/** An import that gives the file a way to call a model: a client's class or factory, or a function that calls one. */
export type LlmImport = { readonly node: Node; readonly module: string; readonly variables: readonly Variable[] }

/** Imports of model SDKs whose values the file uses; types, errors and message helpers are no way to call a model. */
export const llmImportsOf = lazily((file: SourceFile): readonly LlmImport[] =>
  importsOf(file).flatMap((imported) => {
    if (imported.isTypeOnly || imported.style === 'side-effect') return []
    const ways = waysOf(imported.specifier)
    if (ways === null) return []
    const variables = imported.declaration ? usedSpecifiers(file, imported.declaration, ways) : null
    if (variables ? variables.length === 0 || variables.every((variable) => isGivenOwnModels(file, imported.specifier, variable)) : !takesWay(imported, ways)) return []
    return [{ node: imported.node, module: imported.specifier, variables: variables ?? [] }]
  }),
)

/** `generateText({ model: vertex('...') })` of `ai`, whose models the project's own module makes: that module is the client. */
function isGivenOwnModels(file: SourceFile, specifier: string, variable: Variable): boolean {
  if (specifier !== 'ai') return false
  const uses = variable.references.filter(({ identifier }) => isValue(identifier))
  return uses.length > 0 && uses.every(({ identifier }) => {
    const call = identifier.parent
    if (call?.type !== 'CallExpression' || call.callee !== identifier || !call.arguments[0]) return false
    const options = constantBehind(file, call.arguments[0])
    const model = options.type === 'ObjectExpression' ? propertyOf(options, 'model') : undefined
    const origin = model && model !== 'unknown' ? originOf(file, constantBehind(file, model)) : null
    return origin !== null && isLocalModule(origin.module)
  })
}

/** Exports of a package that lead to a model; `null` for other packages. The default export is the empty name. */
function waysOf(specifier: string): ReadonlySet<string> | null {
  const name = specifier.replace(/^(?:node|npm|jsr):/, '')
  const key = [name, packageOf(specifier)].find((candidate) => Object.hasOwn(llmClients, candidate) || Object.hasOwn(llmExports, candidate))
  if (key === undefined || (key !== name && isHelperPath(name))) return null
  const clients = Object.keys(llmClients[key] ?? {}).map((path) => path.split('.')[0]!.replace(/^(?:new)?\(\)$/, ''))
  return new Set([...clients, ...(llmExports[key] ?? [])])
}

/** `openai/helpers/zod`, `openai/resources`: parts of an SDK that make no call. */
function isHelperPath(name: string): boolean {
  return /\/(?:helpers|resources|error|errors|uploads|types|schemas|rsc)(?:[/.]|$)/.test(name)
}

function usedSpecifiers(file: SourceFile, declaration: TSESTree.ImportDeclaration, ways: ReadonlySet<string>): readonly Variable[] {
  return declaration.specifiers.flatMap((specifier) => {
    if (specifier.type === 'ImportSpecifier') {
      const name = specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
      if (specifier.importKind === 'type' || !ways.has(name === 'default' ? '' : name)) return []
    } else if (specifier.type === 'ImportDefaultSpecifier' && !ways.has('')) return []
    const variable = variableOf(file, specifier.local)
    return variable && variable.references.some((reference) => isValue(reference.identifier)) ? [variable] : []
  })
}

/** A name used in a type is erased: `OpenAI.ChatCompletion`, `ai: OpenAI`. An error class is no way to call a model. */
function isValue(identifier: Node): boolean {
  const { parent } = identifier
  if (!parent || parent.type.startsWith('TS')) return parent?.type === 'TSNonNullExpression' || parent?.type === 'TSAsExpression'
  if (parent.type === 'MemberExpression' && /Error$/.test(nameOf(parent) ?? '')) return false
  return !(parent.type === 'BinaryExpression' && parent.operator === 'instanceof')
}

function takesWay({ node, style, names }: Import, ways: ReadonlySet<string>): boolean {
  if (style === 'export') return names.length === 0 || names.some((name) => ways.has(name === 'default' ? '' : name))
  // const { generateText } = require('ai'); const { generateText } = await import('ai')
  let at: Node | undefined = node.parent
  while (at && !isFunction(at) && at.type !== 'VariableDeclarator' && at.type !== 'ExpressionStatement' && at.type !== 'MemberExpression') at = at.parent
  if (at?.type === 'MemberExpression') return ways.has(nameOf(at) === 'default' ? '' : (nameOf(at) ?? ''))
  if (at?.type !== 'VariableDeclarator' || at.id.type !== 'ObjectPattern') return true
  return at.id.properties.some((property) => property.type !== 'Property' || ways.has(nameOf(property) === 'default' ? '' : (nameOf(property) ?? '')))
}
