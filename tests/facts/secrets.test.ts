import { describe, expect, test } from 'vitest'
import { isSecretVariable, secretNounOf, secretOf } from '../../src/facts/secrets.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

const sourceOf = (code: string, text: string) => {
  const file = parseFile(code)
  return secretOf(file, nodeOf(file, text))?.source ?? null
}

describe('names', () => {
  test.each(['CRON_SECRET', 'ADMIN_API_KEY', 'SMTP_PASSWORD', 'TOKEN', 'SIGNING_KEY_V2', 'BASIC_AUTH'])('%s is a secret variable', (name) => expect(isSecretVariable(name)).toBe(true))
  test.each(['NEXT_PUBLIC_API_KEY', 'SITE_KEY', 'TOKEN_TTL', 'KEY_PREFIX', 'NODE_ENV', 'STRIPE_PUBLISHABLE_KEY', 'MAX_TOKEN_COUNT'])('%s is none', (name) =>
    expect(isSecretVariable(name)).toBe(false))

  test.each([['resetToken', 'token'], ['password_hash', 'hash'], ['digestHex', 'digest'], ['apiKey', 'key'], ['accessCode', 'code']])('%s ends with %s', (name, noun) =>
    expect(secretNounOf(name)).toBe(noun))
  test.each(['tokenType', 'key', 'code', 'publicToken', 'nextPageToken', 'signatureLevel', 'hashAlgorithm', 'tokens'])('%s names no secret', (name) =>
    expect(secretNounOf(name)).toBeNull())
})

describe('the environment', () => {
  test.each([
    ['read', 'use(process.env.CRON_SECRET)', 'process.env.CRON_SECRET'],
    ['through a constant with a default', "const key = process.env.API_KEY ?? ''; use(key)", 'key'],
    ['through a template', 'const header = `Bearer ${process.env.API_KEY}`; use(header)', 'header'],
    ['destructured', 'const { API_KEY: key } = process.env; use(key)', 'key'],
    ['of Deno', "use(Deno.env.get('API_KEY'))", "Deno.env.get('API_KEY')"],
    ['of a local module', "import { env } from './env'; use(env.API_KEY)", 'env.API_KEY'],
    ['of a worker', 'app.get("/", (c) => use(c.env.API_TOKEN))', 'c.env.API_TOKEN'],
    ['of a configuration service', "use(this.configService.get('auth.API_KEY'))", "this.configService.get('auth.API_KEY')"],
    ['of a field', 'class A { key = process.env.API_KEY; f() { use(this.key) } }', 'this.key'],
    ['of a field that the constructor sets', "class A { constructor(config) { this.key = config.get('API_KEY') } f() { use(this.key) } }", 'this.key'],
    ['imported by name', "import { ADMIN_TOKEN } from '@/config'; use(ADMIN_TOKEN)", 'ADMIN_TOKEN'],
  ])('%s', (_, code, text) => expect(sourceOf(code, text)).toBe('environment'))

  test.each([
    ['a public variable', 'use(process.env.NEXT_PUBLIC_KEY)', 'process.env.NEXT_PUBLIC_KEY'],
    ['a mode', 'use(process.env.NODE_ENV)', 'process.env.NODE_ENV'],
    ['an enum of a package', "import { TOKEN } from 'lexer'; use(TOKEN)", 'TOKEN'],
  ])('not %s', (_, code, text) => expect(sourceOf(code, text)).toBeNull())
})

describe('digests', () => {
  test.each([
    ['of crypto', "import crypto from 'crypto'; const d = crypto.createHmac('sha256', k).update(b).digest('hex'); use(d)", 'd', 'hmac'],
    ['by a renamed import', "import { createHmac as h } from 'node:crypto'; use(h('sha256', k).update(b).digest())", "h('sha256', k).update(b).digest()", 'hmac'],
    ['of Web Crypto', "const d = await crypto.subtle.sign('HMAC', key, data); use(d)", 'd', 'hmac'],
    ['in a function of the file', "import { createHmac } from 'crypto'; function make(b) { return createHmac('sha256', k).update(b).digest('hex') } use(make(x))", 'make(x)', 'hmac'],
    ['with a prefix', "import { createHmac } from 'crypto'; const d = 'sha256=' + createHmac('sha256', k).update(b).digest('hex'); use(d)", 'd', 'hmac'],
    ['fed in a statement of its own', "import { createHmac } from 'crypto'; const h = createHmac('sha256', k); h.update(b); use(h.digest('hex'))", "h.digest('hex')", 'hmac'],
    ['of a password in a statement of its own', "import { createHash } from 'crypto'; const h = createHash('sha256'); h.update(password); use(h.digest('hex'))", "h.digest('hex')", 'password-digest'],
    ['written byte by byte', "const m = await crypto.subtle.sign('HMAC', key, b); const d = [...new Uint8Array(m)].map((x) => x.toString(16)).join(''); use(d)", 'd', 'hmac'],
    ['written by an encoder', "import { encodeHex } from 'hex'; const m = await crypto.subtle.sign('HMAC', key, b); use(encodeHex(m))", 'encodeHex(m)', 'hmac'],
    ['of a password', "import { createHash } from 'crypto'; use(createHash('sha256').update(password).digest('hex'))", "createHash('sha256').update(password).digest('hex')", 'password-digest'],
    ['of a salted token', "import { createHash } from 'crypto'; use(createHash('sha256').update(salt + token).digest('hex'))", "createHash('sha256').update(salt + token).digest('hex')", 'password-digest'],
    ['of a content', "import { createHash } from 'crypto'; use(createHash('sha256').update(text).digest('hex'))", "createHash('sha256').update(text).digest('hex')", 'digest'],
    ['derived', "const k = pbkdf2Sync(word, salt, 1, 64, 'sha512').toString('hex'); use(k)", 'k', 'password-digest'],
    ['derived in a callback', 'scrypt(word, salt, 64, (error, derived) => { use(derived) })', 'derived', 'password-digest'],
  ])('%s', (_, code, text, source) => expect(sourceOf(code, text)).toBe(source))

  test('not of a text that stands in the code', () => expect(sourceOf("use(hash('demo'))", "hash('demo')")).toBeNull())
  test('not of a look-up that is named by a hash', () => expect(sourceOf('use(getByHash(x))', 'getByHash(x)')).toBeNull())
})

describe('what is kept', () => {
  test.each([
    ['a field', 'use(user.passwordHash)', 'user.passwordHash', 'stored'],
    ['a column', 'use(rows[0].reset_token)', 'rows[0].reset_token', 'stored'],
    ['through a constant', 'const storedHash = user.password_hash; use(storedHash)', 'storedHash', 'stored'],
    ['of the session', 'use(req.session.otp)', 'req.session.otp', 'stored'],
    ['by name', 'function f(storedHash) { use(storedHash) }', 'storedHash', 'named'],
  ])('%s', (_, code, text, source) => expect(sourceOf(code, text)).toBe(source))

  test.each([
    ['a field of a form', 'use(values.password)', 'values.password'],
    ['a field of the request', 'use(req.body.token)', 'req.body.token'],
    ['a member of an enum', 'use(TokenKind.Secret)', 'TokenKind.Secret'],
    ['a bare hash of anything', 'use(entry.hash)', 'entry.hash'],
    ['a name alone', 'function f(token) { use(token) }', 'token'],
    ['a hash saved by a build', 'function f(savedFileHash) { use(savedFileHash) }', 'savedFileHash'],
  ])('not %s', (_, code, text) => expect(sourceOf(code, text)).toBeNull())
})
