import { fileRouteFaultOf } from '../project/file-route-names.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'file-route-convention',
  description: 'require files of routes to be named after the method they answer and to export the handler that was agreed on',
  family: 'architecture',
  presets: {},
  failure: 'a file that the loader of the routes does not know answers nothing, and nobody sees it until a customer gets a 404',
  // A setting that is missing is said on any file.
  evidence: [],
  messages: {
    noVerb: '`{{file}}` lies under `{{root}}`, where a file answers the method it is named after, so no request reaches this one. {{advice}}.',
    otherExport: '`{{file}}` exports {{given}} instead of `{{export}}`, which the routes are loaded by, so no request reaches its handler. Export it as `{{export}}`.',
    noFileRoutes:
      'Nothing says where the files of routes lie, so this rule checks nothing. Set `settings.shipworthy.fileRoutes`, such as `{ "root": "src/routes", "export": "default" }`.',
    noRoot: 'There is no folder `{{root}}`, which `settings.shipworthy.fileRoutes.root` names, so this rule checks nothing. {{advice}}.',
  },
  check({ file, report }) {
    const place = { node: file.source.ast, loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } } }
    const { fileRoutes } = file.settings
    if (!fileRoutes) {
      report({ ...place, messageId: 'noFileRoutes' })
      return
    }
    const fault = fileRouteFaultOf(file)
    switch (fault?.kind) {
      case 'root':
        report({ ...place, messageId: 'noRoot', data: { root: fault.root, advice: fault.nearest ? `Write \`${fault.nearest}\` if that is meant` : 'Write the folder that holds the routes' } })
        break
      case 'name': {
        const name = fault.nearest ? `\`${fault.nearest}\`` : '`get`, `post`, `put`, `patch`, `delete`, `head` or `options`'
        report({ ...place, messageId: 'noVerb', data: { file: fault.file, root: fileRoutes.root, advice: `Name it ${name}, or begin its name with \`_\` if it is no route` } })
        break
      }
      case 'export': {
        const given = fault.given.slice(0, 3).map((name) => `\`${name}\``)
        report({ ...place, messageId: 'otherExport', data: { file: fault.file, export: fileRoutes.export, given: given.length > 0 ? given.join(', ') : 'nothing' } })
        break
      }
    }
  },
})
