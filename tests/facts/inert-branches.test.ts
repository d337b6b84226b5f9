import { expect, test } from 'vitest'
import { inertBranchesOf } from '../../src/facts/inert-branches.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { parseFile } from '../support/parse-file.js'

const inert = (body: string) => {
  const file = parseFile(`import { createClient } from '@supabase/supabase-js'\nexport async function POST(request) { ${body} }`)
  return inertBranchesOf(file)(nodesOf(file).get('FunctionDeclaration')[0]!).map((node) => node.type)
}
const ask = `const { data: { user }, error } = await supabase.auth.getUser(token);`

test.each<[string, string, string[]]>([
  ['a branch that only logs', `if (token) { ${ask} if (error) console.warn(error) }`, ['IfStatement']],
  ['a branch with what it is asked with', `const token = request.headers.get('authorization'); if (token) { const supabase = createClient(url, key); ${ask} }`, ['IfStatement', 'VariableDeclarator']],
  ['what is asked with is used elsewhere', `const token = request.headers.get('authorization'); if (token) { ${ask} } use(token)`, ['IfStatement']],
  ['a branch in a branch', `if (a) { if (token) { ${ask} } }`, ['IfStatement']],
  ['an answer that nobody reads', ask, ['VariableDeclarator']],
  ['an answer that is thrown away', `await supabase.auth.getUser()`, ['ExpressionStatement']],
  ['an answer that is read', `${ask} if (!user) return refuse()`, []],
  ['a branch that refuses', `if (token) { ${ask} if (error) return refuse() }`, []],
  ['a branch that assigns', `if (token) { ${ask} caller = user }`, []],
  ['a branch that calls', `if (token) { ${ask} await admit(user) }`, []],
  ['a branch with another', `if (token) { ${ask} if (error) console.warn(error, user) } else { refuse() }`, []],
  ['a question of another kind', `if (token) { const user = await requireUser(token) }`, []],
])('%s', (_situation, body, expected) => {
  expect(inert(body)).toEqual(expected)
})
