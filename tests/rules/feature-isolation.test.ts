import { afterAll, expect, test } from 'vitest'
import rule from '../../src/rules/feature-isolation.js'
import { lintProject, projectWith, removeProjects } from '../support/temporary-project.js'
import { testRule } from '../support/test-rule.js'

testRule(rule, {
  valid: {
    'the public entry': { filename: 'src/04-Modules/auth/login.ts', code: "import { plans } from '../billing/index.js'" },
    'the public entry by its folder': { filename: 'src/04-Modules/auth/login.ts', code: "import { plans } from '../billing'" },
    'its own inside': { filename: 'src/04-Modules/auth/login.ts', code: "import { hash } from './passwords/hash.js'" },
    'a file that belongs to no feature': { filename: 'src/04-Modules/registry.ts', code: "import { login } from './auth/login.js'" },
    'another layer has no features': { filename: 'src/05-Infra/mail/mailer.ts', code: "import { pool } from '../persistence/database.js'" },
    'a route is the business of layer-imports': { filename: 'src/08-Web/routes/auth.ts', code: "import { login } from '../../04-Modules/auth/login.js'" },
    'a test of the feature': { filename: 'src/04-Modules/auth/login.test.ts', code: "import { fakeBilling } from '../billing/fakes.js'" },
    'another entry that the project opens': {
      filename: 'src/features/auth/login.ts',
      code: "import type { Plan } from '../billing/contract.js'",
      settings: { layers: { features: { as: '04-Modules', path: 'src/features', features: { entries: ['contract'] } } } },
    },
  },
  invalid: {
    'the inside of a neighbour': {
      filename: 'src/04-Modules/auth/login.ts',
      code: "import { charge } from '../billing/gateway/charge.js'",
      reports: [
        {
          messageId: 'featureInternals',
          data: { from: '04-Modules/auth', to: '04-Modules/billing', why: 'the inside of a feature changes without notice to its neighbours', instead: 'Import 04-Modules/billing/index, or publish an event' },
        },
      ],
    },
    'types too': { filename: 'src/04-Modules/auth/login.ts', code: "import type { Charge } from '../billing/gateway/charge.js'", reports: ['featureInternals'] },
    'required': { filename: 'src/04-Modules/auth/login.ts', code: "const { charge } = require('../billing/charge')", reports: ['featureInternals'] },
    'mapped folders': {
      filename: 'src/features/auth/login.ts',
      code: "export * from '../billing/charge.js'",
      settings: { layers: { features: { as: '04-Modules', path: 'src/features' } } },
      reports: ['featureInternals'],
    },
  },
})

afterAll(removeProjects)

test('the entry is offered when it has what is taken, and then nothing is reported', async () => {
  const files = {
    'src/04-Modules/billing/index.ts': "export { charge as bill, refund } from './gateway.js'\nexport type { Charge } from './gateway.js'\n",
    'src/04-Modules/billing/gateway.ts': 'export const charge = 1\nexport const refund = 2\nexport const secret = 3\nexport type Charge = 1\n',
    'src/04-Modules/auth/login.ts':
      "import { refund } from '../billing/gateway.js'\nimport type { Charge } from '../billing/gateway'\nimport { secret } from '../billing/gateway.js'\nimport { charge } from '../billing/gateway.js'\nimport * as all from '../billing/gateway.js'\n",
  }
  const { ESLint } = await import('eslint')
  const parser = await import('@typescript-eslint/parser')
  const root = projectWith(files)
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { shipworthy: { rules: { 'feature-isolation': rule as never } } }, rules: { 'shipworthy/feature-isolation': 'warn' } }],
  })
  const [result] = await eslint.lintFiles(['src/04-Modules/auth/login.ts'])
  const offered = result!.messages.map(({ suggestions }) => suggestions?.map(({ fix }) => fix.text))
  expect(offered).toEqual([["'../billing/index.js'"], ["'../billing'"], undefined, undefined, undefined])

  const fixed = files['src/04-Modules/auth/login.ts'].split('\n').slice(0, 2).map((line) => line.replace('/gateway.js', '/index.js').replace('/gateway', '')).join('\n')
  const after = projectWith({ ...files, 'src/04-Modules/auth/login.ts': fixed })
  expect(await lintProject(after, { rules: [rule] })).toEqual([])
})
