import { expect, test } from 'vitest'
import { customersFromInputOf } from '../../src/facts/customers-from-input.js'
import { parseFile } from '../support/parse-file.js'

const found = (body: string) =>
  customersFromInputOf(parseFile(`import express from 'express'\nimport Stripe from 'stripe'\nimport { pay } from './pay'\nconst stripe = new Stripe(key)\nconst app = express()\napp.post('/billing', async (req, res) => { ${body} })`)).map(({ subject, api, data }) => `${api} ${subject}: ${[data.part, ...data.path].join('.')}`)

test.each<[string, string, string[]]>([
  ['a portal', 'await stripe.billingPortal.sessions.create({ customer: req.body.customerId })', ['billingPortal.sessions.create customer: body.customerId']],
  ['cards', 'await stripe.paymentMethods.list({ customer: req.query.customer, type: "card" })', ['paymentMethods.list customer: query.customer']],
  ['a subscription', 'const { subscriptionId } = req.body; await stripe.subscriptions.update(subscriptionId, { items })', ['subscriptions.update subscription: body.subscriptionId']],
  ['options in a constant', 'const options = { customer: req.body.stripe_customer_id }; await stripe.invoices.list(options)', ['invoices.list customer: body.stripe_customer_id']],
  ['a customer of ours', 'await stripe.billingPortal.sessions.create({ customer: row.customerId })', []],
  ['another name', 'await stripe.billingPortal.sessions.create({ customer: req.body.id })', []],
  ['another client', 'await pay.billingPortal.sessions.create({ customer: req.body.customerId })', []],
  ['another call', 'await stripe.products.retrieve(req.body.customerId)', []],
  ['a customer that is compared', 'if (req.body.customerId !== row.customerId) return res.sendStatus(403); await stripe.billingPortal.sessions.create({ customer: req.body.customerId })', []],
  ['a customer that may be checked', 'await mustOwn(req.user, req.body.customerId); await stripe.billingPortal.sessions.create({ customer: req.body.customerId })', []],
])('%s', (_situation, body, expected) => {
  expect(found(body)).toEqual(expected)
})
