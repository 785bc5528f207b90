/** Results as they are typed in: a line a participant, what changed, what is wrong with it, and saving in parts. */
import { computed, reactive, ref } from 'vue'
import { api, body } from '@/api/client'
import { Refused } from '@/api/refused'
import type { components } from '@/api/schema'
import { refusalText } from '@/lib/say'
import { t } from '@/lib/words'
import { plainNumber, type Participant } from './addresses'
import type { Grade } from './looks'

const PAGE = 200
const AT_ONCE = 500
const NUMBER = /^\d{1,4}(\.\d{1,2})?$/

export interface Line {
  key: string
  row: Participant
  hours: string
  absent: string
  grade: Grade | ''
  fault: string
}

const lineOf = (row: Participant): Line => ({
  key: row.enrolment_id!,
  row,
  hours: plainNumber(row.hours),
  absent: plainNumber(row.absent),
  // a result without a grade says that there was no assessment; without a result nothing is said yet
  grade: row.state === 'missing' ? '' : ((row.grade as Grade | null) ?? 'not_assessed'),
  fault: '',
})

const said = ({ hours, absent, grade }: Line) => [hours.trim(), absent.trim(), grade].join('|')

export function useEntering(projectId: string, planned: number) {
  const lines = reactive<Line[]>([])
  const loading = ref(true)
  const failed = ref<Error | null>(null)
  const busy = ref(false)

  const isChanged = (line: Line) => said(line) !== said(lineOf(line.row))
  const changed = computed(() => lines.filter(isChanged))
  const missing = computed(() => lines.filter(({ row }) => row.state === 'missing').length)
  const returned = computed(() => lines.filter(({ row }) => row.state === 'returned').length)
  const ready = computed(() => lines.filter(({ row }) => row.state === 'entered').length)
  const locked = ({ row }: Line) => !['missing', 'entered', 'returned'].includes(row.state)

  /** All participants; what is being typed stays. */
  async function load() {
    const typed = new Map(changed.value.map((line) => [line.key, { ...line }]))
    try {
      const found: Participant[] = []
      let after: string | undefined
      do {
        const params = { path: { project_id: projectId }, query: { limit: PAGE, ...(after && { after }) } }
        const page = await body(api.GET('/training/projects/{project_id}/results', { params }))
        found.push(...page.items)
        after = page.next ?? undefined
      } while (after)
      const known = found.filter(({ enrolment_id }) => enrolment_id).map(lineOf)
      for (const line of known) {
        const mine = typed.get(line.key)
        if (mine)
          Object.assign(line, {
            hours: mine.hours,
            absent: mine.absent,
            grade: mine.grade,
            fault: mine.fault,
          })
      }
      lines.splice(0, Infinity, ...known)
      failed.value = null
    } catch (error) {
      failed.value = error as Error
    }
    loading.value = false
  }

  function faultOf({ hours, absent, grade }: Line): string {
    if (!NUMBER.test(hours.trim())) return t('trainings.results.faults.hours')
    if (absent.trim() && !NUMBER.test(absent.trim())) return t('trainings.results.faults.absent')
    if (!grade) return t('trainings.results.faults.grade')
    return Number(hours) + Number(absent || 0) > planned
      ? t('trainings.results.faults.more', { planned })
      : ''
  }

  const given = (line: Line): components['schemas']['EnteredResult'] => ({
    enrolment_id: line.key,
    hours: line.hours.trim(),
    absent: line.absent.trim() || null,
    grade: line.grade as Grade, // faultOf kept blank ones back
    measures: line.row.measures,
    row_version: line.row.row_version,
  })

  /** Keeps what changed; gives how many were kept, and marks what is wrong at its line. */
  async function save(): Promise<{ kept: number; refused: string }> {
    const wanted = changed.value
    for (const line of wanted) line.fault = faultOf(line)
    if (wanted.some(({ fault }) => fault)) return { kept: 0, refused: t('trainings.results.mend') }
    busy.value = true
    let kept = 0
    let refused = ''
    try {
      for (let first = 0; first < wanted.length; first += AT_ONCE) {
        const part = wanted.slice(first, first + AT_ONCE)
        await send(part)
        kept += part.length
      }
    } catch (error) {
      refused = refusalText(error)
    }
    await load()
    busy.value = false
    return { kept, refused }
  }

  async function send(part: Line[]) {
    const params = { path: { project_id: projectId } }
    try {
      await body(
        api.PUT('/training/projects/{project_id}/results', { params, body: { results: part.map(given) } }),
      )
    } catch (error) {
      const fields = error instanceof Refused ? error.fields : {}
      for (const [place, message] of Object.entries(fields)) {
        const line = part[Number(/(\d+)/.exec(place)?.[1])]
        if (line) line.fault = message
      }
      throw error
    }
  }

  /** Puts the same into every line that says nothing yet. */
  function fill(hours: string, grade: Grade) {
    for (const line of lines)
      if (!locked(line) && !line.hours && !line.grade) Object.assign(line, { hours, grade })
  }

  return {
    lines,
    loading,
    failed,
    busy,
    changed,
    missing,
    returned,
    ready,
    locked,
    isChanged,
    load,
    save,
    fill,
  }
}
