import { tablesOf } from './table-of.js'

/** How an exception class of a framework takes what it tells the caller. */
export type FailureShape = 'server' | 'options' | 'body, status' | 'status, options'

/** Exceptions that a framework turns into an answer, by package and class. */
export const failureClasses: Readonly<Record<string, Readonly<Record<string, FailureShape>>>> = tablesOf({
  '@nestjs/common': {
    InternalServerErrorException: 'server',
    BadGatewayException: 'server',
    ServiceUnavailableException: 'server',
    GatewayTimeoutException: 'server',
    HttpException: 'body, status',
  },
  'routing-controllers': { InternalServerError: 'server', HttpError: 'status, options' },
  hono: { HTTPException: 'status, options' },
  '@trpc/server': { TRPCError: 'options' },
  'http-errors': { InternalServerError: 'server', BadGateway: 'server', ServiceUnavailable: 'server' },
})

/** Functions that make such an exception, by package and export (the default is ''): with the status first, or of an object. */
export const failureMakers: Readonly<Record<string, Readonly<Record<string, 'status' | 'options'>>>> = tablesOf({
  'http-errors': { '': 'status', createError: 'status', createHttpError: 'status' },
  h3: { createError: 'options' },
  '#imports': { createError: 'options' },
  '@sveltejs/kit': { error: 'status', fail: 'status' },
})

/** Packages whose `json()` and `data()` make a response. */
export const jsonHelpers: ReadonlySet<string> = new Set([
  '@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare', '@remix-run/deno', 'react-router', '@sveltejs/kit', '@solidjs/router', '@tanstack/react-start', '@tanstack/start',
])
