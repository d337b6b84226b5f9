import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eightLayer } from '../../src/layers/eight-layer.js'
import { renderAgentRules, renderCursorRules } from '../../src/layers/targets/agent-rules.js'
import { renderLayerTable, renderMermaid, renderPackageTable } from '../../src/layers/targets/diagrams.js'
import { withMarkedBlock } from '../../src/layers/targets/marked-block.js'
import { root, ruleNames } from '../support/all-rules.js'
import { withGenerated } from '../support/generated.js'

const path = (relative: string) => fileURLToPath(new URL(relative, root))

test('the page about layers shows the definition', async () => {
  const page = path('docs/layers.md')
  let text = readFileSync(page, 'utf8')
  text = withGenerated(text, 'layer table', renderLayerTable(eightLayer))
  text = withGenerated(text, 'layer diagram', `\`\`\`mermaid\n${renderMermaid(eightLayer)}\n\`\`\``)
  text = withGenerated(text, 'package table', renderPackageTable(eightLayer))
  await expect(text).toMatchFileSnapshot(page)
})

test('the ready rules for Cursor are those of the definition and of the rules there are', async () => {
  await expect(withMarkedBlock(null, renderAgentRules(eightLayer, { rules: ruleNames }), 'html')).toMatchFileSnapshot(path('configs/cursor/.cursorrules'))
  for (const [file, content] of Object.entries(renderCursorRules(eightLayer, { rules: ruleNames }))) await expect(content).toMatchFileSnapshot(path(file.replace('.cursor/', 'configs/cursor/')))
})
