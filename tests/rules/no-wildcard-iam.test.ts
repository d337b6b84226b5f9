import rule from '../../src/rules/no-wildcard-iam.js'
import { testRule, ts } from '../support/test-rule.js'

const all = (line: number) => ({ messageId: 'everythingAllowed', line })
const service = (line: number) => ({ messageId: 'serviceAllowed', line })
const stack = 'infra/stack.ts'

testRule(rule, {
  valid: {
    'named actions on named resources': { filename: stack, code: ts`
      import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
      fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }))
    ` },
    'all of a service on one resource': { filename: stack, code: "new PolicyStatement({ actions: ['s3:*'], resources: [bucket.bucketArn] })" },
    'reading on every resource': { filename: stack, code: "new PolicyStatement({ actions: ['ec2:Describe*', 's3:List*', 'iam:Get*'], resources: ['*'] })" },
    'one action that knows no resources': { filename: stack, code: "new PolicyStatement({ actions: ['ses:SendEmail', 'cloudwatch:PutMetricData'], resources: ['*'] })" },
    'a denial': { filename: stack, code: "new PolicyStatement({ effect: Effect.DENY, actions: ['*'], resources: ['*'] })" },
    'a denial in a raw policy': "export const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }",
    'the permissions of an application': ts`
      export const permissions = { owner: [{ resource: 'team', actions: '*' }, { resource: 'billing', actions: ['read', 'update'] }] }
    `,
    'roles of an application with resources of its own': ts`
      const admin = { role: 'admin', actions: ['*'], resources: ['*'] }
      ability.can('manage', 'all')
    `,
    'the policy of a key': { filename: stack, code: "new PolicyStatement({ actions: ['kms:*'], resources: ['*'], principals: [new AccountRootPrincipal()] })" },
    'narrowed by a condition': { filename: stack, code: "new PolicyStatement({ actions: ['ec2:*'], resources: ['*'], conditions: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })" },
    'methods and origins of CORS': "app.use(cors({ origin: '*', methods: ['*'] }))",
    'resources from elsewhere': { filename: stack, code: "new PolicyStatement({ actions: ['s3:*'], resources })" },
    'actions from elsewhere': { filename: stack, code: "new PolicyStatement({ actions, resources: ['*'] })" },
    'a test': { filename: 'infra/stack.test.ts', code: "new PolicyStatement({ actions: ['*'], resources: ['*'] })" },
    'an event pattern': "rule({ source: ['*'], resources: ['*'], detail: { action: ['*'] } })",
  },
  invalid: {
    'a statement of the CDK': {
      filename: stack,
      code: ts`
        import * as iam from 'aws-cdk-lib/aws-iam'
        fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] }))
      `,
      reports: [{ ...all(2), data: { action: '*' } }],
    },
    'with its effect': {
      filename: stack,
      code: "role.addToPolicy(new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:*', 'dynamodb:GetItem'], resources: ['*'] }))",
      reports: [{ ...service(1), data: { action: 's3:*' } }],
    },
    'a raw policy': {
      code: "export const policy = { Version: '2012-10-17', Statement: [{ Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' }] }",
      reports: [all(1)],
    },
    'a raw policy with lists': {
      code: "const document = { Statement: { Effect: 'Allow', Action: ['dynamodb:*'], Resource: ['arn:aws:s3:::a', '*'] } }",
      reports: [service(1)],
    },
    'the configuration of SST': {
      filename: 'sst.config.ts',
      code: ts`
        export default $config({ async run() { new sst.aws.Function('Api', { handler: 'src/api.handler', permissions: [{ actions: ['*'], resources: ['*'] }] }) } })
      `,
      reports: [all(1)],
    },
    'the configuration of Serverless': {
      filename: 'serverless.ts',
      code: ts`
        const config = { provider: { iam: { role: { statements: [{ Effect: 'Allow', Action: ['sqs:*'], Resource: '*' }] } } } }
        module.exports = config
      `,
      reports: [service(1)],
    },
    'Pulumi, as JSON': {
      filename: 'infra/index.ts',
      code: ts`
        new aws.iam.RolePolicy('all', { role: role.id, policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Action: ['*'], Effect: 'Allow', Resource: '*' }] }) })
      `,
      reports: [all(1)],
    },
    'Pulumi, as a document': {
      filename: 'infra/index.ts',
      code: "const document = aws.iam.getPolicyDocument({ statements: [{ actions: ['ec2:*'], resources: ['*'] }] })",
      reports: [service(1)],
    },
    'actions in a constant': {
      filename: stack,
      code: "const everything = ['*']\nnew PolicyStatement({ actions: everything, resources: everything })",
      reports: [all(2)],
    },
    'CommonJS': {
      filename: 'infra/stack.js',
      code: "const { PolicyStatement } = require('aws-cdk-lib/aws-iam')\nnew PolicyStatement({ actions: ['lambda:*'], resources: ['*'] })",
      reports: [service(2)],
    },
    'anybody may do anything': {
      code: "const bucketPolicy = { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }",
      reports: [all(1)],
    },
    'a role with an inline policy': {
      filename: stack,
      code: ts`
        new Role(this, 'Role', { inlinePolicies: { all: new PolicyDocument({ statements: [new PolicyStatement({ actions: ['iam:*'], resources: ['*'] })] }) } })
      `,
      reports: [service(1)],
    },
  },
})
