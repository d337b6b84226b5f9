import rule from '../../src/rules/no-permissive-cors.js'
import { testRule, ts } from '../support/test-rule.js'

const open = 'openToEverySite'
const credentialed = 'openWithCredentials'
const express = (middleware: string) => `import express from 'express'\nimport cors from 'cors'\nimport { env, options } from './config'\nconst ALLOWED = ['https://app.example.com']\nconst isProduction = process.env.NODE_ENV === 'production'\nconst app = express()\napp.use(${middleware})\n`

testRule(rule, {
  valid: {
    'one origin': express("cors({ origin: 'https://app.example.com', credentials: true })"),
    'a list': express('cors({ origin: ALLOWED, credentials: true })'),
    'an origin from the environment': express('cors({ origin: process.env.CORS_ORIGIN })'),
    'an origin from a configuration': express('cors({ origin: env.CORS_ORIGIN, credentials: true })'),
    'options of another file': express('cors(options)'),
    'a spread that may hold the origin': express('cors({ ...options, credentials: true })'),
    'no origin at all': express('cors({ origin: false })'),
    'a function with a list': express("cors({ origin(origin, callback) { if (!origin || ALLOWED.includes(origin)) callback(null, true); else callback(new Error('no')) } })"),
    'a function with a list in one expression': express('cors({ origin: (origin, callback) => callback(null, ALLOWED.includes(origin)) })'),
    'a pattern of hosts': express('cors({ origin: /\\.example\\.com$/ })'),
    'everybody in development': express("cors({ origin: process.env.NODE_ENV === 'production' ? 'https://app.example.com' : '*' })"),
    'true in development': express("cors({ origin: isProduction ? ALLOWED : true, credentials: true })"),
    'cors in development': `import express from 'express'\nimport cors from 'cors'\nconst app = express()\nif (process.env.NODE_ENV !== 'production') app.use(cors())\n`,
    'a delegate': `import express from 'express'\nimport cors from 'cors'\nimport { delegate } from './cors'\nexpress().use(cors(delegate))\n`,
    'Hono with an origin': `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nnew Hono().use('*', cors({ origin: 'https://app.example.com' }))\n`,
    'Hono with a check': `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nnew Hono().use('*', cors({ origin: (origin) => (origin.endsWith('.example.com') ? origin : null) }))\n`,
    'Fastify with an origin': `import Fastify from 'fastify'\nimport cors from '@fastify/cors'\nFastify().register(cors, { origin: ['https://app.example.com'] })\n`,
    'Nest with an origin': `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.enableCors({ origin: 'https://app.example.com', credentials: true })\n`,
    'a function called cors of another file': `import cors from './cors'\napp.use(cors())\n`,
    'a header with one origin': `export function GET() { return new Response('{}', { headers: { 'Access-Control-Allow-Origin': 'https://app.example.com' } }) }`,
    'a header that is chosen from a list': ts`
      import express from 'express'
      const ALLOWED = ['https://app.example.com']
      const app = express()
      app.use((req, res, next) => {
        const origin = req.headers.origin
        if (ALLOWED.includes(origin)) res.setHeader('Access-Control-Allow-Origin', origin)
        next()
      })
    `,
    'a header behind a set': ts`
      import express from 'express'
      const app = express()
      app.use((req, res, next) => {
        if (isAllowedOrigin(req.headers.origin)) res.header('Access-Control-Allow-Origin', req.headers.origin)
        next()
      })
    `,
    'a header of a request': `export const load = () => fetch('https://api.example.com', { headers: { 'Access-Control-Allow-Origin': '*' } })`,
    'a header for whoever was allowed above': ts`
      import express from 'express'
      const allowedOrigins = new Set(['https://app.example.com'])
      const app = express()
      app.use((req, res, next) => {
        const origin = req.headers.origin?.replace(/\\/$/, '')
        const allowed = !origin || allowedOrigins.has(origin)
        if (allowed) {
          res.setHeader('Access-Control-Allow-Origin', origin ?? '*')
          res.setHeader('Access-Control-Allow-Credentials', 'true')
        }
        next()
      })
    `,
    'a library that is told to': `export function headers(origin: string) {\n  const headers = new Headers()\n  if (origin === '*') headers.set('Access-Control-Allow-Origin', '*')\n  return headers\n}`,
    'a version of an API for other programs': `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use('/api/v1/*', cors())\n`,
    'another header': `export function GET() { return new Response('', { headers: { 'Access-Control-Allow-Methods': '*', 'Timing-Allow-Origin': '*' } }) }`,
    'an edge function of Supabase': {
      filename: 'supabase/functions/pay/index.ts',
      code: ts`
        const corsHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization, content-type' }
        Deno.serve(async (req) => new Response('ok', { headers: corsHeaders }))
      `,
    },
    'a well-known file': { filename: 'app/.well-known/jwks.json/route.ts', code: `export function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }` },
    'an embedded widget': { filename: 'app/api/embed/route.ts', code: `export function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }` },
    'a public API by option': { filename: 'app/api/v1/route.ts', options: { publicPaths: ['app/api/v1'] }, code: `export function GET() { return Response.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }` },
    'a path of the app by option': { options: { publicPaths: ['/v1'] }, code: `import express from 'express'\nimport cors from 'cors'\nexpress().use('/v1', cors())\n` },
    'socket.io with an origin': `import { Server } from 'socket.io'\nnew Server(3000, { cors: { origin: 'https://app.example.com' } })\n`,
    'a test': { filename: 'src/server.test.ts', code: express('cors()') },
  },
  invalid: {
    'cors()': { code: express('cors()'), reports: [open] },
    'cors({})': { code: express('cors({ methods: ["GET"] })'), reports: [open] },
    'a star': { code: express("cors({ origin: '*' })"), reports: [open] },
    'true': { code: express('cors({ origin: true })'), reports: [open] },
    'true with credentials': { code: express('cors({ origin: true, credentials: true })'), reports: [credentialed] },
    'a star with credentials': { code: express("cors({ origin: '*', credentials: true })"), reports: [credentialed] },
    'a function that lets in everybody': { code: express('cors({ origin: (origin, callback) => callback(null, true), credentials: true })'), reports: [credentialed] },
    'a function that lets in everybody, with a body': { code: express('cors({ origin: function (origin, callback) { callback(null, origin) } })'), reports: [open] },
    'a star when the variable is missing': { code: express("cors({ origin: process.env.CORS_ORIGIN || '*' })"), reports: [open] },
    'a star in production': { code: express("cors({ origin: isProduction ? '*' : 'http://localhost:3000' })"), reports: [open] },
    'a pattern that matches all': { code: express('cors({ origin: /.*/ })'), reports: [open] },
    'a star in a list': { code: express("cors({ origin: ['*'] })"), reports: [open] },
    'options in a constant': { code: `const express = require('express')\nconst cors = require('cors')\nconst corsOptions = { origin: '*', methods: 'GET,POST' }\nconst app = express()\napp.use(cors(corsOptions))\napp.options('*', cors(corsOptions))\n`, filename: 'server.js', reports: [open] },
    'Nest': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.enableCors()\n`, reports: [open] },
    'Nest with credentials': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule)\napp.enableCors({ origin: true, credentials: true })\n`, reports: [credentialed] },
    'Nest by its factory': { code: `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(AppModule, { cors: true })\n`, reports: [open] },
    'Hono': { code: `import { Hono } from 'hono'\nimport { cors } from 'hono/cors'\nconst app = new Hono()\napp.use('/api/*', cors())\n`, reports: [open] },
    'Hono, the origin sent back': { code: `import { Hono } from 'hono'\nimport { cors as allow } from 'hono/cors'\nconst app = new Hono()\napp.use('*', allow({ origin: (origin) => origin, credentials: true }))\n`, reports: [credentialed] },
    'Fastify': { code: `import Fastify from 'fastify'\nimport cors from '@fastify/cors'\nconst app = Fastify()\nawait app.register(cors)\n`, reports: [open] },
    'Fastify, true': { code: `const fastify = require('fastify')()\nfastify.register(require('@fastify/cors'), { origin: true })\n`, filename: 'server.js', reports: [open] },
    'Koa': { code: `import Koa from 'koa'\nimport cors from '@koa/cors'\nconst app = new Koa()\napp.use(cors({ credentials: true }))\n`, reports: [credentialed] },
    'socket.io': { code: `import { Server } from 'socket.io'\nnew Server(3000, { cors: { origin: '*' } })\n`, reports: [open] },
    'a gateway of Nest': { code: `import { WebSocketGateway } from '@nestjs/websockets'\n@WebSocketGateway({ cors: { origin: '*' } })\nexport class Chat {}\n`, reports: [open] },
    'a header of Express': { code: `import express from 'express'\nconst app = express()\napp.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); next() })\n`, reports: [open] },
    'a header of node:http': { code: `import { createServer } from 'node:http'\ncreateServer((req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end() })\n`, reports: [open] },
    'a header of pages/api': { filename: 'pages/api/pay.js', code: `export default function handler(req, res) {\n  res.setHeader('Access-Control-Allow-Credentials', true)\n  res.setHeader('Access-Control-Allow-Origin', '*')\n  res.end()\n}\n`, reports: [credentialed] },
    'a header of a Next route': { filename: 'app/api/pay/route.ts', code: `import { NextResponse } from 'next/server'\nexport async function POST() { return NextResponse.json({}, { headers: { 'Access-Control-Allow-Origin': '*' } }) }\n`, reports: [open] },
    'a header that repeats the origin': {
      code: ts`
        import express from 'express'
        const app = express()
        app.use((req, res, next) => {
          res.header('Access-Control-Allow-Origin', req.headers.origin)
          res.header('Access-Control-Allow-Credentials', 'true')
          next()
        })
      `,
      reports: [credentialed],
    },
    'a header that repeats the origin, or a star': { filename: 'app/api/pay/route.ts', code: `export async function POST(request: Request) { return new Response('', { headers: { 'Access-Control-Allow-Origin': request.headers.get('origin') ?? '*' } }) }\n`, reports: [open] },
    'headers in a constant': { filename: 'app/api/pay/route.ts', code: `const corsHeaders = { 'access-control-allow-origin': '*' }\nexport async function POST() { return Response.json({}, { headers: corsHeaders }) }\n`, reports: [open] },
    'a Lambda': { code: `export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': true }, body: '{}' })\n`, reports: [credentialed] },
    'an edge function, when the option asks for it': { filename: 'supabase/functions/pay/index.ts', options: { edgeFunctions: true }, code: `Deno.serve(async (req) => new Response('ok', { headers: { 'Access-Control-Allow-Origin': '*' } }))\n`, reports: [open] },
  },
})
