import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementProject, layers } from '../support/agreement-project.js'
import { root } from '../support/all-rules.js'
import { cruiser17, cruiser18, dependencyCruiser, eslint, installInto, oxlint, type Enforcer } from '../support/layer-enforcers.js'
import { projectWith, removeProjects } from '../support/temporary-project.js'

const enforcers: Readonly<Record<string, Enforcer>> = {
  ESLint: eslint,
  oxlint,
  'dependency-cruiser 17': dependencyCruiser(() => cruiser17),
  'dependency-cruiser 18': dependencyCruiser(cruiser18),
}
const minutes = 60_000

afterAll(removeProjects)

describe('every pair of layers in every style, packages, zones and features', () => {
  const { files, expected } = agreementProject()
  let project = ''

  beforeAll(() => {
    project = projectWith(files)
    installInto(project)
  })

  test('the expectation covers what it should', () => {
    expect(layers.length ** 2).toBe(64)
    expect(expected.length).toBeGreaterThan(1_000)
    expect(new Set(expected).size).toBe(expected.length)
  })

  test.each(Object.entries(enforcers))('%s finds exactly these', { timeout: 10 * minutes }, async (_name, enforcer) => {
    const found = await enforcer(project, ['src', 'packages', 'tests'])
    expect(differences(found, expected)).toEqual({ missed: [], invented: [] })
  })
})

/** One import each, added to a file of the bundled program; a new file where there is none of that name. */
const injections: Readonly<Record<string, { readonly file: string; readonly code: string; readonly found: readonly string[] }>> = {
  'a route that reads the database': { file: 'src/08-Web/routes/teamRoutes.ts', code: "import '../../05-Infra/persistence/database.js'", found: ['../../05-Infra/persistence/database.js error'] },
  'a route that knows a row': { file: 'src/08-Web/routes/teamRoutes.ts', code: "export type Row = import('../../05-Infra/persistence/schema.js').T", found: ['../../05-Infra/persistence/schema.js error'] },
  'a policy that takes a type of a store': { file: 'src/03-Policies/access.ts', code: "import type * as accounts from '../05-Infra/persistence/DrizzleAccounts.js'\nexport type Accounts = typeof accounts", found: ['../05-Infra/persistence/DrizzleAccounts.js warn'] },
  'a module that takes the transport of the model': { file: 'src/04-Modules/assistant/AssistantService.ts', code: "export * from '../../07-AI/llm/ModelTransport.js'", found: ['../../07-AI/llm/ModelTransport.js error'] },
  'a module that calls a worker': { file: 'src/04-Modules/reports/ReportService.ts', code: "export const run = () => import('../../06-Background/pool/WorkerPool.js')", found: ['../../06-Background/pool/WorkerPool.js error'] },
  'Core that mails': { file: 'src/01-Core/errors/AppError.ts', code: "import { SmtpMailer } from '../../05-Infra/mail/SmtpMailer.js'\nexport const mailer = SmtpMailer", found: ['../../05-Infra/mail/SmtpMailer.js error'] },
  'a gateway that asks a module': { file: 'src/05-Infra/payments/StripeGateway.ts', code: "import '../../04-Modules/billing/BillingService.js'", found: ['../../04-Modules/billing/BillingService.js error'] },
  'a feature inside another': { file: 'src/04-Modules/teams/TeamService.ts', code: "import '../billing/BillingService.js'", found: ['../billing/BillingService.js warn'] },
  'Stripe in a module': { file: 'src/04-Modules/billing/BillingService.ts', code: "import Stripe from 'stripe'\nexport const stripe = Stripe", found: ['stripe error'] },
  'the composition root from inside': { file: 'src/06-Background/pool/WorkerPool.ts', code: "import '../../composition/adapters.js'", found: ['../../composition/adapters.js error'] },
  'the front end that reads a session': { file: 'frontend/dashboard-api.ts', code: "import { Session } from '../src/01-Core/context/Session.js'\nexport type S = Session", found: ['../src/01-Core/context/Session.js error'] },
  'the front end that calls a model': { file: 'frontend/dashboard-page.tsx', code: "import OpenAI from 'openai'\nexport const ai = OpenAI", found: ['openai error'] },
}

describe('the bundled program, one violation at a time', () => {
  let project = ''

  beforeAll(() => {
    project = projectWith({})
    cpSync(fileURLToPath(new URL('tests/apps/eight-layer', root)), project, { recursive: true, filter: (path) => !/[\\/](?:node_modules|dist)$/.test(path) })
    symlinkSync(fileURLToPath(new URL('node_modules', root)), join(project, 'node_modules'), 'dir')
    writeFileSync(join(project, '.dependency-cruiser.json'), JSON.stringify({ extends: fileURLToPath(new URL('configs/dependency-cruiser-full.cjs', root)) }))
  })

  test.each(Object.entries(enforcers))('%s finds nothing, then each of them and nothing else', { timeout: 20 * minutes }, async (_name, enforcer) => {
    const paths = ['src', 'frontend']
    expect(await enforcer(project, paths)).toEqual([])
    const found: Record<string, readonly string[]> = {}
    for (const [name, { file, code }] of Object.entries(injections)) {
      const path = join(project, file)
      const before = readFileSync(path, 'utf8')
      writeFileSync(path, `${before}\n${code}\n`)
      found[name] = await enforcer(project, paths)
      writeFileSync(path, before)
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(injections).map(([name, { file, found: expected }]) => [name, expected.map((entry) => `${file} ${entry}`)])))
  })
})

function differences(found: readonly string[], expected: readonly string[]) {
  const [one, other] = [new Set(found), new Set(expected)]
  return { missed: expected.filter((entry) => !one.has(entry)), invented: found.filter((entry) => !other.has(entry)) }
}
