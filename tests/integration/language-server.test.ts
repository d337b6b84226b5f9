import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { documentationUrl } from '../../src/rule.js'
import { root } from '../support/all-rules.js'
import { LanguageClient, type Diagnostic } from '../support/language-client.js'
import { eslintConfig, oxlintConfig, packedProject } from '../support/packed-project.js'

const rule = 'no-timing-unsafe-compare'
const program = 'src/server/githubWebhook.ts'
const command = (path: string) => fileURLToPath(new URL(`node_modules/${path}`, root))

const project = packedProject({ app: 'vibe-coded' })
project.write('eslint.config.js', eslintConfig('strict'))
project.write('.oxlintrc.json', oxlintConfig('strict'))
afterAll(() => {
  project.remove()
})

const folder = { uri: pathToFileURL(project.folder).href, name: 'project' }
const servers = {
  'the ESLint server of VS Code': {
    args: [command('vscode-langservers-extracted/bin/vscode-eslint-language-server'), '--stdio'],
    // The settings that the extension sends; without any of these the server stays silent.
    settings: {
      validate: 'on',
      run: 'onType',
      useESLintClass: true,
      experimental: {},
      nodePath: null,
      packageManager: 'npm',
      quiet: false,
      onIgnoredFiles: 'off',
      options: {},
      rulesCustomizations: [],
      problems: { shortenToSingleLine: false },
      workingDirectory: { mode: 'location' },
      workspaceFolder: folder,
      codeActionOnSave: { mode: 'all' },
      codeAction: {
        disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
        showDocumentation: { enable: true },
      },
    },
    codeOf: `shipworthy/${rule}`,
    linksToPage: true,
  },
  'the server of oxlint': { args: [command('oxlint/bin/oxlint'), '--lsp'], settings: {}, codeOf: `shipworthy(${rule})`, linksToPage: false },
}

describe.each(Object.entries(servers))('%s', (_name, { args, settings, codeOf, linksToPage }) => {
  test('shows the squiggle, and its quick fix takes the squiggle away', async () => {
    const client = await LanguageClient.start({ command: process.execPath, args, folder: project.folder, settings })
    try {
      const path = join(project.folder, program)
      const uri = pathToFileURL(path).href
      client.openDocument(uri, 'typescript', readFileSync(path, 'utf8'))
      const ours = ({ code }: Diagnostic) => code === codeOf

      const [squiggle, ...others] = (await client.diagnosticsOf(uri)).filter(ours)
      expect(others).toEqual([])
      expect(squiggle).toMatchObject({ severity: 1, message: expect.stringContaining('timingSafeEqual') as string })
      if (linksToPage) expect(squiggle!.codeDescription?.href).toBe(documentationUrl(rule))
      const [line] = client.textOf(uri).split('\n').slice(squiggle!.range.start.line)
      expect(line).toContain('signature !== expectedSignature')

      const fixes = await client.quickFixesOf(uri, squiggle!)
      const fix = fixes.find(({ title }) => title.includes('timingSafeEqual'))
      expect(fixes.map(({ title }) => title), 'quick fixes').toContain(fix?.title)
      await client.apply(fix!)

      expect(client.textOf(uri)).toContain('timingSafeEqual(')
      expect((await client.diagnosticsOf(uri)).filter(ours)).toEqual([])
    } finally {
      client.stop()
    }
  })
})
