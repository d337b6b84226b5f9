// What one variant costs in a process that has loaded nothing else: CPU from the start to the end of a first pass over all
// files, as a run in CI pays; CPU of a later pass, as an editor pays; and the memory that is left in use.
// usage: node --expose-gc tests/benchmarks/alone.js <variant> [rules left out, by commas] < <JSON of [{ path, file }]>
import { readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import { configOf, cpuTime, variantOf, verify, without } from './variants.js'

const [name, leftOut = ''] = process.argv.slice(2)
const files = JSON.parse(readFileSync(0, 'utf8')).map(({ path, file }) => ({ path, text: readFileSync(file, 'utf8') }))
// What was spent on reading is no variant's.
const start = cpuTime()
const config = configOf(without(await variantOf(name), new Set(leftOut.split(','))))
const linter = new Linter({ cwd: '/bench' })
const heap = () => {
  // What only finalizers hold goes with the second.
  for (let turn = 0; turn < 2; turn++) globalThis.gc()
  return process.memoryUsage().heapUsed
}
const pass = (since = cpuTime()) => {
  for (const file of files) verify(linter, file, config)
  return { cpu: cpuTime() - since, heap: heap() }
}
const starting = cpuTime() - start
const loaded = heap()
const first = pass()
const later = [pass(), pass()]
process.stdout.write(
  JSON.stringify({
    run: starting + first.cpu,
    pass: Math.min(...later.map(({ cpu }) => cpu)),
    // The first pass also leaves the code that V8 compiled; what the second leaves besides grows with the number of files.
    heap: { loaded, once: first.heap, twice: later[0].heap, peak: process.resourceUsage().maxRSS * 1024 },
  }),
)
