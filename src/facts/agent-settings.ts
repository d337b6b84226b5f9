import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, nameOf, propertyOf, unwrap } from './expressions.js'
import { functionBehind } from './functions.js'
import { lazily } from './lazily.js'
import { llmCallsOf } from './llm-calls.js'
import { constructionsOf, literalBehind, presenceIn } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import type { SourceFile } from './source-file.js'

/** An option of an agent or tool loop of an SDK that sets no limit of steps. */
export type LimitlessAgent = {
  readonly node: Node
  /** As written: `stopWhen: hasToolCall('done')`. */
  readonly setting: string
  /** What would be a limit. */
  readonly limit: string
}

/** Keys of options that limit the steps of an agent of some SDK; an infinite number there is no limit. */
const stepLimits = new Set(['maxSteps', 'maxTurns', 'max_turns', 'recursionLimit', 'maxIterations', 'max_iterations', 'maxRounds'])

/** Every agent of an SDK in the file whose options let the model run as long as it likes. */
export const limitlessAgentsOf = lazily((file: SourceFile): readonly LimitlessAgent[] => {
  const found: LimitlessAgent[] = []
  for (const property of nodesOf(file).get('Property')) {
    const name = nameOf(property)
    if (name !== null && stepLimits.has(name) && isInfinite(property.value) && property.parent.type === 'ObjectExpression')
      found.push({ node: property, setting: textOf(file, property), limit: `${name}: 20` })
  }
  for (const { node, sdk, options, client, api } of llmCallsOf(file)) {
    if (sdk === 'ai-sdk') {
      const made = client ? constructionsOf(file, client).at(-1)?.node.arguments[0] : null
      for (const object of [options, literalBehind(file, made)]) {
        const stop = object && propertyOf(object, 'stopWhen')
        if (!stop || stop === 'unknown' || presenceIn(file, object, ['tools']) === 'absent' || !neverCounts(file, stop)) continue
        found.push({ node: stop.parent!, setting: textOf(file, stop.parent!), limit: 'stepCountIs(20)' })
      }
    }
    // The tool runner of Anthropic's SDK goes on until the model stops: https://github.com/anthropics/anthropic-sdk-typescript/blob/main/helpers.md (2026-11)
    if (sdk === 'anthropic' && api.endsWith('.toolRunner') && presenceIn(file, options, ['max_iterations']) === 'absent' && options)
      found.push({ node: node.callee, setting: api, limit: 'max_iterations: 20' })
  }
  for (const made of nodesOf(file).get('NewExpression')) {
    const options = isAgent(file, made) ? literalBehind(file, made.arguments[0]) : null
    const stop = options && propertyOf(options, 'stopWhen')
    if (!stop || stop === 'unknown' || found.some(({ node }) => node === stop.parent) || presenceIn(file, options, ['tools']) === 'absent' || !neverCounts(file, stop)) continue
    found.push({ node: stop.parent!, setting: textOf(file, stop.parent!), limit: 'stepCountIs(20)' })
  }
  return found
})

/** `new Agent({ stopWhen })` of the AI SDK, which may be run by another file. */
function isAgent(file: SourceFile, { callee }: TSESTree.NewExpression): boolean {
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return false
  const origin = originOf(file, callee)
  return origin?.module === 'ai' && agentClasses.has(origin.path[0] ?? '')
}

const agentClasses: ReadonlySet<string> = new Set(['Agent', 'Experimental_Agent', 'ToolLoopAgent'])

function isInfinite(node: Node): boolean {
  const value = unwrap(node)
  if (value.type === 'Identifier') return value.name === 'Infinity'
  return value.type === 'MemberExpression' && /^(?:POSITIVE_INFINITY|MAX_SAFE_INTEGER|MAX_VALUE)$/.test(nameOf(value) ?? '')
}

/** Conditions of the AI SDK that only what the model does fulfils: `hasToolCall('done')`, `isLoopFinished()`, `() => false`. */
function neverCounts(file: SourceFile, stop: Node): boolean {
  const value = unwrap(stop)
  if (value.type === 'ArrayExpression') return value.elements.length > 0 && value.elements.every((element) => element !== null && neverCounts(file, element))
  if (value.type === 'CallExpression') {
    const name = originOf(file, value.callee)?.path.at(-1) ?? calleeNameOf(value)
    if (name === 'hasToolCall' || name === 'isLoopFinished') return true
    return (name === 'stepCountIs' || name === 'isStepCount') && value.arguments[0] !== undefined && isInfinite(value.arguments[0])
  }
  const fn = functionBehind(file, value)
  return fn !== null && fn.body.type === 'Literal' && (fn.body as TSESTree.Literal).value === false
}

/** Characters of a setting that a message shows. */
const longestSetting = 60

function textOf(file: SourceFile, node: Node): string {
  const text = file.source.getText(node as never).replace(/\s+/g, ' ').replaceAll('`', "'")
  return text.length > longestSetting ? `${text.slice(0, longestSetting - 3)}...` : text
}
