import { describe, expect, test } from 'vitest'
import { effectsOf } from '../../src/facts/effects.js'
import { parseFile } from '../support/parse-file.js'

/** Situation -> code, and each effect as `kind provider api deduplication`. */
type Cases = Record<string, [code: string, ...expected: string[]]>

function check(cases: Cases): void {
  test.each(Object.entries(cases))('%s', (_, [code, ...expected]) => {
    expect(effectsOf(parseFile(code)).map(({ kind, provider, api, deduplication }) => `${kind} | ${provider} | ${api} | ${deduplication}`)).toEqual(expected)
  })
}

describe('e-mail', () => {
  check({
    'a transport of Nodemailer': [`import nodemailer from 'nodemailer'; const t = nodemailer.createTransport({}); t.sendMail({ to })`, 'email | Nodemailer | t.sendMail | none'],
    'CommonJS': [`const nodemailer = require('nodemailer'); nodemailer.createTransport().sendMail(m)`, 'email | Nodemailer | nodemailer.createTransport.sendMail | none'],
    'Resend': [`import { Resend as Mail } from 'resend'; const m = new Mail(k); await m.emails.send({ to })`, 'email | Resend | m.emails.send | none'],
    'Resend with a key': [`import { Resend } from 'resend'; new Resend(k).emails.send({ to }, { idempotencyKey: id })`, 'email | Resend | Resend.emails.send | key'],
    'SendGrid': [`import sgMail from '@sendgrid/mail'; sgMail.send(msg)`, 'email | SendGrid | sgMail.send | none'],
    'Postmark': [`import { ServerClient } from 'postmark'; const c = new ServerClient(k); c.sendEmail({ To })`, 'email | Postmark | c.sendEmail | none'],
    'a transport of a local module': [`import { transporter } from './mailer'; transporter.sendMail({ to })`, 'email | Nodemailer | transporter.sendMail | none'],
    'a function of the project': [`import { sendWelcomeEmail } from '@/lib/mail'; sendWelcomeEmail(user)`, 'email | sendWelcomeEmail | sendWelcomeEmail | none'],
    'a service of the project': [`class S { f() { return this.mailService.send(x) } }`, 'email | send | mailService.send | none'],
    'e-mail addresses and validators are none': [`validateEmail(x); getEmail(); sendRequest(a); setEmail(e); res.send(x); email(x)`],
  })
})

describe('payments', () => {
  const stripe = `import Stripe from 'stripe'; const stripe = new Stripe(key);`
  check({
    'a charge': [`${stripe} stripe.charges.create({ amount })`, 'payment | Stripe | stripe.charges.create | none'],
    'a renamed client': [`import S from 'stripe'; const pay = new S(k); pay.paymentIntents.create({ amount })`, 'payment | Stripe | pay.paymentIntents.create | none'],
    'a key': [`${stripe} stripe.refunds.create({ charge }, { idempotencyKey: id })`, 'payment | Stripe | stripe.refunds.create | key'],
    'another account is no key': [`${stripe} stripe.transfers.create({ amount }, { stripeAccount: id })`, 'payment | Stripe | stripe.transfers.create | none'],
    'options in a variable': [`${stripe} function f(options) { stripe.payouts.create({ amount }, options) }`, 'payment | Stripe | stripe.payouts.create | unknown'],
    'options in a constant': [`${stripe} const o = { idempotencyKey: id }; stripe.payouts.create({ amount }, o)`, 'payment | Stripe | stripe.payouts.create | key'],
    'options that are spread': [`${stripe} stripe.payouts.create({ amount }, { ...o })`, 'payment | Stripe | stripe.payouts.create | unknown'],
    'a client of a local module': [`import { stripe } from '@/lib/stripe'; stripe.subscriptions.create({ customer })`, 'payment | Stripe | stripe.subscriptions.create | none'],
    'what moves no money': [`${stripe} stripe.customers.create({ email }); stripe.checkout.sessions.create({ mode }); stripe.charges.retrieve(id)`],
    'a function of the project': [`import { chargeCustomer } from './billing'; chargeCustomer(id, 5)`, 'payment | chargeCustomer | chargeCustomer | none'],
    'a subscription of something else': [`import { bus } from './bus'; bus.subscriptions.create({ topic })`],
    'words that are no payment': [`captureException(e); transferFocus(x); refundable(x); charge()`],
  })
})

describe('jobs, messages and requests', () => {
  check({
    'a job of BullMQ': [`import { Queue } from 'bullmq'; const q = new Queue('mail'); q.add('send', { id })`, 'job | add | q.add | none'],
    'a job with an id': [`import { Queue } from 'bullmq'; const q = new Queue('mail'); q.add('send', { id }, { jobId: id })`, 'job | add | q.add | key'],
    'a text of Twilio': [`import twilio from 'twilio'; const c = twilio(a, b); c.messages.create({ to })`, 'message | Twilio | c.messages.create | none'],
    'a write by fetch': [`fetch(url, { method: 'POST', body })`, 'request | fetch | fetch | none'],
    'a write with a key': [`fetch(url, { method: 'POST', headers: { 'Idempotency-Key': id } })`, 'request | fetch | fetch | key'],
    'headers that cannot be seen': [`fetch(url, { method: 'POST', headers: headersFor(id) })`, 'request | fetch | fetch | unknown'],
    'a read': [`fetch(url); fetch(url, { method: 'GET' }); fetch(url, options)`],
    'a write by axios': [`import axios from 'axios'; axios.post(url, body); axios.get(url)`, 'request | axios | axios.post | none'],
    'an app is no client': [`import express from 'express'; const app = express(); app.post('/x', f); map.delete(x)`],
  })
})
