import type { TSESTree } from '@typescript-eslint/utils'
import { isCertain } from './certain-acts.js'
import { holdsObjects } from './component-state.js'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { functionAround, functionBehind, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { isAnswer, isMadeAnew } from './new-values.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { isGlobal, onlyValueOf, variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** A watcher of Vue or an effect of Svelte that changes what it watches, and so runs again. */
export type RepeatingWatcher = {
  /** The write, or the call of the watcher. */
  readonly node: Node
  /** `watch`, `watchEffect`, `$effect`. */
  readonly effect: string
  readonly name: string
}

/** Every watcher of the file that certainly gives a new value to what it watches. */
export const repeatingWatchersOf = lazily((file: SourceFile): readonly RepeatingWatcher[] => [...vueWatchers(file), ...svelteEffects(file)])

/** One write: what is written, where, and the value where it is one expression. */
type Write = { readonly node: Node; readonly isNew: boolean }

const vueModules = new Set(['vue', '@vue/composition-api', '@vue/reactivity', '#imports'])

function vueWatchers(file: SourceFile): RepeatingWatcher[] {
  const found: RepeatingWatcher[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const effect = calleeNameOf(call)
    if ((effect !== 'watch' && effect !== 'watchEffect') || !isOfVue(file, call)) continue
    const callback = call.arguments[effect === 'watch' ? 1 : 0]
    const fn = callback && functionBehind(file, callback)
    if (!fn) continue
    const watched = effect === 'watch' && call.arguments[0] ? refsWatched(file, call.arguments[0]) : null
    for (const { variable, node } of refValuesIn(file, fn)) {
      if (watched && !watched.has(variable)) continue
      const write = writeOf(file, node, variable, (read) => isValueOfRef(file, read, variable), fn)
      if (!write?.isNew || !isCertain(file, write.node, fn)) continue
      // Vue leaves out what an effect changes while it runs, and notes nothing that it reads after the first `await`.
      if (!watched && !(isAfterAwait(file, write.node, fn) && readsBefore(file, fn, variable))) continue
      found.push({ node: call, effect, name: variable.name })
      break
    }
  }
  return found
}

function isOfVue(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const origin = originOf(file, call.callee)
  // Nuxt imports by itself.
  return origin ? vueModules.has(origin.module) : /\.vue$/.test(file.path) && isGlobal(file, unwrap(call.callee))
}

/** `const orders = ref([])` */
function refOf(file: SourceFile, node: Node): Variable | null {
  const value = unwrap(node)
  const variable = value.type === 'Identifier' ? variableOf(file, value) : null
  const only = variable && onlyValueOf(variable)
  const call = only && unwrap(only)
  if (call?.type !== 'CallExpression' || !/^(?:ref|shallowRef)$/.test(calleeNameOf(call) ?? '')) return null
  return isOfVue(file, call) ? variable : null
}

/** What `watch` is told to watch: refs, getters of their values, lists of both. A member of a value is something else. */
function refsWatched(file: SourceFile, source: Node): ReadonlySet<Variable> {
  const value = unwrap(source)
  const found = new Set<Variable>()
  const each = value.type === 'ArrayExpression' ? value.elements.flatMap((element) => element ?? []) : [value]
  for (const one of each) {
    const node = unwrap(one)
    const read = isFunction(node) && node.body.type !== 'BlockStatement' ? unwrap(node.body) : node
    const ref = read.type === 'MemberExpression' && nameOf(read) === 'value' ? refOf(file, read.object) : read === node ? refOf(file, node) : null
    if (ref) found.add(ref)
  }
  return found
}

/** The `orders.value` of a function, by their refs. */
function refValuesIn(file: SourceFile, fn: FunctionNode): { readonly variable: Variable; readonly node: TSESTree.MemberExpression }[] {
  return nodesOf(file).within(fn, 'MemberExpression').flatMap((node) => {
    const variable = nameOf(node) === 'value' ? refOf(file, node.object) : null
    return variable ? [{ variable, node }] : []
  })
}

function isValueOfRef(file: SourceFile, node: Node, variable: Variable): boolean {
  return node.type === 'MemberExpression' && nameOf(node) === 'value' && refOf(file, node.object) === variable
}

/** The assignment that a place is the target of, and whether the value is never the one before. */
function writeOf(file: SourceFile, target: Node, state: Variable, isCurrent: (node: Node) => boolean, fn: FunctionNode): Write | null {
  const { parent } = target
  if (parent?.type === 'UpdateExpression') return { node: parent, isNew: true }
  if (parent?.type !== 'AssignmentExpression' || parent.left !== target) return null
  const value = unwrap(parent.right)
  if (parent.operator === '+=' || parent.operator === '-=') return { node: parent, isNew: value.type === 'Literal' && value.value !== 0 && value.value !== '' }
  if (parent.operator !== '=') return null
  return { node: parent, isNew: isMadeAnew(file, value) || isStep(value, isCurrent) || isJson(file, value, fn) || isNewObject(file, value, state) }
}

/** The answer of something asked for, in a state that begins with an object, or is typed as one: no two answers are the same object. */
function isNewObject(file: SourceFile, value: Node, state: Variable): boolean {
  const only = onlyValueOf(state)
  const init = state.defs[0]?.node.type === 'VariableDeclarator' ? state.defs[0].node.init : null
  const made = only ?? init
  const call = made && unwrap(made)
  const isAsked = value.type === 'AwaitExpression' || isAnswer(file, value)
  return isAsked && call?.type === 'CallExpression' && holdsObjects(file, { name: state.name, value: null, call })
}

function isStep(value: Node, isCurrent: (node: Node) => boolean): boolean {
  if (value.type === 'UnaryExpression') return value.operator === '!' && isCurrent(unwrap(value.argument))
  if (value.type !== 'BinaryExpression' || (value.operator !== '+' && value.operator !== '-')) return false
  const right = unwrap(value.right)
  return isCurrent(unwrap(value.left)) && right.type === 'Literal' && right.value !== 0 && right.value !== ''
}

/** `await response.json()`, or a name of the function that holds it. */
function isJson(file: SourceFile, value: Node, fn: FunctionNode): boolean {
  if (value.type === 'AwaitExpression') {
    const call = unwrap(value.argument)
    return call.type === 'CallExpression' && calleeNameOf(call) === 'json'
  }
  const variable = value.type === 'Identifier' ? variableOf(file, value) : null
  const only = variable && onlyValueOf(variable)
  return only?.type === 'AwaitExpression' && functionAround(only) === fn && isJson(file, only, fn)
}

function isAfterAwait(file: SourceFile, node: Node, fn: FunctionNode): boolean {
  return nodesOf(file).within(fn, 'AwaitExpression').some((each) => functionAround(each) === fn && each.range[0] < node.range[1])
}

/** Whether a function reads a ref before it waits for anything. */
function readsBefore(file: SourceFile, fn: FunctionNode, variable: Variable): boolean {
  const first = nodesOf(file).within(fn, 'AwaitExpression').find((each) => functionAround(each) === fn)
  return refValuesIn(file, fn).some(({ variable: read, node }) => {
    const { parent } = node
    const isTarget = parent.type === 'AssignmentExpression' && parent.left === node && parent.operator === '='
    return read === variable && !isTarget && functionAround(node) === fn && (!first || node.range[0] < first.argument.range[1])
  })
}

function svelteEffects(file: SourceFile): RepeatingWatcher[] {
  const found: RepeatingWatcher[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    const callee = unwrap(call.callee)
    const isEffect = callee.type === 'Identifier' ? callee.name === '$effect' : callee.type === 'MemberExpression' && nameOf(callee) === 'pre' && unwrap(callee.object).type === 'Identifier' && nameOf(callee.object) === '$effect'
    const fn = isEffect && call.arguments[0] ? functionBehind(file, call.arguments[0]) : null
    if (!fn) continue
    const write = nodesOf(file).within(fn, 'Identifier').map((identifier) => ({ identifier, variable: runeOf(file, identifier) })).find(({ identifier, variable }) => {
      if (!variable) return false
      const written = writeOf(file, identifier, variable, (node) => node.type === 'Identifier' && variableOf(file, node) === variable, fn)
      return written?.isNew === true && isCertain(file, written.node, fn) && readsSelf(file, fn, variable)
    })
    if (write) found.push({ node: write.identifier.parent, effect: '$effect', name: write.identifier.name })
  }
  return found
}

/** `let orders = $state([])` */
function runeOf(file: SourceFile, identifier: TSESTree.Identifier): Variable | null {
  const variable = variableOf(file, identifier)
  const declarator = variable?.defs[0]?.node
  const init = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : null
  if (!variable || init?.type !== 'CallExpression') return null
  const name = init.callee.type === 'MemberExpression' ? nameOf(init.callee.object) : calleeNameOf(init)
  return name === '$state' ? variable : null
}

/** Whether an effect reads a state where Svelte notes it: in its own run, not in `untrack` and not after an `await`. */
function readsSelf(file: SourceFile, fn: FunctionNode, variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier
    if (identifier.range[0] < fn.range[0] || identifier.range[1] > fn.range[1]) return false
    if (parent.type === 'AssignmentExpression' && parent.left === identifier && parent.operator === '=') return false
    return functionAround(identifier) === fn && !isAfterAwait(file, identifier, fn)
  })
}
