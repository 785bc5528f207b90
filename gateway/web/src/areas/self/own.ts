/** The own file of the teacher who is signed in: what it holds, whether it can be filled in now, where it lies. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, body } from '@/api/client'
import type { CaseRow, Missing, Rejection } from '@/api/shapes'
import { fieldsOf } from '@/lib/catalogue'
import { useFileActs } from '@/lib/fileacts'
import { BASIC, useFile, useRemarks } from '@/lib/files'
import { whileIt } from '@/lib/jobs'
import { useSession } from '@/lib/session'
import { language } from '@/lib/words'

export function useOwn() {
  const { me, may } = useSession()
  const id = computed(() => me.value?.teacher_id ?? undefined)
  const { file, catalogue } = useFile(id)
  const teacher = computed(() => file.data.value)
  const remarks = useRemarks(id, () => may('listFileRemarks'))
  const acts = useFileActs(() => teacher.value)

  const { data: window } = useQuery({
    queryKey: ['teachers', 'self-service', id],
    queryFn: ({ signal }) =>
      body(
        api.GET('/teachers/{teacher_id}/self-service', {
          params: { path: { teacher_id: id.value! } },
          signal,
        }),
      ),
    enabled: () => may('getSelfService') && !!id.value,
  })
  const { data: cases } = useQuery({
    queryKey: ['cases', 'own', id, computed(() => teacher.value?.case_id), language],
    queryFn: ({ signal }) => {
      const query = { box: 'all' as const, subject_id: id.value, limit: 1 }
      return body(api.GET('/cases', { params: { query }, signal }))
    },
    enabled: () => may('listCases') && !!teacher.value?.case_id,
    // Review hears of a file by an event, a moment after it was handed in.
    refetchInterval: whileIt<{ items: CaseRow[] }>(({ items }) => !items.length),
  })
  const waiting = computed(() => cases.value?.items[0]?.waiting ?? [])

  const kindOf = (code: string | null) =>
    catalogue.data.value?.sets.find((set) => set.code === code)?.kind ?? 'list'
  const nameOf = (field: string, code?: string | null) => {
    const sets = catalogue.data.value?.sets ?? []
    const among = code ? sets.filter((set) => set.code === code) : sets
    return among.flatMap(fieldsOf).find((each) => each.code === field)?.name ?? field
  }
  /** Where something is mended, if the teacher can; else where it is seen. */
  const mendAt = (about: Pick<Missing | Rejection, 'set' | 'entry_id' | 'field'>) => {
    const code = about.set ?? BASIC
    const set = teacher.value?.sets.find((each) => each.code === code)
    const fills = set?.entries.some((entry) => entry.may.includes('save')) || set?.may.includes('add')
    const entry = kindOf(code) === 'list' ? about.entry_id : 'edit'
    return fills && entry ? editAddress(code, entry, about.field) : { path: '/self', query: { set: code } }
  }
  /** What the teacher has to fill in, and what the school. */
  const isSchools = ({ set: code, field }: Missing) => {
    const set = teacher.value?.sets.find((each) => each.code === code)
    return !!set && (set.reserved || (!!field && set.locked.includes(field)))
  }
  const items = computed(() => teacher.value?.missing_items ?? [])
  const mine = computed(() => items.value.filter((item) => !isSchools(item)))
  const ofSchool = computed(() => items.value.filter(isSchools))
  return {
    id,
    me,
    may,
    file,
    catalogue,
    teacher,
    remarks,
    acts,
    window,
    waiting,
    mine,
    ofSchool,
    nameOf,
    mendAt,
  }
}

export const editAddress = (set: string, entry: string, field?: string | null) => ({
  path: `/self/sets/${set}/${entry}`,
  ...(field ? { hash: `#field-${field}` } : {}),
})
