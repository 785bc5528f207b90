/** A teacher's file as pages keep it: the file with its sets, what is owed of each, and the remarks on it. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api, body } from '@/api/client'
import { Refused } from '@/api/refused'
import type { Missing, Remark, Teacher, Values } from '@/api/shapes'
import { useCatalogue } from './catalogue'
import { asksAgain, cache, EACH_SECOND } from './server'
import type { SetState } from './sets'
import { language } from './words'

export const BASIC = 'basic'
const SOON = 4
const isNotFound = (error: unknown) => error instanceof Refused && error.status === 404

/**
 * The file `id` (none at all: a new one) as it stands, or as it was known at `asOf`; with the catalogue that its forms
 * are drawn from. One that is `onItsWay` to the asker's desk may not be found for a moment.
 */
export function useFile(
  id: MaybeRefOrGetter<string | undefined>,
  asOf?: MaybeRefOrGetter<string | undefined>,
  onItsWay: () => boolean = () => false,
) {
  const file = useQuery({
    queryKey: ['teachers', 'file', computed(() => toValue(id)), computed(() => toValue(asOf)), language],
    queryFn: ({ signal }) => {
      const query = toValue(asOf) ? { as_of: toValue(asOf) } : {}
      const params = { path: { teacher_id: toValue(id)! }, query }
      return body(api.GET('/teachers/{teacher_id}', { params, signal }))
    },
    enabled: () => !!toValue(id),
    retry: (failed, error) => asksAgain(failed, error) || (onItsWay() && isNotFound(error) && failed < SOON),
  })
  const catalogue = useCatalogue(
    () => file.data.value?.category,
    () => id === undefined || !!file.data.value, // a new file is of the own school's category
    () => (toValue(asOf) ? file.data.value?.catalogue_version : undefined),
  )
  return { file, catalogue }
}

/** The fields of a set that a reviewer rejected: no value comes into them by itself. */
export const rejectedIn = (teacher: Teacher | undefined, code: string): Set<string> =>
  new Set(teacher?.reasons.flatMap(({ set, field }) => (set === code && field ? [field] : [])))

export const isInReview = (stage: string) => stage.endsWith('_review')

/** Asks for a file again each second while it is `behind` what is known of it elsewhere. */
export function useFollowed(id: MaybeRefOrGetter<string>, behind: () => boolean) {
  useQuery({
    queryKey: ['followed', computed(() => toValue(id))],
    queryFn: async () => {
      await cache.invalidateQueries({ queryKey: ['teachers', 'file', toValue(id)] }, { cancelRefetch: false })
      return null
    },
    enabled: behind,
    refetchInterval: EACH_SECOND,
    staleTime: 0,
  })
}

/** What teachers objected to in a file, and the answers. */
export function useRemarks(id: MaybeRefOrGetter<string | undefined>, granted: () => boolean) {
  const { data } = useQuery({
    queryKey: ['teachers', 'remarks', computed(() => toValue(id)), language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/teachers/{teacher_id}/remarks', { params: { path: { teacher_id: toValue(id)! } }, signal }),
      ),
    enabled: () => granted() && !!toValue(id),
  })
  return computed<Remark[]>(() => data.value?.items ?? [])
}

export const setIn = (teacher: Teacher, code: string) => teacher.sets.find((set) => set.code === code)

/** The values of an entry; of the only one, where none is named. */
export function valuesIn(teacher: Teacher, code: string, entryId?: string): Values | undefined {
  const entries = setIn(teacher, code)?.entries ?? []
  return (entryId ? entries.find(({ id }) => id === entryId) : entries[0])?.values as Values | undefined
}

/** The photo that a file holds, by its id. */
export const photoIn = (teacher: Teacher): string | null =>
  (valuesIn(teacher, BASIC)?.photo as string | null | undefined) ?? null

/** What is owed of a set, by entry and field; a set with one entry has it under that entry. */
export function missingIn(teacher: Teacher, code: string): Record<string, Record<string, string>> {
  const only = setIn(teacher, code)?.entries[0]?.id ?? ''
  const found: Record<string, Record<string, string>> = {}
  for (const item of itemsOf(teacher, code))
    if (item.field) (found[item.entry_id ?? only] ??= {})[item.field] = item.message
  return found
}

export const itemsOf = (teacher: Teacher, code: string): Missing[] =>
  teacher.missing_items.filter(({ set }) => set === code)

/** How each set of the file stands, for its navigation. */
export function navOf(teacher: Teacher, remarks: Remark[]): SetState[] {
  return teacher.sets.map((set) => ({
    code: set.code,
    name: set.name,
    family: set.family as SetState['family'],
    count: set.kind === 'list' || set.count === 0 ? set.count : null,
    missing: Math.max(set.missing, itemsOf(teacher, set.code).length),
    rejected: teacher.reasons.some((reason) => reason.set === set.code && !reason.mended),
    remarks: remarks.filter((remark) => remark.set === set.code && remark.state === 'open').length,
  }))
}
