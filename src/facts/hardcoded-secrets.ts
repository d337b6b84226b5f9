import type { TSESTree } from '@typescript-eslint/utils'
import { packageOf } from '../knowledge/modules.js'
import { slowHashPackages } from '../knowledge/password-hashing.js'
import { exampleNames, protocolKeys, publicKeyWords, secretArguments, secretFormats, secretNames } from '../knowledge/secret-formats.js'
import { isEnvironment } from './environment.js'
import { anyWordOf } from './evidence-words.js'
import { calleeNameOf, chainOf, keysOf, nameOf, stringOf, unwrap, unwrapAwait, wordsOf } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround } from './functions.js'
import { keyArgumentsOf, valuesAt } from './key-arguments.js'
import { lazily } from './lazily.js'
import { maker } from './llm-parameters.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { allRequestDataOf, type RequestData } from './request-data.js'
import { looksSecret, maskedText, privateKeyIn, tokenPayloadOf, urlPasswordIn, vendorSecretIn, type FoundSecret } from './secret-texts.js'
import type { SourceFile } from './source-file.js'

/** A credential written into the code. `masked` may be shown; the credential itself never. */
export type HardcodedSecret = { readonly node: Node; readonly what: string; readonly masked: string }

const holdsVendorPrefix = anyWordOf(secretFormats.map(({ prefix }) => prefix))
const holdsOtherMark = anyWordOf(['PRIVATE KEY', '@', 'eyJ'])

/** Every credential in the texts of a file: of a vendor's format, a private key, a URL's password, a signing key, or by name and looks. */
export const hardcodedSecretsOf = lazily((file: SourceFile): readonly HardcodedSecret[] => {
  const found = new Map<Node, HardcodedSecret>()
  const add = (node: Node, { what, masked }: Pick<FoundSecret, 'what' | 'masked'>) => {
    if (!found.has(node)) found.set(node, { node, what, masked })
  }
  const [mayBeVendors, mayBeOthers] = [holdsVendorPrefix(file), holdsOtherMark(file)]
  for (const { node, text } of mayBeVendors || mayBeOthers ? textsOf(file) : []) {
    const secret = (mayBeVendors ? vendorSecretIn(text) : null) ?? (mayBeOthers ? (privateKeyIn(text) ?? urlPasswordIn(text) ?? tokenIn(file, node, text)) : null)
    if (secret && !isShown(node)) add(node, secret)
  }
  for (const { node, what, text } of keysGivenIn(file)) add(node, { what, masked: maskedText(text) })
  for (const { node, what, text } of comparedIn(file)) add(node, { what, masked: maskedText(text) })
  for (const { node, text } of textsOf(file)) {
    if (found.has(node)) continue
    const secret = namedSecret(file, node, text) ?? basicCredentials(node, text)
    if (secret && !isShown(node) && !isFallback(file, node)) add(node, secret)
  }
  return [...found.values()].sort((one, two) => one.node.range[0] - two.node.range[0])
})

/**
 * What a request proves itself with, compared with a text: `req.body.password === 'letmein-2024'`. Whatever it looks like, it opens.
 */
function comparedIn(file: SourceFile): readonly (Text & { readonly what: string })[] {
  return nodesOf(file).get('BinaryExpression').flatMap((comparison) => {
    const { operator, left, right } = comparison
    if (!/^[!=]==?$/.test(operator)) return []
    const [node, other] = stringOf(right) !== null ? [right, left] : [left, right]
    const text = stringOf(node)
    if (text === null || !isOpening(text)) return []
    const name = sentNameOf(other)
    return name !== null && provingNames.test(wordsOf(name).join(' ')) && allRequestDataOf(file, unwrapAwait(other)).some(isOfCaller) && !isOnlyTold(comparison) ? [{ node, what: nounOf(name), text }] : []
  })
}

/** `achievements.when('guessed', () => req.body.password === 'sunshine-7')`: nothing here goes on because of it. */
function isOnlyTold(comparison: Node): boolean {
  let at = comparison
  while (at.parent?.type === 'LogicalExpression') at = at.parent
  const fn = at.parent?.type === 'ReturnStatement' ? functionAround(at) : at.parent?.type === 'ArrowFunctionExpression' ? at.parent : null
  return fn !== null && fn.params.length === 0 && fn.parent.type === 'CallExpression' && fn.parent.callee !== fn
}

const provingNames = /(?:^| )(?:password|passwd|pwd|passcode|passphrase|pin|token|secret|api key|admin key|access key|secret key)$/

/** `password` of `body.password` and of a constant, `x-api-key` of `c.req.header('x-api-key')`. */
function sentNameOf(node: Node): string | null {
  const value = unwrapAwait(node)
  if (value.type !== 'CallExpression') return nameOf(value)
  return /^(?:get|header|getHeader)$/.test(calleeNameOf(value) ?? '') ? stringOf(value.arguments[0]) : null
}

function isOfCaller({ part }: RequestData): boolean {
  return part === 'body' || part === 'query' || part === 'form' || part === 'headers' || part === 'cookies' || part === 'input'
}

/** A text that somebody thought up: a digit and a letter in it, no word of a language and none that stands for a hidden value. */
function isOpening(text: string): boolean {
  return text.length >= 6 && text.length <= 100 && (/\d/.test(text) || /[-_].*[-_]/.test(text)) && /[a-z]/i.test(text) && !/\s|[*•<>[\]{}]/.test(text) && !/^(?:utf-?8|base64|sha\d+|refresh_token|access_token|oauth2?|[a-z]+:.*)$/i.test(text)
}

type Text = { readonly node: Node; readonly text: string }

/** Texts of the file: literals, templates, and literals that are added up or joined, each once. Names of modules and types are none. */
const textsOf = lazily((file: SourceFile): readonly Text[] => {
  const nodes = nodesOf(file)
  const texts: Text[] = []
  const parts = new Set<Node>()
  for (const node of nodes.get('BinaryExpression')) {
    if (node.operator !== '+' || parts.has(node)) continue
    const text = addedUp(node, parts)
    if (text !== null) texts.push({ node, text })
  }
  for (const node of nodes.get('ArrayExpression')) {
    const first = stringOf(node.elements[0])
    if (first === null || !first.includes('PRIVATE KEY-----')) continue
    const lines = node.elements.map((element) => stringOf(element))
    if (lines.every((line) => line !== null)) texts.push({ node, text: lines.join('\n') })
  }
  for (const node of nodes.get('Literal')) if (typeof node.value === 'string' && node.value.length >= 3 && !parts.has(node) && isValue(node)) texts.push({ node, text: node.value })
  for (const node of nodes.get('TemplateLiteral')) {
    if (parts.has(node) || node.parent.type === 'TaggedTemplateExpression') continue
    texts.push({ node, text: node.quasis.map(({ value }) => value.cooked ?? '').join('${}') })
  }
  return texts
})

/** Terms that one sum of literals may have. */
const mostTerms = 200

/** The text that literals joined by `+` give; `null` when something else is among them. Marks the literals it used. */
function addedUp(node: TSESTree.BinaryExpression, parts: Set<Node>): string | null {
  const terms: Node[] = []
  const pending: Node[] = [node]
  const used: Node[] = []
  while (pending.length > 0 && terms.length < mostTerms) {
    const at = unwrap(pending.pop()!)
    used.push(at)
    if (at.type === 'BinaryExpression' && at.operator === '+') pending.push(at.right, at.left)
    else terms.push(at)
  }
  const texts = terms.map((term) => stringOf(term))
  if (pending.length > 0 || texts.includes(null)) return null
  for (const part of used) parts.add(part)
  return texts.join('')
}

function isValue(node: TSESTree.Literal): boolean {
  const { parent } = node
  switch (parent.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSLiteralType':
    case 'TSExternalModuleReference':
    case 'TSEnumMember':
      return false
    case 'ExpressionStatement':
      return false
    case 'Property':
      return parent.key !== node
    case 'MemberExpression':
      return parent.property !== node
    default:
      return true
  }
}

/** The value a literal is part of, without type wrappers and lists. */
function holderOf(node: Node): Node {
  let at = node
  while (at.parent && (at.parent.type.startsWith('TS') || at.parent.type === 'ArrayExpression' || at.parent.type === 'JSXExpressionContainer')) at = at.parent
  return at
}

/** The name a value is given: of its variable, property, field, parameter, assignment or attribute. */
function givenNameOf(node: Node): string | null {
  const value = holderOf(node)
  const { parent } = value
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === value && parent.id.type === 'Identifier' ? parent.id.name : null
    case 'Property':
    case 'PropertyDefinition':
      return parent.value === value ? nameOf(parent) : null
    case 'AssignmentExpression':
      return parent.right === value ? nameOf(unwrap(parent.left)) : null
    case 'JSXAttribute':
      return nameOf(parent)
    default:
      return null
  }
}

/** What a call takes at the place of a literal: `new Sequelize(database, user, password)`. */
function argumentNameOf(file: SourceFile, node: Node): string | null {
  const call = node.parent
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return null
  const origin = originOf(file, call.type === 'NewExpression' ? call : call.callee)
  if (hashesPassword(file, call, node)) return 'password'
  const table = origin && secretArguments[origin.module]
  const taken = table?.[(call.type === 'NewExpression' ? origin!.path : [...origin!.path, '()']).join('.')]
  return taken && call.arguments[taken.argument] === node ? taken.name : null
}

/** `bcrypt.hash('Winter#2024', 10)`, `hashPassword('Winter#2024')`: an account that everybody who reads this can sign in to. A decoy is hashed to take as long. */
function hashesPassword(file: SourceFile, call: TSESTree.CallExpression | TSESTree.NewExpression, node: Node): boolean {
  if (call.type === 'NewExpression' || call.arguments[0] !== node) return false
  const words = wordsOf(calleeNameOf(call) ?? '')
  const isHash = words.some((word) => word === 'hash' || word === 'encrypt' || word === 'hashed') || words[0] === 'scrypt'
  if (!isHash) return false
  const origin = originOf(file, call.callee)
  const isPasswords = words.some((word) => /^(?:password|passwd|pwd|pass)$/.test(word)) || words[0] === 'scrypt' || (origin !== null && slowHashPackages.has(packageOf(origin.module)))
  if (!isPasswords) return false
  for (let at: Node = call, steps = 0; at.parent && steps < 4; at = at.parent, steps++) {
    const name = at.type === 'VariableDeclarator' ? nameOf(at.id) : at.type === 'ReturnStatement' ? '' : null
    if (name !== null) return !/dummy|fake|decoy|timing|placeholder|noop/i.test(name)
  }
  return true
}

/** An example, a placeholder or a description. */
function isShown(node: Node): boolean {
  const name = givenNameOf(node)
  if (name !== null && (exampleNames.has(name) || /^aria-|^data-/.test(name))) return true
  const parent = holderOf(node).parent
  // z.string().openapi({ example }), key.startsWith('...'), pattern.test('...')
  if (parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression')
    return ['startsWith', 'endsWith', 'includes', 'indexOf', 'describe', 'test', 'match', 'replace', 'openapi'].includes(nameOf(parent.callee) ?? '')
  return false
}

/** Beside a read of the environment: another rule's question. */
function isFallback(file: SourceFile, node: Node): boolean {
  for (let at: Node = node; at.parent; at = at.parent) {
    const parent: Node = at.parent
    if (parent.type === 'AssignmentPattern') return true
    if (parent.type === 'LogicalExpression') return parent.right === at
    if (parent.type === 'ConditionalExpression') return mentionsEnvironment(file, parent)
    if (!parent.type.startsWith('TS')) return false
  }
  return false
}

function mentionsEnvironment(file: SourceFile, node: Node): boolean {
  return nodesOf(file).within(node, 'MemberExpression').some((member) => isEnvironment(file, member.object))
}

/** A JSON Web Token under a secret's name, or one of Supabase that passes every row policy. */
function tokenIn(file: SourceFile, node: Node, text: string): FoundSecret | null {
  const payload = text.startsWith('eyJ') ? tokenPayloadOf(text) : null
  if (!payload || payload['role'] === 'anon' || payload['role'] === 'authenticated') return null
  if (payload['role'] === 'service_role') return { what: 'Supabase service role key', text, masked: 'eyJ******' }
  // The sample of jwt.io
  if (payload['name'] === 'John Doe' || payload['sub'] === '1234567890') return null
  const name = givenNameOf(node)
  return name !== null && isSecretName(file, node, name) ? { what: 'token', text, masked: 'eyJ******' } : null
}

/** Secret names by their last word, so that most names cost one look-up. */
const secretEndings = new Map<string, { readonly text: string; readonly words: readonly string[] }[]>()
for (const text of secretNames) {
  const words = text.split(' ')
  secretEndings.set(words.at(-1)!, [...(secretEndings.get(words.at(-1)!) ?? []), { text, words }])
}

/** Whether the end of a name says that its value is secret, and nothing around it says that everyone may see it. */
function isSecretName(file: SourceFile, node: Node, name: string): boolean {
  const words = wordsOf(name)
  const ending = secretEndings.get(words.at(-1) ?? '')?.find(({ words: end }) => end.every((word, index) => words[words.length - end.length + index] === word))?.text
  if (ending === undefined) return false
  if (words.includes('public') || words.includes('publishable') || words.includes('anon')) return false
  if (/secret|pass|pwd|private|pepper/.test(ending)) return true
  return !words.some((word) => publicKeyWords.has(word)) && !isAmongPublicKeys(file, node)
}

/** Siblings in the object, and names of the calls and variables around, that tell the keys of a browser SDK. */
function isAmongPublicKeys(file: SourceFile, node: Node): boolean {
  let depth = 0
  for (let at: Node | undefined = node.parent; at && depth < 8; at = at.parent, depth++) {
    if (at.type === 'ObjectExpression' && keysOf(at).names.some((key) => ['authDomain', 'messagingSenderId', 'measurementId', 'storageBucket', 'appId', 'indexName'].includes(key))) return true
    const name =
      at.type === 'VariableDeclarator' ? nameOf(at.id) : at.type === 'Property' ? nameOf(at) : at.type === 'AssignmentExpression' ? file.source.getText(at.left as never).slice(0, 100) : at.type === 'CallExpression' || at.type === 'NewExpression' ? calleePathOf(file, at) : null
    if (name !== null && wordsOf(name).some((word) => publicKeyWords.has(word) && word !== 'client')) return true
  }
  return false
}

function calleePathOf(file: SourceFile, node: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const { root, steps } = chainOf(node.callee)
  return [originOf(file, node.callee)?.module ?? '', root.type === 'Identifier' ? root.name : '', ...steps.filter((step) => /^\w+$/.test(step))].join(' ')
}

/** `password: 'Tr0ub4dor&3'`, `const JWT_SECRET = 'super-secret'`, `Authorization: 'Bearer 8f...'`. */
function namedSecret(file: SourceFile, node: Node, text: string): FoundSecret | null {
  const name = givenNameOf(node) ?? argumentNameOf(file, node)
  if (name === null || node.type === 'TemplateLiteral' && node.expressions.length > 0) return null
  if (/^(?:proxy-)?authorization$/i.test(name)) {
    const credentials = /^(?:Bearer|Basic|Token) +(\S{16,})$/.exec(text)?.[1]
    return credentials && looksSecret(credentials, 'authorization') ? { what: 'credential', text, masked: maskedText(credentials) } : null
  }
  if (!secretEndings.has(wordsOf(name).at(-1) ?? '') || holderOf(node).parent?.type === 'JSXAttribute' || isTranslation(file) || isRehearsal(file) || isDevelopmentConfig(file) || !isSecretName(file, node, name)) return null
  if (wordsOf(text).some((word) => testWords.has(word))) return null
  if (looksSecret(text, name) || (isSigningName(name) && isTypedKey(text, name))) return { what: nounOf(name), text, masked: maskedText(text) }
  return null
}

/** `btoa('bot@acme.dev:...')`, `Buffer.from('user:...').toString('base64')`: what a Basic header carries. */
function basicCredentials(node: Node, text: string): FoundSecret | null {
  const call = node.parent
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node || !text.includes(':')) return null
  const isEncoded =
    calleeNameOf(call) === 'btoa' ||
    (calleeNameOf(call) === 'from' && call.parent.type === 'MemberExpression' && call.parent.parent.type === 'CallExpression' && stringOf(call.parent.parent.arguments[0]) === 'base64')
  const password = isEncoded ? /^[^\s:/]{2,100}:([^\s:]{8,100})$/.exec(text)?.[1] : undefined
  // Letters of both sizes: what else is encoded with a colon is a kind and a number or date.
  return password !== undefined && /[a-z]/.test(password) && /[A-Z]/.test(password) && looksSecret(password, 'password') ? { what: 'password', text: password, masked: maskedText(password) } : null
}

/** Words of a value that someone made up to try things out. */
const testWords: ReadonlySet<string> = new Set(['test', 'testing', 'tests', 'e2e', 'dummy', 'fake', 'mock', 'example', 'sample', 'placeholder', 'insecure'])

function isTranslation({ path }: SourceFile): boolean {
  return /(?:^|\/)(?:locales?|i18n|lang|langs|languages|translations?|messages|dictionaries)(?:\/|\.[cm]?[jt]sx?$)/i.test(path)
}

function nounOf(name: string): string {
  const words = wordsOf(name)
  if (/^(?:pass|passwd|pwd|password|passphrase)$/.test(words.at(-1) ?? '')) return 'password'
  return words.at(-1) === 'token' ? 'token' : words.at(-1) === 'key' ? 'key' : 'secret'
}

/** Names of keys that sign: their values are secrets even when someone typed them. */
function isSigningName(name: string): boolean {
  return /(?:jwt|session|cookie|auth|token|signing|hmac|nextauth|access|refresh) secret(?: key)?$/.test(wordsOf(name).join(' '))
}

/** `my-super-secret-key`, typed by hand: no label of the setting, no placeholder. */
function isTypedKey(text: string, name: string): boolean {
  if (text.length < 6 || /[\s<>{}/]|\.\.\./.test(text) || /^[A-Z0-9_]+$/.test(text)) return false
  const own = new Set(wordsOf(name))
  const words = wordsOf(text)
  return words.some((word) => word.startsWith('super') || (word !== 'secret' && word.includes('secret'))) || (words.some((word) => /\d/.test(word)) && words.some((word) => !own.has(word)) && text.length >= 12)
}

/** A file of made-up accounts and settings by its own name: `config/env/test.js`, `db-reset.js`. */
function isRehearsal({ path }: SourceFile): boolean {
  return /(?:^|[/.-])(?:tests?|testing|fixtures?|mocks?|dummy|samples?|demo-?data|seed-?data|seeds?|reset)\.[cm]?[jt]sx?$/i.test(path)
}

/** `config/env/development.js`: what a configuration holds for the machines of its authors alone. Keys of a vendor's format are real there, too. */
function isDevelopmentConfig({ path }: SourceFile): boolean {
  return /(?:^|\/)(?:config|configs|env|envs|environments|settings)\/(?:[^/]+\/)?(?:dev|development|local)\.[cm]?[jt]sx?$|(?:^|\/)(?:config|environment|env|settings)[.-](?:dev|development|local)\.[cm]?[jt]sx?$/i.test(path)
}

/** Literals that a call signs, encrypts or keeps sessions with: a key whatever they look like. */
function keysGivenIn(file: SourceFile): readonly (Text & { readonly what: string })[] {
  return keyArgumentsOf(file).flatMap(({ node, what }) => {
    const literal = keyLiteral(file, node)
    const text = literal && stringOf(literal)
    return literal && text && !protocolKeys.has(text) && !/BEGIN (?:PUBLIC|CERT|RSA PUBLIC)/.test(text) ? [{ node: literal, what, text }] : []
  })
}

/** The literal a key is made of: directly, by a constant, or through `Buffer.from`, `encode` and their like. */
function keyLiteral(file: SourceFile, node: Node, depth = 0): Node | null {
  const value = unwrapAwait(constantBehind(file, node))
  if (stringOf(value) !== null) return value
  if (value.type === 'MemberExpression' && depth <= 3) {
    // config.jwt.secret of a constant object, this.secret of a field
    const made = maker(file, value)
    if (made !== value) return keyLiteral(file, made, depth + 1)
    const name = nameOf(value)
    const [held] = name === null ? [] : valuesAt(file, value.object, name)
    return held ? keyLiteral(file, held, depth + 1) : null
  }
  if (depth > 3 || value.type !== 'CallExpression' || !['from', 'encode', 'createSecretKey', 'parse', 'alloc'].includes(calleeNameOf(value) ?? '')) return null
  return value.arguments[0] ? keyLiteral(file, value.arguments[0], depth + 1) : null
}
