import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../support/all-rules.js'
import { npm } from '../support/packed-project.js'

/** What a user needs from the package; a compiled file also needs its source, so that none outlives a rule that was removed. */
const needed = [
  /^(?:package\.json|README\.md|LICENSE)$/,
  /^configs\/[\w-]+\.(?:js|d\.ts|cjs|d\.cts)$/,
  /^configs\/oxlint\/[\w-]+\.json$/,
  /^configs\/cursor\/(?:\.cursorrules|rules\/[\w-]+\.mdc)$/,
]

test('the package holds what a user needs and nothing else', () => {
  const [{ files, size }] = JSON.parse(npm('pack', '--dry-run', '--ignore-scripts', '--json')) as [{ files: { path: string }[]; size: number }]
  const paths = files.map(({ path }) => path)
  const surplus = paths.filter((path) => !needed.some((pattern) => pattern.test(path)) && !isCompiled(path))
  expect(surplus).toEqual([])
  expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts', 'configs/strict.js', 'configs/oxlint/strict.json', 'configs/layers.js', 'configs/dependency-cruiser.cjs', 'configs/dependency-cruiser-full.cjs', 'configs/cursor/.cursorrules']))
  // Only the rules and what they know: all of them were 605,000 on 2026-11-28. What does not belong there is larger.
  expect(size, 'bytes, compressed').toBeLessThan(650_000)
})

test('declarations that others in the package name are in it, and those of the inside are not', () => {
  const [{ files }] = JSON.parse(npm('pack', '--dry-run', '--ignore-scripts', '--json')) as [{ files: { path: string }[] }]
  const declarations = files.map(({ path }) => path).filter((path) => /\.d\.c?ts$/.test(path))
  const named = declarations.flatMap((path) =>
    [...readFileSync(new URL(path, root), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)].map(([, specifier]) => posix.join(posix.dirname(path), specifier!.replace(/\.(c?)js$/, '.d.$1ts'))),
  )
  expect(declarations).toEqual(expect.arrayContaining(named))
  expect(declarations.filter((path) => path.startsWith('dist/rules/'))).toEqual(['dist/rules/index.d.ts'])
})

function isCompiled(path: string): boolean {
  const source = /^dist\/(.+)\.(?:js|d\.ts)$/.exec(path)?.[1]
  return source !== undefined && existsSync(new URL(`src/${source}.ts`, root))
}
