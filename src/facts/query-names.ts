import type { DataAccess } from './data-access.js'
import type { SourceFile } from './source-file.js'

/** A query for messages: `prisma.invoice.findUnique`, else its model and what is done. */
export function queryNameOf(file: SourceFile, { node, model, api }: DataAccess): string {
  const text = node.type === 'CallExpression' ? file.source.getText(node.callee as never).replace(/\s+/g, '') : ''
  return /^[\w.$]{1,50}$/.test(text) ? text : model ? `${model}.${api}` : api
}
