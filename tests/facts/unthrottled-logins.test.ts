import { expect, test } from 'vitest'
import { unthrottledLoginsOf } from '../../src/facts/unthrottled-logins.js'
import { parseFile } from '../support/parse-file.js'

/** `login POST /login`: each way in that may be tried without end. */
function found(code: string, filename = 'src/server.ts', settings: object = {}): readonly string[] {
  return unthrottledLoginsOf(parseFile(code, { filename, settings })).map(({ kind, label }) => `${kind} ${label}`)
}

const head = "import bcrypt from 'bcrypt'\nimport express from 'express'\nimport { users } from './users'\nconst app = express()\n"
const isRight = 'const user = await users.byEmail(req.body.email); res.json(await bcrypt.compare(req.body.password, user.hash))'
const login = (before: string, chain = '') => found(`${head}${before}\napp.post('/login', ${chain}async (req, res) => { ${isRight} })\napp.listen(3000)`)

test('a password that is compared in sight: by a package, by a method, with ===, in the query', () => {
  const by = (check: string) => found(`${head}app.post('/sign-in', async (req, res) => { const { email, password } = req.body; ${check}; res.end() })`)
  expect(by('await bcrypt.compare(password, (await users.byEmail(email)).hash)')).toEqual(['login POST /sign-in'])
  expect(by('await (await users.byEmail(email)).matchPassword(password)')).toEqual(['login POST /sign-in'])
  expect(by('if (password === process.env.ADMIN_PASSWORD) res.cookie("a", "b")')).toEqual(['login POST /sign-in'])
  expect(by('await db.user.findFirst({ where: { email, password } })')).toEqual(['login POST /sign-in'])
  expect(by('await users.check(email, password)')).toEqual([])
  expect(by('if (password !== req.body.confirmPassword) return res.sendStatus(400)')).toEqual([])
})

test('a comparison in a function of this file that the handler calls', () => {
  expect(found(`${head}async function check(email, password) { return bcrypt.compare(password, (await users.byEmail(email)).hash) }\napp.post('/login', async (req, res) => { res.json(await check(req.body.email, req.body.password)) })`)).toEqual(['login POST /login'])
})

test('registration makes a row of people', () => {
  const register = (write: string) => found(`${head}app.post('/register', async (req, res) => { await ${write}; res.end() })`)
  expect(register('prisma.user.create({ data: { email: req.body.email } })')).toEqual(['registration POST /register'])
  expect(register('prisma.webhook.create({ data: { url: req.body.url } })')).toEqual([])
  expect(register('prisma.user.findMany()')).toEqual([])
})

test('who asks for a link to reset floods mailboxes, who brings its token does not', () => {
  const mail = "import nodemailer from 'nodemailer'\nconst mailer = nodemailer.createTransport({})\n"
  const at = (path: string, body: string) => found(`${mail}${head}app.post('${path}', async (req, res) => { ${body}; res.end() })`)
  expect(at('/forgot-password', 'await mailer.sendMail({ to: req.body.email })')).toEqual(['reset POST /forgot-password'])
  expect(at('/password/reset', 'await prisma.user.update({ where: { resetToken: req.body.token }, data: { hash: await bcrypt.hash(req.body.password, 12) } })')).toEqual([])
  expect(at('/cache/reset', 'await mailer.sendMail({ to: req.body.email })')).toEqual([])
})

test('a short code that was typed is looked up or compared', () => {
  const at = (path: string, body: string) => found(`${head}app.post('${path}', async (req, res) => { ${body}; res.end() })`)
  expect(at('/verify-otp', 'await prisma.otp.findFirst({ where: { code: req.body.code } })')).toEqual(['code POST /verify-otp'])
  expect(at('/coupon', 'await prisma.coupon.findFirst({ where: { code: req.body.code } })')).toEqual([])
})

test('the authorize of Auth.js', () => {
  const provider = (body: string) => found(`import Credentials from 'next-auth/providers/credentials'\nimport bcrypt from 'bcryptjs'\nexport const provider = Credentials({ async authorize(given) { ${body} } })`, 'src/auth.ts')
  expect(provider('const user = await find(given.email); return (await bcrypt.compare(given.password, user.hash)) ? user : null')).toEqual(['login authorize'])
  expect(provider('return fetch(url, { body: given })')).toEqual([])
})

test('whatever is about tries, anywhere in the file', () => {
  expect(login('')).toEqual(['login POST /login'])
  expect(login("import { limitTries } from './tries-limit'")).toEqual([])
  expect(login('const tooMany = 429')).toEqual([])
  expect(login("const column = 'failed_login_count'")).toEqual([])
  expect(login('let attempts = 0')).toEqual([])
  expect(login("import { verify } from './turnstile'")).toEqual([])
  // Rows, and the size of a body, are not tries.
  expect(login('const limit = 20')).toEqual(['login POST /login'])
  expect(login("app.use(express.json({ limit: '1mb' }))")).toEqual(['login POST /login'])
})

test('what stands before the handler and is not known may limit', () => {
  expect(login('', 'express.json(), ')).toEqual(['login POST /login'])
  expect(login("import { fence } from './fence'", 'fence, ')).toEqual([])
  expect(login("import { validate } from './validation'\nimport { schema } from './schemas'", 'validate(schema), ')).toEqual(['login POST /login'])
})

test('a function of the project that is given the request, or protects, may limit', () => {
  const handler = (call: string) => found(`${head}import { board, checkEmail, protect } from './gate'\napp.post('/login', async (req, res) => { ${call}; ${isRight} })`)
  expect(handler('await board(req)')).toEqual([])
  expect(handler('await protect(req.ip)')).toEqual([])
  expect(handler('checkEmail(req.body.email)')).toEqual(['login POST /login'])
})

test('actions, handlers, controllers and procedures', () => {
  const check = 'await bcrypt.compare(password, user.passwordHash)'
  expect(found(`'use server'\nimport bcrypt from 'bcrypt'\nexport async function login(form) { const password = form.get('password'); const user = await find(form); return ${check} }`, 'src/app/login/actions.ts')).toHaveLength(1)
  expect(found(`import bcrypt from 'bcrypt'\nexport async function POST(request) { const { password } = await request.json(); const user = await find(); return Response.json(${check}) }`, 'src/app/api/login/route.ts')).toEqual(['login POST /api/login'])
  expect(found(`import bcrypt from 'bcrypt'\nexport async function GET(request) { const password = 'x'; return Response.json(${check}) }`, 'src/app/api/login/route.ts')).toEqual([])
  expect(found(`import bcrypt from 'bcrypt'\nexport const a = router({ login: publicProcedure.mutation(async ({ input: { password } }) => ${check}) })`)).toHaveLength(1)
  expect(found(`import bcrypt from 'bcrypt'\nexport const a = router({ login: limitedProcedure.mutation(async ({ input: { password } }) => ${check}) })`)).toEqual([])
  expect(unthrottledLoginsOf(parseFile(`import bcrypt from 'bcrypt'\nimport { Controller, Post, Body } from '@nestjs/common'\n@Controller()\nexport class A { @Post('login') async login(@Body() { password }) { const user = await find(); return ${check} } }`)).map(({ framework, kind }) => [framework, kind])).toEqual([['nestjs', 'login']])
})

test('says whether another file mounts the router', () => {
  const mounted = (code: string) => unthrottledLoginsOf(parseFile(code)).map(({ isMountedElsewhere }) => isMountedElsewhere)
  expect(mounted(`${head}app.post('/login', async (req, res) => { ${isRight} })\napp.listen(3000)`)).toEqual([false])
  expect(mounted(`import bcrypt from 'bcrypt'\nimport { Router } from 'express'\nimport { users } from './users'\nexport const r = Router()\nr.post('/login', async (req, res) => { ${isRight} })`)).toEqual([true])
})

test('a change by somebody who is signed in is no way in', () => {
  expect(found(`${head}app.post('/account/change-password', async (req, res) => { ${isRight} })`)).toEqual([])
})

test('a limiter of the settings', () => {
  expect(found(`${head}import { pace } from './pace'\napp.post('/login', pace, async (req, res) => { ${isRight} })`, 'src/server.ts', { rateLimiters: ['pace'] })).toEqual([])
})
