/** Long work: asked each second while it runs; the page may be left, the work goes on. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'
import { EACH_SECOND, mayPass } from './server'

const RUNNING = new Set(['waiting', 'running'])
const NOW_AND_THEN = 15_000

export const isRunning = (job: { state: string }) => RUNNING.has(job.state)

/** A `refetchInterval`: each second as long as what was last answered goes on, and where no answer came. */
export const whileIt =
  <T>(goesOn: (data: T) => boolean) =>
  ({ state: { data, error } }: { state: { data?: T; error: Error | null } }): number | false =>
    mayPass(error) || (data !== undefined && goesOn(data)) ? EACH_SECOND : false

/** The same for a job and what is shown of it. */
export const whileRunning = whileIt(isRunning)

/** The same for a page of a list. */
export const whileAny = <T>(goesOn: (row: T) => boolean) =>
  whileIt(({ items }: { items: T[] }) => items.some(goesOn))

/** Jobs of the person that run now. */
export function useRunningJobs(granted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => body(api.GET('/jobs', { signal })),
    enabled: granted,
    meta: { aside: true }, // the page in the middle may stand still meanwhile
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
