import type { LayersDefinition } from '../definition.js'
import { renderAgentRules, renderCursorRules, type AgentRulesOptions } from './agent-rules.js'
import { withMarkedBlock } from './marked-block.js'
import { renderCodeowners, withAgentPermissions } from './ownership.js'

/** A file of the project that is written from the layer definition. */
export type SyncedFile = {
  /** Relative to the project. */
  readonly path: string
  /** The file's new content for its present one; `null` for a file that is not there yet. */
  update(existing: string | null): string
}

/** Every file that tells people and agents what the definition says. What stands outside of the markers stays as it is. */
export function syncedFilesOf(definition: LayersDefinition, options: AgentRulesOptions & { readonly reviewers?: readonly string[] } = {}): readonly SyncedFile[] {
  const rules = renderAgentRules(definition, options)
  const block = (path: string, text: string, style: 'html' | 'hash'): SyncedFile => ({ path, update: (existing) => withMarkedBlock(existing, text, style) })
  return [
    ...['.cursorrules', 'AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md'].map((path) => block(path, rules, 'html')),
    ...Object.entries(renderCursorRules(definition, options)).map(([path, content]) => ({ path, update: () => content })),
    block('.github/CODEOWNERS', renderCodeowners(definition, options.reviewers ? { reviewers: options.reviewers } : {}), 'hash'),
    { path: '.claude/settings.json', update: (existing) => withAgentPermissions(existing, definition) },
  ]
}
