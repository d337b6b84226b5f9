/** An error whose code and public message are meant for the client. */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly publicMessage: string,
    options?: ErrorOptions & { retryAfterSeconds?: number },
  ) {
    super(publicMessage, options)
    this.name = new.target.name
    this.retryAfterSeconds = options?.retryAfterSeconds
  }

  readonly retryAfterSeconds: number | undefined
}

export class BadRequestError extends AppError {
  constructor(code: string, publicMessage: string, options?: ErrorOptions) {
    super(400, code, publicMessage, options)
  }
}

export class UnauthorizedError extends AppError {
  constructor(publicMessage = 'Sign in first.') {
    super(401, 'unauthorized', publicMessage)
  }
}

export class ForbiddenError extends AppError {
  constructor(code: string, publicMessage: string) {
    super(403, code, publicMessage)
  }
}

export class NotFoundError extends AppError {
  constructor(what: string) {
    super(404, 'not_found', `${what} was not found.`)
  }
}

export class ConflictError extends AppError {
  constructor(code: string, publicMessage: string) {
    super(409, code, publicMessage)
  }
}

export class TooManyRequestsError extends AppError {
  constructor(code: string, publicMessage: string, retryAfterSeconds: number) {
    super(429, code, publicMessage, { retryAfterSeconds })
  }
}

/** A failure that no further attempt can repair; job runners stop at once. */
export class NonRetryableError extends Error {
  override name = 'NonRetryableError'
}
