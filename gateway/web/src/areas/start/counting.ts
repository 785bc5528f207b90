/** Counts for the start page: of files by state, of what waits for review, of what teachers objected to. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'

const PAGE = 200

/** Counted to the end of a first page, and then said to be more: 12, or 200+. */
export interface Count {
  n: number
  more: boolean
}

const counted = (page: { items: unknown[]; next: string | null } | undefined): Count | null =>
  page ? { n: page.items.length, more: page.next !== null } : null

/** How many files are in which state, in the whole territory. */
export function useTotals(wanted: () => boolean) {
  const { data, isPending } = useQuery({
    queryKey: ['progress', 'totals'],
    queryFn: ({ signal }) => body(api.GET('/progress', { signal })),
    enabled: wanted,
  })
  return { totals: computed(() => data.value?.totals), isPending }
}

/** Files that are complete and not yet handed in. */
export function useReady(wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['teachers', 'count', 'ready'],
    queryFn: ({ signal }) => {
      const query = { status: 'draft' as const, complete: true, limit: PAGE }
      return body(api.GET('/teachers', { params: { query }, signal }))
    },
    enabled: wanted,
  })
  return computed(() => counted(data.value))
}

/** Objections that wait for the school's answer. */
export function useOpenRemarks(wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['remarks', 'count'],
    queryFn: ({ signal }) =>
      body(api.GET('/remarks', { params: { query: { state: 'open', limit: PAGE } }, signal })),
    enabled: wanted,
  })
  return computed(() => counted(data.value))
}

/** Requests by state, in the person's sight. */
export function useRequestCounts(wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['change-requests', 'counts'],
    queryFn: ({ signal }) => body(api.GET('/change-requests/counts', { signal })),
    enabled: wanted,
  })
  return computed(() => {
    const states = data.value?.states
    return states && ((state: string) => states.find((each) => each.state === state)?.count ?? 0)
  })
}

/** Correction orders that the school has not answered, and the day by which the first is due. */
export function useOpenOrders(wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['correction-orders', 'count'],
    queryFn: ({ signal }) =>
      body(api.GET('/correction-orders', { params: { query: { state: 'open', limit: PAGE } }, signal })),
    enabled: wanted,
  })
  return computed(() => {
    const count = counted(data.value)
    const orders = data.value?.items ?? []
    const [first] = orders.map(({ due }) => due).sort()
    return count && { ...count, first, overdue: orders.some(({ overdue }) => overdue) }
  })
}

/** What authorities ask of the school's files and it has not answered: whose they are. */
export function useOpenQuestions(wanted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['identity-questions', 'count'],
    queryFn: ({ signal }) =>
      body(api.GET('/identity-questions', { params: { query: { limit: PAGE } }, signal })),
    enabled: wanted,
  })
  return computed(() => counted(data.value))
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
