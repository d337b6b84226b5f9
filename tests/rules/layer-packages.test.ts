import rule from '../../src/rules/layer-packages.js'
import { testRule } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'the database in its layer': { filename: 'src/05-Infra/persistence/database.ts', code: "import { Pool } from 'pg'" },
    'a sub-path of the package in its layer': { filename: 'src/05-Infra/persistence/database.ts', code: "import { drizzle } from 'drizzle-orm/node-postgres'" },
    'the framework in a guard': { filename: 'src/01-Core/guards/session.ts', code: "import type { Request } from 'express'" },
    'query operators in a module': { filename: 'src/04-Modules/tasks/TaskService.ts', code: "import { eq, and } from 'drizzle-orm'" },
    'the composition root': { filename: 'src/main.ts', code: "import express from 'express'\nimport Stripe from 'stripe'" },
    'a test of the whole': { filename: 'tests/billing.test.ts', code: "import Stripe from 'stripe'" },
    'a test beside its subject': { filename: 'src/04-Modules/billing/billing.test.ts', code: "import Stripe from 'stripe'" },
    'a package of no group': { filename: 'src/04-Modules/tasks/TaskService.ts', code: "import { z } from 'zod'" },
    'a module of Node': { filename: 'src/02-Common/ids.ts', code: "import { randomUUID } from 'node:crypto'" },
    'a package that is called much the same': { filename: 'src/04-Modules/tasks/TaskService.ts', code: "import pgFormat from 'pg-format'" },
    'a file outside of every layer': { filename: 'scripts/seed.ts', code: "import { Pool } from 'pg'" },
    'types of a payment client in a module are another rule`s business': { filename: 'src/04-Modules/billing/BillingService.ts', code: "import type Stripe from 'stripe'" },
    'a group whose owner the project has not': {
      filename: 'src/web/pay.ts',
      code: "import Stripe from 'stripe'",
      settings: { layers: { core: 'src/core', web: 'src/web' } },
    },
  },
  invalid: {
    'Stripe in a route': {
      filename: 'src/08-Web/routes/pay.ts',
      code: "import Stripe from 'stripe'",
      reports: [{ messageId: 'foreignPackage', data: { package: 'stripe', from: '08-Web', why: 'money moved from anywhere has no single place for idempotency keys', instead: 'Ask the payment gateway of 05-Infra', owners: '`05-Infra`' } }],
    },
    'types of Stripe in a route': { filename: 'src/08-Web/routes/pay.ts', code: "import type Stripe from 'stripe'", reports: ['foreignPackage'] },
    'a model SDK in a module, required': { filename: 'src/04-Modules/notes/summary.ts', code: "const OpenAI = require('openai')", reports: ['foreignPackage'] },
    'a scope of packages': { filename: 'src/04-Modules/notes/summary.ts', code: "import { openai } from '@ai-sdk/openai'", reports: ['foreignPackage'] },
    'a scope of packages by another member': { filename: 'src/08-Web/chat.ts', code: "import Anthropic from '@anthropic-ai/sdk'", reports: ['foreignPackage'] },
    'loaded when it is needed': { filename: 'src/03-Policies/limits.ts', code: "const load = () => import('ioredis')", reports: ['foreignPackage'] },
    'passed on': { filename: 'src/02-Common/db.ts', code: "export { Pool } from 'pg'", reports: ['foreignPackage'] },
    'an operator among clients': { filename: 'src/04-Modules/tasks/TaskService.ts', code: "import { eq, drizzle } from 'drizzle-orm'", reports: ['foreignPackage'] },
    'operators in a route': { filename: 'src/08-Web/routes/tasks.ts', code: "import { eq } from 'drizzle-orm'", reports: ['foreignPackage'] },
    'a framework in a job': { filename: 'src/06-Background/jobs/mail.ts', code: "import express from 'express'", reports: ['foreignPackage'] },
    'a client that is used as a type only': {
      filename: 'src/04-Modules/billing/BillingService.ts',
      code: "import Stripe from 'stripe'\nexport const idOf = (event: Stripe) => event.id",
      reports: [{ messageId: 'foreignPackage', suggestions: [{ messageId: 'suggestTypeImport', output: "import type Stripe from 'stripe'\nexport const idOf = (event: Stripe) => event.id" }] }],
    },
    'mapped folders': {
      filename: 'app/features/pay.ts',
      code: "import Stripe from 'stripe'",
      settings: { layers: { infra: 'app/infra', features: { as: '04-Modules', path: 'app/features' } } },
      reports: [{ messageId: 'foreignPackage', data: { package: 'stripe', from: 'features', why: 'money moved from anywhere has no single place for idempotency keys', instead: 'Ask the payment gateway of infra', owners: '`infra`' } }],
    },
    'a package of the project`s own group': {
      filename: 'src/web/a.ts',
      code: "import x from 'left-pad'",
      settings: {
        layers: {
          layers: { core: 'src/core', web: 'src/web' },
          packages: { padding: { packages: ['left-pad'], layers: ['core'], why: 'padding is decided once', instead: 'Ask `core`' } },
        },
      },
      reports: ['foreignPackage'],
    },
  },
})
