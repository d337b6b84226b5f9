export declare function numbersFrom(seed: number): (below: number) => number
export declare function mutantOf(name: string, text: string, next: (below: number) => number): { readonly mistake: string; readonly text: string } | null
