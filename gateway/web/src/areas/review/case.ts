/** A case with the file it is about, the queue it stands in, and the decision on it. */
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { api, body, match } from '@/api/client'
import { isStale } from '@/api/refused'
import type { Reason, Step, Values } from '@/api/shapes'
import { refresh } from '@/lib/acts'
import { fieldsOf, useCatalogue, type Category } from '@/lib/catalogue'
import { sayRefusal } from '@/lib/say'
import { language } from '@/lib/words'

const QUEUE = 50

export function useCase(id: Ref<string>) {
  const found = useQuery({
    queryKey: ['cases', 'one', id, language],
    queryFn: ({ signal }) =>
      body(api.GET('/cases/{case_id}', { params: { path: { case_id: id.value } }, signal })),
  })
  const subject = computed(() => found.data.value?.subject_id)
  const path = () => ({ params: { path: { teacher_id: subject.value! } } })
  const file = useQuery({
    queryKey: ['teachers', 'file', subject, language],
    queryFn: ({ signal }) => body(api.GET('/teachers/{teacher_id}', { ...path(), signal })),
    enabled: () => !!subject.value,
  })
  const history = useQuery({
    queryKey: ['teachers', 'history', subject, language],
    queryFn: ({ signal }) => body(api.GET('/teachers/{teacher_id}/history', { ...path(), signal })),
    enabled: () => !!subject.value,
  })
  const catalogue = useCatalogue(
    () => file.data.value?.category as Category | undefined,
    () => !!file.data.value,
  )
  const sets = computed(() => {
    const teacher = file.data.value
    return (catalogue.data.value?.sets ?? []).map((set) => ({
      set,
      values: (teacher?.values[set.code] ?? {}) as Values,
      texts: (teacher?.texts[set.code] ?? {}) as Record<string, string>,
    }))
  })
  const nameOf = (field: string) =>
    sets.value.flatMap(({ set }) => fieldsOf(set)).find(({ code }) => code === field)?.name ?? field
  return { found, file, history, catalogue, sets, nameOf }
}

/** What waits for the person, the longest waiting first. */
export function useQueue(wanted: () => boolean) {
  return useQuery({
    queryKey: ['cases', 'queue', language],
    queryFn: ({ signal }) =>
      body(api.GET('/cases', { params: { query: { box: 'todo', limit: QUEUE } }, signal })),
    enabled: wanted,
  })
}

/** Changes of values since the file was rejected before; none at a first submission. */
export function changesSinceRejection(steps: Step[]): Step['changes'] {
  const before = steps.findIndex((step) => step.act === 'rejected')
  if (before < 0) return []
  const newest = new Map<unknown, Step['changes'][number]>()
  for (const change of steps.slice(0, before).flatMap((step) => step.changes)) {
    const later = newest.get(change.field)
    newest.set(
      change.field,
      later ? { ...later, before: change.before, before_text: change.before_text } : change,
    )
  }
  return [...newest.values()]
}

/** Decides; gives whether it was done. */
export function useDecision() {
  const busy = ref<'approve' | 'reject' | null>(null)
  async function decide(
    id: string,
    row_version: number,
    verdict: 'approve' | 'reject',
    reasons: Reason[],
  ): Promise<boolean> {
    busy.value = verdict
    const params = { path: { case_id: id }, header: match(row_version) }
    try {
      await body(api.POST('/cases/{case_id}/decision', { params, body: { verdict, reasons } }))
      return true
    } catch (error) {
      sayRefusal(error)
      if (isStale(error)) await refresh('cases', 'teachers')
      return false
    } finally {
      busy.value = null
    }
  }
  return { busy, decide }
}
