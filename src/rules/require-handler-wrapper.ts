import { handlerWrappingOf, wrappableRoutesOf } from '../facts/unwrapped-handlers.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-handler-wrapper',
  description: 'require every handler of a request to be wrapped by the function that the project agreed on',
  family: 'architecture',
  side: 'server',
  presets: {},
  failure: 'the one endpoint with a pattern of its own has no error handling, no log and no check that all the others have',
  evidence: [],
  messages: {
    bareHandler: 'The handler of `{{route}}` is not wrapped by `{{wrapper}}`, so what every other endpoint gets from it (errors, logs, checks) is missing here. Wrap it.',
    mixedHandlers:
      '`{{wrapped}}` of this file is wrapped by `{{wrapper}}` and `{{route}}` is not, so the two fail, log and check in different ways. Wrap both.',
    noWrapper: 'Nothing says what handlers are wrapped by, so this rule checks nothing. Name the wrappers in `settings.shipworthy.handlerWrapper`, such as `["withErrors"]`.',
  },
  check({ file, report }) {
    const { handlerWrapper } = file.settings
    if (handlerWrapper.length === 0) {
      const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }
      if (wrappableRoutesOf(file).length > 0) report({ node: file.source.ast, loc, messageId: 'noWrapper' })
      return
    }
    const { bare, wrapped } = handlerWrappingOf(file)
    for (const { route, node } of bare) {
      const loc = { start: node.loc.start, end: node.body.loc.start }
      const wrapper = handlerWrapper.join('` or `')
      if (wrapped[0]) report({ node, loc, messageId: 'mixedHandlers', data: { wrapped: wrapped[0].label, route: route.label, wrapper } })
      else report({ node, loc, messageId: 'bareHandler', data: { route: route.label, wrapper } })
    }
  },
})
