import { browserlessModules, componentLibraries, mountedHooks, nativeRenderers, serverFunctionFrameworks } from '../knowledge/server-imports.js'
import { exportOf } from './exports.js'
import { calleeNameOf } from './expressions.js'
import { functionAround } from './functions.js'
import { importsOf, type Import } from './imports.js'
import { lazily } from './lazily.js'
import { modulesNamed } from './modules-named.js'
import { nodesOf } from './nodes.js'
import { originOf } from './origins.js'
import { hasDirective } from './routes/procedures.js'
import type { SourceFile } from './source-file.js'

const strippedUnderPages = ['getServerSideProps', 'getStaticProps', 'getStaticPaths']
const serverParts = ['loader', 'action', 'getInitialProps', 'middleware', 'headers']

/** Imports of server code in a file that a browser downloads; a file whose server part a framework strips has none. */
export const serverImportsInClientOf = lazily((file: SourceFile): readonly Import[] => {
  const imports = importsOf(file)
  if (!isDownloaded(file, imports)) return []
  const values = new Set(modulesNamed(file).values)
  return imports.filter((given) => {
    const { isTypeOnly, style, specifier, node } = given
    if (isTypeOnly || style === 'type' || style === 'dynamic' || !values.has(specifier)) return false
    return isServerModule(given) && functionAround(node) === null
  })
})

function isDownloaded(file: SourceFile, imports: readonly Import[]): boolean {
  const { body } = file.source.ast
  if (hasDirective(body, 'use server') || imports.some(({ specifier }) => nativeRenderers.has(specifier) || serverFunctionFrameworks.has(specifier))) return false
  // Under `pages`, where these are stripped with what only they use, the directive means nothing.
  if (strippedUnderPages.some((name) => exportOf(file, name))) return false
  if (hasDirective(body, 'use client')) return true
  if (/\.server\.[cm]?[jt]sx?$/.test(file.path) || serverParts.some((name) => exportOf(file, name))) return false
  if (/\.client\.[cm]?[jt]sx?$/.test(file.path)) return true
  return imports.some(({ specifier, names, isTypeOnly }) => !isTypeOnly && componentLibraries.has(specifier) && names.some((name) => mountedHooks.has(name))) || callsHook(file)
}

/** `React.useState()`, `useState()` of `import React, { useState } from 'react'` or of `require('react')`. */
function callsHook(file: SourceFile): boolean {
  return nodesOf(file)
    .get('CallExpression')
    .some((call) => mountedHooks.has(calleeNameOf(call) ?? '') && componentLibraries.has(originOf(file, call.callee)?.module ?? ''))
}

function isServerModule({ specifier, names }: Import): boolean {
  const bare = specifier.replace(/^node:/, '')
  if (browserlessModules.has(bare)) return true
  // Enumerations of a schema are imported from the same package, and run anywhere.
  if (bare === '@prisma/client') return names.includes('PrismaClient')
  if (!/^(?:\.|[@~]\/|#|\$lib\/)/.test(bare)) return false
  return /\.server(?:\.[cm]?[jt]sx?)?$|(?:^|\/)prisma(?:\.[cm]?[jt]s)?$|\/server\/(?:db|database|prisma)(?:\/|\.|$)|^\$lib\/server\//.test(bare)
}
