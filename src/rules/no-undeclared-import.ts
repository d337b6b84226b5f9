import { undeclaredImportsOf } from '../project/undeclared-imports.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-undeclared-import',
  description: 'disallow imports of packages that no `package.json` declares',
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
    suggestNearest: 'Import `{{nearest}}` instead.',
  },
  check({ file, report }) {
    for (const { node, specifier, name, isForDevelopment, nearest } of undeclaredImportsOf(file)) {
      if (isForDevelopment) report({ node, messageId: 'developmentPackage', data: { name } })
      else if (nearest === null) report({ node, messageId: 'undeclaredPackage', data: { name } })
      else {
        const quote = file.text[node.range[0]] ?? "'"
        report({
          node,
          messageId: 'misspeltPackage',
          data: { name, nearest },
          suggest: [{ messageId: 'suggestNearest', data: { nearest }, fix: (fixer) => fixer.replaceText(node, `${quote}${nearest}${specifier.slice(name.length)}${quote}`) }],
        })
      }
    }
  },
})
