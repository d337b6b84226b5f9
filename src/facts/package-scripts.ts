/** A node of the tree that `@eslint/json` makes, as far as it is read here. */
export type JsonNode = {
  readonly type: string
  readonly loc: unknown
  readonly body?: JsonNode
  readonly members?: readonly JsonNode[]
  /** A string's text; of a `Member`, the node of its value. */
  readonly value?: unknown
  /** A member's key: a `String`, or an `Identifier` of JSON5. */
  readonly name?: unknown
}

/** A script that changes the schema of production's database without a migration. */
export type SchemaPush = { readonly node: JsonNode; readonly script: string; readonly command: string }

const deployed = /^(?:start|prestart|poststart|start:prod(?:uction)?|deploy(?::.+)?|predeploy|postdeploy|release(?::.+)?|build|prebuild|postbuild|build:prod(?:uction)?|vercel-build|heroku-postbuild|postinstall|now-build|railway:.+|db:deploy)$/
const forDevelopment = /(?:^|[:-])(?:dev|development|local|test|preview|staging)(?:$|[:-])/
const push = /\bprisma\s+db\s+push\b|\bdrizzle-kit\s+push(?::\w+)?(?=\s|$|[;&|])/
const called = /\b(?:(?:npm|pnpm|yarn|bun)\s+run|yarn|pnpm|bun)\s+(?:-s\s+|--silent\s+)?([\w:.-]+)/g
/** Scripts that call each other are followed this far. */
const deepest = 6

/** The scripts of a package.json that push a schema when the program is built, released or started. */
export function schemaPushesOf(document: JsonNode): readonly SchemaPush[] {
  const scripts = membersOf(membersOf(document.body).get('scripts'))
  const found: SchemaPush[] = []
  for (const [script, node] of scripts) {
    if (!deployed.test(script) || forDevelopment.test(script)) continue
    const command = pushedBy(scripts, script, new Set())
    if (command) found.push({ node, script, command })
  }
  return found
}

function pushedBy(scripts: ReadonlyMap<string, JsonNode>, script: string, seen: Set<string>): string | null {
  const text = scripts.get(script)?.value
  if (typeof text !== 'string' || seen.has(script) || seen.size > deepest) return null
  seen.add(script)
  const own = push.exec(text)
  if (own) return own[0].replace(/\s+/g, ' ')
  for (const [, name] of text.matchAll(called)) {
    // One that is reported by itself is not reported again by its caller.
    const inner = name ? pushedBy(scripts, name, seen) : null
    if (inner) return inner
  }
  return null
}

function membersOf(object: JsonNode | undefined): ReadonlyMap<string, JsonNode> {
  const members = new Map<string, JsonNode>()
  for (const { name, value } of object?.members ?? []) {
    const key = name as { readonly value?: unknown; readonly name?: unknown } | undefined
    const text = key?.value ?? key?.name
    if (typeof text === 'string' && value) members.set(text, value as JsonNode)
  }
  return members
}
