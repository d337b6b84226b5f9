import { describe, expect, test } from 'vitest'
import { requestsIn, routesIn } from '../support/routes-of.js'

describe('Next route handlers', () => {
  const at = 'app/api/users/[id]/route.ts'
  test.each([
    ['a function', 'export async function POST(req: Request, { params }) {}', 'next-route endpoint POST /api/users/[id] (web req: Request  { params })'],
    ['an arrow function', 'export const POST = async (request) => {}', 'next-route endpoint POST /api/users/[id] (web request)'],
    ['no parameter', 'export async function POST() {}', 'next-route endpoint POST /api/users/[id] (web)'],
    ['a wrapper', 'export const POST = withAuth(async (req) => {})', 'next-route endpoint POST /api/users/[id] <withAuth> (web req)'],
    ['a wrapper with options', "export const POST = withAuth({ role: 'admin' }, handler)\nasync function handler(req) {}", 'next-route endpoint POST /api/users/[id] <withAuth> (web req)'],
    ['a curried wrapper', "export const POST = withAuth('admin')(withLog(async (req) => {}))", 'next-route endpoint POST /api/users/[id] <withAuth, withLog> (web req)'],
    ['a name given at the export', 'async function handler(req) {}\nexport { handler as POST }', 'next-route endpoint POST /api/users/[id] (web req)'],
    ['a wrapped function of another file', "import { pay } from './pay'\nexport const POST = withAuth(pay)", 'next-route endpoint POST /api/users/[id] <withAuth> elsewhere (web)'],
    ['a re-export', "export { POST } from './handler'", 'next-route endpoint POST /api/users/[id] elsewhere (web)'],
    ['a destructured export', "export const { POST } = serve(async (context) => {})", 'next-route endpoint POST /api/users/[id] <serve> (web context)'],
  ])('read %s', (_name, code, expected) => {
    expect(requestsIn(code, at)).toEqual([expected])
  })

  test.each([
    ['src/app/api/pay/route.ts', '/api/pay'],
    ['apps/web/src/app/(dashboard)/api/pay/route.tsx', '/api/pay'],
    ['apps/app/app/api/pay/route.js', '/api/pay'],
    ['app/@modal/feed.xml/route.ts', '/feed.xml'],
    ['app/route.ts', '/'],
  ])('take their path from %s', (filename, path) => {
    expect(routesIn('export async function GET() {}', filename)).toEqual([`next-route endpoint GET ${path}`])
  })

  test('share one handler', () => {
    expect(routesIn('const handler = (req) => new Response()\nexport { handler as GET, handler as POST }', 'app/api/[trpc]/route.ts')).toEqual([
      'next-route endpoint GET /api/[trpc]',
      'next-route endpoint POST /api/[trpc]',
    ])
  })

  test('are known by the request type where the file has another name', () => {
    expect(routesIn("import { NextRequest } from 'next/server'\nexport async function POST(req: NextRequest) {}", 'src/pay.ts')).toEqual(['next-route endpoint POST ?'])
  })

  test.each([
    ["export const GET = 'GET'", 'app/api/x/route.ts'],
    ["export const POST = 'users/POST'\nexport const DELETE = Symbol()", 'src/actions.ts'],
    ['export function GET(url, options) { return fetch(url, options) }', 'src/client.ts'],
    ['export const POST = createAction("post")', 'src/store.ts'],
    ['export type POST = string', 'app/api/x/route.ts'],
    ['async function POST(req: Request) {}', 'app/api/x/route.ts'],
    ['export const dynamic = "force-dynamic"\nexport const revalidate = 60', 'app/api/x/route.ts'],
  ])('leave %s alone', (code, filename) => {
    expect(requestsIn(code, filename)).toEqual([])
  })
})

describe('api in the root of a project', () => {
  const post = "export default async function handler(req, res) { if (req.method !== 'POST') return res.status(405).end()\nres.json({}) }"
  test('is a function of Vercel where the handler tells methods apart', () => {
    expect(requestsIn(post, 'api/orders/[id].js')).toEqual(['next-api endpoint POST /api/orders/[id] (express req res)'])
    expect(requestsIn(post, 'api/orders/index.ts')).toEqual(['next-api endpoint POST /api/orders (express req res)'])
  })
  test('may be a controller of an Express app elsewhere, and where it does not', () => {
    expect(requestsIn(post, 'src/api/orders.js')).toEqual([expect.stringContaining('controller')])
    expect(requestsIn('export default async function handler(req, res) { res.json({}) }', 'api/orders.js')).toEqual([expect.stringContaining('controller')])
  })
  test('is known by the types of its platform anywhere', () => {
    expect(requestsIn("import type { VercelRequest, VercelResponse } from '@vercel/node'\nexport default function (request: VercelRequest, response: VercelResponse) { response.json({}) }", 'src/pay.ts')).toEqual([
      expect.stringContaining('next-api endpoint ALL'),
    ])
  })
})

describe('pages/api', () => {
  const at = 'pages/api/users/index.ts'
  test.each([
    ['a function', 'export default async function handler(req, res) { res.json({}) }', 'next-api endpoint ALL /api/users (express req res)'],
    ['an anonymous function', 'export default function (req, res) {}', 'next-api endpoint ALL /api/users (express req res)'],
    ['an arrow function', 'const handler = async (req, res) => {}\nexport default handler', 'next-api endpoint ALL /api/users (express req res)'],
    ['a wrapper', 'export default withSentry(withAuth(async (req, res) => {}))', 'next-api endpoint ALL /api/users <withSentry, withAuth> (express req res)'],
    ['CommonJS', 'module.exports = async (req, res) => {}', 'next-api endpoint ALL /api/users (express req res)'],
    ['one method', "export default (req, res) => { if (req.method !== 'POST') return res.status(405).end() }", 'next-api endpoint POST /api/users (express req res)'],
    ['an edge function', 'export const config = { runtime: "edge" }\nexport default async function handler(req: Request) {}', 'next-api endpoint ALL /api/users (web req: Request)'],
  ])('reads %s', (_name, code, expected) => {
    expect(requestsIn(code, at)).toEqual([expected])
  })

  test('names the methods that a switch tells apart, and the functions that serve them', () => {
    expect(
      requestsIn(
        `import type { NextApiRequest, NextApiResponse } from 'next'
         export default async function handler(req: NextApiRequest, res: NextApiResponse) {
           const { method } = req
           switch (method) { case 'GET': return await list(req, res); case 'DELETE': return await remove(req, res) }
         }
         async function list(req: NextApiRequest, res: NextApiResponse) { res.json([]) }
         const remove = async (req: NextApiRequest, res: NextApiResponse) => { res.status(204).end() }`,
        'pages/api/teams/[slug].ts',
      ),
    ).toEqual([
      'next-api endpoint GET|DELETE /api/teams/[slug] (express req: NextApiRequest res: NextApiResponse)',
      'express part ? ? (express req: NextApiRequest res: NextApiResponse)',
      'express part ? ? (express req: NextApiRequest res: NextApiResponse)',
    ])
  })

  test('knows a typed handler in any file', () => {
    expect(routesIn("import type { NextApiRequest, NextApiResponse } from 'next'\nexport default function (req: NextApiRequest, res: NextApiResponse) {}", 'src/handler.ts')).toEqual([
      'next-api endpoint ALL ?',
    ])
  })
})

describe('Remix and React Router', () => {
  test.each([
    ['a function of a route module', 'export async function action({ request }) {}', 'app/routes/api.users.$id.ts', 'remix endpoint POST /api/users/$id (remix { request })'],
    ['a typed constant', "import type { LoaderFunction } from '@remix-run/node'\nexport const loader: LoaderFunction = async (args) => {}", 'app/features/x.tsx', 'remix endpoint GET ? (remix args)'],
    ['a typed parameter', "import { ActionFunctionArgs } from '@remix-run/node'\nexport const action = async ({ request }: ActionFunctionArgs) => {}", 'modules/pay.ts', 'remix endpoint POST ? (remix { request }: ActionFunctionArgs)'],
    ['generated types', "import type { Route } from './+types/pay'\nexport async function action({ request }: Route.ActionArgs) {}", 'app/pages/pay.tsx', 'remix endpoint POST ? (remix { request }: Route.ActionArgs)'],
    ['a builder', "export const { action, loader } = createActionApiRoute({ body: schema }, async ({ body }) => {})", 'app/routes/_auth.pay/route.ts', 'remix endpoint POST /pay <createActionApiRoute> (remix { body })'],
  ])('reads %s', (_name, code, filename, expected) => {
    expect(requestsIn(code, filename)[0]).toBe(expected)
  })

  test.each([
    ['a data router in the browser', "import { redirect } from 'react-router-dom'\nexport async function action({ request }) {}", 'src/routes/contact.tsx'],
    ['client loaders', 'export async function clientAction({ request }) {}', 'app/routes/x.tsx'],
    ['an action of a store', 'export function action(name) { return { type: name } }', 'src/store.ts'],
  ])('leaves %s alone', (_name, code, filename) => {
    expect(requestsIn(code, filename)).toEqual([])
  })
})

describe('SvelteKit', () => {
  test('reads endpoints, loads and actions', () => {
    expect(requestsIn("import type { RequestHandler } from './$types'\nexport const POST: RequestHandler = async ({ request, locals }) => {}", 'src/routes/(app)/users/[id]/+server.ts')).toEqual([
      'sveltekit endpoint POST /users/[id] (sveltekit { request, locals })',
    ])
    expect(
      requestsIn('export const load = async (event) => {}\nexport const actions = { default: async ({ request }) => {}, remove: guarded(async (e) => {}) } satisfies Actions', 'src/routes/login/+page.server.ts'),
    ).toEqual([
      'sveltekit endpoint GET /login (sveltekit event)',
      'sveltekit endpoint POST /login (sveltekit { request })',
      'sveltekit endpoint POST /login?/remove <guarded> (sveltekit e)',
    ])
    expect(requestsIn('export const load = async (event) => {}', 'src/routes/login/+page.ts')).toEqual([])
  })
})

describe('functions of platforms', () => {
  test.each([
    ['Deno.serve', 'Deno.serve(async (req) => new Response())', 'supabase/functions/pay/index.ts', 'edge-function endpoint ? ? (web req)'],
    ['Deno.serve with options', 'Deno.serve({ port: 80 }, handler)\nasync function handler(request: Request) {}', 'main.ts', 'edge-function endpoint ? ? (web request: Request)'],
    ['serve of the standard library', "import { serve } from 'https://deno.land/std@0.168.0/http/server.ts'\nserve(async (req) => { if (req.method === 'POST') {} })", 'index.ts', 'edge-function endpoint POST ? (web req)'],
    ['Bun.serve', 'Bun.serve({ port: 1, async fetch(req) { return new Response() } })', 'index.ts', 'edge-function endpoint ? ? (web req)'],
    ['a worker', 'export default { async fetch(request, env, ctx) { return new Response() } }', 'worker.ts', 'edge-function endpoint ? ? (web request  env)'],
    ['a declared worker', 'export default { fetch: async (r, env) => handle(r) } satisfies ExportedHandler<Env>', 'worker.ts', 'edge-function endpoint ? ? (web r  env)'],
    ['a worker held in a constant', 'const worker = { fetch(request: Request) {} }\nexport default worker', 'worker.ts', 'edge-function endpoint ? ? (web request: Request)'],
    ['a Lambda', 'export const handler = async (event, context) => {}', 'src/pay.ts', 'lambda endpoint ? ? (lambda event  context)'],
    ['a Lambda in CommonJS', 'exports.handler = async (event) => {}', 'index.js', 'lambda endpoint ? ? (lambda event)'],
    ['a Lambda of module.exports', 'module.exports.handler = async function (event) {}', 'index.js', 'lambda endpoint ? ? (lambda event)'],
    ['a typed Lambda by another name', "import type { APIGatewayProxyHandler } from 'aws-lambda'\nexport const pay: APIGatewayProxyHandler = async (e) => {}", 'pay.ts', 'lambda endpoint ? ? (lambda e)'],
    ['a typed event', "import { APIGatewayProxyEventV2 } from 'aws-lambda'\nexport async function pay(input: APIGatewayProxyEventV2) {}", 'pay.ts', 'lambda endpoint ? ? (lambda input: APIGatewayProxyEventV2)'],
    ['a Lambda behind middy', "import middy from '@middy/core'\nconst pay = async (event) => {}\nexport const handler = middy(pay).use(jsonBodyParser())", 'pay.ts', 'lambda endpoint ? ? <middy> (lambda event)'],
    ['a Lambda behind middy().handler()', "export const handler = middy().use(cors()).handler(async (event) => {})", 'pay.ts', 'lambda endpoint ? ? <middy().use(cors()).handler> (lambda event)'],
    ['a server of Node', "import http from 'node:http'\nhttp.createServer((req, res) => { res.end() }).listen(1)", 'index.ts', 'http endpoint ? ? (http req res)'],
    ['a server of Node by name', "const { createServer } = require('http')\ncreateServer(async function (req, res) {})", 'index.js', 'http endpoint ? ? (http req res)'],
    ['a file named after its method', 'export default async (req, res) => { res.json({}) }', 'src/routes/users/[id]/patch.ts', 'file-route endpoint PATCH /users/[id] (express req res)'],
    ['a wrapped file named after its method', 'export const handler = createHandler({ auth: true }, async ({ body }) => {})', 'src/routes/users/post.ts', 'file-route endpoint POST /users <createHandler> (web { body })'],
    ['Nitro', 'export default defineEventHandler(async (event) => {})', 'server/api/users/[id].post.ts', 'file-route endpoint POST /api/users/[id] <defineEventHandler> (h3 event)'],
    ['h3', "import { eventHandler } from 'h3'\nexport default eventHandler((event) => {})", 'src/x.ts', 'file-route endpoint ? ? <eventHandler> (h3 event)'],
  ])('are read: %s', (_name, code, filename, expected) => {
    expect(requestsIn(code, filename)).toEqual([expected])
  })

  test('are read from the table of Bun.serve', () => {
    expect(requestsIn("Bun.serve({ routes: { '/a': { GET: list, POST: async (req) => {} }, '/b': (req) => new Response(), '/c': page } })\nfunction list(req) {}")).toEqual([
      'edge-function endpoint GET /a (web req)',
      'edge-function endpoint POST /a (web req)',
      'edge-function endpoint ? /b (web req)',
    ])
  })

  test.each([
    ['an app that is served', "import app from './app'\nimport http from 'http'\nhttp.createServer(app).listen(80)\nDeno.serve(app.fetch)", 'index.ts'],
    ['another serve', "import { serve } from '@hono/node-server'\nserve({ fetch: app.fetch })", 'index.ts'],
    ['a handler of something else', 'export const handler = async (args) => run(args)', 'src/command.ts'],
    ['a click handler', 'export const handler = (e) => e.preventDefault()', 'src/button.ts'],
    ['a component with a fetch hook', 'export default { data() {}, async fetch({ store }) { await store.load() } }', 'pages/index.js'],
    ['an object with fetch', 'export default { fetch: client.get, list() {} }', 'src/api.ts'],
    ['a local Deno', 'const Deno = make()\nDeno.serve((req) => {})', 'x.ts'],
    ['a method name outside the routes', 'export default async function get(key) { return map[key] }', 'lib/get.ts'],
  ])('are not seen in %s', (_name, code, filename) => {
    expect(requestsIn(code, filename)).toEqual([])
  })
})
