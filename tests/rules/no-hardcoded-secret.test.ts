import rule from '../../src/rules/no-hardcoded-secret.js'
import { madeUp } from '../support/made-up-secrets.js'
import { testRule, ts } from '../support/test-rule.js'

const at = (line: number, what: string) => ({ messageId: 'hardcodedSecret', line, data: expectData(what) })
/** The whole data is compared, so the masked form is spelled out with it: `what|masked`. */
function expectData(what: string) {
  const [noun, masked] = what.split('|')
  return { what: noun!, masked: masked! }
}

testRule(rule, {
  valid: {
    'arguments and keys that are none': ts`
      const { Sequelize } = require('sequelize')
      const Koa = require('koa')
      const local = new Sequelize('shop', 'root', 'postgres', { host: 'localhost' })
      const real = new Sequelize('shop', 'shop_app_2', process.env.DB_PASSWORD)
      const app = new Koa()
      app.keys = [process.env.COOKIE_KEY]
      form.keys = ['k7Zq2Rw9Lm4Xt6Vk8Bn3']
    `,
    'the environment': ts`
      import Stripe from 'stripe'
      const stripe = new Stripe(process.env.STRIPE_SECRET_KEY)
      const password = process.env.DB_PASSWORD!
      const url = \`postgres://\${user}:\${password}@\${host}/app\`
    `,
    'publishable keys': `const stripe = loadStripe('${madeUp.stripePublishable}')`,
    'the anon key of Supabase': `const supabase = createClient('https://abc.supabase.co', '${madeUp.token({ iss: 'supabase', role: 'anon' })}')`,
    'the web configuration of Firebase': ts`
      const firebaseConfig = {
        apiKey: '${madeUp.google}',
        authDomain: 'acme.firebaseapp.com',
        projectId: 'acme',
        appId: '1:1:web:1',
      }
    `,
    'keys of browser SDKs': ts`
      posthog.init('phc_${madeUp.random}', { api_host: 'https://eu.posthog.com' })
      const algolia = { appId: 'LATENCY', apiKey: '${madeUp.hexadecimal}', indexName: 'docs' }
      const mapboxAccessToken = '${madeUp.random}'
      amplitude.init({ apiKey: '${madeUp.hexadecimal}' })
    `,
    'placeholders': ts`
      const apiKey = 'your-api-key-here'
      const secretKey = 'sk_test_placeholder'
      const openaiKey = 'sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
      const clientSecret = '<client-secret>'
    `,
    'a placeholder of a field': {
      filename: 'src/settings.tsx',
      code: `export const Field = () => <input type="password" placeholder="${madeUp.openai}" />`,
    },
    'examples of documentation': `const keys = ['${madeUp.stripeDocumented}', '${madeUp.awsDocumented}']`,
    'an example of an API description': `const schema = z.string().openapi({ example: '${madeUp.token({ sub: 'abc' })}' })`,
    'labels': ts`
      export const permissions = { createApiKey: 'createApiKey', deleteSecret: 'delete-secret', password: 'password' }
      export const events = { RESET_PASSWORD: 'resetPassword', FORGOT_PASSWORD: 'auth/forgot-password-2' }
      export const errors = { invalidPassword: 'INVALID_PASSWORD_400', password: 'The password must have 8 characters' }
    `,
    'translations': { filename: 'src/locales/de.ts', code: `export default { password: 'Passw0rt!', apiKey: 'API-Schluessel-2024-neu' }` },
    'classes of Tailwind': `const styles = { password: 'border-gray-300 bg-white', secret: 'text-xs/4 w-1/2' }`,
    'expiry and names': ts`
      const REFRESH_TOKEN_EXPIRY = '7d'
      const ACCESS_TOKEN_COOKIE_NAME = 'acme_access_token_v1'
      const TOKEN_URL = 'https://acme.dev/oauth/token'
      const SESSION_KEY = 'acme.session.v2'
      const PASSWORD_HEADER = 'x-acme-password-1'
    `,
    'a fallback, which is another rule': ts`
      const JWT_SECRET = process.env.JWT_SECRET || 'dev-secret-change-in-production'
      const key = process.env.API_KEY ?? '${madeUp.random}'
      jwt.sign(payload, JWT_SECRET)
    `,
    'hashes and identifiers': ts`
      const passwordHash = '$2b$10$KzRkTz4VbYc7XwLp2MdGfu6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6'
      const password = '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$Kz8RkTz4VbYc7XwLp2MdGf6Hs'
      const apiKeyId = '550e8400-e29b-41d4-a716-446655440000'
      const integrity = 'sha256-${madeUp.random}${madeUp.random}'
    `,
    'patterns and checks': ts`
      const pattern = /sk_live_[A-Za-z0-9]{24,}/
      const password = z.string().regex(new RegExp('^(?=.*[A-Z])(?=.*[0-9]).{8,}$'))
      if (key.startsWith('sk_live_')) refuse()
      if (pem.includes('-----BEGIN PRIVATE KEY-----')) load(pem)
    `,
    'a private key of placeholders': ts`
      const shown = '-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg...\\n-----END PRIVATE KEY-----'
      const asked = '-----BEGIN PRIVATE KEY-----\\nYOUR_PRIVATE_KEY_HERE_1234\\n-----END PRIVATE KEY-----'
      const short = '-----BEGIN RSA PRIVATE KEY-----\\nabc123\\n-----END RSA PRIVATE KEY-----'
    `,
    'addresses of this machine': ts`
      const local = 'postgresql://postgres:postgres@localhost:5432/app'
      const compose = 'redis://:s3cretPw9@redis:6379'
    `,
    'a key of a protocol': `import { createHmac } from 'node:crypto'; createHmac('sha256', 'WebAppData').update(token).digest()`,
    'a public key': ts`
      import jwt from 'jsonwebtoken'
      const key = '${madeUp.pem('PUBLIC KEY')}'
      jwt.verify(token, key)
    `,
    'a payload that shows what a webhook sends': `export const sample = { token: 'Jh5dZrVaK7ZwHHjRyZWjbDl', team_id: 'T1' }`,
    'a value made up for tests': `export const env = { SESSION_SECRET: 'test-session-secret-1234', ENCRYPTION_KEY: 'e2e-key-9f86d081884c7d65' }`,
    'made-up accounts': { filename: 'artifacts/db-reset.js', code: `const users = [{ userName: 'admin', password: 'Admin_123' }]` },
    'the cookie of a theme': ts`
      import { createCookieSessionStorage } from '@remix-run/node'
      export const themes = createCookieSessionStorage({ cookie: { name: 'theme', secrets: ['nobody-minds'] } })
    `,
    'a type and an import': ts`
      import x from './secret-8RkTz4VbYc7XwLp2'
      type Password = 'Tr0ub4dor&3Kz8'
    `,
    'the configuration of the machines of the authors': { filename: 'config/env/development.js', code: `module.exports = { scannerApiKey: 'v7kq2mxr8tpw4zcn9hd3bj6s', scannerPort: '8080' }` },
    'settings for local work': { filename: 'src/settings.local.ts', code: `export const settings = { dbPassword: 'Kz8!vQ2rTb6w' }` },
    'a test': { filename: 'src/pay.test.ts', code: `const key = '${madeUp.stripeLive}'` },
    'an unrelated sign': `import { sign } from './crypto'; sign(payload, 'my-secret')`,
  },
  invalid: {
    'a vendor’s key in the configuration for development': { filename: 'config/env/development.js', code: `module.exports = { payments: '${madeUp.stripeLive}' }`, reports: ['hardcodedSecret'] },
    'a key in the configuration of production': { filename: 'config/env/production.js', code: `module.exports = { scannerApiKey: 'v7kq2mxr8tpw4zcn9hd3bj6s' }`, reports: ['hardcodedSecret'] },
    'keys of Koa': {
      code: ts`
        import Koa from 'koa'
        const app = new Koa()
        app.keys = ['purple-monkey', process.env.OLD_KEY]
      `,
      reports: ['hardcodedSecret'],
    },
    'a password and a token by position': {
      code: ts`
        import { Sequelize as Database } from 'sequelize'
        import twilio from 'twilio'
        export const database = new Database('shop', 'shop_app', 'Jq8!mVt2Lw6z', { host: 'db.internal' })
        export const sms = twilio(process.env.TWILIO_SID, '4b8e1f7a2c9d3056e8f1a7b2c4d90e63')
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }, { messageId: 'hardcodedSecret', line: 4 }],
    },
    'keys of cookie-session': {
      code: ts`
        const cookieSession = require('cookie-session')
        app.use(cookieSession({ name: 'sid', keys: ['correct-horse', process.env.OLD_KEY] }))
      `,
      reports: ['hardcodedSecret'],
    },
    'keys of vendors': {
      code: ts`
        const openai = new OpenAI({ apiKey: '${madeUp.openai}' })
        const stripe = require('stripe')('${madeUp.stripeLive}')
        const headers = { Authorization: \`Bearer ${madeUp.github}\` }
        const resend = new Resend("${madeUp.resend}")
        stripe.webhooks.constructEvent(body, signature, '${madeUp.webhook}')
        const mail = '${madeUp.sendgrid}', chat = '${madeUp.slack}', cloud = '${madeUp.aws}'
      `,
      reports: [
        at(1, 'OpenAI API key|sk-proj-****** (56 characters)'),
        at(2, 'Stripe live secret key|sk_live_****** (40 characters)'),
        at(3, 'GitHub token|ghp_****** (40 characters)'),
        at(4, 'Resend API key|re_****** (36 characters)'),
        { messageId: 'hardcodedSecret', line: 5 },
        { messageId: 'hardcodedSecret', line: 6 },
        { messageId: 'hardcodedSecret', line: 6 },
        { messageId: 'hardcodedSecret', line: 6 },
      ],
    },
    'a test key in production code': { code: `export const stripe = new Stripe('${madeUp.stripeTest}')`, reports: ['hardcodedSecret'] },
    'a full-length key that holds the word example': { code: `const key = '${madeUp.stripeWithWord}'`, reports: ['hardcodedSecret'] },
    'a key of a vendor as a fallback': { code: `const key = process.env.ANTHROPIC_API_KEY || '${madeUp.anthropic}'`, reports: ['hardcodedSecret'] },
    'a private key': {
      code: ts`
        export const privateKey = '${madeUp.pem('RSA PRIVATE KEY')}'
        const parts = '-----BEGIN PRIVATE KEY-----\\n' + 'MIIEpAIBAAKCAQEAx8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6Hs' + '\\n-----END PRIVATE KEY-----'
      `,
      reports: [at(1, 'private key|-----BEGIN RSA PRIVATE KEY----- ******'), at(2, 'private key|-----BEGIN PRIVATE KEY----- ******')],
    },
    'the beginning of a private key on lines of its own': {
      code: ['const key = `-----BEGIN PRIVATE KEY-----', 'MIIEpAIBAAKCAQEA7bq3Xk9', '-----END PRIVATE KEY-----`'].join('\n'),
      reports: [at(1, 'private key|-----BEGIN PRIVATE KEY----- ******')],
    },
    'the service role of Supabase': {
      code: `const admin = createClient(url, '${madeUp.token({ iss: 'supabase', role: 'service_role' })}')`,
      reports: [at(1, 'Supabase service role key|eyJ******')],
    },
    'an address with a password': {
      code: ts`
        new DataSource({ type: 'postgres', url: 'postgres://launch:6OyFFKBRRG70QcFI@db.launchpilot.dev:5432/analytics' })
        const url = process.env.MONGO_URL ?? 'mongodb+srv://admin:Tr0ub4dor3@cluster0.ab1cd.mongodb.net'
      `,
      reports: [at(1, 'password|postgres://launch:******@db.launchpilot.dev'), at(2, 'password|mongodb+srv://admin:******@cluster0.ab1cd.mongodb.net')],
    },
    'a password of a mail server': {
      code: ts`
        export const transporter = nodemailer.createTransport({
          host: 'smtp.acme.dev',
          auth: { user: 'hello@acme.dev', pass: 'bnVAjCHW96YY7BltnTfOBp9N' },
        })
      `,
      reports: [at(3, 'password|bn******')],
    },
    'secrets by name': {
      code: ts`
        const clientSecret = '${madeUp.random}'
        export class Api { private readonly apiKey = '${madeUp.hexadecimal}' }
        module.exports = { database: { user: 'app', password: 'Tr0ub4dor&3' }, encryptionKey: '${madeUp.hexadecimal}' }
        config.webhookSecret = '${madeUp.random}'
        fetch(url, { headers: { authorization: 'Bearer ${madeUp.random}' } })
      `,
      reports: [at(1, 'secret|Kz******'), at(2, 'key|9f******'), at(3, 'password|******'), at(3, 'key|9f******'), at(4, 'secret|Kz******'), at(5, 'credential|Kz******')],
    },
    'the key of a JSON Web Token': {
      code: ts`
        import jwt from 'jsonwebtoken'
        const key = 'SuperSecret'
        jwt.sign(payload, 'my-secret')
        jwt.verify(token, key)
      `,
      reports: [at(2, 'signing key|******'), at(3, 'signing key|******')],
    },
    'the key of a JSON Web Token in an object or a field': {
      code: ts`
        import { sign } from 'jsonwebtoken'
        const config = { secret: 'hush', expiresIn: '1h' }
        sign(payload, config.secret, { expiresIn: config.expiresIn })
        class Tokens { private readonly key = 'hush-hush'; issue(id: string) { return sign({ id }, this.key) } }
      `,
      reports: [
        { messageId: 'hardcodedSecret', line: 2 },
        { messageId: 'hardcodedSecret', line: 4 },
      ],
    },
    'the key of an HMAC, by require': {
      code: ts`
        const crypto = require('crypto')
        const hmac = (data) => crypto.createHmac('sha256', 'pa4qacea4VK9').update(data).digest('hex')
        const cipher = crypto.createCipheriv('aes-256-gcm', Buffer.from('0123456789abcdef0123456789abcdef'), iv)
      `,
      reports: [at(2, 'signing key|pa******'), at(3, 'signing key|01******')],
    },
    'the secret of a session': {
      code: ts`
        import session from 'express-session'
        import cookieParser from 'cookie-parser'
        const options = { resave: false, secret: ['keyboard cat', process.env.OLD_SECRET] }
        app.use(session({ secret: 'keyboard cat', resave: false }))
        app.use(cookieParser('very secret'))
        app.use(session(options))
      `,
      reports: [{ messageId: 'hardcodedSecret', line: 3 }, at(4, 'session secret|ke******'), { messageId: 'hardcodedSecret', line: 5 }],
    },
    'other frameworks': {
      code: ts`
        import fastifyJwt from '@fastify/jwt'
        import { jwt, sign } from 'hono/jwt'
        import { JwtModule } from '@nestjs/jwt'
        import { SignJWT, jwtVerify } from 'jose'
        fastify.register(fastifyJwt, { secret: 'supersecret' })
        app.use('/api/*', jwt({ secret: 'it-is-very-secret' }))
        JwtModule.register({ secret: 'secretKey', signOptions: { expiresIn: '60s' } })
        const key = new TextEncoder().encode('hand-made')
        await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(key)
        await jwtVerify(token, key)
        class JwtStrategy extends PassportStrategy(Strategy) { constructor() { super({ secretOrKey: 'nest-secret' }) } }
      `,
      reports: [
        { messageId: 'hardcodedSecret', line: 5 },
        { messageId: 'hardcodedSecret', line: 6 },
        { messageId: 'hardcodedSecret', line: 7 },
        { messageId: 'hardcodedSecret', line: 8 },
        { messageId: 'hardcodedSecret', line: 11 },
      ],
    },
    'a signing secret typed by hand': {
      code: ts`
        export const JWT_SECRET = 'my-super-secret-jwt-key'
        export const config = { sessionSecret: 'acme-2024-prod-cookie' }
      `,
      reports: [at(1, 'secret|my******'), at(2, 'secret|ac******')],
    },
  },
})
