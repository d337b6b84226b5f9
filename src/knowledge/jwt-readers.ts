import type { Catalogue } from './modules.js'

/** Functions that read the claims of a JSON Web Token and do not look at its signature. As of November 2026. */
export const jwtDecoders: Catalogue<'decoder'> = {
  jsonwebtoken: { decode: 'decoder', 'default.decode': 'decoder' },
  jose: { decodeJwt: 'decoder' },
  'jose/jwt/decode': { decodeJwt: 'decoder' },
  'jwt-decode': { '': 'decoder', jwtDecode: 'decoder', jwt_decode: 'decoder' },
  'hono/jwt': { decode: 'decoder' },
  '@nestjs/jwt': { 'JwtService.new().decode': 'decoder' },
  '@tsndr/cloudflare-worker-jwt': { decode: 'decoder' },
  'fast-jwt': { 'createDecoder.()': 'decoder' },
}

/** Functions that check a signature, and the argument with their options. */
export const jwtVerifiers: Catalogue<{ readonly options: number }> = {
  jsonwebtoken: { verify: { options: 2 }, 'default.verify': { options: 2 } },
  jose: { jwtVerify: { options: 2 } },
  'hono/jwt': { verify: { options: 2 } },
  '@nestjs/jwt': { 'JwtService.new().verify': { options: 1 }, 'JwtService.new().verifyAsync': { options: 1 } },
}

/** Names of functions that say who is asking or whether they may. */
export const deciderName =
  /^(?:(?:get|require|current|load|resolve|fetch|extract|find)_?(?:current|auth\w*|logged\w*|request|session)?_?(?:user|session|claims|auth|identity|principal|member|tenant)|auth|is_?(?:auth|logged|valid|(?:admin|allowed|owner)$)|verify|validate_?(?:token|jwt|session|request|user)|check_?(?:token|auth|jwt|admin|session|permission)|protect|ensure|require_?\w*(?:auth|login|user|admin|role)|withAuth|jwt_?auth|token_?auth|(?:canActivate|middleware|guard|createContext|handleAuth)$)/i

/** Claims that say who someone is or what they may do. */
export const identityClaims: ReadonlySet<string> = new Set([
  'sub', 'id', 'userId', 'user_id', 'uid', 'email', 'role', 'roles', 'isAdmin', 'is_admin', 'admin', 'permissions', 'scope', 'scopes', 'username', 'user', 'orgId', 'org_id', 'tenantId', 'tenant_id', '_id', 'groups', 'accountId', 'name', 'payload',
])
