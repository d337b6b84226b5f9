import type { Catalogue } from './modules.js'
import { tableOf } from './table-of.js'

/** A function that derives a password's hash: where its parameters stand. An argument index, or a key of the options argument. */
export type PasswordHasher =
  | { readonly kind: 'bcrypt'; readonly password: number | null; readonly cost: number }
  | { readonly kind: 'pbkdf2'; readonly password: number; readonly iterations: number; readonly digest: number }
  | { readonly kind: 'crypto-js'; readonly password: number }
  | { readonly kind: 'scrypt'; readonly password: number; readonly options: number }
  | { readonly kind: 'argon2'; readonly password: number; readonly options: number; readonly variant?: 'i' | 'd' }

const bcrypt: PasswordHasher = { kind: 'bcrypt', password: 0, cost: 1 }
const salt: PasswordHasher = { kind: 'bcrypt', password: null, cost: 0 }
const bcryptExports = { 'hash': bcrypt, 'hashSync': bcrypt, 'genSalt': salt, 'genSaltSync': salt }
const pbkdf2: PasswordHasher = { kind: 'pbkdf2', password: 0, iterations: 2, digest: 4 }
const scrypt: PasswordHasher = { kind: 'scrypt', password: 0, options: 3 }
const argon2: PasswordHasher = { kind: 'argon2', password: 0, options: 1 }

/** Slow hashes by package and export. As of November 2026. */
export const passwordHashers: Catalogue<PasswordHasher> = {
  bcrypt: bcryptExports,
  bcryptjs: bcryptExports,
  'bcrypt-ts': bcryptExports,
  '@node-rs/bcrypt': bcryptExports,
  crypto: { pbkdf2, pbkdf2Sync: pbkdf2, scrypt, scryptSync: scrypt },
  'crypto-js': { PBKDF2: { kind: 'crypto-js', password: 0 } },
  argon2: { hash: argon2 },
  '@node-rs/argon2': { hash: argon2, hashSync: argon2 },
  'hash-wasm': {
    argon2id: { kind: 'argon2', password: 0, options: 0 },
    argon2i: { kind: 'argon2', password: 0, options: 0, variant: 'i' },
    argon2d: { kind: 'argon2', password: 0, options: 0, variant: 'd' },
  },
}

/** Packages whose exports of any name make a slow hash; a fast digest beside one is its preparation (bcrypt reads 72 bytes only). */
export const slowHashPackages: ReadonlySet<string> = new Set(['bcrypt', 'bcryptjs', 'bcrypt-ts', '@node-rs/bcrypt', 'argon2', '@node-rs/argon2', 'scrypt-js', 'oslo', '@noble/hashes'])

/** Functions that make a fast digest of their first argument. */
export const fastDigests: Catalogue<'digest'> = {
  md5: { '': 'digest' },
  sha1: { '': 'digest' },
  'blueimp-md5': { '': 'digest' },
  'js-md5': { '': 'digest', md5: 'digest' },
  'js-sha1': { '': 'digest', sha1: 'digest' },
  'js-sha256': { '': 'digest', sha256: 'digest', sha224: 'digest' },
  'js-sha512': { '': 'digest', sha512: 'digest' },
  'js-sha3': { sha3_256: 'digest', sha3_512: 'digest', keccak256: 'digest' },
  'ts-md5': { 'Md5.hashStr': 'digest' },
  'crypto-js': { MD5: 'digest', SHA1: 'digest', SHA256: 'digest', SHA512: 'digest', SHA3: 'digest', HmacSHA1: 'digest', HmacSHA256: 'digest', HmacSHA512: 'digest', HmacMD5: 'digest' },
  'crypto-js/md5': { '': 'digest' },
  'crypto-js/sha1': { '': 'digest' },
  'crypto-js/sha256': { '': 'digest' },
  'crypto-js/sha512': { '': 'digest' },
  'hash-wasm': { md5: 'digest', sha1: 'digest', sha256: 'digest', sha512: 'digest', sha3: 'digest', blake3: 'digest' },
  '@noble/hashes/sha256': { sha256: 'digest' },
  '@noble/hashes/sha512': { sha512: 'digest' },
  '@noble/hashes/sha2': { sha256: 'digest', sha512: 'digest' },
  '@noble/hashes/sha2.js': { sha256: 'digest', sha512: 'digest' },
  '@noble/hashes/sha3': { sha3_256: 'digest', sha3_512: 'digest' },
  '@noble/hashes/sha3.js': { sha3_256: 'digest', sha3_512: 'digest' },
  '@noble/hashes/blake3': { blake3: 'digest' },
  '@noble/hashes/blake3.js': { blake3: 'digest' },
  '@noble/hashes/legacy': { md5: 'digest', sha1: 'digest' },
  '@noble/hashes/legacy.js': { md5: 'digest', sha1: 'digest' },
}

/**
 * Least parameters, from the OWASP Password Storage Cheat Sheet, as of November 2026: bcrypt cost 10; PBKDF2 600,000 rounds of
 * SHA-256, 210,000 of SHA-512, 1,300,000 of SHA-1; the rows for scrypt and Argon2id are equivalents of each other.
 */
export const leastBcryptCost = 10
export const leastPbkdf2Rounds: Readonly<Record<string, number>> = tableOf({ sha1: 1_300_000, sha256: 600_000, sha384: 210_000, sha512: 210_000 })
/** The least of those: what any digest needs. */
export const leastRoundsOfAny = 210_000
/** N and p with r = 8. */
export const scryptRows = [[2 ** 17, 1], [2 ** 16, 2], [2 ** 15, 3], [2 ** 14, 5], [2 ** 13, 10]] as const
/** Memory in KiB and passes. */
export const argon2Rows = [[47_104, 1], [19_456, 2], [12_288, 3], [9_216, 4], [7_168, 5]] as const
/** The strict profile: 65 MB and 3 passes. */
export const strictArgon2Rows = [[63_476, 3]] as const
