/** Long work: asked each second while it runs; the page may be left, the work goes on. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'

const RUNNING = new Set(['waiting', 'running'])
const EACH_SECOND = 1_000
const NOW_AND_THEN = 15_000

export const isRunning = (job: { state: string }) => RUNNING.has(job.state)

/** For a query's `refetchInterval`: each second until the work is over. */
export const whileRunning = (query: { state: { data?: { state: string } } }) =>
  query.state.data && !isRunning(query.state.data) ? (false as const) : EACH_SECOND

/** Jobs of the person that run now. */
export function useRunningJobs(granted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => body(api.GET('/jobs', { signal })),
    enabled: granted,
    refetchInterval: (query) => (query.state.data?.items.some(isRunning) ? EACH_SECOND : NOW_AND_THEN),
  })
  return computed(() => data.value?.items.filter(isRunning) ?? [])
}

/** Seconds still to go, from what was done since `startedAt`; null while nothing can be said. */
export function remaining(
  done: number,
  total: number | null,
  startedAt: string,
  now: number = Date.now(),
): number | null {
  const spent = (now - new Date(startedAt).getTime()) / 1_000
  if (!total || done <= 0 || spent < 2) return null
  return Math.max(0, Math.round((spent / done) * (total - done)))
}
