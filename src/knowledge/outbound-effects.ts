import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/** What leaves the system and cannot be called back. */
export type EffectKind = 'email' | 'payment' | 'message' | 'job' | 'request'

export type KnownEffect = { readonly kind: EffectKind; readonly provider: string }

const email = (provider: string): KnownEffect => ({ kind: 'email', provider })
const message = (provider: string): KnownEffect => ({ kind: 'message', provider })
const payment = (provider: string): KnownEffect => ({ kind: 'payment', provider })

/** Calls of Stripe that move money, by the two last members. */
export const stripePayments: ReadonlySet<string> = new Set([
  'charges.create', 'charges.capture', 'paymentIntents.create', 'paymentIntents.confirm', 'paymentIntents.capture', 'refunds.create', 'transfers.create',
  'transfers.createReversal', 'payouts.create', 'subscriptions.create', 'invoices.create', 'invoices.pay', 'invoiceItems.create', 'creditNotes.create',
  'topups.create', 'customers.createBalanceTransaction',
])

const stripe: Readonly<Record<string, KnownEffect>> = Object.fromEntries(
  [...stripePayments].flatMap((path) => [[`new().${path}`, payment('Stripe')], [`Stripe.new().${path}`, payment('Stripe')], [`().${path}`, payment('Stripe')]]),
)

/** Calls with an effect, by the package of their client. */
export const outboundEffects: Catalogue<KnownEffect> = {
  nodemailer: { 'createTransport.().sendMail': email('Nodemailer'), 'Transporter.new().sendMail': email('Nodemailer') },
  resend: { 'Resend.new().emails.send': email('Resend'), 'Resend.new().emails.create': email('Resend'), 'Resend.new().batch.send': email('Resend') },
  '@sendgrid/mail': { send: email('SendGrid'), sendMultiple: email('SendGrid'), 'MailService.new().send': email('SendGrid') },
  postmark: {
    'ServerClient.new().sendEmail': email('Postmark'),
    'ServerClient.new().sendEmailWithTemplate': email('Postmark'),
    'ServerClient.new().sendEmailBatch': email('Postmark'),
    'Client.new().sendEmail': email('Postmark'),
  },
  'mailgun.js': { 'new().client.().messages.create': email('Mailgun') },
  'mailgun-js': { '().messages.().send': email('Mailgun') },
  '@aws-sdk/client-ses': { 'SESClient.new().send': email('SES'), 'SES.new().sendEmail': email('SES') },
  '@aws-sdk/client-sesv2': { 'SESv2Client.new().send': email('SES'), 'SESv2.new().sendEmail': email('SES') },
  'aws-sdk': { 'SES.new().sendEmail': email('SES'), 'SNS.new().publish': message('SNS') },
  loops: { 'LoopsClient.new().sendTransactionalEmail': email('Loops') },
  '@getbrevo/brevo': { 'TransactionalEmailsApi.new().sendTransacEmail': email('Brevo') },
  '@nestjs-modules/mailer': { 'MailerService.new().sendMail': email('Mailer') },
  stripe,
  square: { 'Client.new().paymentsApi.createPayment': payment('Square'), 'SquareClient.new().payments.create': payment('Square') },
  braintree: { 'BraintreeGateway.new().transaction.sale': payment('Braintree'), 'BraintreeGateway.new().transaction.refund': payment('Braintree') },
  razorpay: { 'new().orders.create': payment('Razorpay'), 'new().payments.capture': payment('Razorpay'), 'new().payments.refund': payment('Razorpay') },
  mercadopago: { 'Payment.new().create': payment('MercadoPago'), 'PaymentRefund.new().create': payment('MercadoPago') },
  '@paddle/paddle-node-sdk': { 'Paddle.new().transactions.create': payment('Paddle'), 'Paddle.new().adjustments.create': payment('Paddle') },
  '@paypal/checkout-server-sdk': { 'core.PayPalHttpClient.new().execute': payment('PayPal') },
  '@lemonsqueezy/lemonsqueezy.js': { issueOrderRefund: payment('Lemon Squeezy'), createUsageRecord: payment('Lemon Squeezy') },
  twilio: { '().messages.create': message('Twilio'), '().calls.create': message('Twilio'), 'Twilio.new().messages.create': message('Twilio') },
  '@aws-sdk/client-sns': { 'SNSClient.new().send': message('SNS') },
  '@slack/web-api': { 'WebClient.new().chat.postMessage': message('Slack') },
  '@slack/webhook': { 'IncomingWebhook.new().send': message('Slack') },
  'web-push': { sendNotification: message('web push') },
  'firebase-admin': { 'messaging.().send': message('Firebase') },
  'expo-server-sdk': { 'Expo.new().sendPushNotificationsAsync': message('Expo') },
}

/** Ends of calls that only one kind of client has, for clients that come from elsewhere. */
export const distinctiveEffects: Readonly<Record<string, KnownEffect>> = tableOf({
  ...Object.fromEntries([...stripePayments].filter((path) => !/^(?:invoices|charges|payouts|transfers|subscriptions|topups)\./.test(path)).map((path) => [path, payment('Stripe')])),
  'emails.send': email('Resend'),
  'transporter.sendMail': email('Nodemailer'),
  'mailer.sendMail': email('Nodemailer'),
  'transport.sendMail': email('Nodemailer'),
  'mailerService.sendMail': email('Nodemailer'),
  'sgMail.send': email('SendGrid'),
  'sendgrid.send': email('SendGrid'),
  'postmark.sendEmail': email('Postmark'),
  'chat.postMessage': message('Slack'),
})

/** First words of functions that send, and what the other words must name. */
export const sendingVerbs: ReadonlySet<string> = new Set(['send', 'deliver', 'dispatch', 'email', 'mail'])
export const emailWords: ReadonlySet<string> = new Set(['email', 'emails', 'mail', 'mails', 'newsletter'])
export const messageWords: ReadonlySet<string> = new Set(['sms', 'whatsapp', 'push', 'notification', 'notifications', 'slack'])
/** `chargeCustomer`, `refundPayment`, `capturePayment`: a verb and what it is done to. */
export const paymentVerbs: ReadonlySet<string> = new Set(['charge', 'refund', 'capture', 'payout', 'transfer', 'debit'])
export const paymentObjects: ReadonlySet<string> = new Set(['customer', 'card', 'payment', 'payments', 'user', 'invoice', 'order', 'account', 'funds', 'money', 'charge', 'subscription'])

/** Options by which a provider or queue drops a repeated call. */
export const deduplicationKeys: ReadonlySet<string> = new Set([
  'idempotencyKey', 'idempotency_key', 'idempotencyToken', 'jobId', 'deduplication', 'deduplicationId', 'dedupId', 'jobKey', 'singletonKey', 'MessageDeduplicationId',
  'Idempotency-Key', 'idempotency-key', 'X-Idempotency-Key', 'PayPal-Request-Id', 'uniqueJobs', 'unique',
])
