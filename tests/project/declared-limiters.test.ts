import { afterEach, expect, test } from 'vitest'
import type { SourceFile } from '../../src/facts/source-file.js'
import { declaresLimiter } from '../../src/project/declared-limiters.js'
import { projectWith, removeProjects, type Files } from '../support/temporary-project.js'

afterEach(removeProjects)

function fileIn(files: Files): SourceFile {
  const cwd = projectWith({ 'api/src/auth.ts': '', ...files }).replaceAll('\\', '/')
  return { cwd, filename: `${cwd}/api/src/auth.ts`, path: 'api/src/auth.ts', text: '' } as SourceFile
}

test('a limiter that the package of a file declares', () => {
  expect(declaresLimiter(fileIn({ 'api/package.json': { dependencies: { 'express-rate-limit': '^8.0.0' } } }))).toBe(true)
})

test('a limiter that the repository declares', () => {
  expect(declaresLimiter(fileIn({ 'api/package.json': { dependencies: { express: '^5.0.0' } }, 'package.json': { dependencies: { 'rate-limiter-flexible': '^7.0.0' } } }))).toBe(true)
})

test('no limiter, and no package.json', () => {
  expect(declaresLimiter(fileIn({ 'package.json': { dependencies: { express: '^5.0.0' } } }))).toBe(false)
  expect(declaresLimiter(fileIn({}))).toBe(false)
})

test('a limiter for development only', () => {
  expect(declaresLimiter(fileIn({ 'package.json': { devDependencies: { 'express-rate-limit': '^8.0.0' } } }))).toBe(false)
})
