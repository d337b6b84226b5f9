// How much memory is left in use after one variant has linted all files, in a process that has loaded nothing else.
// usage: node --expose-gc tests/benchmarks/heap.js <variant> [rules left out, by commas] < <JSON of [{ path, file }]>
import { readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import { configOf, variantOf, verify, without } from './variants.js'

const [name, leftOut = ''] = process.argv.slice(2)
const files = JSON.parse(readFileSync(0, 'utf8'))
const config = configOf(without(await variantOf(name), new Set(leftOut.split(','))))
const linter = new Linter({ cwd: '/bench' })
const heap = () => {
  // What only finalizers hold goes with the second.
  for (let turn = 0; turn < 2; turn++) globalThis.gc()
  return process.memoryUsage().heapUsed
}
const pass = () => {
  for (const { path, file } of files) verify(linter, { path, text: readFileSync(file, 'utf8') }, config)
  return heap()
}
// The first pass also leaves the code that V8 compiled; what the second leaves besides grows with the number of files.
const [loaded, once, twice] = [heap(), pass(), pass()]
process.stdout.write(JSON.stringify({ loaded, once, twice, peak: process.resourceUsage().maxRSS * 1024 }))
