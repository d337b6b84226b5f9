import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import regexp from 'eslint-plugin-regexp'

/**
 * The regular expressions of a source: literals, and what `new RegExp()` is given as far as it is written there. A part that is computed
 * stands for a name, `name`. `unknown` has the lines of those of which nothing is written.
 */
export function expressionsIn(text) {
  const { ast, visitorKeys } = parser.parseForESLint(text, { range: true, loc: true })
  const constants = new Map()
  for (const node of nodesBelow(ast, visitorKeys)) if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.parent.kind === 'const') constants.set(node.id.name, node.init)
  const expressions = []
  const unknown = []
  for (const node of nodesBelow(ast, visitorKeys)) {
    const line = node.loc.start.line
    if (node.type === 'Literal' && 'regex' in node) expressions.push({ line, pattern: node.regex.pattern, flags: node.regex.flags })
    else if ((node.type === 'NewExpression' || node.type === 'CallExpression') && node.callee.name === 'RegExp') {
      const [pattern, flags] = node.arguments.map((argument) => writtenText(argument, constants))
      if (pattern === undefined || pattern === computed) unknown.push(line)
      else expressions.push({ line, pattern, flags: flags ?? '' })
    }
  }
  return { expressions, unknown }
}

/** What stands for a part that only a run knows. */
const computed = 'name'

function writtenText(node, constants, depth = 0) {
  if (depth > 5 || !node) return computed
  if (node.type === 'Literal') return String(node.value)
  if (node.type === 'Identifier') return constants.has(node.name) ? writtenText(constants.get(node.name), constants, depth + 1) : computed
  if (node.type === 'BinaryExpression' && node.operator === '+') return writtenText(node.left, constants, depth + 1) + writtenText(node.right, constants, depth + 1)
  const isRaw = node.type === 'TaggedTemplateExpression' && node.tag.property?.name === 'raw'
  const template = isRaw ? node.quasi : node
  if (template.type !== 'TemplateLiteral') return computed
  return template.quasis.map(({ value }, index) => (isRaw ? value.raw : value.cooked) + (index < template.expressions.length ? writtenText(template.expressions[index], constants, depth + 1) : '')).join('')
}

function nodesBelow(ast, visitorKeys) {
  const found = []
  const pending = [ast]
  for (let node = pending.pop(); node; node = pending.pop()) {
    found.push(node)
    for (const key of visitorKeys[node.type] ?? [])
      for (const child of [node[key]].flat())
        if (child) {
          child.parent ??= node
          pending.push(child)
        }
  }
  return found
}

/**
 * Those of some regular expressions that take more than linear time on some text, with why: by back-tracking, exponentially or as a power,
 * or by beginning anew at every character of what they then do not match. Throws on one that is none.
 */
export function superLinear(expressions) {
  const lines = expressions.map(({ pattern, flags }) => `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`)
  const messages = new Linter().verify(lines.join('\n'), [
    {
      plugins: { regexp },
      rules: {
        'regexp/no-invalid-regexp': 'error',
        'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
        'regexp/no-super-linear-move': ['error', { report: 'certain', ignoreSticky: false }],
      },
    },
  ])
  const invalid = messages.find(({ fatal, ruleId }) => fatal || ruleId === 'regexp/no-invalid-regexp')
  if (invalid) throw new Error(`${lines[invalid.line - 1]}: ${invalid.message}`)
  return messages.map(({ line, message }) => ({ ...expressions[line - 1], message }))
}
