/** One import, asked for each second while it runs. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api, body } from '@/api/client'
import { whileRunning } from '@/lib/jobs'

export function useImport(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: ['imports', 'one', computed(() => toValue(id))],
    queryFn: ({ signal }) =>
      body(api.GET('/imports/{import_id}', { params: { path: { import_id: toValue(id) } }, signal })),
    refetchInterval: whileRunning,
  })
}
