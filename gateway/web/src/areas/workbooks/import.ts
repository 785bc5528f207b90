/** One import, asked for each second while it runs, and until its marked workbook is made. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api, body } from '@/api/client'
import type { Import } from '@/api/shapes'
import { isRunning, whileIt } from '@/lib/jobs'

export const goesOn = (found: Pick<Import, 'state' | 'marked'>) =>
  isRunning(found) || found.marked === 'making'

export function useImport(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: ['imports', 'one', computed(() => toValue(id))],
    queryFn: ({ signal }) =>
      body(api.GET('/imports/{import_id}', { params: { path: { import_id: toValue(id) } }, signal })),
    refetchInterval: whileIt(goesOn),
  })
}
