import { tableOf } from './table-of.js'

/** Packages that only work on a server; a value import of one says where a file runs. */
export const serverPackages: ReadonlySet<string> = new Set([
  // frameworks
  'express', 'fastify', 'koa', '@koa/router', 'koa-router', '@nestjs/common', '@nestjs/core', '@hono/node-server', '@hono/zod-openapi', 'hono', 'polka',
  'restify', '@hapi/hapi', 'micro', '@trpc/server', '@orpc/server', 'apollo-server', '@apollo/server', 'graphql-yoga', 'elysia', 'h3', 'nitropack',
  '@overnightjs/core', 'routing-controllers', 'next-safe-action', 'aws-lambda', '@middy/core', 'firebase-functions', '@cloudflare/workers-types',
  'express-session', 'express-rate-limit', 'helmet', 'cors', 'multer', 'cookie-parser', 'body-parser', 'passport', 'morgan', 'compression', 'busboy', 'formidable',
  // databases, caches and queues
  'pg', 'mysql', 'mysql2', 'mongodb', 'mongoose', '@prisma/client', 'ioredis', 'redis', '@upstash/redis', '@upstash/ratelimit', 'sequelize', 'typeorm',
  'drizzle-orm', 'knex', 'kysely', 'postgres', 'better-sqlite3', 'sqlite3', '@neondatabase/serverless', '@planetscale/database', '@libsql/client',
  'bullmq', 'bull', 'bee-queue', 'agenda', 'pg-boss', 'amqplib', 'kafkajs', '@google-cloud/pubsub', 'inngest', '@trigger.dev/sdk', 'node-cron',
  'firebase-admin', '@supabase/auth-helpers-nextjs', '@vercel/kv', '@vercel/postgres',
  // secrets, mail, files, processes
  'bcrypt', 'bcryptjs', 'argon2', '@node-rs/argon2', 'jsonwebtoken', 'nodemailer', '@sendgrid/mail', 'resend', 'stripe', 'twilio', 'dotenv', 'sharp', 'puppeteer',
  'playwright', 'winston', '@clerk/nextjs/server', '@clerk/backend', '@aws-sdk/client-s3', '@aws-sdk/client-ses', 'aws-sdk', 'jsdom', 'server-only', 'undici', 'got', 'node-fetch',
  // Node
  'fs', 'child_process', 'net', 'tls', 'dgram', 'cluster', 'http', 'https', 'http2', 'worker_threads', 'async_hooks', 'os', 'dns', 'vm', 'readline', 'v8', 'crypto',
])

/** Sub-paths that only work on a server, of packages that work on both sides. */
export const serverModules: ReadonlySet<string> = new Set([
  'next/server', 'next/headers', 'next/cache', 'next-auth/next', '@clerk/nextjs/server', '@remix-run/node', '@remix-run/cloudflare', '@remix-run/server-runtime',
  '@react-router/node', '@sveltejs/kit/node', 'fs/promises', 'dns/promises', 'stream/promises', 'timers/promises', '$env/static/private', '$env/dynamic/private',
])

/** Parts of server packages that browsers use too. */
export const sharedModules: ReadonlySet<string> = new Set(['hono/client', 'hono/jsx', 'hono/jsx/dom', 'drizzle-orm/zod'])

/** Packages that only work in a browser or on a device. */
export const clientPackages: ReadonlySet<string> = new Set([
  'react-dom/client', 'react-native', 'expo-secure-store', 'expo-router', '@react-navigation/native', '@react-native-async-storage/async-storage', 'client-only',
  '@stripe/stripe-js', '@stripe/react-stripe-js', 'react-router-dom', 'jotai', 'framer-motion', 'motion', 'swr', 'react-hook-form', 'next/navigation', 'next/router',
  '@tanstack/react-query', 'react-hot-toast', 'sonner', 'zustand', 'recoil', 'react-redux', 'wouter', 'js-cookie', 'localforage', '@angular/core', 'vue-router', 'pinia',
])

/** Hooks and lifecycle functions that only run in a component, by package. */
export const componentHooks: Readonly<Record<string, ReadonlySet<string>>> = tableOf({
  react: new Set([
    'useState', 'useEffect', 'useLayoutEffect', 'useReducer', 'useRef', 'useContext', 'useCallback', 'useMemo', 'useTransition', 'useDeferredValue', 'useOptimistic',
    'useActionState', 'useSyncExternalStore', 'useImperativeHandle', 'useInsertionEffect',
  ]),
  preact: new Set(['useState', 'useEffect', 'useReducer', 'useRef', 'useCallback', 'useMemo']),
  vue: new Set(['ref', 'reactive', 'onMounted', 'watch', 'watchEffect', 'computed', 'onUnmounted']),
  svelte: new Set(['onMount', 'onDestroy']),
  'solid-js': new Set(['createSignal', 'createEffect', 'onMount', 'createResource']),
})

/** Globals that only a browser has. */
export const browserGlobals: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'indexedDB', 'XMLHttpRequest', 'alert', 'confirm'])

/** Modules of which only a browser has use: what imports one uploads from there, whatever it borrows from the server. */
export const browserModules: readonly string[] = ['@vercel/blob/client', 'uploadthing/client', '@uploadthing/react', '@aws-amplify/storage', 'tus-js-client', '@uppy/core']
