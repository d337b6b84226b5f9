import type { Catalogue } from './modules.js'

/** How a session middleware keeps its sessions. */
export type SessionMiddleware = {
  /** Index of its options: of the call itself, or of the `register` call that it is given to. */
  readonly options: number
  /** Without a `store` it keeps sessions in the memory of the process. */
  readonly byDefault: 'memory' | 'other'
}

const inMemory: SessionMiddleware = { options: 0, byDefault: 'memory' }

/** Middleware that is called with its options. cookie-session, iron-session and koa-session keep sessions in the cookie itself. */
export const sessionMiddleware: Catalogue<SessionMiddleware> = {
  'express-session': { '()': inMemory, 'default.()': inMemory },
  'koa-generic-session': { '()': inMemory },
  'koa-session-minimal': { '()': inMemory },
  'next-session': { '()': inMemory, 'default.()': inMemory },
  'hono-sessions': { 'sessionMiddleware.()': { options: 0, byDefault: 'other' } },
}

/** Plugins that are given to `register` with their options. */
export const sessionPlugins: ReadonlySet<string> = new Set(['@fastify/session', 'fastify-session', '@mgcrea/fastify-session'])

/** Makers of sessions that live in the memory of the process, whatever they are given. */
export const memorySessions: Catalogue<'memory'> = Object.fromEntries(
  ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime', 'react-router', '@react-router/node'].map((module) => [module, { 'createMemorySessionStorage.()': 'memory' as const }]),
)

/** Stores that live in the memory of the process. */
export const memoryStores: Catalogue<'memory'> = {
  'express-session': { 'MemoryStore.new()': 'memory', 'default.MemoryStore.new()': 'memory' },
  '@fastify/session': { 'MemoryStore.new()': 'memory' },
  'hono-sessions': { 'MemoryStore.new()': 'memory' },
  memorystore: { '().new()': 'memory', 'default.().new()': 'memory' },
  'session-memory-store': { '().new()': 'memory' },
}
