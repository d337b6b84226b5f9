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
    'a tool of the build, which runs where packages for development are installed': {
      'package.json': { name: 'acme', scripts: { start: 'node dist/main.js', 'stamp-build': 'node ./stamp.build.mjs' }, dependencies: versions('dotenv'), devDependencies: versions('replace-in-file') },
      'stamp.build.mjs': "import { readFileSync } from 'node:fs'\nimport 'dotenv'\nimport { replaceInFileSync } from 'replace-in-file'\nreplaceInFileSync({ files: readFileSync('list') })\n",
    },
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

describe('whole programs', () => {
  const programs: Record<string, readonly [Files, readonly string[]]> = {
    'a service of Express': [
      {
        'package.json': { name: 'acme-api', type: 'module', scripts: { start: 'node dist/server.js', build: 'tsc' }, dependencies: { express: '^5.1.0', zod: '^4.1.0', '@aws-sdk/client-s3': '^3.900.0', 'drizzle-orm': '^0.44.0', jsonwebtoken: '^9.0.0' }, devDependencies: { typescript: '^5.9.0', vitest: '^3.2.0', '@types/express': '^5.0.0', '@types/node': '^24.0.0', '@types/geojson': '^7946.0.0', 'pino-pretty': '^13.0.0', tsx: '^4.0.0' }, optionalDependencies: { bufferutil: '^4.0.0' }, peerDependencies: { pino: '^9.0.0' } },
        'tsconfig.json': { compilerOptions: { strict: true, module: 'nodenext' } },
        // addresses and prefixes of Deno and Bun
        'src/edge.ts': `
          import { serve } from 'https://deno.land/std@0.224.0/http/server.ts'
          import chalk from 'npm:chalk@5'
          import { encode } from 'jsr:@std/encoding'
          import { Database } from 'bun:sqlite'

          serve(() => new Response(chalk.red(encode.name)))
          export { Database }
        `,
        // modules of Node with and without a prefix
        'src/fs.ts': `
          import { readFile } from 'fs/promises'
          import path from 'node:path'
          import { setTimeout as sleep } from 'timers/promises'
          import test from 'node:test'
          import { DatabaseSync } from 'node:sqlite'

          export const read = async (name: string) => {
            await sleep(10)
            return readFile(path.join('data', name), 'utf8')
          }
          export { test, DatabaseSync }
        `,
        // types of a declared @types package
        'src/geo.ts': `
          import type { Feature, Point } from 'geojson'
          import type { Request } from 'express'

          export function toFeature(req: Request): Feature<Point> {
            return { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [Number(req.query.x), Number(req.query.y)] } }
          }
        `,
        // an optional import in a try
        'src/images.ts': `
          export async function resize(buffer: Buffer) {
            try {
              const { default: sharp } = await import('sharp')
              return await sharp(buffer).resize(200).toBuffer()
            } catch {
              return buffer
            }
          }
        `,
        // a re-export
        'src/index.ts': `
          export { z } from 'zod'
          export * from 'superstruct'
          export { default as dayjs } from 'dayjs'
        `,
        // require in JavaScript
        'src/legacy.cjs': `
          const express = require('express')
          const helmet = require('helmet')
          const { z } = require('zod')

          const app = express()
          app.use(helmet())

          module.exports = { app, z }
        `,
        // peers and optional ones
        'src/log.ts': `
          import pino from 'pino'
          import 'bufferutil'

          export const log = pino({ level: 'info' })
        `,
        // only for its effect
        'src/main.ts': `
          import 'reflect-metadata'
          import express from 'express'

          const app = express()
          app.get('/health', (_req, res) => {
            res.send('ok')
          })
          export default app
        `,
        // a made-up package
        'src/money.ts': `
          import { formatCurrency } from 'currency-format-utils'

          export function invoiceTotal(lines: { cents: number }[]) {
            const cents = lines.reduce((sum, line) => sum + line.cents, 0)
            return formatCurrency(cents / 100, { currency: 'EUR' })
          }
        `,
        // subpath imports and relative ones
        'src/paths.ts': `
          import { db } from '#db'
          import { cfg } from '#config/main.js'
          import { x } from './x.js'
          import y from '../y'

          export const all = [db, cfg, x, y]
        `,
        // a dynamic import in a handler
        'src/pdf.ts': `
          import type { Request, Response } from 'express'

          export async function pdf(req: Request, res: Response) {
            const { default: puppeteer } = await import('puppeteer')
            const browser = await puppeteer.launch()
            const page = await browser.newPage()
            await page.setContent('<h1>Invoice</h1>')
            res.type('pdf').send(await page.pdf())
            await browser.close()
          }
        `,
        // require of a computed name and of a json
        'src/plugins.cjs': `
          const plugins = ['one', 'two'].map((name) => require(\`./plugins/\${name}\`))
          const pkg = require('../package.json')

          module.exports = { plugins, version: pkg.version, load: (name) => require(name) }
        `,
        // a sibling package of a declared scope
        'src/queue.ts': `
          import { S3Client } from '@aws-sdk/client-s3'
          import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'

          export const s3 = new S3Client({})
          const sqs = new SQSClient({})

          export const enqueue = (body: string) => sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: body }))
        `,
        // the package's own name
        'src/self.ts': `
          import { schemas } from 'acme-api/schemas'
          import { z } from 'zod'

          export const all = z.array(schemas.user)
        `,
        // a development package on the server
        'src/server.ts': `
          import express from 'express'
          import pretty from 'pino-pretty'

          const app = express()
          app.locals.stream = pretty({ colorize: true })
          app.listen(Number(process.env.PORT ?? 3000))
        `,
        // a folder of an undeclared package
        'src/text.ts': `
          import debounce from 'lodash/debounce'
          import { eq } from 'drizzle-orm/pg-core'

          export const slow = debounce((text: string) => text.trim(), 200)
          export { eq }
        `,
        // a test uses development packages
        'tests/app.test.ts': `
          import { expect, it } from 'vitest'
          import app from '../src/main'

          it('is a function', () => {
            expect(typeof app).toBe('function')
          })
        `,
      },
      [
        'src/index.ts:3 superstruct',
        'src/index.ts:4 dayjs',
        'src/legacy.cjs:3 helmet',
        'src/main.ts:2 reflect-metadata',
        'src/money.ts:2 currency-format-utils',
        'src/pdf.ts:5 puppeteer',
        'src/queue.ts:3 @aws-sdk/client-sqs',
        'src/server.ts:3 pino-pretty',
        'src/text.ts:2 lodash/debounce',
      ],
    ],
    'a monorepo of pnpm': [
      {
        'apps/web/package.json': { name: '@acme/web', scripts: { build: 'next build', start: 'next start' }, dependencies: { next: '^15.0.0', react: '^19.0.0', '@acme/db': 'workspace:*', 'date-fns': '^4.0.0' } },
        'apps/web/tsconfig.json': { extends: '../../tsconfig.base.json', compilerOptions: { paths: { '@/*': ['./src/*'], 'ui/*': ['./src/components/ui/*'] } } },
        'apps/worker/package.json': { name: '@acme/worker', scripts: { start: 'node dist/index.js' }, dependencies: { bullmq: '^5.0.0', '@acme/db': 'workspace:*' } },
        'package.json': { name: 'acme', private: true, packageManager: 'pnpm@10.0.0', devDependencies: { turbo: '^2.5.0', vitest: '^3.2.0' } },
        'packages/db/package.json': { name: '@acme/db', dependencies: { '@prisma/client': '^6.0.0' }, devDependencies: { prisma: '^6.0.0' } },
        'pnpm-workspace.yaml': `packages:
  - "apps/*"
  - "packages/*"
`,
        'tsconfig.base.json': { compilerOptions: { strict: true } },
        // paths of the tsconfig of the workspace
        'apps/web/src/app/layout.tsx': `
          import { Button } from '@/components/button'
          import { Card } from 'ui/card'
          import Link from 'next/link'
          import { Fragment } from 'react'

          export default function Layout() {
            return (
              <Fragment>
                <Card>
                  <Button>
                    <Link href="/">Home</Link>
                  </Button>
                </Card>
              </Fragment>
            )
          }
        `,
        // a package of the workspace's scope that is not there
        'apps/web/src/app/page.tsx': `
          import { Button } from '@acme/ui'
          import { db } from '@acme/db'

          export default async function Page() {
            const n = await db.user.count()
            return <Button>{n}</Button>
          }
        `,
        // a workspace package and what the root declares
        'apps/web/src/lib/report.test.ts': `
          import { expect, it } from 'vitest'
          import { db } from '@acme/db'
          import { format } from 'date-fns'

          it('formats', async () => {
            expect(format(new Date(0), 'yyyy')).toBe('1970')
            expect(db).toBeDefined()
          })
        `,
        // what a package of the workspace brings
        'apps/web/src/lib/users.ts': `
          import { PrismaClient } from '@prisma/client'

          const prisma = new PrismaClient()

          export const users = () => prisma.user.findMany({ take: 20, select: { id: true, email: true } })
        `,
        // what a sibling declares
        'apps/worker/src/index.ts': `
          import { Worker } from 'bullmq'
          import { db } from '@acme/db'
          import { format } from 'date-fns'

          export const worker = new Worker('reports', async (job) => {
            await db.report.create({ data: { day: format(new Date(), 'yyyy-MM-dd'), name: job.name } })
          })
        `,
      },
      [
        'apps/web/src/app/page.tsx:2 @acme/ui',
        'apps/web/src/lib/users.ts:2 @prisma/client',
        'apps/worker/src/index.ts:4 date-fns',
      ],
    ],
    'a front end of Vite': [
      {
        'package.json': { name: 'acme-front', private: true, type: 'module', scripts: { dev: 'vite', build: 'vite build' }, dependencies: { react: '^19.0.0', 'react-dom': '^19.0.0', '@tanstack/react-query': '^5.0.0', zustand: '^5.0.0', 'lucide-react': '^0.5.0' }, devDependencies: { vite: '^7.0.0', '@vitejs/plugin-react': '^5.0.0', 'vite-plugin-pwa': '^1.0.0', typescript: '^5.9.0' } },
        'tsconfig.app.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["src/*"], "@app/*": ["src/app/*"] }, }, "include": ["src"] }
`,
        'tsconfig.json': `{
  // references only
  "files": [],
  "references": [{ "path": "./tsconfig.app.json" }, { "path": "./tsconfig.node.json" }]
}
`,
        'tsconfig.node.json': { include: ['vite.config.ts'] },
        'vite.config.ts': `import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

export default defineConfig({
  plugins: [react(), VitePWA({ registerType: 'autoUpdate' })],
  resolve: { alias: { '@': path.resolve(__dirname, 'src'), shared: path.resolve(__dirname, '../shared') } },
})
`,
        // aliases of Vite and of a referenced tsconfig
        'src/App.tsx': `
          import { useState } from 'react'
          import { createRoot } from 'react-dom/client'
          import { Button } from '@/components/button'
          import { routes } from '@app/routes'
          import { theme } from '~/theme'
          import { money } from 'shared/money'

          export function App() {
            const [n, set] = useState(0)
            return <Button onClick={() => set(n + 1)}>{money(n)}</Button>
          }

          createRoot(document.body).render(<App />)
          export { routes, theme }
        `,
        // a component library nobody installed
        'src/pages/Dashboard.tsx': `
          import { useQuery } from '@tanstack/react-query'
          import { Chart } from 'react-simple-charts-pro'
          import { Card } from '@/components/card'

          export function Dashboard() {
            const { data } = useQuery({ queryKey: ['sales'], queryFn: () => fetch('/api/sales').then((r) => r.json()) })
            return (
              <Card>
                <Chart data={data ?? []} />
              </Card>
            )
          }
        `,
        // virtual modules of Vite
        'src/pwa.ts': `
          import { registerSW } from 'virtual:pwa-register'
          import icon from '~icons/mdi/home'
          import raw from './shader.glsl?raw'
          import type { ManifestOptions } from 'vite-plugin-pwa'

          export const update = registerSW({ immediate: true })
          export { icon, raw }
          export type Manifest = ManifestOptions
        `,
        // one letter too many
        'src/store.ts': `
          import { create } from 'zustandd'

          export const useCart = create<{ items: string[]; add(id: string): void }>((set) => ({
            items: [],
            add: (id) => set((s) => ({ items: [...s.items, id] })),
          }))
        `,
      },
      [
        'src/pages/Dashboard.tsx:3 react-simple-charts-pro',
        'src/store.ts:2 zustandd',
      ],
    ],
    'a program of Next': [
      {
        'lib/auth.ts': `export const a = 1
`,
        'models/user.ts': `export const user = 1
`,
        'package.json': { name: 'acme-next', private: true, scripts: { dev: 'next dev', build: 'next build' }, dependencies: { next: '^15.5.0', react: '^19.0.0', 'react-dom': '^19.0.0', stripe: '^18.0.0', '@supabase/ssr': '^0.7.0', 'my-zod': 'npm:zod@^4.0.0' }, devDependencies: { typescript: '^5.9.0', tailwindcss: '^4.0.0', '@types/react': '^19.0.0' } },
        'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['./*'] } } },
        // a package of Next that was split off
        'app/layout.tsx': `
          import type { Metadata } from 'next'
          import { Analytics } from '@vercel/analytics/react'
          import './globals.css'

          export const metadata: Metadata = { title: 'Acme' }

          export default function Layout({ children }: { children: React.ReactNode }) {
            return (
              <html lang="en">
                <body>
                  {children}
                  <Analytics />
                </body>
              </html>
            )
          }
        `,
        // parts of Next and server-only
        'app/page.tsx': `
          import 'server-only'
          import Image from 'next/image'
          import { cookies } from 'next/headers'
          import { createServerClient } from '@supabase/ssr'
          import { z } from 'my-zod'

          export default async function Page() {
            const jar = await cookies()
            const ok = z.string().safeParse(jar.get('a')?.value).success
            return <Image src="/logo.png" alt={String(ok)} width={10} height={10} data-c={createServerClient.name} />
          }
        `,
        // zod under its own name where only an alias is declared
        'lib/schema.ts': `
          import { z } from 'zod'
          import Stripe from 'stripe'

          export const body = z.object({ plan: z.enum(['pro', 'team']) })
          export type Price = Stripe.Price
        `,
        // bare folders by baseUrl
        'lib/users.ts': `
          import { user } from 'models/user'
          import { a } from 'lib/auth'
          import { b } from '@/lib/auth'

          export const all = [user, a, b]
        `,
      },
      [
        'app/layout.tsx:3 @vercel/analytics/react',
        'lib/schema.ts:2 zod',
      ],
    ],
  }

  test.each(Object.entries(programs))('%s', async (_, [files, places]) => {
    expect([...(await placesOf(files))].sort()).toEqual([...places].sort())
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
