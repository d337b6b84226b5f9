import type { Catalogue } from './modules.js'

/** A hook that loads data for a component. */
export type QueryHook = {
  /** What its result calls the two states, for messages. */
  readonly states: readonly [loading: string, failed: string]
  /** Where its options are: the first argument that may be one. */
  readonly options: number
}

const tanstack: QueryHook = { states: ['isPending', 'isError'], options: 0 }
const tanstackExports = { useQuery: tanstack, useInfiniteQuery: tanstack }
const swr: QueryHook = { states: ['isLoading', 'error'], options: 1 }
const apollo: QueryHook = { states: ['loading', 'error'], options: 1 }

/** Hooks of libraries by package and export. Those that suspend (`useSuspenseQuery`) have no states to read. As of November 2026. */
export const queryHooks: Catalogue<QueryHook> = {
  '@tanstack/react-query': tanstackExports,
  '@tanstack/vue-query': tanstackExports,
  '@tanstack/preact-query': tanstackExports,
  'react-query': { useQuery: { states: ['isLoading', 'isError'], options: 0 } },
  swr: { '': swr, useSWR: swr },
  'swr/immutable': { '': swr },
  'swr/infinite': { '': swr },
  '@apollo/client': { useQuery: apollo },
  '@apollo/client/react': { useQuery: apollo },
  '@apollo/react-hooks': { useQuery: apollo },
  '@vue/apollo-composable': { useQuery: apollo },
}

/** `trpc.team.get.useQuery(input, options)` */
export const procedureHook: QueryHook = { states: ['isPending', 'isError'], options: 1 }

/** `useGetPostsQuery(argument, options)` of an API slice of Redux Toolkit. */
export const sliceHook: QueryHook = { states: ['isLoading', 'isError'], options: 1 }

/** What the result of such a hook says about loading and failing, in any of the libraries. */
export const stateMembers: ReadonlySet<string> = new Set([
  'status', 'isPending', 'isLoading', 'isInitialLoading', 'isFetching', 'isRefetching', 'isFetched', 'isFetchedAfterMount', 'fetchStatus', 'isSuccess', 'isError', 'isLoadingError', 'isRefetchError', 'isPaused',
  'error', 'errors', 'failureReason', 'failureCount', 'errorUpdatedAt', 'errorUpdateCount', 'isValidating', 'loading', 'networkStatus', 'called', 'isUninitialized', 'isPlaceholderData', 'suspense', 'promise',
])

/** Options by which a failure or the wait goes elsewhere, or data is there from the start. */
export const stateOptions: ReadonlySet<string> = new Set([
  'suspense', 'throwOnError', 'useErrorBoundary', 'onError', 'meta', 'initialData', 'placeholderData', 'fallbackData', 'fallback', 'errorPolicy', 'onCompleted',
])
