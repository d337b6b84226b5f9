import rule from '../../src/rules/no-hardcoded-price-id.js'
import { testRule, ts } from '../support/test-rule.js'

const fixed = (line: number) => ({ messageId: 'fixedId', line })

testRule(rule, {
  valid: {
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
