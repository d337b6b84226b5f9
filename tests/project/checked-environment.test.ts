import { afterEach, expect, test } from 'vitest'
import rule from '../../src/rules/require-env-validation.js'
import { lintProject, projectWith, removeProjects, type Files } from '../support/temporary-project.js'

afterEach(removeProjects)

const route = "import { createServerClient } from '@supabase/ssr'\nexport const client = () => createServerClient(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!, {})\n"

/** The variables that are reported in `src/app/route.ts` of a project with some more files. */
async function reportedIn(files: Files): Promise<readonly string[]> {
  const reports = await lintProject(projectWith({ 'package.json': {}, 'src/app/route.ts': route, ...files }), { rules: [rule] })
  return reports.filter(({ file }) => file === 'src/app/route.ts').map(({ message }) => /`(\w+)`/.exec(message)![1]!)
}

const schema = "import { z } from 'zod'\nexport const env = z.object({\n  SUPABASE_URL: z.string().url(),\n  SUPABASE_KEY: z\n    .string()\n    .min(1),\n}).parse(process.env)\n"

test('a schema of the project asks for the variables', async () => {
  expect(await reportedIn({ 'src/lib/env.ts': schema })).toEqual([])
  expect(await reportedIn({ 'env.mjs': schema })).toEqual([])
  expect(await reportedIn({ 'src/env/server.ts': schema })).toEqual([])
  expect(await reportedIn({ 'src/env.ts': "import { createEnv } from '@t3-oss/env-nextjs'\nexport const env = createEnv({ server: { SUPABASE_URL: url(), SUPABASE_KEY: key() }, runtimeEnv: process.env })" })).toEqual([])
})

test('a schema that calls a variable optional, or does not know it, asks for nothing', async () => {
  expect(await reportedIn({ 'src/env.ts': "import { z } from 'zod'\nexport const env = z.object({ SUPABASE_URL: z.string().optional(), SUPABASE_KEY: z.string() }).parse(process.env)" })).toEqual(['SUPABASE_URL'])
  expect(await reportedIn({ 'src/env.ts': "import { z } from 'zod'\nexport const env = z.object({ PORT: z.coerce.number() }).parse(process.env)" })).toEqual(['SUPABASE_URL', 'SUPABASE_KEY'])
})

test('a module that only hands the variables on, and one of another place, check nothing', async () => {
  expect(await reportedIn({ 'src/env.ts': 'export const env = { SUPABASE_URL: process.env.SUPABASE_URL, SUPABASE_KEY: process.env.SUPABASE_KEY }' })).toHaveLength(2)
  expect(await reportedIn({ 'src/server/index.ts': schema })).toHaveLength(2)
  expect(await reportedIn({})).toHaveLength(2)
})
