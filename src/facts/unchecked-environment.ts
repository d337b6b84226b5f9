import type { TSESTree } from '@typescript-eslint/utils'
import { isLocalModule } from '../knowledge/modules.js'
import { isChecked, validatesEnvironment } from './environment-checks.js'
import { environmentReadOf, environmentReadsOf } from './environment.js'
import { isAmbient } from './environment-uses.js'
import { calleeNameOf, nameOf, unwrapAwait } from './expressions.js'
import { keyArgumentsOf } from './key-arguments.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, onlyValueOf, variableOf, type Variable } from './references.js'
import { secretVariableOf } from './secret-variables.js'
import { sideAt } from './side.js'
import type { SourceFile } from './source-file.js'

/** A variable of the environment that is used as if it were certainly there. */
export type UncheckedRead = {
  readonly node: Node
  readonly name: string
  /** What it is given to, as written; `null` where a type assertion alone says that it is there. */
  readonly api: string | null
}

/** Every such use in a file that does not check its environment. */
export const uncheckedReadsOf = lazily((file: SourceFile): readonly UncheckedRead[] => {
  if (validatesEnvironment(file)) return []
  const found = new Map<Node, UncheckedRead>()
  for (const { node, name } of environmentReadsOf(file)) {
    if (name !== null && isInlined(file, node, name)) continue
    const isGiven = node.type === 'CallExpression' && name !== null && givenByPlatform.test(name)
    const asserted = name !== null && !isGiven && !isAmbientOf(name) ? assertionOf(node) : null
    if (asserted && !isChecked(file, node, name!, heldBy(file, asserted))) found.set(node, { node, name: name!, api: null })
  }
  const add = (given: Node, api: string) => {
    const use = readGiven(file, given)
    if (!use || found.has(use.node) || isInlined(file, use.node, use.name) || (use.node.type === 'CallExpression' && givenByPlatform.test(use.name)) || isAmbientOf(use.name) || isChecked(file, given, use.name, use.holders)) return
    found.set(use.node, { node: use.node, name: use.name, api })
  }
  for (const { node } of keyArgumentsOf(file)) add(node, apiAround(file, node))
  for (const call of nodesOf(file).get('CallExpression')) {
    if (/^(?:constructEvent|constructEventAsync|verifyHeader)$/.test(calleeNameOf(call) ?? '') && call.arguments[2]) add(call.arguments[2], apiOf(file, call))
    else if (makesClient(file, call)) for (const given of essentialsOf(file, call)) add(given, apiOf(file, call))
  }
  for (const call of nodesOf(file).get('NewExpression')) if (makesClient(file, call)) for (const given of essentialsOf(file, call)) add(given, `new ${apiOf(file, call)}`)
  return [...found.values()].sort((one, two) => one.node.range[0] - two.node.range[0])
})

/** Variables that the platform itself sets for every function. */
const givenByPlatform = /^SUPABASE_(?:URL|ANON_KEY|SERVICE_ROLE_KEY|DB_URL)$/

const publicNames = /^(?:NEXT_PUBLIC|VITE|EXPO_PUBLIC|REACT_APP|NUXT_PUBLIC|PUBLIC|GATSBY|VUE_APP|NG_APP|PLASMO_PUBLIC|TARO_APP)_/

/** Public variables in code of the browser are written into it by the build: no program that starts can check them. */
function isInlined(file: SourceFile, node: Node, name: string): boolean {
  return publicNames.test(name) && sideAt(file, node) === 'client'
}

/** Modes are always there, and public variables are put in by the bundler under the same names only as far as settings go. */
function isAmbientOf(name: string): boolean {
  return isAmbient(name) && !publicNames.test(name)
}

/** The `!` or `as string` around a read, unless something stands in for a missing value. */
function assertionOf(node: Node): Node | null {
  let at = node
  let asserted: Node | null = null
  while (at.parent?.type === 'TSNonNullExpression' || at.parent?.type === 'TSAsExpression' || at.parent?.type === 'TSTypeAssertion') {
    at = at.parent
    if (at.type === 'TSNonNullExpression' || isDefinite((at as TSESTree.TSAsExpression).typeAnnotation)) asserted = at
  }
  if (at.parent?.type === 'LogicalExpression' && at.parent.operator !== '&&' && at.parent.left === at) return null
  return asserted && at
}

/** A type that `undefined` is not of; `as const` and `as any` say nothing. */
function isDefinite(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return !type.types.some(({ type: kind }) => kind === 'TSUndefinedKeyword' || kind === 'TSNullKeyword')
  return type.type === 'TSStringKeyword' || type.type === 'TSTemplateLiteralType' || type.type === 'TSLiteralType' || (type.type === 'TSTypeReference' && nameOf(type.typeName) !== 'const')
}

/** `const url = process.env.DATABASE_URL!`: the variables that hold a value. */
function heldBy(file: SourceFile, value: Node): readonly Variable[] {
  const { parent } = value
  const variable = parent?.type === 'VariableDeclarator' && parent.init === value && parent.id.type === 'Identifier' ? variableOf(file, parent.id) : null
  return variable ? [variable] : []
}

/** The read that an argument is: as written, through a constant, `Buffer.from` or an encoder. */
function readGiven(file: SourceFile, given: Node, depth = 0): { readonly node: Node; readonly name: string; readonly holders: readonly Variable[] } | null {
  const value = unwrapAwait(given)
  if (depth > 3) return null
  if (value.type === 'Identifier') {
    const variable = variableOf(file, value)
    const definition = definitionOf(variable)
    if (!variable || definition?.type !== 'Variable') return null
    if (definition.node.id.type !== 'Identifier') {
      const isDefaulted = definition.name.parent?.type === 'AssignmentPattern'
      const read = isDefaulted ? null : environmentReadOf(file, definition.name)
      return read?.name ? { node: read.node, name: read.name, holders: [variable] } : null
    }
    const only = onlyValueOf(variable)
    const read = only && readGiven(file, only, depth + 1)
    return read && { ...read, holders: [variable, ...read.holders] }
  }
  const read = environmentReadOf(file, value)
  if (read) return read.name === null ? null : { node: read.node, name: read.name, holders: [] }
  if (value.type === 'CallExpression' && /^(?:from|encode|createSecretKey)$/.test(calleeNameOf(value) ?? '') && value.arguments[0]) return readGiven(file, value.arguments[0], depth + 1)
  return null
}

/** Functions that make a client, or tell one its key or address. */
const factories =
  /^(?:create(?:Client|ServerClient|BrowserClient|Pool|Connection|OpenAI|Anthropic|GoogleGenerativeAI|Groq|Mistral|Azure|Clerk\w*|StripeClient|Transport)|connect|postgres|neon|drizzle|twilio|setApiKey|Stripe|OpenAI|Resend|initializeApp|configure|betterAuth)$/

function makesClient(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const origin = originOf(file, call.callee)
  if (!origin || isLocalModule(origin.module) || /^(?:node:)?(?:url|fs|path|events|util|os|child_process|assert)$/.test(origin.module)) return false
  if (call.type === 'NewExpression') return !/Error$/.test(origin.path.at(-1) ?? '')
  return factories.test(calleeNameOf(call) ?? '') || factories.test(origin.path.at(-1) ?? '') || (origin.path.length === 0 && /^(?:stripe|twilio|postgres|mercadopago)$/.test(origin.module))
}

/** Options without which no client works: its key or its address. */
const essentialKeys =
  /^(?:apiKey|api_key|key|secret|secretKey|accessToken|authToken|token|password|connectionString|url|uri|databaseUrl|connection|privateKey|clientSecret|secretAccessKey|accessKeyId|signingSecret|webhookSecret|credentials|auth|adapter|supabaseUrl|supabaseKey)$/

/** What a client is given of which it needs each: positional arguments, and keys and addresses of its options. */
function essentialsOf(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): readonly Node[] {
  const found: Node[] = []
  for (const argument of call.arguments) {
    if (argument.type === 'ObjectExpression') addEssentials(file, argument, found, 0)
    else if (argument.type !== 'SpreadElement') found.push(argument)
  }
  return found
}

function addEssentials(file: SourceFile, options: TSESTree.ObjectExpression, found: Node[], depth: number): void {
  for (const property of options.properties) {
    const name = property.type === 'Property' ? nameOf(property) : null
    if (property.type !== 'Property' || name === null) continue
    if (property.value.type === 'ObjectExpression') {
      if (depth < 2 && essentialKeys.test(name)) addEssentials(file, property.value, found, depth + 1)
      continue
    }
    const read = environmentReadOf(file, property.value)
    if (essentialKeys.test(name) || (read?.name && secretVariableOf(read.name))) found.push(property.value)
  }
}

function apiOf(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const text = file.source.getText(call.callee as never).replace(/\s+/g, '')
  return `${/^[\w.$?!]{1,50}$/.test(text) ? text.replace(/[?!]/g, '') : (calleeNameOf(call) ?? 'a call')}()`
}

/** The call that a key is given to, through options and lists. */
function apiAround(file: SourceFile, node: Node): string {
  let api = 'a signature'
  for (let at: Node | undefined = node.parent, steps = 0; at && steps < 8; at = at.parent, steps++) {
    if (at.type === 'CallExpression' || at.type === 'NewExpression') {
      api = `${at.type === 'NewExpression' ? 'new ' : ''}${apiOf(file, at)}`
      if (!/^(?:from|encode|createSecretKey)$/.test(calleeNameOf(at) ?? '')) return api
    }
  }
  return api
}
