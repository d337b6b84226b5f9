// What becomes of a file when a suggestion of a report is applied: the questions that every suggestion has to pass.
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** So often suggestions are applied one after the other; a file that still offers some is said to have no end. */
const mostTurns = 200

/**
 * Applies each suggestion that `verify` offers on a text, and says what is wrong with the text it leads to: it does not
 * parse, a comment is lost, the report is still made at that place, or the suggestion is offered there again.
 *
 * `verify` lints a text and gives the messages and the comments of it; where it is given the name of a rule, only that one
 * has to run.
 */
export function appliedSuggestions(text, verify) {
  const whole = verify(text)
  return whole.messages.flatMap((message) => {
    if (!message.suggestions?.length) return []
    const before = { text, ...verify(text, message.ruleId) }
    return message.suggestions.map((suggestion) => {
      const output = applied(text, suggestion.fix)
      const after = { text: output, ...verify(output, message.ruleId) }
      return { rule: message.ruleId, line: message.line, messageId: message.messageId, suggestion: suggestion.messageId, output, problems: problemsOf(message, suggestion, before, after) }
    })
  })
}

/** Applies the first suggestion of a text, then the first of the text it leads to, until none is offered. */
export function appliedInTurn(text, verify) {
  const first = verify(text)
  let current = { text, ...first }
  for (let turns = 0; turns < mostTurns; turns++) {
    const fix = current.messages.find(({ suggestions }) => suggestions?.length)?.suggestions[0].fix
    if (!fix) return { output: current.text, turns, problems: textProblems(first, current) }
    const output = applied(current.text, fix)
    current = { text: output, ...verify(output) }
  }
  return { output: current.text, turns: mostTurns, problems: ['suggestions without end'] }
}

function applied(text, { range: [start, end], text: added }) {
  return text.slice(0, start) + added + text.slice(end)
}

function problemsOf(message, suggestion, before, after) {
  const broken = textProblems(before, after)
  if (after.messages.some(({ fatal }) => fatal)) return broken
  const { range, text: added } = suggestion.fix
  const at = offsetOf(before.text, message)
  const growth = added.length - (range[1] - range[0])
  // Within the changed range nobody can say which report is which, so that they are counted.
  const inside = at >= range[0] && at < range[1]
  const old = inside ? range : [at, at + 1]
  const now = inside ? [range[0], range[1] + growth] : at < range[0] ? old : old.map((offset) => offset + growth)
  const reports = (side, [start, end]) => side.messages.filter((each) => each.messageId === message.messageId && offsetOf(side.text, each) >= start && offsetOf(side.text, each) < end).length
  const offers = (side, [start, end]) =>
    side.messages.filter((each) => offsetOf(side.text, each) >= start && offsetOf(side.text, each) < end).flatMap(({ suggestions = [] }) => suggestions.filter(({ messageId }) => messageId === suggestion.messageId)).length
  if (reports(after, now) >= reports(before, old)) broken.push('still reported')
  if (offers(after, now) >= offers(before, old)) broken.push('offered again')
  const alike = (side) => side.messages.filter((each) => each.message === message.message).length
  if (alike(after) >= alike(before)) broken.push('still reported, elsewhere')
  return broken
}

function textProblems(before, after) {
  const fatal = after.messages.find((message) => message.fatal)
  if (fatal) return [`does not parse: ${fatal.message}`]
  const left = [...after.comments]
  const lost = before.comments.filter((comment) => {
    const found = left.indexOf(comment)
    if (found >= 0) left.splice(found, 1)
    return found < 0
  })
  return lost.map((comment) => `loses the comment: ${comment.slice(0, 60)}`)
}

function offsetOf(text, { line, column }) {
  let offset = 0
  for (let at = 1; at < line; at++) offset = text.indexOf('\n', offset) + 1
  return offset + column - 1
}

const compilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  allowJs: true,
  checkJs: true,
  allowImportingTsExtensions: true,
  experimentalDecorators: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
}

/** Sources of TypeScript's library and of packages, which are the same for every program. */
const parsed = new Map()

/**
 * What TypeScript says about texts after a change and did not say before, for each pair. Each text is a module of its own that
 * finds the packages of `root` and nothing beside it, so that a module that is missing before is missing after as well.
 */
export function newTypeErrors(pairs, root) {
  // What a file declares for all others would be declared by each of its versions.
  const isAlone = ({ before }) => pairs.length > 1 && /^\s*declare (?:global|module)\b/m.test(before)
  const alone = new Map(pairs.filter(isAlone).map((pair) => [pair, newTypeErrors([pair], root)[0]]))
  const others = pairs.filter((pair) => !alone.has(pair))
  const [old, now] = ['before', 'after'].map((side) => typeErrors(others.map((pair) => ({ path: pair.path, text: pair[side] })), root))
  const found = new Map(
    others.map((pair, index) => {
      const known = new Set(old[index].map(wordsOf))
      return [pair, now[index].filter((complaint) => !known.has(wordsOf(complaint)))]
    }),
  )
  return pairs.map((pair) => alone.get(pair) ?? found.get(pair))
}

/** The words of a complaint: TypeScript lists the members of a union in the order in which it came across them. */
function wordsOf(complaint) {
  return complaint.split(/[\s|'.,]+/).sort().join(' ')
}

/** What TypeScript says about each text; all are parts of one program. */
function typeErrors(sources, root) {
  const files = new Map()
  const folders = new Map()
  const names = sources.map(({ path, text }) => {
    // Texts that are alike are looked at once.
    const key = `${path}\n${text}`
    if (!folders.has(key)) folders.set(key, String(folders.size))
    const name = join(root, '.suggestions', folders.get(key), path).replaceAll('\\', '/')
    files.set(name, text)
    return name
  })
  const host = ts.createCompilerHost(compilerOptions)
  const { getSourceFile, fileExists, readFile, directoryExists } = host
  host.fileExists = (name) => files.has(name) || (!name.includes('/.suggestions/') && fileExists(name))
  host.readFile = (name) => files.get(name) ?? readFile(name)
  host.directoryExists = (name) => name.includes('/.suggestions') ? !name.includes('node_modules') : directoryExists(name)
  host.getCurrentDirectory = () => root
  host.getSourceFile = (name, target, ...rest) => {
    const text = files.get(name)
    if (text !== undefined) return ts.createSourceFile(name, text, target, true)
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, target, ...rest))
    return parsed.get(name)
  }
  const program = ts.createProgram([...files.keys()], compilerOptions, host)
  return names.map((name) => {
    const source = program.getSourceFile(name)
    const found = new Map()
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => {
      const complaint = complaintOf(diagnostic).replaceAll(dirname(name), '')
      found.set(complaint, (found.get(complaint) ?? 0) + 1)
      // Of what says nothing about names, the second is another.
      return diagnostic.code === noOverload ? `${complaint} (${found.get(complaint)})` : complaint
    })
  })
}

const missingName = 2304
const missingShorthand = 18_004
const noOverload = 2769

/** What is said differently of the same mistake is made alike. */
function complaintOf({ code, messageText }) {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  // `{ token }` and `{ token: Boolean(token) }` without a `token`.
  if (code === missingShorthand) return `TS${missingName}: Cannot find name '${/'(\w+)'/.exec(text)?.[1]}'.`
  // Which of the overloads comes nearest depends on how many arguments there are.
  return code === noOverload ? `TS${code}: No overload matches this call.` : `TS${code}: ${text}`
}
