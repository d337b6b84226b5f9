import * as typescript from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { Linter as Linter9 } from 'eslint-9'
import { describe, expect, test } from 'vitest'
import { flatConfigOf } from '../../src/presets.js'
import { allRules } from '../support/all-rules.js'
import { ts } from '../support/test-rule.js'

// Only what ESLint does with them counts here, so that their types are left out.
const [{ default: json }, svelte, vue] = (await Promise.all([import('@eslint/json' as string), import('svelte-eslint-parser' as string), import('vue-eslint-parser' as string)])) as [{ default: never }, unknown, unknown]

const strict = flatConfigOf({ rules: allRules }, allRules, 'strict') as unknown as Linter.Config

/** `12 no-token-in-web-storage` for each report. */
const shown = (reports: readonly Linter.LintMessage[]) => reports.map(({ line, ruleId, message }) => `${line} ${ruleId?.replace('shipworthy/', '') ?? message}`)

describe.each([['10', Linter], ['9', Linter9 as unknown as typeof Linter]] as const)('package.json under strict, in ESLint %s', (_, Version) => {
  const code = ts`
    {
      "name": "shop",
      "scripts": {
        "dev": "prisma db push && tsx watch src/main.ts",
        "start": "prisma db push && node server.js"
      }
    }
  `
  const language: Linter.Config = { files: ['**/*.json'], plugins: { json }, language: 'json/json' }

  test('is read where a language for JSON is configured', () => {
    const reports = new Version().verify(code, [strict, language], 'package.json')
    expect(shown(reports)).toEqual(['5 no-schema-sync'])
    expect(reports[0]!.message).toContain('`start` script runs `prisma db push`')
  })

  test('is one of the JSON files, of which no other is reported', () => {
    expect(shown(new Version().verify(code, [strict, language], 'config/scripts.json'))).toEqual([])
    expect(shown(new Version().verify('[1, null, "prisma db push"]', [strict, language], 'package.json'))).toEqual([])
  })

  test('is left alone without one', () => {
    const configured = new Version().verify(code, [strict], 'package.json')
    expect(configured.filter(({ ruleId }) => ruleId !== null)).toEqual([])
    expect(shown(new Version().verify('start()', [strict, language], 'src/start.js'))).toEqual([])
  })
})

describe('components of other frameworks under strict', () => {
  // A folder without a package.json, so that no dependency is missing from one.
  const cwd = '/no-such-project'
  const lint = (code: string, filename: string, parser: unknown, parserOptions: object) =>
    shown(new Linter({ cwd }).verify(code, [strict, { files: ['**/*.vue', '**/*.svelte'], languageOptions: { parser: parser as Linter.Parser, parserOptions: parserOptions as never } }], `${cwd}/${filename}`))

  test('a component of Vue', () => {
    const code = ts`
      <script setup lang="ts">
      import { ref, watch } from 'vue'

      const orders = ref<string[]>([])
      const key = import.meta.env.VITE_STRIPE_SECRET_KEY

      async function signIn(email: string): Promise<void> {
        const response = await fetch('/api/sign-in', { method: 'POST', body: JSON.stringify({ email, key }), signal: AbortSignal.timeout(5_000) })
        const { accessToken } = await response.json()
        localStorage.setItem('access_token', accessToken)
      }

      watch(orders, async () => {
        const response = await fetch('/api/orders', { signal: AbortSignal.timeout(5_000) })
        orders.value = await response.json()
      })
      </script>

      <template>
        <button @click="signIn('a')">{{ orders.length }}</button>
      </template>
    `
    expect(lint(code, 'src/views/Orders.vue', vue, { parser: typescript })).toEqual(['5 no-public-env-secret', '10 no-token-in-web-storage', '13 no-effect-fetch-loop'])
  })

  test('a component of Svelte', () => {
    const code = ts`
      <script lang="ts">
        import { PUBLIC_OPENAI_API_KEY } from '$env/static/public'

        let orders = $state<string[]>([])
        const { latest }: { latest: string } = $props()

        async function signIn(email: string): Promise<void> {
          const response = await fetch('/api/sign-in', { method: 'POST', body: JSON.stringify({ email }), signal: AbortSignal.timeout(5_000) })
          const { accessToken } = await response.json()
          localStorage.setItem('access_token', accessToken)
        }

        $effect(() => {
          orders = [...orders, latest]
        })
      </script>

      <button onclick={() => signIn(PUBLIC_OPENAI_API_KEY)}>{orders.length}</button>
    `
    expect(lint(code, 'src/routes/orders/Orders.svelte', svelte, { parser: typescript })).toEqual(['2 no-public-env-secret', '10 no-token-in-web-storage', '14 no-effect-fetch-loop'])
  })
})
