import { serverImportsInClientOf } from '../facts/client-imports.js'
import { serverImportWords } from '../knowledge/server-imports.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-server-import-in-client',
  description: 'disallow importing server code, databases or Node built-ins into components that browsers download',
  family: 'frontend',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'the build breaks, or server code and its secrets are shipped to every visitor',
  evidence: [serverImportWords],
  messages: {
    serverCodeInBrowser:
      'This file is downloaded by browsers and imports `{{module}}`, which belongs on the server: the build breaks or secrets leak. Call it from a server action or route, or import only its types.',
  },
  check({ file, report }) {
    for (const { node, specifier } of serverImportsInClientOf(file)) report({ node, messageId: 'serverCodeInBrowser', data: { module: specifier } })
  },
})
