import { expect, test } from 'vitest'
import { escapableLimitsOf } from '../../src/facts/trusted-proxies.js'
import { parseFile } from '../support/parse-file.js'

/** How each setting should be instead. */
const better = (code: string) => escapableLimitsOf(parseFile(code)).map(({ better: text }) => text)
const express = (body: string, limit = 'app.use(rateLimit({ windowMs: 60_000, limit: 20 }))') => `import express from 'express'\nimport { rateLimit } from 'express-rate-limit'\nconst app = express()\n${body}\n${limit}\napp.listen(3000)`
const fastify = (options: string) => `import Fastify from 'fastify'\nimport limit from '@fastify/rate-limit'\nconst app = Fastify(${options})\nawait app.register(limit, { max: 20 })\nawait app.listen({ port: 3000 })`

test.each<[string, string, string[]]>([
  ['everybody in front is trusted', express("app.set('trust proxy', true)"), ["app.set('trust proxy', 1)"]],
  ['by a constant', express("const behindProxy = true\napp.set('trust proxy', behindProxy)"), ["app.set('trust proxy', 1)"]],
  ['by what enables it', express("app.enable('trust proxy')"), ["app.set('trust proxy', 1)"]],
  ['an app of another file', "import { app } from './app'\nimport { rateLimit } from 'express-rate-limit'\napp.set('trust proxy', true)\napp.use(rateLimit({ limit: 20 }))", ["app.set('trust proxy', 1)"]],
  ['Fastify', fastify('{ trustProxy: true }'), ['trustProxy: 1']],
  ['Fastify with options of their own', fastify('options').replace('const app', 'const options = { logger: true, trustProxy: true }\nconst app'), ['trustProxy: 1']],
  ['one proxy', express("app.set('trust proxy', 1)"), []],
  ['a network', express("app.set('trust proxy', 'loopback')"), []],
  ['another setting', express("app.set('view cache', true)"), []],
  ['no limit', "import express from 'express'\nconst app = express()\napp.set('trust proxy', true)\napp.listen(3000)", []],
  ['a limit by account', express("app.set('trust proxy', true)", 'app.use(rateLimit({ limit: 20, keyGenerator: (req) => req.user.id }))'), []],
  ['a limit by account or address', express("app.set('trust proxy', true)", 'app.use(rateLimit({ limit: 20, keyGenerator: (req) => req.user?.id ?? req.ip }))'), ["app.set('trust proxy', 1)"]],
  ['a header that one proxy writes', express("app.set('trust proxy', true)\napp.use((req, res, next) => { req.address = req.get('CF-Connecting-IP'); next() })"), []],
  ['outside of production', express("if (process.env.NODE_ENV !== 'production') app.set('trust proxy', true)"), []],
  ['Fastify behind one proxy', fastify('{ trustProxy: 1 }'), []],
])('%s', (_situation, code, expected) => {
  expect(better(code)).toEqual(expected)
})
