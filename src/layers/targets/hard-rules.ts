/**
 * What an AI must never write, one sentence each, with the ESLint rules that report it, so that an agent can connect what it
 * was told with what the linter says. In the order of the damage.
 */
export const hardRules: readonly { readonly text: string; readonly rules: readonly string[] }[] = [
  { text: 'Verify the signature of a webhook over the raw body, and let the same event act once.', rules: ['require-webhook-signature', 'require-webhook-idempotency'] },
  { text: 'Send an idempotency key with whatever moves money; claim atomically, never check first and write later.', rules: ['require-idempotency-key', 'no-check-then-act'] },
  { text: 'Call models only through the one client, with a limit on output, a timeout and a user to bill.', rules: ['no-direct-llm-client', 'require-llm-output-cap', 'require-llm-timeout', 'require-llm-attribution'] },
  { text: 'Retry a bounded number of times, with growing pauses; run background work in a job, never in a timer or a floating promise.', rules: ['no-unbounded-retry', 'require-retry-backoff', 'no-timer-background-job', 'no-floating-job'] },
  { text: 'Authenticate every route, validate every input, and take the tenant from the session, never from the request.', rules: ['require-route-auth', 'require-input-validation', 'no-tenant-from-input'] },
  { text: 'Keep secrets out of code, logs and the browser; keep tokens out of web storage.', rules: ['no-hardcoded-secret', 'no-sensitive-log', 'no-token-in-web-storage'] },
  { text: 'Read the environment in one place, checked at start-up.', rules: ['no-env-outside-config', 'require-env-validation'] },
  { text: 'Bound every query, pass values as parameters, and give each migration a way back.', rules: ['no-unbounded-query', 'no-sql-interpolation', 'require-migration-rollback'] },
  { text: 'Never swallow an error, and never send its details to the client.', rules: ['no-swallowed-error', 'no-error-leak'] },
]
