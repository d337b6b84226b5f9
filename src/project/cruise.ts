import { createRequire } from 'node:module'
import type { LayersSettings } from '../layers/from-settings.js'
import { dependencyCruiserConfig, type CruiseConfig } from '../layers/targets/dependency-cruiser.js'
import { isFile } from './directories.js'
import { fileCyclesOf } from './file-cycles.js'
import { slashed, within } from './paths.js'
import { projectLayersOf } from './project-layers.js'
import { tsconfigWithPaths } from './tsconfig-paths.js'
import { packageJsonIn } from './workspaces.js'

export type CruiseOptions = {
  /** Where dependency-cruiser runs; the working directory unless told. */
  readonly cwd?: string
  /** Whether cycles and orphans are told too. */
  readonly full?: boolean
}

/**
 * The configuration of dependency-cruiser for the project in the working directory. dependency-cruiser finds no fault with a
 * run that reads nothing, so whatever would make it read nothing is an error here: no folder of a layer, a mapping that
 * matches nothing, or a TypeScript that it cannot use.
 */
export function cruiseConfig(settings?: LayersSettings | string, { cwd = process.cwd(), full = false }: CruiseOptions = {}): CruiseConfig {
  const root = slashed(cwd).replace(/(?<=.)\/$/, '')
  checkTranspiler(root)
  const project = projectLayersOf(`${root}/package.json`, root, settings)
  if (!project) throw new Error(`eslint-plugin-shipworthy: no folder of a layer lies in \`${root}\`, so dependency-cruiser would check nothing. Run it in the project's root, or map your folders with \`forLayers({ core: { as: '01-Core', path: 'src/core' } })\`.`)
  if (project.root !== root) throw new Error(`eslint-plugin-shipworthy: the layers lie in \`${project.root}\`, not in \`${root}\`. Run dependency-cruiser there.`)
  const [empty] = project.emptyLayers
  if (empty) {
    const advice = empty.nearest ? `Write \`${empty.nearest}\` if that is meant.` : 'Write the folder that holds it, or remove the layer.'
    throw new Error(`eslint-plugin-shipworthy: the layer \`${empty.name}\` is said to lie in \`${empty.folder}\`, where no file is. ${advice}`)
  }
  const { definition } = project.layers
  const tsconfig = tsconfigWithPaths(root)
  return dependencyCruiserConfig(definition, {
    tsconfig: tsconfig === null ? null : (within(root, tsconfig) ?? tsconfig),
    cycles: full ? fileCyclesOf(root, definition) : null,
  })
}

/** Without a TypeScript it can use, dependency-cruiser passes over every `.ts` file and reports success. */
function checkTranspiler(root: string): void {
  if (!isFile(`${root}/tsconfig.json`) && packageJsonIn(root)?.['devDependencies'] === undefined) return
  const require = createRequire(`${root}/package.json`)
  const version = versionOf(require, 'typescript')
  const major = Number(version?.split('.')[0])
  if (major < 7 || versionOf(require, '@swc/core') !== null) return
  if (version === null && !isFile(`${root}/tsconfig.json`)) return
  throw new Error(
    version === null
      ? 'eslint-plugin-shipworthy: TypeScript is not installed, so dependency-cruiser would read no `.ts` file and report success. Run `npm install --save-dev typescript@6`.'
      : `eslint-plugin-shipworthy: dependency-cruiser cannot use TypeScript ${version}: it would read no \`.ts\` file and report success. Install \`"typescript": "npm:@typescript/typescript6@^6"\` beside \`"typescript-7": "npm:typescript@^7"\`.`,
  )
}

function versionOf(require: NodeJS.Require, name: string): string | null {
  try {
    return (require(`${name}/package.json`) as { version: string }).version
  } catch {
    return null
  }
}
