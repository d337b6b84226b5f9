import { isTool } from '../project/started-files.js'
import { undeclaredImportsOf } from '../project/undeclared-imports.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-undeclared-import',
  description: 'disallow importing packages that the project does not declare',
  family: 'architecture',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'the next clean install has no such package and the program does not start, or a stranger registers the name that was made up',
  evidence: [['import', 'require', 'from']],
  hasSuggestions: true,
  messages: {
    undeclaredPackage:
      '`{{name}}` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. See that it exists and is the right one, then add it.',
    misspeltPackage:
      '`{{name}}` is in no `package.json` above this file, so a clean install leaves it out and the program stops here. Did you mean `{{nearest}}`, which is declared?',
    developmentPackage:
      '`{{name}}` is declared only under `devDependencies`, so an install for production leaves it out and this server stops here. Move it to `dependencies`.',
    siblingPackage:
      '`{{name}}` is declared by `{{sibling}}` and not here, so this finds it only while an installer happens to put it at the root: a filtered install leaves it out. Declare it here too.',
    undeclaredTypes:
      '`{{name}}` is in no `package.json` above this file, so a clean install leaves its types out and the build of the next release fails. See that it is the right one, then add it.',
    suggestNearest: 'Import `{{nearest}}` instead.',
  },
  check({ file, report }) {
    for (const { node, specifier, name, kind, other } of undeclaredImportsOf(file)) {
      if (kind === 'development') {
        // A tool runs where packages for development are installed.
        if (!isTool(file)) report({ node, messageId: 'developmentPackage', data: { name } })
      } else if (kind === 'sibling') report({ node, messageId: 'siblingPackage', data: { name, sibling: other ?? 'another package' } })
      else if (kind === 'types' && other === null) report({ node, messageId: 'undeclaredTypes', data: { name } })
      else if (other === null) report({ node, messageId: 'undeclaredPackage', data: { name } })
      else {
        const quote = file.text[node.range[0]] ?? "'"
        report({
          node,
          messageId: 'misspeltPackage',
          data: { name, nearest: other },
          suggest: [{ messageId: 'suggestNearest', data: { nearest: other }, fix: (fixer) => fixer.replaceText(node, `${quote}${other}${specifier.slice(name.length)}${quote}`) }],
        })
      }
    }
  },
})
