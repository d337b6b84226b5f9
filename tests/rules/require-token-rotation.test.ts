import rule from '../../src/rules/require-token-rotation.js'
import { testRule, ts } from '../support/test-rule.js'

const reusable = (line: number) => ({ messageId: 'reusableRefreshToken', line })

testRule(rule, {
  valid: {
    'rotated JWT': ts`
      import jwt from 'jsonwebtoken'
      const app = require('express')()
      app.post('/refresh', async (req, res) => {
        const claims = jwt.verify(req.body.refreshToken, REFRESH_SECRET)
        const accessToken = jwt.sign({ sub: claims.sub }, SECRET, { expiresIn: '15m' })
        const refreshToken = jwt.sign({ sub: claims.sub }, REFRESH_SECRET, { expiresIn: '7d' })
        res.json({ accessToken, refreshToken })
      })
    `,
    'deleted and replaced': ts`
      import jwt from 'jsonwebtoken'
      const app = require('express')()
      app.post('/auth/refresh', async (req, res) => {
        const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
        await db.refreshToken.delete({ where: { id: stored.id } })
        res.json({ accessToken: jwt.sign({ sub: stored.userId }, SECRET, { expiresIn: '15m' }) })
      })
    `,
    'a service of the project rotates': ts`
      const app = require('express')()
      app.post('/auth/refresh', async (req, res) => {
        const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
        const accessToken = generateAccessToken(stored.userId)
        await rotateRefreshToken(stored)
        res.json({ accessToken })
      })
    `,
    'tokens in one call': ts`
      const app = require('express')()
      app.post('/auth/refresh', async (req, res) => {
        const claims = jwt.verify(req.body.refreshToken, REFRESH_SECRET)
        res.json(await generateAuthTokens(claims.sub))
      })
    `,
    'a login': ts`
      const app = require('express')()
      app.post('/login', async (req, res) => {
        const user = await db.user.findUnique({ where: { email: req.body.email } })
        res.json({ accessToken: jwt.sign({ sub: user.id }, SECRET) })
      })
    `,
    'the browser': {
      code: ts`
        'use client'
        export async function refreshToken() {
          const { accessToken } = await api.post('/refresh')
          return accessToken
        }
      `,
      filename: 'src/lib/refresh.ts',
    },
    'a refresh of something else': ts`
      const app = require('express')()
      app.post('/refresh', async (req, res) => res.json(await reload()))
    `,
    'a revoked family': ts`
      import jwt from 'jsonwebtoken'
      const app = require('express')()
      app.post('/refresh', async (req, res) => {
        const claims = jwt.verify(req.cookies.refreshToken, REFRESH_SECRET)
        await revoke(claims.jti)
        res.json({ accessToken: jwt.sign({ sub: claims.sub }, SECRET) })
      })
    `,
  },
  invalid: {
    'a JWT of a body': {
      code: ts`
        const app = require('express')()
        import jwt from 'jsonwebtoken'
        app.post('/refresh', (req, res) => {
          const claims = jwt.verify(req.body.refreshToken, process.env.REFRESH_SECRET)
          const accessToken = jwt.sign({ sub: claims.sub }, process.env.SECRET, { expiresIn: '15m' })
          res.json({ accessToken })
        })
      `,
      reports: [reusable(5)],
    },
    'an opaque one looked up': {
      code: ts`
        const app = require('express')()
        const jwt = require('jsonwebtoken')
        app.post('/auth/refresh', async (req, res) => {
          const stored = await db.refreshToken.findUnique({ where: { token: req.body.refreshToken } })
          if (!stored) return res.status(401).end()
          res.json({ accessToken: jwt.sign({ sub: stored.userId }, SECRET, { expiresIn: '15m' }) })
        })
      `,
      filename: 'server.js',
      reports: [reusable(6)],
    },
    'a handler apart': {
      code: ts`
        import { verify, sign } from 'jsonwebtoken'
        export const refreshToken = async (req, res) => {
          const claims = verify(req.cookies.refreshToken, REFRESH_SECRET)
          res.json({ token: sign({ id: claims.id }, SECRET, { expiresIn: '15m' }) })
        }
      `,
      reports: [reusable(4)],
    },
    'a service of Nest': {
      code: ts`
        import { JwtService } from '@nestjs/jwt'
        export class AuthService {
          constructor(private readonly jwt: JwtService) {}
          async refresh(refreshToken: string) {
            const payload = await this.jwt.verifyAsync(refreshToken, { secret: REFRESH_SECRET })
            return { accessToken: await this.jwt.signAsync({ sub: payload.sub }) }
          }
        }
      `,
      reports: [reusable(6)],
    },
    'Fastify': {
      code: ts`
        const fastify = require('fastify')()
        fastify.post('/token/refresh', async (request, reply) => {
          const claims = fastify.jwt.verify(request.body.refreshToken)
          return { accessToken: fastify.jwt.sign({ id: claims.id }) }
        })
      `,
      reports: [reusable(4)],
    },
    'a helper of the project': {
      code: ts`
        const app = require('express')()
        app.post('/refresh', async (req, res) => {
          const claims = verifyRefreshToken(req.body.refreshToken)
          res.json({ accessToken: generateAccessToken(claims.userId) })
        })
      `,
      reports: [reusable(4)],
    },
    'a new cookie for the access token only': {
      code: ts`
        const app = require('express')()
        import jwt from 'jsonwebtoken'
        app.post('/refresh', (req, res) => {
          const claims = jwt.verify(req.cookies.refreshToken, REFRESH_SECRET)
          res.cookie('accessToken', jwt.sign({ sub: claims.sub }, SECRET), { httpOnly: true, secure: true, sameSite: 'lax' })
          res.end()
        })
      `,
      reports: [reusable(5)],
    },
  },
})
