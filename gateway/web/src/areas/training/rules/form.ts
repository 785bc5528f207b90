/** What the fields of the form know of the whole: what the rule declares, and what is wrong where. */
import { computed, inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { components } from '@/api/schema'
import { known, named, t } from '@/lib/words'
import type { Simple, Source } from './shape'
import type { Pair, Row, State } from './state'

export type Fault = components['schemas']['RuleFault']
export interface Option {
  value: string
  label: string
}
export interface Form {
  declared: ComputedRef<Record<Source, Option[]>>
  valuesOf: (attribute: string) => string[]
  faults: Ref<Fault[]>
}

const FORM: InjectionKey<Form> = Symbol('form')

const named_ = (names: string[]) => names.filter(Boolean).map((value) => ({ value, label: value }))
const coded = (rows: { key: string; name: string }[]) =>
  rows.filter(({ key }) => key).map(({ key, name }) => ({ value: key, label: name || key }))

export function provideForm(state: Ref<State>, faults: Ref<Fault[]>): Form {
  const rows = (key: string) => (state.value[key] ?? []) as Row[]
  const declared = computed(() => ({
    attributes: coded(rows('attributes').map((row) => ({ key: row.key, name: row.state.name as string }))),
    measures: coded(((state.value.measures ?? []) as Pair[]).map(({ key, value }) => ({ key, name: value }))),
    buckets: named_([...(state.value.buckets as string[]), ...(state.value.beside as string[])]),
    kinds: named_(rows('kinds').map((row) => row.state.name as string)),
    programmes: named_(rows('programmes').map((row) => row.state.name as string)),
  }))
  const valuesOf = (attribute: string) =>
    (rows('attributes').find(({ key }) => key === attribute)?.state.values as string[]) ?? []
  const form = { declared, valuesOf, faults }
  provide(FORM, form)
  return form
}

export const useForm = () => inject(FORM)!

/** The name of a field: its own at this place, or the one that the key has everywhere. */
export function nameOf(path: string, key: string) {
  const place = path
    .replace(/\[\d+\]/g, '')
    .replace(/^vectors\./, 'vectors_')
    .replaceAll('.', '_')
  const own = `training.rules.fields.${place}`
  return known(own) ? t(own) : named('training.rules.fields', key)
}

export function hintOf(path: string, key: string) {
  const place = path
    .replace(/\[\d+\]/g, '')
    .replace(/^vectors\./, 'vectors_')
    .replaceAll('.', '_')
  const hint = [place, key].map((each) => `training.rules.hints.${each}`).find(known)
  return hint ? t(hint) : null
}

/** What can be chosen. */
export function optionsOf(form: Form, shape: Simple): Option[] {
  const { among } = shape
  if (typeof among === 'string') return form.declared.value[among]
  return (among ?? []).map((value) => ({ value, label: named('training.rules.choices', value) }))
}

/** The faults of a place and, for what is one control, of all that lies in it. */
export function faultAt(form: Form, path: string, within = true) {
  const found = form.faults.value.filter(({ at }) => at === path || (within && isWithin(at, path)))
  if (!found.length) return null
  return { severity: 'error', message: [...new Set(found.map(({ message }) => message))].join(' ') }
}

export const isWithin = (at: string, path: string) => at.startsWith(`${path}.`) || at.startsWith(`${path}[`)
