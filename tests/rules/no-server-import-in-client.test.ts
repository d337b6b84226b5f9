import rule from '../../src/rules/no-server-import-in-client.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'a Prisma client': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { PrismaClient } from '@prisma/client'
        const db = new PrismaClient()
        export const x = () => db
      `,
      reports: ['serverCodeInBrowser'],
    },
    'the file system': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import fs from 'node:fs'
        export const x = () => fs.readFileSync('a')
      `,
      reports: ['serverCodeInBrowser'],
    },
    'promises of the file system': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { readFile } from 'fs/promises'
        export const x = () => readFile('a')
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a renamed import': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { exec as run } from 'child_process'
        export const x = () => run('ls')
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a pool of Postgres': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { Pool } from 'pg'
        export const x = new Pool()
      `,
      reports: ['serverCodeInBrowser'],
    },
    'CommonJS': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        const { Pool } = require('pg')
        exports.x = new Pool()
      `,
      reports: ['serverCodeInBrowser'],
    },
    'Mongoose': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import mongoose from 'mongoose'
        export const x = mongoose.connection
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a marker of server code': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import 'server-only'
        export const x = 1
      `,
      reports: ['serverCodeInBrowser'],
    },
    'headers of Next': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { cookies } from 'next/headers'
        export const x = () => cookies()
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a local Prisma module': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { prisma } from '@/lib/prisma'
        export const x = () => prisma.user.findMany()
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a local database of the server': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { db } from '~/server/db'
        export const x = () => db
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a module named .server': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { session } from './session.server'
        export const x = () => session
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a token signer': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import jwt from 'jsonwebtoken'
        export const x = () => jwt.sign({}, 'x')
      `,
      reports: ['serverCodeInBrowser'],
    },
    'Redis': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import Redis from 'ioredis'
        export const x = new Redis()
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a re-export': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        export { db } from '@/server/db'
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a namespace': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import * as admin from 'firebase-admin'
        export const x = () => admin.auth()
      `,
      reports: ['serverCodeInBrowser'],
    },
    'hooks of React without a directive': {
      filename: 'src/List.tsx',
      code: ts`
        import { useState } from 'react'
        import { Pool } from 'pg'
        const pool = new Pool()
        export function List() { const [a] = useState(pool); return a }
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a component of Svelte': {
      filename: 'src/List.ts',
      code: ts`
        import { onMount } from 'svelte'
        import { KEY } from '\$env/static/private'
        onMount(() => fetch('/x?' + KEY))
      `,
      reports: ['serverCodeInBrowser'],
    },
    'a component of Vue': {
      filename: 'src/List.ts',
      code: ts`
        import { onMounted } from 'vue'
        import fs from 'fs'
        onMounted(() => fs.existsSync('a'))
      `,
      reports: ['serverCodeInBrowser'],
    },
  },
  valid: {
    'an import of types': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import type { PrismaClient } from '@prisma/client'
        export const x = (a: PrismaClient) => a
      `,
    },
    'types by name': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { type Pool } from 'pg'
        export const x = (a: Pool) => a
      `,
    },
    'an import only used as a type': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { Pool } from 'pg'
        export const x = (a: Pool) => a
      `,
    },
    'an enumeration of the schema': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { Role } from '@prisma/client'
        export const x = Role.ADMIN
      `,
    },
    'a server action': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { save } from './actions'
        export const x = () => save()
      `,
    },
    'actions in a folder of the server': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { save } from '@/server/actions/save'
        export const x = () => save()
      `,
    },
    'columns of Drizzle': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { sql } from 'drizzle-orm'
        export const x = sql
      `,
    },
    'the own database of a browser': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { db } from '@/lib/db'
        export const x = () => db.notes.toArray()
      `,
    },
    'Clerk for browsers': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { useUser } from '@clerk/nextjs'
        export const x = () => useUser()
      `,
    },
    'paths': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import path from 'path'
        export const x = path.join('a', 'b')
      `,
    },
    'a query of tRPC': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { api } from '@/trpc/react'
        export const x = () => api.user.list.useQuery()
      `,
    },
    'Stripe for browsers': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import { loadStripe } from '@stripe/stripe-js'
        export const x = loadStripe('pk')
      `,
    },
    'a package named like a folder': {
      filename: 'src/List.tsx',
      code: ts`
        'use client'
        import x from 'server/db'
        export { x }
      `,
    },
    'a Remix route': {
      filename: 'app/routes/a.tsx',
      code: ts`
        import { useState } from 'react'
        import { db } from '../db.server'
        export const loader = () => db.all()
        export default function A() { return useState(1) }
      `,
    },
    'a page with getServerSideProps': {
      filename: 'pages/a.tsx',
      code: ts`
        import { useState } from 'react'
        import fs from 'fs'
        export async function getServerSideProps() { return fs.readFileSync('a') }
        export default function A() { return useState(1) }
      `,
    },
    'a server module': {
      filename: 'src/db.ts',
      code: ts`
        import { Pool } from 'pg'
        export const pool = new Pool()
      `,
    },
    'a module of actions': {
      filename: 'src/actions.ts',
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        export async function x() { return prisma.user.findMany() }
      `,
    },
    'a server component': {
      filename: 'app/page.tsx',
      code: ts`
        import { prisma } from '@/lib/prisma'
        export default async function A() { return prisma.user.findMany() }
      `,
    },
    'a terminal rendered by Ink': {
      filename: 'src/cli.tsx',
      code: ts`
        import { useState } from 'react'
        import { Text } from 'ink'
        import fs from 'fs'
        export const A = () => useState(fs.readFileSync('a'))
      `,
    },
    'a require that only runs on a server': {
      filename: 'src/A.tsx',
      code: ts`
        'use client'
        export function x() { if (typeof window === 'undefined') return require('fs').readFileSync('a') }
      `,
    },
    'a dynamic import': {
      filename: 'src/A.tsx',
      code: ts`
        'use client'
        export const x = () => import('./session.server')
      `,
    },
  },
})
