import { afterAll, describe, expect, test } from 'vitest'
import rule from '../../src/rules/no-undeclared-import.js'
import { lintProject, projectWith, removeProjects, writeFiles, type Files } from '../support/temporary-project.js'
import { testRule } from '../support/test-rule.js'

afterAll(removeProjects)

const manifest = (dependencies: readonly string[], others: object = {}) => ({ name: 'acme', dependencies: Object.fromEntries(dependencies.map((name) => [name, '^1.0.0'])), ...others })
const versions = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '^1.0.0']))

async function reportsOf(files: Files) {
  const root = projectWith(files)
  const reports = await lintProject(root, { rules: [rule] })
  return reports.map(({ file, line, text, message }) => ({ at: `${file}:${line}`, text, message }))
}

const placesOf = async (files: Files) => (await reportsOf(files)).map(({ at, text }) => `${at} ${text}`)

describe('silent', () => {
  const silent: Record<string, Files> = {
    'declared packages, their parts, built-ins and files': {
      'package.json': manifest(['express', '@scope/kit', 'lodash']),
      'src/app.ts': `
        import express from 'express'
        import get from 'lodash/get'
        import { a } from '@scope/kit/sub/path'
        import fs from 'fs'
        import { readFile } from 'node:fs/promises'
        import { setTimeout } from 'timers/promises'
        import { b } from './b.js'
        import { c } from '../c'
        import pkg from '/logo.svg'
      `,
    },
    'peer, optional and bundled dependencies': {
      'package.json': { name: 'kit', peerDependencies: versions('react'), optionalDependencies: versions('fsevents'), bundledDependencies: ['inner'] },
      'src/index.js': `const react = require('react'); const fsevents = require('fsevents'); const inner = require('inner')`,
    },
    'no package.json at all': { 'src/app.ts': `import openai from 'openai'` },
    'a package.json that cannot be read': { 'package.json': '{ "dependencies": ', 'src/app.ts': `import openai from 'openai'` },
    'declared by the root of a monorepo': {
      'package.json': manifest(['zod'], { workspaces: ['apps/*', 'packages/*'], devDependencies: versions('typescript') }),
      'apps/api/package.json': { name: '@acme/api', dependencies: versions('hono') },
      'apps/api/src/index.ts': `import { Hono } from 'hono'\nimport { z } from 'zod'`,
    },
    'a package that the program around it always has': {
      'package.json': { name: 'root', workspaces: ['apps/*', 'packages/*'], packageManager: 'npm@11.0.0' },
      'apps/shop/package.json': { name: '@acme/shop', scripts: { build: 'next build', start: 'next start' }, dependencies: versions('next', 'date-fns', '@acme/mails') },
      'apps/checks/package.json': { name: '@acme/checks', scripts: { test: 'playwright test' }, dependencies: versions('@acme/mails') },
      'packages/mails/package.json': { name: '@acme/mails' },
      'packages/mails/src/greeting.ts': `import { format } from 'date-fns'\nexport const today = () => format(new Date(), 'PP')`,
    },
    'a package that another of the repository brings along': {
      'package.json': { name: 'root', workspaces: { packages: ['apps/*', 'packages/*'] }, packageManager: 'bun@1.3.0' },
      'apps/worker/package.json': { name: '@acme/worker', scripts: { start: 'bun src/index.ts' }, dependencies: versions('@acme/documents') },
      'apps/worker/src/index.ts': `import sharp from 'sharp'\nexport const small = (file: string) => sharp(file).resize(10)`,
      'packages/documents/package.json': { name: '@acme/documents', dependencies: versions('@acme/images') },
      'packages/images/package.json': { name: '@acme/images', dependencies: versions('sharp') },
    },
    'a program with its own files put at the root by Yarn': {
      'package.json': { name: 'root', workspaces: ['packages/*'], packageManager: 'yarn@4.3.0' },
      '.yarnrc.yml': 'nodeLinker: node-modules\n',
      'packages/api/package.json': { name: 'api', scripts: { start: 'node .' }, dependencies: versions('shared') },
      'packages/api/index.ts': `import Stripe from 'stripe'\nexport const stripe = new Stripe('')`,
      'packages/shared/package.json': { name: 'shared', dependencies: versions('stripe') },
    },
    'the own name and packages of the workspace': {
      'package.json': { name: 'root', private: true },
      'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n',
      'packages/db/package.json': { name: '@acme/db' },
      'packages/db/src/index.ts': `import { schema } from '@acme/db/schema'`,
      'packages/api/package.json': { name: '@acme/api' },
      'packages/api/src/index.ts': `import { db } from '@acme/db'`,
    },
    'paths of the tsconfig': {
      'package.json': manifest([]),
      'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['./src/*'], '@database': ['./src/db.ts'], 'shared/*': ['./packages/shared/*'], '~lib/*': ['./lib/*'] } } },
      'src/app.ts': `import a from '@/a'\nimport db from '@database'\nimport x from 'shared/x'\nimport y from '~lib/y'`,
    },
    'paths of a tsconfig that is extended': {
      'package.json': manifest([]),
      'tsconfig.base.json': { compilerOptions: { paths: { '@core/*': ['./core/*'] } } },
      'tsconfig.json': { extends: './tsconfig.base.json' },
      'src/app.ts': `import a from '@core/a'`,
    },
    'bare names below baseUrl': {
      'package.json': manifest([]),
      'tsconfig.json': { compilerOptions: { baseUrl: '.' } },
      'models/user.ts': 'export const user = 1',
      'types/index.ts': 'export type T = 1',
      'src/app.ts': `import { user } from 'models/user'\nimport { T } from 'types'\nimport { gone } from 'models/gone'\nimport a from 'src/app'`,
    },
    'baseUrl of a jsconfig': {
      'package.json': manifest([]),
      'jsconfig.json': { compilerOptions: { baseUrl: 'src' } },
      'src/components/button.js': 'export const Button = 1',
      'src/app.js': `import { Button } from 'components/button'`,
    },
    'a pattern for every name with a file behind it': {
      'package.json': manifest([]),
      'tsconfig.json': { compilerOptions: { paths: { '*': ['./typings/*', './src/*'] } } },
      'src/helper.ts': 'export const h = 1',
      'src/app.ts': `import { h } from 'helper'`,
    },
    'imports of the package.json': { 'package.json': manifest([], { imports: { '#db': './src/db.js' } }), 'src/app.ts': `import db from '#db'\nimport x from '#imports'` },
    'aliases of bundlers and runners': {
      'package.json': manifest([], { _moduleAliases: { models: './models' } }),
      'vite.config.ts': `export default { resolve: { alias: { '@components': '/src/components', assets: '/src/assets' } } }`,
      'babel.config.js': `module.exports = { plugins: [['module-resolver', { alias: { "lib": './lib' } }]] }`,
      'src/app.ts': `import a from '@components/a'\nimport b from 'assets/b'\nimport c from 'lib/c'\nimport d from 'models/d'`,
    },
    'virtual modules and modules of runtimes': {
      'package.json': manifest(['next']),
      'src/app.ts': `
        import 'server-only'
        import { register } from 'virtual:pwa-register'
        import { getCollection } from 'astro:content'
        import hero from 'figma:asset/hero.png'
        import { Database } from 'bun:sqlite'
        import { env } from 'cloudflare:workers'
        import { $ } from 'bun'
        import { browser } from '$app/environment'
        import icon from '~icons/mdi/home'
        import Layout from '@theme/Layout'
      `,
    },
    'specifiers of Deno and addresses': {
      'package.json': manifest([]),
      'src/app.ts': `
        import { z } from 'npm:zod@3'
        import { serve } from 'jsr:@std/http'
        import { createClient } from 'https://esm.sh/@supabase/supabase-js@2'
      `,
    },
    'a program of Deno': { 'package.json': manifest([]), 'edge/deno.json': '{}', 'edge/main.ts': `import { oak } from 'oak'`, 'supabase/functions/hello/index.ts': `import { z } from 'zod'` },
    'types that are declared': {
      'package.json': manifest([], { devDependencies: versions('@types/aws-lambda', '@types/geojson', '@types/scope__kit') }),
      'src/app.ts': `
        import type { Handler } from 'aws-lambda'
        import { type Feature } from 'geojson'
        import { Context } from 'aws-lambda'
        import type { Kit } from '@scope/kit'
        export type Ctx = Context
      `,
    },
    'optional packages': {
      'package.json': manifest([]),
      'src/app.ts': `
        export async function load() {
          try { return require('sharp') } catch { return null }
        }
        export const load2 = async () => { try { await import('canvas') } catch (error) { console.warn(error) } }
        const prom = import('prom-client').catch(() => null)
      `,
    },
    'what another package brings along': {
      'package.json': manifest(['express', '@nestjs/platform-express', 'vite']),
      'src/app.ts': `import bodyParser from 'body-parser'\nimport { static as serve } from 'express'\nimport { nanoid } from 'nanoid'`,
    },
    'names that no package can have': { 'package.json': manifest([]), 'src/app.ts': `import A from 'Components/A'\nimport B from '_shared/b'\nimport C from '@Shared/c'` },
    'require of something else': { 'package.json': manifest([]), 'src/app.ts': `export function f(require: (name: string) => unknown) { return require('nothing') }\nexport const g = (name: string) => import(name)` },
    'tests, scripts and configurations': {
      'package.json': manifest([]),
      'src/app.test.ts': `import { vi } from 'vitest'`,
      'scripts/build.js': `require('esbuild')`,
      'vite.config.ts': `import react from '@vitejs/plugin-react'`,
    },
    'development dependencies in the browser': {
      'package.json': { name: 'web', devDependencies: versions('react', 'swr') },
      'src/app.tsx': `'use client'\nimport useSWR from 'swr'\nimport { useState } from 'react'\nexport function A() { const [a] = useState(0); return useSWR('/x').data + a }`,
    },
    'development dependencies of a server that is bundled': {
      'package.json': { name: 'web', devDependencies: versions('@sveltejs/kit', 'express', 'zod') },
      'src/server.ts': `import express from 'express'\nimport { z } from 'zod'\nexport const app = express()`,
    },
    'development dependencies of a package that others import': {
      'package.json': { name: 'root', workspaces: ['packages/*'] },
      'packages/pool/package.json': { name: '@acme/pool', main: './src/index.ts', devDependencies: versions('pg') },
      'packages/pool/src/index.ts': `import { Pool } from 'pg'\nexport const pool = new Pool()`,
    },
    'types and tools of development in a server': {
      'package.json': manifest(['express'], { devDependencies: versions('type-fest', 'webpack-dev-middleware', 'swagger-ui-express') }),
      'src/server.ts': `
        import express from 'express'
        import type { JsonValue } from 'type-fest'
        import middleware from 'webpack-dev-middleware'
        export const app = express()
        if (process.env.NODE_ENV !== 'production') app.use('/docs', require('swagger-ui-express').serve)
      `,
    },
    'a package declared for both': { 'package.json': { name: 'x', dependencies: versions('express'), peerDependencies: versions('pg'), devDependencies: versions('pg') }, 'src/db.ts': `import { Pool } from 'pg'\nexport const pool = new Pool()` },
    'a template of another language': { 'package.json': manifest([]), 'src/app.ts': `export const text = "import x from 'nothing'"` },
  }
  test.each(Object.entries(silent))('%s', async (_, files) => {
    expect(await placesOf(files)).toEqual([])
  })
})

describe('reported', () => {
  const reported: Record<string, readonly [Files, readonly string[]]> = {
    'static imports, parts of packages and re-exports': [
      {
        'package.json': manifest(['express']),
        'src/app.ts': `import OpenAI from 'openai'\nimport { x } from '@made-up/kit/sub'\nexport { y } from 'react-use'\nexport * from 'superfast-json'\nimport 'dotenv/config'`,
      },
      ['src/app.ts:1 openai', 'src/app.ts:2 @made-up/kit/sub', 'src/app.ts:3 react-use', 'src/app.ts:4 superfast-json', 'src/app.ts:5 dotenv/config'],
    ],
    'CommonJS, dynamic imports and import =': [
      { 'package.json': manifest([]), 'src/app.js': `const axios = require('axios')\nconst { load } = require('fast-loader/x')\nimport('chart.js').then(draw)`, 'src/b.ts': `import pg = require('pg')` },
      ['src/app.js:1 axios', 'src/app.js:2 fast-loader/x', 'src/app.js:3 chart.js', 'src/b.ts:1 pg'],
    ],
    'a dependency of a sibling': [
      {
        'package.json': { name: 'root', workspaces: ['apps/*'] },
        'apps/api/package.json': { name: 'api', dependencies: versions('stripe') },
        'apps/web/package.json': { name: 'web', dependencies: versions('next') },
        'apps/web/lib/pay.ts': `import Stripe from 'stripe'`,
      },
      ['apps/web/lib/pay.ts:1 stripe'],
    ],
    'a dependency of one program, in a package that another is made of too': [
      {
        'package.json': { name: 'root', workspaces: ['apps/*', 'packages/*'] },
        'apps/shop/package.json': { name: 'shop', scripts: { build: 'next build' }, dependencies: versions('next', 'date-fns', 'mails') },
        'apps/site/package.json': { name: 'site', scripts: { build: 'next build' }, dependencies: versions('next', 'mails') },
        'packages/mails/package.json': { name: 'mails' },
        'packages/mails/src/greeting.ts': `import { format } from 'date-fns'\nexport const today = () => format(new Date(), 'PP')`,
      },
      ['packages/mails/src/greeting.ts:1 date-fns'],
    ],
    'a dependency of the app, in a package that is deployed by itself': [
      {
        'package.json': { name: 'root', workspaces: ['apps/*', 'packages/*'] },
        'apps/shop/package.json': { name: 'shop', scripts: { build: 'next build' }, dependencies: versions('next', 'stripe', 'jobs') },
        'packages/jobs/package.json': { name: 'jobs', scripts: { deploy: 'jobs deploy' } },
        'packages/jobs/src/pay.ts': `import Stripe from 'stripe'\nexport const stripe = new Stripe('')`,
      },
      ['packages/jobs/src/pay.ts:1 stripe'],
    ],
    'a dependency of the program around it, with an installer that gives each package its own': [
      {
        'package.json': { name: 'root', packageManager: 'pnpm@10.0.0' },
        'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n',
        'packages/api/package.json': { name: 'api', scripts: { start: 'node .' }, dependencies: versions('mails', 'nodemailer') },
        'packages/mails/package.json': { name: 'mails' },
        'packages/mails/index.ts': `import mailer from 'nodemailer'\nexport const send = mailer.send`,
      },
      ['packages/mails/index.ts:1 nodemailer'],
    ],
    'a dependency of the program around it, under Plug and Play': [
      {
        'package.json': { name: 'root', workspaces: ['packages/*'], packageManager: 'yarn@4.3.0' },
        'packages/api/package.json': { name: 'api', scripts: { start: 'node .' }, dependencies: versions('mails', 'nodemailer') },
        'packages/mails/package.json': { name: 'mails' },
        'packages/mails/index.ts': `import mailer from 'nodemailer'\nexport const send = mailer.send`,
      },
      ['packages/mails/index.ts:1 nodemailer'],
    ],
    'a value of a package whose types alone are declared': [
      { 'package.json': manifest([], { devDependencies: versions('@types/lodash') }), 'src/app.ts': `import { chunk } from 'lodash'\nexport const parts = chunk([1], 1)` },
      ['src/app.ts:1 lodash'],
    ],
    'types of a package that is not declared': [{ 'package.json': manifest([]), 'src/app.ts': `import type { T } from 'made-up-types'` }, ['src/app.ts:1 made-up-types']],
    'beside aliases that do not explain it': [
      {
        'package.json': manifest([]),
        'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['./src/*'], '*': ['./typings/*'] } } },
        'vite.config.ts': `import react from '@vitejs/plugin-react'\nexport default { resolve: { alias: { '@': '/src' } } }`,
        'src/app.tsx': `import a from '@/a'\nimport { toast } from 'sonner'\nimport react from '@vitejs/plugin-react'`,
      },
      ['src/app.tsx:2 sonner', 'src/app.tsx:3 @vitejs/plugin-react'],
    ],
    'a catch that only concerns a call': [
      { 'package.json': manifest([]), 'src/app.ts': `try { start() } catch { throw new Error(require('serialize-error').text) }` },
      ['src/app.ts:1 serialize-error'],
    ],
    'a function of a framework': [
      { 'package.json': manifest(['next', 'react']), 'app/api/chat/route.ts': `import OpenAI from 'openai'\nexport async function POST() { return Response.json(await new OpenAI().models.list()) }` },
      ['app/api/chat/route.ts:1 openai'],
    ],
    'a manifest without dependencies': [{ 'package.json': { name: 'x', type: 'module' }, 'src/index.mjs': `import express from 'express'` }, ['src/index.mjs:1 express']],
    'development dependencies of a server': [
      {
        'package.json': manifest(['express'], { devDependencies: versions('pg', 'dotenv', 'typescript') }),
        'src/server.ts': `import 'dotenv/config'\nimport express from 'express'\nimport { Pool } from 'pg'\nexport const app = express()\nexport const pool = new Pool()`,
        'src/old.js': `const express = require('express')\nconst pg = require('pg')\nmodule.exports = express()`,
      },
      ['src/old.js:2 pg', 'src/server.ts:1 dotenv/config', 'src/server.ts:3 pg'],
    ],
  }
  test.each(Object.entries(reported))('%s', async (_, [files, places]) => {
    expect(await placesOf(files)).toEqual(places)
  })
})

describe('what it says', () => {
  test('an unknown package, a misspelt one, one of development', async () => {
    const reports = await reportsOf({
      'package.json': manifest(['express', '@tanstack/react-query', 'date-fns', 'jsonwebtoken'], { devDependencies: versions('pg') }),
      'src/a.ts': `
        import one from 'made-up-helper'
        import two from 'expresss'
        import three from 'react-query'
        import four from 'datefns'
        import five from 'jsonwebtokne'
        import express from 'express'
        import pg from 'pg'
      `.trim(),
    })
    expect(reports.map(({ message }) => message)).toEqual([
      '`made-up-helper` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. See that it exists and is the right one, then add it.',
      '`expresss` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. Did you mean `express`, which is declared?',
      '`react-query` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. Did you mean `@tanstack/react-query`, which is declared?',
      '`datefns` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. Did you mean `date-fns`, which is declared?',
      '`jsonwebtokne` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. Did you mean `jsonwebtoken`, which is declared?',
      '`pg` is declared only under `devDependencies`, so an install for production leaves it out and this server stops here. Move it to `dependencies`.',
    ])
  })

  test('a package that a sibling declares, and names that only look alike', async () => {
    const reports = await reportsOf({
      'package.json': { name: 'root', workspaces: ['packages/*'], dependencies: versions('react', '@sentry/nextjs') },
      'packages/a/package.json': { name: '@acme/a', dependencies: versions('date-fns') },
      'packages/b/package.json': { name: '@acme/b' },
      'packages/b/src/b.ts': `import { format } from 'date-fns'\nimport { Trans } from '@lingui/react'\nimport { op } from '@openpanel/nextjs'`,
    })
    expect(reports.map(({ message }) => message.slice(0, 75))).toEqual([
      '`date-fns` is declared by `@acme/a` and not here, so this finds it only whil',
      '`@lingui/react` is in no `package.json` above this file, so a clean install ',
      '`@openpanel/nextjs` is in no `package.json` above this file, so a clean inst',
    ].map((text) => text.slice(0, 75)))
    expect(reports.filter(({ message }) => message.includes('Did you mean'))).toEqual([])
  })

  test('a package added while the editor runs', async () => {
    const root = projectWith({ 'package.json': manifest([]), 'src/a.ts': `import OpenAI from 'openai'` })
    expect(await lintProject(root, { rules: [rule] })).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    writeFiles(root, { 'package.json': manifest(['openai']) })
    expect(await lintProject(root, { rules: [rule] })).toHaveLength(0)
  })
})

const project = projectWith({ 'package.json': manifest(['stripe', 'express']), 'src/index.ts': '' })

testRule(rule, {
  valid: { 'a file that is not saved yet': { code: `import Stripe from 'stripe'`, filename: `${project}/src/new/pay.ts` } },
  invalid: {
    'the suggestion keeps the part of the package and the quotes': {
      code: `import { Router } from "expres/lib/router"`,
      filename: `${project}/src/router.ts`,
      reports: [{ messageId: 'misspeltPackage', data: { name: 'expres', nearest: 'express' }, suggestions: [{ messageId: 'suggestNearest', output: `import { Router } from "express/lib/router"` }] }],
    },
  },
})
