/** What is being entered of a training, and what the server takes. */
import { computed, reactive, ref } from 'vue'
import type { components } from '@/api/schema'
import { daysAfter, instantOf, moment, today } from '@/lib/format'
import type { FormFault } from '@/lib/forms'
import { t } from '@/lib/words'
import { plainNumber, type Training } from './addresses'
import type { Chosen } from './looks'

export const MODES = ['1', '2', '3', '4', '5', '6', '9'] as const
export const DIRECTIONS = ['sent', 'applied', 'free'] as const
type Body = components['schemas']['NewProject']
type Direction = (typeof DIRECTIONS)[number]

/** In the order in which they stand on the page. */
const NAMES = [
  'year',
  'name',
  'mode',
  'content',
  'hours',
  'institution_id',
  'start',
  'finish',
  'places',
  'directions',
  'enrol_from',
  'enrol_until',
  'results_due',
  'notes',
] as const
type Name = (typeof NAMES)[number]
const NEEDED: Name[] = [
  'name',
  'content',
  'hours',
  'start',
  'finish',
  'directions',
  'enrol_from',
  'enrol_until',
]

export const nameOf = (field: Name) =>
  t(
    `trainings.columns.${({ institution_id: 'institution', enrol_until: 'until' } as const)[field as 'enrol_until'] ?? (field as 'year')}`,
  )

/** Two days before the training begins, at the end of the day. */
const LAST_MINUTE = ' 23:59'

export function useForm() {
  const asked = reactive({
    year: Number(today().slice(0, 4)),
    name: '',
    mode: '1' as Chosen,
    content: '',
    hours: '',
    institution_id: undefined as string | undefined,
    start: '',
    finish: '',
    places: '',
    directions: ['sent'] as (string | number)[],
    enrol_from: `${today()} 08:00`,
    enrol_until: '',
    results_due: '',
    notes: '',
    attributes: {} as Record<string, string>,
  })
  const clean = ref(JSON.stringify(asked))
  const changed = computed(() => JSON.stringify(asked) !== clean.value)
  const kept = () => (clean.value = JSON.stringify(asked))

  function open(known: Training) {
    Object.assign(asked, {
      ...Object.fromEntries(NAMES.map((name) => [name, known[name] ?? ''])),
      hours: plainNumber(known.hours),
      places: plainNumber(known.places),
      institution_id: known.institution_id ?? undefined,
      enrol_from: moment(known.enrol_from),
      enrol_until: moment(known.enrol_until),
      directions: [...known.directions],
      attributes: { ...known.attributes },
    })
    kept()
  }

  /** The first day says the year of the plan, and by when one enrols unless somebody says otherwise. */
  function begins(day: string) {
    asked.start = day
    if (!day) return
    asked.year = Number(day.slice(0, 4))
    asked.enrol_until ||= `${daysAfter(-2, day)}${LAST_MINUTE}`
    if (!asked.finish || asked.finish < day) asked.finish = day
  }

  const given = (): Body => ({
    year: asked.year,
    name: asked.name.trim(),
    mode: asked.mode as Body['mode'],
    content: asked.content.trim(),
    hours: asked.hours.trim(),
    places: asked.places.trim() === '' ? null : Number(asked.places),
    institution_id: asked.institution_id || null,
    directions: asked.directions as Direction[],
    enrol_from: instantOf(`${asked.enrol_from}:00`),
    enrol_until: instantOf(`${asked.enrol_until}:00`),
    start: asked.start,
    finish: asked.finish,
    results_due: asked.results_due || null,
    attributes: asked.attributes,
    notes: asked.notes.trim() || null,
  })

  /** What is missing, or no number where there must be one. */
  function lacking(): FormFault[] {
    const missing = NEEDED.filter((name) => !asked[name as 'name']?.length)
    const faults = missing.map((name) => faultAt(name, t('parts.form.needed')))
    if (asked.hours && !/^\d{1,4}(\.\d{1,2})?$/.test(asked.hours.trim()))
      faults.push(faultAt('hours', t('trainings.form.noNumber')))
    if (asked.places && !/^\d{1,7}$/.test(asked.places.trim()))
      faults.push(faultAt('places', t('trainings.form.noCount')))
    return sorted(faults)
  }

  return { asked, changed, kept, open, begins, given, lacking }
}

const faultAt = (field: Name, message: string): FormFault => ({ field, name: nameOf(field), message })
const sorted = (faults: FormFault[]) =>
  faults.sort((one, other) => NAMES.indexOf(one.field as Name) - NAMES.indexOf(other.field as Name))

/** What the server says of single fields, under their names. */
export const faultsIn = (fields: Record<string, string>) =>
  sorted(NAMES.filter((name) => fields[name]).map((name) => faultAt(name, fields[name]!)))

/** What is wrong with one field, as it is shown there. */
export function faultAmong(faults: FormFault[], field: string) {
  const fault = faults.find((each) => each.field === field)
  return fault ? { severity: 'error', message: fault.message } : null
}
