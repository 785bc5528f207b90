/** What codes are called: those of 人员状态, and of any other table that a page needs at once. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'
import { language } from './words'

const MOST = 100

export function useCodeNames(table: string) {
  const { data } = useQuery({
    queryKey: ['code-tables', table, language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/code-tables/{table}', {
          params: { path: { table }, query: { limit: MOST } },
          signal,
        }),
      ),
    staleTime: Infinity,
  })
  const codes = computed(() => data.value?.items ?? [])
  const names = computed(() => new Map(codes.value.map(({ code, name }) => [code, name])))
  return { codes, nameOf: (code: string | null | undefined) => names.value.get(code ?? '') ?? code ?? '' }
}

export const useStatusNames = () => useCodeNames('personnel_status').nameOf
