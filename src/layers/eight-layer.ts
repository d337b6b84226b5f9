import { defineLayers, type NarrowEdge } from './definition.js'

/** Packages of the default groups, by what they give access to. */
const databaseClients = [
  'pg', 'pg-promise', 'postgres', 'mysql', 'mysql2', 'better-sqlite3', 'sqlite3', 'mongodb', 'mongoose', '@prisma/client', 'drizzle-orm',
  'knex', 'kysely', 'sequelize', 'typeorm', '@mikro-orm/core', '@neondatabase/serverless', '@planetscale/database', '@libsql/client',
  '@supabase/supabase-js', '@supabase/ssr',
] as const
const cacheClients = ['redis', 'ioredis', '@upstash/redis', '@vercel/kv', 'memcached', 'memjs'] as const
const mailClients = [
  'nodemailer', 'resend', '@sendgrid/mail', 'postmark', 'mailgun.js', '@aws-sdk/client-ses', '@aws-sdk/client-sesv2', '@mailchimp/mailchimp_transactional',
] as const
const paymentClients = [
  'stripe', '@paddle/paddle-node-sdk', '@lemonsqueezy/lemonsqueezy.js', '@paypal/checkout-server-sdk', '@paypal/paypal-server-sdk', 'mercadopago',
  'braintree', 'square', 'razorpay',
] as const
const llmClients = [
  'openai', '@anthropic-ai/*', '@google/generative-ai', '@google/genai', '@mistralai/*', 'cohere-ai', 'groq-sdk', '@aws-sdk/client-bedrock-runtime',
  'ai', '@ai-sdk/*', 'langchain', '@langchain/*', 'llamaindex', 'ollama', 'replicate', 'together-ai',
] as const
const webFrameworks = [
  'express', 'fastify', '@fastify/*', 'hono', '@hono/*', 'koa', '@koa/*', 'koa-router', '@nestjs/*', 'next', 'helmet', 'cors', 'express-rate-limit',
  'express-session', 'cookie-parser', 'body-parser', 'multer',
] as const

/** Operators that build a query and touch no connection. */
const queryOperators = [
  'and', 'or', 'not', 'eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'like', 'ilike', 'inArray', 'notInArray', 'isNull', 'isNotNull', 'between', 'exists', 'asc',
  'desc', 'sql', 'count', 'sum', 'avg', 'min', 'max',
] as const

const llmClient: NarrowEdge & { readonly layer: '07-AI' } = {
  layer: '07-AI',
  only: ['llm/LLMClient'],
  why: 'every model call goes through the one client that holds budgets, timeouts and attribution',
}

/**
 * The default architecture: eight numbered layers below `src`. The matrix and the write levels are those of the
 * eight-layer reference; what the reference leaves open is decided here, each with its reason.
 */
export const eightLayer = defineLayers({
  typeImports: 'warn',
  roots: ['src'],
  layers: {
    '01-Core': {
      path: 'src/01-Core',
      purpose: 'security, errors, middleware, guards, runtime configuration',
      mayImport: [],
      aiMayWrite: 'no',
    },
    '02-Common': {
      path: 'src/02-Common',
      purpose: 'DTOs, types, small pure functions',
      mayImport: ['01-Core'],
      aiMayWrite: 'yes',
    },
    '03-Policies': {
      path: 'src/03-Policies',
      purpose: 'business rules, billing gates, access guards',
      mayImport: ['01-Core', '02-Common'],
      aiMayWrite: 'no',
    },
    '04-Modules': {
      path: 'src/04-Modules',
      purpose: 'feature modules: auth, billing, users, tasks',
      mayImport: [
        '01-Core',
        '02-Common',
        '03-Policies',
        '05-Infra',
        {
          layer: '06-Background',
          only: ['events/**', '**/EventBus', 'jobs/**', 'safety/RetryableJobRunner'],
          why: 'a module hands work over by event or job and knows nothing of the workers',
        },
        llmClient,
      ],
      aiMayWrite: 'yes',
      writeExceptions: [
        { path: 'auth/**', aiMayWrite: 'review' },
        { path: 'billing/**', aiMayWrite: 'review' },
      ],
      features: { entries: [] },
    },
    '05-Infra': {
      path: 'src/05-Infra',
      purpose: 'database schema, gateways to Stripe, Redis and mail',
      mayImport: ['01-Core', '02-Common'],
      aiMayWrite: 'no',
      writeExceptions: [{ path: 'persistence/schema.ts', aiMayWrite: 'no' }],
    },
    '06-Background': {
      path: 'src/06-Background',
      purpose: 'worker pool, retry-safe job runner, event bus',
      mayImport: ['01-Core', '02-Common', '04-Modules', '05-Infra', llmClient],
      aiMayWrite: 'yes',
      writeExceptions: [
        { path: 'safety/RetryableJobRunner.ts', aiMayWrite: 'no' },
        { path: '**/WorkerPool.ts', aiMayWrite: 'no' },
      ],
    },
    '07-AI': {
      path: 'src/07-AI',
      purpose: 'LLM client, cost controls, boundary rules for AI',
      mayImport: ['01-Core', '02-Common'],
      aiMayWrite: 'no',
      writeExceptions: [{ path: 'llm/LLMClient.ts', aiMayWrite: 'no' }],
    },
    '08-Web': {
      path: 'src/08-Web',
      purpose: 'routes, OpenAPI',
      mayImport: [
        '01-Core',
        '02-Common',
        '04-Modules',
        '06-Background',
        {
          layer: '07-AI',
          only: ['llm/LLMClient', 'budget/**'],
          why: 'a route may ask for a completion and for what is left of the budget, nothing else',
        },
      ],
      mayNotImport: [
        {
          layer: '03-Policies',
          why: 'a route that decides by itself skips the decision of every other entry',
          instead: 'Call a service of 04-Modules, which asks the policy',
        },
        {
          layer: '05-Infra',
          why: 'a route that knows the database leaks its rows and cannot be tested without it',
          instead: 'Call a service of 04-Modules; the composition root injects stores and gateways',
          typeImports: 'same',
        },
      ],
      aiMayWrite: 'yes',
    },
  },
  zones: {
    'composition root': {
      paths: ['src/{main,server,app,index,worker,bootstrap}.{ts,tsx,mts,cts,js,mjs,cjs}', 'src/composition/**'],
      purpose: 'builds the objects of every layer and connects them',
      mayImport: 'all',
      importedBy: 'none',
      why: 'what connects the layers must not be reached from inside them',
    },
    tests: {
      paths: ['tests/**', 'test/**', 'e2e/**', '**/__tests__/**', '**/*.{test,spec}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
      purpose: 'tests',
      mayImport: 'all',
      importedBy: 'none',
      why: 'test code does not ship',
      keepsLayer: { entries: ['index', '*/index'] },
    },
    'front end': {
      paths: ['src/{client,frontend,ui,web-client}/**', 'client/**', 'frontend/**'],
      purpose: 'what runs in the browser',
      mayImport: ['02-Common'],
      importedBy: 'none',
      why: 'what the browser imports is shipped to the browser',
    },
    generated: {
      paths: ['src/**/{generated,__generated__}/**', 'src/**/*.{gen,generated,d}.{ts,mts,cts}'],
      purpose: 'code written by a machine',
      mayImport: 'all',
      importedBy: 'all',
      why: 'nobody edits it',
    },
  },
  packages: {
    'database clients': {
      packages: databaseClients,
      layers: ['05-Infra', 'composition root', 'tests', 'generated'],
      why: 'one layer owns the connections, so they can be pooled, replaced and tested without',
      instead: 'Ask a store of 05-Infra',
      free: { packages: ['drizzle-orm', 'kysely', 'typeorm', 'sequelize'], names: queryOperators, layers: ['04-Modules'] },
      typeImports: { '04-Modules': 'warn' },
    },
    'cache clients': {
      packages: cacheClients,
      layers: ['05-Infra', 'composition root', 'tests', 'generated'],
      why: 'one layer owns the connections, so they can be pooled, replaced and tested without',
      instead: 'Ask a gateway of 05-Infra',
    },
    'mail clients': {
      packages: mailClients,
      layers: ['05-Infra', 'composition root', 'tests', 'generated'],
      why: 'mail sent from anywhere cannot be retried, limited or switched off in one place',
      instead: 'Ask the mail gateway of 05-Infra',
    },
    'payment clients': {
      packages: paymentClients,
      layers: ['05-Infra', 'composition root', 'tests', 'generated'],
      why: 'money moved from anywhere has no single place for idempotency keys',
      instead: 'Ask the payment gateway of 05-Infra',
      typeImports: { '04-Modules': 'warn' },
    },
    'model SDKs': {
      packages: llmClients,
      layers: ['07-AI', 'composition root', 'tests', 'generated'],
      why: 'a model called from anywhere has no budget',
      instead: 'Call `llm/LLMClient` of 07-AI',
    },
    'web frameworks': {
      packages: webFrameworks,
      layers: ['01-Core', '08-Web', 'composition root', 'front end', 'tests', 'generated'],
      why: 'business code that knows the framework cannot run in a job or a test',
      instead: 'Pass plain values from the route',
      typeImports: { '04-Modules': 'warn', '03-Policies': 'warn' },
    },
  },
})

/** The literal matrix of the reference: without the edges from 04 and 06 to the LLM client that its own text demands. */
export const strictMatrix = withoutEdges({ '04-Modules': ['07-AI'], '06-Background': ['07-AI'] })

function withoutEdges(removed: Readonly<Record<string, readonly string[]>>) {
  const layers = Object.fromEntries(
    Object.entries(eightLayer.layers).map(([name, layer]) => {
      const mayImport = layer.mayImport.filter((edge) => !removed[name]?.includes(typeof edge === 'string' ? edge : edge.layer))
      return [name, { ...layer, mayImport }]
    }),
  )
  return { ...eightLayer, layers }
}
