import { expect, test } from 'vitest'
import { sharedHostIn } from '../../src/facts/shared-hosts.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** The host whose every site an `origin` option lets in. */
const host = (origin: string, before = '') => hostIn(`${before}\nconst options = { origin: ${origin} }`, origin)

function hostIn(code: string, text: string) {
  const file = parseFile(code)
  return sharedHostIn(file, nodeOf(file, text))?.host ?? null
}

test.each<[string, string, string | null]>([
  ['a pattern', String.raw`/\.vercel\.app$/`, 'vercel.app'],
  ['a pattern of whole origins', String.raw`/^https:\/\/.*\.vercel\.app$/`, 'vercel.app'],
  ['a pattern of names', String.raw`/^https:\/\/[a-z0-9-]+\.netlify\.app$/`, 'netlify.app'],
  ['one of a list', String.raw`['https://acme.dev', /\.netlify\.app$/]`, 'netlify.app'],
  ['the longest host', String.raw`/\.up\.railway\.app$/`, 'up.railway.app'],
  ['a function', "(origin, done) => done(null, origin.endsWith('.vercel.app'))", 'vercel.app'],
  ['a function that sends others away', "(origin, done) => { if (!origin.endsWith('.vercel.app')) return done(new Error('no')); done(null, true) }", 'vercel.app'],
  ['a project', String.raw`/^https:\/\/acme-.*\.vercel\.app$/`, null],
  ['a team behind the name', String.raw`/-acme\.vercel\.app$/`, null],
  ['a host of our own', String.raw`/\.acme\.dev$/`, null],
  ['one site', "'https://acme.vercel.app'", null],
  ['a function that also asks for the name', "(origin, done) => done(null, origin.startsWith('https://acme-') && origin.endsWith('.vercel.app'))", null],
  ['a function that sends these away', "(origin, done) => { if (origin.endsWith('.vercel.app')) return done(new Error('no')); done(null, true) }", null],
  ['a function for previews', "(origin, done) => done(null, isPreview && origin.endsWith('.vercel.app'))", null],
])('%s', (_situation, origin, expected) => {
  expect(host(origin)).toBe(expected)
})

test('a list that stands before', () => {
  expect(hostIn(String.raw`const allowed = [/\.vercel\.app$/]
const options = { origin: allowed }`, 'allowed')).toBe('vercel.app')
})
