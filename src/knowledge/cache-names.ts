/** Last words of a name whose values come with each new user, request or document, so that there is no end of them. */
export const inputWords: ReadonlySet<string> = new Set([
  'ip', 'email', 'phone', 'token', 'url', 'uri', 'prompt', 'query', 'username', 'fingerprint', 'address', 'hash', 'user', 'customer', 'session', 'sid', 'uid', 'account', 'visitor',
  'org', 'organization', 'team', 'tenant', 'workspace', 'client', 'device', 'request', 'event', 'message', 'order', 'invoice', 'document', 'file', 'post', 'article', 'job', 'chat', 'conversation', 'identifier',
  'transaction', 'payment', 'booking', 'reservation', 'ticket', 'comment', 'submission',
])

/** Words of a container that remembers answers. */
export const cacheWords: ReadonlySet<string> = new Set(['cache', 'cached', 'caches', 'memo', 'memoized', 'seen', 'results', 'lookup', 'lookups', 'hits', 'attempts', 'counts', 'counters', 'limits', 'usage'])

/** Words of a container of parts of the program, of which there are as many as somebody wrote. */
export const registryWords: ReadonlySet<string> = new Set([
  'registry', 'registered', 'handlers', 'handler', 'plugins', 'listeners', 'subscribers', 'providers', 'factories', 'queues', 'workers', 'schemas', 'schema', 'templates', 'translations', 'locales', 'routes',
  'modules', 'commands', 'models', 'metrics', 'instances', 'clients', 'sockets', 'connections', 'rooms', 'channels', 'middleware', 'middlewares', 'hooks', 'fonts', 'icons', 'features', 'flags', 'validators', 'migrations',
])
