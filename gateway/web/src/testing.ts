/** What every test starts from: Chinese words, an empty cache, and a fake `fetch` that refuses what was not foreseen. */
import { enableAutoUnmount } from '@vue/test-utils'
import { afterAll, afterEach, beforeEach, vi } from 'vitest'
import { cache } from './lib/server'
import { speak, useAreas } from './lib/words'

enableAutoUnmount(afterEach)

beforeEach(async () => {
  cache.clear()
  await speak('zh-CN')
  await useAreas([
    'parts',
    'shells',
    'session',
    'start',
    'orgs',
    'accounts',
    'teachers',
    'workbooks',
    'photos',
    'review',
    'operation',
    'self',
  ])
})
afterEach(() => vi.unstubAllGlobals())
// A page comes to rest a moment after its last answer (api/busy.ts); its document has to be there until then.
afterAll(async () => {
  vi.useRealTimers()
  await new Promise((rested) => setTimeout(rested, 120))
})

type Answer = unknown | ((request: Request) => unknown)

/** Answers `fetch` by `METHOD /path`; gives the requests that were made. */
export function fakeServer(answers: Record<string, Answer>): Request[] {
  const seen: Request[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    seen.push(request.clone())
    const key = `${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`
    if (!(key in answers)) return problem(404, `nobody foresaw ${key}`)
    const answer = answers[key]
    const given = typeof answer === 'function' ? await answer(request) : answer
    return given instanceof Response ? given : Response.json(given)
  })
  return seen
}

export function problem(status: number, detail: string, more: object = {}): Response {
  return Response.json({ title: 'x', status, detail, request_id: 'r-1', ...more }, { status })
}
