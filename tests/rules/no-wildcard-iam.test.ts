import rule from '../../src/rules/no-wildcard-iam.js'
import { testRule, ts } from '../support/test-rule.js'

const all = (line: number) => ({ messageId: 'everythingAllowed', line })
const service = (line: number) => ({ messageId: 'serviceAllowed', line })
const stack = 'infra/stack.ts'

testRule(rule, {
  valid: {
    'rights of an application with effects': {
      filename: 'src/authz/policies.ts',
      code: ts`
        import type { Policy } from './types'

        export const policies: Policy[] = [
          { name: 'admin', effect: 'allow', actions: ['*'], resources: ['*'] },
          { name: 'viewer', effect: 'allow', actions: ['read'], resources: ['document'] },
        ]
      `,
    },
    'statement with added conditions': {
      filename: 'infra/tags.ts',
      code: ts`
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

        const statement = new PolicyStatement()
        statement.addActions('ec2:*')
        statement.addAllResources()
        statement.addConditions({ StringEquals: { 'ec2:ResourceTag/owner': 'ci' } })

        export { statement }
      `,
    },
    'json text of a narrow policy': {
      filename: 'infra/narrow.ts',
      code: ts`
        export const policy = (bucket: string) => \`{
          "Version": "2012-10-17",
          "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:List*"], "Resource": "arn:aws:s3:::\${bucket}/*" }]
        }\`
      `,
    },
    'bucket policy for one bucket': {
      filename: 'infra/site.ts',
      code: ts`
        import * as aws from '@pulumi/aws'

        export const site = (bucket: aws.s3.Bucket) =>
          new aws.s3.BucketPolicy('site', {
            bucket: bucket.id,
            policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: bucket.arn.apply((arn) => \`\${arn}/*\`) }] },
          })
      `,
    },
    'assume role policy': {
      filename: 'infra/trust.ts',
      code: ts`
        export const trust = {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        }
      `,
    },
    'scopes of an api key of our own': {
      filename: 'src/keys/scopes.ts',
      code: ts`
        export const scopes = {
          full: { actions: '*', resources: '*' },
          reports: { actions: ['reports:*'], resources: ['*'] },
        }
      `,
    },
    'filled with denials': {
      filename: 'infra/deny.ts',
      code: ts`
        import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'

        const guard = new PolicyStatement({ effect: Effect.DENY })
        guard.addActions('s3:*')
        guard.addAllResources()

        export default guard
      `,
    },
    'read only of cloudwatch': {
      filename: 'infra/metrics.ts',
      code: ts`
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

        export const readMetrics = new PolicyStatement({
          actions: ['cloudwatch:Get*', 'cloudwatch:List*', 'cloudwatch:Describe*'],
          resources: ['*'],
        })
      `,
    },
    'single action that has no resource': {
      filename: 'infra/mail.ts',
      code: ts`
        import * as iam from 'aws-cdk-lib/aws-iam'

        export const send = new iam.PolicyStatement({
          effect: iam.Effect.ALLOW,
          actions: ['ses:SendEmail', 'ses:SendRawEmail', 'xray:PutTraceSegments'],
          resources: ['*'],
        })
      `,
    },
    'service star on one bucket': {
      filename: 'infra/bucket.ts',
      code: ts`
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
        import type { Bucket } from 'aws-cdk-lib/aws-s3'

        export const uploads = (bucket: Bucket) =>
          new PolicyStatement({ actions: ['s3:*'], resources: [bucket.bucketArn, bucket.arnForObjects('*')] })
      `,
    },
    'deny of everything': {
      filename: 'infra/boundary.ts',
      code: ts`
        import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'

        export const boundary = new PolicyStatement({
          effect: Effect.DENY,
          actions: ['iam:*', 'organizations:*'],
          resources: ['*'],
        })
      `,
    },
    'application roles': {
      filename: 'src/auth/roles.ts',
      code: ts`
        export const roles = {
          owner: { permissions: [{ actions: ['*'], resources: ['*'] }] },
          member: { permissions: [{ actions: ['read'], resources: ['project'] }] },
        }

        export type Role = keyof typeof roles
      `,
    },
    'casl': {
      filename: 'src/auth/ability.ts',
      code: ts`
        import { AbilityBuilder, createMongoAbility } from '@casl/ability'

        export function abilityOf(user: { isAdmin: boolean; id: string }) {
          const { can, build } = new AbilityBuilder(createMongoAbility)
          if (user.isAdmin) can('manage', 'all')
          else can(['read', 'update'], 'Post', { authorId: user.id })
          return build()
        }
      `,
    },
    'event patterns and cors': {
      filename: 'infra/events.ts',
      code: ts`
        import { Rule } from 'aws-cdk-lib/aws-events'
        import { HttpMethods, type Bucket } from 'aws-cdk-lib/aws-s3'
        import type { Construct } from 'constructs'

        export function wire(scope: Construct, bucket: Bucket) {
          bucket.addCorsRule({ allowedMethods: [HttpMethods.GET], allowedOrigins: ['https://app.example.com'], allowedHeaders: ['*'] })
          return new Rule(scope, 'All', { eventPattern: { source: ['*'], resources: ['*'] } })
        }
      `,
    },
    'key policy of kms': {
      filename: 'infra/key.ts',
      code: ts`
        import * as aws from '@pulumi/aws'

        export const key = new aws.kms.Key('data', {
          policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:*', Resource: '*' },
            ],
          }),
        })
      `,
    },
    'with a condition': {
      filename: 'infra/tagged.ts',
      code: ts`
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

        export const tagged = new PolicyStatement({
          actions: ['ec2:*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:ResourceTag/team': 'billing' } },
        })
      `,
    },
    'unknown resources': {
      filename: 'infra/topic.ts',
      code: ts`
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

        export function publish(topicArns: string[]) {
          return new PolicyStatement({ actions: ['sns:*'], resources: topicArns })
        }
      `,
    },
    'serverless with arns': {
      filename: 'serverless.ts',
      code: ts`
        module.exports = {
          service: 'orders',
          provider: {
            name: 'aws',
            iam: {
              role: {
                statements: [
                  {
                    Effect: 'Allow',
                    Action: ['dynamodb:Query', 'dynamodb:PutItem'],
                    Resource: 'arn:aws:dynamodb:*:*:table/orders',
                  },
                ],
              },
            },
          },
        }
      `,
    },
    'grants': {
      filename: 'infra/grants.ts',
      code: ts`
        import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
        import type { Table } from 'aws-cdk-lib/aws-dynamodb'

        export function connect(table: Table, fn: Lambda) {
          table.grantReadWriteData(fn)
          table.grant(fn, 'dynamodb:DescribeTable')
        }
      `,
    },
    'an audit rule that looks for stars': {
      filename: 'src/scanner/iam.ts',
      code: ts`
        type Statement = { Effect: string; Action: string | string[]; Resource: string | string[] }

        export function isWildcard(statement: Statement) {
          const actions = [statement.Action].flat()
          return statement.Effect === 'Allow' && actions.includes('*') && [statement.Resource].flat().includes('*')
        }
      `,
    },
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
    'statements in the props of a cdk role': {
      filename: 'lib/role.ts',
      code: ts`
        import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
        import type { Construct } from 'constructs'

        export const buildPolicy = (scope: Construct) => {
          const policy = new ManagedPolicy(scope, 'Build')
          policy.addStatements(
            new PolicyStatement({ effect: Effect.ALLOW, actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
            new PolicyStatement({ effect: Effect.ALLOW, actions: ['codebuild:*'], resources: ['*'] }),
          )
          return policy
        }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 8 }],
    },
    'serverless framework in javascript': {
      filename: 'serverless.js',
      code: ts`
        module.exports = {
          service: 'api',
          provider: {
            name: 'aws',
            iamRoleStatements: [
              { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' },
              { Effect: 'Allow', Action: ['ses:SendEmail'], Resource: '*' },
            ],
          },
        }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 6 }],
    },
    'amplify backend function': {
      filename: 'amplify/backend.ts',
      code: ts`
        import { defineBackend } from '@aws-amplify/backend'
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
        import { importer } from './functions/importer/resource'

        const backend = defineBackend({ importer })
        const statement = new PolicyStatement({ sid: 'all', actions: ['s3:*'], resources: ['*'] })

        backend.importer.resources.lambda.addToRolePolicy(statement)
      `,
      reports: [{ messageId: 'serviceAllowed', line: 6 }],
    },
    'list of resources among which is the star': {
      filename: 'infra/queue.ts',
      code: ts`
        import * as aws from '@pulumi/aws'

        const queue = new aws.sqs.Queue('jobs')

        export const policy = queue.arn.apply((arn) =>
          JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Sid: 'Queue', Effect: 'Allow', Action: ['sqs:*'], Resource: [arn, '*'] }],
          }),
        )
      `,
      reports: [{ messageId: 'serviceAllowed', line: 8 }],
    },
    'a function makes the statement': {
      filename: 'infra/statements.js',
      code: ts`
        const iam = require('@aws-cdk/aws-iam')

        function allow(action) {
          return new iam.PolicyStatement({ actions: [action], resources: ['arn:aws:s3:::uploads/*'] })
        }

        const admin = new iam.PolicyStatement()
        admin.addActions('s3:GetObject', 'iam:*')
        admin.addResources('*')

        module.exports = { allow, admin }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 8 }],
    },
    'session policy of an assumed role': {
      filename: 'src/aws/session.ts',
      code: ts`
        import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'

        const sts = new STSClient({})
        const SESSION_POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*"],"Resource":["*"]}]}'

        export const assume = (RoleArn: string) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'tenant', Policy: SESSION_POLICY }))
      `,
      reports: [{ messageId: 'serviceAllowed', line: 4 }],
    },
    'cdk lambda role policy': {
      filename: 'infra/lib/api-stack.ts',
      code: ts`
        import * as cdk from 'aws-cdk-lib'
        import * as iam from 'aws-cdk-lib/aws-iam'
        import * as lambda from 'aws-cdk-lib/aws-lambda'
        import type { Construct } from 'constructs'

        export class ApiStack extends cdk.Stack {
          constructor(scope: Construct, id: string, props?: cdk.StackProps) {
            super(scope, id, props)
            const fn = new lambda.Function(this, 'Api', {
              runtime: lambda.Runtime.NODEJS_20_X,
              handler: 'index.handler',
              code: lambda.Code.fromAsset('dist'),
            })
            fn.addToRolePolicy(
              new iam.PolicyStatement({
                effect: iam.Effect.ALLOW,
                actions: ['dynamodb:*'],
                resources: ['*'],
              }),
            )
          }
        }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 17 }],
    },
    'pulumi with a json string': {
      filename: 'infra/index.ts',
      code: ts`
        import * as aws from '@pulumi/aws'

        const role = new aws.iam.Role('worker', {
          assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: 'lambda.amazonaws.com' }),
        })

        new aws.iam.RolePolicy('worker-policy', {
          role: role.id,
          policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Action: '*', Effect: 'Allow', Resource: '*' }],
          }),
        })
      `,
      reports: [{ messageId: 'everythingAllowed', line: 11 }],
    },
    'serverless in typescript': {
      filename: 'serverless.ts',
      code: ts`
        import type { AWS } from '@serverless/typescript'

        const serverlessConfiguration: AWS = {
          service: 'thumbnails',
          provider: {
            name: 'aws',
            runtime: 'nodejs20.x',
            iam: {
              role: {
                statements: [
                  {
                    Effect: 'Allow',
                    Action: ['s3:*'],
                    Resource: '*',
                  },
                ],
              },
            },
          },
          functions: { resize: { handler: 'src/resize.handler' } },
        }

        module.exports = serverlessConfiguration
      `,
      reports: [{ messageId: 'serviceAllowed', line: 13 }],
    },
    'sst permissions': {
      filename: 'sst.config.ts',
      code: ts`
        export default $config({
          app() {
            return { name: 'shop', home: 'aws' }
          },
          async run() {
            new sst.aws.Function('Worker', {
              handler: 'src/worker.handler',
              permissions: [{ actions: ['*'], resources: ['*'] }],
            })
          },
        })
      `,
      reports: [{ messageId: 'everythingAllowed', line: 8 }],
    },
    'addActions and addAllResources': {
      filename: 'infra/worker.ts',
      code: ts`
        import { Effect, PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam'

        export function allowAll(grantee: IGrantable) {
          const statement = new PolicyStatement({ effect: Effect.ALLOW })
          statement.addActions('secretsmanager:*')
          statement.addAllResources()
          grantee.grantPrincipal.addToPrincipalPolicy(statement)
        }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 5 }],
    },
    'constants hold the lists': {
      filename: 'lib/ci-role.ts',
      code: ts`
        import { aws_iam as iam, Stack, type StackProps } from 'aws-cdk-lib'
        import type { Construct } from 'constructs'

        const ACTIONS = ['s3:*', 'cloudfront:*', 'iam:*']
        const RESOURCES = ['*']

        export class CiRole extends Stack {
          constructor(scope: Construct, id: string, props?: StackProps) {
            super(scope, id, props)
            const role = new iam.Role(this, 'Ci', { assumedBy: new iam.AccountRootPrincipal() })
            role.addToPolicy(new iam.PolicyStatement({ actions: ACTIONS, resources: RESOURCES }))
          }
        }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 11 }],
    },
    'javascript cdk with require': {
      filename: 'infra/stack.js',
      code: ts`
        const { Stack } = require('aws-cdk-lib')
        const { PolicyDocument, PolicyStatement, Role, ServicePrincipal } = require('aws-cdk-lib/aws-iam')

        class JobsStack extends Stack {
          constructor(scope, id) {
            super(scope, id)
            new Role(this, 'JobRole', {
              assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
              inlinePolicies: {
                all: new PolicyDocument({
                  statements: [new PolicyStatement({ actions: ['sqs:*', 'sns:*'], resources: ['*'] })],
                }),
              },
            })
          }
        }

        module.exports = { JobsStack }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 11 }],
    },
    'sdk creates a policy at run time': {
      filename: 'src/tenants/provision.ts',
      code: ts`
        import { CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam'

        const iam = new IAMClient({})

        export async function provision(tenant: string) {
          await iam.send(
            new CreatePolicyCommand({
              PolicyName: \`tenant-\${tenant}\`,
              PolicyDocument: JSON.stringify({
                Version: '2012-10-17',
                Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
              }),
            }),
          )
        }
      `,
      reports: [{ messageId: 'serviceAllowed', line: 11 }],
    },
    'policy statement from json': {
      filename: 'infra/from-json.ts',
      code: ts`
        import { PolicyStatement } from 'aws-cdk-lib/aws-iam'

        export const statement = PolicyStatement.fromJson({
          Effect: 'Allow',
          Action: ['ec2:*'],
          Resource: ['*'],
        })
      `,
      reports: [{ messageId: 'serviceAllowed', line: 5 }],
    },
    'cdktf data document': {
      filename: 'infra/main.ts',
      code: ts`
        import { DataAwsIamPolicyDocument } from '@cdktf/provider-aws/lib/data-aws-iam-policy-document'
        import type { Construct } from 'constructs'

        export function adminDocument(scope: Construct) {
          return new DataAwsIamPolicyDocument(scope, 'admin', {
            statement: [{ effect: 'Allow', actions: ['*'], resources: ['*'] }],
          })
        }
      `,
      reports: [{ messageId: 'everythingAllowed', line: 6 }],
    },
    'pulumi policy document data': {
      filename: 'infra/policy.ts',
      code: ts`
        import * as aws from '@pulumi/aws'

        export const document = aws.iam.getPolicyDocumentOutput({
          statements: [{ effect: 'Allow', actions: ['kms:*', 's3:GetObject'], resources: ['*'] }],
        })
      `,
      reports: [{ messageId: 'serviceAllowed', line: 4 }],
    },
    'template with a json text': {
      filename: 'infra/roles.js',
      code: ts`
        const aws = require('@pulumi/aws')

        exports.policy = new aws.iam.Policy('deploy', {
          policy: \`{
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
          }\`,
        })
      `,
      reports: [{ messageId: 'everythingAllowed', line: 4 }],
    },
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
