import { defineConfig, globalIgnores } from 'eslint/config'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import tseslint from 'typescript-eslint'
import shipworthy from './dist/index.js'

export default defineConfig([
  // The programs are what the plugin is tested on: one is wrong on purpose, the other is held to `strict` by the tests.
  globalIgnores(['dist/', 'coverage/', 'tests/apps/*/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,js}'],
    extends: [tseslint.configs.strict],
    rules: {
      // `noUncheckedIndexedAccess` makes every index `undefined`; a bare `!` says which cannot be.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports', fixStyle: 'inline-type-imports' }],
    },
  },
  { files: ['src/**/*.ts'], extends: [eslintPlugin.configs.recommended] },
  { files: ['src/**/*.ts', 'configs/*.js'], plugins: { shipworthy }, extends: ['shipworthy/strict'] },
  // The folders of this project, under its own rules.
  { files: ['src/**/*.ts'], plugins: { shipworthy }, extends: ['shipworthy/layers'], settings: { shipworthy: { layers: '.ci/layers.json' } } },
])
