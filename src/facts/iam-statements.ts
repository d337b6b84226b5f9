import type { TSESTree } from '@typescript-eslint/utils'
import { calleeNameOf, keysOf, nameOf, propertyOf, stringOf, unwrap } from './expressions.js'
import { constantBehind } from './flow.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
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
  const nodes = nodesOf(file)
  return [
    ...nodes.get('ObjectExpression').flatMap((object) => statementOf(file, object) ?? []),
    ...nodes.get('NewExpression').flatMap((made) => filledStatementOf(file, made) ?? []),
    ...[...nodes.get('TemplateLiteral'), ...nodes.get('Literal')].flatMap((text) => writtenStatementOf(text) ?? []),
  ].sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** What only a policy is written under, where its statements need no `Effect`. */
const policyNames = /^(?:iamRoleStatements|Statement|policyStatements|initialPolicy|inlinePolicies|getPolicyDocument(?:Output)?|PolicyStatement|PolicyDocument|DataAwsIamPolicyDocument|grantPolicy|addToRolePolicy|addToPolicy|attachPermissions)$/
/** What an application calls the rights of its own users too: they are a policy in a program that builds infrastructure. */
const sharedNames = /^(?:permissions|statements?)$/
const infrastructure = /^(?:sst|@serverless-stack|@serverless|serverless|aws-cdk-lib|@aws-cdk|constructs|@pulumi|cdktf|@cdktf|@aws-sdk\/client-(?:iam|sts)|alchemy)(?:\/|$)/

/** Whether a file builds infrastructure, by what it imports or by the globals of SST. */
const buildsInfrastructure = lazily(
  (file: SourceFile): boolean =>
    modulesNamed(file).all.some((module) => infrastructure.test(module)) || /(^|\/)(?:sst\.config|serverless)\.[cm]?[jt]s$/.test(file.path) || /\bnew sst\.|\$config\(/.test(file.text),
)

const widest = (actions: readonly string[]) => actions.find((text) => text === '*' || /^[a-z0-9-]+:\*$/i.test(text))

function statementOf(file: SourceFile, object: TSESTree.ObjectExpression): WildcardStatement | null {
  const actions = either(object, 'actions', 'Action')
  const resources = either(object, 'resources', 'Resource')
  if (!actions || !resources) return null
  const names = keysOf(object).names
  const effect = either(object, 'effect', 'Effect')
  if (effect && !allows(file, effect)) return null
  const isSpelledOut = effect !== null && (names.includes('Action') || nameOf(effect) !== null || buildsInfrastructure(file))
  if (!isSpelledOut && !isInPolicy(file, object)) return null
  // A condition narrows the statement to what is not shown here.
  if (names.includes('conditions') || names.includes('Condition')) return null
  if (!textsOf(file, resources).includes('*')) return null
  const action = widest(textsOf(file, actions))
  if (action === undefined) return null
  // In the policy of a key, `*` is that key.
  if (action.toLowerCase() === 'kms:*' && (names.includes('principals') || names.includes('Principal'))) return null
  return { node: actions, action }
}

/** `const statement = new PolicyStatement(); statement.addActions('s3:*'); statement.addAllResources()`. */
function filledStatementOf(file: SourceFile, made: TSESTree.NewExpression): WildcardStatement | null {
  if (calleeNameOf(made) !== 'PolicyStatement' || made.parent.type !== 'VariableDeclarator') return null
  const [options] = made.arguments
  const written = options && unwrap(options)
  if (written && written.type !== 'ObjectExpression') return null
  const given = (...names: readonly string[]) => (written && either(written, ...names)) ?? null
  const effect = given('effect')
  if ((effect && !allows(file, effect)) || given('conditions')) return null
  let actions = given('actions')
  let action = actions ? widest(textsOf(file, actions)) : undefined
  const resources = given('resources')
  const isWhole = resources !== null && textsOf(file, resources).includes('*')
  // What is whole without any call is found as an object.
  if (isWhole && action !== undefined) return null
  let isEverything = isWhole
  for (const { identifier } of variableOf(file, made.parent.id)?.references ?? []) {
    const member = identifier.parent
    if (member.type !== 'MemberExpression' || member.object !== identifier) continue
    const name = nameOf(member) ?? ''
    if (member.parent.type === 'AssignmentExpression' && name === 'effect' && !allows(file, member.parent.right)) return null
    if (member.parent.type !== 'CallExpression' || member.parent.callee !== member) continue
    const texts = member.parent.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? textsOf(file, argument.argument) : textsOf(file, argument)))
    if (/Conditions?$/.test(name)) return null
    if (name === 'addAllResources' || (name === 'addResources' && texts.includes('*'))) isEverything = true
    const added = name === 'addActions' ? widest(texts) : undefined
    if (added === undefined || action !== undefined) continue
    action = added
    actions = member.parent
  }
  return isEverything && action !== undefined && actions ? { node: actions, action } : null
}

/** A policy written as JSON in a text; what is put into a template is some value. */
function writtenStatementOf(node: TSESTree.TemplateLiteral | TSESTree.Literal): WildcardStatement | null {
  const text = node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked ?? value.raw).join('-') : typeof node.value === 'string' ? node.value : ''
  if (!text.includes('"Statement"') || !text.includes('*')) return null
  let policy: unknown
  try {
    policy = JSON.parse(text)
  } catch {
    return null
  }
  for (const statement of listOf((policy as { Statement?: unknown } | null)?.Statement)) {
    const { Effect, Action, Resource, Condition, Principal } = (statement ?? {}) as Readonly<Record<string, unknown>>
    const action = widest(listOf(Action).filter((each) => typeof each === 'string'))
    if (Effect !== 'Allow' || action === undefined || Condition !== undefined || !listOf(Resource).includes('*')) continue
    if (action.toLowerCase() !== 'kms:*' || Principal === undefined) return { node, action }
  }
  return null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
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
function isInPolicy(file: SourceFile, object: Node): boolean {
  let at: Node = object
  for (let depth = 0; depth < 8 && at.parent; depth++) {
    const parent: Node = at.parent
    if (parent.type === 'NewExpression' || parent.type === 'CallExpression') return policyNames.test(calleeNameOf(parent) ?? '')
    if (parent.type === 'Property') {
      const name = nameOf(parent) ?? ''
      const isShared = sharedNames.test(name)
      if (policyNames.test(name) || (isShared && buildsInfrastructure(file))) return true
      // `getPolicyDocument({ statements: [...] })`
      if (!isShared || parent.parent.type !== 'ObjectExpression') return false
      at = parent.parent
      continue
    }
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
