import type { ShipworthyRule } from '../../src/rule.js'

type Rules = Readonly<Record<string, ShipworthyRule>>

export declare function observedRules(
  rules: Rules,
  on: { readonly onRun: (rule: string) => unknown; readonly onTime: (rule: string, milliseconds: number) => unknown; readonly onError: (rule: string, error: unknown) => void },
): Rules
export declare function evidenceOf(rules: Rules): string
export declare function paddingOf(text: string): string
