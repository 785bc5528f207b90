/** The list of files: its filters, what stands for them as chips, and 报送 of those chosen or of all that match. */
import { computed } from 'vue'
import { STAGES } from '@/api/choices'
import { api, body } from '@/api/client'
import type { TeacherRow } from '@/api/shapes'
import { useAct, type Batch } from '@/lib/acts'
import { newId } from '@/lib/ids'
import { oneOf, text, useFilters, useKeysetList } from '@/lib/lists'
import { agreed } from '@/lib/say'
import { shortStatus, STATUS_KINDS, useStatusNames } from '@/lib/statuses'
import { t } from '@/lib/words'

const YES_NO = ['true', 'false'] as const
const SUBMITTED_FROM = ['draft', 'rejected'] as const
/** A code of 人员状态, or the digit with which codes begin. */
const statusCode = (raw: string | undefined) => (raw && /^[1-3](\d\d)?$/.test(raw) ? raw : undefined)
const yes = (value: 'true' | 'false' | undefined) => (value === undefined ? undefined : value === 'true')

export function useFinding() {
  const nameOf = useStatusNames()
  const textOfStatus = (code: string) => {
    const kind = STATUS_KINDS.find((each) => each === code)
    return kind ? t(`teachers.presence.kinds.${kind}`) : shortStatus(nameOf(code))
  }
  const filters = useFilters({
    q: text,
    status: oneOf(...STAGES),
    complete: oneOf(...YES_NO),
    newly_hired: oneOf(...YES_NO),
    personnel_status: statusCode,
    org_id: text,
  })
  const list = useKeysetList('teachers', filters, ({ complete, newly_hired, ...plain }, signal) => {
    const query = { ...plain, complete: yes(complete), newly_hired: yes(newly_hired) }
    return body(api.GET('/teachers', { params: { query }, signal }))
  })
  const chips = computed(() => {
    const { q, status, complete, newly_hired, personnel_status } = filters.values.value
    return [
      q && { text: t('teachers.chips.q', { q }), clear: () => filters.set({ q: undefined }) },
      status && { text: t(`parts.stages.${status}`), clear: () => filters.set({ status: undefined }) },
      complete && {
        text: complete === 'true' ? t('teachers.list.whole') : t('teachers.list.lacking'),
        clear: () => filters.set({ complete: undefined }),
      },
      newly_hired && {
        text: newly_hired === 'true' ? t('teachers.hired.name') : t('teachers.list.notNew'),
        clear: () => filters.set({ newly_hired: undefined }),
      },
      personnel_status && {
        text: textOfStatus(personnel_status),
        clear: () => filters.set({ personnel_status: undefined }),
      },
    ].filter((chip) => !!chip)
  })
  return { filters, list, chips, submit: useSubmit(filters) }
}

/** A filter is sent as it is, not the ids that it finds; files already under way are none of it. */
function useSubmit({ values }: { values: { value: Record<string, string | undefined> } }) {
  const filter = () => ({
    q: values.value.q,
    status: SUBMITTED_FROM.find((stage) => stage === values.value.status) ?? 'draft',
    complete: yes(values.value.complete as 'true' | 'false' | undefined),
    newly_hired: yes(values.value.newly_hired as 'true' | 'false' | undefined),
    personnel_status: values.value.personnel_status,
  })
  return useAct<TeacherRow, true>('submit', {
    question: async (many) => {
      const title = t('teachers.submit.title', { ...many })
      const text = t('teachers.submit.text', { ...many })
      return (await agreed({ title, text, verb: t('parts.acts.submit') })) || null
    },
    ask: async (rows) => {
      const chosen = { id: newId(), teacher_ids: rows.map((row) => row.id) }
      return (await body(api.POST('/submissions', { body: chosen })))!
    },
    touches: ['teachers', 'cases'],
    said: (n) => t('teachers.list.submitted', { n }),
    whole: {
      find: (page) => body(api.GET('/teachers', { params: { query: { ...filter(), ...page } } })),
      start: async () => {
        const id = newId()
        await body(api.POST('/submissions', { body: { id, filter: filter() } }))
        return id
      },
      batch: WATCHED,
    },
  })
}

const path = (id: string) => ({ submission_id: id })
const WATCHED: Batch = {
  state: async (id, signal) => {
    const state = await body(api.GET('/submissions/{submission_id}', { params: { path: path(id) }, signal }))
    return { ...state, job_id: `records.${state.job_id}`, done: state.submitted, failed: state.refused }
  },
  failures: (id, after, signal) => {
    const params = { path: path(id), query: { done: false, limit: 200, after } }
    return body(api.GET('/submissions/{submission_id}/outcomes', { params, signal }))
  },
}
