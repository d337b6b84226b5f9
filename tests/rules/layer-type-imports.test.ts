import rule from '../../src/rules/layer-type-imports.js'
import { testRule } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'types over an open edge': { filename: 'src/08-Web/routes/tasks.ts', code: "import type { Task } from '../../02-Common/dto/task.js'" },
    'values are the business of layer-imports': { filename: 'src/03-Policies/access.ts', code: "import { pool } from '../05-Infra/persistence/database.js'" },
    'types where the project allows them': { filename: 'src/03-Policies/access.ts', code: "import type { Row } from '../05-Infra/persistence/schema.js'", settings: { layers: { typeImports: 'allow' } } },
    'types that are an error elsewhere': { filename: 'src/08-Web/routes/tasks.ts', code: "import type { Row } from '../../05-Infra/persistence/schema.js'" },
    'types of a payment client in a route are an error elsewhere': { filename: 'src/08-Web/routes/pay.ts', code: "import type Stripe from 'stripe'" },
    'a test that mentions a type': { filename: 'src/03-Policies/access.test.ts', code: "import type { Row } from '../05-Infra/persistence/schema.js'" },
    'a mixed import': { filename: 'src/03-Policies/access.ts', code: "import { pool, type Row } from '../05-Infra/persistence/database.js'" },
  },
  invalid: {
    'import type': {
      filename: 'src/03-Policies/access.ts',
      code: "import type { Row } from '../05-Infra/persistence/schema.js'",
      reports: [{ messageId: 'typeOverClosedEdge', data: { from: '03-Policies', to: '05-Infra', shared: '`02-Common`' } }],
    },
    'every name marked as a type': { filename: 'src/03-Policies/access.ts', code: "import { type Row, type Table } from '../05-Infra/persistence/schema.js'", reports: ['typeOverClosedEdge'] },
    'export type': { filename: 'src/02-Common/rows.ts', code: "export type { Row } from '../05-Infra/persistence/schema.js'", reports: ['typeOverClosedEdge'] },
    'a type that imports': { filename: 'src/02-Common/rows.ts', code: "export type Row = import('../05-Infra/persistence/schema.js').Row", reports: ['typeOverClosedEdge'] },
    'a type by require': { filename: 'src/02-Common/rows.ts', code: "import type schema = require('../05-Infra/persistence/schema.js')", reports: ['typeOverClosedEdge'] },
    'types of a payment client in a module': {
      filename: 'src/04-Modules/billing/BillingService.ts',
      code: "import type Stripe from 'stripe'",
      reports: [{ messageId: 'typeOfPackage', data: { from: '04-Modules', to: 'stripe', owners: '`05-Infra`', shared: '`02-Common`' } }],
    },
    'types of a framework in a policy': { filename: 'src/03-Policies/access.ts', code: "import type { Request } from 'express'", reports: ['typeOfPackage'] },
    'types of a table in the front end': { filename: 'src/client/tasks.ts', code: "import type { Task } from '../04-Modules/tasks/TaskService.js'", reports: ['typeOverClosedEdge'] },
  },
})
