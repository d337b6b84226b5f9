/** Packages whose every call asks another host. */
export const networkPackages: ReadonlySet<string> = new Set([
  'axios', 'got', 'ky', 'undici', 'node-fetch', 'ofetch', 'superagent', 'needle', 'cross-fetch', 'isomorphic-fetch',
])

/** Packages of payment providers. */
export const paymentPackages: ReadonlySet<string> = new Set([
  'stripe', '@paypal/checkout-server-sdk', '@paypal/paypal-server-sdk', 'mercadopago', 'square', 'braintree', 'razorpay', '@paddle/paddle-node-sdk',
  '@lemonsqueezy/lemonsqueezy.js', '@mollie/api-client', '@adyen/api-library', '@polar-sh/sdk',
])
