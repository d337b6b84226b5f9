import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import type { SourceFile } from './source-file.js'

const commandLinePackages = ['commander', 'yargs', 'cac', 'inquirer', 'prompts', '@inquirer/prompts', 'meow', 'oclif', '@oclif/core', 'citty', 'clipanion']

/** Whether a file is a command that somebody types: by its first line, its folder, or a package that reads arguments. */
export const isCommandLine = lazily(
  (file: SourceFile): boolean => file.text.startsWith('#!') || /(?:^|\/)(?<!\bapi\/)cli(?:-[^/]+)?\//.test(file.path) || commandLinePackages.some((name) => modulesNamed(file).has(name)),
)
