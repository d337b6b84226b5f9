import { tableOf } from './table-of.js'

/**
 * A service that calls a webhook of the application. Facts about one, in falling order of weight: its headers and events
 * name it alone; its `faint` ones are shared with others and count only beside a second hint.
 */
export type WebhookProvider = {
  /** As its own documentation writes it, for messages. */
  readonly name: string
  /** Words in a row by which a path, a function's name or an environment variable names it. */
  readonly words: readonly (readonly string[])[]
  /** Request headers, lower case, that no other service sends. */
  readonly headers: readonly string[]
  /** Middleware that only its webhooks pass through, by package. */
  readonly middleware?: Readonly<Record<string, readonly string[]>>
  readonly faintHeaders?: readonly string[]
  /** Event names, or their beginnings where they end with a dot or an underscore, that only this service sends. */
  readonly events: readonly string[]
  readonly faintEvents?: readonly string[]
  /** Fields of its forms, which together speak for it in a file that names it: `From` and `Body`. */
  readonly fields?: readonly (readonly string[])[]
  /** Types of an event by the package that exports them. */
  readonly types?: Readonly<Record<string, readonly string[]>>
  /** What verifies its signature, for messages; a part of a sentence. */
  readonly verifier?: string
  /** Its requests carry no signature unless the receiver asks for one. */
  readonly signsOnDemand?: true
  /** The customary path of its requests where that does not say `webhook`: `slack/events`. */
  readonly paths?: readonly string[]
}

/** Services whose webhooks carry a signature, with the marks their documentation gives. */
export const webhookProviders: readonly WebhookProvider[] = [
  {
    name: 'Stripe',
    verifier: '`stripe.webhooks.constructEvent`',
    words: [['stripe']],
    headers: ['stripe-signature'],
    events: [
      'checkout.session.', 'customer.subscription.', 'payment_intent.', 'setup_intent.', 'invoice.paid', 'invoice.payment_failed',
      'invoice.payment_succeeded', 'invoice.payment_action_required', 'invoice.finalized', 'invoice.upcoming', 'invoice.created', 'invoice.voided',
      'invoice.marked_uncollectible', 'charge.succeeded', 'charge.failed', 'charge.refunded', 'charge.dispute.', 'payment_method.attached',
      'customer.created', 'customer.deleted', 'customer.updated',
    ],
    faintEvents: ['payout.', 'account.updated', 'transfer.', 'refund.', 'product.', 'price.', 'invoice.', 'charge.'],
    types: tableOf({ stripe: ['Event', 'Stripe.Event', 'Stripe.DiscriminatedEvent'] }),
  },
  {
    name: 'GitHub',
    verifier: '`verify` of `@octokit/webhooks`',
    words: [['github'], ['git', 'hub'], ['gh']],
    headers: ['x-github-event', 'x-hub-signature-256', 'x-github-delivery', 'x-github-hook-id'],
    faintHeaders: ['x-hub-signature'],
    events: [],
    faintEvents: ['push', 'pull_request', 'issues', 'release', 'installation', 'workflow_run', 'issue_comment', 'check_run', 'check_suite', 'marketplace_purchase'],
    types: tableOf({
      '@octokit/webhooks-types': ['WebhookEvent', 'PushEvent', 'PullRequestEvent', 'InstallationEvent', 'IssuesEvent', 'ReleaseEvent', 'IssueCommentEvent', 'WorkflowRunEvent'],
      '@octokit/webhooks': ['EmitterWebhookEvent'],
    }),
  },
  { name: 'GitLab', words: [['gitlab']], headers: ['x-gitlab-event', 'x-gitlab-token'], events: [] },
  {
    name: 'Clerk',
    verifier: '`verifyWebhook` of `@clerk/backend/webhooks`',
    words: [['clerk']],
    headers: [],
    faintHeaders: ['svix-id', 'svix-timestamp', 'svix-signature'],
    events: [],
    faintEvents: ['user.', 'organization.', 'organizationMembership.', 'session.', 'email.created', 'subscription.'],
    types: tableOf({
      '@clerk/nextjs/server': ['WebhookEvent', 'UserWebhookEvent'],
      '@clerk/clerk-sdk-node': ['WebhookEvent'],
      '@clerk/backend': ['WebhookEvent', 'UserWebhookEvent'],
      '@clerk/express': ['WebhookEvent'],
      '@clerk/nextjs/webhooks': ['WebhookEvent'],
    }),
  },
  {
    name: 'Paddle',
    verifier: '`paddle.webhooks.unmarshal`',
    words: [['paddle']],
    headers: ['paddle-signature'],
    events: [],
    faintEvents: ['transaction.', 'subscription.', 'adjustment.', 'customer.', 'subscription_', 'payment_succeeded', 'payment_refunded'],
    types: tableOf({ '@paddle/paddle-node-sdk': ['EventEntity', 'IEvents', 'TransactionCompletedEvent', 'SubscriptionCreatedEvent'] }),
  },
  {
    name: 'Lemon Squeezy',
    verifier: 'an HMAC of the raw body and `timingSafeEqual`',
    words: [['lemon', 'squeezy'], ['lemonsqueezy'], ['lemon'], ['ls']],
    headers: ['x-event-name'],
    faintHeaders: ['x-signature'],
    events: ['subscription_payment_success', 'subscription_payment_failed', 'subscription_payment_recovered', 'license_key_created'],
    faintEvents: ['order_created', 'order_refunded', 'subscription_'],
  },
  {
    name: 'PayPal',
    verifier: 'the `verify-webhook-signature` API',
    words: [['paypal'], ['pay', 'pal']],
    headers: ['paypal-transmission-id', 'paypal-transmission-sig', 'paypal-transmission-time', 'paypal-cert-url', 'paypal-auth-algo'],
    events: ['PAYMENT.CAPTURE.', 'PAYMENT.SALE.', 'PAYMENT.AUTHORIZATION.', 'PAYMENT.ORDER.', 'CHECKOUT.ORDER.', 'BILLING.SUBSCRIPTION.', 'CUSTOMER.DISPUTE.', 'INVOICING.INVOICE.'],
  },
  {
    name: 'MercadoPago',
    verifier: 'an HMAC of the `x-signature` parts and `timingSafeEqual`',
    words: [['mercadopago'], ['mercado', 'pago'], ['mp']],
    headers: [],
    faintHeaders: ['x-signature', 'x-request-id'],
    events: ['topic_merchant_order_wh', 'subscription_preapproval', 'subscription_authorized_payment'],
    faintEvents: ['payment.updated', 'payment.created', 'payment', 'merchant_order'],
    paths: ['mercadopago/notifications', 'mercadopago/notification', 'mercado/pago/notifications', 'mercado/pago/notification', 'notifications/mercadopago'],
  },
  {
    name: 'Shopify',
    verifier: '`authenticate.webhook` or an HMAC of the raw body',
    words: [['shopify']],
    headers: ['x-shopify-topic', 'x-shopify-hmac-sha256', 'x-shopify-shop-domain', 'x-shopify-webhook-id'],
    events: [],
    faintEvents: ['orders/', 'products/', 'customers/', 'app/uninstalled', 'checkouts/', 'fulfillments/', 'shop/redact', 'carts/'],
  },
  {
    name: 'Slack',
    verifier: 'an HMAC of timestamp and raw body',
    words: [['slack']],
    headers: ['x-slack-signature', 'x-slack-request-timestamp'],
    events: [],
    faintEvents: ['url_verification', 'event_callback', 'app_mention', 'block_actions'],
    paths: ['slack/events', 'slack/interactions', 'slack/interactivity', 'slack/actions', 'slack/commands', 'slack/command'],
  },
  { name: 'Svix', verifier: '`new Webhook(secret).verify`', words: [['svix']], headers: ['svix-id', 'svix-timestamp', 'svix-signature'], events: [] },
  {
    name: 'Standard Webhooks',
    words: [['standard', 'webhooks']],
    headers: [],
    faintHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    events: [],
  },
  {
    name: 'Resend',
    verifier: '`new Webhook(secret).verify` of `svix`',
    words: [['resend']],
    headers: [],
    faintHeaders: ['svix-id', 'svix-timestamp', 'svix-signature'],
    events: ['email.delivery_delayed', 'email.complained'],
    faintEvents: ['email.'],
  },
  {
    name: 'Twilio',
    verifier: '`twilio.validateRequest`',
    words: [['twilio']],
    headers: ['x-twilio-signature', 'x-twilio-email-event-webhook-signature'],
    middleware: tableOf({ twilio: ['webhook'] }),
    events: [],
    fields: [['From', 'Body'], ['MessageSid'], ['SmsSid'], ['CallSid']],
    paths: ['twilio/sms', 'twilio/voice', 'twilio/status', 'twilio/incoming', 'twilio/inbound', 'twilio/whatsapp', 'twilio/callback'],
  },
  { name: 'SendGrid', words: [['sendgrid']], headers: [], events: [], faintEvents: ['spamreport', 'bounce', 'delivered', 'dropped', 'deferred'] },
  {
    name: 'Polar',
    verifier: '`validateEvent` of `@polar-sh/sdk/webhooks`',
    words: [['polar']],
    headers: [],
    faintHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
    events: ['order.paid', 'customer.state_changed', 'benefit_grant.'],
    faintEvents: ['checkout.', 'order.', 'subscription.', 'benefit.'],
  },
  { name: 'Linear', words: [['linear']], headers: ['linear-signature', 'linear-delivery', 'linear-event'], events: [] },
  { name: 'Razorpay', words: [['razorpay']], headers: ['x-razorpay-signature', 'x-razorpay-event-id'], events: ['payment.captured', 'payment.authorized', 'order.paid'], faintEvents: ['subscription.', 'refund.', 'payment.failed'] },
  { name: 'Paystack', words: [['paystack']], headers: ['x-paystack-signature'], events: ['charge.success', 'transfer.success'], faintEvents: ['subscription.', 'invoice.'] },
  { name: 'Square', words: [['square']], headers: ['x-square-hmacsha256-signature', 'x-square-signature'], events: [], faintEvents: ['payment.', 'invoice.', 'order.'] },
  { name: 'Coinbase Commerce', words: [['coinbase']], headers: ['x-cc-webhook-signature'], events: ['charge:confirmed', 'charge:failed', 'charge:pending'] },
  { name: 'Plaid', words: [['plaid']], headers: ['plaid-verification'], events: ['SYNC_UPDATES_AVAILABLE', 'DEFAULT_UPDATE', 'INITIAL_UPDATE'] },
  { name: 'Mailgun', words: [['mailgun']], headers: [], events: [] },
  { name: 'Discord', verifier: 'an Ed25519 check of timestamp and raw body', words: [['discord']], headers: ['x-signature-ed25519'], events: [], paths: ['discord/interactions'] },
  { name: 'Telegram', signsOnDemand: true, words: [['telegram']], headers: ['x-telegram-bot-api-secret-token'], events: [] },
  { name: 'WhatsApp', words: [['whatsapp']], headers: [], faintHeaders: ['x-hub-signature-256', 'x-hub-signature'], events: ['whatsapp_business_account'] },
  { name: 'Amazon SNS', verifier: 'the certificate signature of the message', words: [['sns']], headers: ['x-amz-sns-message-type', 'x-amz-sns-topic-arn'], events: ['SubscriptionConfirmation'], faintEvents: ['Notification', 'Bounce', 'Complaint'] },
  { name: 'RevenueCat', words: [['revenuecat'], ['revenue', 'cat']], headers: [], events: ['INITIAL_PURCHASE', 'NON_RENEWING_PURCHASE'], faintEvents: ['RENEWAL', 'CANCELLATION', 'EXPIRATION', 'BILLING_ISSUE'] },
  { name: 'Vercel', words: [['vercel']], headers: ['x-vercel-signature'], events: [], faintEvents: ['deployment.'] },
  { name: 'WorkOS', words: [['workos']], headers: ['workos-signature'], events: ['dsync.'] },
]

/** Words of a path or name that say it receives calls of another service. */
export const webhookWords: ReadonlySet<string> = new Set(['webhook', 'webhooks', 'hook', 'hooks', 'ipn', 'postback'])

/** Calls whose name shows that they check who sent a request, wherever they come from. */
export const verifyingCalls: ReadonlySet<string> = new Set([
  'constructEvent', 'constructEventAsync', 'createHmac', 'timingSafeEqual', 'unmarshal', 'validateRequest', 'validateRequestWithBody',
  'validateExpressRequest', 'validateIncomingRequest', 'constructWebhookEvent', 'safeCompare', 'secureCompare', 'safeEqual',
  'constantTimeEqual', 'constantTimeCompare', 'tsscmp', 'authenticateWebhook', 'validateWebhook', 'validateEvent', 'unsafeCompare',
])

/** Words of which one in the name of a call shows the same: `verifyStripe`, `isValidSignature`, `checkHmac`. */
export const verifyingWords: ReadonlySet<string> = new Set([
  'verify', 'verifies', 'verified', 'verifier', 'verification', 'verifying', 'signature', 'signatures', 'hmac', 'signed',
  'authenticate', 'authenticated', 'authorize', 'authorized', 'authenticity',
])

/** Middleware and wrappers by package that do something else than verify. */
export const neutralMiddleware: ReadonlySet<string> = new Set([
  'express', 'body-parser', 'cors', 'helmet', 'compression', 'morgan', 'cookie-parser', 'express-session', 'express-rate-limit', 'rate-limiter-flexible',
  'pino-http', 'multer', 'express-async-handler', 'koa-bodyparser', 'koa-body', '@koa/cors', 'hono/cors', 'hono/logger', 'hono/body-limit',
  '@fastify/cors', '@fastify/helmet', '@fastify/rate-limit', 'fastify-raw-body', 'raw-body', 'serve-static', 'response-time', 'express-slow-down',
])

/** Packages whose middleware checks who sent a webhook, and keeps no memory of what was sent. */
export const verifyingPackages: ReadonlySet<string> = new Set(['twilio', 'svix', 'standardwebhooks', '@octokit/webhooks', '@octokit/webhooks-methods', '@slack/events-api'])

/** Wrappers by package that make a handler of a function and stop no request; Nuxt gives those of `h3` without an import. */
export const handlerFactories: ReadonlySet<string> = new Set(['h3', 'nitropack', 'nitro', 'firebase-functions', '@google-cloud/functions-framework', 'micro'])
export const handlerFactoryNames: ReadonlySet<string> = new Set(['defineEventHandler', 'eventHandler', 'defineLazyEventHandler'])

/** Words in the names of functions that receive a request and do something else than verify it. */
export const neutralWords: ReadonlySet<string> = new Set([
  'log', 'logs', 'logger', 'logging', 'morgan', 'rate', 'limit', 'limiter', 'throttle', 'throttler', 'ip', 'cors', 'locale', 'track', 'trace', 'tracing',
  'metric', 'metrics', 'capture', 'sentry', 'span', 'analytics', 'buffer', 'body', 'raw', 'text', 'parse', 'parser', 'json', 'read', 'stream',
  'async', 'catch', 'promise', 'error', 'exception', 'errors', 'compression', 'helmet', 'timeout', 'urlencoded',
])
