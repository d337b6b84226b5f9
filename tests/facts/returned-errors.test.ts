import { expect, test } from 'vitest'
import { lostErrorsOf } from '../../src/facts/returned-errors.js'
import { parseFile } from '../support/parse-file.js'

/** What becomes of the error of every call. */
const lost = (body: string) =>
  lostErrorsOf(parseFile(`import express from 'express'\nimport { createClient } from '@supabase/supabase-js'\nconst supabase = createClient(url, key)\nexport async function act(id) { ${body} }`)).map(({ call, how }) => `${how}: ${call.replaceAll('`', '')}`)
const update = `await supabase.from('orders').update({ paid: true }).eq('id', id)`

test.each<[string, string, string[]]>([
  ['a statement', update, ['ignored: update on orders']],
  ['an error that is named and not read', `const { error } = ${update}`, ['ignored: update on orders']],
  ['an error that is logged', `const { error } = ${update}; if (error) console.error(error)`, ['logged: update on orders']],
  ['an error by another name, in a block', `const { error: failure } = ${update}; if (failure !== null) { logger.error(failure); return }`, ['logged: update on orders']],
  ['a result that is kept', `const result = ${update}; if (result.error) console.error(result.error)`, ['logged: update on orders']],
  ['a result that is looked at', `const result = ${update}; if (result.error) console.error(result.error); return result.data`, []],
  ['data that is read', `const { data, error } = ${update}; if (error) console.error(error); return data`, []],
  ['a branch with a reason', `const { error } = ${update}; if (error) { /* the job tries again */ console.error(error) }`, []],
  ['a branch that warns', `const { error } = ${update}; if (error) console.warn(error)`, []],
  ['a branch that throws', `const { error } = ${update}; if (error) { console.error(error); throw error }`, []],
  ['a branch that is followed by a throw', `const { error } = ${update}; if (error) console.error(error); throw failure`, []],
  ['a branch that ends where others answer', `const { error } = ${update}; if (error) { console.error(error); return } return id`, []],
  ['two branches', `const { error } = ${update}; if (error) console.error(error); if (!error) done()`, []],
  ['an error that is thrown by Supabase', `await supabase.from('orders').update({ paid: true }).eq('id', id).throwOnError()`, []],
  ['in a catch', `try { work() } catch { ${update} }`, []],
  ['a read', `await supabase.from('orders').select()`, []],
  ['a log', `await supabase.from('audit_logs').insert({ id })`, []],
  ['a time', `await supabase.from('people').update({ last_seen_at: now })`, []],
  ['a function of the database', `await supabase.rpc('add_credits', { id })`, ['ignored: rpc of add_credits']],
  ['a function that reads', `await supabase.rpc('search_orders', { id })`, []],
  ['a function at the edge', `const { error } = await supabase.functions.invoke('take-stock'); if (error) console.error(error)`, ['logged: invoke of take-stock']],
  ['a notice', `await supabase.functions.invoke('notify-staff')`, []],
  ['a file', `await supabase.storage.from('vault').move(id, to)`, ['ignored: storage.move']],
  ['a file that goes', `await supabase.storage.from('vault').remove([id])`, []],
  ['an account', `await supabase.auth.admin.updateUserById(id, { ban_duration: '1h' })`, ['ignored: auth.admin.updateUserById']],
])('%s', (_situation, body, expected) => {
  expect(lost(body)).toEqual(expected)
})
