import { tableOf } from './table-of.js'

/** Packages whose every call asks another host. */
export const networkPackages: ReadonlySet<string> = new Set([
  'axios', 'got', 'ky', 'undici', 'node-fetch', 'ofetch', 'superagent', 'needle', 'cross-fetch', 'isomorphic-fetch',
])

/** Packages of payment providers. */
export const paymentPackages: ReadonlySet<string> = new Set([
  'stripe', '@paypal/checkout-server-sdk', '@paypal/paypal-server-sdk', 'mercadopago', 'square', 'braintree', 'razorpay', '@paddle/paddle-node-sdk',
  '@lemonsqueezy/lemonsqueezy.js', '@mollie/api-client', '@adyen/api-library', '@polar-sh/sdk',
])

/**
 * Packages of AWS whose commands carry what a client sends, by where it goes: `client.send(new PutItemCommand(input))`. S3 is
 * left out, as it takes whole files.
 */
export const commandPackages: Readonly<Record<string, 'database' | 'outbound'>> = tableOf({
  '@aws-sdk/client-dynamodb': 'database',
  '@aws-sdk/lib-dynamodb': 'database',
  '@aws-sdk/client-ses': 'outbound',
  '@aws-sdk/client-sesv2': 'outbound',
  '@aws-sdk/client-sns': 'outbound',
})
