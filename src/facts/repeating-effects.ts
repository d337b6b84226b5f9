import type { TSESTree } from '@typescript-eslint/utils'
import { effectHooks } from '../knowledge/component-state.js'
import { certainCallsOf, isRequest } from './certain-acts.js'
import { holdsObjects, hookOf, stateSetBy, type State } from './component-state.js'
import { unwrap } from './expressions.js'
import { functionAround, functionBehind, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { componentFunctionBehind, isMadeAnew, isNeverTheSame, madeInRender, memoBehind, shownName } from './new-values.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { definitionOf, variableOf, type Variable } from './references.js'
import { hasDirective } from './routes/procedures.js'
import type { SourceFile } from './source-file.js'

/** An effect of a component that runs again because it ran. */
export type RepeatingEffect = {
  /** The call of the hook, or the dependency that changes. */
  readonly node: Node
  readonly call: TSESTree.CallExpression
  /** As written: `useEffect`, `React.useEffect`. */
  readonly effect: string
  /** What it does each time: sends a request, or sets the state of that name. */
  readonly act: { readonly kind: 'request' } | { readonly kind: 'set'; readonly name: string }
} & (
  | { readonly cause: 'no list'; /** Whether an empty list would leave nothing out. */ readonly usesOnlyItself: boolean }
  | { readonly cause: 'own state' | 'made in render'; readonly name: string }
)

/** What an effect does whenever it runs. */
type Act = { readonly kind: 'request' } | { readonly kind: 'set'; readonly state: State }

/**
 * The effects of React components that send a request or set a state to a new value each time they run, and run after each
 * render: without a list of dependencies, with one that holds the state, or with one that holds what every render makes anew.
 */
export const repeatingEffectsOf = lazily((file: SourceFile): readonly RepeatingEffect[] => {
  const found: RepeatingEffect[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const hook = hookOf(file, call)
    if (hook === null || !effectHooks.has(hook)) continue
    const component = functionAround(call)
    const callback = call.arguments[0] && componentFunctionBehind(file, call.arguments[0])
    const list = dependenciesOf(call)
    if (!component || !callback || list === 'unknown') continue
    const acts = actsOf(file, callback)
    const [first] = acts
    if (!first) continue
    const isMemoised = isCompiled(file, component)
    const effect = file.source.getText(call.callee as never)
    if (list === 'none') {
      found.push({ node: call, call, effect, act: shown(first), cause: 'no list', usesOnlyItself: usesOnlyItself(file, callback) })
      continue
    }
    for (const dependency of list) {
      const cause = causeOf(file, dependency, component, acts)
      if (!cause || (cause.cause === 'made in render' && isMemoised)) continue
      found.push({ node: dependency, call, effect, ...cause })
      break
    }
  }
  return found
})

function shown(act: Act): RepeatingEffect['act'] {
  return act.kind === 'request' ? act : { kind: 'set', name: act.state.name }
}

function dependenciesOf(call: TSESTree.CallExpression): readonly Node[] | 'none' | 'unknown' {
  const given = call.arguments[1] && unwrap(call.arguments[1])
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return 'unknown'
  if (!given || (given.type === 'Identifier' && given.name === 'undefined')) return 'none'
  if (given.type !== 'ArrayExpression') return 'unknown'
  return given.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? [element] : []))
}

function actsOf(file: SourceFile, callback: FunctionNode): readonly Act[] {
  const acts: Act[] = []
  for (const { node, callee, given } of certainCallsOf(file)(callback)) {
    if (isRequest(file, node)) acts.push({ kind: 'request' })
    const state = stateSetBy(file, callee)
    // `getUsers().then(setUsers)` sets what the promise answers.
    if (state && (given === null ? holdsObjects(file, state) : isNeverTheSame(file, state, given))) acts.push({ kind: 'set', state })
  }
  // A request says more than the state that its answer is kept in.
  return acts.sort((a, b) => Number(b.kind === 'request') - Number(a.kind === 'request'))
}

/** `'use memo'` asks the React Compiler to memoise what a component makes. */
function isCompiled(file: SourceFile, component: FunctionNode): boolean {
  return hasDirective(file.source.ast.body, 'use memo') || (component.body.type === 'BlockStatement' && hasDirective(component.body.body, 'use memo'))
}

/** Memoised values that are looked through. */
const deepest = 5

type Cause = { readonly cause: 'own state' | 'made in render'; readonly name: string; readonly act: RepeatingEffect['act'] }

/** Why a dependency is another one after each run of its effect. */
function causeOf(file: SourceFile, dependency: Node, component: FunctionNode, acts: readonly Act[], depth = 0): Cause | null {
  const node = unwrap(dependency)
  const [first] = acts
  if (!first || depth > deepest) return null
  if (isMadeAnew(file, node)) return { cause: 'made in render', name: shownName(file, node), act: shown(first) }
  const variable = node.type === 'Identifier' ? variableOf(file, node) : null
  if (!variable) return null
  const own = acts.find((act) => act.kind === 'set' && act.state.value === variable)
  if (own) return { cause: 'own state', name: variable.name, act: shown(own) }
  const made = madeInRender(file, variable, component)
  if (made) return { cause: 'made in render', name: made.name, act: shown(first) }
  return memoCauseOf(file, variable, component, acts, depth)
}

function memoCauseOf(file: SourceFile, variable: Variable, component: FunctionNode, acts: readonly Act[], depth: number): Cause | null {
  const memo = memoBehind(file, variable)
  if (!memo || functionAround(memo) !== component) return null
  const list = dependenciesOf(memo)
  // A memoised text or number that is computed again is the same one.
  const factory = memo.arguments[0] && functionBehind(file, memo.arguments[0])
  if (hookOf(file, memo) === 'useMemo' && !(factory && makesObject(file, factory))) return null
  if (list === 'none') return { cause: 'made in render', name: variable.name, act: shown(acts[0]!) }
  if (list === 'unknown') return null
  for (const dependency of list) {
    const cause = causeOf(file, dependency, component, acts, depth + 1)
    if (cause) return cause
  }
  return null
}

function makesObject(file: SourceFile, factory: FunctionNode): boolean {
  if (factory.body.type !== 'BlockStatement') return isMadeAnew(file, factory.body)
  const returns = nodesOf(file).within(factory, 'ReturnStatement').filter((node) => functionAround(node) === factory)
  return returns.length > 0 && returns.every(({ argument }) => argument !== null && isMadeAnew(file, argument))
}

/** Whether an effect reads nothing of its component but what sets state, so that it has no dependency at all. */
function usesOnlyItself(file: SourceFile, callback: FunctionNode): boolean {
  return nodesOf(file)
    .within(callback, 'Identifier')
    .every((identifier) => {
      const variable = variableOf(file, identifier)
      const definition = definitionOf(variable)
      if (!variable || !definition || isWithin(definition.name, callback) || functionAround(definition.name) === null) return true
      return stateSetBy(file, identifier) !== null
    })
}
