import { cookieWritesOf, rawCookiesOf, type CookieWrite } from './cookies.js'
import { calleeNameOf, nameOf, stringOf, unwrap } from './expressions.js'
import { functionAround, type FunctionNode } from './functions.js'
import { authTextOf, isAuthCookie } from './insecure-cookies.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
import { optionOf } from './option-objects.js'
import { isOutsideProduction, valuesInProduction } from './production-branches.js'
import { routesOf } from './routes.js'
import type { SourceFile } from './source-file.js'

/** A cookie that signs in and that the browser sends with requests of other sites, where nothing tells those apart. */
export type CrossSiteCookie = { readonly node: Node; readonly kind: 'none' | 'unsaid' }

/** Session cookies with which another site can act, in files without any check of where a request comes from. */
export const crossSiteCookiesOf = lazily((file: SourceFile): readonly CrossSiteCookie[] => {
  const found = cookieWritesOf(file).flatMap((write): readonly CrossSiteCookie[] => {
    const kind = kindOf(file, write)
    return kind && isAuthCookie(file, write) && !isOutsideProduction(file, write.node) ? [{ node: write.node, kind }] : []
  })
  const texts = rawCookiesOf(file).flatMap((raw): readonly CrossSiteCookie[] => (/samesite=none/i.test(raw.text) && authTextOf(file, raw) ? [{ node: raw.node, kind: 'none' }] : []))
  const all = [...found, ...texts]
  return all.length > 0 && !checksOrigin(file) ? all : []
})

function kindOf(file: SourceFile, { options, name, api }: CookieWrite): CrossSiteCookie['kind'] | null {
  if (options === 'unknown') return null
  const given = options === 'none' ? undefined : optionOf(file, options, 'sameSite')
  if (given === 'unknown') return null
  // The middleware that keeps the session, in a file that also changes something for it.
  if (given === undefined) return name === null && api !== 'cookies.sessionToken' && changesSomething(file) ? 'unsaid' : null
  return valuesInProduction(file, given).some((value) => /^none$/i.test(stringOf(value) ?? '')) ? 'none' : null
}

function changesSomething(file: SourceFile): boolean {
  return routesOf(file).some(({ method }) => method !== null && /^(?:post|put|patch|delete)$/i.test(method))
}

/** Names of checks that another site's request does not pass. A CORS allow-list is none: it hides the answer, not the effect. */
const checkName = /csrf|csurf|xsrf|(?:check|verify|validate|assert|same|trusted|allowed|is)_?(?:same_?)?(?:origin|referr?er)|fetch_?metadata|sec-fetch/i

function checksOrigin(file: SourceFile): boolean {
  if (file.settings.csrf.some((name) => file.text.includes(name))) return true
  if (modulesNamed(file).values.some((module) => /csrf|csurf|xsrf|lusca/i.test(module))) return true
  const isCheck = (node: Node) => {
    const name = nameOf(unwrap(node))
    return name !== null && checkName.test(name)
  }
  if (nodesOf(file).get('CallExpression').some(({ callee, arguments: given }) => isCheck(callee) || given.some(isCheck))) return true
  if (originReadsOf(file).some((read) => refusesNear(file, read))) return true
  if (nodesOf(file).get('Literal').some(({ value, parent }) => typeof value === 'string' && /^(?:x-csrf-token|x-xsrf-token|sec-fetch-site|x-requested-with)$/i.test(value) && parent.type !== 'ArrayExpression')) return true
  // `req.headers.origin !== allowed`, `headers.get('origin')` in a comparison
  return nodesOf(file).get('BinaryExpression').some((comparison) => /^[!=]==?$/.test(comparison.operator) && /headers?\b[^=]{0,200}\b(?:origin|referer)\b/i.test(file.source.getText(comparison)))
}

/** Where a request says which page it comes from: `req.headers.origin`, `const { origin } = req.headers`, `c.req.header('Origin')`. */
function originReadsOf(file: SourceFile): readonly Node[] {
  const says = (name: string | null) => name !== null && /^(?:origin|referr?er)$/i.test(name)
  const isHeaders = (node: Node | null) => node !== null && /^headers$/i.test(nameOf(unwrap(node)) ?? '')
  const nodes = nodesOf(file)
  return [
    ...nodes.get('MemberExpression').filter((member) => says(nameOf(member)) && isHeaders(member.object)),
    ...nodes.get('Property').filter((property) => says(nameOf(property)) && property.parent.type === 'ObjectPattern' && property.parent.parent.type === 'VariableDeclarator' && isHeaders(property.parent.parent.init)),
    ...nodes.get('CallExpression').filter((call) => says(stringOf(call.arguments[0])) && /^(?:get|header|getHeader|getRequestHeader)$/.test(calleeNameOf(call) ?? '')),
  ]
}

/** Whether the function around a read also turns requests away; one that only answers with CORS headers does not. */
function refusesNear(file: SourceFile, read: Node): boolean {
  const fn = functionAround(read)
  return fn !== null && refusesIn(file)(fn)
}

const refusesIn = lazily((file: SourceFile) => lazily((fn: FunctionNode): boolean => {
  const nodes = nodesOf(file)
  return nodes.within(fn, 'ThrowStatement').length > 0 || nodes.within(fn, 'Literal').some(({ value }) => value === 403 || value === 401 || value === 400) || nodes.within(fn, 'CallExpression').some((call) => /forbidden|unauthorized|reject|deny/i.test(calleeNameOf(call) ?? ''))
}))
