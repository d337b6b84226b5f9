/** Prefixes of variables that a bundler copies into what every visitor downloads, longest first where one begins another. */
export const publicPrefixes: readonly string[] = [
  'NEXT_PUBLIC_', 'NUXT_PUBLIC_', 'EXPO_PUBLIC_', 'PLASMO_PUBLIC_', 'REACT_APP_', 'VUE_APP_', 'NG_APP_', 'TARO_APP_', 'GATSBY_', 'VITE_', 'PUBLIC_',
]

/** Endings of variables that hold a secret whoever reads it can use, as words. Longer endings come before those they end with. */
export const secretEndings: readonly string[] = [
  'secret key base', 'service role key', 'service role secret', 'service role', 'service key', 'service account key', 'secret access key', 'access key', 'secret key', 'jwt secret key',
  'private key', 'api secret', 'api key', 'apikey', 'signing key', 'encryption key', 'encrypt key', 'crypto key', 'cipher key', 'aes key', 'master key', 'admin key', 'app key',
  'cookie key', 'jwt key', 'hmac key', 'webhook key', 'auth key', 'token key secret', 'secret', 'password', 'passwd', 'pwd', 'pass', 'passphrase', 'pepper', 'salt', 'token',
]

/** First words of a variable that turns something on or off, or says how it is shown, whatever it names after that. */
export const flagWords: ReadonlySet<string> = new Set([
  'enable', 'enabled', 'disable', 'disabled', 'show', 'hide', 'use', 'allow', 'allowed', 'has', 'is', 'require', 'required', 'needs', 'skip', 'with', 'no', 'forgot', 'reset', 'rotate', 'generate', 'feature', 'min', 'max', 'minimum', 'maximum',
])

/** Words of companies and services that are asked with the credential: a placeholder for one opens nothing. */
export const vendorWords: ReadonlySet<string> = new Set([
  'openai', 'anthropic', 'claude', 'gemini', 'google', 'groq', 'mistral', 'cohere', 'replicate', 'deepseek', 'openrouter', 'perplexity', 'xai', 'huggingface', 'hf', 'elevenlabs', 'fal',
  'stability', 'together', 'togetherai', 'fireworks', 'azure', 'aws', 's3', 'r2', 'gcp', 'gcs', 'ollama', 'llm', 'ai', 'voyage', 'langfuse', 'langsmith', 'pinecone', 'qdrant', 'tavily', 'serper', 'exa',
  'firecrawl', 'stripe', 'paypal', 'paddle', 'lemonsqueezy', 'lemon', 'razorpay', 'square', 'braintree', 'mollie', 'adyen', 'mercadopago', 'polar', 'twilio', 'sendgrid', 'resend', 'mailgun', 'postmark',
  'mailchimp', 'brevo', 'loops', 'smtp', 'slack', 'discord', 'telegram', 'github', 'gitlab', 'bitbucket', 'notion', 'linear', 'airtable', 'jira', 'supabase', 'clerk', 'auth0', 'workos', 'cloudinary',
  'uploadthing', 'upstash', 'pusher', 'ably', 'novu', 'inngest', 'trigger', 'plaid', 'shopify', 'hubspot', 'zapier', 'facebook', 'twitter', 'linkedin', 'apple', 'spotify', 'vercel', 'cloudflare', 'nasa', 'tmdb', 'unsplash',
])

/** Words of what the application itself checks with the secret: whoever knows it gets in. */
export const inboundWords: ReadonlySet<string> = new Set([
  'jwt', 'session', 'cookie', 'auth', 'nextauth', 'betterauth', 'cron', 'admin', 'internal', 'webhook', 'signing', 'encryption', 'csrf', 'hmac', 'master', 'app', 'refresh', 'state',
])

/** Vendors whose keys a server alone may hold: each model call, message or repository is done in the name of the owner. */
export const serverKeyVendors: ReadonlySet<string> = new Set([
  'openai', 'anthropic', 'claude', 'gemini', 'groq', 'mistral', 'cohere', 'replicate', 'deepseek', 'openrouter', 'perplexity', 'xai', 'grok', 'huggingface', 'hf', 'elevenlabs', 'fal', 'stability',
  'together', 'togetherai', 'fireworks', 'llm', 'gpt', 'chatgpt', 'vertex', 'bedrock', 'deepgram', 'assemblyai', 'sendgrid', 'resend', 'mailgun', 'postmark', 'mailchimp', 'brevo', 'twilio', 'pinecone',
  'tavily', 'serper', 'github', 'gitlab', 'slack', 'discord', 'telegram', 'notion', 'airtable', 'cloudflare', 'vercel', 'upstash', 'redis',
])

/** Words of a key or token that gives the rights of the operator, not of a visitor. */
export const operatorWords: ReadonlySet<string> = new Set(['admin', 'internal', 'jwt', 'cron', 'signing', 'encryption', 'encrypt', 'master', 'root', 'server', 'service', 'management'])

/** Endings of variables that no visitor may ever see, as words. */
export const serverOnlyEndings: readonly string[] = [
  'secret', 'secret key', 'secret token', 'secret access key', 'private key', 'private token', 'service role', 'service role key', 'service role secret', 'service role token', 'service key',
  'service account', 'service account key', 'service account json', 'password', 'passwd', 'passphrase', 'db pass', 'smtp pass', 'email pass', 'mail pass', 'admin pass', 'db pwd', 'pepper', 'secret key base',
]

/** Endings of variables that hold the address of a database, password included. */
export const databaseAddresses: readonly string[] = [
  'database url', 'database uri', 'db url', 'db uri', 'postgres url', 'postgresql url', 'pg url', 'postgres prisma url', 'mysql url', 'mongo url', 'mongo uri', 'mongodb uri', 'mongodb url', 'redis url',
  'direct url', 'database connection string', 'db connection string', 'connection string', 'database dsn',
]

/** Packages whose business is to check the environment at start. */
export const environmentValidators: ReadonlySet<string> = new Set([
  'envalid', '@t3-oss/env-core', '@t3-oss/env-nextjs', '@t3-oss/env-nuxt', 'znv', 'env-var', 'env-schema', '@fastify/env', 'fastify-env', 'convict', 'zod-config', 'envsafe', 'ts-dotenv', 'dotenv-safe',
  '@julr/vite-plugin-validate-env', 'arkenv', 'valienv', 'env-sentinel',
])

/** Where the environment may be read when no setting says: modules of the configuration, and files that tools load. */
export const configurationFiles: readonly string[] = [
  '**/{env,config}.*', '**/{env,config}/**', '**/*.config.*', '**/{instrumentation,instrumentation-client,instrument}.*', '**/{Gruntfile,gulpfile,Gulpfile,ecosystem,pm2}.*',
  // The command lines of TypeORM and Knex load these without the program: https://typeorm.io/docs/advanced-topics/using-cli, https://knexjs.org/guide/migrations.html (November 2026)
  '**/{data-source,ormconfig,knexfile}.*', 'src/01-Core/context/RuntimeConfig.*',
]

/** Variables that say what runs and where, which bundlers replace and hosts provide: no setting of the program. */
export const ambientVariables: ReadonlySet<string> = new Set([
  'NODE_ENV', 'NEXT_RUNTIME', 'NEXT_PHASE', 'CI', 'VERCEL', 'VITEST', 'JEST_WORKER_ID', 'DEV', 'PROD', 'SSR', 'MODE', 'BASE_URL', 'TZ', 'HOME', 'PATH', 'USER', 'SHELL', 'PWD', 'TERM', 'COLORTERM', 'FORCE_COLOR', 'NO_COLOR', 'HOSTNAME', 'LANG',
  // Read by Node.js and libuv themselves: https://nodejs.org/api/cli.html#environment-variables_1 (November 2026)
  'UV_THREADPOOL_SIZE', 'NODE_OPTIONS', 'NODE_DEBUG', 'NODE_EXTRA_CA_CERTS', 'NODE_PATH',
  // What a person or a desktop sets for every program: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html, https://specifications.freedesktop.org/basedir-spec/latest/ (November 2026)
  'EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'DISPLAY', 'TMPDIR', 'TEMP', 'TMP', 'LOGNAME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMDATA', 'SYSTEMROOT', 'WINDIR',
  'COMSPEC', 'PATHEXT', 'ComSpec', 'SystemRoot', 'ProgramFiles', 'OS', 'MSYSTEM', 'COLUMNS', 'LINES', 'LC_ALL', 'LC_CTYPE', 'LC_MESSAGES', 'SSH_AUTH_SOCK', 'SSH_CONNECTION', 'SSH_TTY', 'TMUX',
  'GITHUB_ACTIONS', 'GITHUB_EVENT_PATH', 'GITHUB_SHA', 'GITHUB_REF', 'NEXT_MANUAL_SIG_HANDLE', 'LAMBDA_TASK_ROOT',
])

/** Beginnings of such variables. */
export const ambientPrefixes: readonly string[] = ['VERCEL_', 'npm_', 'AWS_LAMBDA_', '__NEXT_', 'TERM_', 'XDG_', 'WSL_']
