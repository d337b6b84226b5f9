/** Ids that a payment provider gives to the prices, products and plans of one account, in one mode. */
export type CatalogueIdFormat = {
  readonly provider: string
  readonly what: 'price' | 'product' | 'plan'
  /** What the id begins with. */
  readonly prefix: string
  /** What the rest consists of. */
  readonly rest: RegExp
  /** How code finds the same thing without the id, for messages; a part of a sentence. */
  readonly instead: string
}

/**
 * Letters and digits drawn at random, or digits that someone made up: both cases, or digits among capitals; words of one's own
 * are lower case or have separators.
 */
const drawnOrCounted = /^(?:(?=.*[A-Z])(?=.*[a-z\d])[A-Za-z\d]{6,40}|\d{8,20})$/
/** Paddle's ids are ULIDs in lower case. */
const ulid = /^01[a-hjkmnp-tv-z\d]{24}$/

const lookup = 'look it up by `lookup_key`'

/** Formats as the providers' API references show them (Stripe, Paddle Billing, PayPal subscriptions; November 2026). */
export const catalogueIdFormats: readonly CatalogueIdFormat[] = [
  { provider: 'Stripe', what: 'price', prefix: 'price_', rest: drawnOrCounted, instead: lookup },
  { provider: 'Stripe', what: 'product', prefix: 'prod_', rest: drawnOrCounted, instead: 'look it up by its metadata' },
  { provider: 'Stripe', what: 'plan', prefix: 'plan_', rest: drawnOrCounted, instead: lookup },
  { provider: 'Paddle', what: 'price', prefix: 'pri_', rest: ulid, instead: 'look it up by its custom data' },
  { provider: 'Paddle', what: 'product', prefix: 'pro_', rest: ulid, instead: 'look it up by its custom data' },
  { provider: 'PayPal', what: 'plan', prefix: 'P-', rest: /^(?=.*\d)[A-Z\d]{24}$/, instead: 'keep one per environment' },
]
