import type { TSESTree } from '@typescript-eslint/utils'
import { webhookProviders, webhookWords, type WebhookProvider } from '../knowledge/webhook-providers.js'
import { packageOf } from '../knowledge/modules.js'
import { nameOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { classAround, functionNameOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { Route } from './routes.js'
import type { SourceFile } from './source-file.js'

/** One piece of evidence that a provider calls a function. */
export type ProviderMark = {
  readonly kind: 'header' | 'event' | 'type' | 'middleware' | 'path' | 'name'
  /** `null` for the path of the file. */
  readonly node: Node | null
  /** The header, event, type, path or name as the file has it. */
  readonly text: string
}

type Subject = { readonly fn: FunctionNode; readonly route: Route | null; readonly reachable: readonly FunctionNode[] }
type Mark = ProviderMark & { readonly provider: WebhookProvider; readonly isFaint: boolean }

/** The provider whose webhook a function receives and what shows it, or `null` and nothing. */
export function providerMarksOf(file: SourceFile, subject: Subject): { readonly provider: string | null; readonly marks: readonly ProviderMark[] } {
  const marks = marksOf(file, subject)
  const weights = new Map<WebhookProvider, number>()
  for (const { provider, isFaint, kind } of marks) {
    // A shared header or event name needs the provider's own name somewhere in the file.
    const weight = isFaint ? (isMentioned(file, provider) ? 2 : 0) : kind === 'path' || kind === 'name' ? 3 : 4
    weights.set(provider, (weights.get(provider) ?? 0) + weight)
  }
  let best: WebhookProvider | null = null
  for (const [provider, weight] of weights) if (weight > (best ? weights.get(best)! : 0)) best = provider
  if (!best) return { provider: null, marks: [] }
  return { provider: best.name, marks: marks.filter(({ provider }) => provider === best).map(({ kind, node, text }) => ({ kind, node, text })) }
}

function marksOf(file: SourceFile, { fn, route, reachable }: Subject): readonly Mark[] {
  const marks: Mark[] = []
  for (const literal of literalsOf(file)) {
    if (!literal.within(reachable)) continue
    marks.push(...literal.marks)
  }
  marks.push(...typeMarks(file, reachable))
  marks.push(...fieldMarks(file, reachable))
  for (const guard of route?.middleware ?? []) {
    const origin = originOf(file, guard.type === 'CallExpression' ? guard.callee : guard)
    for (const provider of origin ? webhookProviders : [])
      if (provider.middleware?.[packageOf(origin!.module)]?.includes(origin!.path.at(-1) ?? '')) marks.push({ provider, isFaint: false, kind: 'middleware', node: guard, text: origin!.path.join('.') })
  }
  for (const provider of webhookProviders) {
    const path = [route?.path, file.path].find((each) => each && namesWebhookOf(each, provider))
    if (path) marks.push({ provider, isFaint: false, kind: 'path', node: path === file.path ? null : (route?.node ?? null), text: path })
    const name = [functionNameOf(fn), classAround(fn)?.id?.name].find((each) => each && namesWebhookOf(each, provider))
    if (name) marks.push({ provider, isFaint: false, kind: 'name', node: fn, text: name })
  }
  return marks
}

const providersWithFields = webhookProviders.filter(({ fields }) => fields !== undefined)
const fieldNames = new Set(providersWithFields.flatMap(({ fields = [] }) => fields.flat()))

/** Where a file reads fields of a provider's forms: `req.body.From`, `const { From } = req.body`, `form.get('From')`. */
const fieldReadsOf = lazily((file: SourceFile): ReadonlyMap<string, readonly Node[]> => {
  const reads = new Map<string, Node[]>()
  if (![...fieldNames].some((name) => file.text.includes(name))) return reads
  const add = (name: string | null, node: Node) => {
    if (name === null || !fieldNames.has(name)) return
    const known = reads.get(name)
    if (known) known.push(node)
    else reads.set(name, [node])
  }
  const nodes = nodesOf(file)
  for (const member of nodes.get('MemberExpression')) add(nameOf(member), member)
  for (const property of nodes.get('Property')) if (property.parent.type === 'ObjectPattern') add(nameOf(property), property)
  for (const literal of nodes.get('Literal')) if (literal.parent.type === 'CallExpression' && nameOf(unwrap(literal.parent.callee)) === 'get' && typeof literal.value === 'string') add(literal.value, literal)
  return reads
})

function fieldMarks(file: SourceFile, reachable: readonly FunctionNode[]): readonly Mark[] {
  const reads = fieldReadsOf(file)
  if (reads.size === 0) return []
  const readIn = (name: string) => reads.get(name)?.find((node) => reachable.some((fn) => node.range[0] >= fn.range[0] && node.range[1] <= fn.range[1]))
  return providersWithFields.flatMap((provider) => {
    const set = provider.fields!.find((names) => names.every(readIn))
    return set ? [{ provider, isFaint: true, kind: 'event' as const, node: readIn(set[0]!)!, text: set.join(', ') }] : []
  })
}

/** Path segments from the end that say what a file is for; folders above them name the product. */
const tellingSegments = 5

/** `/webhooks/stripe`, `stripeWebhook`, `api/slack/events/route.ts`: the provider, and that it calls. */
export function namesWebhookOf(text: string, { words: names, paths = [] }: WebhookProvider): boolean {
  const words = wordsOf(text.split('/').slice(-tellingSegments).join('/'))
  if (paths.some((path) => isRun(words, path.split('/')))) return true
  return words.some((word) => webhookWords.has(word)) && names.some((name) => isRun(words, name))
}

function isRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, at) => run.every((word, offset) => words[at + offset] === word))
}

/** The shortest provider name that a search of the whole text may be trusted with. */
const shortestMention = 5

function isMentioned(file: SourceFile, provider: WebhookProvider): boolean {
  const text = lowerTextOf(file).text
  return provider.words.some((words) => {
    const joined = words.join('')
    if (joined.length < shortestMention) return isRun(wordsOf(file.path), words)
    return ['', ' ', '-', '_', '.'].some((between) => text.includes(words.join(between)))
  })
}

const lowerTextOf = lazily((file: SourceFile) => ({ text: `${file.path}\n${file.text}`.toLowerCase() }))

type TellingLiteral = { readonly marks: readonly Mark[]; within(functions: readonly FunctionNode[]): boolean }

/** Headers and events that the file reads, compares or keys by, with the providers they speak for. */
const literalsOf = lazily((file: SourceFile): readonly TellingLiteral[] => {
  const found: TellingLiteral[] = []
  for (const node of nodesOf(file).get('Literal')) {
    if (typeof node.value !== 'string' || node.value.length < 3 || node.value.length > 60) continue
    const kind = roleOf(node)
    if (!kind) continue
    const marks = webhookProviders.flatMap((provider) => markOf(node, node.value as string, kind, provider) ?? [])
    if (marks.length === 0) continue
    const isShared = isModuleLevel(node)
    found.push({ marks, within: (functions) => isShared || functions.some((fn) => node.range[0] >= fn.range[0] && node.range[1] <= fn.range[1]) })
  }
  return found
})

function markOf(node: Node, value: string, kind: 'header' | 'event', provider: WebhookProvider): Mark | null {
  const { headers, faintHeaders = [], events, faintEvents = [] } = provider
  const mark = (isFaint: boolean): Mark => ({ provider, isFaint, kind, node, text: value })
  if (kind === 'header') {
    const name = value.toLowerCase()
    return headers.includes(name) ? mark(false) : faintHeaders.includes(name) ? mark(true) : null
  }
  return events.some((event) => isEvent(value, event)) ? mark(false) : faintEvents.some((event) => isEvent(value, event)) ? mark(true) : null
}

function isEvent(value: string, event: string): boolean {
  return /[./_]$/.test(event) ? value.startsWith(event) : value === event
}

/** Whether a text is used as the name of a header that is read, or as an event that is told apart. */
function roleOf(node: TSESTree.Literal): 'header' | 'event' | null {
  const { parent } = node
  const looksLikeHeader = typeof node.value === 'string' && node.value.includes('-') && !/[./]/.test(node.value)
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === node && looksLikeHeader ? 'header' : null
    case 'CallExpression': {
      if (looksLikeHeader) return /^(?:get|header|headers|has|Headers|getHeader|getRequestHeader)$/.test(nameOf(unwrap(parent.callee)) ?? '') || nameOf(unwrap(parent.callee)) === null ? 'header' : null
      // `event.type.startsWith('invoice.')`, `handlers.set('invoice.paid', run)`
      return /^(?:startsWith|set|on|includes|equals)$/.test(nameOf(unwrap(parent.callee)) ?? '') ? 'event' : null
    }
    case 'VariableDeclarator':
      return looksLikeHeader ? 'header' : null
    case 'Property':
      if (parent.key === node) return parent.parent.type === 'ObjectPattern' ? (looksLikeHeader ? 'header' : null) : 'event'
      return null
    case 'SwitchCase':
    case 'BinaryExpression':
    case 'ArrayExpression':
      return 'event'
    case 'TSAsExpression':
      return null
    default:
      return null
  }
}

function isModuleLevel(node: Node): boolean {
  for (let at: Node | undefined = node.parent; at; at = at.parent)
    if (at.type === 'ArrowFunctionExpression' || at.type === 'FunctionExpression' || at.type === 'FunctionDeclaration') return false
    else if (at.type === 'ClassBody') return true
  return true
}

/** Annotations and casts of the provider's event type: `req.body as Stripe.Event`. */
function typeMarks(file: SourceFile, reachable: readonly FunctionNode[]): readonly Mark[] {
  const marks: Mark[] = []
  for (const fn of reachable) {
    for (const node of nodesOf(file).within(fn, 'TSTypeReference')) {
      const text = typeText(node.typeName)
      if (!text) continue
      const root = rootOf(node.typeName)
      const origin = root && originOf(file, root)
      if (!origin) continue
      const imported = [...origin.path, ...text.split('.').slice(1)].filter((step) => step !== 'new()').join('.')
      for (const provider of webhookProviders)
        if (provider.types?.[origin.module]?.some((type) => type === imported || type === text)) marks.push({ provider, isFaint: false, kind: 'type', node, text })
    }
  }
  return marks
}

function typeText(name: TSESTree.EntityName): string | null {
  if (name.type === 'Identifier') return name.name
  if (name.type !== 'TSQualifiedName') return null
  const left = typeText(name.left)
  return left && `${left}.${name.right.name}`
}

function rootOf(name: TSESTree.EntityName): Node | null {
  let at: TSESTree.EntityName = name
  while (at.type === 'TSQualifiedName') at = at.left
  return at.type === 'Identifier' ? unwrapAwait(at) : null
}
