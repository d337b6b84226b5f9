import { describe, expect, test } from 'vitest'
import { sideAt, sideOf } from '../../src/facts/side.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

const side = (code: string, filename = 'src/thing.ts') => sideOf(parseFile(code, { filename }))

describe('a file runs on the server', () => {
  test.each([
    ["says 'use server'", "'use server'\nexport async function pay() {}", 'src/a.ts'],
    ['is a route handler', 'export async function POST(req: Request) {}', 'app/api/x/route.ts'],
    ['is in pages/api', 'export default function handler(req, res) {}', 'pages/api/x.ts'],
    ['is in pages/api and re-exports', "export { default } from '@/lib/x'", 'pages/api/x.ts'],
    ['is a SvelteKit endpoint', 'export const GET = () => new Response()', 'src/routes/x/+server.ts'],
    ['is an edge function', 'const a = 1', 'supabase/functions/pay/index.ts'],
    ['is called so', 'export const a = 1', 'app/lib/db.server.ts'],
    ['imports a framework', "import express from 'express'"],
    ['imports a database', "import { Pool } from 'pg'"],
    ['imports a sub-path of a database', "import { eq } from 'drizzle-orm/pg-core'"],
    ['requires a database', "const mysql = require('mysql2/promise')"],
    ['imports a module of Node', "import { readFile } from 'node:fs/promises'"],
    ['imports a module of Node without prefix', "import cp from 'child_process'"],
    ['imports the server part of Next', "import { cookies } from 'next/headers'"],
    ['is marked by a package', "import 'server-only'\nexport const key = 1"],
    ['has a controller', 'export const pay = (req, res) => res.status(201).json({})'],
    ['has a NestJS controller', "import { Controller, Get } from '@nestjs/common'\n@Controller() class A { @Get() a() {} }"],
    ['has a tRPC procedure', "import { publicProcedure } from '../trpc'\nexport const list = publicProcedure.query(() => [])"],
    ['has a Lambda', 'export const handler = async (event) => {}'],
    ['answers uploads of browsers', "import { handleUpload } from '@vercel/blob/client'\nexport async function POST(request: Request) { return Response.json(await handleUpload({ request })) }", 'app/api/upload/route.ts'],
    ['drives a browser', "import puppeteer from 'puppeteer'\nawait page.evaluate(() => document.title)"],
    ['renders an awaiting component', 'export default async function Page() { return <p>{await load()}</p> }', 'app/page.tsx'],
    ['renders a layout of the app folder', 'export default function Layout({ children }) { return <html>{children}</html> }', 'src/app/layout.tsx'],
  ])('that %s', (_name, code, filename = 'src/thing.ts') => {
    expect(side(code, filename)).toBe('server')
  })
})

describe('a file runs on the client', () => {
  test.each([
    ["says 'use client'", "'use client'\nexport const a = 1", 'src/a.ts'],
    ["says 'use client' after another directive", "'use strict'\n'use client'\nimport fs from 'fs'", 'src/a.ts'],
    ["says 'use client' in the app folder", "'use client'\nexport default function Page() { return <p /> }", 'app/page.tsx'],
    ['calls a hook', "import { useState } from 'react'\nexport function useX() { return useState(0) }", 'src/use-x.ts'],
    ['calls a hook of the namespace', "import * as React from 'react'\nexport function useX() { return React.useEffect(() => {}) }", 'src/use-x.ts'],
    ['calls a renamed hook', "import { useEffect as effect } from 'react'\nexport function useX() { effect(() => {}) }", 'src/use-x.ts'],
    ['renders', 'export function Button() { return <button /> }', 'src/Button.tsx'],
    ['renders a fragment', 'export const Empty = () => <></>', 'src/Empty.tsx'],
    ['reads storage', "export const token = () => localStorage.getItem('token')"],
    ['reads storage of the window', "export const token = () => window.localStorage.getItem('token')"],
    ['reads storage behind a test', "export const token = () => (typeof window === 'undefined' ? null : sessionStorage.token)"],
    ['touches the document', "document.getElementById('root')"],
    ['imports a client package', "import { loadStripe } from '@stripe/stripe-js'"],
    ['imports the router of the browser', "import { redirect } from 'react-router-dom'\nexport async function action({ request }) {}", 'src/routes/x.ts'],
    ['takes only types from the server', "import type { User } from '@prisma/client'\nimport { useState } from 'react'\nexport const useUser = () => useState<User>()", 'src/x.ts'],
    ['uses only types of what it imports', "import { User } from '@prisma/client'\nexport const Name = ({ user }: { user: User }) => <p>{user.name}</p>", 'src/x.tsx'],
    ['is called so', 'export const a = 1', 'app/x.client.ts'],
    ['uses Vue', "import { ref } from 'vue'\nexport const count = () => ref(0)"],
    ['says so in a folder called server', "'use client'\nexport const a = 1", 'server/a.ts'],
  ])('that %s', (_name, code, filename = 'src/thing.ts') => {
    expect(side(code, filename)).toBe('client')
  })
})

describe('a file runs who knows where', () => {
  test.each([
    ['is empty', ''],
    ['has plain functions', 'export const add = (a, b) => a + b', 'server/lib/add.ts'],
    ['is in a folder called client', 'export const add = (a, b) => a + b', 'client/add.ts'],
    ['only tests for the window', "export const isBrowser = typeof window !== 'undefined'"],
    ['takes only types', "import type { Request } from 'express'\nexport type A = Request"],
    ['takes only types one by one', "import { type Pool } from 'pg'\nexport type A = Pool"],
    ['has a variable called document', 'export function f(document) { const window = 1; return document.body + window }'],
    ['is a page with its loader', "import { db } from './db.server'\nexport async function loader({ params }) {}\nexport default function Page() { return <p /> }", 'app/routes/x.tsx'],
    ['is a page with server-side properties', "import { PrismaClient } from '@prisma/client'\nimport { useState } from 'react'\nexport const getServerSideProps = async () => {}\nexport default function Page() { useState(0); return <p /> }", 'pages/x.tsx'],
    ['imports the client of Hono', "import { hc } from 'hono/client'\nexport const api = hc('/')"],
    ['renders an enumeration of the database', "import { Role } from '@prisma/client'\nexport const Badge = () => <p>{Role.ADMIN}</p>", 'src/Badge.tsx'],
    ['has a member called document', 'export const f = (page) => page.document.body'],
  ])('that %s', (_name, code, filename = 'src/thing.ts') => {
    expect(side(code, filename)).toBe('unknown')
  })
})

test('a handler in a file of both sides is on the server', () => {
  const file = parseFile("export async function loader({ params }) { return 1 }\nexport default function Page() { return <p>{2}</p> }", { filename: 'app/routes/x.tsx' })
  expect(sideAt(file, nodeOf(file, '1'))).toBe('server')
  expect(sideAt(file, nodeOf(file, '2'))).toBe('unknown')
})

test('a server action in a client component is on the server', () => {
  const file = parseFile("export function Form() { async function save() { 'use server'; return 1 }\n return <form>{2}</form> }", { filename: 'src/Form.tsx' })
  expect(sideAt(file, nodeOf(file, '1'))).toBe('server')
})
