import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'

type Position = { readonly line: number; readonly character: number }
type Range = { readonly start: Position; readonly end: Position }

/** A squiggle. Lines and characters count from 0; severity 1 is an error, 2 a warning. */
export type Diagnostic = {
  readonly range: Range
  readonly severity: 1 | 2 | 3 | 4
  readonly source: string
  readonly code: string
  readonly message: string
  readonly codeDescription?: { readonly href: string }
}

type TextEdit = { readonly range: Range; readonly newText: string }
type WorkspaceEdit = {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>
  readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[]
}

export type CodeAction = {
  readonly title: string
  readonly kind?: string
  readonly edit?: WorkspaceEdit
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] }
}

type Message = {
  readonly id?: number | string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

type Given = {
  readonly command: string
  readonly args: readonly string[]
  /** The folder that the editor has open. */
  readonly folder: string
  /** What the editor answers when it is asked for its configuration. */
  readonly settings: unknown
}

/** An editor as a language server sees it: one open folder, documents in memory, edits that are applied to them. */
export class LanguageClient {
  readonly #process
  readonly #settings: unknown
  readonly #pending = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>()
  readonly #documents = new Map<string, { text: string; version: number }>()
  #received = Buffer.alloc(0)
  #lastId = 0

  private constructor({ command, args, folder, settings }: Given) {
    this.#settings = settings
    this.#process = spawn(command, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
    this.#process.stdout.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk])
      for (let message = this.#nextMessage(); message; message = this.#nextMessage()) this.#handle(message)
    })
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`the language server exited with ${code}`))
    })
  }

  static async start(given: Given): Promise<LanguageClient> {
    const client = new LanguageClient(given)
    const uri = pathToFileURL(given.folder).href
    await client.#request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'project' }],
      // The form of oxlint, which lints before it asks for its configuration.
      initializationOptions: [{ workspaceUri: uri, options: given.settings }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, diagnostics: { refreshSupport: true } },
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
        },
      },
    })
    client.#send({ method: 'initialized', params: {} })
    return client
  }

  openDocument(uri: string, languageId: string, text: string): void {
    this.#documents.set(uri, { text, version: 1 })
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId, version: 1, text } } })
  }

  textOf(uri: string): string {
    return this.#document(uri).text
  }

  async diagnosticsOf(uri: string): Promise<readonly Diagnostic[]> {
    const report = (await this.#request('textDocument/diagnostic', { textDocument: { uri } })) as { items: readonly Diagnostic[] }
    return report.items
  }

  async quickFixesOf(uri: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [diagnostic], only: ['quickfix'] }
    return ((await this.#request('textDocument/codeAction', { textDocument: { uri }, range: diagnostic.range, context })) ?? []) as readonly CodeAction[]
  }

  /** Does what choosing the action in the editor does. Its edit may come with it, or from the server as the effect of its command. */
  async apply(action: CodeAction): Promise<void> {
    if (action.edit) this.#edit(action.edit)
    if (action.command) await this.#request('workspace/executeCommand', action.command)
  }

  stop(): void {
    this.#process.kill()
  }

  #document(uri: string): { text: string; version: number } {
    const document = this.#documents.get(uri)
    if (!document) throw new Error(`${uri} is not open`)
    return document
  }

  #edit({ changes = {}, documentChanges = [] }: WorkspaceEdit): void {
    const edits = [...Object.entries(changes), ...documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits] as const)]
    for (const [uri, list] of edits) {
      const document = this.#document(uri)
      document.text = edited(document.text, list)
      document.version++
      this.#send({
        method: 'textDocument/didChange',
        params: { textDocument: { uri, version: document.version }, contentChanges: [{ text: document.text }] },
      })
    }
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#send({ id, method, params })
    })
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #nextMessage(): Message | null {
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return null
    const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('utf8', 0, end))?.[1])
    const body = end + 4
    if (this.#received.length < body + length) return null
    const message = JSON.parse(this.#received.toString('utf8', body, body + length)) as Message
    this.#received = this.#received.subarray(body + length)
    return message
  }

  #handle({ id, method, params, result, error }: Message): void {
    if (id !== undefined && method !== undefined) {
      this.#send({ id, result: this.#answer(method, params) ?? null } as Message)
    } else if (id !== undefined) {
      const request = this.#pending.get(Number(id))
      this.#pending.delete(Number(id))
      if (error) request?.reject(new Error(error.message))
      else request?.resolve(result)
    }
  }

  #answer(method: string, params: unknown): unknown {
    if (method === 'workspace/configuration') return (params as { items: readonly unknown[] }).items.map(() => this.#settings)
    if (method === 'workspace/applyEdit') {
      this.#edit((params as { edit: WorkspaceEdit }).edit)
      return { applied: true }
    }
    return null
  }
}

/** Applies edits whose ranges all refer to the text before any of them. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const offsetOf = ({ line, character }: Position) => (starts[line] ?? text.length) + character
  return edits
    .toSorted((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
    .reduce((result, { range, newText }) => result.slice(0, offsetOf(range.start)) + newText + result.slice(offsetOf(range.end)), text)
}
