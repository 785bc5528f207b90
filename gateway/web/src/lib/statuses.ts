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

/** 人员状态 of whoever is at the post and nowhere else; nothing is said of it. */
export const AT_POST = '100'
/** What a status begins with: 在岗, 暂未在岗, 已离开. */
export const STATUS_KINDS = ['1', '2', '3'] as const
/** Of 暂未在本单位任职-长病假 the last part, where there is little room. */
export const shortStatus = (name: string) => name.slice(name.lastIndexOf('-') + 1)

export const useStatusNames = () => useCodeNames('personnel_status').nameOf
