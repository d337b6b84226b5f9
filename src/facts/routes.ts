import { lazily } from './lazily.js'
import { functionsAround, type FunctionNode } from './functions.js'
import type { Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

export type Framework =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'koa'
  | 'nestjs'
  | 'next-route'
  | 'next-api'
  | 'next-action'
  | 'trpc'
  | 'remix'
  | 'sveltekit'
  | 'edge-function'
  | 'lambda'
  | 'file-route'
  | 'http'

/** `app.post('/pay', limit, charge)`, `export async function POST()`, `@Post('pay') pay()`: one route in one form. */
export type Route = {
  readonly framework: Framework
  /** Upper case; `ALL` for any; `null` where the file does not show it. */
  readonly method: string | null
  /** As far as the file shows it, mount paths and controller prefixes of the file included; file routes by their path. */
  readonly path: string | null
  /** What makes it a route: the registration call, the exported declaration, the decorated method. */
  readonly node: Node
  /** Everything known to run before the handler: chain arguments, route options, decorators, `use` of its router above it. */
  readonly middleware: readonly Node[]
  /** Callees of the calls that the handler is wrapped by: `withAuth` in `withAuth(async (req) => {})`. */
  readonly wrappers: readonly Node[]
  /** `null` when the handler is declared in another file. */
  readonly handler: FunctionNode | null
  /** For messages: `POST /pay`, `server action pay`, `request`. */
  readonly label: string
}

export const routesOf = lazily((_file: SourceFile): readonly Route[] => [])

/** The route whose request a node serves: the nearest enclosing function that is a handler or middleware. */
export function requestAround(file: SourceFile, node: Node): Route | null {
  const routes = routesOf(file)
  for (const fn of functionsAround(node)) {
    const route = routes.find(({ handler }) => handler === fn)
    if (route) return route
  }
  return null
}
