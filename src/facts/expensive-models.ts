import type { TSESTree } from '@typescript-eslint/utils'
import { expensiveModels } from '../knowledge/expensive-models.js'
import { llmClients } from '../knowledge/llm-sdks.js'
import { packageOf } from '../knowledge/modules.js'
import { calleeNameOf, nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { lazily } from './lazily.js'
import { llmCallsOf } from './llm-calls.js'
import { maker } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/** A model of the expensive table that the code chooses. */
export type ExpensiveChoice = {
  readonly node: Node
  /** As written. */
  readonly model: string
  /** Dollars for a million tokens of output; `null` for a model that only a setting names. */
  readonly output: number | null
}

/** Every choice of an expensive model in the file that no comment explains. */
export const unexplainedModelsOf = lazily((file: SourceFile): readonly ExpensiveChoice[] => {
  const found: ExpensiveChoice[] = []
  const nodes = nodesOf(file)
  for (const node of [...nodes.get('Literal'), ...nodes.get('TemplateLiteral')]) {
    const model = stringOf(node)
    const priced = model === null ? null : expensiveNamed(model, file.settings.llm.expensiveModels)
    if (!priced || model === null || (isShared(model) && !speaksOfModels(file)) || !isChosen(file, node) || isExplained(file, node, model)) continue
    found.push({ node, model, output: priced.output })
  }
  return found.sort((one, two) => one.node.range[0] - two.node.range[0])
})

/** Ends of a name that do not change the model: a date, a version of a platform. */
const sameModel = /^(?:-(?:\d{8}|\d{4}-\d{2}-\d{2}|\d{4}|latest|preview))*(?:[-@](?:v\d|\d{8}|latest|default)[\w:.-]*|:[a-z]+)?$/

/** The entry of a model by the name that an API, a gateway or a platform gives it; `null` for others. */
function expensiveNamed(written: string, taught: readonly string[]): { readonly output: number | null } | null {
  if (written.length < 2 || written.length > 100 || /\s/.test(written)) return null
  if (taught.includes(written)) return { output: null }
  // `openai/gpt-4`, `us.anthropic.claude-opus-4-20250514-v1:0`, `models/gemini-ultra`
  const bare = written.slice(written.lastIndexOf('/') + 1).replace(/^(?:(?:us|eu|apac|global|jp)\.)?anthropic\./, '')
  const name = bare.startsWith('claude-') && !/^claude-2/.test(bare) ? bare.replaceAll('.', '-') : bare
  for (const [known, { output }] of Object.entries(expensiveModels)) if (name.startsWith(known) && sameModel.test(name.slice(known.length))) return { output }
  return taught.some((known) => bare.startsWith(known) && sameModel.test(bare.slice(known.length))) ? { output: null } : null
}

/** `o1` and its like are names of other things too: of cars, of options, of operators. */
function isShared(model: string): boolean {
  return /^o\d/.test(model)
}

const speaksOfModels = lazily(({ text }: SourceFile): boolean => /openai|gpt|llm|claude|gemini|prompt|tokens?\b|temperature|completion|reasoning|languageModel|@ai-sdk|\bai\b/i.test(text))

/** Levels of expressions a value goes up through to what it is for. */
const mostLevels = 6

/** Whether code picks the model by a text: as a parameter, a constant or a fallback, not as a row of a table, a label or a comparison. */
function isChosen(file: SourceFile, node: Node): boolean {
  let at: Node = node
  for (let level = 0; level < mostLevels; level++) {
    const parent: Node | undefined = at.parent
    if (!parent) return false
    switch (parent.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'LogicalExpression':
        break
      case 'ConditionalExpression':
        if (parent.test === at) return false
        break
      case 'AssignmentPattern':
        return parent.right === at && saysModel(nameOf(parent.left) ?? '')
      case 'VariableDeclarator':
        return parent.init === at && parent.id.type === 'Identifier' && (saysModel(parent.id.name) || isGivenToModel(file, at))
      case 'AssignmentExpression':
        return parent.right === at && saysModel(nameOf(unwrap(parent.left)) ?? '')
      case 'PropertyDefinition':
        return parent.value === at && saysModel(nameOf(parent) ?? '')
      case 'ReturnStatement':
        return isGivenToModel(file, at)
      case 'Property':
        return parent.value === at && isChosenInObject(file, parent, at)
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee !== at && isChosenInCall(file, parent, at)
      default:
        return false
    }
    at = parent
  }
  return false
}

/** `model`, `CHAT_MODEL`, `defaultModelId`, `llmName`; not `models`, which lists them. */
function saysModel(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => ['models', 'label', 'title', 'price', 'prices', 'pricing', 'options', 'supported', 'allowed', 'legacy', 'deprecated', 'expensive', 'description', 'type'].includes(word))) return false
  return words.includes('model') || words.includes('llm') || (words.includes('engine') && words.length <= 2) || words.includes('deployment')
}

/** Keys of rows that describe a model rather than choose it: prices, labels, records of what was used. */
const descriptive = /^(?:label|title|description|price|prices|pricing|cost|costs|\w*Cost|\w*Price|output|contextWindow|icon|badge|tokens|\w*Tokens|usage|tokensUsed|duration|latency|createdAt|completedAt)$/

function isChosenInObject(file: SourceFile, property: TSESTree.Property, value: Node): boolean {
  const name = nameOf(property) ?? ''
  const object = property.parent as TSESTree.ObjectExpression
  const isRow = object.parent?.type === 'ArrayExpression' && object.parent.elements.length > 1
  const names = object.properties.map((other) => (other.type === 'Property' ? (nameOf(other) ?? '') : ''))
  const isParameters = names.some((key) => ['messages', 'prompt', 'contents', 'system', 'temperature', 'max_tokens', 'maxTokens', 'max_output_tokens', 'maxOutputTokens', 'max_completion_tokens', 'apiKey', 'tools', 'input'].includes(key)) && !names.includes('output')
  if (saysModel(name) || name === 'modelName' || name === 'modelId') {
    // `{ 'gpt-4': { baseModelName: 'gpt-4', provider: 'openai' } }`: a catalogue whose rows are named after models.
    const rowName = object.parent?.type === 'Property' ? (nameOf(object.parent) ?? '') : ''
    if (/\d/.test(rowName) && wordsOf(rowName)[0] === wordsOf(stringOf(value) ?? '')[0]) return false
    if (isParameters) return true
    return !isRow && !isCondition(object) && !names.some((key) => descriptive.test(key))
  }
  // `{ smart: 'claude-opus-5', fast: 'claude-haiku-5-5' }` under a name that says models: roles, not the names of the models themselves.
  const holder = object.parent
  const declared = holder?.type === 'TSAsExpression' || holder?.type === 'TSSatisfiesExpression' ? holder.parent : holder
  const holderName = declared?.type === 'VariableDeclarator' ? nameOf(declared.id) : declared?.type === 'Property' ? nameOf(declared) : null
  if (!holderName || !wordsOf(holderName).some((word) => word === 'model' || word === 'models') || /price|pricing|cost|label|option|alias|map|limit|context/i.test(holderName)) return isGivenToModel(file, value)
  const model = wordsOf(stringOf(value) ?? '').filter((word) => /^[a-z]{2,}/.test(word) && !['latest', 'preview'].includes(word))
  return !wordsOf(name).some((word) => model.includes(word) || /^(?:gpt|o)\d/.test(word)) && !/^gpt|^claude|^gemini|^o\d/i.test(name)
}

/** `where: { model: 'gpt-4' }`, `find({ model: 'gpt-4' })`: rows that are looked for. */
function isCondition(object: TSESTree.ObjectExpression): boolean {
  const { parent } = object
  if (parent.type === 'Property') return /^(?:where|filter|filters|query|match|\$match|equals|NOT|AND|OR)$/.test(nameOf(parent) ?? '')
  return parent.type === 'CallExpression' && /^(?:find|count|delete|remove|where|filter|andWhere|eq|exists|groupBy|distinct|match)/.test(calleeNameOf(parent) ?? '')
}

function isChosenInCall(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression, argument: Node): boolean {
  const name = calleeNameOf(call) ?? ''
  if (call.type === 'CallExpression') {
    // `z.string().default('gpt-4')` under a key that says model
    if (name === 'default' || name === 'catch') {
      for (let at: Node | undefined = call.parent, level = 0; at && level < mostLevels; at = at.parent, level++) if (at.type === 'Property') return saysModel(nameOf(at) ?? '')
      return false
    }
    // `env('OPENAI_MODEL', 'gpt-4')`, `config.get('MODEL', 'gpt-4')`
    const [first] = call.arguments
    const key = stringOf(first)
    if (first !== argument && key !== null && call.arguments[1] === argument) return saysModel(key)
  }
  if (call.arguments[0] !== argument) return false
  // `openai('gpt-4')`, `anthropic.languageModel('claude-opus-5')`
  const origin = originOf(file, call.callee)
  if (origin && (origin.module.startsWith('@ai-sdk/') || Object.hasOwn(llmClients, packageOf(origin.module)))) return true
  return ['languageModel', 'chatModel', 'getGenerativeModel'].includes(name) || (origin?.module === 'ai' && origin.path[0] === 'gateway')
}

/** A constant without a telling name that a call of the file takes as its model. */
function isGivenToModel(file: SourceFile, value: Node): boolean {
  return modelsGivenOf(file).has(unwrap(value))
}

const modelsGivenOf = lazily((file: SourceFile): ReadonlySet<Node> => {
  const given = new Set<Node>()
  for (const { model } of llmCallsOf(file)) {
    if (!model) continue
    given.add(unwrap(model))
    given.add(maker(file, model))
  }
  return given
})

/** Words by which a comment gives a reason. */
const reasons =
  /\b(?:because|since|needs?|needed|requires?|required|must|only|quality|accura\w+|reasoning|benchmark\w*|evals?|evaluated|worth|costs?|cheaper|pric\w+|expensive|fails?|failed|weaker|better|best|complex|difficult|hard|justif\w+|budget|approved|trade-?offs?|why|smaller models?|hallucinat\w*|worse)\b/i

/** A comment on the line of a choice, or directly above it or the statement it is in, that names the model or gives a reason. */
function isExplained(file: SourceFile, node: Node, model: string): boolean {
  const family = familyOf(model)
  const lines = commentLinesOf(file)
  const starts = new Set<number>([node.loc.start.line])
  for (let at: Node | undefined = node.parent; at && at.type !== 'Program' && at.type !== 'BlockStatement' && at.type !== 'ClassBody'; at = at.parent) {
    if (['Property', 'CallExpression', 'PropertyDefinition'].includes(at.type) || at.type.endsWith('Statement') || at.type.endsWith('Declaration')) starts.add(at.loc.start.line)
  }
  for (const start of starts) {
    for (const text of [lines.on.get(start), ...above(lines.endingAt, start)]) {
      if (text === undefined || /^\s*(?:eslint|oxlint|@ts-|prettier-|biome-)/.test(text)) continue
      if (reasons.test(text) || text.toLowerCase().includes(family) || text.includes(model)) return true
    }
  }
  return false
}

/** `opus` of `claude-opus-4-1`, `gpt-4` of `gpt-4-turbo`: how a person writes it. */
function familyOf(model: string): string {
  const name = model.toLowerCase()
  const found = /opus|fable|argon|ultra|gpt-?\d(?:\.\d)?|o\d(?:-\w+)?/.exec(name)
  return found ? found[0] : name
}

type CommentLines = {
  /** Comments that begin on a line, by that line. */
  readonly on: ReadonlyMap<number, string>
  /** Comments by the line they end on, with the line they begin on. */
  readonly endingAt: ReadonlyMap<number, { readonly text: string; readonly start: number }>
}

const commentLinesOf = lazily((file: SourceFile): CommentLines => {
  const on = new Map<number, string>()
  const endingAt = new Map<number, { text: string; start: number }>()
  for (const { value, loc } of file.source.getAllComments()) {
    if (!loc) continue
    on.set(loc.start.line, `${on.get(loc.start.line) ?? ''} ${value}`)
    endingAt.set(loc.end.line, { text: value, start: loc.start.line })
  }
  return { on, endingAt }
})

/** The comments that stand directly above a line, one over the other. */
function above(endingAt: CommentLines['endingAt'], line: number): readonly string[] {
  const texts: string[] = []
  for (let at = endingAt.get(line - 1); at && texts.length < 20; at = endingAt.get(at.start - 1)) texts.push(at.text)
  return texts
}
