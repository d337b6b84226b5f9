import type { Catalogue } from './modules.js'

/** The three flags a session cookie needs. */
export type CookieFlag = 'httpOnly' | 'secure' | 'sameSite'

/** A function that writes a cookie: argument indexes, and the flags that are off unless they are written. */
export type CookieWriter = {
  readonly name: number
  readonly value: number
  readonly options: number
  readonly needs: readonly CookieFlag[]
}

const all: readonly CookieFlag[] = ['httpOnly', 'secure', 'sameSite']
const first: CookieWriter = { name: 0, value: 1, options: 2, needs: all }
const afterContext: CookieWriter = { name: 1, value: 2, options: 3, needs: all }
const signed: CookieWriter = { name: 1, value: 2, options: 4, needs: all }

/** Cookie functions by package and export. As of November 2026. */
export const cookieWriters: Catalogue<CookieWriter> = {
  'hono/cookie': { setCookie: afterContext, setSignedCookie: signed },
  h3: { setCookie: afterContext },
  'nookies': { set: afterContext, setCookie: afterContext },
  cookie: { serialize: first },
  'cookie-es': { serialize: first },
  'next/headers': { 'cookies.().set': first },
  'cookies-next': { setCookie: first },
  'js-cookie': { set: first },
  '@tanstack/react-start/server': { setCookie: first },
}

/** Session libraries: where the options of their cookie are, and the flags that are off unless they are written. */
export const sessionCookies: Catalogue<{ readonly options: number; readonly path: readonly string[]; readonly needs: readonly CookieFlag[] }> = {
  'express-session': { '': { options: 0, path: ['cookie'], needs: ['secure', 'sameSite'] } },
  'cookie-session': { '': { options: 0, path: [], needs: [] } },
  'koa-session': { '': { options: 0, path: [], needs: [] } },
  'iron-session': {
    getIronSession: { options: 2, path: ['cookieOptions'], needs: [] },
    withIronSessionApiRoute: { options: 1, path: ['cookieOptions'], needs: [] },
    withIronSessionSsr: { options: 1, path: ['cookieOptions'], needs: [] },
  },
  '@remix-run/node': { createCookieSessionStorage: { options: 0, path: ['cookie'], needs: ['httpOnly', 'secure'] }, createSessionStorage: { options: 0, path: ['cookie'], needs: ['httpOnly', 'secure'] } },
  'react-router': { createCookieSessionStorage: { options: 0, path: ['cookie'], needs: ['httpOnly', 'secure'] }, createSessionStorage: { options: 0, path: ['cookie'], needs: ['httpOnly', 'secure'] } },
  lucia: { 'Lucia.new()': { options: 1, path: ['sessionCookie', 'attributes'], needs: [] } },
}

/** Plug-ins of Fastify whose cookie has safe defaults: only a flag that is switched off speaks. */
export const sessionCookiePlugins: ReadonlySet<string> = new Set(['@fastify/session', '@fastify/secure-session', 'fastify-session'])

/** Words that make the name of a cookie one that signs in. */
export const authCookieWords: ReadonlySet<string> = new Set(['session', 'sessionid', 'sess', 'sid', 'token', 'jwt', 'auth', 'accesstoken', 'refreshtoken', 'authtoken', 'sessiontoken', 'idtoken', 'remember', 'authorization', 'jid', 'connectsid', 'phpsessid', 'authentication', 'login', 'usertoken', 'ssid'])

/** Words beside them that make it something else: no one signs in with it, or the page must read it. */
export const otherCookieWords: ReadonlySet<string> = new Set([
  'csrf', 'xsrf', 'state', 'nonce', 'verifier', 'pkce', 'redirect', 'return', 'callback', 'url', 'provider', 'hint', 'is', 'has', 'logged', 'expired', 'expires', 'expiry', 'seen', 'last', 'tab',
  'theme', 'locale', 'lang', 'language', 'sidebar', 'consent', 'banner', 'flash', 'message', 'cart', 'guest', 'visitor', 'analytics', 'tracking', 'experiment', 'preview', 'method', 'count', 'flag',
  'next', 'path', 'mode', 'type', 'error', 'anonymous', 'device', 'push', 'fcm', 'view', 'storage', 'popup', 'modal', 'status', 'indicator', 'captcha', 'page', 'step', 'timezone', 'start', 'time', 'share', 'invite', 'referral',
])
