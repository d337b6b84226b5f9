import type { TSESTree } from '@typescript-eslint/utils'
import { exportOf } from './exports.js'
import { calleeNameOf, nameOf, unwrap } from './expressions.js'
import { functionBehind, functionNameOf, isFunction, type FunctionNode } from './functions.js'
import { lazily } from './lazily.js'
import { nodesOf, type Node } from './nodes.js'
import type { SourceFile } from './source-file.js'

const pageFolders = /(^|\/)(?:pages|routes|screens|views)\//
const pageFiles = /(^|\/)app\/(?:.*\/)?page\.[jt]sx?$|(?:[-_.]|[a-z0-9])(?:page|screen|Page|Screen)\.(?:[jt]sx?|vue)$|(^|\/)(?:Page|Screen)\.[jt]sx?$/
/** Files of those folders that frame pages or serve requests. */
const noPages = /(^|\/)pages\/api\/|(^|\/)_(?:app|document|error|layout)\.[jt]sx?$|(^|\/)(?:components|hooks|lib|api)\//
const pageNames = /(?:Page|Screen|View|Route)$/

/** Whether a file is a page of a program: by the routes of a framework, or by its name. */
export function isPageFile({ path }: SourceFile): boolean {
  return (pageFiles.test(path) || pageFolders.test(path)) && !noPages.test(afterLastPages(path))
}

/** `components/pages/home.tsx` lies in a folder of pages, `pages/components/card.tsx` does not. */
function afterLastPages(path: string): string {
  const at = Math.max(...['pages/', 'routes/', 'screens/', 'views/', 'app/'].map((folder) => path.lastIndexOf(folder)))
  return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at)
}

/**
 * The components of a file that are whole pages: the default export, what a router is told to show, and what is named one. Parts
 * of a page that stand in the same file are none.
 */
export const pageComponentsOf = lazily((file: SourceFile): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>()
  if (!isPageFile(file)) return found
  const add = (node: Node | null | undefined) => {
    const component = node && componentBehind(file, node)
    if (component) found.add(component)
  }
  for (const name of ['default', 'Component', 'component']) add(exportOf(file, name)?.value)
  // `createFileRoute('/orders')({ component: Orders })`
  for (const property of nodesOf(file).get('Property')) if (nameOf(property) === 'component' && isOfRoute(property)) add(property.value)
  for (const fn of topLevelFunctions(file)) if (pageNames.test(functionNameOf(fn) ?? '')) found.add(fn)
  return found
})

function isOfRoute({ parent }: TSESTree.Property): boolean {
  const call = parent.parent
  return call?.type === 'CallExpression' && /Route/.test((calleeNameOf(call) ?? '') + (call.callee.type === 'CallExpression' ? (calleeNameOf(call.callee) ?? '') : ''))
}

/** The function of a component, through `memo(Page)` and `withUser(Page)`. */
function componentBehind(file: SourceFile, node: Node, depth = 0): FunctionNode | null {
  const value = unwrap(node)
  const direct = functionBehind(file, value)
  if (direct || depth > 4 || value.type !== 'CallExpression') return direct
  for (const argument of value.arguments) {
    const inner = componentBehind(file, argument, depth + 1)
    if (inner) return inner
  }
  return null
}

function topLevelFunctions(file: SourceFile): FunctionNode[] {
  return file.source.ast.body.flatMap((statement): FunctionNode[] => {
    const declaration = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement
    if (declaration?.type === 'FunctionDeclaration') return [declaration as FunctionNode]
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations.flatMap(({ init }) => (isFunction(init) ? [init] : []))
  })
}
