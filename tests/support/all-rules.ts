import { readdirSync } from 'node:fs'
import type { ShipworthyRule } from '../../src/rule.js'

/** The repository's root, with a slash at its end. */
export const root = new URL('../../', import.meta.url)

/** Names of the rules by their files, so that a registry out of date hides none. */
export const ruleNames: readonly string[] = readdirSync(new URL('src/rules/', root))
  .filter((file) => file !== 'index.ts')
  .map((file) => file.replace(/\.ts$/, ''))
  .sort()

/** Every rule by name. */
export const allRules: Readonly<Record<string, ShipworthyRule>> = Object.fromEntries(
  await Promise.all(
    ruleNames.map(async (name) => {
      const { default: rule } = (await import(`../../src/rules/${name}.ts`)) as { default: ShipworthyRule }
      return [name, rule] as const
    }),
  ),
)
