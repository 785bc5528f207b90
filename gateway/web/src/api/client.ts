/** The one way to the server: typed calls, CSRF, languages, and refusals as `Refused`. */
import createClient, { type Middleware } from 'openapi-fetch'
import type { operations, paths } from './schema'
import { Refused, type Problem } from './refused'
import { busyWith } from './busy'
import { announce } from './signals'

export type Operation = keyof operations

export const ROOT = '/api/v1'

/** No question takes the server this long: an answer that did not come by then is lost, and can be asked for again. */
const LOST_AFTER = 60_000

/** The token that the server gave this browser; a form on another site cannot read it. */
export function csrfToken(): string {
  return document.cookie.match(/(?:^|;\s*)xingtan_csrf=([^;]*)/)?.[1] ?? ''
}

/** Headers that every request carries, also those that `upload.ts` sends. */
export function commonHeaders(method: string): Record<string, string> {
  const language = { 'Accept-Language': document.documentElement.lang || 'zh-CN' }
  return method === 'GET' ? language : { ...language, 'X-CSRF-Token': csrfToken() }
}

/** Reads a refusal from whatever came back, be it a problem document or a proxy's page. */
export async function refusal(response: Response): Promise<Refused> {
  const requestId = response.headers.get('X-Request-Id')
  const problem = await response.json().catch(() => ({}) as Problem)
  return new Refused(response.status, { request_id: requestId, ...(problem as Problem) })
}

const middleware: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(commonHeaders(request.method)))
      request.headers.set(name, value)
    return request
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return
    const refused = await refusal(response)
    if (refused.status === 401 && schemaPath !== '/sessions' && schemaPath !== '/me') announce('signed-out')
    throw refused
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return
    return new Refused(0, {})
  },
}

/** Reads are given up when their answer is lost; of a write nobody knows whether it was done. */
async function send(request: Request): Promise<Response> {
  if (request.method !== 'GET') return globalThis.fetch(request)
  const lost = new AbortController()
  const leave = () => lost.abort(request.signal.reason)
  const timer = setTimeout(() => lost.abort(new DOMException('', 'TimeoutError')), LOST_AFTER)
  request.signal.addEventListener('abort', leave)
  try {
    return await globalThis.fetch(new Request(request, { signal: lost.signal }))
  } finally {
    clearTimeout(timer)
    request.signal.removeEventListener('abort', leave)
  }
}

export const api = createClient<paths>({ baseUrl: ROOT, fetch: (request) => busyWith(send(request)) })
api.use(middleware)

/** The answer of a call; a refusal was thrown before. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<Exclude<T, undefined>> {
  return (await call).data as Exclude<T, undefined>
}

/** `If-Match` of a versioned thing, so that nobody overwrites what somebody else changed meanwhile. */
export function match(row_version: number) {
  return { 'If-Match': `"${row_version}"` }
}
