import { tablesOf } from './table-of.js'

/** A credential that its vendor marks: whoever holds the text holds the right. */
export type SecretFormat = {
  /** For messages: `OpenAI API key`. */
  readonly what: string
  /** A fixed text that every such credential begins with; searched before the pattern is tried. */
  readonly prefix: string
  /** What stands in front of the prefix, as a pattern, where each credential begins with something else. */
  readonly lead?: string
  /** What follows the prefix: characters, smallest and largest number of them. */
  readonly body: readonly [characters: string, least: number, most: number]
  /** Where the vendor, or GitHub's list of formats it scans for, documents it. */
  readonly source: string
}

const format = (what: string, prefix: string, characters: string, least: number, source: string, most = 400): SecretFormat => ({
  what,
  prefix,
  body: [characters, least, most],
  source,
})

const word = 'A-Za-z0-9'
const url = 'A-Za-z0-9_\\-'
const hex = 'a-f0-9'
const github = 'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns'

/** Formats read on 2026-11-20. Longer prefixes come before shorter ones that they begin with. Publishable keys are not here. */
export const secretFormats: readonly SecretFormat[] = [
  format('OpenAI API key', 'sk-proj-', url, 20, 'https://platform.openai.com/docs/api-reference/authentication'),
  format('OpenAI service account key', 'sk-svcacct-', url, 20, 'https://platform.openai.com/docs/api-reference/authentication'),
  format('OpenAI admin key', 'sk-admin-', url, 20, 'https://platform.openai.com/docs/api-reference/authentication'),
  format('Anthropic API key', 'sk-ant-', url, 24, 'https://docs.anthropic.com/en/api/overview'),
  format('OpenRouter API key', 'sk-or-v1-', hex, 32, 'https://openrouter.ai/docs/api-reference/authentication'),
  format('Langfuse secret key', 'sk-lf-', `${hex}\\-`, 32, 'https://langfuse.com/docs'),
  format('API key of a model vendor', 'sk-', word, 32, 'https://platform.openai.com/docs/api-reference/authentication'),
  format('Groq API key', 'gsk_', word, 32, 'https://console.groq.com/docs/quickstart'),
  format('xAI API key', 'xai-', word, 40, 'https://docs.x.ai/docs'),
  format('Perplexity API key', 'pplx-', word, 32, 'https://docs.perplexity.ai'),
  format('Replicate API token', 'r8_', word, 32, 'https://replicate.com/docs/topics/security/api-tokens'),
  format('Hugging Face token', 'hf_', word, 30, 'https://huggingface.co/docs/hub/security-tokens'),
  format('Pinecone API key', 'pcsk_', url, 40, github),
  format('Tavily API key', 'tvly-', url, 24, 'https://docs.tavily.com'),
  format('LangSmith key', 'lsv2_', url, 32, github),

  format('Stripe live secret key', 'sk_live_', word, 20, 'https://docs.stripe.com/keys'),
  format('Stripe live restricted key', 'rk_live_', word, 20, 'https://docs.stripe.com/keys'),
  format('Stripe test secret key', 'sk_test_', word, 20, 'https://docs.stripe.com/keys'),
  format('Stripe test restricted key', 'rk_test_', word, 20, 'https://docs.stripe.com/keys'),
  format('webhook signing secret', 'whsec_', `${word}+/=`, 24, 'https://docs.stripe.com/webhooks/signature'),
  format('Paddle API key', 'pdl_live_apikey_', url, 32, 'https://developer.paddle.com/api-reference/about/authentication'),
  format('Square access token', 'EAAAE', url, 50, github),
  format('Square application secret', 'sq0csp-', url, 40, github),
  format('Mercado Pago access token', 'APP_USR-', `${word}\\-`, 50, 'https://www.mercadopago.com/developers/en/docs/credentials'),
  format('Shopify admin token', 'shpat_', `${hex}A-F`, 32, github),
  format('Shopify shared secret', 'shpss_', `${hex}A-F`, 32, github),
  format('Shopify custom app token', 'shpca_', `${hex}A-F`, 32, github),

  format('AWS access key', 'AKIA', 'A-Z0-9', 16, 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', 16),
  format('AWS temporary access key', 'ASIA', 'A-Z0-9', 16, 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html', 16),
  format('Google OAuth client secret', 'GOCSPX-', url, 24, github),
  format('DigitalOcean token', 'dop_v1_', hex, 64, github),
  format('Databricks token', 'dapi', hex, 32, github),
  format('Supabase secret key', 'sb_secret_', url, 20, 'https://supabase.com/docs/guides/api/api-keys'),
  format('Supabase access token', 'sbp_', hex, 40, github),
  format('PlanetScale password', 'pscale_pw_', `${url}.`, 32, github),
  format('PlanetScale token', 'pscale_tkn_', `${url}.`, 32, github),
  format('Netlify token', 'nfp_', word, 32, github),
  format('Fly.io token', 'FlyV1 fm', `${word}_+/=,`, 40, 'https://fly.io/docs/security/tokens'),
  format('Vault token', 'hvs.', url, 24, github),
  format('Doppler token', 'dp.pt.', word, 40, github),

  format('GitHub token', 'ghp_', word, 36, github),
  format('GitHub OAuth token', 'gho_', word, 36, github),
  format('GitHub user token', 'ghu_', word, 36, github),
  format('GitHub app token', 'ghs_', word, 36, github),
  format('GitHub refresh token', 'ghr_', word, 36, github),
  format('GitHub fine-grained token', 'github_pat_', `${word}_`, 60, github),
  format('GitLab token', 'glpat-', url, 20, github),
  format('npm token', 'npm_', word, 36, github),
  format('Docker Hub token', 'dckr_pat_', url, 24, github),
  format('Linear API key', 'lin_api_', word, 40, github),
  format('Notion token', 'ntn_', word, 40, 'https://developers.notion.com/docs/authorization'),
  format('Notion token', 'secret_', word, 43, 'https://developers.notion.com/docs/authorization', 43),
  format('Figma token', 'figd_', url, 36, github),
  format('Atlassian token', 'ATATT3', `${url}=`, 60, github),

  format('Slack token', 'xoxb-', `${word}\\-`, 24, 'https://api.slack.com/authentication/token-types'),
  format('Slack token', 'xoxp-', `${word}\\-`, 24, 'https://api.slack.com/authentication/token-types'),
  format('Slack token', 'xoxa-', `${word}\\-`, 24, 'https://api.slack.com/authentication/token-types'),
  format('Slack token', 'xoxs-', `${word}\\-`, 24, 'https://api.slack.com/authentication/token-types'),
  format('Slack app token', 'xapp-', `${word}\\-`, 24, 'https://api.slack.com/authentication/token-types'),
  format('Slack webhook address', 'https://hooks.slack.com/services/T', `${word}/`, 30, 'https://api.slack.com/messaging/webhooks'),
  { ...format('Telegram bot token', ':AA', url, 33, 'https://core.telegram.org/bots/api#authorizing-your-bot', 33), lead: '[0-9]{8,10}' },
  format('Discord webhook address', 'https://discord.com/api/webhooks/', `${url}/`, 60, 'https://discord.com/developers/docs/resources/webhook'),
  format('SendGrid API key', 'SG.', `${url}.`, 50, github),
  format('Resend API key', 're_', `${word}_`, 28, 'https://resend.com/docs/api-reference/introduction'),
  format('Brevo API key', 'xkeysib-', `${word}\\-`, 60, github),
  format('Mailgun API key', 'key-', hex, 32, github, 32),
  format('Sentry token', 'sntrys_', `${word}+/=_`, 40, github),
  format('Sentry user token', 'sntryu_', hex, 40, github),
  format('New Relic key', 'NRAK-', 'A-Z0-9', 27, github),
  format('Grafana token', 'glsa_', `${word}_`, 32, github),
  format('PostHog personal key', 'phx_', word, 32, 'https://posthog.com/docs/api'),
  format('Trigger.dev secret key', 'tr_prod_', word, 20, 'https://trigger.dev/docs/apikeys'),
  format('Inngest signing key', 'signkey-prod-', hex, 32, 'https://www.inngest.com/docs'),
]

/** Credentials that vendors print in their documentation: everyone has them. */
export const documentedExamples: ReadonlySet<string> = new Set([
  ['sk_test_', '4eC39HqLyjWDarjtT1zdp7dc'].join(''),
  ['sk_test_', 'BQokikJOvBiI2HlWgH4olfQ2'].join(''),
  ['sk_test_', '26PHem9AhJZvU623DfE1x4sd'].join(''),
  ['110201543', ':AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw'].join(''),
  ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  ['AKIA', 'I44QH8DHBEXAMPLE'].join(''),
  ['ASIA', 'IOSFODNN7EXAMPLE'].join(''),
])

/** Words of texts that stand where a secret is to be put. */
export const placeholderWords: ReadonlySet<string> = new Set([
  'your', 'my', 'here', 'example', 'examples', 'placeholder', 'changeme', 'change', 'replace', 'replaceme', 'insert', 'todo', 'dummy', 'fake', 'sample', 'test',
  'testing', 'xxx', 'xxxx', 'redacted', 'hidden', 'secret', 'key', 'token', 'password', 'api', 'apikey', 'value', 'none', 'null', 'undefined', 'configured',
  'not', 'set', 'unset', 'missing', 'foo', 'bar', 'baz', 'demo', 'mock', 'mocked', 'stub', 'string', 'enter', 'some', 'the', 'goes', 'me', 'in', 'production',
  'live', 'prod', 'dev', 'development', 'default', 'local', 'localhost', 'build', 'time', 'ci', 'empty', 'invalid', 'valid', 'new', 'old', 'user', 'pass', 'abc', 'abc123',
])

/** Words by which the last part of a name says that its value is a secret. */
export const secretNames: readonly string[] = [
  'secret', 'secret key', 'client secret', 'app secret', 'private key', 'api key', 'apikey', 'secret access key', 'access key', 'signing key', 'encryption key',
  'master key', 'service key', 'service role key', 'auth key', 'webhook key', 'hmac key', 'jwt key', 'access token', 'auth token', 'api token', 'bot token',
  'bearer token', 'refresh token', 'secret token', 'password', 'passwd', 'pwd', 'pass', 'passphrase', 'pepper', 'jwt secret key', 'api secret',
]

/** Words in a name or its surroundings of keys that are meant to be seen by everyone. */
export const publicKeyWords: ReadonlySet<string> = new Set([
  'public', 'publishable', 'anon', 'site', 'client', 'firebase', 'algolia', 'posthog', 'mixpanel', 'amplitude', 'segment', 'bugsnag', 'sentry', 'mapbox', 'maps',
  'map', 'recaptcha', 'hcaptcha', 'turnstile', 'pusher', 'intercom', 'crisp', 'hotjar', 'gtag', 'analytics', 'onesignal', 'logrocket', 'fullstory', 'tinymce',
  'ckeditor', 'vapid', 'license', 'licence', 'giphy', 'typesense', 'meilisearch', 'search', 'docsearch', 'clarity', 'datadog', 'rollbar', 'heap', 'plausible',
])

/** Calls whose argument is a key for signing, encrypting or keeping sessions: path of the export to the argument, and the key in it. */
export const keyedCalls: Readonly<Record<string, Readonly<Record<string, { readonly argument: number; readonly key?: string | readonly string[] }>>>> = tablesOf({
  jsonwebtoken: { 'sign.()': { argument: 1 }, 'verify.()': { argument: 1 } },
  'jwt-simple': { 'encode.()': { argument: 1 }, 'decode.()': { argument: 1 } },
  'hono/jwt': { 'sign.()': { argument: 1 }, 'verify.()': { argument: 1 }, 'jwt.()': { argument: 0, key: 'secret' } },
  jws: { 'sign.()': { argument: 0, key: 'secret' } },
  crypto: {
    'createHmac.()': { argument: 1 }, 'createCipheriv.()': { argument: 1 }, 'createDecipheriv.()': { argument: 1 }, 'createCipher.()': { argument: 1 },
    'scryptSync.()': { argument: 0 },
  },
  'crypto-js': { 'AES.encrypt.()': { argument: 1 }, 'AES.decrypt.()': { argument: 1 }, 'HmacSHA256.()': { argument: 1 }, 'HmacSHA512.()': { argument: 1 } },
  'crypto-js/aes': { 'encrypt.()': { argument: 1 }, 'decrypt.()': { argument: 1 } },
  'express-session': { '()': { argument: 0, key: 'secret' } },
  '@fastify/session': { '()': { argument: 1, key: 'secret' } },
  'cookie-session': { '()': { argument: 0, key: ['secret', 'keys'] } },
  'cookie-parser': { '()': { argument: 0 } },
  'express-jwt': { '()': { argument: 0, key: 'secret' }, 'expressjwt.()': { argument: 0, key: 'secret' } },
  'koa-jwt': { '()': { argument: 0, key: 'secret' } },
  'iron-session': { 'getIronSession.()': { argument: 2, key: 'password' }, 'sealData.()': { argument: 1, key: 'password' }, 'unsealData.()': { argument: 1, key: 'password' } },
  '@nestjs/jwt': { 'JwtModule.register.()': { argument: 0, key: 'secret' } },
  'better-auth': { 'betterAuth.()': { argument: 0, key: 'secret' } },
  'next-auth': { '()': { argument: 0, key: 'secret' } },
  'hono/cookie': { 'setSignedCookie.()': { argument: 3 }, 'getSignedCookie.()': { argument: 1 } },
  '@remix-run/node': { 'createCookieSessionStorage.()': { argument: 0, key: 'cookie.secrets' } },
  'react-router': { 'createCookieSessionStorage.()': { argument: 0, key: 'cookie.secrets' } },
  'passport-jwt': { 'Strategy.new()': { argument: 0, key: 'secretOrKey' } },
  '@elysiajs/jwt': { 'jwt.()': { argument: 0, key: 'secret' } },
  jose: { 'jwtVerify.()': { argument: 1 }, 'SignJWT.sign': { argument: 0 }, 'EncryptJWT.encrypt': { argument: 0 } },
  svix: { 'Webhook.new()': { argument: 0 } },
})

/** Credentials that a call takes by position: path of the export to the argument and what it is called. */
export const secretArguments: Readonly<Record<string, Readonly<Record<string, { readonly argument: number; readonly name: string }>>>> = tablesOf({
  sequelize: { 'Sequelize.new()': { argument: 2, name: 'password' }, 'new()': { argument: 2, name: 'password' } },
  'sequelize-typescript': { 'Sequelize.new()': { argument: 2, name: 'password' } },
  twilio: { '()': { argument: 1, name: 'authToken' }, 'Twilio.new()': { argument: 1, name: 'authToken' } },
})

/** Plug-ins that are given a key when they are registered: `app.register(jwt, { secret })`. */
export const keyedPlugins: ReadonlySet<string> = new Set(['@fastify/jwt', 'fastify-jwt', '@fastify/cookie', '@fastify/session', '@fastify/secure-session'])

/** Keys that protocols fix and everyone knows: Telegram's web apps sign with this one. */
export const protocolKeys: ReadonlySet<string> = new Set(['WebAppData'])

/** Names under which a text is shown as an example or a hint, and runs nothing. */
export const exampleNames: ReadonlySet<string> = new Set([
  'example', 'examples', 'placeholder', 'description', 'title', 'label', 'hint', 'help', 'alt', 'pattern', 'regex', 'className', 'message', 'tooltip', 'helperText',
])

/** Text without which no file holds a credential that is recognised: prefixes, words of names and of calls. */
export const secretEvidence: readonly string[] = [
  ...new Set(secretFormats.map(({ prefix }) => prefix)),
  'PRIVATE KEY', '://', 'eyJ', 'ecret', 'ECRET', 'assw', 'ASSW', 'pass', 'PASS', 'pwd', 'PWD', 'epper', 'PEPPER', 'oken', 'OKEN', 'Key', 'KEY', '_key', 'apikey', 'uthorization',
  'jwt', 'jose', 'createHmac', 'createCipher', 'createDecipher', 'scrypt', 'bcrypt', 'argon2', 'api-key', 'crypto-js', 'cookie-parser', 'session', 'jws', 'svix', 'koa', 'sequelize', 'twilio', 'btoa', 'base64',
]
