/** What the server answered when it would not do something: RFC 9457, worded for a clerk in the asked language. */

export interface Problem {
  title?: string
  detail?: string
  errors?: Record<string, unknown>
  request_id?: string | null
  [more: string]: unknown
}

export class Refused extends Error {
  constructor(
    /** HTTP status; 0 when no answer came at all. */
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail || problem.title || '')
  }

  get requestId(): string {
    return this.problem.request_id ?? ''
  }

  /** Field → messages, flattened to the first message of each. */
  get fields(): Record<string, string> {
    const found: Record<string, string> = {}
    collect(this.problem.errors, '', found)
    return found
  }
}

function collect(errors: unknown, path: string, found: Record<string, string>) {
  if (typeof errors === 'string') found[path] ??= errors
  else if (Array.isArray(errors)) collect(errors[0], path, found)
  else if (errors && typeof errors === 'object')
    for (const [key, inner] of Object.entries(errors)) collect(inner, /^\d+$/.test(key) ? path : key, found)
}

/** The sign-in that comes over the page says enough. */
export const isSignedOut = (error: unknown) => error instanceof Refused && error.status === 401
export const isStale = (error: unknown): error is Refused => error instanceof Refused && error.status === 412
export const isNotThere = (error: unknown) => error instanceof Refused && error.status === 404
export const isUnfit = (error: unknown): error is Refused => error instanceof Refused && error.status === 422
