/** Ports of helpers that platforms start beside the program on the same host: an address there is right in production. */
export const sidecarPorts: ReadonlySet<string> = new Set([
  // AWS parameters and secrets extension, AppConfig extension, Lambda runtime, Dapr, Datadog agent, OpenTelemetry collector, Envoy, object storage of Replit
  '2773', '2772', '9001', '3500', '8126', '8125', '4317', '4318', '15000', '15001', '15021', '2000', '25888', '1106',
])

/** Options that hold the address a client asks, whatever the client. */
export const baseAddressKeys: ReadonlySet<string> = new Set(['baseURL', 'baseUrl', 'base_url', 'prefixUrl', 'connectionString', 'brokerURL', 'rpcUrl'])

/** Options that hold an address in calls that ask for something. */
export const addressKeys: ReadonlySet<string> = new Set(['url', 'uri', 'endpoint', 'target', 'serverUrl', 'apiUrl', 'host', 'node', 'address', 'brokers', 'servers', 'datasourceUrl', 'basePath'])

/** Options that say where a person is sent next, or where a service reports back. */
export const redirectKeys: ReadonlySet<string> = new Set([
  'success_url', 'cancel_url', 'return_url', 'refresh_url', 'redirect_url', 'redirect_uri', 'callback_url', 'notification_url', 'success_redirect', 'failure_url', 'pending_url', 'successUrl', 'cancelUrl',
  'returnUrl', 'refreshUrl', 'redirectUrl', 'redirectURL', 'redirectUri', 'redirectURI', 'callbackUrl', 'callbackURL', 'notificationUrl', 'successURL', 'cancelURL', 'redirectTo', 'emailRedirectTo',
  'afterSignInUrl', 'afterSignUpUrl', 'after_sign_in_url', 'webhookUrl', 'webhook_url', 'statusCallback', 'post_logout_redirect_uri', 'postLogoutRedirectUri', 'returnTo', 'approval_url',
])
