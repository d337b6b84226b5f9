/** Sources by the path of their file. Together they hold every syntax node that the TypeScript parser makes. */
export const everySyntax: Readonly<Record<string, string>> = {
  'src/statements.js': `
'use strict'
import fallback, { named as renamed, 'quoted name' as quoted } from 'package-a'
import * as everything from 'package-b'
import data from './data.json' with { type: 'json' }
import 'package-c'
export * from 'package-d'
export * as grouped from 'package-e'
export { renamed, quoted as 'other name' }
export { default as again } from 'package-f'
export default async function* generate(first, { a, b: [c, , ...d], ...rest } = {}, ...others) {
  for await (const item of first) yield item
  yield* others
  return await c?.[a]?.(rest, ...d)
}
label: for (let i = 0, j = 1; i < 3; i++, --j) {
  if (i === 1) continue label
  else if (i) break label
  else debugger
}
for (const key in everything) delete everything[key]
for (;;) break
while (false) ;
do { var hoisted } while (!hoisted)
switch (hoisted) {
  case 1:
  case 2: { break }
  default: void 0
}
try { throw new Error(\`text \${hoisted} more \${\`inner\`}\`) } catch { } finally { }
try { renamed() } catch ({ message, ...more }) { renamed(message, more) }
class Base { }
const Named = class Inner extends (0, Base) {
  static { this.count = 0 }
  static #secret = 1
  #own
  'quoted' = 2;
  [renamed] = 3
  accessor = 4
  static async *[Symbol.iterator]() { yield super.constructor }
  constructor() { super(); this.#own = #own in this; new.target }
  get value() { return this.#own }
  set value(value) { this.#own = value }
  static method() { return Inner.#secret }
}
let [x, , y = 1, ...z] = [1, , ...quoted], { [renamed]: computed, short, deep: { a: { b: deepest } = {} } } = data
;[x, y] = [y, x];
({ x, y: z.w, ...x.rest } = fallback)
x ||= y; x &&= y; x ??= y; x **= 2; x >>>= 1
const object = { x, 'y': 1, 2: 3, [z]: 4, __proto__: null, get g() { return 1 }, set g(v) { }, async *m() { }, async a() { }, ...data }
const arrows = [() => ({}), async (a) => { await a }, ({ a }) => a, (...all) => all, function named() { return named }]
const literals = [1, 0x1, 1n, 'a', null, true, undefined, /a[b]\\/c/giu, 1_000, NaN]
const operators = [typeof x, -x, +x, ~x, !x, x++, x ? y : z, x ?? y, (x, y), x in y, x instanceof Base, x && (y || z)]
const calls = [x(), x?.(), x?.y, x?.[y], x.y?.z(), (x?.y).z, new x, new x.y(...z), import('package-g'), import.meta.url, x\`tag \${y}\`, String.raw\`\\u\`]
export const exported = 1, { nested } = object
await x
`,
  'src/sloppy.cjs': `
var legacy = require('package-a'), { part } = require('package-b').deep
with (legacy) { part }
function outer(a, a2) { arguments[0] = arguments.length; return function () { return this } }
if (legacy) function odd() { }
module.exports = outer; exports.part = module.exports.part = part
`,
  'src/component.tsx': `
'use client'
import { useEffect } from 'react'
export default function Component<T,>({ items, ...props }: { items: T[] }) {
  useEffect(() => { void items }, [])
  return (
    <>
      <ns:tag ns:attribute="a" plain data-x='b' {...props} onClick={() => { }} nested=<b /> />
      <Member.Deep.Tag<T> key={1}>text {items} {/* comment */} {...items}</Member.Deep.Tag>
      {}
      <this.Tag />
    </>
  )
}
`,
  'src/types.ts': `
import type { A } from 'package-a'
import { type B, C } from 'package-b'
import legacy = require('package-c')
import Alias = legacy.Deep.Name
export import Exported = legacy.Other
import type X = require('package-d')
export type { A }
export type * from 'package-e'
export = legacy
`,
  'src/more-types.ts': `
@decorate @decorate.with({ a: 1 })
abstract class Model<in out T extends object = {}> extends Base<T> implements First, Second.Deep<T> {
  declare readonly declared: string
  static override readonly shared?: number = 1
  definite!: boolean
  @field() private accessor tracked = 1
  abstract accessor untracked: string
  abstract missing: string
  protected abstract absent(): void
  [index: string]: any
  constructor(private readonly a: string, @inject() public b?: number, protected override c = 1) { super() }
  overloaded(): void
  overloaded(this: Model<T>, @parameter a?: string, ...rest: unknown[]): asserts a is string { }
  get value(): this is { a: 1 } { return true }
}
interface Shape<T> extends Parent<T>, Other.Parent {
  (call: string): void
  new (construct: string): Shape<T>
  readonly property?: string
  method?<U>(argument: U): asserts argument
  get accessor(): string
  set accessor(value: string)
  [key: \`data-\${string}\`]: unknown
}
type Everything<T, K extends keyof T> = [
  any, bigint, boolean, never, null, number, object, string, symbol, undefined, unknown, void, this, T[K], T[], readonly T[],
  unique symbol, keyof T, typeof value, typeof value.deep<string>, typeof import('package-f'), import('package-g', { with: { 'resolution-mode': 'import' } }).Deep<T>,
  T extends (infer U extends string)[] ? U : never, { readonly [P in K as \`get\${P & string}\`]-?: T[P] }, { +readonly [P in K]+?: T[P] },
  (a: string) => void, new (a: string) => T, abstract new () => T, (value: unknown) => value is string, \`a\${T & string}b\`, 1, -1, 'a', true, 1n,
  T | K, T & K, Deep.Name.Space<T>, [named: string, optional?: number, ...rest: T[]], [string?, ...number[]], { method(): void; (): void },
]
type Intrinsic = intrinsic
enum Plain { A, B = 1, 'quoted' = 2, C = A | B }
declare const enum Constant { A }
namespace Deep.Name { export const value = 1; export type Space<T> = T }
declare module 'ambient' { const value: string; export default value }
declare module '*.svg'
declare global { interface Window { a: string } }
declare function declared(a: string): void
declare let ambient: unique symbol
function overload(a: string): void
function overload(a: unknown) { return a as string satisfies unknown }
const asserted = <string>value, nonNull = value!.deep!, instantiated = overload<string>, constant = { a: 1 } as const
let typed: string | undefined = (value as any)?.deep!.deeper, fn = async <T,>(a: T): Promise<T> => a
using resource = open()
for (const x of <any[]>list) { await using other = open() }
export abstract class Abstract { }
export default interface Default { }
export as namespace Global
`,
}

/** Node types that the parser declares and never puts into a tree. */
export const neverParsed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['Abstract', 'Async', 'Declare', 'Export', 'Private', 'Protected', 'Public', 'Readonly', 'Static'].map((modifier) => [
      `TS${modifier}Keyword`,
      'a modifier is a property of what it modifies',
    ]),
  ),
}
