import { expect, test } from 'vitest'
import { moduleStoresOf } from '../../src/facts/module-stores.js'
import { parseFile } from '../support/parse-file.js'
import { ts } from '../support/test-rule.js'

const told = (code: string) => {
  const file = parseFile(code)
  const text = (node: Parameters<typeof file.source.getText>[0] | null) => (node ? file.source.getText(node) : '-')
  return moduleStoresOf(file).map(({ kind, name, scope, uses }) => `${scope} ${kind} ${name}: ${uses.map(({ how, key, value }) => `${how} ${text(key as never)} ${text(value as never)}`).join(', ')}`)
}

test.each<[string, string, string[]]>([
  ['a map', ts`
    const sessions = new Map<string, User>()
    export function login(id, user) { sessions.set(id, user) }
    export const who = (id) => sessions.has(id) && sessions.get(id)!.name
    export const logout = (id) => sessions.delete(id)
    if (sessions.size > 9) sessions.clear()
    for (const [id] of sessions) show(id)
  `, ['module map sessions: write id user, read id -, read id -, remove id -, size - -, remove - -, iterate - -']],
  ['an object', ts`
    let seen: Record<string, number> = {}
    function see(id) { seen[id] = Date.now(); if (id in seen) return seen[id]; delete seen[id] }
    function reset() { seen = {}; Object.keys(seen) }
  `, ['module object seen: write id Date.now(), read id -, read id -, remove id -, remove - -, iterate - -']],
  ['a set', ts`
    export const tokens = new Set([])
    tokens.add(token)
    tokens?.has(token)
  `, ['module set tokens: write token token, read token -']],
  ['an array', ts`
    const lines = []
    function log(line) { lines.push(line); if (lines.length > 9) lines.shift(); lines.length = 0 }
  `, ['module array lines: write - line, size - -, remove - -, remove - -']],
  ['what is spread into itself', ts`
    let lines = []
    let byId = {}
    const add = (line, id) => { lines = [...lines, line]; byId = { ...byId, [id]: line } }
    const keep = (line) => { lines = [line, ...lines].slice(0, 9); byId = { ...other, [line]: 1 } }
  `, ['module array lines: write - line, iterate - -, remove - -, iterate - -', 'module object byId: write id line, iterate - -, remove - -']],
  ['a field', ts`
    class Store {
      private sessions = new Map()
      static all = new Set()
      open(id, user) { this.sessions.set(id, user); Store.all.add(id) }
      other(that) { that.sessions.get(1) }
    }
  `, ['field map sessions: write id user', 'module set all: write id id']],
  ['a field that a constructor makes', ts`
    class Store {
      private sessions: Map<string, User>
      constructor(size) { this.sessions = new Map(); this.size = size }
      open(id, user) { this.sessions.set(id, user) }
      close = (id) => { this.sessions.delete(id) }
    }
  `, ['field map sessions: write id user, remove id -']],
  ['a property of a constant object', ts`
    export const people = {
      byToken: {},
      all: [],
      sign(token, user) { this.byToken[token] = user; [1].forEach(() => this.all.push(user)) },
      out: function (token) { delete this.byToken[token]; function other() { this.all.pop() } },
    }
    const first = people.all[0]
  `, ['module object byToken: write token user, remove token -', 'module array all: write - user, read 0 -']],
  ['a constant object that is handed on', ts`
    const people = { byId: new Map(), add(id, one) { this.byId.set(id, one) } }
    module.exports = { people }
    watch(people)
  `, ['module map byId: write id one, other - -']],
  ['a global', ts`
    const cache = (globalThis.cache ??= new Map())
    use(cache)
  `, ['module map cache: other - -']],
  ['none that holds something, is local or of a class of the project', ts`
    const prices = { basic: 1 }
    const known = new Map([['a', 1]])
    function run() { const local = new Map(); local.set(1, 2) }
    import { Map } from './map'
    const own = new Map()
  `, []],
])('%s', (_situation, code, expected) => {
  expect(told(code)).toEqual(expected)
})
