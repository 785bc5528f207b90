/** What the codes of 人员状态 are called. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'
import { language } from './words'

const MOST = 100

export function useStatusNames() {
  const { data } = useQuery({
    queryKey: ['code-tables', 'personnel_status', language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/code-tables/{table}', {
          params: { path: { table: 'personnel_status' }, query: { limit: MOST } },
          signal,
        }),
      ),
    staleTime: Infinity,
  })
  const names = computed(() => new Map(data.value?.items.map(({ code, name }) => [code, name])))
  return (code: string | null | undefined) => names.value.get(code ?? '') ?? code ?? ''
}
