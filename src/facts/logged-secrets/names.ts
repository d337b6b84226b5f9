import type { TSESTree } from '@typescript-eslint/utils'
import { otherTokenWords, secretEndings, tellingWords } from '../../knowledge/logged-names.js'
import { wordsOf } from '../expressions.js'
import { lazily } from '../lazily.js'
import type { Node } from '../nodes.js'
import { definitionOf, variableOf } from '../references.js'
import { secretVariableOf } from '../secret-variables.js'
import type { SourceFile } from '../source-file.js'

/** Whether a variable of the environment opens something. */
export function isSecretInEnvironment(name: string): boolean {
  if (/(?:^|_)(?:DATABASE|POSTGRES|POSTGRESQL|PG|MONGO|MONGODB|REDIS|MYSQL|DB|AMQP|RABBITMQ)_(?:URL|URI|CONNECTION_STRING)$|^DIRECT_URL$/.test(name)) return true
  const variable = secretVariableOf(name)
  return variable !== null && variable.checkedBy !== 'public'
}

const endings = new Set(secretEndings)

/** `token`, `authorizationValue`: the name of the secret and nothing else before it. */
export function isSecretByItself(name: string): boolean {
  const words = [...wordsOf(name)]
  while (words.length > 1 && /^(?:value|raw|string|header)$/.test(words.at(-1)!)) words.pop()
  return endings.has(words.join(' '))
}

const mostWords = 4

/** Whether a name ends in what nobody may read: `newPassword`, `accessToken`, `cardNumber`. */
export function saysSecret(file: SourceFile, name: string, node: Node | null): boolean {
  if (/^[A-Z][a-z]/.test(name)) return false
  const words = [...wordsOf(name)]
  while (words.length > 1 && /^(?:v?\d|value|raw|plain|string|str|text|input|header|from|db|b64|base64|hex|jwt|data)$/.test(words.at(-1)!)) {
    if (endings.has(words.join(' '))) break
    words.pop()
  }
  const ending = endingOf(words)
  if (ending === null) return false
  const rest = words.slice(0, words.length - ending.split(' ').length)
  if (rest.some((word) => tellingWords.has(word)) || (rest.some((word) => word === 'hashed' || word === 'hash') && !/pass/.test(ending))) return false
  if (ending === 'database url' || ending === 'connection string') return node?.type !== 'MemberExpression' || rest.length === 0
  if (ending === 'token' || ending === 'id token') {
    if (rest.some((word) => otherTokenWords.has(word))) return false
    if (words.length === 1 && isPieceOfText(file)) return false
    return !(node?.type === 'Identifier' && isElement(file, node))
  }
  if (ending === 'secret') return !rest.some((word) => word === 'kubernetes' || word === 'k8s')
  if (ending === 'credentials' || ending === 'credit card') return node?.type === 'Identifier' || node?.type === 'MemberExpression'
  return true
}

function endingOf(words: readonly string[]): string | null {
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const ending = words.slice(-count).join(' ')
    if (endings.has(ending)) return ending
  }
  return null
}

/** Whether tokens of a file are pieces of text or coins: `token.type`, `token.symbol`, `tokenizer`. */
const isPieceOfText = lazily((file: SourceFile): boolean => /\btoken\??\.(?:type|kind|text|raw|start|end|loc|range|symbol|decimals|address|lexeme|content)\b|\b(?:lexer|[tT]okenizer|tokenize\(|parseToken|nextToken|tiktoken)/.test(file.text))

/** The element of a list, as pieces of text are: `for (const token of tokens)`. */
function isElement(file: SourceFile, node: TSESTree.Identifier): boolean {
  const definition = definitionOf(variableOf(file, node))
  return definition?.type === 'Variable' && definition.node.parent.parent?.type === 'ForOfStatement'
}
