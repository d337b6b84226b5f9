import rule from '../../src/rules/no-hardcoded-price-id.js'
import { testRule, ts } from '../support/test-rule.js'

const fixed = (line: number) => ({ messageId: 'fixedId', line })

testRule(rule, {
  valid: {
    'ids of the database with the same beginning': {
      filename: 'src/db/ids.ts',
      code: ts`
        import { customAlphabet } from 'nanoid'

        const nano = customAlphabet('0123456789abcdef', 16)

        export const newPriceId = () => \`price_\${nano()}\`
        export const newProductId = () => 'prod_' + nano()
        export const columns = ['price_currency_code_iso4217', 'prod_release_channel', 'plan_renewal_period_days']
      `,
    },
    'by the mode of the key': {
      filename: 'src/stripe/ids.ts',
      code: ts`
        const isLive = process.env.STRIPE_SECRET_KEY?.startsWith('sk_live_')

        export const PRICE_ID = isLive ? 'price_1MoByFLkdIwHu7ixPqRsTuVw' : 'price_1MoBy5LkdIwHu7ixZhnattbh'
      `,
    },
    'two tables and a choice': {
      filename: 'src/stripe/tables.ts',
      code: ts`
        const development = { pro: 'price_1MoBy5LkdIwHu7ixZhnattbh', team: 'price_1MoBy5LkdIwHu7ixZhnattbi' }
        const production = { pro: 'price_1MoByFLkdIwHu7ixPqRsTuVw', team: 'price_1MoByFLkdIwHu7ixPqRsTuVx' }

        export const prices = process.env.NODE_ENV === 'production' ? production : development
      `,
    },
    'a story of a component': {
      filename: 'src/components/Card.stories.tsx',
      code: ts`
        import { Card } from './Card'

        export default { component: Card }
        export const Pro = { args: { priceId: 'price_1OqZxKLkdIwHu7ixT3bYcVnM' } }
      `,
    },
    'a seed of prices': {
      filename: 'prisma/seed.ts',
      code: ts`
        import { prisma } from './client'

        await prisma.price.create({ data: { id: 'price_1MoBy5LkdIwHu7ixZhnattbh', amount: 900 } })
      `,
    },
    'a test, of the plans': {
      filename: 'tests/checkout.test.ts',
      code: ts`
        import { expect, it } from 'vitest'
        import { planFor } from '../src/plans'

        it('knows pro', () => {
          expect(planFor('price_1MoBy5LkdIwHu7ixZhnattbh')).toBe('pro')
        })
      `,
    },
    'lookup keys, expanded': {
      filename: 'src/prices.ts',
      code: ts`
        import { stripe } from './stripe'

        export async function price(plan: string) {
          const { data } = await stripe.prices.list({ lookup_keys: [\`\${plan}_monthly\`], expand: ['data.product'], limit: 1 })
          if (!data[0]) throw new Error(\`no price for \${plan}\`)
          return data[0].id
        }
      `,
    },
    'the environment': {
      filename: 'src/plans.ts',
      code: ts`
        export const plans = {
          pro: { name: 'Pro', priceId: process.env.STRIPE_PRICE_PRO! },
          team: { name: 'Team', priceId: process.env.STRIPE_PRICE_TEAM! },
        }
      `,
    },
    'own slugs': {
      filename: 'src/plans.ts',
      code: ts`
        export const PLANS = ['plan_free', 'plan_pro_monthly', 'plan_team_yearly'] as const
        export const keys = { price_monthly: 'pro_monthly', price_yearly: 'pro_yearly', prod_name: 'Acme' }
      `,
    },
    'columns and metrics': {
      filename: 'src/db/schema.ts',
      code: ts`
        import { pgTable, text, integer } from 'drizzle-orm/pg-core'

        export const orders = pgTable('orders', {
          priceTotal: integer('price_total_cents').notNull(),
          productCategory: text('prod_category'),
          planType: text('plan_type_identifier'),
        })
        export const metric = 'price_calculation_duration_seconds'
      `,
    },
    'a prefix that is tested': {
      filename: 'src/validate.ts',
      code: ts`
        import { z } from 'zod'

        export const body = z.object({ priceId: z.string().startsWith('price_').regex(/^price_[A-Za-z0-9]+$/) })
        export const isProduct = (id: string) => id.startsWith('prod_')
      `,
    },
    'placeholders': {
      filename: 'src/config.ts',
      code: ts`
        export const defaults = {
          pro: process.env.PRO ?? 'price_xxxxxxxxxxxx',
          team: 'price_REPLACE_ME',
          example: 'price_your_price_id_here',
        }
      `,
    },
    'one for each mode': {
      filename: 'src/prices.ts',
      code: ts`
        const ids = {
          test: { pro: 'price_1MoBy5LkdIwHu7ixZhnattbh' },
          live: { pro: 'price_1MoByFLkdIwHu7ixPqRsTuVw' },
        }

        export const prices = process.env.STRIPE_MODE === 'live' ? ids.live : ids.test
      `,
    },
    'chosen by the environment': {
      filename: 'src/price.js',
      code: ts`
        const isProd = process.env.NODE_ENV === 'production'

        exports.PRO_PRICE = isProd ? 'price_1MoByFLkdIwHu7ixPqRsTuVw' : 'price_1MoBy5LkdIwHu7ixZhnattbh'
      `,
    },
    'translation keys and test ids': {
      filename: 'src/components/Price.tsx',
      code: ts`
        export function Price({ t, cents }: { t(key: string): string; cents: number }) {
          return (
            <div data-testid="price_1_container" className="prod_card">
              {t('price_per_month_label')}: {cents / 100}
            </div>
          )
        }
      `,
    },
    'an example in the document of an API': {
      filename: 'src/openapi.ts',
      code: ts`
        import { z } from 'zod'

        export const Checkout = z.object({
          priceId: z.string().openapi({ description: 'Price of Stripe', example: 'price_1MoBy5LkdIwHu7ixZhnattbh' }),
        })
      `,
    },
    'words in camel case, and dates': `const names = ['plan_Pro2024', 'price_ChangedForCustomer', 'prod_DeploymentFinished', 'prod_20240101']`,
    'an id from the environment': "const price = process.env.STRIPE_PRICE_PRO",
    'plans of one’s own': "const plans = ['plan_basic', 'plan_pro_monthly', 'plan_enterprise']",
    'lookup keys': "await stripe.prices.list({ lookup_keys: ['price_pro_monthly', 'price_team_yearly'] })",
    'columns': "await sql`select price_cents, price_usd from plans`\nconst columns = ['price_cents', 'prod_name', 'plan_id', 'price_in_EUR']",
    'a metric': "metrics.increment('plan_upgraded')\nmetrics.increment('price_changed_total')",
    'a prefix': "if (id.startsWith('price_')) use(id)\nconst prefixes = ['prod_', 'plan_', 'P-']",
    'an id put together': 'const id = `price_${plan}`',
    'a placeholder': "const price = 'price_xxxxxxxxxxxx'\nconst other = 'price_YOUR_PRICE_ID'\nconst third = 'price_YourPriceIdHere1'",
    'an example in documentation of the API': "const schema = z.string().openapi({ example: 'price_1MoBy5LkdIwHu7ixZhnattbh' })",
    'the placeholder of a field': { filename: 'src/page.tsx', code: 'export const Field = () => <input placeholder="price_1MoBy5LkdIwHu7ixZhnattbh" />' },
    'other ids of Stripe': "const ids = ['cus_NffrFeUfNV2Hib', 'sub_1MowQVLkdIwHu7ixeRlqHVzs', 'in_1MtHbELkdIwHu7ixl4OzzPMv']",
    'an environment': "const stage = 'prod_eu1'\nconst region = 'prod_useast1'",
    'a type': "type Price = 'price_1MoBy5LkdIwHu7ixZhnattbh'",
    'a test': { filename: 'src/billing.test.ts', code: "const price = 'price_1MoBy5LkdIwHu7ixZhnattbh'" },
    'a seed': { filename: 'prisma/seed.ts', code: "const price = 'price_1MoBy5LkdIwHu7ixZhnattbh'" },
    'a sentence about one': "log('copy the id, price_1MoBy5LkdIwHu7ixZhnattbh for example, from the dashboard')",
    'a word that begins like one': "const word = 'pro_version'\nconst other = 'pri_mary'\nconst third = 'P-Series'",
    'a duration': "const price = 'price_1month'\nconst other = 'plan_12months'",
    'a name of a variable': 'const price_1Total = sum(items)\nuse(price_1Total)',
    'a property that is read': 'const { price_1A2b3C } = row',
    'a table with one id for each mode': {
      filename: 'src/billing/plans.ts',
      code: ts`
        export const plans = [
          { name: 'Pro', monthly: { amount: 29, priceIds: { test: { old: 'price_1Q3bcHFJyGSZ96lh', new: 'price_1QvgdNBYvhH6u7U7' }, production: { old: 'price_1P3FK4FJyGSZ96lh', new: 'price_1Qvk3LBYvhH6u7U7' } } } },
          { name: 'Team', monthly: { amount: 59, priceIds: { test: { old: 'price_1Q3bPhFJyGSZ96lh', new: 'price_1Q8aWlBYvhH6u7U7' }, production: { old: 'price_1Q3gbVFJyGSZ96lh', new: 'price_1Q8egwBYvhH6u7U7' } } } },
        ]
      `,
    },
    'one list for the sandbox, one for live mode': "export const prices = { sandbox: ['pri_01gsz8ntc6z7npqqp6j4ys0w1w'], live: ['pri_01h1vjes1y163xfj1rh1tkfb65'] }",
    'keys that say the mode in a part of their name': "const proPrice = { priceIdTest: 'price_1NabcDEF2ghiJKL', priceIdLive: 'price_1NxyzDEF2ghiJKL' }",
    'a choice between two modes': "const proPrice = process.env.NODE_ENV === 'production' ? 'price_1NabcDEF2ghiJKL' : 'price_1NxyzDEF2ghiJKL'",
    'a choice between two tables': "const prices = isLive() ? { pro: 'price_1NabcDEF2ghiJKL' } : { pro: 'price_1NxyzDEF2ghiJKL' }",
  },
  invalid: {
    'a component\'s props': {
      filename: 'src/pages/Pricing.tsx',
      code: ts`
        import { PricingCard } from '../components/PricingCard'

        export function Pricing() {
          return (
            <div>
              <PricingCard name="Pro" priceId="price_1OqZxKLkdIwHu7ixT3bYcVnM" />
              <PricingCard name="Team" priceId={'price_1OqZxKLkdIwHu7ixT3bYcVnN'} />
            </div>
          )
        }
      `,
      reports: [{ messageId: 'fixedId', line: 6 }, { messageId: 'fixedId', line: 7 }],
    },
    'a subscription update with a ternary of plans': {
      filename: 'src/billing/change.js',
      code: ts`
        const stripe = require('./stripe')

        module.exports = (sub, plan) =>
          stripe.subscriptions.update(sub.id, {
            items: [{ id: sub.items.data[0].id, price: plan === 'pro' ? 'price_1MoBy5LkdIwHu7ixZhnattbh' : 'price_1MoByFLkdIwHu7ixPqRsTuVw' }],
          })
      `,
      reports: [{ messageId: 'fixedId', line: 5 }, { messageId: 'fixedId', line: 5 }],
    },
    'a coupon beside a product': {
      filename: 'src/store/catalog.ts',
      code: ts`
        export enum Product {
          Basic = 'prod_NWjs8kKbJWmuuc',
          Pro = 'prod_PQr8sKbJWmuT2x',
        }
      `,
      reports: [{ messageId: 'fixedId', line: 2 }, { messageId: 'fixedId', line: 3 }],
    },
    'the pricing table of a landing page': {
      filename: 'src/data/pricing.json.ts',
      code: ts`
        export const pricing = [
          { title: 'Starter', monthly: { amount: 9, id: 'price_1PabcDEFghIJKLmnopQRstuv' }, yearly: { amount: 90, id: 'price_1PabcDEFghIJKLmnopQRstuw' } },
          { title: 'Pro', monthly: { amount: 29, id: 'price_1PxyzDEFghIJKLmnopQRstuv' }, yearly: { amount: 290, id: 'price_1PxyzDEFghIJKLmnopQRstuw' } },
        ]
      `,
      reports: [{ messageId: 'fixedId', line: 2 }, { messageId: 'fixedId', line: 2 }, { messageId: 'fixedId', line: 3 }, { messageId: 'fixedId', line: 3 }],
    },
    'an if in a webhook of Paddle': {
      filename: 'src/webhooks/paddle.ts',
      code: ts`
        export function creditsFor(event: { data: { items: { price: { id: string } }[] } }) {
          const id = event.data.items[0]?.price.id
          if (id === 'pri_01gsz8x8sawmvhz1pv30nge1ke') return 100
          return 0
        }
      `,
      reports: [{ messageId: 'fixedId', line: 3 }],
    },
    'a plan of PayPal, in a button': {
      filename: 'src/pages/Subscribe.jsx',
      code: ts`
        import { PayPalButtons } from '@paypal/react-paypal-js'

        export default function Subscribe() {
          return (
            <PayPalButtons
              createSubscription={(data, actions) => actions.subscription.create({ plan_id: 'P-5ML4271244454362WXNWU5NQ' })}
              onApprove={() => location.assign('/thanks')}
            />
          )
        }
      `,
      reports: [{ messageId: 'fixedId', line: 6 }],
    },
    'a checkout with the literal': {
      filename: 'app/api/checkout/route.ts',
      code: ts`
        import { stripe } from '@/lib/stripe'

        export async function POST() {
          const session = await stripe.checkout.sessions.create({
            mode: 'subscription',
            line_items: [{ price: 'price_1OqZxKLkdIwHu7ixT3bYcVnM', quantity: 1 }],
            success_url: 'https://acme.example/ok',
          })
          return Response.json({ url: session.url })
        }
      `,
      reports: [{ messageId: 'fixedId', line: 6 }],
    },
    'a switch over the id in a webhook': {
      filename: 'src/webhooks/plan.ts',
      code: ts`
        export function planFor(priceId: string) {
          switch (priceId) {
            case 'price_1MoBy5LkdIwHu7ixZhnattbh':
              return 'starter'
            case 'price_1MoByFLkdIwHu7ixPqRsTuVw':
              return 'pro'
            default:
              return 'free'
          }
        }
      `,
      reports: [{ messageId: 'fixedId', line: 3 }, { messageId: 'fixedId', line: 5 }],
    },
    'object keys': {
      filename: 'src/billing/credits.js',
      code: ts`
        const CREDITS_BY_PRICE = {
          price_1MoBy5LkdIwHu7ixZhnattbh: 100,
          price_1MoByFLkdIwHu7ixPqRsTuVw: 500,
        }

        module.exports = (priceId) => CREDITS_BY_PRICE[priceId] || 0
      `,
      reports: [{ messageId: 'fixedId', line: 2 }, { messageId: 'fixedId', line: 3 }],
    },
    'products of Stripe in a table': {
      filename: 'src/config/products.ts',
      code: ts`
        export const PRODUCTS = [
          { name: 'Basic', productId: 'prod_NWjs8kKbJWmuuc', monthly: 9 },
          { name: 'Pro', productId: 'prod_PQr8sKbJWmuT2x', monthly: 29 },
        ] as const
      `,
      reports: [{ messageId: 'fixedId', line: 2 }, { messageId: 'fixedId', line: 3 }],
    },
    'Paddle in a component': {
      filename: 'src/components/Buy.tsx',
      code: ts`
        import { usePaddle } from './paddle'

        export function Buy({ email }: { email: string }) {
          const paddle = usePaddle()
          return (
            <button onClick={() => paddle?.Checkout.open({ items: [{ priceId: 'pri_01gsz8x8sawmvhz1pv30nge1ke', quantity: 1 }], customer: { email } })}>
              Buy
            </button>
          )
        }
      `,
      reports: [{ messageId: 'fixedId', line: 6 }],
    },
    'a map with pairs': {
      filename: 'src/plans.ts',
      code: ts`
        export const planByPrice = new Map<string, 'pro' | 'team'>([
          ['price_1PabcDEFghIJKLmnopQRstuv', 'pro'],
          ['price_1PxyzDEFghIJKLmnopQRstuv', 'team'],
        ])
      `,
      reports: [{ messageId: 'fixedId', line: 2 }, { messageId: 'fixedId', line: 3 }],
    },
    'an array that is searched': {
      filename: 'src/access.ts',
      code: ts`
        const PRO_PRICES = ['price_1NqrStUvWxYz012345678901', 'price_1NqrStUvWxYz987654321098']

        export function isPro(subscription: { items: { data: { price: { id: string } }[] } }) {
          return subscription.items.data.some((item) => PRO_PRICES.includes(item.price.id))
        }
      `,
      reports: [{ messageId: 'fixedId', line: 1 }, { messageId: 'fixedId', line: 1 }],
    },
    'a fallback of the environment': {
      filename: 'src/stripe/prices.ts',
      code: ts`
        export const prices = {
          pro: process.env.STRIPE_PRO_PRICE_ID ?? 'price_1NabcXYZ2ghiJKLmnoPQRstu',
        }
      `,
      reports: [{ messageId: 'fixedId', line: 2 }],
    },
    'a class with static ids': {
      filename: 'src/billing/billing.service.ts',
      code: ts`
        import { Injectable } from '@nestjs/common'
        import Stripe from 'stripe'

        @Injectable()
        export class BillingService {
          static readonly TEAM_PRICE = 'price_1Qa2b3C4d5E6f7G8h9I0jKlM'

          constructor(private readonly stripe: Stripe) {}

          upgrade(item: string) {
            return this.stripe.subscriptionItems.update(item, { price: BillingService.TEAM_PRICE })
          }
        }
      `,
      reports: [{ messageId: 'fixedId', line: 6 }],
    },
    'in a checkout of Stripe': {
      code: ts`
        import express from 'express'
        import Stripe from 'stripe'
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!)
        const app = express()
        app.post('/checkout', async (req, res) => {
          const session = await stripe.checkout.sessions.create({ mode: 'subscription', line_items: [{ price: 'price_1MoBy5LkdIwHu7ixZhnattbh', quantity: 1 }] })
          res.json({ url: session.url })
        })
      `,
      reports: [
        {
          ...fixed(6),
          data: { id: 'price_1MoBy5LkdIwH...', what: 'price', provider: 'Stripe', instead: 'look it up by `lookup_key`' },
        },
      ],
    },
    'in a table of plans': {
      filename: 'src/config/plans.ts',
      code: ts`
        export const plans = {
          basic: { name: 'Basic', priceId: 'price_1NabcDEF2ghiJKL' },
          pro: { name: 'Pro', priceId: 'price_1NxyzDEF2ghiJKL', productId: 'prod_NWjs8kKbJWmuuc' },
        }
      `,
      reports: [fixed(2), fixed(3), fixed(3)],
    },
    'as keys of an object': {
      code: ts`
        const tiers = { price_1NabcDEF2ghiJKL: 'basic', 'price_1NxyzDEF2ghiJKL': 'pro' }
      `,
      reports: [fixed(1), fixed(1)],
    },
    'in comparisons': {
      code: ts`
        if (subscription.items.data[0].price.id === 'price_1NabcDEF2ghiJKL') grant('pro')
        switch (priceId) { case 'price_1NxyzDEF2ghiJKL': grant('team') }
      `,
      reports: [fixed(1), fixed(2)],
    },
    'as the fallback of a variable': {
      code: "const price = process.env.STRIPE_PRICE_ID ?? 'price_1NabcDEF2ghiJKL'",
      reports: [fixed(1)],
    },
    'in a template without parts': { code: 'const price = `price_1NabcDEF2ghiJKL`', reports: [fixed(1)] },
    'in the front end': {
      filename: 'src/pricing-page.tsx',
      code: ts`
        'use client'
        export const Pricing = () => <Buy priceId="price_1NabcDEF2ghiJKL" onClick={() => subscribe('prod_NWjs8kKbJWmuuc')} />
      `,
      reports: [fixed(2), fixed(2)],
    },
    'an old plan': { code: "await stripe.subscriptions.create({ customer, items: [{ plan: 'plan_FSDjyHWis0QVwl' }] })", reports: [fixed(1)] },
    'digits that someone made up': { code: "const price = 'price_1234567890'", reports: [fixed(1)] },
    'Paddle': {
      code: "paddle.Checkout.open({ items: [{ priceId: 'pri_01gsz8ntc6z7npqqp6j4ys0w1w', quantity: 1 }] })\nconst product = 'pro_01gsz4vmqbjk3x4vvtafffd540'",
      reports: [fixed(1), fixed(2)],
    },
    'a plan of PayPal': { code: "actions.subscription.create({ plan_id: 'P-5ML4271244454362WXNWU5NQ' })", reports: [fixed(1)] },
    'CommonJS': { filename: 'server.js', code: "module.exports = { PRICE: 'price_1NabcDEF2ghiJKL' }", reports: [fixed(1)] },
    'in an array': { code: "const allowed = ['price_1NabcDEF2ghiJKL', 'price_1NxyzDEF2ghiJKL']", reports: [fixed(1), fixed(1)] },
    'under one mode only': { code: "export const prices = { production: 'price_1NabcDEF2ghiJKL' }", reports: [fixed(1)] },
    'in a choice between plans': { code: "const price = isYearly ? 'price_1NabcDEF2ghiJKL' : 'price_1NxyzDEF2ghiJKL'", reports: [fixed(1), fixed(1)] },
    'for live mode, with nothing for the other': { code: "const price = isProduction ? 'price_1NabcDEF2ghiJKL' : undefined", reports: [fixed(1)] },
    'in a default of a parameter': { code: "export function subscribe(price = 'price_1NabcDEF2ghiJKL') { return price }", reports: [fixed(1)] },
    'in an enumeration': { code: "enum Price { Pro = 'price_1NabcDEF2ghiJKL' }", reports: [fixed(1)] },
  },
})
