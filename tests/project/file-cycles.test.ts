import { afterEach, expect, test } from 'vitest'
import type { LayersDefinition } from '../../src/layers/definition.js'
import { fileCyclesOf } from '../../src/project/file-cycles.js'
import { projectWith, removeProjects, type Files } from '../support/temporary-project.js'

afterEach(removeProjects)

/** Circles of a project in whose folder TypeScript is not installed. */
function cyclesOf(files: Files): readonly string[][] {
  const layers = { all: { path: 'src', purpose: 'x', mayImport: [], aiMayWrite: 'yes' } }
  return fileCyclesOf(projectWith({ 'package.json': {}, ...files }).replaceAll('\\', '/'), { layers } as unknown as LayersDefinition).map(({ path }) => [...path])
}

test('imports make a circle, in comments they make none', () => {
  expect(cyclesOf({ 'src/a.ts': "import { b } from './b'", 'src/b.ts': "export { a } from './a'" })).toEqual([['src/a.ts', 'src/b.ts', 'src/a.ts']])
  expect(cyclesOf({ 'src/a.ts': "/* import './b' */\n  // import './b'\nexport const a = 1 /*\nimport './b'\n*/", 'src/b.ts': "export { a } from './a'" })).toEqual([])
})

test('what only looks like the beginning of a comment hides no import', () => {
  expect(cyclesOf({ 'src/a.ts': "/* first */ const globs = 'routes/*'\nimport './b'\nimport './c'", 'src/b.ts': "import './a'", 'src/c.ts': '' })).toEqual([['src/a.ts', 'src/b.ts', 'src/a.ts']])
})

test('a file of nothing but beginnings of comments takes no time', () => {
  const since = process.cpuUsage().user
  expect(cyclesOf({ 'src/a.ts': '/*'.repeat(300_000), 'src/b.ts': `${'\n'.repeat(300_000)}import './a'` })).toEqual([])
  expect((process.cpuUsage().user - since) / 1_000).toBeLessThan(2_000)
})
