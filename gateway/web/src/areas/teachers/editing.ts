/** Entering a file: a new one or one that stands, saved (validated) or kept as a draft, and what to do when somebody was faster. */
import { computed, ref, watch } from 'vue'
import { api, body, match } from '@/api/client'
import { isSignedOut, isStale } from '@/api/refused'
import type { Teacher, Values } from '@/api/shapes'
import { refresh } from '@/lib/acts'
import { defaults } from '@/lib/catalogue'
import { useRecordForm } from '@/lib/forms'
import { newId } from '@/lib/ids'
import { refusalText } from '@/lib/say'
import { cache } from '@/lib/server'
import { BASIC, useFile, valuesOf } from './file'

export interface StaleFile {
  by: string
  teacher: Teacher
}

export function useEditing(id: string | undefined) {
  const own = id ?? newId()
  const { file, catalogue } = useFile(id)
  const set = computed(() => catalogue.data.value?.sets.find(({ code }) => code === BASIC))
  const category = computed(() => file.data.value?.category ?? catalogue.data.value?.category ?? '')
  const form = useRecordForm(set, () => ({ category: category.value, teacher_id: id ?? null }))
  const version = ref(0)
  const stored = ref<Values>({})
  const stale = ref<StaleFile | null>(null)
  const refused = ref('')
  const busy = ref<'save' | 'draft' | null>(null)
  let begun = false

  watch(
    [set, () => file.data.value],
    ([known, teacher]) => {
      if (begun || !known || (id && !teacher)) return
      begun = true
      begin(teacher ? valuesOf(teacher, BASIC) : defaults(known), teacher?.row_version ?? 0)
    },
    { immediate: true },
  )

  function begin(values: Values, row_version: number) {
    form.start(values)
    stored.value = values
    version.value = row_version
  }

  const saving = (values: Values) =>
    id
      ? body(api.PATCH('/teachers/{teacher_id}', { ...inFile(), body: { values } }))
      : body(api.POST('/teachers', { body: { id: own, values } }))
  const keeping = (values: Values) =>
    id
      ? body(api.PATCH('/teachers/{teacher_id}/draft', { ...inFile(), body: { values } }))
      : body(api.POST('/teachers/drafts', { body: { id: own, values } }))
  const inFile = () => ({ params: { path: { teacher_id: own }, header: match(version.value) } })

  /** Gives the file as it was kept, or null where it was refused. */
  async function put(how: 'save' | 'draft'): Promise<Teacher | null> {
    busy.value = how
    refused.value = ''
    try {
      const teacher = await (how === 'save' ? saving : keeping)(form.whole())
      begin(valuesOf(teacher, BASIC), teacher.row_version)
      await refresh('teachers')
      return teacher
    } catch (error) {
      if (isStale(error))
        await compare(String((error.problem.params as { by?: string } | undefined)?.by ?? ''))
      else {
        form.blame(error)
        refused.value = isSignedOut(error) ? '' : refusalText(error)
      }
      return null
    } finally {
      busy.value = null
    }
  }

  /** Fetches what stands now, to be shown beside what was typed. */
  async function compare(by: string) {
    await cache.invalidateQueries({ queryKey: ['teachers', 'file'] })
    const { data } = await file.refetch()
    if (data) stale.value = { by, teacher: data }
  }

  /** Goes on from what stands now, with what was chosen of both. */
  function merge(chosen: Values) {
    if (!stale.value) return
    version.value = stale.value.teacher.row_version
    stored.value = valuesOf(stale.value.teacher, BASIC)
    for (const [field, value] of Object.entries(chosen)) form.put(field, value)
    stale.value = null
  }

  return { file, catalogue, set, form, stored, stale, refused, busy, put, merge }
}
