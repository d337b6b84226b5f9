import rule from '../../src/rules/no-public-env-secret.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, name: string, prefix: string) => ({ messageId: 'publicSecret', line, data: { name, prefix } })
const wide = { unknownVendors: true }

testRule(rule, {
  valid: {
    'keys that are public': ts`
      export const keys = {
        anon: process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY,
        publishable: process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY,
        clerk: process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
        supabase: process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_DEFAULT_KEY,
        site: process.env.NEXT_PUBLIC_RECAPTCHA_SITE_KEY,
        turnstile: process.env.NEXT_PUBLIC_TURNSTILE_SITE_KEY,
        vapid: process.env.NEXT_PUBLIC_VAPID_PUBLIC_KEY,
        razorpay: process.env.NEXT_PUBLIC_RAZORPAY_KEY_ID,
        paddle: process.env.NEXT_PUBLIC_PADDLE_CLIENT_TOKEN,
        algolia: process.env.NEXT_PUBLIC_ALGOLIA_SEARCH_KEY,
      }
    `,
    'keys of analytics, maps and Firebase under strict': {
      code: ts`
        export const a = process.env.NEXT_PUBLIC_POSTHOG_KEY
        export const b = process.env.NEXT_PUBLIC_MIXPANEL_TOKEN
        export const c = import.meta.env.VITE_SENTRY_DSN
        export const d = process.env.EXPO_PUBLIC_FIREBASE_API_KEY
        export const e = process.env.REACT_APP_GOOGLE_MAPS_API_KEY
        export const f = import.meta.env.VITE_MAPBOX_ACCESS_TOKEN
        export const g = process.env.NEXT_PUBLIC_STRIPE_KEY
      `,
      options: wide,
    },
    'names that only mention a secret': {
      code: ts`
        export const a = process.env.NEXT_PUBLIC_ENABLE_PASSWORD_LOGIN
        export const b = process.env.NEXT_PUBLIC_PASSWORD_MIN_LENGTH
        export const c = process.env.NEXT_PUBLIC_PASSWORD_RESET_URL
        export const d = process.env.NEXT_PUBLIC_TOKEN_SYMBOL
        export const e = process.env.NEXT_PUBLIC_DISABLE_EMAIL_PASSWORD_SIGNUP
        export const f = import.meta.env.VITE_SECRET_SANTA_YEAR
        export const g = import.meta.env.VITE_PRIVATE_BETA
        export const h = process.env.NEXT_PUBLIC_SHOW_PASSWORD
        export const i = process.env.NEXT_PUBLIC_TOKEN_ADDRESS
        export const j = process.env.NEXT_PUBLIC_API_KEY_DOCS_URL
        export const k = process.env.NEXT_PUBLIC_LOGIN_WITH_PASSWORD
        export const l = process.env.NEXT_PUBLIC_MIN_PASSWORD
      `,
      options: wide,
    },
    'addresses': ts`
      export const api = process.env.NEXT_PUBLIC_API_URL
      export const supabase = import.meta.env.VITE_SUPABASE_URL
      export const app = process.env.REACT_APP_BASE_URL
    `,
    'a key of an unknown vendor': `export const key = import.meta.env.VITE_PDF_PARSER_API_KEY`,
    'a secret of the server': {
      code: ts`
        export async function POST() {
          return fetch('https://api.openai.com/v1/models', { headers: { authorization: 'Bearer ' + process.env.OPENAI_API_KEY } })
        }
      `,
      filename: 'app/api/models/route.ts',
    },
    'a secret in a server component': {
      code: ts`
        export default async function Page() {
          const res = await fetch(url, { headers: { authorization: process.env.CMS_SECRET } })
          return <main>{(await res.json()).title}</main>
        }
      `,
      filename: 'app/page.tsx',
    },
    'a component without hooks may be of the server': {
      code: `export function Badge() { return <b>{process.env.CMS_SECRET ? 'on' : 'off'}</b> }`,
      filename: 'components/badge.tsx',
    },
    'a server action': {
      code: ts`
        'use server'
        export async function pay() { return charge(process.env.STRIPE_SECRET_KEY) }
      `,
      filename: 'app/actions.ts',
    },
    'a program that refuses the variable': ts`
      if (process.env.VITE_OPENAI_API_KEY) {
        throw new Error('VITE_OPENAI_API_KEY would be public')
      }
      if (process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY || process.env.NEXT_PUBLIC_DATABASE_URL) process.exit(1)
    `,
    'a program that warns of the variable': ts`
      if (process.env.VITE_OPENAI_API_KEY) {
        console.warn('VITE_OPENAI_API_KEY is exposed to the browser')
      }
    `,
    'a variable taken away': ts`
      delete process.env.VITE_OPENAI_API_KEY
      process.env.VITE_OPENAI_API_KEY = ''
    `,
    'public modes of a client component': {
      code: ts`
        'use client'
        export const isDev = process.env.NODE_ENV === 'development'
        export const url = process.env.NEXT_PUBLIC_URL
      `,
      filename: 'app/client.tsx',
    },
    'a key that the maps of the browser ask for': {
      code: ts`
        'use client'
        import { useJsApiLoader } from '@react-google-maps/api'
        export function Address() {
          const { isLoaded } = useJsApiLoader({ googleMapsApiKey: process.env.NEXT_PUBLIC_GOOGLE_API_KEY as string })
          return isLoaded ? <Map mapboxToken={process.env.NEXT_PUBLIC_TILES_API_KEY ?? ''} /> : null
        }
      `,
      filename: 'src/address.tsx',
      options: { unknownVendors: true },
    },
    'a list of names': `export const forbidden = ['NEXT_PUBLIC_STRIPE_SECRET_KEY', 'VITE_OPENAI_API_KEY']`,
    'Nuxt': ts`
      const config = useRuntimeConfig()
      const key = config.openaiApiKey
      const base = config.public.apiBase
    `,
    'an object of something else': `const secret = window.NEXT_PUBLIC_STRIPE_SECRET_KEY`,
    'a demonstration': `export const password = process.env.NEXT_PUBLIC_DEMO_PASSWORD`,
    'a schema of public keys': `export const env = createEnv({ client: { NEXT_PUBLIC_SUPABASE_ANON_KEY: z.string() } })`,
    'private variables of SvelteKit': `import { STRIPE_SECRET_KEY } from '$env/static/private'`,
    'public variables of SvelteKit': `import { PUBLIC_SUPABASE_ANON_KEY, PUBLIC_BASE_URL } from '$env/static/public'`,
    'a test': { code: `expect(process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY).toBeUndefined()`, filename: 'src/env.test.ts' },
  },
  invalid: {
    'Next.js': {
      code: ts`
        'use client'
        import OpenAI from 'openai'
        const openai = new OpenAI({ apiKey: process.env.NEXT_PUBLIC_OPENAI_API_KEY, dangerouslyAllowBrowser: true })
      `,
      filename: 'app/chat.tsx',
      reports: [at(3, 'NEXT_PUBLIC_OPENAI_API_KEY', 'NEXT_PUBLIC_')],
    },
    'on the server too: the name decides': {
      code: ts`
        import Stripe from 'stripe'
        export const stripe = new Stripe(process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY!)
      `,
      filename: 'lib/stripe.ts',
      reports: [at(2, 'NEXT_PUBLIC_STRIPE_SECRET_KEY', 'NEXT_PUBLIC_')],
    },
    'Vite': {
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        export const admin = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_SERVICE_ROLE_KEY)
        const { VITE_ANTHROPIC_API_KEY, VITE_API_URL } = import.meta.env
        const env = import.meta.env
        export const url = env.VITE_DATABASE_URL
      `,
      reports: [at(2, 'VITE_SUPABASE_SERVICE_ROLE_KEY', 'VITE_'), at(3, 'VITE_ANTHROPIC_API_KEY', 'VITE_'), at(5, 'VITE_DATABASE_URL', 'VITE_')],
    },
    'Create React App, in JavaScript': {
      code: ts`
        const key = process.env.REACT_APP_JWT_SECRET
        const pass = process.env['REACT_APP_ADMIN_PASSWORD']
      `,
      filename: 'src/App.js',
      reports: [at(1, 'REACT_APP_JWT_SECRET', 'REACT_APP_'), at(2, 'REACT_APP_ADMIN_PASSWORD', 'REACT_APP_')],
    },
    'Expo, Nuxt, Gatsby and Vue': {
      code: ts`
        export const a = process.env.EXPO_PUBLIC_GEMINI_API_KEY
        export const b = process.env.NUXT_PUBLIC_MONGODB_URI
        export const c = process.env.GATSBY_CLIENT_SECRET
        export const d = process.env.VUE_APP_SENDGRID_API_KEY
      `,
      reports: [
        at(1, 'EXPO_PUBLIC_GEMINI_API_KEY', 'EXPO_PUBLIC_'), at(2, 'NUXT_PUBLIC_MONGODB_URI', 'NUXT_PUBLIC_'), at(3, 'GATSBY_CLIENT_SECRET', 'GATSBY_'),
        at(4, 'VUE_APP_SENDGRID_API_KEY', 'VUE_APP_'),
      ],
    },
    'SvelteKit': {
      code: ts`
        import { PUBLIC_STRIPE_SECRET_KEY } from '$env/static/public'
        import { env } from '$env/dynamic/public'
        export const a = env.PUBLIC_OPENAI_API_KEY
      `,
      reports: [at(1, 'PUBLIC_STRIPE_SECRET_KEY', 'PUBLIC_'), at(3, 'PUBLIC_OPENAI_API_KEY', 'PUBLIC_')],
    },
    'Astro': { code: `export const key = import.meta.env.PUBLIC_RESEND_API_KEY`, reports: [at(1, 'PUBLIC_RESEND_API_KEY', 'PUBLIC_')] },
    'private keys, passwords and service accounts': {
      code: ts`
        export const a = process.env.NEXT_PUBLIC_FIREBASE_PRIVATE_KEY
        export const b = process.env.NEXT_PUBLIC_SMTP_PASSWORD
        export const c = process.env.NEXT_PUBLIC_RECAPTCHA_SECRET_KEY
        export const d = process.env.NEXT_PUBLIC_AWS_SECRET_ACCESS_KEY
        export const e = process.env.NEXT_PUBLIC_ENCRYPTION_KEY
        export const f = process.env.NEXT_PUBLIC_GITHUB_TOKEN
        export const g = process.env.NEXT_PUBLIC_ADMIN_API_KEY
        export const h = process.env.NEXT_PUBLIC_TWILIO_AUTH_TOKEN
        export const i = process.env.NEXT_PUBLIC_GOOGLE_CLIENT_SECRET
        export const j = process.env.NEXT_PUBLIC_SUPABASE_SERVICE_KEY
      `,
      reports: Array.from({ length: 10 }, (_, index) => ({ messageId: 'publicSecret', line: index + 1 })),
    },
    'a schema and its values, once': {
      code: ts`
        export const env = createEnv({
          client: { NEXT_PUBLIC_OPENAI_API_KEY: z.string().min(1) },
          runtimeEnv: { NEXT_PUBLIC_OPENAI_API_KEY: process.env.NEXT_PUBLIC_OPENAI_API_KEY },
        })
      `,
      reports: [at(3, 'NEXT_PUBLIC_OPENAI_API_KEY', 'NEXT_PUBLIC_')],
    },
    'a schema alone': {
      code: `export const env = z.object({ VITE_STRIPE_SECRET_KEY: z.string() }).parse(import.meta.env)`,
      reports: [at(1, 'VITE_STRIPE_SECRET_KEY', 'VITE_')],
    },
    'a reader': { code: `const key = requireEnv('NEXT_PUBLIC_OPENAI_API_KEY')`, reports: [at(1, 'NEXT_PUBLIC_OPENAI_API_KEY', 'NEXT_PUBLIC_')] },
    'Nuxt’s public settings': {
      code: ts`
        const config = useRuntimeConfig()
        const key = config.public.openaiApiKey
        const secret = useRuntimeConfig().public.stripeSecretKey
      `,
      reports: [
        { messageId: 'publicSetting', line: 2, data: { name: 'openaiApiKey' } },
        { messageId: 'publicSetting', line: 3, data: { name: 'stripeSecretKey' } },
      ],
    },
    'a secret of the server in a client component': {
      code: ts`
        'use client'
        export function Pay() {
          const pay = () => fetch('https://api.stripe.com/v1/charges', { headers: { authorization: 'Bearer ' + process.env.STRIPE_SECRET_KEY } })
          return <button onClick={pay}>Pay</button>
        }
      `,
      filename: 'components/pay.tsx',
      reports: [{ messageId: 'secretInClient', line: 3, data: { name: 'STRIPE_SECRET_KEY' } }],
    },
    'a secret of the server in a component with hooks': {
      code: ts`
        import { useEffect } from 'react'
        export function Chat() {
          useEffect(() => { ask(process.env.OPENAI_API_KEY) }, [])
          return <div />
        }
      `,
      filename: 'src/Chat.jsx',
      reports: [{ messageId: 'secretInClient', line: 3, data: { name: 'OPENAI_API_KEY' } }],
    },
    'a key of an unknown vendor under strict': {
      code: `const API_KEY = import.meta.env.VITE_PDF_PARSER_API_KEY || ''`,
      options: wide,
      reports: [{ messageId: 'publicKey', data: { name: 'VITE_PDF_PARSER_API_KEY' } }],
    },
    'a test whether it is there sends it too': {
      code: ts`
        if (!process.env.NEXT_PUBLIC_OPENAI_API_KEY) show('no key')
        const hasKey = Boolean(process.env.NEXT_PUBLIC_OPENAI_API_KEY)
      `,
      reports: [at(1, 'NEXT_PUBLIC_OPENAI_API_KEY', 'NEXT_PUBLIC_'), at(2, 'NEXT_PUBLIC_OPENAI_API_KEY', 'NEXT_PUBLIC_')],
    },
  },
})
