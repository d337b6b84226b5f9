import { readFileSync } from 'node:fs'
import { lazily } from '../facts/lazily.js'
import type { SourceFile } from '../facts/source-file.js'
import { entriesOf, isFile, isFresh, lookAtClock, watching, type Watched } from './directories.js'
import { folderOf, foldersAbove } from './paths.js'

/** Where projects keep the module that checks their environment, below the folder of the `package.json`. */
const places = ['', 'src', 'lib', 'src/lib', 'config', 'src/config', 'lib/config', 'src/lib/config', 'env', 'src/env', 'app', 'server', 'src/server', 'utils', 'src/utils']
const moduleNames = /^(?:(?:server|client|app)?-?env(?:ironment)?(?:[.-](?:server|client|schema|config|validation))?|(?:validate|check|parse)-?env|index|server|client)\.[cm]?[jt]s$/i

/** Longer than any such module that was seen. */
const longestModule = 60_000

/** Packages with which such a module says what each variable has to be. */
const schemas = /\bfrom\s*['"](?:zod(?:\/[\w-]+)?|valibot|envalid|arktype|yup|joi|superstruct|@sinclair\/typebox|effect|env-var|@t3-oss\/env[\w-]*|znv|@julr\/vite-plugin-validate-env)['"]|require\(['"](?:zod|envalid|joi|yup|env-var)['"]\)/

// Outlives a file, unlike every fact: the module is the same for all files of a project.
const checkedNames = new Map<string, Watched<ReadonlySet<string>>>()

/**
 * The variables of the environment that a schema of the project a file belongs to asks for: `src/env.ts` with Zod, envalid or
 * t3-env. What the schema calls optional is not asked for.
 */
export const checkedEnvironmentOf = lazily((file: SourceFile): ReadonlySet<string> => {
  lookAtClock()
  for (const folder of foldersAbove(folderOf(file.filename))) {
    if (isFile(`${folder}/package.json`)) return namesIn(folder)
    if (folder === file.cwd) break
  }
  return new Set()
})

function namesIn(root: string): ReadonlySet<string> {
  const known = checkedNames.get(root)
  if (known && isFresh(known)) return known.value
  const names = new Set<string>()
  const read: string[] = []
  for (const place of places) {
    const folder = place === '' ? root : `${root}/${place}`
    read.push(folder)
    for (const [name, kind] of entriesOf(folder) ?? []) {
      // `src/env/server.ts` is one; `src/server/index.ts` is none.
      if (kind !== 'file' || !moduleNames.test(name) || (/^(?:index|server|client)\./.test(name) && !/(?:^|\/)env$/.test(place))) continue
      read.push(`${folder}/${name}`)
      for (const each of namesOf(`${folder}/${name}`)) names.add(each)
    }
  }
  checkedNames.set(root, watching(names, read))
  return names
}

function namesOf(path: string): readonly string[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8').slice(0, longestModule)
  } catch {
    return []
  }
  if (!schemas.test(text)) return []
  // The last of `NAME: z.string().min(1),` is where the next name begins.
  const entries = [...text.matchAll(/(?<=[\s{,'"])([A-Z][A-Z0-9_]{2,})['"]?\s*:/g)]
  return entries.flatMap(([whole, name], at) => {
    const from = entries[at]!.index + whole.length
    const schema = text.slice(from, Math.min(entries[at + 1]?.index ?? text.length, from + 400))
    return /^\s*(?:process|import\.meta|Bun|Deno)\b/.test(schema) || /\.(?:optional|nullish)\(|optional\(|\bdefault:\s*['"]['"]|\.default\(['"]['"]\)/.test(schema) ? [] : [name!]
  })
}
