import { repeatingEffectsOf, type RepeatingEffect } from '../facts/repeating-effects.js'
import { repeatingWatchersOf } from '../facts/repeating-watchers.js'
import { addedArgument } from '../fixes/added-argument.js'
import { defineRule } from '../rule.js'

const shown = (act: RepeatingEffect['act']) => (act.kind === 'request' ? 'sends a request' : `sets \`${act.name}\` to a new value`)

export default defineRule({
  name: 'no-effect-fetch-loop',
  description: 'disallow effects that send a request or set state, and by that run again',
  family: 'frontend',
  presets: { recommended: 'error', strict: 'error' },
  failure: 'every open tab sends requests as fast as they are answered, or renders without end',
  evidence: [['useEffect', 'useLayoutEffect', 'useInsertionEffect', 'watch', '$effect']],
  options: {
    schema: { reactCompiler: { type: 'boolean', description: 'The React Compiler memoises the components, so that what they make in render is no cause.' } },
    defaults: { reactCompiler: false },
  },
  hasSuggestions: true,
  messages: {
    afterEveryRender:
      '`{{effect}}` has no list of dependencies, so after every render it {{act}}; what that changes renders again, without end. Add the list of what it depends on, or `[]` to run it once.',
    dependsOnWhatItSets:
      'This `{{effect}}` sets `{{name}}` to a new value and depends on it, so it runs again after every run, without end. Take `{{name}}` out of the list; to build on it, set it with a function.',
    dependsOnMadeInRender:
      'Every render makes `{{name}}` anew, and this `{{effect}}` depends on it and {{act}}, so it runs after every render. Make it inside the effect, memoise it, or depend on the plain values in it.',
    watchesWhatItSets:
      'This `{{effect}}` gives `{{name}}` a new value and watches it, so it runs again after every run, without end. Watch what the value is made from, or set it on a condition.',
    addEmptyList: 'Run it once, after the first render: add `[]`.',
  },
  check({ file, options, report }) {
    for (const repeating of repeatingEffectsOf(file)) {
      const { node, call, effect, act } = repeating
      switch (repeating.cause) {
        case 'no list': {
          const once = repeating.usesOnlyItself && call.arguments.length === 1 ? addedArgument(file, call, '[]') : null
          report({
            node,
            loc: call.callee.loc,
            messageId: 'afterEveryRender',
            data: { effect, act: shown(act) },
            ...(once ? { suggest: [{ messageId: 'addEmptyList', fix: once }] } : {}),
          })
          break
        }
        case 'own state':
          report({ node, messageId: 'dependsOnWhatItSets', data: { effect, name: repeating.name } })
          break
        case 'made in render':
          if (!options.reactCompiler) report({ node, messageId: 'dependsOnMadeInRender', data: { effect, name: repeating.name, act: shown(act) } })
      }
    }
    for (const { node, effect, name } of repeatingWatchersOf(file)) report({ node, messageId: 'watchesWhatItSets', data: { effect, name } })
  },
})
