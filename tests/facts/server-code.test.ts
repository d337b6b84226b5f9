import { describe, expect, test } from 'vitest'
import { isServerCode } from '../../src/facts/server-code.js'
import { parseFile } from '../support/parse-file.js'

describe('isServerCode', () => {
  test.each([
    ['a secret of the environment', `export const ask = () => fetch(url, { headers: { authorization: process.env.PAYSTACK_SECRET_KEY } })`],
    ['a secret by its text', `const token = process.env['NOTION_TOKEN']`],
    ['a destructured secret', `const { JWT_SECRET } = process.env`],
    ['a secret of the module that reads the environment', `import { env } from '../config/env'\nexport const header = env.HUBSPOT_API_KEY`],
    ['a secret of Deno', `const key = Deno.env.get('RESEND_API_KEY')`],
    ['undici', `import { request } from 'undici'`],
    ['got by require', `const got = require('got')`],
    ['node-fetch', `import fetch from 'node-fetch'`],
    ['a mail that is sent', `export const send = (transporter: Transporter) => transporter.sendMail({ to })`],
  ])('%s', (_, code) => {
    expect(isServerCode(parseFile(code))).toBe(true)
  })

  test.each([
    ['nothing that speaks for a side', `export const load = (url: string) => fetch(url)`],
    ['a public key', `const key = import.meta.env.VITE_CONTENTFUL_ACCESS_TOKEN`],
    ['a publishable key', `const key = process.env.STRIPE_PUBLISHABLE_KEY`],
    ['a setting that is no secret', `const url = process.env.API_URL`],
    ['a setting of a module that is no secret', `import { config } from './config'\nexport const url = config.API_URL`],
    ['a name in capitals of something else', `import { tokens } from './tokens'\nexport const kind = tokens.ACCESS_TOKEN`],
    ['a constant of a package', `import { env } from 'some-package'\nexport const kind = env.ACCESS_TOKEN`],
    ['a secret beside what only a browser has', `const key = process.env.API_SECRET\ndocument.title = key`],
    ['a secret in capitals that is written', `process.env.JWT_SECRET = value`],
  ])('not: %s', (_, code) => {
    expect(isServerCode(parseFile(code))).toBe(false)
  })
})
