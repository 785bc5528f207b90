/** Counts for the start page; a list is counted to its first page's end and then said to be more. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'

const PAGE = 200

export type Stage = 'draft' | 'school_review' | 'authority_review' | 'rejected' | 'effective'

/** How many files are in `stage`: 12, or 200+. */
export function useStageCount(stage: Stage, wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['teachers', 'count', stage],
    queryFn: ({ signal }) =>
      body(api.GET('/teachers', { params: { query: { status: stage, limit: PAGE } }, signal })),
    enabled: wanted,
  })
  return computed(() => (data.value ? { n: data.value.items.length, more: data.value.next !== null } : null))
}

/** How much waits for the person's review, and since when. */
export function useTodo(wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['cases', 'counts'],
    queryFn: ({ signal }) => body(api.GET('/cases/counts', { signal })),
    enabled: wanted,
  })
  return data
}
