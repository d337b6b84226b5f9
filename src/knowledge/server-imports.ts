/** Modules whose code cannot run in a browser: it opens files, sockets or databases, or holds secrets. */
export const browserlessModules: ReadonlySet<string> = new Set([
  'fs', 'fs/promises', 'child_process', 'net', 'tls', 'dgram', 'cluster', 'worker_threads', 'http2', 'dns', 'dns/promises', 'readline', 'async_hooks',
  'pg', 'mysql', 'mysql2', 'mongodb', 'mongoose', 'ioredis', 'redis', 'sequelize', 'typeorm', 'knex', 'postgres', 'better-sqlite3', 'sqlite3', 'bullmq', 'bull',
  'mysql2/promise', 'drizzle-orm/node-postgres', 'drizzle-orm/postgres-js', 'drizzle-orm/mysql2', 'drizzle-orm/better-sqlite3', 'drizzle-orm/neon-http', 'drizzle-orm/neon-serverless',
  'server-only', 'next/headers', 'firebase-admin', 'firebase-admin/auth', 'firebase-admin/app', 'firebase-admin/firestore', '@clerk/nextjs/server', '@clerk/backend',
  'bcrypt', 'argon2', 'jsonwebtoken', 'nodemailer', '@sendgrid/mail', '@remix-run/node', '@react-router/node', '$env/static/private', '$env/dynamic/private',
])

/** Frameworks that render components outside a browser, where Node is at hand. */
export const nativeRenderers: ReadonlySet<string> = new Set(['ink', 'electron', '@opentui/react', 'react-blessed'])

/** Hooks that only a mounted component calls. */
export const mountedHooks: ReadonlySet<string> = new Set(['useState', 'useEffect', 'useLayoutEffect', 'useReducer', 'useRef', 'onMount', 'onMounted', 'createSignal', 'createEffect'])
