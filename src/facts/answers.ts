import { nameOf, unwrap, wordsOf } from './expressions.js'
import { isWithin, nodesOf, type Node } from './nodes.js'
import { variableOf } from './references.js'
import type { SourceFile } from './source-file.js'

/** What a response is called where a handler takes one. */
const responseNames = new Set(['res', 'response', 'reply', '_res', 'resp'])
/** What somebody listens to at the other end: its writer is part of the answer. */
const streamWords = new Set(['controller', 'writer', 'stream', 'socket', 'ws', 'subscriber', 'observer', 'emitter', 'sse', 'peer', 'websocket', 'writable', 'readable', 'datastream'])

/**
 * Whether code that runs on its own still answers somebody: it uses the response, writes to a stream, or calls back a
 * function that it was given (`next(err)`, `done()`, `resolve(value)`, `.catch(next)`).
 */
export function answersSomebody(file: SourceFile, node: Node): boolean {
  for (const identifier of [...nodesOf(file).within(node, 'Identifier'), ...(node.type === 'Identifier' ? [node] : [])]) {
    const parent = identifier.parent
    if (parent.type === 'MemberExpression' && parent.property === identifier && !parent.computed) continue
    const variable = variableOf(file, identifier)
    const declared = variable?.identifiers[0]
    if (!variable || !declared || isWithin(declared, node)) continue
    const isParameter = variable.defs[0]?.type === 'Parameter'
    if (wordsOf(identifier.name).some((word) => streamWords.has(word)) && variable.defs[0]?.type !== 'ImportBinding') return true
    if (!isParameter) continue
    if (responseNames.has(identifier.name) && !(parent.type === 'MemberExpression' && nameOf(parent) === 'locals')) return true
    if (parent.type === 'CallExpression' && unwrap(parent.callee) === identifier) return true
    if (isHandler(parent, identifier)) return true
    // Koa: `ctx.body = ...` answers.
    if (parent.type === 'MemberExpression' && parent.object === identifier && nameOf(parent) === 'body' && parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent)
      return true
  }
  return false
}

/** `.catch(next)`, `.then(resolve, reject)`. */
function isHandler(parent: Node, identifier: Node): boolean {
  if (parent.type !== 'CallExpression' || !parent.arguments.includes(identifier as never)) return false
  const name = nameOf(unwrap(parent.callee))
  return name === 'then' || name === 'catch' || name === 'finally'
}
