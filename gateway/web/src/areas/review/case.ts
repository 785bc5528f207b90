/** A case with the file it is about, the queue it stands in, and the decision on it. */
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { api, body, match } from '@/api/client'
import { isStale } from '@/api/refused'
import type { Case, Reason, Step } from '@/api/shapes'
import { refresh } from '@/lib/acts'
import { fieldsOf, type RecordSet } from '@/lib/catalogue'
import { setIn, useFile } from '@/lib/files'
import { sayRefusal } from '@/lib/say'
import { language } from '@/lib/words'

const QUEUE = 50

export type Act = 'approve' | 'reject' | 'return'

/** Whoever takes somebody over confirms it without having seen the file, as does an office that sees no files. */
const WITHOUT_FILE = [
  'transfer',
  'transfer_within',
  'transfer_university',
  'status_change',
  'assignment',
  'training_project',
]

/** The file that a case is judged by; none of a case that is judged without one. */
export const fileOf = ({ business, teacher_id }: Pick<Case, 'business' | 'teacher_id'>) =>
  WITHOUT_FILE.includes(business) ? undefined : (teacher_id ?? undefined)

export function useCase(id: Ref<string>) {
  const found = useQuery({
    queryKey: ['cases', 'one', id, language],
    queryFn: ({ signal }) =>
      body(api.GET('/cases/{case_id}', { params: { path: { case_id: id.value } }, signal })),
  })
  const { file, catalogue } = useFile(
    () => found.data.value && fileOf(found.data.value),
    undefined,
    () => found.data.value?.state === 'open',
  )
  const nameOf = (field: string | null | undefined, code?: string | null) =>
    nameIn(catalogue.data.value?.sets ?? [], field, code)
  return { found, file, catalogue, nameOf }
}

/** The file that a case is about, set by set; as it stands, or as it was known at `asOf`. */
export function useJudged(found: Ref<Case>, asOf?: Ref<string | undefined>) {
  const subject = computed(() => found.value.teacher_id ?? undefined)
  const { file, catalogue } = useFile(subject, asOf, () => found.value.state === 'open')
  const history = useQuery({
    queryKey: ['teachers', 'history', subject, language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/teachers/{teacher_id}/history', {
          params: { path: { teacher_id: subject.value! } },
          signal,
        }),
      ),
    enabled: () => !!subject.value,
  })
  /** The sets that hold something, those of the person's own step first. */
  const sets = computed(() => {
    const teacher = file.data.value
    if (!teacher) return []
    const own = found.value.sets
    const held = (catalogue.data.value?.sets ?? []).flatMap((set) => {
      const state = setIn(teacher, set.code)
      return state?.count ? [{ set, state, own: !own || own.includes(set.code) }] : []
    })
    return [...held.filter((each) => each.own), ...held.filter((each) => !each.own)]
  })
  const nameOf = (field: string | null | undefined, code?: string | null) =>
    nameIn(catalogue.data.value?.sets ?? [], field, code)
  return { file, history, sets, nameOf }
}

/** 学习经历 · 院校: what a reason is about, in the catalogue's words. */
export function nameIn(sets: RecordSet[], field: string | null | undefined, code?: string | null): string {
  const among = code ? sets.filter((set) => set.code === code) : sets
  const known = field ? among.flatMap(fieldsOf).find((each) => each.code === field)?.name : undefined
  return [code ? among[0]?.name : undefined, known ?? field].filter(Boolean).join(' · ')
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

export type Change = Step['changes'][number] & { field: string; name: string }

/** Changes of values since the file was rejected before; none at a first submission. */
export function changesSinceRejection(steps: Step[]): Change[] {
  const before = steps.findIndex((step) => step.act === 'rejected')
  return before < 0 ? [] : merged(steps.slice(0, before))
}

/** Changes of values since an instant; what is again as it was then is none. */
export const changesSince = (steps: Step[], instant: string): Change[] =>
  merged(steps.filter(({ at }) => new Date(at) > new Date(instant))).filter(
    ({ before_text, after_text, before, after }) =>
      before_text !== after_text || JSON.stringify(before) !== JSON.stringify(after),
  )

/** The steps, newest first, as one change of each place. */
function merged(steps: Step[]): Change[] {
  const newest = new Map<string, Change>()
  for (const step of steps)
    for (const change of step.changes as Change[]) {
      const place = `${step.entry_id} ${change.field}`
      const later = newest.get(place)
      const name = step.set_name ? `${step.set_name} · ${change.name}` : change.name
      newest.set(
        place,
        later ? { ...later, before: change.before, before_text: change.before_text } : { ...change, name },
      )
    }
  return [...newest.values()]
}

/** Decides; gives whether it was done. */
export function useDecision() {
  const busy = ref<Act | null>(null)
  async function decide(found: Case, verdict: Act, reasons: Reason[], originals: string[]): Promise<boolean> {
    busy.value = verdict
    const params = { path: { case_id: found.id }, header: match(found.row_version) }
    try {
      await body(api.POST('/cases/{case_id}/decision', { params, body: { verdict, reasons, originals } }))
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
