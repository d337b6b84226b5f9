import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/**
 * Where a call that moves money takes the key by which its provider drops a repetition. `options`: in the options object at
 * `index`; `argument`: in the first argument; `requestOptions`: in that property of the first argument.
 */
export type KeyedCall = {
  readonly provider: string
  readonly key: string
  readonly place: 'options' | 'argument' | 'requestOptions'
  readonly index: number
}

const stripeCall = (index: number): KeyedCall => ({ provider: 'Stripe', key: 'idempotencyKey', place: 'options', index })

/** Calls of Stripe that take or give money each time they are repeated, by the two last members. */
export const stripeMoneyCalls: Readonly<Record<string, KeyedCall>> = tableOf({
  'charges.create': stripeCall(1),
  'paymentIntents.create': stripeCall(1),
  'refunds.create': stripeCall(1),
  'transfers.create': stripeCall(1),
  'payouts.create': stripeCall(1),
  'subscriptions.create': stripeCall(1),
  'topups.create': stripeCall(1),
  'invoiceItems.create': stripeCall(1),
  'creditNotes.create': stripeCall(1),
  'transfers.createReversal': stripeCall(2),
  'customers.createBalanceTransaction': stripeCall(2),
})

const stripe = Object.fromEntries(
  Object.entries(stripeMoneyCalls).flatMap(([path, call]) => [[`new().${path}`, call], [`Stripe.new().${path}`, call], [`().${path}`, call]]),
)

const square: KeyedCall = { provider: 'Square', key: 'idempotencyKey', place: 'argument', index: 0 }
const paypal: KeyedCall = { provider: 'PayPal', key: 'paypalRequestId', place: 'argument', index: 0 }
const mercadopago: KeyedCall = { provider: 'Mercado Pago', key: 'idempotencyKey', place: 'requestOptions', index: 0 }
const adyen = (index: number): KeyedCall => ({ provider: 'Adyen', key: 'idempotencyKey', place: 'options', index })

/** Such calls by the package of their client. Paddle, Lemon Squeezy, Braintree and Razorpay's orders take no key. */
export const keyedCalls: Catalogue<KeyedCall> = {
  stripe,
  square: {
    'SquareClient.new().payments.create': square,
    'SquareClient.new().refunds.refundPayment': square,
    'Client.new().paymentsApi.createPayment': square,
    'Client.new().refundsApi.refundPayment': square,
  },
  '@adyen/api-library': {
    'CheckoutAPI.new().PaymentsApi.payments': adyen(1),
    'CheckoutAPI.new().ModificationsApi.refundCapturedPayment': adyen(2),
  },
  mercadopago: { 'Payment.new().create': mercadopago, 'PaymentRefund.new().create': mercadopago, 'Order.new().create': mercadopago },
  '@paypal/paypal-server-sdk': { 'PaymentsController.new().refundCapturedPayment': paypal },
}

/** Ends of calls of clients that another file makes; the second hint is the provider's name in the file. */
export const distinctiveKeyedCalls: Readonly<Record<string, { readonly hint: RegExp; readonly call: KeyedCall }>> = tableOf({
  ...Object.fromEntries(Object.entries(stripeMoneyCalls).map(([path, call]) => [path, { hint: /stripe/i, call }])),
  'PaymentsApi.payments': { hint: /adyen/i, call: adyen(1) },
  'ModificationsApi.refundCapturedPayment': { hint: /adyen/i, call: adyen(2) },
  'paymentsApi.createPayment': { hint: /square/i, call: square },
  'refundsApi.refundPayment': { hint: /square/i, call: square },
  'paymentsController.refundCapturedPayment': { hint: /paypal/i, call: paypal },
})

/** Ends that only one provider has, whatever the client is called. */
export const unmistakableCalls: ReadonlySet<string> = new Set(['paymentIntents.create', 'PaymentsApi.payments', 'customers.createBalanceTransaction', 'transfers.createReversal'])

/** What a raw request to a provider's host moves money with, and the header for its key. */
export const keyedHosts: readonly { readonly provider: string; readonly url: RegExp; readonly header: string }[] = [
  { provider: 'Stripe', url: /\/\/api\.stripe\.com\/v1\/(?:charges|payment_intents|refunds|transfers|payouts|subscriptions)\/?(?:\?|$)/, header: 'Idempotency-Key' },
  { provider: 'Mercado Pago', url: /\/\/api\.mercadopago\.com\/v1\/payments\/?(?:\?|$)/, header: 'X-Idempotency-Key' },
  { provider: 'Square', url: /\/\/connect\.squareup(?:sandbox)?\.com\/v2\/(?:payments|refunds)\/?(?:\?|$)/, header: 'idempotency_key' },
  { provider: 'PayPal', url: /\/v2\/payments\/captures\/[^/]{1,80}\/refund\/?(?:\?|$)/, header: 'PayPal-Request-Id' },
]

/** Names of options, fields and headers that hold such a key, in lower case without separators. */
export const keyNames: ReadonlySet<string> = new Set(['idempotencykey', 'xidempotencykey', 'paypalrequestid', 'idempotencytoken'])

/** Functions whose every result is another value. */
export const everNewValues: Catalogue<true> = {
  crypto: { randomUUID: true, randomBytes: true, randomInt: true, 'webcrypto.randomUUID': true },
  uuid: { '': true, v1: true, v4: true, v6: true, v7: true },
  nanoid: { '': true, nanoid: true, 'customAlphabet.()': true },
  ulid: { '': true, ulid: true },
  ulidx: { ulid: true },
  cuid: { '': true },
  '@paralleldrive/cuid2': { createId: true, 'init.()': true },
  uniqid: { '': true },
  'short-uuid': { generate: true, '': true },
  ksuid: { randomSync: true, random: true },
}

/** Words of names for what one payment is for: its id is the right key, a customer's is not. */
export const purposeWords: ReadonlySet<string> = new Set([
  'order', 'invoice', 'payment', 'booking', 'event', 'purchase', 'cart', 'basket', 'refund', 'transaction', 'payout', 'checkout', 'reservation', 'donation', 'transfer',
  'charge', 'attempt', 'withdrawal', 'enrollment', 'installment', 'return', 'claim', 'dispute', 'request',
])

/** Words of paths whose requests move money. */
export const moneyPathWords: ReadonlySet<string> = new Set([
  'billing', 'checkout', 'payment', 'payments', 'pay', 'charge', 'charges', 'subscribe', 'subscription', 'subscriptions', 'refund', 'refunds', 'purchase', 'purchases',
  'topup', 'payout', 'payouts', 'withdraw', 'withdrawal', 'withdrawals', 'donate', 'donation', 'donations', 'redeem', 'buy', 'order', 'orders',
])
/** Words of paths that do not, although one of those above is beside them. */
export const harmlessPathWords: ReadonlySet<string> = new Set([
  'webhook', 'webhooks', 'portal', 'cancel', 'cancellation', 'preview', 'validate', 'verify', 'status', 'history', 'config', 'estimate', 'quote', 'price', 'prices', 'coupon',
  'search', 'list', 'details', 'login', 'logout', 'signin', 'signout', 'session', 'sessions', 'token', 'tokens', 'refresh', 'password', 'reset', 'otp', 'mfa', '2fa',
  'callback', 'track', 'tracking', 'analytics', 'health', 'settings', 'preferences', 'reactivate', 'resume', 'pause', 'method', 'methods', 'setup', 'sync', 'email', 'send',
  'notify', 'notification', 'notifications', 'remind', 'reminder', 'reminders', 'check', 'limit', 'limits', 'codes', 'presence', 'usage', 'report', 'reports', 'export', 'reject',
  'count', 'read', 'seen', 'template', 'templates', 'tax', 'address', 'upload', 'restore', 'manage', 'unpause', 'offer', 'push',
])
/** Tables whose repeated rows cost nothing. */
export const harmlessRowWords: ReadonlySet<string> = new Set([
  'log', 'logs', 'audit', 'audits', 'activity', 'activities', 'history', 'analytics', 'metric', 'metrics', 'event', 'events', 'session', 'sessions', 'token', 'tokens', 'view',
  'views', 'visit', 'visits', 'click', 'clicks', 'verification', 'verifications', 'otp', 'cache', 'feedback', 'tracking', 'login', 'logins', 'telemetry', 'error', 'errors',
  'notification', 'notifications', 'state', 'nonce', 'challenge', 'reaction', 'reactions',
])
