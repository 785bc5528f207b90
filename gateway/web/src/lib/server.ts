/** How answers of the server are kept: one cache, retried only where trying again is safe and useful. */
import { QueryClient } from '@tanstack/vue-query'
import { Refused } from '@/api/refused'

const TRIES = 2
const away = (error: unknown) => error instanceof Refused && error.status >= 502 && error.status <= 504

export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failed, error) => away(error) && failed < TRIES,
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
})

/** Asks again for everything kept under these keys. */
export async function refresh(...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => cache.invalidateQueries({ queryKey: [key] })))
}
