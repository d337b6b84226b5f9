import { z } from 'zod'

const DAY_SECONDS = 24 * 60 * 60

const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .pipe(z.array(z.url()).min(1))

const shared = {
  NODE_ENV: z.enum(['development', 'test', 'production']),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PUBLIC_URL: z.url(),
  ALLOWED_ORIGINS: origins,
  // Without the exact number of proxies every client shares one address, and so one rate limit.
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).default(0),
  ACCESS_TOKEN_SECRET: z.string().min(32),
  STRIPE_WEBHOOK_SECRET: z.string().min(16),
  LLM_TOKENS_PER_HOUR: z.coerce.number().int().positive().default(20_000),
  LLM_TOKENS_PER_DAY: z.coerce.number().int().positive().default(100_000),
  LLM_FEATURE_TOKENS_PER_DAY: z.coerce.number().int().positive().default(60_000),
  SHUTDOWN_GRACE_MS: z.coerce.number().int().positive().default(10_000),
}

const memory = z.object({ ...shared, ADAPTERS: z.literal('memory') })

const external = z.object({
  ...shared,
  ADAPTERS: z.literal('external'),
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  STRIPE_SECRET_KEY: z.string().min(16),
  STRIPE_PRICE_PRO: z.string().min(1),
  OPENAI_API_KEY: z.string().min(16),
  OPENAI_MODEL: z.string().min(1),
  SMTP_URL: z.url(),
  MAIL_FROM: z.email(),
  METRICS_URL: z.url(),
  METRICS_API_KEY: z.string().min(16),
})

const environment = z
  .discriminatedUnion('ADAPTERS', [memory, external])
  .refine((env) => !(env.ADAPTERS === 'memory' && env.NODE_ENV === 'production'), {
    path: ['ADAPTERS'],
    message: 'in-memory adapters lose everything on a restart and are refused in production',
  })

type Environment = z.infer<typeof environment>

/** The addresses and credentials of the services that only the external adapters talk to. */
export interface ExternalServices {
  databaseUrl: string
  redisUrl: string
  stripeSecretKey: string
  stripePricePro: string
  openaiApiKey: string
  openaiModel: string
  smtpUrl: string
  mailFrom: string
  metricsUrl: string
  metricsApiKey: string
}

/** Everything the program is told by its surroundings, checked once at start-up. */
export interface RuntimeConfig {
  port: number
  logLevel: string
  publicUrl: string
  allowedOrigins: readonly string[]
  trustedProxyHops: number
  accessTokenSecret: string
  accessTokenSeconds: number
  refreshTokenSeconds: number
  stripeWebhookSecret: string
  llmBudget: { hour: number; day: number; featureDay: number }
  shutdownGraceMs: number
  /** `undefined` when the program runs on in-memory adapters. */
  external: ExternalServices | undefined
}

function externalOf(env: Environment): ExternalServices | undefined {
  if (env.ADAPTERS === 'memory') return undefined
  return {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    stripeSecretKey: env.STRIPE_SECRET_KEY,
    stripePricePro: env.STRIPE_PRICE_PRO,
    openaiApiKey: env.OPENAI_API_KEY,
    openaiModel: env.OPENAI_MODEL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    metricsUrl: env.METRICS_URL,
    metricsApiKey: env.METRICS_API_KEY,
  }
}

/** Throws with the names of the offending variables, never with their values. */
export function parseRuntimeConfig(source: Record<string, string | undefined>): RuntimeConfig {
  const parsed = environment.safeParse(source)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not usable. ${problems.join('; ')}`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    publicUrl: env.PUBLIC_URL,
    allowedOrigins: env.ALLOWED_ORIGINS,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    accessTokenSecret: env.ACCESS_TOKEN_SECRET,
    accessTokenSeconds: 15 * 60,
    refreshTokenSeconds: 30 * DAY_SECONDS,
    stripeWebhookSecret: env.STRIPE_WEBHOOK_SECRET,
    llmBudget: {
      hour: env.LLM_TOKENS_PER_HOUR,
      day: env.LLM_TOKENS_PER_DAY,
      featureDay: env.LLM_FEATURE_TOKENS_PER_DAY,
    },
    shutdownGraceMs: env.SHUTDOWN_GRACE_MS,
    external: externalOf(env),
  }
}

export function loadRuntimeConfig(): RuntimeConfig {
  return parseRuntimeConfig(process.env)
}
