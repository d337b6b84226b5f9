import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, propertyOf, unwrap, unwrapAwait } from './expressions.js'
import { functionAround, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import type { Node } from './nodes.js'
import { definitionOf, patternSourceOf, variableOf } from './references.js'
import { requestOf } from './routes.js'
import { callsOf } from './secrets.js'
import { sentAnswersOf, statusNodeOf, statusOf, type AnswerStatus, type SentAnswer } from './sent-answers.js'
import type { SourceFile } from './source-file.js'
import { streamedAnswersOf } from './streamed-answers.js'

/** Answers of one function that are looked at, and calls of it. */
const mostAnswers = 4
const mostCalls = 1_000

/**
 * What callers get through a function of the file that is given it: the calls of `json` where
 * `const json = (body, status = 200) => new Response(JSON.stringify(body), { status })`, of `send` where it writes to a stream.
 */
export const passedAnswersOf = lazily((file: SourceFile): readonly SentAnswer[] => {
  const found = new Map<Node, SentAnswer>()
  const looked = new Map<FunctionNode, number>()
  for (const answer of [...sentAnswersOf(file), ...streamedAnswersOf(file)]) {
    const fn = functionAround(answer.node)
    if (!fn || (looked.get(fn) ?? 0) >= mostAnswers) continue
    const given = answer.payloads.flatMap((payload) => parametersIn(file, fn, payload))
    if (given.length === 0 || requestOf(file, fn)) continue
    looked.set(fn, (looked.get(fn) ?? 0) + 1)
    for (const call of (callsOf(file).get(fn) ?? []).slice(0, mostCalls)) {
      const payloads = given.flatMap((parameter) => argumentFor(file, call, parameter) ?? [])
      if (payloads.length === 0) continue
      const status = statusAt(file, fn, answer, call)
      const known = found.get(call)
      // A function that answers in several ways may give either.
      if (!known) found.set(call, { node: call, api: calleeNameOf(call) ?? answer.api, payloads, status, isJson: false })
      else if (known.status !== status) found.set(call, { ...known, status: 'unknown' })
    }
  }
  return [...found.values()]
})

/** The parameters of a function that an expression of it passes on as they are: in a text, an object, as JSON, as bytes. */
export function parametersIn(file: SourceFile, fn: FunctionNode, node: Node, depth = 0): readonly TSESTree.Identifier[] {
  const value = unwrapAwait(node)
  const within = (next: Node) => parametersIn(file, fn, next, depth + 1)
  if (depth > 6) return []
  switch (value.type) {
    case 'Identifier': {
      const definition = definitionOf(variableOf(file, value))
      return definition?.type === 'Parameter' && definition.node === fn ? [value] : []
    }
    case 'TemplateLiteral':
      return value.expressions.flatMap(within)
    case 'BinaryExpression':
      return value.operator === '+' ? [...within(value.left as Node), ...within(value.right)] : []
    case 'LogicalExpression':
      return value.operator === '&&' ? within(value.right) : [...within(value.left), ...within(value.right)]
    case 'ConditionalExpression':
      return [...within(value.consequent), ...within(value.alternate)]
    case 'ObjectExpression':
      return value.properties.flatMap((property) => within(property.type === 'Property' ? property.value : property.argument))
    case 'CallExpression': {
      const name = calleeNameOf(value)
      const [first] = value.arguments
      return first && (name === 'stringify' || name === 'encode' || name === 'from' || name === 'String') ? within(first) : []
    }
    default:
      return []
  }
}

/** What a call gives for a parameter: an argument, or a property of one that is written there. */
function argumentFor(file: SourceFile, call: TSESTree.CallExpression, parameter: TSESTree.Identifier): Node | null {
  const declared = definitionOf(variableOf(file, parameter))?.name
  const source = declared ? patternSourceOf(declared) : null
  const index = source?.parameter?.index
  if (!source || index === undefined || source.path.length > 1 || call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement')) return null
  const argument = call.arguments[index]
  if (!argument || source.path.length === 0) return argument ?? null
  const object = unwrap(argument)
  const value = object.type === 'ObjectExpression' ? propertyOf(object, source.path[0]!) : undefined
  return value && value !== 'unknown' ? value : null
}

/** The status of an answer at one call: the parameter that it is, what the parameter is without an argument, or a fixed one. */
function statusAt(file: SourceFile, fn: FunctionNode, answer: SentAnswer, call: TSESTree.CallExpression): AnswerStatus {
  if (answer.status !== 'unknown') return answer.status
  const status = statusNodeOf(answer.node)
  const [parameter] = status ? parametersIn(file, fn, status) : []
  if (!parameter) return 'unknown'
  const given = argumentFor(file, call, parameter)
  if (given) return statusOf(file, given)
  const declared = definitionOf(variableOf(file, parameter))?.name.parent
  return declared?.type === 'AssignmentPattern' ? statusOf(file, declared.right) : 'unknown'
}
