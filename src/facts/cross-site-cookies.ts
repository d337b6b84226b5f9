import { cookieWritesOf, type CookieWrite } from './cookies.js'
import { nameOf, propertyOf, stringOf, unwrap } from './expressions.js'
import { isAuthCookie } from './insecure-cookies.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf, type Node } from './nodes.js'
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
  return found.length > 0 && !checksOrigin(file) ? found : []
})

function kindOf(file: SourceFile, { options, name }: CookieWrite): CrossSiteCookie['kind'] | null {
  if (options === 'unknown') return null
  const given = options === 'none' ? undefined : propertyOf(options, 'sameSite')
  if (given === 'unknown') return null
  // The middleware that keeps the session, in a file that also changes something for it.
  if (given === undefined) return name === null && changesSomething(file) ? 'unsaid' : null
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
  // `req.headers.origin !== allowed`, `headers.get('origin')` in a comparison
  if (nodesOf(file).get('Literal').some(({ value, parent }) => typeof value === 'string' && /^(?:x-csrf-token|x-xsrf-token|sec-fetch-site|x-requested-with)$/i.test(value) && parent.type !== 'ArrayExpression')) return true
  return nodesOf(file).get('BinaryExpression').some((comparison) => /^[!=]==?$/.test(comparison.operator) && /headers?\b[^=]*\b(?:origin|referer)\b/i.test(file.source.getText(comparison)))
}
