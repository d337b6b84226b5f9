import type { TSESTree } from '@typescript-eslint/utils'
import { appLimits, bodyParsers, uploadTakers, wholeReaders } from '../knowledge/body-limits.js'
import { entryOf } from '../knowledge/modules.js'
import { tableOf } from '../knowledge/table-of.js'
import { calleeNameOf, nameOf, propertyOf, receiverOf, stringOf, unwrap, unwrapAwait } from './expressions.js'
import { constantBehind } from './flow.js'
import { functionAround, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import { originOf } from './origins.js'
import { definitionOf, variableOf } from './references.js'
import { requestBehind } from './request-data.js'
import { serverOf } from './routes.js'
import type { SourceFile } from './source-file.js'
import { isTaught } from './taught-names.js'

/** Code that takes more of a request than the memory of the server should hold. */
export type MissingBodyLimit =
  | { readonly kind: 'raised'; readonly node: Node; readonly setting: string; readonly size: string }
  | { readonly kind: 'stream' | 'upload'; readonly node: Node; readonly api: string }

const mega = 1024 * 1024
/** The largest body of a whole app, in bytes. */
const most = 10 * mega

/** Raised limits, streams of requests that are read whole, and uploads of any size, in the order of the text. */
export const missingBodyLimitsOf = lazily((file: SourceFile): readonly MissingBodyLimit[] => {
  const found: MissingBodyLimit[] = [...raisedLimits(file)]
  if (!hasTaughtLimit(file)) found.push(...endlessStreams(file), ...endlessUploads(file))
  return found.sort((a, b) => a.node.range[0] - b.node.range[0])
})

/** Whether a call is given something that the settings name as a limit. */
function hasTaughtLimit(file: SourceFile): boolean {
  const { bodyLimits } = file.settings
  return bodyLimits.length > 0 && nodesOf(file).get('CallExpression').some((call) => isTaught(file, call.callee, bodyLimits) || call.arguments.some((argument) => isTaught(file, argument, bodyLimits)))
}

function raisedLimits(file: SourceFile): readonly MissingBodyLimit[] {
  const found: MissingBodyLimit[] = []
  const check = (options: Node | undefined, keys: readonly string[]) => {
    const object = options && constantBehind(file, options)
    if (object?.type !== 'ObjectExpression') return
    for (const key of keys) {
      const value = propertyOf(object, key)
      if (!value || value === 'unknown') continue
      const bytes = bytesOf(file, value)
      if (bytes === null || bytes <= most) continue
      const property = object.properties.find((one) => one.type === 'Property' && nameOf(one) === key)
      found.push({ kind: 'raised', node: property ?? object, setting: `${key}: ${file.text.slice(...unwrap(value).range).slice(0, 30)}`, size: sizeText(bytes) })
      return
    }
  }
  for (const type of ['CallExpression', 'NewExpression'] as const) {
    for (const call of nodesOf(file).get(type)) {
      // app.useBodyParser('json', { limit: '50mb' }) of Nest
      if (call.type === 'CallExpression' && calleeNameOf(call) === 'useBodyParser') check(call.arguments[1], ['limit'])
      const origin = originOf(file, call.callee)
      if (!origin) continue
      const app = entryOf(appLimits, origin)
      if (app !== null) check(call.arguments[0], [app])
      const keys = call.type === 'CallExpression' ? entryOf(bodyParsers, origin) : null
      if (keys && call.type === 'CallExpression' && isForWholeApp(file, call)) check(call.arguments[0], keys)
    }
  }
  return found
}

/** Whether a parser is mounted on an app without a path of its own: given to `use` in place, or by its name. */
function isForWholeApp(file: SourceFile, parser: TSESTree.CallExpression): boolean {
  const { parent } = parser
  if (parent.type === 'CallExpression') return isMountedEverywhere(file, parent, parser)
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false
  return (variableOf(file, parent.id)?.references ?? []).some(({ identifier }) => identifier.parent?.type === 'CallExpression' && isMountedEverywhere(file, identifier.parent, identifier))
}

function isMountedEverywhere(file: SourceFile, call: TSESTree.CallExpression, parser: Node): boolean {
  const receiver = receiverOf(call)
  if (calleeNameOf(call) !== 'use' || !receiver || !call.arguments.includes(parser as never)) return false
  if (serverOf(file, receiver)?.role === 'router' && serverOf(file, receiver)?.created) return false
  const [first] = call.arguments
  if (first === parser) return true
  const path = stringOf(first)
  // A list of parsers, or a path that everything is under.
  return first?.type === 'ArrayExpression' || (path === null ? isFunction(first) || first?.type === 'CallExpression' : /^(?:\/|\*|\/\*|\/api(?:\/\*)?\/?)$/.test(path))
}

const units: Readonly<Record<string, number>> = tableOf({ b: 1, kb: 1024, mb: mega, gb: 1024 * mega, tb: 1024 * 1024 * mega })

/** A size in bytes: `'50mb'`, `50 * 1024 * 1024`, `Infinity`, `process.env.LIMIT || '50mb'`; `null` when it cannot be seen. */
function bytesOf(file: SourceFile, node: Node, depth = 0): number | null {
  const value = constantBehind(file, node)
  if (depth > 8) return null
  const text = stringOf(value)
  if (text !== null) {
    const [, count, unit] = /^(\d+(?:\.\d+)?)\s*([kmgt]?b)?$/i.exec(text.trim()) ?? []
    return count === undefined ? null : Number(count) * (units[(unit ?? 'b').toLowerCase()] ?? 1)
  }
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'number' ? value.value : null
    case 'Identifier':
      return value.name === 'Infinity' ? Infinity : null
    case 'MemberExpression': {
      const name = nameOf(value)
      return name === 'POSITIVE_INFINITY' || name === 'MAX_SAFE_INTEGER' || name === 'MAX_VALUE' ? Infinity : null
    }
    case 'LogicalExpression':
      return bytesOf(file, value.right, depth + 1)
    case 'BinaryExpression': {
      const left = bytesOf(file, value.left as Node, depth + 1)
      const right = bytesOf(file, value.right, depth + 1)
      if (left === null || right === null) return null
      return value.operator === '*' ? left * right : value.operator === '**' ? left ** right : value.operator === '<<' ? left * 2 ** right : value.operator === '+' ? left + right : null
    }
    default:
      return null
  }
}

function sizeText(bytes: number): string {
  if (bytes === Infinity) return 'any number of bytes'
  return bytes >= 1024 * mega ? `${Math.round(bytes / (1024 * mega))} GB` : `${Math.round(bytes / mega)} MB`
}

function endlessStreams(file: SourceFile): readonly MissingBodyLimit[] {
  const found: MissingBodyLimit[] = []
  for (const call of nodesOf(file).get('CallExpression')) {
    // req.on('data', (chunk) => { body += chunk })
    const [event, listener] = call.arguments
    const receiver = receiverOf(call)
    if (receiver && event && isFunction(listener) && /^(?:on|addListener)$/.test(calleeNameOf(call) ?? '') && stringOf(event) === 'data') {
      const [chunk] = listener.params
      if (chunk?.type === 'Identifier' && isRequest(file, receiver) && collects(file, listener, chunk.name) && !isCounted(file, call)) found.push({ kind: 'stream', node: call, api: `${file.text.slice(...receiver.range).slice(0, 20)}.on('data')` })
      continue
    }
    const origin = originOf(file, call.callee)
    const reader = origin ? entryOf(wholeReaders, origin) : null
    if (reader === null || !event || !isRequest(file, event)) continue
    const options = reader === 'none' ? undefined : call.arguments[reader]
    const known = options && constantBehind(file, options)
    if (options && known?.type !== 'ObjectExpression') continue
    if (known?.type === 'ObjectExpression' && (propertyOf(known, 'limit') !== undefined || propertyOf(known, 'maxBuffer') !== undefined)) continue
    if (!isCounted(file, call)) found.push({ kind: 'stream', node: call, api: `${calleeNameOf(call) ?? 'read'}()` })
  }
  for (const loop of nodesOf(file).get('ForOfStatement')) {
    // for await (const chunk of req) chunks.push(chunk)
    const declared = loop.left.type === 'VariableDeclaration' ? loop.left.declarations[0]?.id : null
    if (!loop.await || declared?.type !== 'Identifier' || !isRequest(file, loop.right)) continue
    if (collects(file, loop.body, declared.name) && !isCounted(file, loop)) found.push({ kind: 'stream', node: loop, api: '`for await`' })
  }
  return found
}

/** Whether an expression is the request of a handler: by its route, or a parameter of that name or type. */
function isRequest(file: SourceFile, node: Node): boolean {
  const value = unwrapAwait(node)
  if (requestBehind(file, value)) return true
  if (value.type === 'MemberExpression') return /^(?:req|request)$/.test(nameOf(value) ?? '')
  if (value.type !== 'Identifier') return false
  const definition = definitionOf(variableOf(file, value))
  if (definition?.type !== 'Parameter' || definition.name.type !== 'Identifier') return false
  const type = definition.name.typeAnnotation ? file.text.slice(...definition.name.typeAnnotation.range) : ''
  return /\b(?:IncomingMessage|NextApiRequest|FastifyRequest)\b/.test(type) || (/^_?(?:req|request)$/.test(value.name) && !/ClientRequest/.test(type))
}

/** Whether what a stream gives is kept: `body += chunk`, `chunks.push(chunk)`, `Buffer.concat([body, chunk])`. */
function collects(file: SourceFile, body: Node, chunk: string): boolean {
  const names = (node: Node) => nodesOf(file).within(node, 'Identifier').some(({ name }) => name === chunk) || (node.type === 'Identifier' && node.name === chunk)
  return (
    nodesOf(file).within(body, 'AssignmentExpression').some(({ operator, right }) => (operator === '+=' || operator === '=') && names(right)) ||
    nodesOf(file).within(body, 'CallExpression').some((call) => calleeNameOf(call) === 'push' && call.arguments.some(names))
  )
}

const sizeWords = /length|size|bytes|total|received|limit|max/i

/** Whether the function around counts what it reads, or looks at the length that the request announces. */
function isCounted(file: SourceFile, node: Node): boolean {
  const fn: FunctionNode | null = outermostFunction(node)
  if (!fn) return false
  return countedFunctions(file).has(fn)
}

/** Functions that compare a size with something. */
const countedFunctions = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  const counted = new Set<FunctionNode>()
  for (const comparison of nodesOf(file).get('BinaryExpression')) {
    if (!/^[<>]=?$/.test(comparison.operator)) continue
    if (!sizeWords.test(file.text.slice(...comparison.range))) continue
    for (let fn = functionAround(comparison); fn; fn = functionAround(fn)) counted.add(fn)
  }
  return counted
})

/** The function whose turn reads the stream: the one around `new Promise((resolve) => { req.on(...) })`. */
function outermostFunction(node: Node): FunctionNode | null {
  let fn = functionAround(node)
  for (let steps = 0; fn && steps < 4; steps++) {
    const { parent } = fn
    if (parent.type !== 'NewExpression' || parent.callee.type !== 'Identifier' || parent.callee.name !== 'Promise') break
    fn = functionAround(fn)
  }
  return fn
}

function endlessUploads(file: SourceFile): readonly MissingBodyLimit[] {
  const found: MissingBodyLimit[] = []
  for (const type of ['CallExpression', 'NewExpression'] as const) {
    for (const call of nodesOf(file).get(type)) {
      const origin = originOf(file, call.callee)
      const name = calleeNameOf(call) ?? 'upload'
      const index = origin ? entryOf(uploadTakers, origin) : null
      if (index !== null) {
        // multer().none() takes no files.
        const member = call.parent.type === 'MemberExpression' ? nameOf(call.parent) : null
        if (member !== 'none' && !takesOnlyText(file, call) && isEndless(file, call.arguments[index])) found.push({ kind: 'upload', node: call, api: `${name}()` })
      }
      // @UseInterceptors(FileInterceptor('file', { dest: 'uploads' })): without options it has those of its module.
      if (origin?.module === '@nestjs/platform-express' && /^(?:File|Files|AnyFiles|FileFields)Interceptor$/.test(origin.path[0] ?? '')) {
        const options = call.arguments.find((argument) => constantBehind(file, argument).type === 'ObjectExpression')
        if (options && isEndless(file, options)) found.push({ kind: 'upload', node: call, api: `${name}()` })
      }
      if (origin && /^formidable$/.test(origin.module) && call.arguments[0]) {
        const options = constantBehind(file, call.arguments[0])
        const size = options.type === 'ObjectExpression' ? propertyOf(options, 'maxFileSize') : undefined
        if (size && size !== 'unknown' && bytesOf(file, size) === Infinity) found.push({ kind: 'upload', node: call, api: `${name}()` })
      }
    }
  }
  return found
}

/** `const upload = multer()` of which only `upload.none()` is used. */
function takesOnlyText(file: SourceFile, { parent }: Node): boolean {
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false
  const uses = (variableOf(file, parent.id)?.references ?? []).filter(({ init }) => !init)
  return uses.length > 0 && uses.every(({ identifier }) => identifier.parent?.type === 'MemberExpression' && nameOf(identifier.parent) === 'none')
}

/** Whether options certainly set no largest size of a file, or none that is a limit. */
function isEndless(file: SourceFile, given: Node | undefined): boolean {
  if (!given) return true
  const options = constantBehind(file, given)
  if (options.type !== 'ObjectExpression') return false
  const limits = propertyOf(options, 'limits')
  if (limits === 'unknown') return false
  if (limits === undefined) return true
  const object = constantBehind(file, limits)
  if (object.type !== 'ObjectExpression') return false
  const size = propertyOf(object, 'fileSize')
  if (size === 'unknown') return false
  return size === undefined || bytesOf(file, size) === Infinity
}
