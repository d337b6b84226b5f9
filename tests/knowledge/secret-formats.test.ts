import { describe, expect, test } from 'vitest'
import { entropyOf, isPlaceholder, looksSecret, privateKeyIn, tokenPayloadOf, urlPasswordIn, vendorSecretIn } from '../../src/facts/secret-texts.js'
import { secretFormats } from '../../src/knowledge/secret-formats.js'
import { madeUp } from '../support/made-up-secrets.js'

/** A random-looking text of some characters out of a class such as `a-f0-9`. */
function drawn(characters: string, length: number): string {
  const all = [...'aZ3bY7cX1dW9eV5fU2gT8hS4iR6jQ0kPlOmNnMoLpKqJrIsHtGuFvEwDxCyBzA']
  const allowed = all.filter((character) => new RegExp(`[${characters}]`).test(character))
  return Array.from({ length }, (_, index) => allowed[(index * 7 + Math.floor(index / allowed.length)) % allowed.length]).join('')
}

describe('the table of formats', () => {
  test.each(secretFormats.map((entry) => [`${entry.what} ${entry.prefix}`, entry] as const))('%s is found and masked', (_, { prefix, lead, body: [characters, least] }) => {
    // The one lead there is takes eight to ten digits.
    const start = lead === undefined ? '' : '620481735'
    const text = `${start}${prefix}${drawn(characters, Math.max(least, 24))}`.slice(0, start.length + prefix.length + Math.max(least, 24))
    const found = vendorSecretIn(text)
    expect(found, text).not.toBeNull()
    expect(found!.masked).not.toContain(found!.text)
    expect(found!.masked).not.toContain(found!.text.slice(prefix.length, prefix.length + 8))
  })

  test.each(secretFormats.map((entry) => [entry.prefix, entry] as const))('%s alone, with crosses and in an expression is none', (_, { prefix }) => {
    for (const text of [prefix, `${prefix}...`, `${prefix}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`, `${prefix}[A-Za-z0-9]{40}`, `${prefix}your_key_here`])
      expect(vendorSecretIn(text), text).toBeNull()
  })

  test('every entry names its source', () => {
    for (const { source } of secretFormats) expect(source).toMatch(/^https:\/\//)
  })
})

describe('vendorSecretIn', () => {
  test('inside a longer text', () => {
    expect(vendorSecretIn(`Bearer ${madeUp.openai}`)?.what).toBe('OpenAI API key')
  })
  test('a full-length key that holds the word example', () => {
    expect(vendorSecretIn(madeUp.stripeWithWord)?.what).toBe('Stripe live secret key')
  })
  test.each([
    ['a publishable key', madeUp.stripePublishable],
    ['an example of a documentation', madeUp.stripeDocumented],
    ['an example of another documentation', madeUp.awsDocumented],
    ['a class of a style sheet', 'sk-loading-indicator-with-a-very-long-class-name-in-it'],
    ['an identifier', 're_engagement_campaign_email_template_version2'],
    ['a part of a longer word', `task-proj-${madeUp.random}`],
    ['the alphabet', 'sk_live_abcdefghijklmnopqrstuvwxyz'],
    ['a placeholder of words', 'sk-proj-your-openai-api-key-goes-here-please'],
  ])('is silent on %s', (_, text) => {
    expect(vendorSecretIn(text)).toBeNull()
  })
})

describe('privateKeyIn', () => {
  const pem = (kind: string) => madeUp.pem(kind).replaceAll('\\n', '\n')
  test.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])('%s', (kind) => {
    const found = privateKeyIn(pem(kind))
    expect(found?.masked).toBe(`-----BEGIN ${kind}----- ******`)
  })
  test.each([
    ['a public key', pem('PUBLIC KEY')],
    ['a certificate', pem('CERTIFICATE')],
    ['the header', '-----BEGIN PRIVATE KEY-----'],
    ['a header and a placeholder', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
  ])('is silent on %s', (_, text) => {
    expect(privateKeyIn(text)).toBeNull()
  })
})

describe('urlPasswordIn', () => {
  test.each([
    ['Postgres', 'postgres://app:6OyFFKBRRG70QcFI@db.acme.dev:5432/app'],
    ['MongoDB', 'mongodb+srv://admin:Tr0ub4dor3@cluster0.ab1cd.mongodb.net/prod'],
    ['Redis without a user', 'redis://:9aZ27XwLp2MdGf@redis-1234.c1.cloud.redislabs.com:6379'],
    ['AMQP', 'amqps://mq:Kz8RkTz4Vb@lion.rmq.cloudamqp.com/mq'],
    ['HTTP', 'https://deploy:Kz8RkTz4Vb@git.acme.dev/x.git'],
    ['a simple password', 'postgresql://postgres:postgres1234@db.abcdefgh.supabase.co:5432/postgres'],
  ])('%s', (_, text) => {
    const found = urlPasswordIn(text)
    expect(found).not.toBeNull()
    expect(found!.masked).not.toContain(found!.text)
  })
  test.each([
    ['localhost', 'postgresql://postgres:s3cretPw9@localhost:5432/app'],
    ['an address of this machine', 'redis://:s3cretPw9@127.0.0.1:6379'],
    ['a container', 'postgres://app:s3cretPw9@db:5432/app'],
    ['an example', 'postgres://app:s3cretPw9@db.example.com/app'],
    ['placeholders', 'postgres://user:password@db.acme.dev/app'],
    ['a part in brackets', 'postgres://postgres:[YOUR-PASSWORD]@db.abc.supabase.co:5432/postgres'],
    ['parts of run time', 'postgres://${}:${}@${}/app'],
    ['no password', 'https://sentry-key@o1.ingest.sentry.io/2'],
    ['an address with a port and an at sign', 'https://acme.dev:8080/@user'],
  ])('is silent on %s', (_, text) => {
    expect(urlPasswordIn(text)).toBeNull()
  })
})

describe('looksSecret', () => {
  test.each([
    ['apiKey', madeUp.random],
    ['clientSecret', madeUp.hexadecimal],
    ['password', 'Tr0ub4dor&3'],
    ['pass', 'bnVAjCHW96YY7BltnTfOBp9N'],
    ['jwtSecret', 'a8s7d6f5g4h3j2k1l0'],
  ])('%s %s', (name, text) => {
    expect(looksSecret(text, name)).toBe(true)
  })
  test.each([
    ['a label', 'createApiKey', 'createApiKey'],
    ['a route', 'RESET_PASSWORD', '/reset-password'],
    ['a phrase', 'password', 'Enter your password 123'],
    ['classes', 'password', 'border-gray-300 bg-white'],
    ['a hash', 'password', '$2b$10$KzRkTz4VbYc7XwLp2MdGfu6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6'],
    ['an identifier', 'apiKey', '550e8400-e29b-41d4-a716-446655440000'],
    ['a placeholder', 'apiKey', 'your-api-key-here'],
    ['a name of a variable', 'apiKey', 'OPENAI_API_KEY'],
    ['a key of storage', 'accessToken', 'app.auth.access-token-v2'],
    ['a pattern', 'password', '^(?=.*[A-Z])(?=.*\\d).{8,}$'],
    ['a short word', 'secret', 'hush42'],
  ])('is silent on %s', (_, name, text) => {
    expect(looksSecret(text, name)).toBe(false)
  })
})

test('entropy grows with variety', () => {
  expect(entropyOf('aaaaaaaa')).toBe(0)
  expect(entropyOf('abababab')).toBe(1)
  expect(entropyOf(madeUp.random)).toBeGreaterThan(4)
})

test.each(['', 'xxx', '<secret>', 'your-key', 'CHANGE_ME', 'test123', '...', 'sk-xxxx'])('%s is a placeholder', (text) => {
  expect(isPlaceholder(text)).toBe(true)
})

test('reads the payload of a token', () => {
  expect(tokenPayloadOf(madeUp.token({ role: 'anon' }))).toEqual({ role: 'anon' })
  expect(tokenPayloadOf('eyJub3QianNvbg.eyJub3QianNvbg.abcdefghijkl')).toBeNull()
  expect(tokenPayloadOf('hello')).toBeNull()
})
