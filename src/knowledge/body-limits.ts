import type { Catalogue } from './modules.js'

/** Parsers of bodies, by the keys of their options that hold the largest size. */
export const bodyParsers: Catalogue<readonly string[]> = {
  express: { 'json': ['limit'], 'urlencoded': ['limit'], 'raw': ['limit'], 'text': ['limit'] },
  'body-parser': { '': ['limit'], json: ['limit'], urlencoded: ['limit'], raw: ['limit'], text: ['limit'] },
  'koa-bodyparser': { '': ['jsonLimit', 'formLimit', 'textLimit', 'xmlLimit'] },
  '@koa/bodyparser': { '': ['jsonLimit', 'formLimit', 'textLimit', 'xmlLimit'], bodyParser: ['jsonLimit', 'formLimit', 'textLimit', 'xmlLimit'] },
  'koa-body': { '': ['jsonLimit', 'formLimit', 'textLimit'], koaBody: ['jsonLimit', 'formLimit', 'textLimit'] },
  hono: { bodyLimit: ['maxSize'] },
  'hono/body-limit': { bodyLimit: ['maxSize'] },
}

/** What makes an app of its options, and the key that is the largest size of a body in it. */
export const appLimits: Catalogue<string> = {
  fastify: { '': 'bodyLimit', fastify: 'bodyLimit', Fastify: 'bodyLimit' },
  '@nestjs/platform-fastify': { FastifyAdapter: 'bodyLimit' },
}

/** Takers of files whose size is unlimited unless `limits.fileSize` says otherwise; the index of their options. */
export const uploadTakers: Catalogue<number> = {
  multer: { '': 0 },
  '@koa/multer': { '': 0 },
  'koa-multer': { '': 0 },
  'express-fileupload': { '': 0 },
  'connect-busboy': { '': 0 },
  busboy: { '': 0, Busboy: 0 },
  '@fastify/busboy': { '': 0, Busboy: 0 },
}

/** Functions that read a whole stream, and the index of the options that may limit them; `null` for none. */
export const wholeReaders: Catalogue<number | 'none'> = {
  'raw-body': { '': 1, getRawBody: 1 },
  'stream/consumers': { text: 'none', json: 'none', buffer: 'none', arrayBuffer: 'none', blob: 'none' },
  'get-stream': { '': 1, getStream: 1, getStreamAsBuffer: 1 },
  'concat-stream': { '': 'none' },
}
