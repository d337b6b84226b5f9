import type { TSESTree } from '@typescript-eslint/utils'
import { environmentValidators } from '../knowledge/environment-names.js'
import { packageOf } from '../knowledge/modules.js'
import { leaves } from './deployments.js'
import { environmentReadOf, isEnvironment } from './environment.js'
import { calleeNameOf, nameOf, stringOf, unwrap, wordsOf } from './expressions.js'
import { functionNameOf, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { variableOf, type Variable } from './references.js'
import type { SourceFile } from './source-file.js'

/** Whether a file hands the whole environment to something that checks it: it is the module where that is done. */
export const validatesEnvironment = lazily((file: SourceFile): boolean => {
  if (nodesOf(file).get('ImportDeclaration').some(({ source }) => environmentValidators.has(packageOf(source.value)) || /^@t3-oss\/env/.test(source.value))) return true
  return [...nodesOf(file).get('CallExpression'), ...nodesOf(file).get('NewExpression')].some((call) => isValidation(file, call))
})

/** `function validateEnv() { for (const name of required) if (!process.env[name]) ... }`: the check of a start, written by hand. What else the file reads may be unchecked. */
export const asksForNames = lazily((file: SourceFile): boolean => {
  const functions: readonly FunctionNode[] = [...nodesOf(file).get('FunctionDeclaration'), ...nodesOf(file).get('ArrowFunctionExpression'), ...nodesOf(file).get('FunctionExpression')]
  return functions.some((fn) => {
    const words = wordsOf(functionNameOf(fn) ?? '')
    if (!words.some((word) => checkingWords.has(word)) || !words.some((word) => /^env(?:s|ironment)?$/.test(word))) return false
    return nodesOf(file).within(fn, 'MemberExpression').some((member) => member.computed && nameOf(member) === null && isEnvironment(file, member.object))
  })
})

const checkingWords = new Set(['validate', 'check', 'verify', 'ensure', 'assert', 'require'])

/** `schema.parse(process.env)`, `cleanEnv(process.env, { ... })`, `plainToInstance(Variables, process.env)`, `createEnv({ runtimeEnv: process.env })`. */
function isValidation(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const name = calleeNameOf(call) ?? ''
  const module = originOf(file, call.callee)?.module
  if (module !== undefined && environmentValidators.has(packageOf(module))) return true
  if (!/[pP]arse|[vV]alid|[dD]ecode|[aA]ssert|[cC]heck|[cC]lean|[cC]reate|[lL]oad|plainTo|[eE]nsure|[rR]equire|[eE]nv$|^[A-Z]/.test(name) || /^(?:spawn|exec|fork|create(?:Server|App|Client)|Object$|Boolean$)/i.test(name)) return false
  return call.arguments.some((argument) => {
    const value = unwrap(argument)
    if (isWhole(file, value)) return true
    if (value.type !== 'ObjectExpression') return false
    return value.properties.some((property) =>
      property.type === 'SpreadElement' ? isWhole(file, property.argument) : /^(?:runtimeEnv|runtimeEnvStrict|env|server|processEnv|source|data|values)$/.test(nameOf(property) ?? '') && isWhole(file, property.value),
    )
  })
}

function isWhole(file: SourceFile, node: Node): boolean {
  const value = unwrap(node)
  if (value.type === 'ObjectExpression') return value.properties.some((property) => property.type === 'SpreadElement' && isWhole(file, property.argument))
  return (value.type === 'Identifier' || value.type === 'MemberExpression') && isEnvironment(file, value)
}

type Checks = { readonly names: ReadonlySet<string>; readonly variables: ReadonlySet<Variable> }

/** Variables of the environment that a file does not go on without: it leaves, throws or asserts where they are missing. */
const checksOf = lazily((file: SourceFile): Checks => {
  const names = new Set<string>()
  const variables = new Set<Variable>()
  const add = (tested: Node) => addMentioned(file, tested, names, variables)
  for (const { test, consequent } of nodesOf(file).get('IfStatement')) if (leaves(consequent)) add(test)
  for (const call of nodesOf(file).get('CallExpression')) if (/^(?:assert|invariant|ok|ensure|must|require(?!$)|check|expect|tiny)/i.test(calleeNameOf(call) ?? '')) for (const argument of call.arguments) add(argument)
  // for (const name of ['JWT_SECRET', ...]) if (!process.env[name]) throw ...
  const asksByName = nodesOf(file).get('MemberExpression').some((member) => member.computed && nameOf(member) === null && isEnvironment(file, member.object))
  if (asksByName)
    for (const { elements } of nodesOf(file).get('ArrayExpression'))
      for (const element of elements) {
        const name = stringOf(element)
        if (name !== null && /^[A-Z][A-Z0-9_]+$/.test(name)) names.add(name)
      }
  return { names, variables }
})

function addMentioned(file: SourceFile, tested: Node, names: Set<string>, variables: Set<Variable>): void {
  for (const node of [tested, ...nodesOf(file).within(tested, 'MemberExpression'), ...nodesOf(file).within(tested, 'Identifier'), ...nodesOf(file).within(tested, 'CallExpression')]) {
    const read = node.type === 'MemberExpression' || node.type === 'CallExpression' ? environmentReadOf(file, node) : null
    if (read?.name) names.add(read.name)
    const variable = node.type === 'Identifier' ? variableOf(file, node) : null
    if (variable) variables.add(variable)
  }
}

/** Whether a read, perhaps held by variables, is only used where it is known to be there. */
export function isChecked(file: SourceFile, use: Node, name: string, holders: readonly Variable[]): boolean {
  const { names, variables } = checksOf(file)
  if (names.has(name) || holders.some((variable) => variables.has(variable))) return true
  for (let at = use; at.parent; at = at.parent) {
    const parent: Node = at.parent
    const test = (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at ? parent.test : parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at ? parent.left : null
    if (!test) continue
    const mentioned = { names: new Set<string>(), variables: new Set<Variable>() }
    addMentioned(file, test, mentioned.names, mentioned.variables)
    if (mentioned.names.has(name) || holders.some((variable) => mentioned.variables.has(variable))) return true
  }
  return false
}
