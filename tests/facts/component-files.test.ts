import { expect, test } from 'vitest'
import { isComponentFile } from '../../src/facts/component-files.js'
import { parseFile } from '../support/parse-file.js'
import { ts } from '../support/test-rule.js'

const page = 'src/features/account/page.tsx'
const isOne = (code: string, filename = page) => isComponentFile(parseFile(code, { filename }))

test.each<[string, string, string?]>([
  ['the directive', ts`
    'use client'
    export const Total = ({ sum }) => <b>{sum}</b>
  `],
  ['the directive in a file without markup', "'use client'\nexport const total = (sum) => sum", 'src/total.ts'],
  ['a hook', ts`
    import { useState as state } from 'react'
    export function Page() { const [open] = state(false); return open ? <b /> : null }
  `],
  ['a package of the browser', ts`
    import { useQuery } from '@tanstack/react-query'
    export default function Page() { return <b>{useQuery(options).data}</b> }
  `],
])('a component of the browser, by %s', (_situation, code, filename) => {
  expect(isOne(code, filename)).toBe(true)
})

test.each<[string, string, string?]>([
  ['a loader beside it', ts`
    import { useState } from 'react'
    export async function loader({ request }) { return db.user.findMany() }
    export default function Page() { return <b>{useState(0)[0]}</b> }
  `],
  ['a loader that is re-exported', ts`
    import { useState } from 'react'
    export { load as loader } from './load'
    export default function Page() { return <b>{useState(0)[0]}</b> }
  `],
  ['a server package', ts`
    import { useState } from 'react'
    import { PrismaClient } from '@prisma/client'
    export default function Page() { return <b>{useState(0)[0]}</b> }
  `],
  ['a module of the server', ts`
    import { useState } from 'react'
    import { db } from '~/db.server'
    export default function Page() { return <b>{useState(0)[0]}</b> }
  `],
  ['an action in it', ts`
    import { useActionState } from 'react'
    export default function Page() {
      async function save(form) { 'use server'; await db.user.create({ data: { name: form.get('name') } }) }
      return <form action={save} />
    }
  `],
  ['no hook at all', 'export default async function Page() { return <b>{await total()}</b> }'],
  ['only the types of a package of the browser', ts`
    import type { UseQueryResult } from '@tanstack/react-query'
    export const Total = () => <b />
  `],
  ['a module without markup', "import { useState } from 'react'\nexport const useOpen = () => useState(false)", 'src/use-open.ts'],
  ['an endpoint by its folder', "import { useState } from 'react'\nexport default function handler(req, res) { res.json({}) }", 'pages/api/user.tsx'],
])('not certainly one: %s', (_situation, code, filename) => {
  expect(isOne(code, filename)).toBe(false)
})
