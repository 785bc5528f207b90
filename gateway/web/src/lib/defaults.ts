/** What fields of a form start with: at its opening, and when they come into sight while others are filled in. */
import type { Values } from '@/api/shapes'
import {
  emptied,
  fieldsOf,
  holds,
  shown,
  type CatalogueField,
  type Condition,
  type RecordSet,
} from './catalogue'

interface Default {
  when: Condition | null
  value: unknown
}

/** The values that a new record starts with. */
export function defaults(set: RecordSet): Values {
  const values: Values = {}
  for (const field of fieldsOf(set).filter(({ read_only }) => !read_only)) {
    const value = shown(field, values) ? defaultOf(field, values) : undefined
    if (value !== undefined && value !== null) values[field.code] = value
  }
  return values
}

/** The typed fields that are asked for, given the other values. */
export const inSight = (set: RecordSet | undefined, values: Values): Set<string> =>
  new Set(
    (set ? fieldsOf(set) : [])
      .filter((field) => !field.read_only && shown(field, values))
      .map(({ code }) => code),
  )

/** What fields start with that came into sight while others were filled in, and hold nothing. */
export function appeared(set: RecordSet | undefined, before: Set<string>, values: Values): Values {
  const started: Values = {}
  for (const field of set ? fieldsOf(set) : []) {
    const known = { ...values, ...started }
    if (field.read_only || before.has(field.code) || !shown(field, known)) continue
    const value = emptied(values[field.code]) === null ? defaultOf(field, known) : undefined
    if (value !== undefined && value !== null) started[field.code] = value
  }
  return started
}

function defaultOf(field: CatalogueField, values: Values): unknown {
  if (!isConditional(field.default)) return field.default
  return field.default.find(({ when }) => !when || holds(when, values))?.value
}

const isConditional = (value: unknown): value is Default[] =>
  Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null && 'when' in item)
