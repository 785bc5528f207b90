/** A form on one record set: values, what was touched, and what the server says of them. */
import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import { isUnfit, Refused } from '@/api/refused'
import type { FieldFault, Values } from '@/api/shapes'
import { fieldsOf, holdsFiles, sent, shown, type RecordSet } from './catalogue'
import { appeared, inSight } from './defaults'
import { pausing } from './pausing'
import { t } from './words'

const PAUSE = 400

export interface FormSubject {
  category: string
  teacher_id: string | null
}

/** Something to be mended, at its field. */
export interface FormFault {
  field: string
  name: string
  message: string
}

/** `barred` are fields that no value is put into by itself, as those that a reviewer rejected. */
export function useRecordForm(
  set: Ref<RecordSet | undefined>,
  subject: () => FormSubject,
  barred: () => Set<string> = () => new Set(),
) {
  const values = reactive<Values>({})
  const clean = ref('')
  const touched = reactive(new Set<string>())
  const faults = reactive<Record<string, FieldFault>>({})
  const filled = reactive(new Set<string>())
  const offers = reactive<Values>({})
  const checking = shallowRef<AbortController>()
  const { soon, stop } = pausing(() => void check(), PAUSE)

  const whole = () => (set.value ? sent(set.value, values) : {})
  const changed = computed(() => JSON.stringify(whole()) !== clean.value)

  /** Starts over from what is stored. */
  function start(from: Values) {
    for (const key of Object.keys(values)) delete values[key]
    Object.assign(values, JSON.parse(JSON.stringify(from)))
    clean.value = JSON.stringify(whole())
    for (const memory of [touched, filled]) memory.clear()
    for (const memory of [faults, offers]) for (const key of Object.keys(memory)) delete memory[key]
  }

  /** Changes values; an untouched field that comes into sight by it starts with its default. */
  function change(some: Values) {
    const before = inSight(set.value, values)
    Object.assign(values, some)
    for (const [field, value] of Object.entries(appeared(set.value, before, values)))
      if (!touched.has(field) && !barred().has(field)) values[field] = value
  }

  function put(field: string, value: unknown) {
    change({ [field]: value })
    filled.delete(field)
    delete offers[field]
    if (touched.has(field)) soon()
  }

  function touch(field: string) {
    touched.add(field)
    soon()
  }

  /** Asks what is wrong with the touched fields, and which values follow from others. */
  async function check() {
    checking.value?.abort()
    const current = (checking.value = new AbortController())
    const asked = whole()
    const draft = { ...subject(), set: set.value?.code ?? 'basic', values: asked, touched: [...touched] }
    try {
      const answer = await body(api.POST('/teachers/validate', { body: draft, signal: current.signal }))
      if (current.signal.aborted) return
      for (const field of Object.keys(faults)) delete faults[field]
      for (const fault of answer.faults) if (touched.has(fault.field)) faults[fault.field] ??= fault
      take(asked, answer.values)
    } catch {
      // A check that did not come back changes nothing: saving asks again, and says why.
    }
  }

  /** An empty field takes what follows from the others; a filled one is only offered it. */
  function take(asked: Values, answered: Values) {
    const files = new Set(
      set.value
        ? fieldsOf(set.value)
            .filter(holdsFiles)
            .map(({ code }) => code)
        : [],
    )
    for (const [field, value] of Object.entries(answered)) {
      if (files.has(field)) continue // what a receipt became is no offer
      if (value === null || JSON.stringify(value) === JSON.stringify(asked[field] ?? null)) continue
      if (JSON.stringify(values[field] ?? null) !== JSON.stringify(asked[field] ?? null)) continue
      if ((asked[field] ?? null) === null) {
        change({ [field]: value })
        filled.add(field)
      } else if (!isMask(asked[field])) offers[field] = value
    }
  }

  /** Shows what a refused save said, field by field; gives whether it said anything about fields. */
  function blame(refused: unknown): boolean {
    if (!isUnfit(refused) && !(refused instanceof Refused && refused.status === 409)) return false
    for (const [field, message] of Object.entries(refused.fields)) {
      touched.add(field)
      faults[field] = { field, severity: 'error', message }
    }
    return Object.keys(refused.fields).length > 0
  }

  const errors = computed<FormFault[]>(() => {
    const fields = set.value ? fieldsOf(set.value).filter((field) => shown(field, values)) : []
    const errors = fields.filter(({ code }) => faults[code]?.severity === 'error')
    return errors.map(({ code, name }) => ({ field: code, name, message: faults[code]!.message }))
  })

  watch(set, () => (clean.value = JSON.stringify(whole())))
  onScopeDispose(() => {
    stop()
    checking.value?.abort()
  })
  return { values, touched, faults, filled, offers, errors, changed, start, put, touch, check, blame, whole }
}

export type RecordFormState = ReturnType<typeof useRecordForm>

/** What is wrong and where; most messages name their field themselves. */
export const placed = (name: string, message: string) =>
  message.includes(name) ? message : t('parts.history.at', { field: name, reason: message })

/** A sensitive value that came masked; left as it is, it stays as it is. */
export const isMask = (value: unknown) => typeof value === 'string' && value.includes('*')
