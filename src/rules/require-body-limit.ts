import { missingBodyLimitsOf } from '../facts/body-limits.js'
import { defineRule } from '../rule.js'

export default defineRule({
  name: 'require-body-limit',
  description: 'require a limit on how much of a request is taken into memory',
  family: 'web',
  presets: { recommended: 'warn', strict: 'error' },
  failure: 'a handful of large requests fills the memory and the server goes down',
  evidence: [['imit', 'multer', 'ileupload', 'ileUpload', 'usboy', "'data'", '"data"', 'for await', 'raw-body', 'consumers', 'concat-stream', 'get-stream', 'maxSize', 'Interceptor', 'formidable']],
  messages: {
    raisedLimit:
      '`{{setting}}` lets anybody send {{size}} to every route, so a handful of requests fills the memory. Keep the limit of the app low and raise it on the one route that needs it.',
    endlessStream: '{{api}} keeps the whole request in memory however long it is, so one caller can fill it. Count the bytes and answer 413 when there are too many.',
    endlessUpload: '`{{api}}` takes files of any size, so one upload fills the memory or the disk. Pass `limits: { fileSize }`.',
  },
  check({ file, report }) {
    for (const found of missingBodyLimitsOf(file)) {
      const { node } = found
      if (found.kind === 'raised') report({ node, messageId: 'raisedLimit', data: { setting: found.setting, size: found.size } })
      else if (found.kind === 'stream') report({ node, messageId: 'endlessStream', data: { api: found.api.startsWith('`') ? found.api : `\`${found.api}\`` } })
      else report({ node, messageId: 'endlessUpload', data: { api: found.api } })
    }
  },
})
