/** How answers of the server are kept: one cache, retried only where trying again is safe and useful. */
import { QueryClient, type Query } from '@tanstack/vue-query'
import { busyWhile } from '@/api/busy'
import { Refused } from '@/api/refused'

export const EACH_SECOND = 1_000
const TRIES = 2
const LATER = new Set([0, 429, 502, 503, 504])

/** The server, or the way to it, was away: the same question may well be answered the next time. */
const away = (error: unknown) => error instanceof Refused && LATER.has(error.status)

/** It failed for a reason that is not the question's. */
export const mayPass = (error: unknown) =>
  error instanceof Refused && (LATER.has(error.status) || error.status >= 500)

/** Whether a question that failed so often is asked again by itself. */
export const asksAgain = (failed: number, error: unknown) => away(error) && failed < TRIES

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always', // a browser that thinks it is offline may still reach a server in its own house
      retry: asksAgain,
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
})

/**
 * Asks again for everything kept under these keys.
 *
 * A first answer on its way is awaited: it may tell of before, and the library would take it for the new one.
 */
export async function refresh(...keys: string[]): Promise<void> {
  await Promise.all(
    keys.map(async (key) => {
      const first = ({ state }: Query) => state.data === undefined
      const asked = cache
        .getQueryCache()
        .findAll({ queryKey: [key], fetchStatus: 'fetching', predicate: first })
      await Promise.allSettled(asked.map(({ promise }) => promise))
      await cache.invalidateQueries({ queryKey: [key] })
    }),
  )
}

/** Runs `ask`; where it runs already, once more after that, since what it asks for has changed meanwhile. */
export function oneAfterAnother(ask: () => Promise<unknown>): () => Promise<void> {
  let going = false
  let again = false
  return async () => {
    again = true
    if (going) return
    going = true
    try {
      while (again) {
        again = false
        await ask()
      }
    } finally {
      going = false
    }
  }
}

/** What is shown now is about to change: it is asked for again each second; `aside` of the page it does not count. */
const waitsFor = (query: Query) =>
  !query.meta?.aside &&
  query.observers.some(({ options: { enabled, refetchInterval } }) => {
    const interval = typeof refetchInterval === 'function' ? refetchInterval(query) : refetchInterval
    return enabled !== false && interval === EACH_SECOND
  })

const look = busyWhile(
  () =>
    cache.isFetching() + cache.isMutating() > 0 ||
    cache.getQueryCache().findAll({ type: 'active' }).some(waitsFor),
)
cache.getQueryCache().subscribe(look)
cache.getMutationCache().subscribe(look)
