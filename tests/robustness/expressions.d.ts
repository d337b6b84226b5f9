export type Expression = { readonly line: number; readonly pattern: string; readonly flags: string }

export declare function expressionsIn(text: string): { readonly expressions: readonly Expression[]; readonly unknown: readonly number[] }
export declare function superLinear<Given extends Expression>(expressions: readonly Given[]): readonly (Given & { readonly message: string })[]
