import { expect, test } from 'vitest'
import { nodesOf } from '../../src/facts/nodes.js'
import { responseOutcomeOf } from '../../src/facts/response-outcomes.js'
import { parseFile } from '../support/parse-file.js'

/** What a condition says where it holds, and where it does not. */
const outcomes = (test: string) => {
  const node = nodesOf(parseFile(`if (${test}) go()`)).get('IfStatement')[0]!.test
  return [responseOutcomeOf(node, true), responseOutcomeOf(node, false)]
}

test.each<[string, string | null, string | null]>([
  ['response.ok', 'success', 'failure'],
  ['!response.ok', 'failure', 'success'],
  ['(await fetch(url)).ok', 'success', 'failure'],
  ['res.status === 429', 'failure', 'success'],
  ['res.status !== 429', 'success', 'failure'],
  ['429 == res.status', 'failure', 'success'],
  ['res.status >= 500', 'failure', 'success'],
  ['500 <= res.status', 'failure', 'success'],
  ['res.statusCode < 400', 'success', 'failure'],
  ['status === 503', 'failure', 'success'],
  ['res.status === 200', 'success', null],
  ['res.status === 404', null, null],
  ['res.status === 202', 'success', null],
  ['res.status >= 200', null, null],
  ['!res.ok && tries < 3', 'failure', 'success'],
  ['tries < 3 && res.status > 499', 'failure', 'success'],
  ['result.success', null, null],
  ['order.status === 7', null, null],
  ['count > 500', null, null],
])('%s', (condition, held, missed) => {
  expect(outcomes(condition)).toEqual([held, missed])
})
