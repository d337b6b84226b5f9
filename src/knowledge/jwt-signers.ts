import type { Catalogue } from './modules.js'

/** A function that signs a JSON Web Token. */
export type JwtSigner = {
  /** Index of the argument that holds the claims. */
  readonly claims: number
  /** Index of the argument with options that may hold a lifetime, where the function takes any; their name for it. */
  readonly options?: { readonly index: number; readonly lifetime: string }
}

const withOptions: JwtSigner = { claims: 0, options: { index: 2, lifetime: 'expiresIn' } }
const claimsOnly: JwtSigner = { claims: 0 }

/** Signing functions by what they take. Nest's and Fastify's signers are left out: their options may be set for the whole app. */
export const jwtSigners: Catalogue<JwtSigner> = {
  jsonwebtoken: { 'sign.()': withOptions, 'default.sign.()': withOptions },
  'jsonwebtoken-esm': { 'sign.()': withOptions },
  'hono/jwt': { 'sign.()': claimsOnly },
  'hono/utils/jwt': { 'Jwt.sign.()': claimsOnly, 'sign.()': claimsOnly },
  'jwt-simple': { 'encode.()': claimsOnly },
  '@tsndr/cloudflare-worker-jwt': { 'sign.()': claimsOnly },
}

/** Classes whose instance is told the claims first and the lifetime by a method. */
export const jwtBuilders: Catalogue<'builder'> = {
  jose: { 'SignJWT.new()': 'builder', 'EncryptJWT.new()': 'builder', 'UnsecuredJWT.new()': 'builder' },
  'jose/jwt/sign': { 'SignJWT.new()': 'builder', 'new()': 'builder' },
}

/** The method by which a builder is told when the token expires. */
export const lifetimeMethod = 'setExpirationTime'

/** Words of tokens in links that people keep and open years later: they name one document or one wish, and sign nobody in. */
export const keptLinkWords: ReadonlySet<string> = new Set(['invoice', 'invoices', 'receipt', 'receipts', 'unsubscribe', 'unsubscription', 'optout', 'share', 'shared', 'sharing', 'embed', 'calendar', 'feed'])

/** Claims that say who somebody is or what they may do. */
export const personClaims: ReadonlySet<string> = new Set(['sub', 'user', 'userId', 'user_id', 'uid', 'role', 'roles', 'scope', 'scopes', 'permissions', 'sid', 'sessionId', 'accountId', 'isAdmin', 'admin'])
