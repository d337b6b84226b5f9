import type { Request, Response } from 'express'

const ACCESS_COOKIE = 'access'
const REFRESH_COOKIE = 'refresh'
// The refresh token travels only to the routes that need it.
const REFRESH_PATH = '/api/v1/auth'

function readCookie(req: Request, name: string): string | undefined {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const separator = pair.indexOf('=')
    if (separator > 0 && pair.slice(0, separator).trim() === name) return pair.slice(separator + 1).trim()
  }
  return undefined
}

export function accessTokenOf(req: Request): string | undefined {
  const [scheme, credential] = (req.headers.authorization ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' ? credential : readCookie(req, ACCESS_COOKIE)
}

export function refreshTokenOf(req: Request): string | undefined {
  return readCookie(req, REFRESH_COOKIE)
}

export interface SessionTokens {
  accessToken: string
  accessSeconds: number
  refreshToken: string
  refreshSeconds: number
}

export function setSessionCookies(res: Response, tokens: SessionTokens): void {
  res.cookie(ACCESS_COOKIE, tokens.accessToken, {
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    path: '/',
    maxAge: tokens.accessSeconds * 1000,
  })
  res.cookie(REFRESH_COOKIE, tokens.refreshToken, {
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    path: REFRESH_PATH,
    maxAge: tokens.refreshSeconds * 1000,
  })
}

export function clearSessionCookies(res: Response): void {
  res.clearCookie(ACCESS_COOKIE, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
  res.clearCookie(REFRESH_COOKIE, { httpOnly: true, secure: true, sameSite: 'strict', path: REFRESH_PATH })
}
