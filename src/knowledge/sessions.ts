import type { Catalogue } from './modules.js'

/** How a session middleware takes its options; its store is the memory of the process unless one is named. */
export type SessionMiddleware = { readonly options: number }

/** Middleware whose default store is a Map of the process. `cookie-session` and `@fastify/secure-session` keep the session in the cookie. */
export const sessionMiddleware: Catalogue<SessionMiddleware> = {
  'express-session': { '': { options: 0 } },
  'koa-generic-session': { '': { options: 0 } },
  'next-session': { '': { options: 0 } },
}

/** Fastify plug-ins of that kind, handed to `register`. */
export const sessionPlugins: ReadonlySet<string> = new Set(['@fastify/session', 'fastify-session'])

/** What makes a store that is the memory of the process. */
export const memoryStores: Catalogue<'memory'> = {
  'express-session': { 'MemoryStore.new()': 'memory' },
  '@fastify/session': { 'MemoryStore.new()': 'memory' },
  'fastify-session': { 'MemoryStore.new()': 'memory' },
  'hono-sessions': { 'MemoryStore.new()': 'memory' },
  'session-memory-store': { '().new()': 'memory' },
  memorystore: { '().new()': 'memory', '().()': 'memory' },
}

/** Factories of sessions kept in memory. */
export const memorySessionFactories: Catalogue<'memory'> = {
  '@remix-run/node': { createMemorySessionStorage: 'memory' },
  '@remix-run/cloudflare': { createMemorySessionStorage: 'memory' },
  '@remix-run/deno': { createMemorySessionStorage: 'memory' },
  'react-router': { createMemorySessionStorage: 'memory' },
}
