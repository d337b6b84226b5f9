import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/apps/**', 'node_modules/**'],
    globals: false,
    testTimeout: 60_000,
  },
})
