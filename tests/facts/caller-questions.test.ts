import { expect, test } from 'vitest'
import { knowsCaller } from '../../src/facts/caller-questions.js'
import { routesOf } from '../../src/facts/routes.js'
import { parseFile } from '../support/parse-file.js'

/** Whether the first handler of a server action file may know who is calling. */
function knows(body: string, before = '', parameters = 'input'): boolean {
  const file = parseFile(`'use server'\n${before}\nexport async function act(${parameters}) {\n${body}\n}`, { filename: 'src/app/actions.ts' })
  return knowsCaller(file, routesOf(file)[0]!.handler!)
}

const write = 'await db.note.create({ data: { text: input.text } })'

test.each<[string, string, string?, string?]>([
  ['a helper with a verb that lets only some through', `await requireSomebody(); ${write}`, "import { requireSomebody } from './gate'"],
  ['a helper without arguments', `const who = await context(); ${write}`, "import { context } from './gate'"],
  ['a helper that is waited for', `await board(input.id); ${write}`, "import { board } from './boards'"],
  ['a helper of this file that asks', `await gate(); ${write}`, "import { auth } from './auth'\nasync function gate() { return auth() }"],
  ['the cookies of Next', `const id = (await cookies()).get('sid'); ${write}`, "import { cookies } from 'next/headers'"],
  ['a package that signs people in', `const { userId } = await auth(); ${write}`, "import { auth } from '@clerk/nextjs/server'"],
  ['an answer to somebody who may not', `if (!ok) throw new Error('Not authenticated'); ${write}`],
  ['a secret that was sent', `${write}`, '', '{ token, text }'],
  ['a secret of the environment', `if (input.key !== process.env.ADMIN_KEY) return; ${write}`],
  ['development only', `if (process.env.NODE_ENV === 'production') return; ${write}`],
  ['a limiter', `const { success } = await ratelimit.limit('all'); ${write}`, "import { ratelimit } from './limits'"],
  ['a captcha', `const passed = await fetch(captchaUrl); ${write}`],
  ['a package of the same repository', `const me = await viewer(); ${write}`, "import { viewer } from '@acme/people'"],
])('may know: %s', (_, body, before, parameters) => {
  expect(knows(body, before, parameters)).toBe(true)
})

test.each<[string, string, string?, string?]>([
  ['only the write', write],
  ['the id of a user that was sent', write, '', 'userId, input'],
  ['a user that was sent, and looked up', `const user = await db.user.findUnique({ where: { id: input.userId } }); if (!user) return; ${write}`],
  ['a connection that is opened', `await connectToDatabase(); ${write}`, "import { connectToDatabase } from './mongoose'"],
  ['work with arguments', `await sendEmail({ to: input.to }); revalidatePath('/notes'); ${write}`, "import { sendEmail } from './mail'\nimport { revalidatePath } from 'next/cache'"],
  ['a helper of this file that only works', `const slug = slugOf(input.title); ${write}`, "function slugOf(title) { return title.toLowerCase().replaceAll(' ', '-') }"],
  ['a key of a vendor', `const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY }); ${write}`, "import OpenAI from 'openai'"],
  ['a header of a request that is sent', `await fetch('https://api.example.com', { headers: { Authorization: \`Bearer \${process.env.VENDOR_KEY}\` } }); ${write}`],
  ['columns of people', `await db.note.create({ data: { authorId: input.authorId, userId: input.userId } })`],
  ['tables of people', `await db.insert(users).values({ name: input.name })`, "import { users } from './schema'"],
  ['what a schema gave', `const parsed = schema.parse(input); ${write}`, "import { schema } from './schema'"],
  ['the roles of a conversation', `const { text } = await generateText({ model, messages: [{ role: 'user', content: input.text }] }); const userMessage = text; ${write}`, "import { generateText } from 'ai'"],
])('knows nobody: %s', (_, body, before, parameters) => {
  expect(knows(body, before, parameters)).toBe(false)
})
