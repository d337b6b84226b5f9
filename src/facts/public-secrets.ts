import type { TSESTree } from '@typescript-eslint/utils'
import { databaseAddresses, flagWords, operatorWords, publicPrefixes, serverKeyVendors, serverOnlyEndings } from '../knowledge/environment-names.js'
import { publicKeyWords } from '../knowledge/secret-formats.js'
import { publicWords } from '../knowledge/secret-names.js'
import { stops } from './deployments.js'
import { environmentReadsOf } from './environment.js'
import { calleeNameOf, nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { endingOf, headWordsOf } from './secret-variables.js'
import { isClientComponent } from './side.js'
import type { SourceFile } from './source-file.js'

/** A secret on its way to every visitor. */
export type PublicSecret = {
  readonly node: Node
  readonly name: string
  /** What makes the bundler copy it; `null` for a variable of the server that a client component reads. */
  readonly prefix: string | null
  /** Whether the name says so, or only that it is a key of some vendor. */
  readonly isCertain: boolean
}

/** How sure a name makes one that its value is for servers alone: `secret`, `perhaps` (a key of an unknown vendor), or not at all. */
export function serverOnlyByName(name: string): 'secret' | 'perhaps' | null {
  const words = headWordsOf(name)
  const [first = ''] = words
  if (flagWords.has(first) || words.some((word) => ['publishable', 'anon', 'demo', 'guest', 'sample', 'fake', 'mock', 'public', 'with', 'without'].includes(word))) return null
  if (endingOf(words, serverOnlyEndings) !== null || endingOf(words, databaseAddresses) !== null) return 'secret'
  const ending = endingOf(words, ['api key', 'apikey', 'api token', 'access token', 'auth token', 'bot token', 'access key', 'key', 'token', 'pat'])
  if (ending === null) return null
  const rest = words.slice(0, words.length - ending.split(' ').length)
  if (rest.some((word) => serverKeyVendors.has(word))) return 'secret'
  if (rest.some((word) => publicKeyWords.has(word) || publicWords.has(word))) return null
  if (rest.some((word) => operatorWords.has(word))) return 'secret'
  return ending === 'key' || ending === 'token' || ending === 'pat' ? null : 'perhaps'
}

/** Every secret that a file reads where the bundler hands it to the browser. */
export const publicSecretsOf = lazily((file: SourceFile): readonly PublicSecret[] => {
  const found: PublicSecret[] = []
  const named = new Set<string>()
  const add = (node: Node, name: string) => {
    const prefix = publicPrefixes.find((each) => name.startsWith(each))
    const certainty = prefix === undefined ? null : serverOnlyByName(name.slice(prefix.length))
    if (certainty === null || isOnlyRefused(node) || (certainty === 'perhaps' && isOfBrowserSdk(node))) return
    named.add(name)
    found.push({ node, name, prefix: prefix!, isCertain: certainty === 'secret' })
  }
  const isClient = isClientComponent(file)
  for (const { node, name } of environmentReadsOf(file)) {
    if (name === null) continue
    if (publicPrefixes.some((each) => name.startsWith(each))) add(node, name)
    else if (isClient && serverOnlyByName(name) === 'secret') found.push({ node, name, prefix: null, isCertain: true })
  }
  for (const { source, specifiers } of nodesOf(file).get('ImportDeclaration')) {
    if (!/^(?:\$env\/static\/public|astro:env\/client)$/.test(source.value)) continue
    for (const specifier of specifiers) if (specifier.type === 'ImportSpecifier' && nameOf(specifier.imported)) add(specifier, nameOf(specifier.imported)!)
  }
  for (const node of nodesOf(file).get('CallExpression')) {
    const asked = stringOf(node.arguments[0])
    if (asked !== null && /^[A-Z][A-Z0-9_]+$/.test(asked) && /env|config|get|require/i.test(calleeNameOf(node) ?? '')) add(node, asked)
  }
  for (const node of nodesOf(file).get('MemberExpression')) addRuntimeConfig(file, node, found)
  // An entry of a schema: z.object({ VITE_OPENAI_API_KEY: z.string() })
  for (const node of nodesOf(file).get('Property')) {
    const name = node.parent.type === 'ObjectExpression' && unwrap(node.value).type === 'CallExpression' ? nameOf(node) : null
    if (name !== null && !named.has(name) && isOfSchema(node)) add(node.key, name)
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

/** `z.string().min(1)`, `str()`: a call that describes a value, and reads none. */
function isOfSchema({ value }: TSESTree.Property): boolean {
  let at = unwrap(value as Node)
  for (let steps = 0; steps < 12; steps++) {
    if (at.type === 'CallExpression') at = unwrap(at.callee)
    else if (at.type === 'MemberExpression') at = unwrap(at.object)
    else break
  }
  return at.type === 'Identifier' && /^(?:z|zod|v|valibot|yup|Joi|joi|t|s|Type|S|str|url|string|host|envField)$/.test(at.name)
}

/** Nuxt: `useRuntimeConfig().public.openaiApiKey` */
function addRuntimeConfig(file: SourceFile, node: TSESTree.MemberExpression, found: PublicSecret[]): void {
  const holder = unwrap(node.object)
  if (holder.type !== 'MemberExpression' || nameOf(holder) !== 'public') return
  const config = constantBehind(file, holder.object)
  const name = nameOf(node)
  if (name === null || config.type !== 'CallExpression' || calleeNameOf(config) !== 'useRuntimeConfig') return
  const certainty = serverOnlyByName(name)
  if (certainty !== null) found.push({ node, name, prefix: 'public', isCertain: certainty === 'secret' })
}

/** `useJsApiLoader({ googleMapsApiKey: process.env.NEXT_PUBLIC_GOOGLE_API_KEY })`: a key that its SDK wants in the browser, under a name that says so. */
function isOfBrowserSdk(node: Node): boolean {
  let at = node
  while (at.parent && (/^(?:LogicalExpression|ChainExpression|JSXExpressionContainer|TemplateLiteral|TS)/.test(at.parent.type))) at = at.parent
  const holder = at.parent
  if (holder?.type !== 'JSXAttribute' && !(holder?.type === 'Property' && holder.value === at)) return false
  return wordsOf(nameOf(holder) ?? '').some((word) => publicKeyWords.has(word))
}

/** `if (process.env.VITE_OPENAI_API_KEY) throw ...`: a program that refuses to run with the variable, or warns of it. */
function isOnlyRefused(node: Node): boolean {
  let at = node
  while (at.parent && (/^(?:LogicalExpression|UnaryExpression|BinaryExpression|ChainExpression|TS)/.test(at.parent.type) || isBooleanCall(at.parent))) at = at.parent
  if (at.parent?.type !== 'IfStatement' || at.parent.test !== at) return false
  return stops(at.parent.consequent) || onlyTells(at.parent.consequent)
}

function isBooleanCall(node: Node): boolean {
  return node.type === 'CallExpression' && calleeNameOf(node) === 'Boolean'
}

function onlyTells(statement: TSESTree.Statement): boolean {
  if (statement.type === 'BlockStatement') return statement.body.length > 0 && statement.body.every(onlyTells)
  if (statement.type !== 'ExpressionStatement') return false
  const call = unwrap(statement.expression)
  return call.type === 'CallExpression' && /^(?:log|warn|error|info|fatal|push)$/.test(calleeNameOf(call) ?? '')
}
