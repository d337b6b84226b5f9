import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, keysOf, nameOf, propertyOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

/** A statement of an access policy that allows whole services, or everything, on everything. */
export type WildcardStatement = {
  /** The value of the actions. */
  readonly node: Node
  /** The widest action: `*`, `s3:*`. */
  readonly action: string
}

/** Statements that allow too much, in the order of the text. */
export const wildcardStatementsOf = lazily((file: SourceFile): readonly WildcardStatement[] => {
  if (/(^|\/)(?:tests?|__tests__|specs?|fixtures?)\/|\.(?:test|spec)\.[cm]?[jt]sx?$/i.test(file.path)) return []
  return nodesOf(file).get('ObjectExpression').flatMap((object) => statementOf(file, object) ?? [])
})

/** What a policy is written under, where its statements need no `Effect`. */
const policyNames = /^(?:permissions|iamRoleStatements|statements?|Statement|policyStatements|initialPolicy|inlinePolicies|getPolicyDocument(?:Output)?|PolicyStatement|PolicyDocument|grantPolicy|addToRolePolicy|addToPolicy|attachPermissions)$/

function statementOf(file: SourceFile, object: TSESTree.ObjectExpression): WildcardStatement | null {
  const actions = either(object, 'actions', 'Action')
  const resources = either(object, 'resources', 'Resource')
  if (!actions || !resources) return null
  const effect = either(object, 'effect', 'Effect')
  if (effect ? !allows(file, effect) : !isInPolicy(object)) return null
  const names = keysOf(object).names
  // A condition narrows the statement to what is not shown here.
  if (names.includes('conditions') || names.includes('Condition')) return null
  if (!textsOf(file, resources).includes('*')) return null
  const action = textsOf(file, actions).find((text) => text === '*' || /^[a-z0-9-]+:\*$/i.test(text))
  if (action === undefined) return null
  // In the policy of a key, `*` is that key.
  if (action.toLowerCase() === 'kms:*' && (names.includes('principals') || names.includes('Principal'))) return null
  return { node: actions, action }
}

function either(object: TSESTree.ObjectExpression, ...names: readonly string[]): Node | null {
  for (const name of names) {
    const value = propertyOf(object, name)
    if (value && value !== 'unknown') return value
  }
  return null
}

/** `'Allow'`, `Effect.ALLOW`, `iam.Effect.ALLOW`. */
function allows(file: SourceFile, node: Node): boolean {
  const value = constantBehind(file, node)
  return (stringOf(value) ?? nameOf(value))?.toLowerCase() === 'allow'
}

/** Whether what is around an object says that it is a statement of a policy. */
function isInPolicy(object: Node): boolean {
  let at: Node = object
  for (let depth = 0; depth < 6 && at.parent; depth++) {
    const parent: Node = at.parent
    if (parent.type === 'NewExpression' || parent.type === 'CallExpression') return policyNames.test(calleeNameOf(parent) ?? '')
    if (parent.type === 'Property') return policyNames.test(nameOf(parent) ?? '')
    if (parent.type !== 'ArrayExpression' && unwrap(parent) !== unwrap(at)) return false
    at = parent
  }
  return false
}

function textsOf(file: SourceFile, node: Node): readonly string[] {
  const value = constantBehind(file, node)
  const elements = value.type === 'ArrayExpression' ? value.elements : [value]
  return elements.flatMap((element) => (element ? (stringOf(constantBehind(file, element)) ?? []) : []))
}
