import { tableOf } from './table-of.js'

/** Modules that a runtime or a bundler supplies under a bare name: no package of theirs is ever declared. */
export const suppliedModules: ReadonlySet<string> = new Set([
  'server-only', 'client-only', 'bun', 'vscode', 'k6', 'meteor', 'uno.css', 'windi.css', 'virtual', 'sketch', 'photoshop', 'uxp', 'alt-server', 'alt-client', 'electrobun', 'greenlock-express',
])

/** Scopes that a bundler or framework supplies: `@theme/Layout` of Docusaurus, `@env` of React Native. */
export const suppliedScopes: ReadonlySet<string> = new Set(['@theme', '@theme-original', '@site', '@generated', '@docusaurus', '@ember', '@glimmer', '@env', '@virtual'])

/** Packages that another one brings along and documents for use: they need no declaration of their own. */
export const broughtAlong: Readonly<Record<string, readonly string[]>> = tableOf({
  express: ['body-parser', 'express-serve-static-core'],
  '@nestjs/platform-express': ['express', 'body-parser', 'multer', 'cors', 'express-serve-static-core'],
  '@nestjs/platform-fastify': ['fastify'],
  next: ['styled-jsx', '@next/env', '@swc/helpers'],
  vite: ['rollup', 'esbuild', 'nanoid', 'postcss'],
  expo: ['expo-modules-core', 'expo-constants', 'expo-asset', 'expo-font', 'expo-file-system', 'expo-keep-awake', '@expo/vector-icons', '@expo/metro-runtime', '@expo/config-plugins'],
  'react-native': ['@react-native/assets-registry', '@react-native/normalize-colors'],
  nuxt: ['vue', 'vue-router', 'h3', 'nitropack', 'ofetch', 'ufo', 'unhead', '@unhead/vue', '@nuxt/schema', '@nuxt/kit', 'defu', 'pathe', 'consola', 'hookable', 'destr'],
  '@remix-run/react': ['react-router', 'react-router-dom', '@remix-run/router', '@remix-run/server-runtime'],
  '@remix-run/node': ['@remix-run/server-runtime'],
  firebase: [
    '@firebase/app', '@firebase/auth', '@firebase/firestore', '@firebase/storage', '@firebase/functions', '@firebase/messaging', '@firebase/database', '@firebase/analytics', '@firebase/util',
    '@firebase/app-types',
  ],
  'firebase-admin': ['@google-cloud/firestore', '@google-cloud/storage'],
  'next-auth': ['@auth/core'],
  ai: ['@ai-sdk/provider', '@ai-sdk/provider-utils'],
  '@angular/core': ['zone.js', 'tslib'],
  '@sveltejs/kit': ['svelte', 'vite'],
  astro: ['vite', 'shiki'],
  '@docusaurus/core': ['react-helmet-async', '@docusaurus/types', '@mdx-js/react', 'prism-react-renderer'],
  '@boxyhq/saml-jackson': ['openid-client', 'jose'],
  elysia: ['@sinclair/typebox'],
  'react-router': ['@react-router/node', '@react-router/dev'],
})

/** Tools of development that a server only ever loads while someone develops it. */
export const developmentTools: ReadonlySet<string> = new Set([
  'vite', 'webpack', 'webpack-dev-middleware', 'webpack-hot-middleware', 'webpack-dev-server', 'esbuild', 'nodemon', 'livereload', 'connect-livereload', 'msw', 'ngrok', '@ngrok/ngrok', 'localtunnel',
])

/** Dependencies by which a project is bundled: what a server imports is inside the bundle, whichever list declares it. */
export const bundlers: ReadonlySet<string> = new Set([
  'next', 'nuxt', '@sveltejs/kit', 'astro', '@remix-run/dev', '@react-router/dev', '@tanstack/react-start', '@tanstack/start', 'vinxi', '@solidjs/start', 'nitropack', 'nitro', 'vite', 'vite-node', 'webpack',
  'rollup', 'rolldown', 'parcel', 'esbuild', 'tsup', 'tsdown', 'unbuild', 'bunchee', 'pkgroll', '@vercel/ncc', 'wrangler', 'serverless', 'serverless-esbuild', 'sst', 'aws-cdk-lib', 'aws-cdk', '@nx/webpack', '@nx/esbuild',
  '@nx/vite', '@rspack/core', '@nestjs/cli-webpack', 'gatsby', '@redwoodjs/core', 'electron', 'expo', 'bun-types', '@types/bun', '@trigger.dev/build', 'trigger.dev',
])
