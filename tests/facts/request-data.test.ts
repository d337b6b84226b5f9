import { describe, expect, test } from 'vitest'
import { allRequestDataOf, requestBehind, requestDataOf } from '../../src/facts/request-data.js'
import { nodeOf, parseFile } from '../support/parse-file.js'

/** `body email.domain` for the request data that the argument of the last `use(...)` carries. */
function data(code: string, filename = 'src/server.ts', settings?: unknown): string | null {
  const { file, argument } = used(code, filename, settings)
  const found = requestDataOf(file, argument)
  return found && [found.part, found.path.join('.'), ...(found.validated ? ['validated'] : [])].filter(Boolean).join(' ')
}

function used(code: string, filename = 'src/server.ts', settings?: unknown) {
  const file = parseFile(code, { filename, settings })
  const text = /use\(([^;]*)\);/.exec(code)?.[1]
  if (text === undefined) throw new Error('no use(...);')
  return { file, argument: nodeOf(file, text) }
}

type Cases = Record<string, [code: string, expected: string | null, filename?: string]>

function check(cases: Cases): void {
  test.each(Object.entries(cases))('%s', (_, [code, expected, filename]) => {
    expect(data(code, filename)).toBe(expected)
  })
}

const express = (body: string, parameters = 'req, res') => `import express from 'express'; const app = express(); app.post('/x', async (${parameters}) => { ${body} })`

describe('Express', () => {
  check({
    'the body': [express('use(req.body);'), 'body'],
    'a field': [express('use(req.body.email);'), 'body email'],
    'a deep field': [express('use(req.body.user?.email);'), 'body user.email'],
    'destructured': [express('const { email: end } = req.body; use(end);'), 'body email'],
    'the rest of it': [express('const { id, ...end } = req.body; use(end);'), 'body'],
    'destructured of the request': [express('const { body: { email } } = req; use(email);'), 'body email'],
    'destructured in the parameter': [express('use(body.email);', '{ body }, res'), 'body email'],
    'a query': [express('use(req.query.q);'), 'query q'],
    'a path parameter': [express('use(req.params.id);'), 'params id'],
    'a header': [express(`use(req.headers['x-key']);`), 'headers x-key'],
    'a header by a call': [express(`use(req.get('x-key'));`), 'headers x-key'],
    'a cookie': [express('use(req.cookies.sid);'), 'cookies sid'],
    'an upload': [express('use(req.file.buffer);'), 'files buffer'],
    'through conversions': [express('use(String(req.query.q || "").trim());'), 'query q'],
    'in a template': [express('use(`x:${req.body.q}`);'), 'body q'],
    'with a cast': [express('const { q } = req.body as { q: string }; use(q);'), 'body q'],
    'in a literal': [express('use({ a: 1, b: req.body.q });'), 'body q'],
    'by a spread': [express('use({ ...req.body, a: 1 });'), 'body'],
    'in a loop': [express('for (const item of req.body.items) { use(item.id); }'), 'body items.[].id'],
    'in a callback': [express('req.body.items.map(({ id }) => { use(id); })'), 'body items.[].id'],
    'what the session added is none': [express('use(req.user.id);'), null],
    'what a middleware set is none': [express('use(req.tenant.id);'), null],
    'a constant is none': [express(`use('x');`), null],
    'the request is none': [express('use(req);'), null],
    'the result of a call is none': [express('use(await load(req.body.id));'), null],
    'the response is none': [express('use(res.body);'), null],
    'a handler declared apart': [`import express from 'express'; const app = express(); app.post('/x', create); async function create(req, res) { use(req.body.q); }`, 'body q'],
    'CommonJS': [`const express = require('express'); const router = express.Router(); router.post('/x', function (req, res) { use(req.body.q); }); module.exports = router`, 'body q'],
    'a controller typed by Express': [`import { Request, Response } from 'express'; export const create = async (req: Request, res: Response) => { use(req.body.q); res.json({}) }`, 'body q'],
    'a class method': [`import { Request, Response } from 'express'; export class C { async create(req: Request, res: Response) { use(req.body.q); res.json({}) } }`, 'body q'],
    'a plain function is none': ['function save(req) { use(req.body.q); }', null],
    'the URL': [express('use(new URL(req.url, base).searchParams.get("q"));'), 'query q'],
  })
})

describe('helpers of the same file', () => {
  check({
    'a parameter of a function the handler calls': [express('save(req.body)') + '; function save(data) { use(data.email); }', 'body email'],
    'a destructured parameter': [express('save({ email: req.body.email })') + '; function save({ email }) { use(email); }', 'body email'],
    'through two functions': [express('a(req.body.x)') + '; function a(p) { b(p) } const b = (p) => { use(p.y); }', 'body x.y'],
    'the request handed on': [express('save(req)') + '; function save(request) { use(request.body.q); }', 'body q'],
    'what a function returns': [express('const data = take(req); use(data.q);') + '; function take(request) { return request.body }', 'body q'],
    'a function that calls itself ends': [express('save(req.body)') + '; function save(data) { save(data); use(data.q); }', 'body q'],
    'a function nobody calls is none': [express('other()') + '; function save(data) { use(data.email); }', null],
  })
})

describe('helpers that several handlers call', () => {
  const handlers = (count: number, body: string) => `import express from 'express'; const app = express(); function idOf(req) { if (req.session?.id) return req.session.id; return req.headers['x-id'] } ${Array.from({ length: count }, (_, at) => `app.get('/${at}', (req, res) => { ${body.replaceAll('AT', String(at))} })`).join('; ')}`
  const routesOfUse = (code: string, at: number) => {
    const file = parseFile(code, { filename: 'src/server.ts' })
    return allRequestDataOf(file, nodeOf(file, `id${at}`, 1)).map(({ route, part, path }) => `${route.path} ${part} ${path.join('.')}`)
  }
  test.each([[2, 0], [2, 1], [12, 0], [12, 11]])('of %i handlers, the one at %i gets its own data', (count, at) => {
    expect(routesOfUse(handlers(count, 'const idAT = idOf(req); use(idAT)'), at)).toEqual([`/${at} headers x-id`])
  })
  test('a helper that is given something else', () => {
    expect(routesOfUse(handlers(12, 'const idAT = idOf(AT === 11 ? other : other); use(idAT)'), 11)).toEqual([])
  })
  test('a helper of the handler itself', () => {
    expect(data(express('const own = () => req.body.q; use(own());'))).toBe('body q')
  })
})

describe('other frameworks with a request and a response', () => {
  check({
    'Fastify': [`import Fastify from 'fastify'; const app = Fastify(); app.post('/x', async (request, reply) => { use(request.body.q); })`, 'body q'],
    'Fastify by a plugin': [`export default async function routes(fastify) { fastify.get('/x', async (request, reply) => { use(request.query.q); reply.send(1) }) }`, 'query q'],
    'pages/api, a path parameter': [`export default async function handler(req, res) { const { id } = req.query as { id: string }; use(id); }`, 'params id', 'pages/api/teams/[id].ts'],
    'pages/api, a query': [`export default async function handler(req, res) { const { q } = req.query; use(q); }`, 'query q', 'pages/api/teams/[id].ts'],
    'pages/api': [`export default async function handler(req, res) { use(req.body.q); }`, 'body q', 'pages/api/x.ts'],
    'node:http chunks': [`import http from 'node:http'; http.createServer((req, res) => { let text = ''; req.on('data', (chunk) => { text += chunk }); req.on('end', () => { const json = JSON.parse(text); use(json.q); }) })`, 'body'],
  })
})

describe('the standard request', () => {
  const next = (body: string, parameters = 'request: Request, { params }') => `export async function POST(${parameters}) { ${body} }`
  const path = 'app/api/x/[id]/route.ts'
  check({
    'the stream of the body is none': [next('use(request.body);'), null, path],
    'json': [next('const body = await request.json(); use(body.q);'), 'body q', path],
    'json destructured': [next('const { q } = await request.json(); use(q);'), 'body q', path],
    'json with a fallback': [next('const body = await request.json().catch(() => ({})); use(body.q);'), 'body q', path],
    'json by then': [next('request.json().then((body) => { use(body.q); })'), 'body q', path],
    'json in place': [next('use((await request.json()).q);'), 'body q', path],
    'text parsed': [next('const body = JSON.parse(await request.text()); use(body.q);'), 'body q', path],
    'form data': [next(`const form = await request.formData(); use(form.get('q'));`), 'form q', path],
    'form data as an object': [next(`const form = Object.fromEntries(await request.formData()); use(form.q);`), 'form q', path],
    'search parameters': [next(`const { searchParams } = new URL(request.url); use(searchParams.get('q'));`), 'query q', path],
    'search parameters of NextRequest': [next(`use(request.nextUrl.searchParams.get('q'));`), 'query q', path],
    'search parameters held by a name': [next(`const url = new URL(request.url); const query = url.searchParams; const q = query.get('q') ?? ''; use(q);`), 'query q', path],
    'path parameters': [next('use(params.id);'), 'params id', path],
    'awaited path parameters': [next('const { id } = await context.params; use(id);', 'request: Request, context: any'), 'params id', path],
    'destructured and awaited': [next('const { id } = await params; use(id);'), 'params id', path],
    'a header': [next(`use(request.headers.get('x-key'));`), 'headers x-key', path],
    'headers() of Next': [`import { headers } from 'next/headers'; ` + next(`const all = await headers(); use(all.get('x-key'));`), 'headers x-key', path],
    'cookies() of Next': [`import { cookies } from 'next/headers'; ` + next(`use((await cookies()).get('sid')?.value);`), 'cookies sid.value', path],
    'a wrapped handler': [`export const POST = withAuth(async (req) => { const { q } = await req.json(); use(q); })`, 'body q', path],
    'Deno.serve': ['Deno.serve(async (req) => { const { q } = await req.json(); use(q); })', 'body q', 'supabase/functions/x/index.ts'],
    'a worker': ['export default { async fetch(request, env) { const body = await request.json(); use(body.q); } }', 'body q', 'src/worker.ts'],
    'the answer of fetch is none': [next('const r = await fetch(url); const body = await r.json(); use(body.q);'), null, path],
    'what a worker is given beside it is none': ['export default { async fetch(request, env) { use(env.KEY); return new Response() } }', null, 'src/worker.ts'],
  })
})

describe('contexts', () => {
  const hono = (body: string, middleware = '') => `import { Hono } from 'hono'; const app = new Hono(); app.post('/x/:id', ${middleware} async (c) => { ${body} })`
  const koa = (body: string) => `import Router from '@koa/router'; const router = new Router(); router.post('/x', async (ctx) => { ${body} })`
  check({
    'Hono json': [hono('const { q } = await c.req.json(); use(q);'), 'body q'],
    'Hono query': [hono(`use(c.req.query('q'));`), 'query q'],
    'Hono all queries': [hono(`const { q } = c.req.query(); use(q);`), 'query q'],
    'Hono param': [hono(`use(c.req.param('id'));`), 'params id'],
    'Hono header': [hono(`use(c.req.header('x-key'));`), 'headers x-key'],
    'Hono form': [hono(`const form = await c.req.parseBody(); use(form['q']);`), 'form q'],
    'Hono valid': [hono(`const { q } = c.req.valid('json'); use(q);`), 'body q validated'],
    'Hono valid query': [hono(`use(c.req.valid('query').q);`), 'query q validated'],
    'what Hono middleware set is none': [hono(`use(c.get('user').id);`), null],
    'Hono env is none': [hono('use(c.env.DB);'), null],
    'Koa body': [koa('use(ctx.request.body.q);'), 'body q'],
    'Koa query': [koa('use(ctx.query.q);'), 'query q'],
    'Koa params': [koa('use(ctx.params.id);'), 'params id'],
    'the answer of Koa is none': [koa('use(ctx.body);'), null],
    'the state of Koa is none': [koa('use(ctx.state.user);'), null],
  })
})

describe('Nest', () => {
  const nest = (parameters: string, body: string) =>
    `import { Body, Controller, Param, Post, Query, Req } from '@nestjs/common'; @Controller('x') class C { @Post() async create(${parameters}) { ${body} } }`
  check({
    'a body': [nest('@Body() dto: any', 'use(dto.q);'), 'body q'],
    'a field of the body': [nest(`@Body('q') q: string`, 'use(q);'), 'body q'],
    'a destructured body': [nest('@Body() { q }: Dto', 'use(q);'), 'body q'],
    'a query': [nest('@Query() query', 'use(query.q);'), 'query q'],
    'a parameter': [nest(`@Param('id') id: string`, 'use(id);'), 'params id'],
    'a field behind a pipe': [nest(`@Body('q', ParseIntPipe) q: number`, 'use(q);'), 'body q validated'],
    'a body of an imported class': [`import { Dto } from './dto'; ` + nest('@Body() dto: Dto', 'use(dto.q);'), 'body q validated'],
    'a body of a class with rules': ['class Dto { @IsString() q: string } ' + nest('@Body() dto: Dto', 'use(dto.q);'), 'body q validated'],
    'a body of a class without rules': ['class Dto { q: string } ' + nest('@Body() dto: Dto', 'use(dto.q);'), 'body q'],
    'a body of an interface': ['interface Dto { q: string } ' + nest('@Body() dto: Dto', 'use(dto.q);'), 'body q'],
    'a body of a literal type': [nest('@Body() dto: { q: string }', 'use(dto.q);'), 'body q'],
    'the request': [nest('@Req() req', 'use(req.body.q);'), 'body q'],
    'its user is none': [nest('@Req() req', 'use(req.user.id);'), null],
    'an undecorated parameter is none': [nest('dto', 'use(dto.q);'), null],
  })
})

describe('procedures and actions', () => {
  check({
    'tRPC input behind a schema': [`import { z } from 'zod'; import { publicProcedure, router } from './trpc'; export const r = router({ a: publicProcedure.input(z.object({ q: z.string() })).mutation(async ({ input }) => { use(input.q); }) })`, 'input q validated'],
    'tRPC input of an options object': [`import { z } from 'zod'; import { publicProcedure, router } from './trpc'; export const r = router({ a: publicProcedure.input(S).mutation(async (opts) => { use(opts.input.q); }) })`, 'input q validated'],
    'tRPC input behind a schema that takes anything': [`import { z } from 'zod'; import { publicProcedure, router } from './trpc'; export const r = router({ a: publicProcedure.input(z.any()).mutation(async ({ input }) => { use(input.q); }) })`, 'input q'],
    'the context of tRPC is none': [`import { publicProcedure, router } from './trpc'; export const r = router({ a: publicProcedure.query(async ({ ctx }) => { use(ctx.user.id); }) })`, null],
    'an action': [`'use server'; export async function save(id: string, data: Data) { use(data.name); }`, 'input name', 'app/actions.ts'],
    'an action with a form': [`'use server'; export async function save(formData: FormData) { const name = formData.get('name') as string; use(name); }`, 'form name', 'app/actions.ts'],
    'an action with a form as an object': [`'use server'; export async function save(prev: S, form: FormData) { const data = Object.fromEntries(form.entries()); use(data.name); }`, 'form name', 'app/actions.ts'],
    'Remix': [`import type { ActionFunctionArgs } from '@remix-run/node'; export async function action({ request, params }: ActionFunctionArgs) { const form = await request.formData(); use(form.get('q')); }`, 'form q', 'app/routes/x.tsx'],
    'Remix params': [`import type { LoaderFunctionArgs } from '@remix-run/node'; export async function loader({ params }: LoaderFunctionArgs) { use(params.id); }`, 'params id', 'app/routes/x.tsx'],
    'SvelteKit': [`export async function POST({ request, url }) { const { q } = await request.json(); use(q); }`, 'body q', 'src/routes/x/+server.ts'],
    'SvelteKit event': [`export const POST = async (event) => { use(event.url.searchParams.get('q')); }`, 'query q', 'src/routes/x/+server.ts'],
    'Lambda': [`import type { APIGatewayProxyEvent } from 'aws-lambda'; export const handler = async (event: APIGatewayProxyEvent) => { const body = JSON.parse(event.body ?? '{}'); use(body.q); }`, 'body q'],
    'Lambda query': [`export const handler = async (event) => { use(event.queryStringParameters?.q); return { statusCode: 200 } }`, 'query q'],
    'h3': [`import { defineEventHandler, readBody } from 'h3'; export default defineEventHandler(async (event) => { const { q } = await readBody(event); use(q); })`, 'body q', 'server/api/x.post.ts'],
  })
})

describe('validated', () => {
  check({
    'by parse': [`import { z } from 'zod'; const S = z.object({}); ` + express('const data = S.parse(req.body); use(data.q);'), 'body q validated'],
    'by an imported schema': [`import { createSchema } from './schemas'; ` + express('const data = createSchema.parse(req.body); use(data.q);'), 'body q validated'],
    'by safeParse': [`import { z } from 'zod'; const S = z.object({}); ` + express('const r = S.safeParse(req.body); use(r.data.q);'), 'body q validated'],
    'by safeParse destructured': [express('const { data, success } = Anything.safeParse(req.body); use(data.q);'), 'body q validated'],
    'by await parseAsync': [express('const { q } = await S.parseAsync(req.body); use(q);'), 'body q validated'],
    'by Valibot': [`import * as v from 'valibot'; ` + express('const data = v.parse(S, req.body); use(data.q);'), 'body q validated'],
    'by ArkType': [`import { type } from 'arktype'; const S = type({ q: 'string' }); ` + express('const data = S(req.body); use(data.q);'), 'body q validated'],
    'by Yup': [`import * as yup from 'yup'; const S = yup.object({}); ` + express('const data = await S.validate(req.body, { abortEarly: false }); use(data.q);'), 'body q validated'],
    'by Joi': [`const Joi = require('joi'); const S = Joi.object({}); ` + express('const { error, value } = S.validate(req.body); use(value.q);'), 'body q validated'],
    'by a function of the project': [`import { validateOrder } from './validation'; ` + express('const data = validateOrder(req.body); use(data.q);'), 'body q validated'],
    'by a schema that takes anything': [`import { z } from 'zod'; ` + express('const data = z.any().parse(req.body); use(data.q);'), 'body q'],
    'JSON.parse is none': [express('const data = JSON.parse(req.body.text); use(data.q);'), 'body text.q'],
    'a sibling stays raw': [`import { z } from 'zod'; const S = z.object({}); ` + express('const data = S.parse(req.body); use(req.body.q);'), 'body q'],
  })

  test('by a function that settings name', () => {
    expect(data(express('const data = shape(req.body); use(data.q);'), 'src/server.ts', { validators: ['shape'] })).toBe('body q validated')
    expect(data(express('const data = shape(req.body); use(data.q);'))).toBe(null)
  })
})

test('the read is the part, not the field', () => {
  const read = (code: string, filename?: string) => {
    const { file, argument } = used(code, filename)
    return file.source.getText(requestDataOf(file, argument)!.read as never)
  }
  expect(read(express('use(req.body.user.email);'))).toBe('req.body')
  expect(read(express('const { email } = req.body; use(email);'))).toBe('req.body')
  expect(read(express('use(body.email);', '{ body }, res'))).toBe('body')
  expect(read('export async function POST(request: Request) { const { q } = await request.json(); use(q); }', 'app/api/x/route.ts')).toBe('request.json()')
  expect(read(`'use server'; export async function save(data: Data) { use(data.name); }`, 'app/actions.ts')).toBe('data: Data')
})

test('values that became numbers', () => {
  const isNumber = (code: string) => {
    const { file, argument } = used(code)
    return requestDataOf(file, argument)?.isNumber
  }
  expect(['use(Number(req.query.p));', 'const p = parseInt(req.query.p, 10) || 1; use({ p });', 'use(+req.query.p);', 'use(String(req.query.p));', 'use(req.query.p);'].map((body) => isNumber(express(body)))).toEqual([
    true, true, true, false, false,
  ])
})

test('whole parts and their fields', () => {
  const whole = (code: string) => {
    const { file, argument } = used(code)
    return requestDataOf(file, argument)?.isWhole
  }
  expect([whole(express('use(req.body);')), whole(express('use({ ...req.body });')), whole(express('use(req.body.a);'))]).toEqual([true, true, false])
})

test('all of several', () => {
  const { file, argument } = used(express('const { a, b } = req.body; use({ a, b, c: req.query.c });'))
  expect(allRequestDataOf(file, argument).map(({ part, path }) => `${part}.${path.join('.')}`).sort()).toEqual(['body.a', 'body.b', 'query.c'])
})

test('requestBehind', () => {
  const itself = (code: string) => {
    const { file, argument } = used(code)
    return requestBehind(file, argument) !== null
  }
  expect([itself(express('use(req);')), itself(express('use(req.body);')), itself(express('use(res);')), itself(express('use(1);'))]).toEqual([true, false, false, false])
})
