import { joinedPath } from './route.js'

const extension = /\.[cm]?[jt]sx?$/

/** Path segments of a file below a folder, without extension, route groups and parallel slots. */
function segmentsBelow(path: string, at: number): readonly string[] {
  return path
    .slice(at)
    .replace(extension, '')
    .split('/')
    .filter((segment) => segment && !/^\(.*\)$|^@/.test(segment))
}

/** `app/api/users/[id]/route.ts` answers `/api/users/[id]`. */
export function routeFilePathOf(path: string): { readonly isRoute: boolean; readonly path: string | null } {
  if (!/(^|\/)route\.[cm]?[jt]sx?$/.test(path)) return { isRoute: false, path: null }
  const at = appFolderOf(path)
  if (at === null) return { isRoute: true, path: null }
  return { isRoute: true, path: joinedPath(...segmentsBelow(path, at).slice(0, -1)) }
}

/** Offset after the `app` folder of Next: the one in `src`, else the last one above `api`. */
function appFolderOf(path: string): number | null {
  const inSource = path.indexOf('src/app/')
  if (inSource >= 0 && (inSource === 0 || path[inSource - 1] === '/')) return inSource + 'src/app/'.length
  const api = path.indexOf('/api/')
  const before = api < 0 ? path : path.slice(0, api + 1)
  const at = Math.max(before.lastIndexOf('/app/') + 1, 0)
  return path.startsWith('app/', at) ? at + 'app/'.length : null
}

/** `pages/api/users/[id].ts` answers `/api/users/[id]`; `null` for other files. */
export function pagesApiPathOf(path: string): string | null {
  const match = /(?:^|\/)pages\/(api\/.*)$/.exec(path)
  return match ? joinedPath(...segmentsBelow(match[1]!, 0).filter((segment, index, all) => segment !== 'index' || index < all.length - 1)) : null
}

/** `api/users/[id].ts` in the root of a project is a function of Vercel, and answers `/api/users/[id]`; `null` for other files. */
export function vercelPathOf(path: string): string | null {
  return /^api\/./.test(path) ? joinedPath(...segmentsBelow(path, 0).filter((segment, index, all) => segment !== 'index' || index < all.length - 1)) : null
}

/** `src/routes/(app)/users/+server.ts` answers `/users`. */
export function svelteKitPathOf(path: string): { readonly kind: 'server' | 'page'; readonly path: string } | null {
  const match = /^(.*\/)?\+(?:(server)|(?:page|layout)\.server)\.[cm]?[jt]s$/.exec(path)
  if (!match) return null
  const folder = match[1] ?? ''
  const root = folder.lastIndexOf('routes/')
  return { kind: match[2] ? 'server' : 'page', path: joinedPath(...segmentsBelow(folder, root < 0 ? 0 : root + 'routes/'.length)) }
}

/** `app/routes/api.users.$id.ts` answers `/api/users/$id`; `null` outside the folder of routes. */
export function remixPathOf(path: string): string | null {
  const match = /(?:^|\/)routes\/(.+)$/.exec(path)
  if (!match) return null
  const segments = match[1]!.replace(extension, '').replace(/\/(?:route|index)$/, '').split(/[/.]/)
  return joinedPath(...segments.filter((segment) => segment !== '_index' && segment !== 'index' && !/^_/.test(segment)).map((segment) => segment.replace(/_$/, '')))
}

const verbName = /^(get|post|put|patch|delete)$/i

/** `src/routes/users/post.ts` answers `POST /users`; the root is `routes` unless settings name another. */
export function verbFileOf(path: string, root: string | null): { readonly method: string; readonly path: string } | null {
  const segments = path.replace(extension, '').split('/')
  const name = segments.pop() ?? ''
  if (!verbName.test(name)) return null
  const folder = (root ?? 'routes').split('/').filter((segment) => segment && segment !== '.')
  const at = root ? (segments.slice(0, folder.length).join('/') === folder.join('/') ? 0 : -1) : segments.lastIndexOf(folder[0]!)
  return at < 0 ? null : { method: name.toUpperCase(), path: joinedPath(...segments.slice(at + folder.length)) }
}

/** `server/api/users/[id].post.ts` of Nitro and Nuxt answers `POST /api/users/[id]`. */
export function nitroRouteOf(path: string): { readonly method: string | null; readonly path: string } | null {
  const match = /(?:^|\/)server\/(api|routes)\/(.+)$/.exec(path)
  if (!match) return null
  const bare = match[2]!.replace(extension, '')
  const method = /\.(get|post|put|patch|delete|head|options)$/i.exec(bare)?.[1]
  const segments = bare.slice(0, method ? -method.length - 1 : undefined).split('/')
  if (segments.at(-1) === 'index') segments.pop()
  return { method: method?.toUpperCase() ?? null, path: joinedPath(match[1] === 'api' ? 'api' : '', ...segments) }
}

/** The path of a Cloudflare Pages function: `functions/api/pay.ts` answers `/api/pay`. */
export function apiPathOf(path: string): string {
  const at = path.lastIndexOf('functions/')
  return joinedPath(...segmentsBelow(path, at + 'functions/'.length).filter((segment) => segment !== 'index' && segment !== '_middleware'))
}
