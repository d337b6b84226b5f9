import rule from '../../src/rules/layer-imports.js'
import { testRule, ts } from '../support/test-rule.js'

const mapping = { core: { as: '01-Core', path: 'app/core' }, features: { as: '04-Modules', path: 'app/features' }, web: { as: '08-Web', path: 'app/web' } }

testRule(rule, {
  valid: {
    'a route that asks a module': { filename: 'src/08-Web/routes/tasks.ts', code: "import { TaskService } from '../../04-Modules/tasks/TaskService.js'" },
    'a layer that imports itself': { filename: 'src/05-Infra/cache/claims.ts', code: "import { redis } from './redis.js'" },
    'the one entry point of the AI layer': { filename: 'src/04-Modules/notes/NoteService.ts', code: "import { LLMClient } from '../../07-AI/llm/LLMClient.js'" },
    'the folder of the entry point': { filename: 'src/06-Background/jobs/summarise.ts', code: "import { LLMClient } from '../../07-AI/llm/LLMClient/index.js'" },
    'a module that publishes an event': { filename: 'src/04-Modules/tasks/TaskService.ts', code: "import { bus } from '../../06-Background/events/EventBus.js'" },
    'types alone are another rule`s business': { filename: 'src/03-Policies/access.ts', code: "import type { Row } from '../05-Infra/persistence/schema.js'" },
    'the composition root connects everything': {
      filename: 'src/main.ts',
      code: ts`
        import { createApp } from './08-Web/app.js'
        import { pool } from './05-Infra/persistence/database.js'
        import { bus } from './06-Background/events/EventBus.js'
      `,
    },
    'a test of the whole': { filename: 'tests/checkout.test.ts', code: "import { pool } from '../src/05-Infra/persistence/database.js'" },
    'a test beside its subject reaches the entries of other layers': {
      filename: 'src/08-Web/routes/tasks.test.ts',
      code: "import { database } from '../../05-Infra/index.js'\nimport { createApp } from '../../main.js'",
    },
    'a file outside of every layer': { filename: 'scripts/import.ts', code: "import { pool } from '../src/05-Infra/persistence/database.js'" },
    'another feature is the business of feature-isolation': { filename: 'src/04-Modules/auth/login.ts', code: "import { charge } from '../billing/charge.js'" },
    'packages are the business of layer-packages': { filename: 'src/08-Web/routes/tasks.ts', code: "import { Pool } from 'pg'" },
    'the front end shares the DTOs': { filename: 'src/client/tasks.ts', code: "import { TaskView } from '../02-Common/dto/task.js'" },
    'generated code': { filename: 'src/generated/api.ts', code: "import { pool } from '../05-Infra/persistence/database.js'" },
    'mapped folders': { filename: 'app/web/routes.ts', code: "import { login } from '../features/auth/index.js'", settings: { layers: mapping } },
    'a computed name': { filename: 'src/01-Core/locale.ts', code: 'const load = (name: string) => import(name)' },
  },
  invalid: {
    'a route that reads the database': {
      filename: 'src/08-Web/routes/tasks.ts',
      code: "import { pool } from '../../05-Infra/persistence/database.js'",
      reports: [
        {
          messageId: 'closedEdge',
          data: {
            from: '08-Web',
            to: '05-Infra',
            why: 'a route that knows the database leaks its rows and cannot be tested without it',
            allowed: '`01-Core`, `02-Common`, `04-Modules`, `06-Background` and `07-AI (llm/LLMClient, budget/**)`',
            instead: 'Call a service of 04-Modules; the composition root injects stores and gateways',
          },
        },
      ],
    },
    'types of a table in a route stay an error': {
      filename: 'src/08-Web/routes/tasks.ts',
      code: "import type { Row } from '../../05-Infra/persistence/schema.js'",
      reports: ['closedEdge'],
    },
    'Core imports nothing': {
      filename: 'src/01-Core/errors/report.ts',
      code: "import { mailer } from '../../05-Infra/mail/mailer.js'",
      reports: [{ messageId: 'closedEdge', data: { from: '01-Core', to: '05-Infra', why: '05-Infra may import 01-Core, so this closes a circle', allowed: 'no other layer', instead: 'Move what both need to a layer below them, or take it as a parameter' } }],
    },
    'every style of import': {
      filename: 'src/02-Common/money.ts',
      code: ts`
        import { a } from '../08-Web/a.js'
        import '../08-Web/b.js'
        import * as c from '../08-Web/c'
        export { d } from '../08-Web/d.js'
        export * from '../08-Web/e.js'
        const f = require('../08-Web/f')
        import g = require('../08-Web/g')
        const h = async () => import('../08-Web/h.js')
        const i = async () => import(\`../08-Web/i.js\`)
      `,
      reports: Array.from({ length: 9 }, (_, index) => ({ messageId: 'closedEdge', line: index + 1 })),
    },
    'the inside of the AI layer': {
      filename: 'src/04-Modules/notes/NoteService.ts',
      code: "import { transport } from '../../07-AI/llm/transport.js'",
      reports: [{ messageId: 'closedEntry', data: { from: '04-Modules', to: '07-AI', why: 'every model call goes through the one client that holds budgets, timeouts and attribution', instead: 'Import llm/LLMClient of 07-AI' } }],
    },
    'the composition root from inside': { filename: 'src/08-Web/app.ts', code: "import { container } from '../composition/container.js'", reports: ['closedZone'] },
    'a test file in production code': { filename: 'src/04-Modules/tasks/TaskService.ts', code: "import { fake } from './fakes.test.js'", reports: ['closedZone'] },
    'a test beside its subject keeps the edges of the layer': {
      filename: 'src/03-Policies/__tests__/access.ts',
      code: "import { pool } from '../../05-Infra/persistence/database.js'",
      reports: ['closedEdge'],
    },
    'the front end that imports the back end': { filename: 'src/client/tasks.ts', code: "import { TaskService } from '../04-Modules/tasks/TaskService.js'", reports: ['closedZone'] },
    'a stray file': { filename: 'src/helpers/money.ts', code: 'export const cents = 1', reports: ['unassignedFile'] },
    'mapped folders are named as the project names them': {
      filename: 'app/features/auth/login.ts',
      code: "import { router } from '../../web/routes.js'",
      settings: { layers: mapping },
      reports: [{ messageId: 'closedEdge', data: { from: 'features', to: 'web', why: 'web may import features, so this closes a circle', allowed: '`core`', instead: 'Move what both need to a layer below them, or take it as a parameter' } }],
    },
    'an import that is used as a type only': {
      filename: 'src/03-Policies/access.ts',
      code: "import { User, type Team } from '../04-Modules/teams/TeamService.js'\nexport const may = (user: User, team: Team) => user.id === team.owner",
      reports: [
        {
          messageId: 'closedEdge',
          suggestions: [
            {
              messageId: 'suggestTypeImport',
              output: "import type { User, Team } from '../04-Modules/teams/TeamService.js'\nexport const may = (user: User, team: Team) => user.id === team.owner",
            },
          ],
        },
      ],
    },
    'a class that decorators read when the program runs': {
      filename: 'src/03-Policies/access.ts',
      code: "import { Users } from '../04-Modules/users/Users.js'\n@Injectable()\nexport class Access { constructor(private users: Users) {} }",
      reports: [{ messageId: 'closedEdge', suggestions: [] }],
    },
    'the literal matrix': {
      filename: 'src/04-Modules/notes/NoteService.ts',
      code: "import { LLMClient } from '../../07-AI/llm/LLMClient.js'",
      settings: { layers: { strictMatrix: true } },
      reports: ['closedEdge'],
    },
    'types weigh the same where the project says so': {
      filename: 'src/03-Policies/access.ts',
      code: "import type { Row } from '../05-Infra/persistence/schema.js'",
      settings: { layers: { typeImports: 'same' } },
      reports: ['closedEdge'],
    },
    'CommonJS': { filename: 'src/03-Policies/access.cjs', code: "const { pool } = require('../05-Infra/persistence/database.cjs')", reports: ['closedEdge'] },
  },
})
