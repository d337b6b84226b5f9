/** Who may write a part of the project: an AI on its own, an AI with a human's review, or only a human. */
export type WriteLevel = 'yes' | 'review' | 'no'

/** What to do with `import type` over an edge that the matrix forbids. */
export type TypeImports = 'same' | 'warn' | 'allow'

/** An edge that is open only at some entry points of the other layer. */
export type NarrowEdge = {
  readonly layer: string
  /** Globs relative to the other layer's folder, extensions aside: `llm/LLMClient`, `events/**`. */
  readonly only: readonly string[]
  readonly why: string
}

/** An edge that stays closed, with the reason and the legal way; without it a general sentence is said. */
export type ClosedEdge = {
  readonly layer: string
  readonly why: string
  readonly instead: string
  /** Overrides `typeImports` of the definition for this edge. */
  readonly typeImports?: TypeImports
}

export type Layer = {
  /** Folders relative to the project's root; a package of a monorepo is a folder too. */
  readonly path: string | readonly string[]
  readonly purpose: string
  readonly mayImport: readonly (string | NarrowEdge)[]
  readonly mayNotImport?: readonly ClosedEdge[]
  readonly aiMayWrite: WriteLevel
  /** Parts of the layer with another write level; globs relative to the layer's folder. */
  readonly writeExceptions?: readonly { readonly path: string; readonly aiMayWrite: WriteLevel }[]
  /** Code owners of the layer: `@org/team`, `@user` or an e-mail address. */
  readonly owners?: readonly string[]
  /** Whether each folder directly below is a feature, closed to its siblings but for its `index` and the given entries. */
  readonly features?: { readonly entries: readonly string[] }
}

/** A place outside the layers. */
export type Zone = {
  /** Globs relative to the project's root. */
  readonly paths: readonly string[]
  readonly purpose: string
  /** `all`: every layer; else the layers and zones it may import. */
  readonly mayImport: 'all' | readonly string[]
  /** `all`: every layer; `none`: no layer; else those that may import it. */
  readonly importedBy: 'all' | 'none' | readonly string[]
  /** Why its imports or importers are as they are, for messages. */
  readonly why: string
  /**
   * For zones that reach into the layers' folders (a test beside its subject): such a file keeps the edges of the layer
   * it lies in, plus these entry points of every layer, as globs relative to the other layer's folder.
   */
  readonly keepsLayer?: { readonly entries: readonly string[] }
}

/** Packages that belong to some layers. */
export type PackageGroup = {
  /** Package names; `@scope/*` stands for a whole scope. */
  readonly packages: readonly string[]
  /** Layers and zones that may import them. */
  readonly layers: readonly string[]
  readonly why: string
  readonly instead: string
  /**
   * Named imports of some of the packages that are free in the given layers: query operators of an ORM. A tool that sees no
   * names, such as dependency-cruiser, lets those packages pass whole there.
   */
  readonly free?: { readonly packages: readonly string[]; readonly names: readonly string[]; readonly layers: readonly string[] }
  /** What `import type` means per layer; `same` where not given. */
  readonly typeImports?: Readonly<Record<string, TypeImports>>
}

/**
 * The architecture of a project: the one table that the ESLint rules, the dependency-cruiser preset, the AI rule files,
 * CODEOWNERS and the diagrams are made from. JSON-serialisable.
 */
export type LayersDefinition = {
  readonly layers: Readonly<Record<string, Layer>>
  readonly zones?: Readonly<Record<string, Zone>>
  readonly packages?: Readonly<Record<string, PackageGroup>>
  /** `warn` unless told. */
  readonly typeImports?: TypeImports
  /** Folders in which every file must belong to a layer or zone; the layers' common parent folder unless told. */
  readonly roots?: readonly string[]
}

/** A definition with its layer names checked by the compiler: an edge to a layer that does not exist does not type-check. */
export function defineLayers<const Name extends string>(
  definition: LayersDefinition & {
    readonly layers: Readonly<Record<Name, Layer & { readonly mayImport: readonly (NoInfer<Name> | (NarrowEdge & { readonly layer: NoInfer<Name> }))[] }>>
  },
): LayersDefinition {
  return definition
}
