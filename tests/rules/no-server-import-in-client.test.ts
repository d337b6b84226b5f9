import rule from '../../src/rules/no-server-import-in-client.js'
import { testRule, ts } from '../support/test-rule.js'

testRule(rule, {
  invalid: {
    'member call of a hook of the default import': {
      filename: 'src/widgets/Uploads.jsx',
      code: ts`
        import React from 'react'
        import fs from 'fs'

        export function Uploads({ folder }) {
          const [files, setFiles] = React.useState([])
          React.useEffect(() => {
            setFiles(fs.readdirSync(folder))
          }, [folder])
          return <p>{files.length}</p>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'namespace import of react and bcrypt': {
      filename: 'src/features/auth/register-form.tsx',
      code: ts`
        import * as React from 'react'
        import bcrypt from 'bcrypt'

        export const RegisterForm: React.FC = () => {
          const [password, setPassword] = React.useState('')
          const submit = async () => {
            const hash = await bcrypt.hash(password, 12)
            await fetch('/api/register', { method: 'POST', body: JSON.stringify({ hash }) })
          }
          return <input value={password} onChange={(e) => setPassword(e.target.value)} onBlur={submit} />
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'composable of vue with mongodb': {
      filename: 'src/composables/useOrders.ts',
      code: ts`
        import { onMounted, ref } from 'vue'
        import { MongoClient } from 'mongodb'

        export function useOrders() {
          const orders = ref<unknown[]>([])
          onMounted(async () => {
            const client = await MongoClient.connect('mongodb://localhost')
            orders.value = await client.db().collection('orders').find().limit(20).toArray()
          })
          return orders
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'nodemailer in a contact form': {
      filename: 'components/ContactForm.tsx',
      code: ts`
        "use client"

        import nodemailer from 'nodemailer'
        import { useState } from 'react'

        export default function ContactForm() {
          const [text, setText] = useState('')
          const send = () => nodemailer.createTransport({ host: 'smtp.example.com' }).sendMail({ to: 'us@example.com', text })
          return <form onSubmit={send}><textarea value={text} onChange={(e) => setText(e.target.value)} /></form>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    're-export from a client module': {
      filename: 'src/components/index.client.ts',
      code: ts`
        export { Avatar } from './avatar'
        export { getUser } from '../lib/users.server'
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'solid component with better-sqlite3': {
      filename: 'src/Notes.tsx',
      code: ts`
        import { createSignal, For, onMount } from 'solid-js'
        import Database from 'better-sqlite3'

        const database = new Database('notes.db')

        export default function Notes() {
          const [notes, setNotes] = createSignal<{ text: string }[]>([])
          onMount(() => setNotes(database.prepare('SELECT text FROM notes LIMIT 20').all() as { text: string }[]))
          return <For each={notes()}>{(note) => <p>{note.text}</p>}</For>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'prisma in a use client': {
      filename: 'src/components/user-table.tsx',
      code: ts`
        'use client'

        import { useEffect, useState } from 'react'
        import { PrismaClient } from '@prisma/client'

        const prisma = new PrismaClient()

        export function UserTable() {
          const [users, setUsers] = useState<any[]>([])
          useEffect(() => {
            prisma.user.findMany().then(setUsers)
          }, [])
          return <p>{users.length}</p>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 4 }],
    },
    'fs with a node prefix': {
      filename: 'app/notes/viewer.tsx',
      code: ts`
        'use client'

        import { readFileSync } from 'node:fs'
        import path from 'path'

        export default function Viewer({ slug }: { slug: string }) {
          const text = readFileSync(path.join('content', slug), 'utf8')
          return <pre>{text}</pre>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    'drizzle instance of the project': {
      filename: 'src/app/posts/post-list.tsx',
      code: ts`
        'use client'

        import { useState } from 'react'
        import { db } from '@/server/db'
        import { posts } from '@/server/db/schema'

        export function PostList() {
          const [rows, setRows] = useState<unknown[]>([])
          return <button onClick={async () => setRows(await db.select().from(posts))}>{rows.length}</button>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 4 }, { messageId: 'serverCodeInBrowser', line: 5 }],
    },
    'pg in a hooks component without the directive': {
      filename: 'src/components/Stats.jsx',
      code: ts`
        import React, { useEffect, useState } from 'react'
        import { Pool } from 'pg'

        const pool = new Pool({ connectionString: import.meta.env.VITE_DATABASE_URL })

        export default function Stats() {
          const [count, setCount] = useState(0)
          useEffect(() => {
            pool.query('select count(*) from users').then((r) => setCount(r.rows[0].count))
          }, [])
          return <b>{count}</b>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'server only module by its suffix': {
      filename: 'app/components/invoice-button.tsx',
      code: ts`
        'use client'

        import { createInvoice } from '../lib/invoices.server'

        export function InvoiceButton({ order }: { order: string }) {
          return <button onClick={() => createInvoice(order)}>Invoice</button>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    'required mongoose': {
      filename: 'src/components/Profile.client.jsx',
      code: ts`
        const React = require('react')
        const mongoose = require('mongoose')

        exports.Profile = function Profile({ id }) {
          return React.createElement('p', null, mongoose.Types.ObjectId.isValid(id) ? id : 'unknown')
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'child process': {
      filename: 'src/app/tools/run-button.tsx',
      code: ts`
        "use client"

        import { exec } from 'child_process'

        export default function RunButton() {
          return <button onClick={() => exec('ls')}>Run</button>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    'the server-only marker': {
      filename: 'src/features/keys/key-form.tsx',
      code: ts`
        'use client'

        import 'server-only'
        import { useState } from 'react'

        export function KeyForm() {
          const [key, setKey] = useState('')
          return <input value={key} onChange={(e) => setKey(e.target.value)} />
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    'redis and a mixed import of types and values': {
      filename: 'src/components/presence.tsx',
      code: ts`
        'use client'

        import { type RedisOptions, Redis } from 'ioredis'

        const options: RedisOptions = { host: 'localhost' }
        const redis = new Redis(options)

        export function Presence({ room }: { room: string }) {
          return <button onClick={() => redis.publish(room, 'here')}>I am here</button>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    'next headers in a client component': {
      filename: 'src/components/theme-toggle.tsx',
      code: ts`
        'use client'

        import { cookies } from 'next/headers'
        import { useState } from 'react'

        export function ThemeToggle() {
          const [theme, setTheme] = useState('light')
          const save = async () => (await cookies()).set('theme', theme)
          return <button onClick={() => { setTheme('dark'); void save() }}>{theme}</button>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 3 }],
    },
    'firebase admin in a hook': {
      filename: 'src/hooks/use-user.ts',
      code: ts`
        import { useEffect, useState } from 'react'
        import { getAuth } from 'firebase-admin/auth'

        export function useUser(uid: string) {
          const [user, setUser] = useState<unknown>(null)
          useEffect(() => {
            getAuth().getUser(uid).then(setUser)
          }, [uid])
          return user
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 2 }],
    },
    'fs promises and kysely in a page with use client': {
      filename: 'app/admin/page.tsx',
      code: ts`
        'use client'

        import { useQuery } from '@tanstack/react-query'
        import { Kysely, PostgresDialect } from 'kysely'
        import { Pool } from 'pg'

        const db = new Kysely<any>({ dialect: new PostgresDialect({ pool: new Pool() }) })

        export default function AdminPage() {
          const { data, isError, isPending } = useQuery({ queryKey: ['u'], queryFn: () => db.selectFrom('users').selectAll().execute() })
          if (isPending || isError) return null
          return <p>{data.length}</p>
        }
      `,
      reports: [{ messageId: 'serverCodeInBrowser', line: 5 }],
    },
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
    'page with getStaticProps that begins with a directive': {
      filename: 'src/pages/changelog.tsx',
      code: ts`
        'use client'

        import { readFile } from 'node:fs/promises'
        import { useState } from 'react'

        export default function Changelog({ text }) {
          const [isOpen, setOpen] = useState(false)
          return <button onClick={() => setOpen(!isOpen)}>{isOpen ? text : 'Changelog'}</button>
        }

        export async function getStaticProps() {
          return { props: { text: await readFile('CHANGELOG.md', 'utf8') } }
        }
      `,
    },
    'a hook test in node': {
      filename: 'src/hooks/use-search.test.tsx',
      code: ts`
        import React from 'react'
        import { readFileSync } from 'node:fs'
        import { renderHook } from '@testing-library/react'

        const fixture = readFileSync('fixtures/search.json', 'utf8')
        it('searches', () => {
          renderHook(() => React.useState(fixture))
        })
      `,
    },
    'a terminal interface': {
      filename: 'src/ui/app.tsx',
      code: ts`
        import React, { useEffect, useState } from 'react'
        import { Text } from 'ink'
        import { readdir } from 'node:fs/promises'

        export function App() {
          const [count, setCount] = useState(0)
          useEffect(() => {
            readdir('.').then((files) => setCount(files.length))
          }, [])
          return <Text>{count} files</Text>
        }
      `,
    },
    'server rendering of a component with react': {
      filename: 'src/server/render.tsx',
      code: ts`
        import React from 'react'
        import { readFileSync } from 'fs'
        import { renderToString } from 'react-dom/server'
        import { App } from '../App'

        const template = readFileSync('dist/index.html', 'utf8')

        export const render = (url: string) => template.replace('<!--app-->', renderToString(<App url={url} />))
      `,
    },
    'redis name of another module': {
      filename: 'src/components/cache-panel.tsx',
      code: ts`
        'use client'

        import { redis } from '@/icons/brands'
        import { path } from '@/lib/paths'
        import { useState } from 'react'

        export function CachePanel() {
          const [open, setOpen] = useState(false)
          return <button onClick={() => setOpen(!open)}>{open ? path('/cache') : redis}</button>
        }
      `,
    },
    'value import used as a type only': {
      filename: 'src/components/orders-table.tsx',
      code: ts`
        'use client'

        import { Pool } from 'pg'
        import { useState } from 'react'

        type Props = { pool?: Pool; rows: string[] }

        export function OrdersTable({ rows }: Props) {
          const [page] = useState(0)
          return <p>{rows.slice(page * 20, page * 20 + 20).join()}</p>
        }
      `,
    },
    'shared file with a useful name': {
      filename: 'src/lib/use-cases/archive.ts',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { useContainer } from 'class-validator'

        export async function archive(id: string) {
          useContainer({ get: () => null })
          return prisma.project.update({ where: { id }, data: { archived: true } })
        }
      `,
    },
    'sveltekit page with load on the server': {
      filename: 'src/routes/+page.server.ts',
      code: ts`
        import { db } from '$lib/server/db'
        import { posts } from '$lib/server/db/schema'

        export const load = async () => ({ posts: await db.select().from(posts).limit(20) })
      `,
    },
    'server component': {
      filename: 'app/users/page.tsx',
      code: ts`
        import { prisma } from '@/lib/prisma'
        import { UserTable } from './user-table'

        export default async function UsersPage() {
          const users = await prisma.user.findMany({ take: 50 })
          return <UserTable users={users} />
        }
      `,
    },
    'types only': {
      filename: 'src/components/user-row.tsx',
      code: ts`
        'use client'

        import type { User } from '@prisma/client'
        import { type Post } from '@prisma/client'
        import type { db } from '@/server/db'

        export function UserRow({ user, post }: { user: User; post: Post; client?: typeof db }) {
          return <p onClick={() => alert(user.id)}>{post.title}</p>
        }
      `,
    },
    'server actions': {
      filename: 'src/components/invite-form.tsx',
      code: ts`
        'use client'

        import { useActionState } from 'react'
        import { invite } from '@/server/actions/invite'

        export function InviteForm() {
          const [state, action] = useActionState(invite, null)
          return <form action={action}>{String(state)}</form>
        }
      `,
    },
    'remix loader in a route': {
      filename: 'app/routes/orders.tsx',
      code: ts`
        import { useLoaderData } from '@remix-run/react'
        import { useState } from 'react'
        import { db } from '~/lib/db.server'

        export async function loader() {
          return db.order.findMany({ take: 20 })
        }

        export default function Orders() {
          const orders = useLoaderData<typeof loader>()
          const [open, setOpen] = useState(false)
          return <button onClick={() => setOpen(!open)}>{orders.length}</button>
        }
      `,
    },
    'get server side props': {
      filename: 'pages/reports.jsx',
      code: ts`
        import { useState } from 'react'
        import fs from 'fs'

        export async function getStaticProps() {
          return { props: { text: fs.readFileSync('content/reports.md', 'utf8') } }
        }

        export default function Reports({ text }) {
          const [open, setOpen] = useState(false)
          return <pre onClick={() => setOpen(true)}>{open && text}</pre>
        }
      `,
    },
    'browser supabase client': {
      filename: 'src/components/realtime.tsx',
      code: ts`
        'use client'

        import { createBrowserClient } from '@supabase/ssr'
        import { useEffect } from 'react'

        export function Realtime({ onChange }: { onChange: () => void }) {
          useEffect(() => {
            const supabase = createBrowserClient('https://x.supabase.co', 'anon')
            const channel = supabase.channel('rows').on('broadcast', { event: 'x' }, onChange).subscribe()
            return () => void supabase.removeChannel(channel)
          }, [onChange])
          return null
        }
      `,
    },
    'buffer and events polyfills': {
      filename: 'src/components/uploader.tsx',
      code: ts`
        'use client'

        import { Buffer } from 'buffer'
        import EventEmitter from 'events'
        import path from 'path'

        const events = new EventEmitter()

        export function Uploader() {
          return <button onClick={() => events.emit('up', Buffer.from(path.basename('/a/b')))}>Up</button>
        }
      `,
    },
    'enum of the client generated for browsers': {
      filename: 'src/components/role-select.tsx',
      code: ts`
        'use client'

        import { Role } from '@prisma/client/index-browser'

        export function RoleSelect() {
          return <select>{Object.values(Role).map((r) => <option key={r}>{r}</option>)}</select>
        }
      `,
    },
    'a path that sounds like a server': {
      filename: 'src/components/server-status.tsx',
      code: ts`
        'use client'

        import { useState } from 'react'
        import { ServerIcon } from '@/icons/server'
        import { useServerStatus } from '@/hooks/use-server-status'

        export function ServerStatus() {
          const [open, setOpen] = useState(false)
          const status = useServerStatus()
          return <button onClick={() => setOpen(!open)}><ServerIcon /> {open && status}</button>
        }
      `,
    },
    'indexed db called db': {
      filename: 'src/offline/notes.tsx',
      code: ts`
        'use client'

        import { useLiveQuery } from 'dexie-react-hooks'
        import { db } from '@/offline/db'

        export function Notes() {
          const notes = useLiveQuery(() => db.notes.toArray())
          return <p>{notes?.length}</p>
        }
      `,
    },
    'email template': {
      filename: 'src/emails/welcome.tsx',
      code: ts`
        import * as React from 'react'
        import fs from 'node:fs'
        import { Html, Text } from '@react-email/components'

        const footer = fs.readFileSync('emails/footer.txt', 'utf8')

        export default function Welcome({ name }: { name: string }) {
          return <Html><Text>Hello {name}</Text><Text>{footer}</Text></Html>
        }
      `,
    },
    'test of a component': {
      filename: 'src/components/user-table.test.tsx',
      code: ts`
        import { useState } from 'react'
        import { readFileSync } from 'fs'
        import { render } from '@testing-library/react'

        const fixture = JSON.parse(readFileSync('fixtures/users.json', 'utf8'))

        it('renders', () => {
          const Wrapper = () => {
            const [rows] = useState(fixture)
            return <p>{rows.length}</p>
          }
          render(<Wrapper />)
        })
      `,
    },
    'drizzle zod schema shared': {
      filename: 'src/components/post-form.tsx',
      code: ts`
        'use client'

        import { useForm } from 'react-hook-form'
        import { zodResolver } from '@hookform/resolvers/zod'
        import { postSchema } from '@/shared/schemas/post'

        export function PostForm() {
          const form = useForm({ resolver: zodResolver(postSchema) })
          return <form onSubmit={form.handleSubmit(console.log)} />
        }
      `,
    },
    'server function of TanStack Start': {
      filename: 'src/components/team-panel.tsx',
      code: ts`
        import { createServerFn } from '@tanstack/react-start'
        import { useEffect, useState } from 'react'
        import { Pool } from 'pg'

        const countMembers = createServerFn({ method: 'GET' }).handler(async () => {
          const { rows } = await new Pool({ max: 5 }).query('SELECT count(*) FROM members')
          return Number(rows[0].count)
        })

        export function TeamPanel() {
          const [count, setCount] = useState(0)
          useEffect(() => {
            void countMembers().then(setCount)
          }, [])
          return <p>{count} members</p>
        }
      `,
    },
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
