import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { root } from './all-rules.js'
import { projectWith } from './temporary-project.js'

export type Example = { readonly code: string; readonly filename: string; readonly settings: object }

export const pagePath = (name: string) => fileURLToPath(new URL(`docs/rules/${name}.md`, root))

export const pageOf = (name: string) => readFileSync(pagePath(name), 'utf8')

/** The project that the examples of a page lie in: its `json` blocks are the files they say, and there is nothing else. */
export function projectOf(page: string): string {
  return projectWith(Object.fromEntries([...page.matchAll(/```json (\S+)\n([\s\S]*?)```/g)].map(([, path, content]) => [path!, content!])))
}

/** The blocks of code under a heading of a page. */
export function examplesUnder(page: string, heading: string): readonly Example[] {
  const section = page.split(new RegExp(`^## ${heading}$`, 'm'))[1]?.split(/^## /m)[0] ?? ''
  return [...section.matchAll(/```(tsx?|jsx?)\n([\s\S]*?)```/g)].map(([, language, code]) => ({
    code: code!,
    filename: /^\/\/ file: (\S+)/.exec(code!)?.[1] ?? `src/example-page.${language!}`,
    // What `settings.shipworthy` is for this block: `// settings: {"handlerWrapper": ["withErrors"]}`.
    settings: JSON.parse(/^\/\/ settings: (.+)$/m.exec(code!)?.[1] ?? '{}') as object,
  }))
}
