import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { presetNames } from '../../src/presets.js'
import type { ShipworthyRule } from '../../src/rule.js'
import { allRules, root } from '../support/all-rules.js'
import { withGenerated } from '../support/generated.js'

/** Rules whose first report the README shows, out of a run of the demo. */
const shown = ['no-check-then-act', 'no-timer-background-job', 'require-llm-output-cap', 'no-token-in-web-storage']

// One test, because each part is written to the same file.
test('the sample and the rule table of the README are up to date', async () => {
  const output = execFileSync(process.execPath, [fileURLToPath(new URL('tests/apps/demo.js', root))], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const excerpt = shown.map((name) => firstReportOf(output, name)).join('\n\n')
  const readme = fileURLToPath(new URL('README.md', root))
  const sampled = withGenerated(readFileSync(readme, 'utf8'), 'sample', `\`\`\`text\n${excerpt}\n\`\`\``)
  await expect(withGenerated(sampled, 'rule table', ruleTable('docs/rules/'))).toMatchFileSnapshot(readme)
})

/** What a rule's failures cost, its name, and its first place with the message: the paragraphs before and after the name. */
function firstReportOf(output: string, name: string): string {
  const lines = output.split('\n')
  const at = lines.indexOf(`  shipworthy/${name}`)
  if (at < 0) throw new Error(`the demo says nothing of ${name}`)
  let from = at
  while (lines[from - 1]!.trim()) from--
  let to = at + 2
  while (lines[to]?.trim()) to++
  return lines.slice(from, to).join('\n')
}

function ruleTable(folder: string): string {
  const mark = (rule: ShipworthyRule, preset: (typeof presetNames)[number]) => {
    const entry = rule.meta.docs!.presets[preset]
    return entry ? (typeof entry === 'string' ? entry : entry[0]) : ''
  }
  const rows = Object.entries(allRules).map(
    ([name, rule]) => `| [${name}](${folder}${name}.md) | ${rule.meta.docs!.failure} | ${presetNames.map((preset) => mark(rule, preset)).join(' | ')} | ${rule.meta.hasSuggestions ? 'yes' : ''} |`,
  )
  const table = [`| rule | what it prevents | ${presetNames.join(' | ')} | quick fix |`, `| --- | --- | ${presetNames.map(() => '---').join(' | ')} | --- |`, ...rows]
  const others = Object.entries(allRules).filter(([, rule]) => presetNames.every((preset) => !rule.meta.docs!.presets[preset]))
  if (others.length > 0) table.push('', `In no preset, since not every project wants them; turn them on by name: ${others.map(([name]) => `[${name}](${folder}${name}.md)`).join(', ')}.`)
  return table.join('\n')
}
