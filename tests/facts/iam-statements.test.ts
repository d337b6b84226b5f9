import { describe, expect, test } from 'vitest'
import { wildcardStatementsOf } from '../../src/facts/iam-statements.js'
import { parseFile } from '../support/parse-file.js'

/** The widest action of every statement that allows too much. */
const actions = (code: string, filename = 'infra/stack.ts') => wildcardStatementsOf(parseFile(code, { filename })).map(({ action }) => action)

describe('statements as objects', () => {
  test.each<[string, string, string[]]>([
    ['everything', `new PolicyStatement({ actions: ['*'], resources: ['*'] })`, ['*']],
    ['a service', `new PolicyStatement({ actions: ['s3:GetObject', 's3:*'], resources: ['*'] })`, ['s3:*']],
    ['one text in place of lists', `const policy = { Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' } }`, ['iam:*']],
    ['lists in constants', `const all = ['*']; new PolicyStatement({ actions: all, resources: all })`, ['*']],
    ['two of them, in the order of the text', `a(new PolicyStatement({ actions: ['sqs:*'], resources: ['*'] })); b(new PolicyStatement({ actions: ['sns:*'], resources: ['*'] }))`, ['sqs:*', 'sns:*']],
    ['a denial', `new PolicyStatement({ effect: Effect.DENY, actions: ['*'], resources: ['*'] })`, []],
    ['reading', `new PolicyStatement({ actions: ['s3:Get*', 's3:List*'], resources: ['*'] })`, []],
    ['one bucket', `new PolicyStatement({ actions: ['s3:*'], resources: [bucket.bucketArn] })`, []],
    ['a condition', `new PolicyStatement({ actions: ['*'], resources: ['*'], conditions: { Bool: {} } })`, []],
    ['the policy of a key', `const policy = { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }] }`, []],
    ['the name of the actions is not known', `new PolicyStatement({ actions, resources: ['*'] })`, []],
  ])('%s', (_, code, expected) => {
    expect(actions(code)).toEqual(expected)
  })
})

describe('words that applications use too', () => {
  const rights = `permissions: [{ actions: ['*'], resources: ['*'] }]`
  test.each<[string, string, string, string[]]>([
    ['roles of an application', `export const owner = { ${rights} }`, 'src/roles.ts', []],
    ['rights with an effect', `export const rights = [{ effect: 'allow', actions: ['*'], resources: ['*'] }]`, 'src/rights.ts', []],
    ['statements of an application', `export const policy = { statements: [{ actions: ['*'], resources: ['*'] }] }`, 'src/policy.ts', []],
    ['a function of SST', `new sst.aws.Function('Api', { ${rights} })`, 'infra/api.ts', ['*']],
    ['the configuration of SST', `export default { stacks() { return { ${rights} } } }`, 'sst.config.ts', ['*']],
    ['a document of Pulumi', `import * as aws from '@pulumi/aws'; const d = { statements: [{ effect: 'Allow', actions: ['*'], resources: ['*'] }] }`, 'infra/index.ts', ['*']],
    ['a call that only policies have', `const d = aws.iam.getPolicyDocument({ statements: [{ actions: ['*'], resources: ['*'] }] })`, 'infra/index.ts', ['*']],
  ])('%s', (_, code, filename, expected) => {
    expect(actions(code, filename)).toEqual(expected)
  })
})

describe('statements that calls fill', () => {
  const filled = (calls: string, options = '') => `const s = new iam.PolicyStatement(${options}); ${calls}`
  test.each<[string, string, string[]]>([
    ['both by calls', filled(`s.addActions('s3:*'); s.addAllResources()`), ['s3:*']],
    ['the star among resources', filled(`s.addActions('s3:GetObject', 'iam:*'); s.addResources('*')`), ['iam:*']],
    ['resources given, actions added', filled(`s.addActions('ec2:*')`, `{ resources: ['*'] }`), ['ec2:*']],
    ['actions given, resources added', filled(`s.addAllResources()`, `{ actions: ['ec2:*'] }`), ['ec2:*']],
    ['whole from the start, and once only', filled(`s.addActions('s3:*')`, `{ actions: ['*'], resources: ['*'] }`), ['*']],
    ['narrow resources', filled(`s.addActions('s3:*'); s.addResources('arn:aws:s3:::uploads/*')`), []],
    ['conditions', filled(`s.addActions('s3:*'); s.addAllResources(); s.addCondition('Bool', {})`), []],
    ['a denial', filled(`s.addActions('s3:*'); s.addAllResources()`, `{ effect: Effect.DENY }`), []],
    ['a denial that is assigned', filled(`s.effect = Effect.DENY; s.addActions('s3:*'); s.addAllResources()`), []],
    ['options from elsewhere', filled(`s.addActions('s3:*'); s.addAllResources()`, 'options'), []],
    ['a list that is spread', filled(`const all = ['s3:*']; s.addActions(...all); s.addAllResources()`), ['s3:*']],
  ])('%s', (_, code, expected) => {
    expect(actions(code)).toEqual(expected)
  })
})

describe('policies as a text', () => {
  test.each<[string, string, string[]]>([
    ['a literal', `const policy = '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'`, ['*']],
    ['a template with values', 'const policy = `{ "Statement": { "Sid": "${sid}", "Effect": "Allow", "Action": ["s3:*"], "Resource": ["${arn}", "*"] } }`', ['s3:*']],
    ['a denial', `const policy = '{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'`, []],
    ['a condition', `const policy = '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{}}]}'`, []],
    ['the policy of a key', `const policy = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}'`, []],
    ['no JSON', `const policy = '"Statement": Allow *'`, []],
    ['a statement that is nothing', `const policy = '{"Statement":[null,"*"]}'`, []],
  ])('%s', (_, code, expected) => {
    expect(actions(code)).toEqual(expected)
  })
})

test('tests say what they like', () => {
  expect(actions(`new PolicyStatement({ actions: ['*'], resources: ['*'] })`, 'infra/stack.test.ts')).toEqual([])
})
