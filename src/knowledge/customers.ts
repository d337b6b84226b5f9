import { tableOf } from './table-of.js'

/** Where a call takes whose it is: as a property of its options, or as its first argument. */
export type CustomerCall = { readonly subject: 'customer' | 'subscription'; readonly at: 'options' | 'first' }

const ofCustomer: CustomerCall = { subject: 'customer', at: 'options' }
const customer: CustomerCall = { subject: 'customer', at: 'first' }
const subscription: CustomerCall = { subject: 'subscription', at: 'first' }

/**
 * Calls of Stripe that open, show or change what one customer has, by their last members.
 * https://docs.stripe.com/api (read November 2026)
 */
export const customerCalls: Readonly<Record<string, CustomerCall>> = tableOf({
  'billingPortal.sessions.create': ofCustomer,
  'checkout.sessions.create': ofCustomer,
  'checkout.sessions.list': ofCustomer,
  'customerSessions.create': ofCustomer,
  'subscriptions.create': ofCustomer,
  'subscriptions.list': ofCustomer,
  'invoices.list': ofCustomer,
  'charges.list': ofCustomer,
  'paymentIntents.create': ofCustomer,
  'paymentIntents.list': ofCustomer,
  'paymentMethods.list': ofCustomer,
  'setupIntents.create': ofCustomer,
  'ephemeralKeys.create': ofCustomer,
  'customers.retrieve': customer,
  'customers.update': customer,
  'customers.del': customer,
  'customers.listPaymentMethods': customer,
  'subscriptions.retrieve': subscription,
  'subscriptions.update': subscription,
  'subscriptions.cancel': subscription,
  'subscriptions.del': subscription,
  'subscriptions.resume': subscription,
})
