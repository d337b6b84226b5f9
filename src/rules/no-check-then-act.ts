import { racesOf } from '../facts/check-then-act.js'
import { defineRule } from '../rule.js'

type Options = { readonly scope: 'critical' | 'everywhere' }

export default defineRule({
  name: 'no-check-then-act',
  description: 'disallow checking whether something was done and then doing it, where two simultaneous callers both pass the check',
  family: 'payments',
  side: 'server',
  presets: { prototype: 'error', recommended: 'error', strict: ['error', { scope: 'everywhere' }] },
  failure: 'a repeated webhook or a double click charges, credits or sends twice',
  evidence: [
    ['if', '?', '||', '&&'],
    ['await', '.then('],
  ],
  options: {
    schema: {
      scope: {
        type: 'string',
        enum: ['critical', 'everywhere'],
        description: 'Where a row that is looked up and then created counts: only in webhooks, jobs and payments, or in every function.',
      },
    },
    defaults: { scope: 'critical' } satisfies Options as Options,
  },
  messages: {
    checkThenMark:
      'Two deliveries at once both pass `{{check}}` before either reaches `{{act}}`, so the work runs twice. Claim the key in one atomic step (`SET NX`, a unique insert).',
    getThenSet: 'Two callers at once both get nothing from `{{check}}` before either reaches `{{act}}`, so both go on. Use one `set` with `NX` and test what it returns.',
    findThenCreate:
      'Two callers at once both find nothing with `{{check}}`, then both `{{act}}`, so the row exists twice or one call fails. Upsert, or insert on a unique key and handle the conflict.',
    testThenUpdate:
      'Two callers at once both read the old state with `{{check}}` and both do the work before `{{act}}`. Put the expected state in the `where` of one update and go on only if it changed a row.',
    compareThenTake:
      'Two callers at once both pass `{{check}}` before either reaches `{{act}}`, so both take from the same amount and it goes below zero. Put the comparison into the `where` of the update, and test whether it changed a row.',
  },
  check({ file, options, report }) {
    for (const { kind, act, checkName, actName, isCritical } of racesOf(file)) {
      if (!isCritical && options.scope === 'critical') continue
      report({ node: act, messageId: messageIds[kind], data: { check: checkName, act: actName } })
    }
  },
})

const messageIds = { mark: 'checkThenMark', key: 'getThenSet', row: 'findThenCreate', flag: 'testThenUpdate', spend: 'compareThenTake' } as const
