import { describe, expect, test } from 'vitest'
import { entryOf, isLocalModule, packageOf } from '../../src/knowledge/modules.js'

test.each([
  ['./db', true],
  ['../db', true],
  ['..', true],
  ['.', true],
  ['/abs/db', true],
  ['@/lib/db', true],
  ['~/lib/db', true],
  ['#db', true],
  ['$lib/db', true],
  ['src/db', true],
  ['app/models', true],
  ['lib/db', true],
  ['server/db', true],
  ['pg', false],
  ['@scope/name', false],
  ['node:fs', false],
  ['source-map', false],
  ['application', false],
  ['libsql', false],
  ['server-only', false],
  ['...', false],
])('isLocalModule %s', (module, expected) => {
  expect(isLocalModule(module)).toBe(expected)
})

test.each([
  ['pg', 'pg'],
  ['pg/lib/client', 'pg'],
  ['@scope/name', '@scope/name'],
  ['@scope/name/sub/path', '@scope/name'],
  ['node:fs/promises', 'fs'],
  ['npm:stripe@14', 'stripe'],
  ['npm:@supabase/supabase-js@2', '@supabase/supabase-js'],
  ['npm:stripe@14/lib/x', 'stripe'],
  ['jsr:@hono/hono@4', '@hono/hono'],
  ['https://esm.sh/stripe@14.1.0?target=deno', 'stripe'],
  ['https://esm.sh/@supabase/supabase-js@2', '@supabase/supabase-js'],
  ['https://esm.sh/stripe?target=deno', 'stripe'],
  ['https://deno.land/x/oak@v12/mod.ts', 'oak'],
  ['https://esm.sh/v135/stripe@14', 'stripe'],
])('packageOf %s', (module, expected) => {
  expect(packageOf(module)).toBe(expected)
})

describe('entryOf', () => {
  const catalogue = {
    pg: { Pool: 'pool', 'Pool.new()': 'instance', '': 'module' },
    'next/headers': { cookies: 'cookies' },
    next: { cookies: 'wrong' },
  }
  test.each([
    ['an export', 'pg', ['Pool'], 'pool'],
    ['an instance', 'pg', ['Pool', 'new()'], 'instance'],
    ['the default export', 'pg', [], 'module'],
    ['a sub-path falls back to its package', 'pg/lib/index', ['Pool'], 'pool'],
    ['a sub-path of its own wins', 'next/headers', ['cookies'], 'cookies'],
    ['another sub-path', 'next/server', ['cookies'], 'wrong'],
    ['with npm:', 'npm:pg@8', ['Pool'], 'pool'],
    ['an unknown export', 'pg', ['Client'], null],
    ['an unknown package', 'mysql', ['Pool'], null],
    ['a key of every object', 'constructor', ['name'], null],
    ['an export of every object', 'pg', ['toString'], null],
  ])('%s', (_, module, path, expected) => {
    expect(entryOf(catalogue, { module, path })).toBe(expected)
  })
})
