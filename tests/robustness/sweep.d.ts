import type { RuleEntry } from '../../src/presets.js'
import type { ShipworthyRule } from '../../src/rule.js'

export type Linted = {
  /** What the parser says where it cannot read the file. */
  readonly unreadable: string | null
  readonly crashes: readonly { readonly rule: string; readonly error: unknown }[]
  readonly ran: ReadonlySet<string>
  readonly times: ReadonlyMap<string, number>
  readonly reports: number
  /** The same for the same reports. */
  readonly digest: string
  readonly lines: number
}

export type Lint = (name: string, text: string) => Linted
export type Inputs = (backwards: boolean) => Iterable<{ readonly name: string; readonly text: string }>

export type Swept = {
  readonly files: number
  readonly lines: number
  readonly unreadable: number
  readonly reports: number
  readonly crashes: readonly { readonly name: string; readonly rule: string; readonly error: unknown }[]
  readonly slow: readonly { readonly name: string; readonly lines: number; readonly rule: string; readonly time: number }[]
  readonly again: readonly string[]
}

export declare const everySetting: object
export declare function sourcesBelow(folder: string): string[]
export declare function sweeper(given: {
  readonly rules: Readonly<Record<string, ShipworthyRule>>
  readonly entries: Readonly<Record<string, RuleEntry>>
  readonly purposeOf: (file: { readonly path: string; readonly text: string }) => string
  readonly folder: string
}): Lint
export declare function sweep(given: { readonly lint: Lint; readonly inputs: Inputs; readonly onProgress?: (swept: Swept) => void }): Swept
export declare function slowestOf(times: ReadonlyMap<string, number>): { readonly rule: string; readonly time: number }
export declare function readInputs(folder: string, paths: readonly string[]): Inputs
export declare function growthOn(given: { readonly lint: Lint; readonly folder: string; readonly name: string; readonly rule: string }): string
