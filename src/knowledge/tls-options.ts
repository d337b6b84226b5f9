/** Options of clients that check certificates when true. */
export const checksWhenTrue: ReadonlySet<string> = new Set(['rejectUnauthorized', 'strictSSL', 'sslValidate'])

/** Options of clients that accept any certificate when true. */
export const acceptsAnyWhenTrue: ReadonlySet<string> = new Set([
  'insecureSkipVerify', 'tlsAllowInvalidCertificates', 'tlsInsecure', 'sslInvalidHostNameAllowed', 'allowInvalidCertificates', 'trustServerCertificate',
])
