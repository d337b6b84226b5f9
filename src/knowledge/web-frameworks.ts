import type { Catalogue } from './modules.js'

/** Frameworks whose routes are registered by calls on an object. */
export type ServerFramework = 'express' | 'fastify' | 'hono' | 'koa'

export type ServerRole = {
  readonly framework: ServerFramework
  /** `app` listens or is served; `router` is mounted in one. */
  readonly role: 'app' | 'router'
}

const expressApp: ServerRole = { framework: 'express', role: 'app' }
const expressRouter: ServerRole = { framework: 'express', role: 'router' }
const fastifyApp: ServerRole = { framework: 'fastify', role: 'app' }
const fastifyInstance: ServerRole = { framework: 'fastify', role: 'router' }
const honoApp: ServerRole = { framework: 'hono', role: 'app' }
const koaApp: ServerRole = { framework: 'koa', role: 'app' }
const koaRouter: ServerRole = { framework: 'koa', role: 'router' }

/** What makes an app or a router, and the types that parameters holding one are given. */
export const servers: Catalogue<ServerRole> = {
  express: {
    '()': expressApp,
    'express.()': expressApp,
    'Express.new()': expressApp,
    'Application.new()': expressApp,
    'express.Application.new()': expressApp,
    'express.Express.new()': expressApp,
    'Router.()': expressRouter,
    'Router.new()': expressRouter,
    'express.Router.()': expressRouter,
    'express.Router.new()': expressRouter,
    'IRouter.new()': expressRouter,
    'core.Express.new()': expressApp,
    'core.Router.new()': expressRouter,
  },
  'express-serve-static-core': { 'Express.new()': expressApp, 'Application.new()': expressApp, 'Router.new()': expressRouter, 'IRouter.new()': expressRouter },
  'express-promise-router': { '()': expressRouter },
  'ultimate-express': { '()': expressApp, 'Router.()': expressRouter },
  'hyper-express': { 'Server.new()': expressApp, 'Router.new()': expressRouter },
  polka: { '()': expressApp },
  router: { '()': expressRouter },
  'next-connect': { '()': expressRouter, 'createRouter.()': expressRouter, 'createEdgeRouter.()': expressRouter },
  restify: { 'createServer.()': expressApp },
  '@tinyhttp/app': { 'App.new()': expressApp },
  fastify: {
    '()': fastifyApp,
    'fastify.()': fastifyApp,
    'Fastify.()': fastifyApp,
    'FastifyInstance.new()': fastifyInstance,
    'fastify.FastifyInstance.new()': fastifyInstance,
  },
  hono: { 'Hono.new()': honoApp, 'createFactory.().createApp.()': honoApp, 'Factory.new().createApp.()': honoApp },
  '@hono/zod-openapi': { 'OpenAPIHono.new()': honoApp },
  koa: { 'new()': koaApp, 'Koa.new()': koaApp, '()': koaApp },
  '@koa/router': { 'new()': koaRouter, 'Router.new()': koaRouter, '()': koaRouter },
  'koa-router': { 'new()': koaRouter, 'Router.new()': koaRouter, '()': koaRouter },
  'koa-tree-router': { 'new()': koaRouter, '()': koaRouter },
  'koa-joi-router': { 'new()': koaRouter, '()': koaRouter },
  oak: { 'Application.new()': koaApp, 'Router.new()': koaRouter },
  '@oak/oak': { 'Application.new()': koaApp, 'Router.new()': koaRouter },
}

/** Types of a function that takes a Fastify instance as its first parameter. */
export const pluginTypes: Catalogue<'plugin'> = {
  fastify: {
    'FastifyPluginAsync.new()': 'plugin',
    'FastifyPluginCallback.new()': 'plugin',
    'FastifyPlugin.new()': 'plugin',
  },
  '@fastify/type-provider-typebox': { 'FastifyPluginAsyncTypebox.new()': 'plugin', 'FastifyPluginCallbackTypebox.new()': 'plugin' },
  '@fastify/type-provider-json-schema-to-ts': { 'FastifyPluginAsyncJsonSchemaToTs.new()': 'plugin' },
  'fastify-type-provider-zod': { 'FastifyPluginAsyncZod.new()': 'plugin', 'FastifyPluginCallbackZod.new()': 'plugin' },
}

/** Functions that make a Fastify plugin of the function they are given. */
export const pluginWrappers: Catalogue<'plugin'> = { 'fastify-plugin': { '()': 'plugin', 'fp.()': 'plugin', 'fastifyPlugin.()': 'plugin' } }

/** How a handler receives its request; each kind is documented beside `RequestParameters`. */
export type RequestKind =
  | 'express'
  | 'fastify'
  | 'hono'
  | 'koa'
  | 'http'
  | 'web'
  | 'remix'
  | 'sveltekit'
  | 'lambda'
  | 'h3'
  | 'trpc'
  | 'nest'
  | 'action'

export type RequestType = {
  readonly kind: RequestKind
  /** `context` holds both sides, as in Hono and Koa. */
  readonly part: 'request' | 'response' | 'context'
}

/** Types that only the parameter of a handler has. */
export const requestTypes: Catalogue<RequestType> = {
  express: {
    'Request.new()': { kind: 'express', part: 'request' },
    'Response.new()': { kind: 'express', part: 'response' },
    'express.Request.new()': { kind: 'express', part: 'request' },
    'express.Response.new()': { kind: 'express', part: 'response' },
  },
  'express-serve-static-core': { 'Request.new()': { kind: 'express', part: 'request' }, 'Response.new()': { kind: 'express', part: 'response' } },
  fastify: {
    'FastifyRequest.new()': { kind: 'fastify', part: 'request' },
    'FastifyReply.new()': { kind: 'fastify', part: 'response' },
    'fastify.FastifyRequest.new()': { kind: 'fastify', part: 'request' },
    'fastify.FastifyReply.new()': { kind: 'fastify', part: 'response' },
  },
  next: { 'NextApiRequest.new()': { kind: 'express', part: 'request' }, 'NextApiResponse.new()': { kind: 'express', part: 'response' } },
  http: { 'IncomingMessage.new()': { kind: 'http', part: 'request' }, 'ServerResponse.new()': { kind: 'http', part: 'response' } },
  hono: { 'Context.new()': { kind: 'hono', part: 'context' } },
  koa: {
    'Context.new()': { kind: 'koa', part: 'context' },
    'ParameterizedContext.new()': { kind: 'koa', part: 'context' },
    'DefaultContext.new()': { kind: 'koa', part: 'context' },
    'Koa.Context.new()': { kind: 'koa', part: 'context' },
  },
  '@koa/router': { 'RouterContext.new()': { kind: 'koa', part: 'context' } },
  'koa-router': { 'IRouterContext.new()': { kind: 'koa', part: 'context' }, 'RouterContext.new()': { kind: 'koa', part: 'context' } },
}

/** Types that a whole handler is given: `export const pay: RequestHandler = async (req, res) => {}`. */
export const handlerTypes: Catalogue<RequestKind> = {
  express: {
    'RequestHandler.new()': 'express',
    'ErrorRequestHandler.new()': 'express',
    'Handler.new()': 'express',
    'express.RequestHandler.new()': 'express',
    'express.ErrorRequestHandler.new()': 'express',
  },
  'express-serve-static-core': { 'RequestHandler.new()': 'express', 'ErrorRequestHandler.new()': 'express' },
  next: { 'NextApiHandler.new()': 'express' },
  fastify: { 'RouteHandler.new()': 'fastify', 'RouteHandlerMethod.new()': 'fastify' },
  hono: { 'Handler.new()': 'hono', 'MiddlewareHandler.new()': 'hono' },
  koa: { 'Middleware.new()': 'koa', 'Koa.Middleware.new()': 'koa' },
  '@hono/zod-openapi': { 'RouteHandler.new()': 'hono' },
}

/** Hono's `createMiddleware`, which types the function it is given. */
export const handlerMakers: Catalogue<RequestKind> = {
  hono: { 'createMiddleware.()': 'hono', 'createFactory.().createMiddleware.()': 'hono', 'createFactory.().createHandlers.()': 'hono' },
}

/** Class decorators of controllers, and method decorators by the HTTP method they register. */
export const controllerDecorators: Catalogue<'controller'> = {
  '@nestjs/common': { 'Controller.()': 'controller' },
  '@nestjs/websockets': { 'WebSocketGateway.()': 'controller' },
  'routing-controllers': { 'Controller.()': 'controller', 'JsonController.()': 'controller' },
  '@overnightjs/core': { 'Controller.()': 'controller', 'ClassMiddleware.()': 'controller' },
  '@tsed/common': { 'Controller.()': 'controller' },
  '@tsed/di': { 'Controller.()': 'controller' },
}

const verbDecorators = {
  'Get.()': 'GET',
  'Post.()': 'POST',
  'Put.()': 'PUT',
  'Patch.()': 'PATCH',
  'Delete.()': 'DELETE',
  'Head.()': 'HEAD',
  'Options.()': 'OPTIONS',
  'All.()': 'ALL',
} as const

export const methodDecorators: Catalogue<string> = {
  '@nestjs/common': { ...verbDecorators, 'Sse.()': 'GET' },
  // What a client sends over a socket has no method of HTTP.
  '@nestjs/websockets': { 'SubscribeMessage.()': 'MESSAGE' },
  'routing-controllers': verbDecorators,
  '@overnightjs/core': verbDecorators,
  '@tsed/common': verbDecorators,
  '@tsed/schema': verbDecorators,
}

/** Decorators whose arguments run before the handler. */
export const guardDecorators: Catalogue<'guards'> = {
  '@nestjs/common': {
    'UseGuards.()': 'guards',
    'UsePipes.()': 'guards',
    'UseInterceptors.()': 'guards',
    'UseFilters.()': 'guards',
  },
  'routing-controllers': { 'UseBefore.()': 'guards', 'UseInterceptor.()': 'guards' },
  '@overnightjs/core': { 'Middleware.()': 'guards', 'ClassMiddleware.()': 'guards' },
}

/** Decorators that describe a route and guard nothing. */
export const descriptiveDecorators: Catalogue<'description'> = {
  '@nestjs/common': {
    'HttpCode.()': 'description',
    'Header.()': 'description',
    'Redirect.()': 'description',
    'Render.()': 'description',
    'Version.()': 'description',
    'SerializeOptions.()': 'description',
    'Injectable.()': 'description',
  },
  '@overnightjs/core': { 'ChildControllers.()': 'description', 'ClassOptions.()': 'description' },
}

/** What a decorated parameter holds: `@Body() dto`. */
export const parameterDecorators: Catalogue<'request' | 'response' | 'body' | 'query' | 'params' | 'headers' | 'files' | 'session'> = {
  '@nestjs/common': {
    'Req.()': 'request',
    'Request.()': 'request',
    'Res.()': 'response',
    'Response.()': 'response',
    'Body.()': 'body',
    'RawBody.()': 'body',
    'Query.()': 'query',
    'Param.()': 'params',
    'Headers.()': 'headers',
    'HostParam.()': 'headers',
    'UploadedFile.()': 'files',
    'UploadedFiles.()': 'files',
    'Session.()': 'session',
  },
  '@nestjs/websockets': { 'MessageBody.()': 'body' },
  'routing-controllers': {
    'Req.()': 'request',
    'Res.()': 'response',
    'Body.()': 'body',
    'BodyParam.()': 'body',
    'QueryParam.()': 'query',
    'QueryParams.()': 'query',
    'Param.()': 'params',
    'Params.()': 'params',
    'HeaderParam.()': 'headers',
    'UploadedFile.()': 'files',
    'Session.()': 'session',
  },
  '@tsed/common': { 'BodyParams.()': 'body', 'QueryParams.()': 'query', 'PathParams.()': 'params', 'HeaderParams.()': 'headers', 'Req.()': 'request', 'Res.()': 'response' },
}

/** Functions that start a server with the handler they are given. */
export const listeners: Catalogue<'edge-function' | 'http'> = {
  'https://deno.land/std/http/server.ts': { 'serve.()': 'edge-function' },
  'std/http': { 'serve.()': 'edge-function' },
  '@std/http': { 'serve.()': 'edge-function' },
  http: { 'createServer.()': 'http' },
  https: { 'createServer.()': 'http' },
  http2: { 'createServer.()': 'http', 'createSecureServer.()': 'http' },
  micro: { '()': 'http', 'serve.()': 'http' },
}
