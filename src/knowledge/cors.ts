import type { Catalogue } from './modules.js'

/** Where a call takes its CORS options: the index of the argument. */
export type CorsTaker = number

/** Functions that make CORS middleware; without options each lets every site in. */
export const corsMakers: Catalogue<CorsTaker> = {
  cors: { '': 0, default: 0 },
  '@koa/cors': { '': 0 },
  'koa2-cors': { '': 0 },
  kcors: { '': 0 },
  hono: { cors: 0 },
  'hono/cors': { cors: 0 },
  '@elysiajs/cors': { cors: 0 },
  'micro-cors': { '': 0 },
  'nextjs-cors': { '': 2 },
  '@middy/http-cors': { '': 0 },
  'polka-cors': { '': 0 },
  '@tinyhttp/cors': { cors: 0 },
}

/** Plugins that are registered with their options beside them. */
export const corsPlugins: ReadonlySet<string> = new Set(['@fastify/cors', 'fastify-cors'])

/** Constructors and functions whose options hold a `cors` of their own, by package. */
export const corsHolders: ReadonlySet<string> = new Set(['socket.io', '@nestjs/core', '@nestjs/websockets', 'apollo-server', 'apollo-server-express', 'graphql-yoga', '@apollo/server'])

/** Segments of paths that are made to be read from other sites. */
export const publicSegments: ReadonlySet<string> = new Set([
  '.well-known', 'well-known', 'public', 'embed', 'embeds', 'widget', 'widgets', 'track', 'tracking', 'pixel', 'beacon', 'oembed', 'opengraph', 'og', 'rss', 'feed', 'sitemap', 'fonts', 'assets', 'static', 'images', 'cdn', 'badge', 'jwks', 'mcp', 'oauth-protected-resource', 'sdk',
])
