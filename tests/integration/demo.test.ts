import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { root } from '../support/all-rules.js'

const repository = fileURLToPath(root)

function demo(...args: readonly string[]): { readonly status: number; readonly output: string } {
  try {
    return { status: 0, output: execFileSync(process.execPath, ['tests/apps/demo.js', ...args], { cwd: repository, encoding: 'utf8' }) }
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return { status, output: stdout }
  }
}

test('the demo shows places that exist, under what each costs', () => {
  const { status, output } = demo()
  expect(status).toBe(0)
  expect(output).not.toContain('\u001B')
  const lines = output.split('\n')
  expect(lines.filter((line) => line.length > 100)).toEqual([])

  const places = lines.flatMap((line) => /^ {4}(?:error|warn ) (\S+):(\d+):\d+$/.exec(line)?.slice(1) ?? [])
  expect(places.length).toBeGreaterThan(0)
  for (let at = 0; at < places.length; at += 2)
    expect(readFileSync(join(repository, places[at]!), 'utf8').split('\n').length, places[at]).toBeGreaterThanOrEqual(Number(places[at + 1]))
  const [, total] = /^ {2}(\d+) failures in \d+ of \d+ files: \d+ errors, \d+ warnings\.$/m.exec(output) ?? []
  expect(Number(total)).toBe(places.length / 2)
})

test('the demo fails where a file cannot be read, and says when it finds nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shipworthy-'))
  try {
    writeFileSync(join(folder, 'clean.ts'), 'export const answer: number = 42\n')
    expect(demo(folder)).toMatchObject({ status: 0, output: expect.stringContaining('Nothing found in 1 files.') as string })
    writeFileSync(join(folder, 'broken.ts'), 'export const = \n')
    expect(demo(folder)).toMatchObject({ status: 1 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
