export declare const repositories: readonly { readonly group: string; readonly repository: string; readonly commit: string }[]
