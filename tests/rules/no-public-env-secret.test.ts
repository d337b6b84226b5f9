import rule from '../../src/rules/no-public-env-secret.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, name: string, prefix: string) => ({ messageId: 'publicSecret', line, data: { name, prefix } })
const wide = { unknownVendors: true }

testRule(rule, {
  valid: {
    'keys of SDKs for the browser by their vendor': {
      filename: 'src/sdk.ts',
      options: { unknownVendors: true },
      code: ts`
        export const keys = {
          clerk: process.env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY,
          algolia: process.env.NEXT_PUBLIC_ALGOLIA_SEARCH_KEY,
          paypal: process.env.NEXT_PUBLIC_PAYPAL_CLIENT_ID,
          pusher: process.env.NEXT_PUBLIC_PUSHER_KEY,
          mux: process.env.NEXT_PUBLIC_MUX_ENV_KEY,
          amplitude: process.env.NEXT_PUBLIC_AMPLITUDE_API_KEY,
          turnstile: process.env.NEXT_PUBLIC_TURNSTILE_SITE_KEY,
        }
      `,
    },
    'routes and texts that mention passwords': {
      filename: 'src/routes.ts',
      options: { unknownVendors: true },
      code: ts`
        export const routes = {
          forgot: import.meta.env.VITE_FORGOT_PASSWORD_URL,
          policy: import.meta.env.VITE_PASSWORD_POLICY,
          storage: import.meta.env.VITE_TOKEN_STORAGE_KEY,
          header: import.meta.env.VITE_AUTH_TOKEN_HEADER,
          expiry: Number(import.meta.env.VITE_ACCESS_TOKEN_TTL),
        }
      `,
    },
    'a server action reads what is the server\'s': {
      filename: 'app/actions.ts',
      options: { unknownVendors: true },
      code: ts`
        'use server'

        export async function ask(prompt: string) {
          const res = await fetch('https://api.openai.com/v1/responses', {
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` },
            body: JSON.stringify({ input: prompt, model: 'gpt-4o-mini', max_output_tokens: 100 }),
            signal: AbortSignal.timeout(20_000),
          })
          return res.json()
        }
      `,
    },
    'a component that is told whether something is set': {
      filename: 'app/settings/page.tsx',
      options: { unknownVendors: true },
      code: ts`
        export default async function Settings() {
          const hasMail = Boolean(process.env.RESEND_API_KEY)
          return <p>{hasMail ? 'Mail is on' : 'Mail is off'}</p>
        }
      `,
    },
    'a check in a script of the build': {
      filename: 'scripts/check-env.mjs',
      options: { unknownVendors: true },
      code: ts`
        const bad = Object.keys(process.env).filter((name) => name.startsWith('NEXT_PUBLIC_') && /SECRET|SERVICE_ROLE/.test(name))
        if (bad.length > 0) {
          console.error(\`These would be public: \${bad.join(', ')}\`)
          process.exit(1)
        }
      `,
    },
    'a wallet\'s public project id': {
      filename: 'src/web3.ts',
      options: { unknownVendors: true },
      code: ts`
        import { createConfig } from './wagmi'

        export const config = createConfig({
          projectId: process.env.NEXT_PUBLIC_WALLETCONNECT_PROJECT_ID!,
          alchemyId: process.env.NEXT_PUBLIC_ALCHEMY_ID!,
          token: process.env.NEXT_PUBLIC_TOKEN_ADDRESS!,
          vault: process.env.NEXT_PUBLIC_PRIVATE_BETA === 'true',
        })
      `,
    },
    'the web configuration of Firebase, with its push key': {
      filename: 'src/firebase.ts',
      options: { unknownVendors: true },
      code: ts`
        import { initializeApp } from 'firebase/app'

        export const app = initializeApp({
          apiKey: process.env.NEXT_PUBLIC_FIREBASE_API_KEY,
          authDomain: process.env.NEXT_PUBLIC_FIREBASE_AUTH_DOMAIN,
          projectId: process.env.NEXT_PUBLIC_FIREBASE_PROJECT_ID,
          messagingSenderId: process.env.NEXT_PUBLIC_FIREBASE_MESSAGING_SENDER_ID,
          appId: process.env.NEXT_PUBLIC_FIREBASE_APP_ID,
          vapidKey: process.env.NEXT_PUBLIC_VAPID_PUBLIC_KEY,
        })
      `,
    },
    'names that only mention a secret, in a table of flags': {
      filename: 'src/flags.ts',
      options: { unknownVendors: true },
      code: ts`
        export const flags = {
          passwordLogin: import.meta.env.VITE_ENABLE_PASSWORD_LOGIN === 'true',
          minLength: Number(import.meta.env.VITE_PASSWORD_MIN_LENGTH ?? 12),
          resetUrl: import.meta.env.VITE_PASSWORD_RESET_URL,
          tokenAddress: import.meta.env.VITE_TOKEN_CONTRACT_ADDRESS,
          tokenDecimals: Number(import.meta.env.VITE_TOKEN_DECIMALS),
          secretSanta: import.meta.env.VITE_SECRET_SANTA_ENABLED,
        }
      `,
    },
    'keys that are made for the browser': {
      filename: 'src/lib/clients.ts',
      options: { unknownVendors: true },
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import { loadStripe } from '@stripe/stripe-js'
        import posthog from 'posthog-js'
        import * as Sentry from '@sentry/react'

        export const supabase = createClient(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_ANON_KEY)
        export const stripe = loadStripe(import.meta.env.VITE_STRIPE_PUBLISHABLE_KEY)
        posthog.init(import.meta.env.VITE_POSTHOG_KEY, { api_host: import.meta.env.VITE_POSTHOG_HOST })
        Sentry.init({ dsn: import.meta.env.VITE_SENTRY_DSN })
      `,
    },
    'the web configuration of Firebase': {
      filename: 'src/firebase.ts',
      options: { unknownVendors: true },
      code: ts`
        import { initializeApp } from 'firebase/app'

        export const app = initializeApp({
          apiKey: process.env.NEXT_PUBLIC_FIREBASE_API_KEY,
          authDomain: process.env.NEXT_PUBLIC_FIREBASE_AUTH_DOMAIN,
          projectId: process.env.NEXT_PUBLIC_FIREBASE_PROJECT_ID,
          messagingSenderId: process.env.NEXT_PUBLIC_FIREBASE_MESSAGING_SENDER_ID,
          appId: process.env.NEXT_PUBLIC_FIREBASE_APP_ID,
          vapidKey: process.env.NEXT_PUBLIC_VAPID_PUBLIC_KEY,
        })
      `,
    },
    'maps and captchas': {
      filename: 'src/components/Map.tsx',
      options: { unknownVendors: true },
      code: ts`
        'use client'
        import { useJsApiLoader, GoogleMap } from '@react-google-maps/api'
        import ReCAPTCHA from 'react-google-recaptcha'

        export function Map() {
          const { isLoaded } = useJsApiLoader({ googleMapsApiKey: process.env.NEXT_PUBLIC_GOOGLE_MAPS_API_KEY! })
          if (!isLoaded) return null
          return (
            <>
              <GoogleMap zoom={12} />
              <ReCAPTCHA sitekey={process.env.NEXT_PUBLIC_RECAPTCHA_SITE_KEY!} />
            </>
          )
        }
      `,
    },
    'a guard that refuses to start': {
      filename: 'server/bootstrap.ts',
      options: { unknownVendors: true },
      code: ts`
        const forbidden = ['VITE_OPENAI_API_KEY', 'NEXT_PUBLIC_STRIPE_SECRET_KEY']

        for (const name of forbidden) {
          if (process.env[name]) {
            throw new Error(\`\${name} would be shipped to the browser\`)
          }
        }

        if (process.env.VITE_SUPABASE_SERVICE_ROLE_KEY) {
          console.error('Remove VITE_SUPABASE_SERVICE_ROLE_KEY')
          process.exit(1)
        }
      `,
    },
    'a server secret on the server': {
      filename: 'app/actions/refund.ts',
      options: { unknownVendors: true },
      code: ts`
        'use server'
        import Stripe from 'stripe'
        import { requireAdmin } from '@/lib/auth'

        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)

        export async function refund(paymentIntent: string) {
          await requireAdmin()
          await stripe.refunds.create({ payment_intent: paymentIntent }, { idempotencyKey: \`refund-\${paymentIntent}\` })
        }
      `,
    },
    'a server component reads a server secret': {
      filename: 'app/reports/page.tsx',
      options: { unknownVendors: true },
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import { requireAdmin } from '@/lib/auth'

        export default async function Reports() {
          await requireAdmin()
          const admin = createClient(process.env.SUPABASE_URL!, process.env.SUPABASE_SERVICE_ROLE_KEY!)
          const { data } = await admin.from('reports').select('id, title').limit(50)
          return <ul>{data?.map((r) => <li key={r.id}>{r.title}</li>)}</ul>
        }
      `,
    },
    'public ids of OAuth': {
      filename: 'src/auth/login.ts',
      options: { unknownVendors: true },
      code: ts`
        export function loginUrl(state: string) {
          const url = new URL('https://accounts.google.com/o/oauth2/v2/auth')
          url.searchParams.set('client_id', import.meta.env.VITE_GOOGLE_CLIENT_ID)
          url.searchParams.set('redirect_uri', import.meta.env.VITE_OAUTH_REDIRECT_URI)
          url.searchParams.set('state', state)
          return url.toString()
        }

        export const clerk = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY
        export const razorpay = import.meta.env.VITE_RAZORPAY_KEY_ID
      `,
    },
    'a public key of an asymmetric pair': {
      filename: 'src/license/verify.ts',
      options: { unknownVendors: true },
      code: ts`
        import { importSPKI, jwtVerify } from 'jose'

        export async function verifyLicense(token: string) {
          const key = await importSPKI(process.env.NEXT_PUBLIC_LICENSE_PUBLIC_KEY!, 'EdDSA')
          const { payload } = await jwtVerify(token, key)
          return payload
        }
      `,
    },
    'analytics and search keys': {
      filename: 'src/search.ts',
      options: { unknownVendors: true },
      code: ts`
        import { liteClient } from 'algoliasearch/lite'
        import mixpanel from 'mixpanel-browser'

        export const search = liteClient(process.env.NEXT_PUBLIC_ALGOLIA_APP_ID!, process.env.NEXT_PUBLIC_ALGOLIA_SEARCH_API_KEY!)
        mixpanel.init(process.env.NEXT_PUBLIC_MIXPANEL_TOKEN!)
        export const mapbox = process.env.NEXT_PUBLIC_MAPBOX_ACCESS_TOKEN
      `,
    },
    'the anonymous key with another word order': {
      filename: 'lib/supabase/browser.ts',
      options: { unknownVendors: true },
      code: ts`
        import { createBrowserClient } from '@supabase/ssr'

        export const createClient = () =>
          createBrowserClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_OR_ANON_KEY!)
      `,
    },
    'the names of the variables in a text': {
      filename: 'src/docs/setup.ts',
      options: { unknownVendors: true },
      code: ts`
        export const steps = [
          'Never put STRIPE_SECRET_KEY behind NEXT_PUBLIC_: NEXT_PUBLIC_STRIPE_SECRET_KEY would be in the bundle.',
          'VITE_SUPABASE_ANON_KEY is fine, VITE_SUPABASE_SERVICE_ROLE_KEY is not.',
        ]
      `,
    },
    'RevenueCat and OneSignal keys in an app': {
      filename: 'src/purchases.ts',
      options: { unknownVendors: true },
      code: ts`
        import Purchases from 'react-native-purchases'
        import { Platform } from 'react-native'

        export function setup(userId: string) {
          const apiKey = Platform.OS === 'ios' ? process.env.EXPO_PUBLIC_REVENUECAT_PUBLIC_IOS_KEY : process.env.EXPO_PUBLIC_REVENUECAT_PUBLIC_ANDROID_KEY
          Purchases.configure({ apiKey: apiKey!, appUserID: userId })
        }
      `,
    },
    'a custom hook of the server\'s name in a module of the server': {
      filename: 'server/utils/session.ts',
      options: { unknownVendors: true },
      code: ts`
        import { useSession } from 'vinxi/http'

        export function userSession() {
          return useSession<{ id: string }>({ password: process.env.SESSION_SECRET! })
        }
      `,
    },
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
    'Nuxt and Plasmo prefixes': {
      filename: 'src/background.ts',
      options: { unknownVendors: true },
      code: ts`
        export async function ask(prompt: string) {
          const res = await fetch('https://api.openai.com/v1/responses', {
            method: 'POST',
            headers: { authorization: \`Bearer \${process.env.PLASMO_PUBLIC_OPENAI_KEY}\`, 'content-type': 'application/json' },
            body: JSON.stringify({ model: 'gpt-4o-mini', input: prompt, max_output_tokens: 200 }),
          })
          return res.json()
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 4 }],
    },
    'a destructured alias with a rename': {
      filename: 'src/lib/supabase.ts',
      options: { unknownVendors: true },
      code: ts`
        import { createClient } from '@supabase/supabase-js'

        const { VITE_SUPABASE_URL: url, VITE_SUPABASE_SERVICE_KEY: key } = import.meta.env

        export const supabase = createClient(url, key)
      `,
      reports: [{ messageId: 'publicSecret', line: 3 }],
    },
    'an SMTP password in a form\'s mailer': {
      filename: 'src/mail.js',
      options: { unknownVendors: true },
      code: ts`
        import emailjs from 'emailjs-com'

        export const config = {
          host: process.env.REACT_APP_SMTP_HOST,
          user: process.env.REACT_APP_SMTP_USER,
          pass: process.env.REACT_APP_SMTP_PASSWORD,
        }

        export const send = (params) => emailjs.send('service', 'template', params)
      `,
      reports: [{ messageId: 'publicSecret', line: 6 }],
    },
    'a fallback beside it': {
      filename: 'src/groq.ts',
      options: { unknownVendors: true },
      code: ts`
        const key = import.meta.env.VITE_GROQ_API_KEY || ''

        export async function chat(messages: { role: string; content: string }[]) {
          const res = await fetch('https://api.groq.com/openai/v1/chat/completions', {
            method: 'POST',
            headers: { Authorization: 'Bearer ' + key, 'Content-Type': 'application/json' },
            body: JSON.stringify({ model: 'llama-3.3-70b-versatile', messages, max_tokens: 500 }),
          })
          return res.json()
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 1 }],
    },
    'a hook of the client reads a server\'s secret': {
      filename: 'src/hooks/usePayment.ts',
      options: { unknownVendors: true },
      code: ts`
        import { useCallback, useState } from 'react'

        export function usePayment() {
          const [busy, setBusy] = useState(false)
          const pay = useCallback(async (amount: number) => {
            setBusy(true)
            await fetch('https://api.paystack.co/transaction/initialize', {
              method: 'POST',
              headers: { Authorization: \`Bearer \${process.env.PAYSTACK_SECRET_KEY}\` },
              body: JSON.stringify({ amount }),
            })
            setBusy(false)
          }, [])
          return { busy, pay }
        }
      `,
      reports: [{ messageId: 'secretInClient', line: 9 }],
    },
    'an admin token by destructuring in a component': {
      filename: 'app/admin/stats.tsx',
      options: { unknownVendors: true },
      code: ts`
        'use client'

        const { NEXT_PUBLIC_ADMIN_API_TOKEN } = process.env

        export function Stats() {
          const load = () => fetch('/api/stats', { headers: { authorization: \`Bearer \${NEXT_PUBLIC_ADMIN_API_TOKEN}\` } })
          return <button onClick={load}>Load</button>
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 3 }],
    },
    'the client of a model vendor in a Vite app': {
      filename: 'src/lib/ai.ts',
      options: { unknownVendors: true },
      code: ts`
        import OpenAI from 'openai'

        const openai = new OpenAI({
          apiKey: import.meta.env.VITE_OPENAI_API_KEY,
          dangerouslyAllowBrowser: true,
        })

        export async function complete(prompt: string) {
          const res = await openai.chat.completions.create({ model: 'gpt-4o-mini', max_tokens: 300, messages: [{ role: 'user', content: prompt }] })
          return res.choices[0]?.message.content ?? ''
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 4 }],
    },
    'destructured out of process.env': {
      filename: 'src/config.js',
      options: { unknownVendors: true },
      code: ts`
        const { REACT_APP_API_URL, REACT_APP_STRIPE_SECRET_KEY } = process.env

        export const apiUrl = REACT_APP_API_URL

        export async function charge(amount, token) {
          const res = await fetch('https://api.stripe.com/v1/charges', {
            method: 'POST',
            headers: { Authorization: \`Bearer \${REACT_APP_STRIPE_SECRET_KEY}\` },
            body: new URLSearchParams({ amount: String(amount), currency: 'usd', source: token }),
          })
          return res.json()
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 1 }],
    },
    'an Expo app reads a private key': {
      filename: 'src/services/gemini.ts',
      options: { unknownVendors: true },
      code: ts`
        import { GoogleGenerativeAI } from '@google/generative-ai'

        const genAI = new GoogleGenerativeAI(process.env.EXPO_PUBLIC_GEMINI_API_KEY ?? '')

        export const model = genAI.getGenerativeModel({ model: 'gemini-2.0-flash' })

        export async function caption(image: string) {
          const out = await model.generateContent([image, 'Describe this meal'])
          return out.response.text()
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 3 }],
    },
    'a service role key on the server under a public name': {
      filename: 'app/api/users/route.ts',
      options: { unknownVendors: true },
      code: ts`
        import { createClient } from '@supabase/supabase-js'
        import { requireAdmin } from '@/lib/auth'

        const admin = createClient(process.env.NEXT_PUBLIC_SUPABASE_URL!, process.env.NEXT_PUBLIC_SUPABASE_SERVICE_ROLE_KEY!)

        export async function GET() {
          await requireAdmin()
          const { data } = await admin.auth.admin.listUsers({ perPage: 50 })
          return Response.json(data)
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 4 }],
    },
    'a password with brackets': {
      filename: 'src/pages/admin.tsx',
      options: { unknownVendors: true },
      code: ts`
        import { useState } from 'react'

        export default function AdminGate({ children }: { children: React.ReactNode }) {
          const [open, setOpen] = useState(false)
          const check = (value: string) => setOpen(value === process.env['NEXT_PUBLIC_ADMIN_PASSWORD'])
          if (open) return <>{children}</>
          return <input type="password" onChange={(e) => check(e.target.value)} />
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 5 }],
    },
    'a key in a schema of t3-env\'s client part': {
      filename: 'src/env.ts',
      options: { unknownVendors: true },
      code: ts`
        import { createEnv } from '@t3-oss/env-nextjs'
        import { z } from 'zod'

        export const env = createEnv({
          server: { DATABASE_URL: z.string().url() },
          client: { NEXT_PUBLIC_JWT_SECRET: z.string().min(32) },
          runtimeEnv: {
            DATABASE_URL: process.env.DATABASE_URL,
            NEXT_PUBLIC_JWT_SECRET: process.env.NEXT_PUBLIC_JWT_SECRET,
          },
        })
      `,
      reports: [{ messageId: 'publicSecret', line: 9 }],
    },
    'an alias of import.meta.env': {
      filename: 'src/services/anthropic.js',
      options: { unknownVendors: true },
      code: ts`
        const env = import.meta.env

        export async function ask(question) {
          const res = await fetch('https://api.anthropic.com/v1/messages', {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-api-key': env.VITE_ANTHROPIC_API_KEY,
              'anthropic-version': '2023-06-01',
              'anthropic-dangerous-direct-browser-access': 'true',
            },
            body: JSON.stringify({ model: 'claude-sonnet-4-5', max_tokens: 500, messages: [{ role: 'user', content: question }] }),
          })
          return (await res.json()).content[0].text
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 8 }],
    },
    'Astro and SvelteKit read a public database address': {
      filename: 'src/lib/db.ts',
      options: { unknownVendors: true },
      code: ts`
        import postgres from 'postgres'

        export const sql = postgres(import.meta.env.PUBLIC_DATABASE_URL, { max: 5 })

        export const posts = () => sql\`select id, title from posts order by created_at desc limit 20\`
      `,
      reports: [{ messageId: 'publicSecret', line: 3 }],
    },
    'a server secret read in a component of the browser': {
      filename: 'app/dashboard/upload.tsx',
      options: { unknownVendors: true },
      code: ts`
        'use client'
        import { useState } from 'react'
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'

        const s3 = new S3Client({
          region: 'eu-west-1',
          credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID!, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY! },
        })

        export function Upload() {
          const [done, setDone] = useState(false)
          const put = async (file: File) => {
            await s3.send(new PutObjectCommand({ Bucket: 'acme', Key: file.name, Body: file }))
            setDone(true)
          }
          return <input type="file" onChange={(e) => put(e.target.files![0])} data-done={done} />
        }
      `,
      reports: [{ messageId: 'secretInClient', line: 7 }],
    },
    'a client secret of a sign-in provider': {
      filename: 'src/auth/github.ts',
      options: { unknownVendors: true },
      code: ts`
        export async function exchange(code: string) {
          const res = await fetch('https://github.com/login/oauth/access_token', {
            method: 'POST',
            headers: { accept: 'application/json' },
            body: new URLSearchParams({
              client_id: import.meta.env.VITE_GITHUB_CLIENT_ID,
              client_secret: import.meta.env.VITE_GITHUB_CLIENT_SECRET,
              code,
            }),
          })
          return res.json()
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 7 }],
    },
    'an unknown vendor\'s key under strict': {
      filename: 'src/api/pdf.ts',
      options: { unknownVendors: true },
      code: ts`
        const endpoint = 'https://api.pdfparser.example/v2/parse'

        export async function parsePdf(file: File) {
          const form = new FormData()
          form.append('file', file)
          const res = await fetch(endpoint, {
            method: 'POST',
            body: form,
            headers: { 'X-Api-Key': import.meta.env.VITE_PDFPARSER_API_KEY },
          })
          if (!res.ok) throw new Error('parse failed')
          return res.json()
        }
      `,
      reports: [{ messageId: 'publicKey', line: 9 }],
    },
    'a private key of a wallet': {
      filename: 'src/chain/wallet.ts',
      options: { unknownVendors: true },
      code: ts`
        import { ethers } from 'ethers'

        const provider = new ethers.JsonRpcProvider(process.env.REACT_APP_RPC_URL)

        export function signer() {
          return new ethers.Wallet(process.env.REACT_APP_PRIVATE_KEY as string, provider)
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 6 }],
    },
    'the token of a mail service in the handler of a form': {
      filename: 'components/contact.tsx',
      options: { unknownVendors: true },
      code: ts`
        'use client'
        import { Resend } from 'resend'

        const resend = new Resend(process.env.NEXT_PUBLIC_RESEND_API_KEY)

        export function Contact() {
          const submit = async (form: FormData) => {
            await resend.emails.send({ from: 'hi@acme.dev', to: 'team@acme.dev', subject: 'Contact', text: String(form.get('text')) })
          }
          return <form action={submit}><textarea name="text" /></form>
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 4 }],
    },
    'the bot\'s token under a public name': {
      filename: 'src/notify.ts',
      options: { unknownVendors: true },
      code: ts`
        export async function notify(text: string) {
          const token = import.meta.env.VITE_TELEGRAM_BOT_TOKEN
          const chat = import.meta.env.VITE_TELEGRAM_CHAT_ID
          await fetch(\`https://api.telegram.org/bot\${token}/sendMessage\`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ chat_id: chat, text }),
          })
        }
      `,
      reports: [{ messageId: 'publicSecret', line: 2 }],
    },
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
