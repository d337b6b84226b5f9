import { secretFallbacksOf } from '../facts/secret-fallbacks.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-secret-fallback',
  description: 'disallow a text in the code that stands in for a secret the environment does not give',
  family: 'secrets',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'a deployment that lacks the variable starts without complaint, and anyone who knows the code signs in as anyone',
  evidence: [
    ['ecret', 'ECRET', 'assw', 'ASSW', '_PASS', 'PWD', 'pwd', 'KEY', 'Key', 'oken', 'OKEN', 'SALT', 'salt', 'EPPER', 'epper', 'ROLE', 'jwt', 'jose', 'createHmac', 'createCipher', 'createDecipher', 'crypto-js'],
    ['env', 'Env', 'ENV', 'onfig', 'ettings', 'createHmac', 'createCipher', 'createDecipher', 'jwt', 'jsonwebtoken', 'jose', 'crypto', 'session', 'cookie'],
  ],
  hasSuggestions: true,
  messages: {
    secretFallback:
      'Where `{{name}}` is not set, the program runs on a text that everyone who sees the code knows, and with it anyone can forge what it protects. Throw when it is missing.',
    suggestThrow: 'Throw an error when `{{name}}` is missing.',
  },
  check({ file, report }) {
    for (const { node, name, isOperand } of secretFallbacksOf(file)) {
      report({
        node,
        messageId: 'secretFallback',
        data: { name },
        ...(isOperand
          ? {
              suggest: [
                {
                  messageId: 'suggestThrow',
                  data: { name },
                  fix: (fixer) => fixer.replaceText(node, `(() => { throw new Error('${name.replace(/[\\']/g, '')} is not set') })()`),
                },
              ],
            }
          : {}),
      })
    }
  },
})
