import type { Catalogue } from './modules.js'

/** A function that checks one of its arguments against a schema. */
export type Validator = {
  /** Position of the argument that is checked. */
  readonly input: number
  /**
   * `data`: the argument is a value, and the result (or a member of it) is the value that passed;
   * `request`: the argument is the whole request or context, whose parts are checked.
   */
  readonly checks: 'data' | 'request'
}

const first: Validator = { input: 0, checks: 'data' }
const second: Validator = { input: 1, checks: 'data' }
const request: Validator = { input: 0, checks: 'request' }

const valibot = { parse: second, safeParse: second, parseAsync: second, safeParseAsync: second, is: second, assert: second, parser: second }
const valibotExports = Object.fromEntries(
  Object.entries(valibot).flatMap(([name, validator]) => [`${name}.()`, `v.${name}.()`].map((path) => [path, validator])),
)

/** Calls that validate, by their origin; methods of schemas are recognised by their names, see `schemaMethods`. */
export const validators: Catalogue<Validator> = {
  valibot: valibotExports,
  superstruct: {
    'assert.()': first,
    'create.()': first,
    'mask.()': first,
    'is.()': first,
    'validate.()': first,
  },
  arktype: { 'type.().()': first, 'scope.().type.().()': first },
  ajv: { 'new().compile.().()': first, 'Ajv.new().compile.().()': first, 'new().validate.()': second, 'Ajv.new().validate.()': second },
  'ajv/dist/2019': { 'new().compile.().()': first, 'new().validate.()': second },
  'ajv/dist/2020': { 'new().compile.().()': first, 'new().validate.()': second },
  '@sinclair/typebox': {
    'Value.Check.()': second,
    'Value.Parse.()': second,
    'Value.Decode.()': second,
    'Value.Assert.()': second,
    'Value.Cast.()': second,
    'TypeCompiler.Compile.().Check.()': first,
    'TypeCompiler.Compile.().Decode.()': first,
  },
  typebox: { 'Value.Check.()': second, 'Value.Parse.()': second, 'Value.Decode.()': second, 'Compile.().Check.()': first, 'Compile.().Parse.()': first },
  joi: { 'attempt.()': first, 'assert.()': first, 'Joi.attempt.()': first, 'Joi.assert.()': first },
  '@hapi/joi': { 'attempt.()': first, 'assert.()': first },
  'class-validator': { 'validate.()': first, 'validateSync.()': first, 'validateOrReject.()': first },
  'class-transformer': { 'plainToInstance.()': second, 'plainToClass.()': second },
  'class-transformer-validator': { 'transformAndValidate.()': second, 'transformAndValidateSync.()': second },
  'io-ts': {},
  effect: {
    'Schema.decodeUnknownSync.().()': first,
    'Schema.decodeUnknown.().()': first,
    'Schema.decodeUnknownPromise.().()': first,
    'Schema.decodeUnknownEither.().()': first,
    'Schema.decodeUnknownOption.().()': first,
    'Schema.validateSync.().()': first,
    'Schema.asserts.().()': first,
    'Schema.is.().()': first,
  },
  '@effect/schema': { 'Schema.decodeUnknownSync.().()': first, 'Schema.decodeUnknown.().()': first, 'Schema.parse.().()': first },
  typia: {
    'assert.()': first, 'assertEquals.()': first, 'is.()': first, 'equals.()': first, 'validate.()': first, 'validateEquals.()': first,
    'http.assertFormData.()': first, 'http.assertQuery.()': first, 'json.assertParse.()': first,
  },
  'fastest-validator': { 'new().validate.()': first, 'new().compile.().()': first },
  validator: {},
  '@conform-to/zod': { 'parseWithZod.()': first, 'parse.()': first },
  '@conform-to/valibot': { 'parseWithValibot.()': first },
  '@conform-to/yup': { 'parseWithYup.()': first },
  'zod-form-data': {},
  zodix: {
    'zx.parseForm.()': request, 'zx.parseFormSafe.()': request, 'zx.parseQuery.()': request, 'zx.parseParams.()': request, 'parseForm.()': request,
    'parseFormSafe.()': request, 'parseQuery.()': request, 'parseParams.()': request,
  },
  'express-validator': { 'validationResult.()': request, 'matchedData.()': request, 'body.().run.()': request, 'check.().run.()': request, 'checkSchema.().run.()': request },
  h3: { 'readValidatedBody.()': request, 'getValidatedQuery.()': request, 'getValidatedRouterParams.()': request },
}

/** Methods of a schema, whichever library made it, that take a value and say whether it fits: no other kind of object has them. */
export const schemaMethods: ReadonlySet<string> = new Set([
  'safeParse', 'safeParseAsync', 'parseAsync', 'spa', 'validateAsync', 'validateSync', 'validateSyncAt', 'validateAt', 'validateOrReject', 'isValidSync', 'isValid',
  'validate', 'assertValid', 'decodeUnknownSync',
])

/** Methods of a schema that other objects have as well: they validate when their object is a schema. */
export const ambiguousSchemaMethods: ReadonlySet<string> = new Set(['parse', 'assert', 'cast', 'check', 'Check', 'decode', 'Decode', 'guard', 'is', 'create', 'mask', 'try', 'test', 'from', 'run'])

/** Packages whose exports are schemas or make them. */
export const schemaPackages: ReadonlySet<string> = new Set([
  'zod', 'zod-form-data', 'valibot', 'yup', 'joi', '@hapi/joi', 'superstruct', 'arktype', 'ajv', '@sinclair/typebox', 'typebox', 'io-ts', 'runtypes', 'effect', '@effect/schema',
  'myzod', '@vinejs/vine', 'fastest-validator', 'drizzle-zod', 'drizzle-valibot', 'drizzle-typebox', 'drizzle-arktype', 'zod-prisma-types', 'typia', 'ow', 'class-validator', 'express-validator', 'celebrate',
  'decoders', 'computed-types', 'funval', 'vest', 'convex', 'validator', '@badrap/valita', 'sury', 'rescript-schema', '@mojotech/json-type-validation', 'prisma-zod-generator', '@anatine/zod-openapi', 'zod-validation-error',
  '@asteasolutions/zod-to-openapi', '@conform-to/zod', '@conform-to/yup', '@conform-to/valibot', 'zodix', 'next-safe-action', 'zsa', '@hono/zod-validator', '@hono/valibot-validator', '@hono/standard-validator',
  '@hono/arktype-validator', '@hono/typebox-validator', '@hono/zod-openapi', '@hono/effect-validator', 'express-zod-api', 'zod-express-middleware', 'express-zod-safe', 'express-joi-validation', 'express-openapi-validator',
  'fastify-type-provider-zod', 'koa-joi-router', 'express-jsonschema', 'express-json-validator-middleware', 'remix-validated-form', '@rvf/zod', 'typed-openapi', '@middy/validator', 'next-zod-route', 'zod-http-error',
])

/** Objects whose `parse` and the like only change the form of a value. */
export const formParsers: ReadonlySet<string> = new Set([
  'JSON', 'Date', 'qs', 'querystring', 'url', 'path', 'yaml', 'YAML', 'cookie', 'csv', 'superjson', 'SuperJSON', 'dotenv', 'marked', 'devalue', 'json5', 'JSON5', 'cookies', 'Number', 'BigInt', 'URL', 'Buffer',
  'ms', 'semver', 'papa', 'Papa', 'acorn', 'graphql', 'toml', 'ini', 'xml', 'parser', 'chrono', 'DateTime', 'dayjs', 'moment',
])
