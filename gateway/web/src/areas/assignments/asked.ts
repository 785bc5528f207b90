/** What is being entered: where a teacher goes, from when until when, and what that demands. */
import { computed, reactive } from 'vue'
import { t } from '@/lib/words'

export interface Wrong {
  field: string
  name: string
  message: string
}

type Chosen = string | number | boolean | undefined
const NAMES: Record<string, string> = {
  kind: 'kind',
  rotation_type: 'type',
  host_kind: 'hostKind',
  host_id: 'host',
  host_name: 'host',
  start: 'start',
  until: 'until',
  document: 'document',
  reason: 'reason',
}

/** What a field of the form is called. */
export const nameOfField = (field: string) => t(`parts.assignment.${(NAMES[field] ?? 'reason') as 'reason'}`)

export function useAsked() {
  const asked = reactive({
    kind: 'rotation' as Chosen,
    rotation_type: '' as string | undefined,
    host_kind: 'school' as Chosen,
    host_id: undefined as string | undefined,
    host_name: '',
    start: '',
    until: '',
    document: '',
    reason: '',
  })
  const rotates = computed(() => asked.kind === 'rotation')
  const atSchool = computed(() => rotates.value || asked.host_kind === 'school')

  function lacking(): Wrong[] {
    const given: [string, unknown][] = [
      ...(rotates.value ? [['rotation_type', asked.rotation_type] as [string, unknown]] : []),
      atSchool.value ? ['host_id', asked.host_id] : ['host_name', asked.host_name.trim()],
      ['start', asked.start],
      ['until', asked.until],
      ['reason', asked.reason.trim()],
    ]
    return given
      .filter(([, value]) => !value)
      .map(([field]) => ({ field, name: nameOfField(field), message: t('parts.form.needed') }))
  }

  /** As the service takes it. */
  const given = () => ({
    kind: asked.kind as 'rotation' | 'loan',
    rotation_type: rotates.value ? (asked.rotation_type ?? null) : null,
    host_kind: atSchool.value ? ('school' as const) : (asked.host_kind as 'institution' | 'agency'),
    host_id: atSchool.value ? (asked.host_id ?? null) : null,
    host_name: atSchool.value ? null : asked.host_name.trim(),
    start: asked.start,
    until: asked.until,
    document: asked.document.trim() || null,
    reason: asked.reason.trim(),
  })

  return { asked, rotates, atSchool, lacking, given }
}
