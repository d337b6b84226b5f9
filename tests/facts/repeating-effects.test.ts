import { describe, expect, test } from 'vitest'
import { repeatingEffectsOf } from '../../src/facts/repeating-effects.js'
import { repeatingWatchersOf } from '../../src/facts/repeating-watchers.js'
import { parseFile } from '../support/parse-file.js'

/** What every effect does that runs again because it ran. */
const acts = (code: string) => repeatingEffectsOf(parseFile(code, { filename: 'src/list.tsx' })).map(({ act }) => (act.kind === 'request' ? 'request' : `set ${act.name}`))
const component = (body: string) => `import { useCallback, useEffect, useMemo, useRef, useState } from 'react'; export function List({ id }) { const [rows, setRows] = useState([]); ${body}; return rows.length }`
const load = `fetch('/rows').then((r) => r.json()).then(setRows)`

describe('effects of React', () => {
  test.each<[string, string, string[]]>([
    ['without a list', component(`useEffect(() => { ${load} })`), ['request']],
    ['with an empty list', component(`useEffect(() => { ${load} }, [])`), []],
    ['with a property', component(`useEffect(() => { ${load} }, [id])`), []],
    ['with what it sets', component(`useEffect(() => { ${load} }, [rows])`), ['set rows']],
    ['with an object of the render', component(`const query = { id }; useEffect(() => { ${load} }, [query])`), ['request']],
    ['with a function of the render', component(`const load = () => { ${load} }; useEffect(() => { load() }, [load])`), ['request']],
    ['with a kept object', component(`const query = useMemo(() => ({ id }), [id]); useEffect(() => { ${load} }, [query])`), []],
    ['with a callback that depends on the state', component(`const load = useCallback(() => { ${load} }, [rows]); useEffect(() => { load() }, [load])`), ['set rows']],
    ['under a condition', component(`useEffect(() => { if (rows.length === 0) { ${load} } }, [rows])`), []],
    ['after a guard', component(`const done = useRef(false); useEffect(() => { if (done.current) return; done.current = true; ${load} })`), []],
    ['a flag', component(`const [on, setOn] = useState(false); useEffect(() => { setOn(true) })`), []],
    ['a listener', component(`useEffect(() => { window.addEventListener('focus', () => { ${load} }) })`), []],
  ])('%s', (_, code, expected) => {
    expect(acts(code)).toEqual(expected)
  })
})

describe('watchers', () => {
  const names = (code: string, filename = 'src/use-rows.ts') => repeatingWatchersOf(parseFile(code, { filename })).map(({ effect, name }) => `${effect} ${name}`)
  const vue = (body: string, first = '[]') => `import { ref, watch, watchEffect } from 'vue'; import { api } from './api'; const rows = ref(${first}); ${body}`
  test.each<[string, string, string[]]>([
    ['an answer in what is watched', vue(`watch(rows, async () => { const response = await fetch('/rows'); rows.value = await response.json() })`), ['watch rows']],
    ['an answer of a function that is not shown', vue(`watch(rows, async () => { const { data } = await api.get('/rows'); rows.value = data })`), ['watch rows']],
    ['an answer that may be the same text', vue(`watch(rows, async () => { const { data } = await api.get('/name'); rows.value = data })`, `''`), []],
    ['an answer in something else', vue(`const total = ref(0); watch(rows, async () => { total.value = await api.count() })`), []],
    ['under a condition', vue(`watch(rows, async () => { if (stale()) rows.value = await api.rows() })`), []],
    ['a list made anew', vue(`watch(rows, () => { rows.value = [] })`), ['watch rows']],
  ])('%s', (_, code, expected) => {
    expect(names(code)).toEqual(expected)
  })

  test('effects of Svelte', () => {
    expect(names(`let rows = $state([]); $effect(() => { rows = [...rows, 1] })`, 'src/rows.svelte.ts')).toEqual(['$effect rows'])
    expect(names(`let rows = $state([]); $effect(() => { rows = [] })`, 'src/rows.svelte.ts')).toEqual([])
  })
})
