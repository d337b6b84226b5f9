import { afterAll, expect, test } from 'vitest'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { join } from 'node:path'
import rule from '../../src/rules/file-route-convention.js'
import { projectWith, removeProjects } from '../support/temporary-project.js'
import { testRule, ts } from '../support/test-rule.js'

const byDefault = { fileRoutes: { root: 'src/routes', export: 'default' } }
const byName = { fileRoutes: { root: 'server/endpoints', export: 'handler' } }

testRule(rule, {
  valid: {
    'named export': {
      filename: 'src/routes/users/get.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        import { listUsers } from '../../users'

        export const handler = async () => Response.json(await listUsers())
      `,
    },
    'renamed export': {
      filename: 'src/routes/users/post.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        async function createUser(request: Request) {
          return new Response(await request.text())
        }
        export { createUser as handler }
      `,
    },
    'as default': {
      filename: 'src/routes/users/put.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        const put = async () => new Response('ok')
        export { put as default }
      `,
    },
    'module.exports': {
      filename: 'src/routes/users/delete.js',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        module.exports = async function remove(req, res) {
          res.sendStatus(204)
        }
      `,
    },
    'exports.handler': {
      filename: 'src/routes/users/patch.js',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        exports.handler = async (req, res) => res.json({})
      `,
    },
    'module.exports with an object': {
      filename: 'src/routes/users/head.js',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        const handler = (req, res) => res.end()
        module.exports = { handler }
      `,
    },
    'outside of the root': {
      filename: 'src/services/list.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export const list = () => []
      `,
    },
    'private folder': {
      filename: 'src/routes/users/_lib/mapper.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export const map = (x: unknown) => x
      `,
    },
    'types beside': {
      filename: 'src/routes/users/post.types.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export type NewUser = { name: string }
      `,
    },
    'test beside': {
      filename: 'src/routes/users/get.test.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        import get from './get'

        it('lists', async () => expect(await get()).toBeDefined())
      `,
    },
    'loader at the root': {
      filename: 'src/routes/index.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        import fs from 'node:fs'

        export const load = () => fs.readdirSync(__dirname)
      `,
    },
    'star export of the handler': {
      filename: 'src/routes/users/options.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        export * from '../../shared/options'
      `,
    },
    'wrapped default': {
      filename: 'src/routes/users/[id]/get.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        import { withErrors } from '../../../http'

        export default withErrors(async () => Response.json({}))
      `,
    },
    're-exported default': {
      filename: 'src/routes/users/[id]/put.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export { updateUser as default } from '../../../users'
      `,
    },
    'a file of a method with the default export': { settings: byDefault, filename: 'src/routes/projects/get.ts', code: 'export default async function list() { return [] }' },
    'each other method': { settings: byDefault, filename: 'src/routes/projects/[id]/delete.ts', code: 'export default defineHandler(async () => null)' },
    'head and options': { settings: byDefault, filename: 'src/routes/options.ts', code: 'export default () => new Response(null)' },
    'a default export under another name': { settings: byDefault, filename: 'src/routes/put.ts', code: 'const replace = async () => {}\nexport { replace as default }' },
    'a default export from another file': { settings: byDefault, filename: 'src/routes/put.ts', code: "export { default } from '../shared/put'" },
    'CommonJS': { settings: byDefault, filename: 'src/routes/patch.js', code: 'module.exports = async (req, res) => res.json({})' },
    'the named export that was agreed on': { settings: byName, filename: 'server/endpoints/projects/post.ts', code: 'export const handler = async () => {}' },
    'the agreed export beside others': { settings: byName, filename: 'server/endpoints/projects/post.ts', code: ts`
      export const body = z.object({ name: z.string() })
      export async function handler() {}
    ` },
    'a named export that may come from another file': { settings: byName, filename: 'server/endpoints/post.ts', code: "export * from '../shared/create'" },
    'a helper that begins with an underscore': { settings: byDefault, filename: 'src/routes/projects/_price.ts', code: 'export const price = 5' },
    'a folder that begins with an underscore': { settings: byDefault, filename: 'src/routes/_shared/price.ts', code: 'export const price = 5' },
    'a schema': { settings: byDefault, filename: 'src/routes/projects/post.schema.ts', code: 'export const body = z.object({})' },
    'types': { settings: byDefault, filename: 'src/routes/projects/project.types.ts', code: 'export type Project = { id: string }' },
    'a test beside its route': { settings: byDefault, filename: 'src/routes/projects/get.test.ts', code: "test('lists', () => {})" },
    'the file that loads the routes': { settings: byDefault, filename: 'src/routes/index.ts', code: "export const routes = import.meta.glob('./**/*.ts')" },
    'a file outside the root': { settings: byDefault, filename: 'src/services/projects.ts', code: 'export const list = () => []' },
    'a folder that only begins like the root': { settings: byDefault, filename: 'src/routes-old/projects.ts', code: 'export const list = () => []' },
    'a root that is written with dots and slashes': { settings: { fileRoutes: { root: './src/routes/', export: 'default' } }, filename: 'src/routes/get.ts', code: 'export default () => {}' },
  },
  invalid: {
    'name that is no method': {
      filename: 'src/routes/users/create.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export default async function create(request: Request) {
          return new Response('ok')
        }
      `,
      reports: [{ messageId: 'noVerb', line: 1 }],
    },
    'default wanted, named given': {
      filename: 'src/routes/users/get.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export async function handler() {
          return Response.json([])
        }
      `,
      reports: [{ messageId: 'otherExport', line: 1 }],
    },
    'handler wanted, default given': {
      filename: 'src/routes/users/post.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        import { createUser } from '../../users'

        export default async (request: Request) => createUser(await request.json())
      `,
      reports: [{ messageId: 'otherExport', line: 1 }],
    },
    'upper case method': {
      filename: 'src/routes/users/GET.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export default () => new Response('ok')
      `,
      reports: [{ messageId: 'noVerb', line: 1 }],
    },
    'method with a suffix': {
      filename: 'src/routes/users/get-all.js',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        module.exports = async (req, res) => {
          res.json([])
        }
      `,
      reports: [{ messageId: 'noVerb', line: 1 }],
    },
    'helper beside the routes': {
      filename: 'src/routes/users/mapper.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export const toJson = (user: { id: string }) => ({ id: user.id })
      `,
      reports: [{ messageId: 'noVerb', line: 1 }],
    },
    'exports of commonjs by another name': {
      filename: 'src/routes/users/delete.js',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        const { removeUser } = require('../../users')

        exports.remove = async (req, res) => {
          await removeUser(req.params.id)
          res.sendStatus(204)
        }
      `,
      reports: [{ messageId: 'otherExport', line: 1 }],
    },
    'index below the root': {
      filename: 'src/routes/users/index.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        export default async () => Response.json([])
      `,
      reports: [{ messageId: 'noVerb', line: 1 }],
    },
    'only a type of that name': {
      filename: 'src/routes/users/put.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'handler' } },
      code: ts`
        export type handler = (request: Request) => Promise<Response>
      `,
      reports: [{ messageId: 'otherExport', line: 1 }],
    },
    'nothing exported': {
      filename: 'src/routes/users/patch.ts',
      settings: { fileRoutes: { root: 'src/routes', export: 'default' } },
      code: ts`
        async function patchUser(request: Request) {
          return new Response(await request.text())
        }
        void patchUser
      `,
      reports: [{ messageId: 'otherExport', line: 1 }],
    },
    'a name that is no method': { settings: byDefault, filename: 'src/routes/projects/archive.ts', code: 'export default async () => []', reports: [{ messageId: 'noVerb', line: 1, data: { file: 'archive.ts', root: 'src/routes', advice: 'Name it `get`, `post`, `put`, `patch`, `delete`, `head` or `options`, or begin its name with `_` if it is no route' } }] },
    'a method that is mistyped': { settings: byDefault, filename: 'src/routes/projects/psot.ts', code: 'export default async () => []', reports: [{ messageId: 'noVerb', data: { file: 'psot.ts', root: 'src/routes', advice: 'Name it `post`, or begin its name with `_` if it is no route' } }] },
    'a customary name of a method': { settings: byDefault, filename: 'src/routes/projects/list.ts', code: 'export default async () => []', reports: [{ messageId: 'noVerb', data: { file: 'list.ts', root: 'src/routes', advice: 'Name it `get`, or begin its name with `_` if it is no route' } }] },
    'a method in capitals': { settings: byDefault, filename: 'src/routes/projects/GET.ts', code: 'export default async () => []', reports: [{ messageId: 'noVerb', data: { file: 'GET.ts', root: 'src/routes', advice: 'Name it `get`, or begin its name with `_` if it is no route' } }] },
    'a resource in one file': { settings: byDefault, filename: 'src/routes/projects.ts', code: 'export default router', reports: ['noVerb'] },
    'a router at the root': { settings: byDefault, filename: 'src/routes/index.ts', code: ts`
      import { Router } from 'express'
      export const router = Router()
      router.get('/projects', async (req, res) => res.json([]))
    `, reports: ['noVerb'] },
    'an index in a folder': { settings: byDefault, filename: 'src/routes/projects/index.ts', code: 'export default async () => []', reports: ['noVerb'] },
    'a helper with a plain name': { settings: byDefault, filename: 'src/routes/projects/helpers.ts', code: 'export const price = 5', reports: ['noVerb'] },
    'types with a plain name': { settings: byDefault, filename: 'src/routes/types.ts', code: 'export type Project = { id: string }', reports: ['noVerb'] },
    'two methods in one name': { settings: byDefault, filename: 'src/routes/get-post.ts', code: 'export default async () => []', reports: ['noVerb'] },
    'a file of JavaScript': { settings: byName, filename: 'server/endpoints/projects/create.mjs', code: 'export const handler = () => {}', reports: ['noVerb'] },
    'a named export where the default was agreed on': { settings: byDefault, filename: 'src/routes/projects/get.ts', code: 'export const GET = async () => []', reports: [{ messageId: 'otherExport', line: 1, data: { file: 'projects/get.ts', export: 'default', given: '`GET`' } }] },
    'the default where a name was agreed on': { settings: byName, filename: 'server/endpoints/get.ts', code: 'export default async () => []', reports: [{ messageId: 'otherExport', data: { file: 'get.ts', export: 'handler', given: '`default`' } }] },
    'nothing is exported': { settings: byDefault, filename: 'src/routes/projects/put.ts', code: 'async function replace() {}', reports: [{ messageId: 'otherExport', data: { file: 'projects/put.ts', export: 'default', given: 'nothing' } }] },
    'types alone are exported': { settings: byName, filename: 'server/endpoints/put.ts', code: 'export type handler = () => void', reports: ['otherExport'] },
    'many other exports': { settings: byName, filename: 'server/endpoints/put.ts', code: 'export const a = 1, b = 2, c = 3, d = 4', reports: [{ messageId: 'otherExport', data: { file: 'put.ts', export: 'handler', given: '`a`, `b`, `c`' } }] },
    'everything of another file, which is never the default': { settings: byDefault, filename: 'src/routes/put.ts', code: "export * from '../shared/put'", reports: ['otherExport'] },
    'nothing says where the routes lie': { filename: 'src/anything.ts', code: 'export const a = 1', reports: [{ messageId: 'noFileRoutes', line: 1 }] },
  },
})

afterAll(removeProjects)

function reportsIn(files: Readonly<Record<string, string>>, root: string): readonly string[] {
  const cwd = projectWith(files)
  const config = [{ files: ['**/*.*'], languageOptions: { parser }, plugins: { shipworthy: { rules: { [rule.name]: rule as never } } }, rules: { 'shipworthy/file-route-convention': 'error' as const }, settings: { shipworthy: { fileRoutes: { root, export: 'default' } } } }]
  return Object.entries(files).flatMap(([path, code]) => new Linter({ cwd }).verify(code, config, join(cwd, path)).map(({ message }) => message))
}

test('a root that is there is checked', () => {
  expect(reportsIn({ 'src/routes/get.ts': 'export default () => {}' }, 'src/routes')).toEqual([])
})

test('a root that is mistyped is told, with the folder that may be meant', () => {
  expect(reportsIn({ 'src/routes/get.ts': 'export default () => {}' }, 'src/rotues')).toEqual([
    'There is no folder `src/rotues`, which `settings.shipworthy.fileRoutes.root` names, so this rule checks nothing. Write `src/routes` if that is meant.',
  ])
})

test('a root that is nowhere near is told as well', () => {
  expect(reportsIn({ 'src/routes/get.ts': 'export default () => {}' }, 'packages/web/endpoints')).toEqual([
    'There is no folder `packages/web/endpoints`, which `settings.shipworthy.fileRoutes.root` names, so this rule checks nothing. Write the folder that holds the routes.',
  ])
})
