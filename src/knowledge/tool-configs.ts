/**
 * Tools whose configuration is called `<tool>.config.*`, by the first word of the name: `vitest.e2e.config.ts`, `next-sitemap.config.js`.
 * Read from the documentation of each and from what repositories hold (November 2026). What a program is made of
 * (`auth.config.ts` of Auth.js, `payload.config.ts`, `registerAs` files of NestJS) is not here.
 */
export const configuredTools: ReadonlySet<string> = new Set([
  // bundlers and compilers
  'vite', 'vitest', 'webpack', 'rollup', 'rolldown', 'rspack', 'rsbuild', 'rslib', 'esbuild', 'tsup', 'tsdown', 'unbuild', 'build', 'swc', 'babel', 'farm', 'parcel', 'metro', 'snowpack', 'craco', 'stencil', 'nx', 'turbo',
  // frameworks
  'next', 'nuxt', 'astro', 'svelte', 'remix', 'react', 'vue', 'quasar', 'gatsby', 'docusaurus', 'vuepress', 'vitepress', 'eleventy', 'histoire', 'ladle', 'storybook', 'expo', 'capacitor', 'ionic', 'electron', 'forge', 'tauri', 'wxt',
  // styles, texts and contents
  'tailwind', 'postcss', 'uno', 'unocss', 'windi', 'panda', 'stylelint', 'lingui', 'i18next', 'i18n', 'source', 'content', 'contentlayer', 'velite', 'mdx', 'svgr', 'svgo',
  // checks and tests
  'eslint', 'oxlint', 'prettier', 'biome', 'commitlint', 'lint', 'knip', 'jest', 'playwright', 'cypress', 'karma', 'ava', 'mocha', 'wdio', 'protractor', 'cucumber', 'detox', 'evalite', 'nyc', 'c8', 'stryker', 'lighthouserc', 'promptfoo',
  // databases, types and clients that are generated
  'drizzle', 'prisma', 'codegen', 'graphql', 'orval', 'kubb', 'openapi', 'typedoc', 'sanity',
  // deployments and releases
  'sst', 'serverless', 'wrangler', 'open', 'trigger', 'sentry', 'pm2', 'ecosystem', 'nodemon', 'release', 'semantic', 'changelogen', 'bump', 'bumpp', 'taze', 'size', 'partytown', 'pwa', 'workbox',
])
