import { describe, expect, test } from 'vitest'
import { eightLayer } from '../../../src/layers/eight-layer.js'
import { definitionFrom } from '../../../src/layers/from-settings.js'
import { renderAgentRules, renderCursorRules, reviewMarker } from '../../../src/layers/targets/agent-rules.js'
import { renderLayerTable, renderMermaid } from '../../../src/layers/targets/diagrams.js'
import { syncedFilesOf } from '../../../src/layers/targets/index.js'
import { withMarkedBlock } from '../../../src/layers/targets/marked-block.js'
import { agentPermissionsOf, renderCodeowners, withAgentPermissions } from '../../../src/layers/targets/ownership.js'

const mapped = definitionFrom({ core: { as: '01-Core', path: 'src/core', owners: ['@acme/platform'] }, features: { as: '04-Modules', path: 'src/features' }, web: { as: '08-Web', path: 'src/web' } })
const linesOf = (text: string) => text.split('\n')

describe('the rules for agents', () => {
  const text = renderAgentRules(eightLayer)

  test('are short', () => {
    expect(linesOf(text).length).toBeLessThan(60)
    for (const [file, content] of Object.entries(renderCursorRules(eightLayer))) expect(linesOf(content).length, file).toBeLessThan(60)
  })

  test('name every layer, the levels with their exceptions, and the marker', () => {
    for (const name of Object.keys(eightLayer.layers)) expect(text).toContain(`\`src/${name}\``)
    const line = (start: string) => linesOf(text).find((each) => each.startsWith(start))
    expect(line('- Free')).toBe('- Free: `src/02-Common/**`, `src/04-Modules/**`, `src/06-Background/**`, `src/08-Web/**`')
    expect(line('- With a review')).toBe('- With a review: `src/04-Modules/auth/**`, `src/04-Modules/billing/**`')
    for (const file of ['src/05-Infra/persistence/schema.ts', 'src/06-Background/safety/RetryableJobRunner.ts', 'src/07-AI/llm/LLMClient.ts']) expect(line('- Humans only')).toContain(`\`${file}\``)
    expect(reviewMarker).toBe('@vibe-safe: HUMAN-CROSS-REVIEW')
    expect(text).toContain(reviewMarker)
  })

  test('tell hard rules with the names of the rules that are there, and no others', () => {
    const some = renderAgentRules(eightLayer, { rules: ['no-swallowed-error'] })
    expect([...some.matchAll(/`shipworthy\/(no-[a-z-]+|require-[a-z-]+)`/g)].map(([, name]) => name)).toEqual(['no-swallowed-error'])
    expect(renderAgentRules(eightLayer, { rules: [] })).not.toContain('## Never')
  })

  test('speak in the names of the project', () => {
    const own = renderAgentRules(mapped)
    expect(own).toContain('| `src/web` | routes, OpenAPI | core, features | you may write |')
    expect(own).not.toMatch(/0\d-[A-Z]/)
  })

  test('a file of Cursor for each layer is read with that layer', () => {
    const files = renderCursorRules(mapped)
    expect(Object.keys(files)).toEqual(['.cursor/rules/shipworthy.mdc', '.cursor/rules/layer-core.mdc', '.cursor/rules/layer-features.mdc', '.cursor/rules/layer-web.mdc'])
    expect(files['.cursor/rules/layer-web.mdc']).toMatch(/^---\ndescription: "The layer web: routes, OpenAPI"\nglobs: src\/web\/\*\*\nalwaysApply: false\n---\n/)
    expect(files['.cursor/rules/shipworthy.mdc']).toMatch(/^---\ndescription: "[^"]+"\nglobs:\nalwaysApply: true\n---\n/)
  })
})

describe('what stands outside of the markers', () => {
  test.each<[string, string | null]>([
    ['is nothing in a new file', null],
    ['is nothing in an empty file', ''],
    ['stays before and after', '# Ours\n\nKeep  this.   \n'],
    ['stays without a newline at its end', '# Ours'],
    ['stays with the line ends of Windows', '# Ours\r\n\r\nText\r\n'],
  ])('%s', (_name, existing) => {
    const once = withMarkedBlock(existing, 'one\ntwo', 'html')
    expect(once.startsWith((existing ?? '').trim() === '' ? '<!-- begin' : existing!)).toBe(true)
    expect(withMarkedBlock(once, 'one\ntwo', 'html')).toBe(once)
    const after = `${once}\nmore of ours\n`
    const changed = withMarkedBlock(after, 'three', 'html')
    expect(changed).toContain('three')
    expect(changed).not.toContain('two')
    expect(changed.endsWith('\nmore of ours\n')).toBe(true)
    expect(changed.split('<!-- begin')[0]).toBe(once.split('<!-- begin')[0])
  })

  test('half a block is an error', () => {
    const block = withMarkedBlock(null, 'one', 'hash')
    const [begin, , end] = linesOf(block)
    for (const broken of [begin!, end!, `${end!}\n${begin!}`, `${block}${block}`]) expect(() => withMarkedBlock(broken, 'two', 'hash')).toThrow(/must stand once each/)
  })
})

describe('owners and permissions', () => {
  test('owners of layers, and reviewers of what an AI may not write alone', () => {
    expect(renderCodeowners(mapped)).toBe('/src/core/ @acme/platform')
    const lines = linesOf(renderCodeowners(eightLayer, { reviewers: ['@acme/seniors'] }))
    expect(lines).toContain('/src/01-Core/ @acme/seniors')
    expect(lines).toContain('/src/04-Modules/billing/** @acme/seniors')
    expect(lines.some((line) => line.startsWith('/src/08-Web/'))).toBe(false)
    expect(renderCodeowners(eightLayer)).toBe('# No layer names `owners`.')
  })

  test('an agent is denied what only humans write, and asks where a review is due', () => {
    const { deny, ask } = agentPermissionsOf(eightLayer)
    expect(deny).toEqual(expect.arrayContaining(['Edit(./src/01-Core/**)', 'Edit(./src/05-Infra/persistence/schema.ts)', 'Edit(./src/06-Background/safety/RetryableJobRunner.ts)']))
    expect(ask).toEqual(['Edit(./src/04-Modules/auth/**)', 'Edit(./src/04-Modules/billing/**)'])
  })

  test('a closed layer with an open part asks, because a denial would win over the part', () => {
    const open = definitionFrom({ core: { as: '01-Core', path: 'src/core', writeExceptions: [{ path: 'errors/**', aiMayWrite: 'yes' }] } })
    expect(agentPermissionsOf(open)).toEqual({ deny: [], ask: ['Edit(./src/core/**)'] })
  })

  test('settings of the user stay', () => {
    const before = JSON.stringify({ model: 'x', permissions: { allow: ['Read'], deny: ['WebFetch', 'Edit(./src/core/**)'] } })
    const after = JSON.parse(withAgentPermissions(before, mapped)) as object
    expect(after).toEqual({ model: 'x', permissions: { allow: ['Read'], deny: ['WebFetch', 'Edit(./src/core/**)'], ask: ['Edit(./src/features/auth/**)', 'Edit(./src/features/billing/**)'] } })
    expect(withAgentPermissions(JSON.stringify(after), mapped)).toBe(withAgentPermissions(before, mapped))
    expect(() => withAgentPermissions('[]', mapped)).toThrow('must hold an object')
  })
})

test('every file is written the same a second time', () => {
  const files = syncedFilesOf(eightLayer, { reviewers: ['@acme/seniors'] })
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['.cursorrules', 'AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md', '.github/CODEOWNERS', '.claude/settings.json', '.cursor/rules/layer-01-core.mdc']))
  for (const { path, update } of files) expect(update(update(null)), path).toBe(update(null))
})

test('the diagram and the table hold every layer and edge', () => {
  const chart = renderMermaid(eightLayer)
  expect(chart.match(/ --> /g)).toHaveLength(19)
  expect(chart.match(/\.-> /g)).toHaveLength(4)
  expect(linesOf(renderLayerTable(eightLayer))).toHaveLength(10)
})
