import { calleeNameOf, nameOf, unwrapAwait, wordsOf } from '../expressions.js'
import { constantBehind, parameterOf } from '../flow.js'
import type { LogCall } from '../log-calls.js'
import type { Node } from '../nodes.js'
import { definitionOf, patternSourceOf, variableOf } from '../references.js'
import { allRequestDataOf, requestBehind } from '../request-data.js'
import type { Route } from '../routes.js'
import type { SourceFile } from '../source-file.js'
import { routeValidationOf } from '../validation.js'
import type { Found } from './secret.js'

/** Parts of a request as a whole, and the request that holds them. */
export function ofRequest(file: SourceFile, call: LogCall, node: Node): Found | null {
  const name = file.text.slice(...node.range).replace(/\s+/g, ' ').slice(0, 60)
  for (const { part, path, isWhole, validated, isNumber, route } of allRequestDataOf(file, node)) {
    if (isNumber) continue
    const field = path.at(-1)?.replace(/^\w+\((.*)\)$/, '$1')
    if (!isWhole) {
      if (part === 'headers' && path.length === 1 && field && /^(?:authorization|cookie|x-[\w-]*(?:token|key|secret)|proxy-authorization)$/i.test(field) && isPlain(file, node)) return { node, kind: 'secret', name: field }
      continue
    }
    if (!isPlain(file, node) || isOfHelper(file, node, route.handler)) continue
    if (part === 'headers' || part === 'cookies') return { node, kind: 'headers', name }
    if ((part === 'body' || part === 'form') && ((!validated && !isKnownWithoutSecrets(file, route)) || namesCredentials(node))) return { node, kind: 'body', name }
  }
  // A logger has a serialiser of its own for requests.
  if (call.kind === 'console' && node.type === 'Identifier' && requestBehind(file, node) && isPlain(file, node)) return { node, kind: 'request', name }
  return null
}

/** Whether the schema of a Fastify route says what comes in, and neither it nor the address speaks of credentials or cards. */
function isKnownWithoutSecrets(file: SourceFile, route: Route): boolean {
  if (route.framework !== 'fastify' || routeValidationOf(file, route) !== 'certain') return false
  const said = [route.path ?? '', ...route.middleware.map((node) => file.text.slice(...node.range))].join(' ')
  return !/pass(?:w|phrase|code)|secret|token|credential|log-?in|sign-?(?:in|up)|regist|auth|card|cvv|cvc|ssn|otp\b|pin\b/i.test(said)
}

/** Members and calls that give a whole part of a request. */
const wholeParts = new Set(['body', 'rawBody', 'payload', 'headers', 'header', 'rawHeaders', 'cookies', 'signedCookies'])

const wholeReads = new Set(['json', 'text', 'formData', 'parseBody', 'headers', 'header', 'cookies', 'entries', 'fromEntries', 'readBody', 'readFormData', 'getHeaders', 'getRequestHeaders', 'parse', 'stringify', 'getRawBody', 'readRawBody', 'toString', 'inspect', 'clone'])

/** Whether an expression is a part of a request itself, not what was made of it on the way. */
function isPlain(file: SourceFile, node: Node): boolean {
  const made = constantBehind(file, node)
  switch (made.type) {
    case 'MemberExpression':
      return wholeParts.has(nameOf(made) ?? '') || /^headers?$/i.test(nameOf(unwrapAwait(made.object)) ?? '')
    case 'LogicalExpression':
      return isPlain(file, made.left)
    case 'CallExpression':
      return wholeReads.has(calleeNameOf(made) ?? '')
    case 'Identifier': {
      // A parameter of the handler, or `const { body } = req`.
      const definition = definitionOf(variableOf(file, made))
      const source = definition && patternSourceOf(definition.name)
      if (definition?.type === 'Parameter') return source?.path.length === 0 || wholeParts.has(source?.path.at(-1) ?? '')
      return wholeParts.has(source?.path.at(-1) ?? '')
    }
    default:
      return false
  }
}

/** A parameter of a function that a handler calls: what it is given was chosen by the handler. */
function isOfHelper(file: SourceFile, node: Node, handler: Node | null): boolean {
  const parameter = parameterOf(file, constantBehind(file, node))
  return parameter !== null && parameter.fn !== handler && parameter.path.length === 0
}

function namesCredentials(node: Node): boolean {
  return node.type === 'Identifier' && wordsOf(node.name).some((word) => /^(?:login|signin|signup|register|registration|password|credentials|card|payment)$/.test(word))
}
