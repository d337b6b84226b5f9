/**
 * Credentials that look real and open nothing. They are put together here so that no scanner of this repository takes
 * one for a leak.
 */
export const madeUp = {
  openai: ['sk-', 'proj-', 'vPjjhkuydNro0BGaV7LU16iHxgz5C0MUW0FCiPshZ51dkWND'].join(''),
  anthropic: ['sk-', 'ant-', 'api03-Qm3vXz81LkPq0RtYwN5bCdEf7GhJ2KsM4uVx6ZaB9cD'].join(''),
  stripeLive: ['sk_', 'live_', '51Nq8RkTz4VbYc7XwLp2MdGf6HsJe3Ua'].join(''),
  stripeWithWord: ['sk_', 'live_', '51example8RkTz4VbYc7XwLp2MdG'].join(''),
  stripeTest: ['sk_', 'test_', '51Nq8RkTz4VbYc7XwLp2MdGf6HsJe3Ua'].join(''),
  stripePublishable: ['pk_', 'live_', '51Nq8RkTz4VbYc7XwLp2MdGf6HsJe3Ua'].join(''),
  stripeDocumented: ['sk_', 'test_', '4eC39HqLyjWDarjtT1zdp7dc'].join(''),
  webhook: ['wh', 'sec_', 'Kz8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn'].join(''),
  aws: ['AK', 'IA', 'Q3EGRT7XNB5ZLM2W'].join(''),
  awsDocumented: ['AK', 'IA', 'IOSFODNN7EXAMPLE'].join(''),
  github: ['gh', 'p_', 'a8Kz4VbYc7XwLp2MdGf6HsJe3UaQn9RtTz1X'].join(''),
  slack: ['xo', 'xb-', '418273645019-5198273640182-Kz8RkTz4VbYc7XwLp2MdGf6H'].join(''),
  sendgrid: ['S', 'G.', 'Kz8RkTz4VbYc7XwLp2MdGf.6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6HsJe3UaQn9Rt'].join(''),
  resend: ['re', '_', 'Kz8RkTz4_VbYc7XwLp2MdGf6HsJe3UaQn'].join(''),
  google: ['AI', 'za', 'SyB8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn9R'].join(''),
  googleOauth: ['GOC', 'SPX-', 'Kz8RkTz4VbYc7XwLp2MdGf6HsJe3'].join(''),
  telegram: ['7283645019', ':AA', 'Hkz8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn'].join(''),
  awsSecret: ['Kz8RkTz4VbYc7XwLp2Md', 'Gf6HsJe3UaQn9RtTz1Xb'].join(''),
  mongoAddress: ['mongodb+srv', '://admin:', 'Tz4VbYc7XwLp', '@cluster0.k3x9q.mongodb.net/shop'].join(''),
  slackAddress: ['https://hooks.slack', '.com/services/T', '04K8RKTZ4/B05VBYC7XWL/', 'p2MdGf6HsJe3UaQn9RtTz1Xb'].join(''),
  twilioAccount: ['A', 'Cf3b1c2d4e5f60718293a4b5c6d7e8f90'].join(''),
  twilioToken: ['a3f1c2d4e5b60718', '293a4b5c6d7e8f91'].join(''),
  pem: (kind: string) => `-----BEGIN ${kind}-----\\nMIIEpAIBAAKCAQEAx8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn9RtTz1XbYc7XwLp2MdGf6Hs\\n-----END ${kind}-----`,
  /** A JSON Web Token with this payload. */
  token: (payload: object) => ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9', Buffer.from(JSON.stringify(payload)).toString('base64url'), 'Kz8RkTz4VbYc7XwLp2MdGf6HsJe3UaQn9RtTz1XbYc7'].join('.'),
  random: ['Kz8RkTz4VbYc', '7XwLp2MdGf6Hs'].join(''),
  hexadecimal: ['9f86d081884c7d65', '9a2feaa0c55ad015'].join(''),
} as const
