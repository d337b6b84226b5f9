/**
 * Tags of comments that describe an operation: swagger-jsdoc and next-swagger-doc (`@openapi`, `@swagger`), express-jsdoc-swagger
 * (`@summary`, `@return`), next-openapi-gen (`@response`), apiDoc (`@api`). Source: their documentation, November 2026.
 */
export const annotationTags = /@(?:openapi|swagger|summary|response|api|apiName|operationId|route)\b|^\*?[ \t]*(?:GET|POST|PUT|PATCH|DELETE) \//m

/** Decorators that describe an operation: `@nestjs/swagger`, routing-controllers-openapi, Ts.ED. Tags and security alone describe none. */
export const describingDecorators = /^(?:Api(?:Operation|\w*Response|Body|Query|Param|ExcludeEndpoint|Doc\w*)|OpenAPI|ResponseSchema|Returns|Summary|Description|OperationId|Hidden)$/

/** Words in the names of middleware and wrappers that describe what they are around. */
export const describingWords: ReadonlySet<string> = new Set(['openapi', 'swagger', 'describe', 'described', 'doc', 'docs', 'document', 'documented', 'documentation', 'spec', 'contract', 'apidoc', 'apispec', 'oas', 'oapi'])

/** Keys of options that only a schema or a description has. */
export const schemaKeys: ReadonlySet<string> = new Set(['schema', 'schemas', 'response', 'responses', 'request', 'requestSchema', 'responseSchema', 'body', 'query', 'params', 'input', 'output', 'bodySchema', 'querySchema', 'summary', 'tags', 'operationId', 'openapi', 'docs'])

/** Packages that check input by a schema and describe nothing by it. */
export const silentValidators: ReadonlySet<string> = new Set(['@hono/zod-validator', '@hono/valibot-validator', 'express-validator', 'celebrate', 'zod-express-middleware', 'express-zod-safe', 'express-joi-validation', 'express-rate-limit', 'cors', 'multer', 'express', 'hono'])

/** What a file of a route exports its description as. */
export const describingExports = /^(?:openapi|openApi|OpenAPI|swagger|apiDoc|apiDocs|docs|spec|contract|routeMeta|metadata\w*Api)$/
