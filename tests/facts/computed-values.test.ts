import { expect, test } from 'vitest'
import { operandsOf } from '../../src/facts/computed-values.js'
import { nodesOf } from '../../src/facts/nodes.js'
import { parseFile } from '../support/parse-file.js'

/** The operands of the argument of `write()`; those that are computed with carry a star. */
function operands(code: string): readonly string[] {
  const file = parseFile(code)
  const call = nodesOf(file).get('CallExpression').find(({ callee }) => callee.type === 'Identifier' && callee.name === 'write')!
  return operandsOf(file, call.arguments[0]!).map(({ node, isComputed }) => file.text.slice(...node.range) + (isComputed ? '*' : ''))
}

test.each([
  ['a plain member', 'write(user.credits)', ['user.credits']],
  ['a sum', 'write(user.credits - cost)', ['user.credits*', 'cost*']],
  ['a sum with a fallback', 'write((user.credits ?? 0) + 1)', ['user.credits*', '0*', '1*']],
  ['a name', 'const left = user.credits - 1; write(left)', ['user.credits*', '1*']],
  ['a changed variable', 'let left = user.credits; left -= cost; write(left)', ['user.credits*', 'cost*']],
  ['a counted variable', 'let left = user.credits; left++; write(left)', ['user.credits*']],
  ['Math and conversions', 'write(Math.max(0, Number(user.credits) - 1))', ['0', 'user.credits*', '1*']],
  ['exact decimals', 'write(new Decimal(account.balance).minus(amount).toFixed(2))', ['account.balance*', 'amount*']],
  ['a ternary', 'write(isPaid ? user.credits + 1 : user.credits)', ['user.credits*', '1*', 'user.credits']],
  ['an awaited call', 'async () => write((await get(key)) + 1)', ['get(key)*', '1*']],
  ['a comparison is no amount', 'write(user.credits > 1)', []],
  ['a destructured name', 'const { credits } = user; write(credits - 1)', ['credits*', '1*']],
  ['a name that is made from itself', 'let n = 0; n = n + 1; write(n)', ['0', '1*']],
])('%s', (_, code, expected) => {
  expect(operands(code)).toEqual(expected)
})
