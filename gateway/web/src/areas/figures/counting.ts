/** The count of a territory as long work: begun here, followed wherever the person looks, at its end asked for anew. */
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { api, body } from '@/api/client'
import { newId } from '@/lib/ids'
import { isRunning } from '@/lib/jobs'
import { sayRefusal } from '@/lib/say'
import { EACH_SECOND, refresh } from '@/lib/server'
import { useSession } from '@/lib/session'

const KIND = 'credit_count'

export function useCounting() {
  const { may } = useSession()
  const busy = ref(false)
  const { data } = useQuery({
    queryKey: ['jobs', KIND],
    queryFn: ({ signal }) => body(api.GET('/jobs', { signal })),
    enabled: () => may('listJobs'),
    refetchInterval: ({ state: { data } }) => (data?.items.some(mine) ? EACH_SECOND : false),
  })
  const mine = (job: { kind: string; state: string }) => job.kind === KIND && isRunning(job)
  const latest = computed(() => data.value?.items.find(({ kind }) => kind === KIND))
  const running = computed(() => (latest.value && isRunning(latest.value) ? latest.value : null))
  watch(running, (now, before) => before && !now && void refresh('credit-overview'))

  async function act(ask: () => Promise<unknown>) {
    busy.value = true
    try {
      await ask()
    } catch (refusal) {
      sayRefusal(refusal)
    }
    await refresh('jobs')
    busy.value = false
  }
  const begin = () => act(() => body(api.POST('/training/credits/counts', { body: { id: newId() } })))
  const cancel = () =>
    act(() => body(api.DELETE('/jobs/{job_id}', { params: { path: { job_id: running.value!.id } } })))
  return { running, latest, busy, begin, cancel }
}
