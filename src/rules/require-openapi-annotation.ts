import { undescribedRoutesOf } from '../facts/openapi-annotations.js'
import type { Route } from '../facts/routes.js'
import { defineRule } from '../rule.js'

type Options = { readonly trustControllers: boolean }

export default defineRule({
  name: 'require-openapi-annotation',
  description: 'require every route of an API to be described for its OpenAPI specification',
  family: 'architecture',
  side: 'server',
  presets: {},
  failure: 'the specification leaves routes out, so clients are written by guesswork and break with the next change',
  evidence: [],
  options: {
    schema: { trustControllers: { type: 'boolean', description: 'Stay silent about a route whose handler is in another file, where its annotation may stand, unless other routes of the file are annotated.' } },
    defaults: { trustControllers: true } satisfies Options as Options,
  },
  messages: {
    undescribedRoute: '`{{route}}` has neither an OpenAPI annotation nor a schema, so the specification lacks it, or says nothing of it, and clients guess what it takes and gives. {{advice}}.',
  },
  check({ file, options, report }) {
    for (const { route, mayBeElsewhere } of undescribedRoutesOf(file)) {
      if (mayBeElsewhere && options.trustControllers) continue
      report({ ...placeOf(route), messageId: 'undescribedRoute', data: { route: route.label, advice: advice[route.framework] ?? 'Write an `@openapi` comment above it' } })
    }
  },
})

const advice: Readonly<Partial<Record<Route['framework'], string>>> = {
  fastify: 'Give it a `schema`',
  hono: 'Describe it with `describeRoute`, or register it with `createRoute`',
  nestjs: 'Add `@ApiOperation` and `@ApiResponse`',
}

/** Registrations by their method and path, functions by their head. */
function placeOf({ node, handler, framework }: Route) {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') return { node, loc: { start: node.callee.property.loc.start, end: (node.arguments[0] ?? node).loc.end } }
  if (handler && framework !== 'nestjs') return { node: handler, loc: { start: handler.loc.start, end: handler.body.loc.start } }
  return { node, loc: node.type === 'MethodDefinition' ? node.key.loc : node.loc }
}
