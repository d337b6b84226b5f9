import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { ESLint } from 'eslint'
import type { ShipworthyRule } from '../../src/rule.js'

/** Files by path; an object is written as JSON, `{ link: '../core' }` becomes a symbolic link. */
export type Files = Readonly<Record<string, string | object>>

const made: string[] = []

/** Writes a project into a new folder and returns its path. */
export function projectWith(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'shipworthy-')))
  made.push(root)
  writeFiles(root, files)
  return root
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    if (typeof content === 'object' && 'link' in content) symlinkSync(String(content.link), file, 'dir')
    else writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }
}

export function removeProjects(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true })
}

export type Report = { readonly file: string; readonly line: number; readonly rule: string; readonly severity: 'error' | 'warn'; readonly message: string; readonly text: string }

/** Lints every file of a project and returns the reports in order; `text` is what each underlines, without quotes. */
export async function lintProject(
  root: string,
  { rules, settings, cwd = root, paths = ['.'] }: { rules: readonly ShipworthyRule[]; settings?: unknown; cwd?: string; paths?: readonly string[] },
): Promise<readonly Report[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.{ts,tsx,mts,cts,js,mjs,cjs}'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { shipworthy: { rules: Object.fromEntries(rules.map((rule) => [rule.name, rule as never])) } },
        rules: Object.fromEntries(rules.map((rule) => [`shipworthy/${rule.name}`, (rule.meta.docs?.presets.layers ?? 'error') as 'error'])),
        ...(settings === undefined ? {} : { settings: { shipworthy: { layers: settings } as never } }),
      },
    ],
  })
  const results = await eslint.lintFiles([...paths])
  return results.flatMap(({ filePath, messages, source }) => {
    const lines = (source ?? '').split('\n')
    return messages.map(({ ruleId, severity, message, line, column, endColumn }) => ({
      file: filePath.slice(root.length + 1),
      line,
      rule: (ruleId ?? 'fatal').replace('shipworthy/', ''),
      severity: severity === 2 ? ('error' as const) : ('warn' as const),
      message,
      text: (lines[line - 1] ?? '').slice(column - 1, (endColumn ?? column) - 1).replace(/^['"`]|['"`]$/g, ''),
    }))
  })
}
