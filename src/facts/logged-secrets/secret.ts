import type { LogCall } from '../log-calls.js'
import type { Node } from '../nodes.js'

/** What a log line or an error report holds that nobody may read there. */
export type LoggedSecret = {
  /** The expression that holds it. */
  readonly node: Node
  readonly call: LogCall
  /** `secret` is one value; `body`, `headers`, `request` and `environment` are everything that is in one. */
  readonly kind: 'secret' | 'body' | 'headers' | 'request' | 'environment'
  /** As it is written, for messages. */
  readonly name: string
  /**
   * The module of the project that the logger comes from, where the value stands in a field whose name every filter of fields
   * knows (`token`, `password`, `headers`): that module may take it out. `null` where nothing can.
   */
  readonly filteredBy: string | null
}

export type Found = Pick<LoggedSecret, 'node' | 'kind' | 'name'>
