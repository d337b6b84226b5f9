import rule from '../../src/rules/no-query-in-loop.js'
import { testRule, ts } from '../support/test-rule.js'

const app = "import express from 'express'\nimport { prisma } from './db.js'\nconst app = express()\n"
const found = { reports: ['queryInLoop'] }
const everywhere = { everywhere: true }

testRule(rule, {
  valid: {
    'function that reads once before the loop': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        const settingsOf = (teamId: string) => prisma.setting.findUnique({ where: { teamId } })

        export async function render(teamId: string, rows: { name: string }[]) {
          const settings = await settingsOf(teamId)
          const out = []
          for (const row of rows) out.push(\`\${settings?.prefix}\${row.name}\`)
          return out
        }
      `,
    },
    'helper hands on to another module': {
      options: { everywhere: true },
      code: ts`
        import { users } from './users-service'

        const nameOf = async (id: string) => (await users.byId(id)).name

        export async function names(ids: string[]) {
          return Promise.all(ids.map((id) => nameOf(id)))
        }
      `,
    },
    'paths are walked up while there is a parent': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        async function folder(id: string) {
          return prisma.folder.findUnique({ where: { id }, select: { parentId: true, name: true } })
        }

        export async function path(id: string | null) {
          const names: string[] = []
          while (id) {
            const at = await folder(id)
            if (!at) break
            names.unshift(at.name)
            id = at.parentId
          }
          return names.join('/')
        }
      `,
    },
    'helper that creates what is missing': {
      options: { everywhere: true },
      code: ts`
        import { Tag } from './models'

        async function tagBy(name: string) {
          const [tag] = await Tag.findOrCreate({ where: { name } })
          return tag
        }

        export async function tags(names: string[]) {
          const out = []
          for (const name of names) out.push(await tagBy(name))
          return out
        }
      `,
    },
    'pause between look-ups': {
      options: { everywhere: true },
      code: ts`
        import { setTimeout as sleep } from 'node:timers/promises'
        import { prisma } from './prisma'

        export async function backfill(ids: string[], write: (row: unknown) => void) {
          for (const id of ids) {
            write(await prisma.legacy.findUnique({ where: { id } }))
            await sleep(50)
          }
        }
      `,
    },
    'two constant months': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        const countIn = (month: number) => prisma.order.count({ where: { month } })

        export async function compare() {
          return Promise.all([1, 2].map((month) => countIn(month)))
        }
      `,
    },
    'helper with a cache of its own': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        const names = new Map<string, string>()

        async function nameOf(id: string) {
          if (names.has(id)) return names.get(id)
          const user = await prisma.user.findUnique({ where: { id }, select: { name: true } })
          names.set(id, user?.name ?? '')
          return user?.name
        }

        export async function label(ids: string[]) {
          const out = []
          for (const id of ids) out.push(await nameOf(id))
          return out
        }
      `,
    },
    'helper that does the work of a job': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'
        import { charge } from './billing'

        async function bill(accountId: string) {
          const account = await prisma.account.findUnique({ where: { id: accountId }, select: { plan: true } })
          await charge(accountId, account?.plan)
        }

        export async function billAll(accountIds: string[]) {
          for (const id of accountIds) await bill(id)
        }
      `,
    },
    'parts of a transaction collected first': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        export async function both(ids: string[]) {
          const parts = []
          for (const id of ids) parts.push(prisma.like.count({ where: { postId: id } }))
          return prisma.$transaction(parts)
        }
      `,
    },
    'helper that reads all at once': {
      options: { everywhere: true },
      code: ts`
        import { db } from './db'
        import { inArray } from 'drizzle-orm'
        import { users } from './schema'

        async function usersBy(ids: string[]) {
          return db.select().from(users).where(inArray(users.id, ids))
        }

        export async function load(groups: string[][]) {
          const out = []
          for (const group of groups) out.push(...(await usersBy(group)))
          return out
        }
      `,
    },
    'same name in another class': {
      options: { everywhere: true },
      code: ts`
        import { api } from './api'
        import { prisma } from './prisma'

        export class Local {
          async find(id: string) {
            return prisma.thing.findUnique({ where: { id }, select: { id: true } })
          }
        }

        export async function remote(ids: string[]) {
          const out = []
          for (const id of ids) out.push(await api.find(id))
          return out
        }
      `,
    },
    'retry of one look-up': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        async function look(id: string) {
          return prisma.job.findUnique({ where: { id }, select: { state: true } })
        }

        export async function waitFor(id: string) {
          for (let attempt = 0; attempt < 10; attempt++) {
            const job = await look(id)
            if (job?.state === 'done') return job
            await new Promise((resolve) => setTimeout(resolve, 500))
          }
          return null
        }
      `,
    },
    'one query with in': {
      options: { everywhere: true },
      code: ts`
        import { Post } from './models/post'
        import { User } from './models/user'

        export async function feed(ids: string[]) {
          const posts = await Post.find({ _id: { $in: ids } }).limit(30).lean()
          const authors = await User.find({ _id: { $in: posts.map((post) => post.author) } }).limit(30).lean()
          const byId = new Map(authors.map((author) => [String(author._id), author]))
          return posts.map((post) => ({ ...post, author: byId.get(String(post.author)) }))
        }
      `,
    },
    'chunks of ids': {
      options: { everywhere: true },
      code: ts`
        import { db } from './db'
        import { inArray } from 'drizzle-orm'
        import { users } from './schema'
        import { chunk } from 'lodash-es'

        export async function emails(ids: string[]) {
          const result: string[] = []
          for (const part of chunk(ids, 500)) {
            const rows = await db.select({ email: users.email }).from(users).where(inArray(users.id, part))
            result.push(...rows.map((row) => row.email))
          }
          return result
        }
      `,
    },
    'pages by cursor': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        export async function exportAll(write: (line: string) => void) {
          let cursor: string | undefined
          for (;;) {
            const rows = await prisma.event.findMany({ take: 500, orderBy: { id: 'asc' }, ...(cursor ? { skip: 1, cursor: { id: cursor } } : {}) })
            if (rows.length === 0) return
            for (const row of rows) write(JSON.stringify(row))
            cursor = rows.at(-1)!.id
          }
        }
      `,
    },
    'free slug is looked for': {
      options: { everywhere: true },
      code: ts`
        import { Workspace } from './models'

        export async function freeSlug(name: string) {
          let slug = name
          for (let i = 1; await Workspace.findOne({ where: { slug } }); i++) {
            slug = \`\${name}-\${i}\`
          }
          return slug
        }
      `,
    },
    'in a transaction': {
      options: { everywhere: true },
      code: ts`
        import { knex } from './knex'

        export async function reserve(lines: { sku: string; count: number }[]) {
          await knex.transaction(async (trx) => {
            for (const line of lines) {
              const stock = await trx('stock').where({ sku: line.sku }).forUpdate().first()
              if (stock.count < line.count) throw new Error('Out of stock')
              await trx('stock').where({ sku: line.sku }).decrement('count', line.count)
            }
          })
        }
      `,
    },
    'array find and map get in a loop': {
      options: { everywhere: true },
      code: ts`
        import { rules } from './rules'

        export async function match(events: { id: string; kind: string }[], handlers: Map<string, (id: string) => Promise<void>>) {
          for (const event of events) {
            const rule = rules.find((candidate) => candidate.kind === event.kind)
            const handler = handlers.get(rule?.name ?? '')
            await handler?.(event.id)
          }
        }
      `,
    },
    'dataloader': {
      options: { everywhere: true },
      code: ts`
        import DataLoader from 'dataloader'
        import { prisma } from './prisma'

        export const userLoader = new DataLoader(async (ids: readonly string[]) => {
          const users = await prisma.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
          return ids.map((id) => users.find((user) => user.id === id) ?? null)
        })

        export const authors = (posts: { authorId: string }[]) => Promise.all(posts.map((post) => userLoader.load(post.authorId)))
      `,
    },
    'constant list of kinds': {
      options: { everywhere: true },
      code: ts`
        import { pool } from './db'

        const TABLES = ['users', 'orders', 'invoices'] as const

        export async function sizes() {
          const result: Record<string, number> = {}
          for (const table of TABLES) {
            const { rows } = await pool.query('SELECT reltuples AS n FROM pg_class WHERE relname = $1', [table])
            result[table] = rows[0].n
          }
          return result
        }
      `,
    },
    'fetch for each url': {
      options: { everywhere: true },
      code: ts`
        export async function crawl(urls: string[]) {
          const pages = []
          for (const url of urls) {
            const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
            pages.push({ url, html: await response.text() })
          }
          return pages
        }
      `,
    },
    'seed reads for each row': {
      filename: 'prisma/seed.ts',
      options: { everywhere: true },
      code: ts`
        import { prisma } from '../src/prisma'
        import users from './users.json'

        for (const user of users) {
          const known = await prisma.user.findUnique({ where: { email: user.email } })
          if (!known) await prisma.user.create({ data: user })
        }
      `,
    },
    'worker sends one letter after another': {
      options: { everywhere: true },
      code: ts`
        import { Worker } from 'bullmq'
        import { prisma } from './prisma'
        import { connection } from './redis'
        import { sendLetter } from './letters'

        export const worker = new Worker('digest', async () => {
          const teams = await prisma.team.findMany({ where: { digest: true }, take: 500 })
          for (const team of teams) {
            const news = await prisma.news.findMany({ where: { teamId: team.id }, take: 10 })
            await sendLetter(team.email, news)
          }
        }, { connection })
      `,
    },
    'prisma transaction of an array of reads': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        export async function counts(ids: string[]) {
          return prisma.$transaction(ids.map((id) => prisma.like.count({ where: { postId: id } })))
        }
      `,
    },
    'writes in a loop': {
      options: { everywhere: true },
      code: ts`
        import { Setting } from './models'

        export async function save(settings: Record<string, string>) {
          for (const [key, value] of Object.entries(settings)) {
            await Setting.upsert({ key, value })
          }
        }
      `,
    },
    'the storage of another file and a cache': {
      options: { everywhere: true },
      code: ts`
        import { storage } from './storage'
        import { redis } from './redis'

        export async function enrich(ids: string[]) {
          return Promise.all(
            ids.map(async (id) => {
              const cached = await redis.get(\`user:\${id}\`)
              return cached ? JSON.parse(cached) : storage.getUser(id)
            }),
          )
        }
      `,
    },
    'test with a loop': {
      filename: 'tests/orders.test.ts',
      options: { everywhere: true },
      code: ts`
        import { expect, test } from 'vitest'
        import { prisma } from '../src/prisma'

        test('all are paid', async () => {
          for (const id of ['a', 'b', 'c']) {
            const order = await prisma.order.findUnique({ where: { id } })
            expect(order?.paid).toBe(true)
          }
        })
      `,
    },
    'one query before the loop': `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); const users = await prisma.user.findMany({ where: { id: { in: orders.map((o) => o.userId) } } }); for (const o of orders) o.user = users.find((u) => u.id === o.userId); res.json(orders) })`,
    'the list of the loop itself': `${app}app.get('/orders', async (req, res) => { for (const o of await prisma.order.findMany({ where: { userId: req.user.id } })) console.log(o); res.end() })`,
    'batches': `${app}app.post('/x', async (req, res) => { for (const ids of chunk(req.body.ids, 100)) await prisma.user.findMany({ where: { id: { in: ids } } }); res.end() })`,
    'chunks by name': { options: everywhere, code: `import { db } from './db'\nexport async function f(chunks) { for (const chunk of chunks) await db.selectFrom('users').selectAll().where('batch', '=', chunk.id).execute() }` },
    'a transaction': `${app}app.post('/x', async (req, res) => { await prisma.$transaction(async (tx) => { for (const item of req.body.items) await tx.product.findUnique({ where: { id: item.id } }) }); res.end() })`,
    'a cursor': { options: everywhere, code: `import { prisma } from './db'\nexport async function all() { let cursor; while (true) { const rows = await prisma.user.findMany({ take: 100, cursor }); if (rows.length === 0) break; cursor = rows.at(-1).id } }` },
    'pages of a list': { options: everywhere, code: `import { prisma } from './db'\nexport async function all(pages) { for (const page of pages) await prisma.user.findMany({ take: 100, skip: page * 100 }) }` },
    'a free slug': { options: everywhere, code: `import { prisma } from './db'\nexport async function slugFor(base) { let slug = base; while (await prisma.post.findUnique({ where: { slug } })) slug += 'x'; return slug }` },
    'a retry': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(id) { for (let attempt = 0; attempt < 3; attempt++) { const row = await prisma.job.findUnique({ where: { id } }); if (row) return row } }` },
    'a few constants': { options: everywhere, code: `import { prisma } from './db'\nexport async function f() { for (const role of ['admin', 'user']) await prisma.role.findUnique({ where: { name: role } }) }` },
    'a constant list': { options: everywhere, code: `import { prisma } from './db'\nconst PLANS = ['free', 'pro']\nexport const f = () => Promise.all(PLANS.map((plan) => prisma.plan.findUnique({ where: { plan } })))` },
    'a write': `${app}app.post('/x', async (req, res) => { for (const item of req.body.items) await prisma.item.update({ where: { id: item.id }, data: { done: true } }); res.end() })`,
    'a loop that waits for a rate limit': { options: everywhere, code: `import { prisma } from './db'\nconst sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))\nexport async function f(ids) { for (const id of ids) { await prisma.user.findUnique({ where: { id } }); await sleep(200) } }` },
    'a worker': { options: everywhere, code: `import { Worker } from 'bullmq'\nimport { prisma } from './db'\nnew Worker('x', async (job) => { for (const id of job.data.ids) await prisma.user.findUnique({ where: { id } }) })` },
    'outside of a handler': `import { prisma } from './db'\nexport async function f(ids) { for (const id of ids) await prisma.user.findUnique({ where: { id } }) }`,
    'the same query in each turn, in a handler': `${app}app.get('/x', async (req, res) => { for (const item of req.body.items) item.rate = await prisma.rate.findFirst(); res.end() })`,
    'a find of an array': `${app}app.get('/x', async (req, res) => { const users = await prisma.user.findMany(); for (const o of req.body.orders) o.user = users.find((u) => u.id === o.userId); res.end() })`,
    'a cache': `${app}app.get('/x', async (req, res) => { for (const id of req.body.ids) await redis.get(id); res.end() })`,
    'SQL with a list': `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { for (const group of req.body.groups) await pool.query('SELECT id FROM users WHERE id = ANY($1)', [group.ids]); res.end() })`,
    'candidates until one is there': `${app}app.get('/x', async (req, res) => { const find = async () => { for (const email of spellings(req.body.email)) { const match = await prisma.user.findFirst({ where: { email } }); if (match) return match } return null }; res.json({ found: (await find()) !== null }) })`,
    'a list that another module exports': { options: everywhere, code: `import { prisma } from './db'\nimport { defaultPlans } from './plans'\nexport async function syncPlans() { for (const plan of defaultPlans) { const known = await prisma.plan.findFirst({ where: { name: plan.name } }); if (known) await prisma.plan.update({ where: { id: known.id }, data: plan }) } }` },
    'the values of an enumeration of a package': { options: everywhere, code: `import { Channel } from '@prisma/client'\nimport { prisma } from './db'\nexport async function perChannel() { const channels = Object.values(Channel); return Promise.all(channels.map(async (channel) => ({ channel, n: await prisma.message.count({ where: { channel } }) }))) }` },
    'the values of an enumeration of the file': { options: everywhere, code: `import { prisma } from './db'\nenum Stage { Lead = 'lead', Won = 'won' }\nexport async function perStage() { for (const stage of Object.values(Stage)) console.log(await prisma.deal.count({ where: { stage } })) }` },
    'a row that leads to a file of each element': { options: everywhere, code: `import { prisma } from './db'\nimport { readFile, stamp } from './files'\nexport async function stampAll(items) { return Promise.all(items.map(async (item) => { const data = await prisma.fileData.findFirst({ where: { id: item.fileDataId } }); if (!data) throw new Error('gone'); const bytes = await readFile(data); return stamp(bytes) })) }` },
    'a row that a model call of each element is given': { options: everywhere, code: `import { prisma } from './db'\nimport { detectFields } from './ai'\nexport async function detect(pages, recipients) { const found = []; for (const page of pages) { const known = await prisma.field.findMany({ where: { pageId: page.id } }); found.push(...(await detectFields({ page, known, recipients }))) } return found }` },
    'a mail to the owner of each element': { options: everywhere, code: `import { User } from './models/user'\nimport { sendReminder } from './mail'\nexport async function remind(invoices) { for (const invoice of invoices) { const owner = await User.findById(invoice.ownerId); await sendReminder(owner.email, invoice) } }` },
    'what is left after the write of the same turn': { options: everywhere, code: `import { db } from './db'\nimport { attachments } from './schema'\nimport { eq } from 'drizzle-orm'\nexport async function detach(items) { for (const item of items) { await db.delete(attachments).where(eq(attachments.id, item.attachmentId)); const [left] = await db.select().from(attachments).where(eq(attachments.invoiceId, item.invoiceId)); if (!left) console.log(item.id) } }` },
    'a read by the row that the same turn wrote': { options: everywhere, code: `import { prisma } from './db'\nexport async function publish(drafts) { for (const draft of drafts) { const prompt = await prisma.prompt.upsert({ where: { slug: draft.slug }, create: draft, update: {} }); const last = await prisma.promptVersion.findFirst({ where: { promptId: prompt.id }, orderBy: { version: 'desc' } }); if (last?.hash === draft.hash) continue; await prisma.promptVersion.create({ data: { promptId: prompt.id, version: (last?.version ?? 0) + 1 } }) } }` },
    'a listener registered in a loop': `${app}app.get('/x', async (req, res) => { for (const id of req.body.ids) emitter.on(id, async function () { const row = await prisma.user.findUnique({ where: { id } }) }); res.end() })`,
  },
  invalid: {
    'private arrow field that counts': {
      options: { everywhere: true },
      code: ts`
        import { Repository } from 'typeorm'
        import { Vote } from './vote.entity'

        export class Polls {
          constructor(private readonly votes: Repository<Vote>) {}

          private countOf = (optionId: string) => this.votes.count({ where: { optionId } })

          async results(options: { id: string; text: string }[]) {
            const results = []
            for (const option of options) {
              results.push({ text: option.text, votes: await this.countOf(option.id) })
            }
            return results
          }
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 12 }],
    },
    'mysql2 in for in over a record': {
      filename: 'src/stock.js',
      options: { everywhere: true },
      code: ts`
        const pool = require('./pool')

        module.exports.levels = async function levels(wanted) {
          const out = {}
          for (const sku in wanted) {
            const [[row]] = await pool.query('SELECT left_over FROM stock WHERE sku = ?', [sku])
            out[sku] = row ? row.left_over : 0
          }
          return out
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'function declared below and waited for in map': {
      options: { everywhere: true },
      code: ts`
        import { eq } from 'drizzle-orm'
        import { db } from './db'
        import { profiles } from './schema'

        export async function authors(posts: { id: string; authorId: string }[]) {
          const withAuthors = await Promise.all(posts.map((post) => profileOf(post.authorId)))
          return withAuthors.filter(Boolean)
        }

        async function profileOf(userId: string) {
          const [profile] = await db.select().from(profiles).where(eq(profiles.userId, userId)).limit(1)
          return profile
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'graphql field resolved for each row in a handler': {
      options: { everywhere: true },
      code: ts`
        import express from 'express'
        import { knex } from './knex'

        const app = express()

        app.get('/albums', async (req, res) => {
          const albums = await knex('albums').where({ user_id: req.user.id }).limit(50)
          await Promise.all(
            albums.map(async (album) => {
              album.photos = await knex('photos').where({ album_id: album.id }).count('* as n').first()
            }),
          )
          res.json(albums)
        })
      `,
      reports: [{ messageId: 'queryInLoop', line: 10 }],
    },
    'mongoose exists in some kind of filter loop': {
      options: { everywhere: true },
      code: ts`
        import { Invite } from './models/invite'

        export async function notInvited(emails: string[], teamId: string) {
          const fresh: string[] = []
          for (let index = 0; index < emails.length; index += 1) {
            const known = await Invite.exists({ email: emails[index], teamId })
            if (!known) fresh.push(emails[index]!)
          }
          return fresh
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'prisma in a page component': {
      filename: 'app/teams/page.tsx',
      options: { everywhere: true },
      code: ts`
        import { prisma } from '@/lib/prisma'

        export default async function TeamsPage() {
          const teams = await prisma.team.findMany({ take: 50 })
          const rows = await Promise.all(teams.map(async (team) => ({ team, members: await prisma.member.count({ where: { teamId: team.id } }) })))
          return <ul>{rows.map(({ team, members }) => <li key={team.id}>{team.name} {members}</li>)}</ul>
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 5 }],
    },
    'repository function of the file in Promise.all': {
      options: { everywhere: true },
      code: ts`
        import { prisma } from './prisma'

        const likesOf = (postId: string) => prisma.like.count({ where: { postId } })

        export async function withLikes(posts: { id: string }[]) {
          return Promise.all(posts.map(async (post) => ({ ...post, likes: await likesOf(post.id) })))
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'static method of a class looks up each row': {
      options: { everywhere: true },
      code: ts`
        import { Account } from './models'

        export class Ledger {
          static async nameOf(id: string) {
            const account = await Account.findByPk(id, { attributes: ['name'] })
            return account?.name ?? 'unknown'
          }

          static async print(entries: { accountId: string; cents: number }[]) {
            const lines: string[] = []
            for (const entry of entries) {
              const name = await Ledger.nameOf(entry.accountId)
              lines.push(\`\${name}: \${entry.cents}\`)
            }
            return lines
          }
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 12 }],
    },
    'object of functions with kysely': {
      options: { everywhere: true },
      code: ts`
        import { db } from './database'

        const queries = {
          async stock(sku: string) {
            return db.selectFrom('stock').select('left').where('sku', '=', sku).executeTakeFirst()
          },
        }

        export async function missing(skus: string[]) {
          const gone: string[] = []
          for (const sku of skus) {
            const row = await queries.stock(sku)
            if (!row || row.left === 0) gone.push(sku)
          }
          return gone
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 12 }],
    },
    'for of over the rows of a query with the mongodb driver': {
      options: { everywhere: true },
      code: ts`
        import { db } from './mongo'

        export async function report() {
          const users = await db.collection('users').find({ active: true }).limit(200).toArray()
          const out = []
          for (const { _id, email } of users) {
            const last = await db.collection('logins').findOne({ userId: _id }, { sort: { at: -1 } })
            out.push({ email, at: last?.at })
          }
          return out
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 7 }],
    },
    'flatMap of async with typeorm': {
      options: { everywhere: true },
      code: ts`
        import { AppDataSource } from './data-source'
        import { Comment } from './comment.entity'

        export async function comments(postIds: number[]) {
          const lists = await Promise.all(postIds.flatMap((postId) => [AppDataSource.getRepository(Comment).find({ where: { postId }, take: 20 })]))
          return lists.flat()
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 5 }],
    },
    'supabase look-up in a helper of a route': {
      filename: 'app/api/carts/route.ts',
      options: { everywhere: true },
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        async function priceOf(supabase: Awaited<ReturnType<typeof createClient>>, id: string) {
          const { data } = await supabase.from('products').select('price').eq('id', id).single()
          return data?.price ?? 0
        }

        export async function POST(request: Request) {
          const supabase = await createClient()
          const { items } = await request.json()
          let total = 0
          for (const item of items) {
            total += (await priceOf(supabase, item.id)) * item.count
          }
          return Response.json({ total })
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 13 }],
    },
    'sequelize in for of of an express handler': {
      filename: 'src/routes/teams.js',
      options: { everywhere: true },
      code: ts`
        const express = require('express')
        const { Team, Member } = require('../models')

        const router = express.Router()

        router.get('/teams', async (req, res) => {
          const teams = await Team.findAll({ where: { ownerId: req.user.id }, limit: 50 })
          const result = []
          for (const team of teams) {
            const members = await Member.count({ where: { teamId: team.id } })
            result.push({ id: team.id, name: team.name, members })
          }
          res.json(result)
        })

        module.exports = router
      `,
      reports: [{ messageId: 'queryInLoop', line: 10 }],
    },
    'mongoose populate by hand in Promise.all': {
      options: { everywhere: true },
      code: ts`
        import { Post } from './models/post'
        import { User } from './models/user'

        export async function feed(authorIds: string[]) {
          const posts = await Post.find({ author: { $in: authorIds } }).sort('-createdAt').limit(30).lean()
          return Promise.all(
            posts.map(async (post) => {
              const author = await User.findById(post.author).select('name avatar').lean()
              return { ...post, author }
            }),
          )
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 8 }],
    },
    'drizzle in a hono handler with entries': {
      options: { everywhere: true },
      code: ts`
        import { Hono } from 'hono'
        import { eq } from 'drizzle-orm'
        import { db } from './db'
        import { items, orders } from './schema'

        export const app = new Hono()

        app.get('/orders', async (c) => {
          const rows = await db.select({ id: orders.id }).from(orders).limit(100)
          const detailed: Record<string, unknown> = {}
          for (const [index, order] of rows.entries()) {
            detailed[order.id] = await db.select().from(items).where(eq(items.orderId, order.id))
            c.header('x-count', String(index))
          }
          return c.json(detailed)
        })
      `,
      reports: [{ messageId: 'queryInLoop', line: 12 }],
    },
    'pg query in a counted loop': {
      options: { everywhere: true },
      code: ts`
        import { pool } from './db'

        export async function prices(skus: string[]) {
          const out: number[] = []
          for (let i = 0; i < skus.length; i++) {
            const { rows } = await pool.query('SELECT price FROM products WHERE sku = $1', [skus[i]])
            out.push(rows[0]?.price ?? 0)
          }
          return out
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'knex in a nest service called for each element': {
      options: { everywhere: true },
      code: ts`
        import { Injectable } from '@nestjs/common'
        import { knex } from '../knex'

        @Injectable()
        export class StatsService {
          private async lastLogin(userId: string) {
            return knex('logins').where({ user_id: userId }).orderBy('at', 'desc').first('at')
          }

          async table(users: { id: string; name: string }[]) {
            const rows = []
            for (const user of users) {
              rows.push({ name: user.name, last: await this.lastLogin(user.id) })
            }
            return rows
          }
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 13 }],
    },
    'typeorm repository in a reduce': {
      options: { everywhere: true },
      code: ts`
        import type { Repository } from 'typeorm'
        import type { Product } from './product.entity'

        export class CartService {
          constructor(private readonly products: Repository<Product>) {}

          async total(lines: { productId: string; quantity: number }[]) {
            return lines.reduce(async (sum, line) => {
              const product = await this.products.findOneByOrFail({ id: line.productId })
              return (await sum) + product.price * line.quantity
            }, Promise.resolve(0))
          }
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 9 }],
    },
    'kysely in a for await free loop over keys': {
      options: { everywhere: true },
      code: ts`
        import { db } from './database'

        export async function balances(accounts: Map<string, { currency: string }>) {
          const result: Record<string, string> = {}
          for (const id of accounts.keys()) {
            const row = await db.selectFrom('entries').select(({ fn }) => fn.sum<string>('amount').as('sum')).where('account_id', '=', id).executeTakeFirstOrThrow()
            result[id] = row.sum
          }
          return result
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'supabase select for each project': {
      filename: 'app/api/projects/route.ts',
      options: { everywhere: true },
      code: ts`
        import { createClient } from '@/utils/supabase/server'

        export async function GET() {
          const supabase = await createClient()
          const { data: projects } = await supabase.from('projects').select('id, name').limit(50)
          const result = []
          for (const project of projects ?? []) {
            const { count } = await supabase.from('tasks').select('*', { count: 'exact', head: true }).eq('project_id', project.id)
            result.push({ ...project, tasks: count })
          }
          return Response.json(result)
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 8 }],
    },
    'mysql2 execute in forEach with a renamed pool': {
      options: { everywhere: true },
      code: ts`
        import { pool as db } from './mysql'

        export async function warm(ids: number[], cache: Map<number, unknown>) {
          await Promise.all(
            ids.map((id) =>
              db.execute('SELECT id, body FROM pages WHERE id = ?', [id]).then(([rows]) => {
                cache.set(id, rows)
              }),
            ),
          )
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 6 }],
    },
    'trpc procedure with a nested loop and prisma': {
      options: { everywhere: true },
      code: ts`
        import { protectedProcedure, router } from './trpc'

        export const calendar = router({
          week: protectedProcedure.query(async ({ ctx }) => {
            const rooms = await ctx.prisma.room.findMany({ where: { officeId: ctx.session.officeId }, take: 40 })
            const free: string[] = []
            for (const room of rooms) {
              const booking = await ctx.prisma.booking.findFirst({ where: { roomId: room.id, day: new Date() } })
              if (!booking) free.push(room.name)
            }
            return free
          }),
        })
      `,
      reports: [{ messageId: 'queryInLoop', line: 8 }],
    },
    'validation of each line of an order in a server action': {
      filename: 'app/cart/actions.ts',
      options: { everywhere: true },
      code: ts`
        'use server'
        import { prisma } from '@/lib/prisma'
        import { auth } from '@/auth'

        export async function placeOrder(lines: { productId: string; quantity: number }[]) {
          const session = await auth()
          if (!session) throw new Error('Unauthorized')
          let total = 0
          for (const { productId, quantity } of lines) {
            const product = await prisma.product.findUnique({ where: { id: productId } })
            if (!product || product.stock < quantity) throw new Error('Out of stock')
            total += product.price * quantity
          }
          return total
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 10 }],
    },
    'mongodb driver with a filter callback': {
      options: { everywhere: true },
      code: ts`
        import { db } from './mongo'

        export async function unseen(urls: string[]) {
          const flags = await Promise.all(urls.map(async (url) => !(await db.collection('pages').findOne({ url }))))
          return urls.filter((_, i) => flags[i])
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 4 }],
    },
    'getServerSideProps loads per category': {
      filename: 'pages/shop.tsx',
      options: { everywhere: true },
      code: ts`
        import { prisma } from '../lib/prisma'

        export async function getServerSideProps() {
          const categories = await prisma.category.findMany({ take: 30 })
          const sections = await Promise.all(
            categories.map(async (category) => {
              const products = await prisma.product.findMany({ where: { categoryId: category.id }, take: 8 })
              return { category: category.name, products: products.length }
            }),
          )
          return { props: { sections } }
        }
      `,
      reports: [{ messageId: 'queryInLoop', line: 7 }],
    },
    'for of in a handler': { code: `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); for (const order of orders) { order.user = await prisma.user.findUnique({ where: { id: order.userId } }) } res.json(orders) })`, reports: [{ messageId: 'queryInLoop', data: { query: 'prisma.user.findUnique', list: '`orders`' } }] },
    'Promise.all of a map': { code: `${app}app.get('/orders', async (req, res) => { const orders = await prisma.order.findMany(); res.json(await Promise.all(orders.map(async (order) => ({ ...order, user: await prisma.user.findUnique({ where: { id: order.userId } }) })))) })`, ...found },
    'a map by one expression': { code: `${app}app.get('/x', async (req, res) => res.json(await Promise.all(req.body.ids.map((id) => prisma.user.findUnique({ where: { id } })))))`, ...found },
    'a counted loop': { code: `${app}app.get('/x', async (req, res) => { const { ids } = req.body; for (let i = 0; i < ids.length; i++) { const row = await prisma.user.findUnique({ where: { id: ids[i] } }); console.log(row) } res.end() })`, ...found },
    'a value of the element': { code: `${app}app.get('/x', async (req, res) => { for (const item of req.body.items) { const { productId } = item; const product = await prisma.product.findUnique({ where: { id: productId } }); if (!product) return res.status(404).end() } res.end() })`, ...found },
    'Drizzle in a route of Next': { filename: 'app/api/x/route.ts', code: `import { db } from '@/db'\nimport { users, posts } from '@/db/schema'\nimport { eq } from 'drizzle-orm'\nexport async function GET() { const list = await db.select().from(posts); const out = []; for (const post of list) { const [author] = await db.select().from(users).where(eq(users.id, post.authorId)); out.push({ ...post, author }) } return Response.json(out) }`, ...found },
    'Mongoose and Koa': { code: `import Router from '@koa/router'\nimport { User } from './models/user'\nimport { Post } from './models/post'\nconst router = new Router()\nrouter.get('/x', async (ctx) => { const posts = await Post.find().limit(20); for (const post of posts) post.author = await User.findById(post.authorId); ctx.body = posts })`, ...found },
    'Sequelize and CommonJS': { filename: 'server.js', code: `const express = require('express')\nconst { Order, User } = require('./models')\nconst app = express()\napp.get('/x', async (req, res) => { const orders = await Order.findAll(); for (const o of orders) { o.user = await User.findByPk(o.userId) } res.json(orders) })`, ...found },
    'SQL of pg': { code: `import express from 'express'\nimport { Pool } from 'pg'\nconst pool = new Pool()\nconst app = express()\napp.get('/x', async (req, res) => { const { rows } = await pool.query('SELECT id FROM orders'); for (const row of rows) { const items = await pool.query('SELECT id FROM items WHERE order_id = $1', [row.id]); row.items = items.rows } res.json(rows) })`, ...found },
    'Knex and Fastify': { code: `import Fastify from 'fastify'\nimport knex from 'knex'\nconst db = knex({})\nconst app = Fastify()\napp.get('/x', async () => { const posts = await db('posts').select('id'); return Promise.all(posts.map(async (p) => ({ ...p, n: await db('comments').where({ post_id: p.id }).select('id') }))) })`, ...found },
    'Supabase and Hono': { code: `import { Hono } from 'hono'\nimport { createClient } from '@supabase/supabase-js'\nconst supabase = createClient(url, key)\nconst app = new Hono()\napp.get('/x', async (c) => { const { data } = await supabase.from('posts').select('id'); for (const post of data) { const { data: author } = await supabase.from('authors').select('name').eq('id', post.id).single(); post.author = author } return c.json(data) })`, ...found },
    'tRPC': { code: `export const r = router({ list: protectedProcedure.query(async ({ ctx }) => { const teams = await ctx.prisma.team.findMany({ where: { ownerId: ctx.userId } }); return Promise.all(teams.map(async (team) => ({ ...team, n: await ctx.prisma.member.count({ where: { teamId: team.id } }) }))) }) })`, ...found },
    'Nest and TypeORM': {
      code: ts`
        import { Controller, Get } from '@nestjs/common'
        import { Repository } from 'typeorm'
        @Controller('x')
        export class X {
          constructor(private readonly users: Repository<User>, private readonly posts: Repository<Post>) {}
          @Get() async list() {
            const posts = await this.posts.find({ take: 10 })
            for (const post of posts) post.author = await this.users.findOneBy({ id: post.authorId })
            return posts
          }
        }
      `,
      ...found,
    },
    'a server action': { filename: 'app/actions.ts', code: `'use server'\nimport { prisma } from '@/lib/prisma'\nexport async function check(ids: string[]) { for (const id of ids) { const row = await prisma.item.findUnique({ where: { id } }); if (!row) throw new Error(id) } }`, ...found },
    'a function that a handler calls': { code: `${app}async function withUsers(orders) { for (const o of orders) o.user = await prisma.user.findUnique({ where: { id: o.userId } }); return orders }\napp.get('/x', async (req, res) => res.json(await withUsers(await prisma.order.findMany())))`, ...found },
    'a server component': { filename: 'app/orders/page.tsx', code: `import { prisma } from '@/lib/prisma'\nexport default async function Page() { const orders = await prisma.order.findMany(); const rows = await Promise.all(orders.map(async (o) => ({ o, user: await prisma.user.findUnique({ where: { id: o.userId } }) }))); return <p>{rows.length}</p> }`, ...found },
    'forEach': { code: `${app}app.get('/x', async (req, res) => { req.body.ids.forEach(async (id) => { const row = await prisma.user.findUnique({ where: { id } }); console.log(row) }); res.end() })`, ...found },
    'everywhere: a service': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(ids) { for (const id of ids) await prisma.user.findUnique({ where: { id } }) }`, ...found },
    'everywhere: rows that other queries of the turn are given': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(items) { for (const item of items) { const stock = await prisma.stock.findUnique({ where: { itemId: item.id } }); await prisma.stock.update({ where: { id: stock.id }, data: { left: stock.left - 1 } }) } }`, ...found },
    'everywhere: rows that are collected': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(messages) { return Promise.all(messages.map(async (message) => { const files = await prisma.file.findMany({ where: { messageId: message.id } }); return { ...message, files } })) }`, ...found },
    'everywhere: a write of another table before it': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(invites, teamId) { for (const invite of invites) { await prisma.invite.create({ data: invite }); const team = await prisma.team.findUnique({ where: { id: teamId } }); console.log(team.name, invite.email) } }`, ...found },
    'everywhere: a list that a function of another module gives': { options: everywhere, code: `import { prisma } from './db'\nimport { loadOrders } from './orders'\nexport async function f() { for (const order of await loadOrders()) order.user = await prisma.user.findUnique({ where: { id: order.userId } }) }`, ...found },
    'everywhere: the same query in each turn': { options: everywhere, code: `import { prisma } from './db'\nexport async function f(items) { for (const item of items) item.rate = await prisma.rate.findFirst() }`, ...found },
    'everywhere: a method of a service': { options: everywhere, code: `import { Repository } from 'typeorm'\nexport class Posts { constructor(private readonly users: Repository<User>) {}\n async fill(posts) { for (const p of posts) p.author = await this.users.findOne({ where: { id: p.authorId } }) } }`, ...found },
    'everywhere: MongoDB': { options: everywhere, code: `import { MongoClient } from 'mongodb'\nconst db = new MongoClient(url).db()\nexport async function f(items) { for (const item of items) item.user = await db.collection('users').findOne({ _id: item.userId }) }`, ...found },
  },
})
