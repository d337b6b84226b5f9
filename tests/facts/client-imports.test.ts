import { describe, expect, test } from 'vitest'
import { serverImportsInClientOf } from '../../src/facts/client-imports.js'
import { parseFile } from '../support/parse-file.js'

/** Modules of the server that a file takes along to browsers. */
const imports = (code: string, filename = 'src/list.tsx') => serverImportsInClientOf(parseFile(code, { filename })).map(({ specifier }) => specifier)
const pg = `import { Pool } from 'pg'; export const pool = new Pool();`

describe('files that browsers download', () => {
  test.each<[string, string, string, string[]]>([
    ['a directive', `'use client'; ${pg}`, 'src/list.tsx', ['pg']],
    ['a hook by name', `import { useState } from 'react'; ${pg}`, 'src/list.tsx', ['pg']],
    ['a hook beside the default', `import React, { useState } from 'react'; useState(0); ${pg}`, 'src/list.tsx', ['pg']],
    ['a member of the default', `import React from 'react'; React.useEffect(load); ${pg}`, 'src/list.tsx', ['pg']],
    ['a member of the namespace', `import * as React from 'react'; React.useState(0); ${pg}`, 'src/list.tsx', ['pg']],
    ['a required hook', `const { useState } = require('react'); useState(0); const { Pool } = require('pg'); exports.pool = new Pool()`, 'src/list.jsx', ['pg']],
    ['its name', pg, 'src/list.client.ts', ['pg']],
    ['Svelte', `import { onMount } from 'svelte'; ${pg}`, 'src/list.ts', ['pg']],
    ['a hook of something else', `import { useState } from './machine'; useState(0); ${pg}`, 'src/list.ts', []],
    ['nothing says so', pg, 'src/list.ts', []],
    ['a loader beside a component', `import { useState } from 'react'; ${pg} export async function loader() { return pool.query('SELECT 1') }`, 'app/routes/list.tsx', []],
    ['server functions of a framework', `import { createServerFn } from '@tanstack/react-start'; import { useState } from 'react'; ${pg}`, 'src/list.tsx', []],
    ['a terminal', `import { Text } from 'ink'; import { useState } from 'react'; ${pg}`, 'src/list.tsx', []],
    ['actions', `'use server'; ${pg}`, 'src/list.ts', []],
  ])('%s', (_, code, filename, expected) => {
    expect(imports(code, filename)).toEqual(expected)
  })
})

describe('what belongs on the server', () => {
  test.each<[string, string, string[]]>([
    ['the file system', `import fs from 'node:fs'; fs.readFileSync('a')`, ['node:fs']],
    ['a part of Node', `import { readFile } from 'fs/promises'; readFile('a')`, ['fs/promises']],
    ['the client of Prisma', `import { PrismaClient } from '@prisma/client'; new PrismaClient()`, ['@prisma/client']],
    ['an enumeration of Prisma', `import { Role } from '@prisma/client'; use(Role.ADMIN)`, []],
    ['a module by its ending', `import { load } from './users.server'; load()`, ['./users.server']],
    ['the database of the project', `import { db } from '@/server/db'; db.select()`, ['@/server/db']],
    ['actions of the project', `import { invite } from '@/server/actions/invite'; invite()`, []],
    ['given on', `export { load } from './users.server'`, ['./users.server']],
    ['types', `import type { Pool } from 'pg'; export type Given = Pool`, []],
    ['a value of which only the type is used', `import { Pool } from 'pg'; export type Given = Pool`, []],
    ['loaded later', `export const load = () => import('./users.server')`, []],
    ['asked for on the server only', `export function load() { if (typeof window === 'undefined') return require('fs').readFileSync('a') }`, []],
    ['what browsers have a stand-in for', `import { Buffer } from 'buffer'; import path from 'path'; use(Buffer, path)`, []],
  ])('%s', (_, code, expected) => {
    expect(imports(`'use client'; ${code}`)).toEqual(expected)
  })
})
