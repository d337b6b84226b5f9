import { agentLoopsOf } from '../facts/agent-loops.js'
import { limitlessAgentsOf } from '../facts/agent-settings.js'
import { llmEvidence } from '../knowledge/llm-sdks.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-unbounded-agent-loop',
  description: 'disallow loops and recursion around model calls that only the model can end',
  family: 'ai',
  presets: { prototype: 'error', recommended: 'error', strict: 'error' },
  failure: 'a model that never says it is done runs up thousands of calls in one request, and nobody notices before the bill',
  evidence: [
    [...llmEvidence, 'tool_calls', 'toolCalls', 'stop_reason', 'stopReason', 'finish_reason', 'finishReason', 'function_call', 'functionCall', 'llm', 'LLM', 'Llm', 'gpt', 'GPT', 'Gpt', 'claude', 'Claude', 'gemini', 'Gemini', 'ompletion', 'odel'],
    ['while', 'for', 'return', 'stopWhen', 'Infinity', 'INFINITY', 'MAX_', 'toolRunner', '=>'],
  ],
  messages: {
    endlessLoop:
      '`{{head}}` calls the model until its own answer ends the loop, so one confused model bills call after call. Add a limit of steps, time or cost, and stop with an error there.',
    endlessRecursion:
      '`{{head}}` calls itself for as long as the model asks for more, so one confused model bills call after call. Pass a step count along and stop with an error at a limit.',
    endlessAgent:
      '`{{setting}}` lets the model run for as long as it likes, so one confused model bills call after call. Add a limit such as `{{limit}}`.',
  },
  check({ file, report }) {
    for (const { node, kind, head } of agentLoopsOf(file)) {
      if (kind === 'recursion') report({ node, messageId: 'endlessRecursion', data: { head } })
      else {
        const body = (node as { body?: { loc: { start: { line: number; column: number } } } }).body
        // The head lacks the limit; the body may be long.
        const end = body && node.type !== 'DoWhileStatement' ? body.loc.start : { line: node.loc.start.line, column: node.loc.start.column + 2 }
        report({ node, loc: { start: node.loc.start, end }, messageId: 'endlessLoop', data: { head } })
      }
    }
    for (const { node, setting, limit } of limitlessAgentsOf(file)) report({ node, messageId: 'endlessAgent', data: { setting, limit } })
  },
})
