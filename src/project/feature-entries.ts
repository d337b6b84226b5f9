import { readFileSync } from 'node:fs'
import type { Import } from '../facts/imports.js'
import type { SourceFile } from '../facts/source-file.js'
import { isFile } from './directories.js'
import { resolveModule } from './module-resolution.js'

/** The specifier by which an import could name the public entry of a feature instead; `null` when the entry does not offer what is taken. */
export function entrySpecifierFor(file: SourceFile, imported: Import, feature: string): string | null {
  const { specifier, names } = imported
  if (names.length === 0) return null
  const segments = specifier.split('/')
  const at = segments.indexOf(feature)
  if (at < 0 || at === segments.length - 1) return null
  const extension = /\.[cm]?[jt]sx?$/.exec(segments.at(-1)!)?.[0]
  const entry = [...segments.slice(0, at + 1), ...(extension ? [`index${extension}`] : [])].join('/')
  const resolution = resolveModule(file.filename, entry)
  if (resolution.kind !== 'file' || !/\/index\.[cm]?[jt]sx?$/.test(resolution.path) || !isFile(resolution.path)) return null
  const exported = exportedText(resolution.path)
  return names.every((name) => new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\b`).test(exported)) ? entry : null
}

/** The statements of a file that export by name. What `export *` passes on is another file's to say. */
function exportedText(path: string): string {
  const text = readFileSync(path, 'utf8').slice(0, 50_000)
  const found = text.match(/^export\s+(?:type\s+)?(?:\{[^{}]*\}|(?:abstract\s+|async\s+|declare\s+)*(?:const|let|function|class|interface|type|enum)\s+[\w$]+)/gm) ?? []
  // `{ inner as outer }` offers `outer`.
  return found.join('\n').replace(/(?<![\w$])[\w$]+\s+as\s+/g, '')
}
