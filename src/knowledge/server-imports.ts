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

/** Frameworks that take the bodies of server functions out of components, with what only they import: `createServerFn().handler(...)`, `server$(...)`. */
export const serverFunctionFrameworks: ReadonlySet<string> = new Set([
  '@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start', '@tanstack/react-start/server', '@builder.io/qwik-city', '@qwik.dev/router', '@solidjs/start', '@solidjs/router',
])

/** Hooks that only a mounted component calls. */
export const mountedHooks: ReadonlySet<string> = new Set(['useState', 'useEffect', 'useLayoutEffect', 'useReducer', 'useRef', 'onMount', 'onMounted', 'createSignal', 'createEffect'])

/** Libraries whose hooks these are. */
export const componentLibraries: ReadonlySet<string> = new Set(['react', 'preact/hooks', 'preact/compat', 'svelte', 'vue', 'solid-js'])

/** Texts of which one is in every file that imports such a module or a server module of the project. */
export const serverImportWords: readonly string[] = [
  ...[...browserlessModules].flatMap((module) => [`'${module}'`, `"${module}"`, `:${module}'`, `:${module}"`]),
  'PrismaClient', 'prisma', '.server', '/server/', 'env/static/private', 'env/dynamic/private',
]
