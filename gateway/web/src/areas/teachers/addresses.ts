/** Where the pages of a file are. */
import type { Missing, Rejection } from '@/api/shapes'
import { BASIC } from '@/lib/files'

/** Where an entry is filled in: by its id, `new`, or `edit` for the only one. */
export const editAddress = (teacherId: string, set: string, entry: string, field?: string | null) => ({
  path: set === BASIC ? `/teachers/${teacherId}/edit` : `/teachers/${teacherId}/sets/${set}/${entry}`,
  ...(field ? { hash: `#field-${field}` } : {}),
})

export const setAddress = (teacherId: string, set: string) => ({
  path: `/teachers/${teacherId}`,
  query: { set },
})

/** Where something owed or rejected is mended: in its entry, or where one is to be added. */
export const mendAddress = (
  teacherId: string,
  kind: string,
  { set, entry_id, field }: Pick<Missing | Rejection, 'set' | 'entry_id' | 'field'>,
) => {
  if (!set) return setAddress(teacherId, BASIC)
  if (kind !== 'list') return editAddress(teacherId, set, 'edit', field)
  return entry_id ? editAddress(teacherId, set, entry_id, field) : setAddress(teacherId, set)
}

/** Where a change of something effective is asked for. */
export const askAddress = (
  teacher: string,
  set: string,
  op: 'added' | 'changed' | 'deleted',
  entry?: string,
  field?: string,
) => ({
  path: '/change-requests/new',
  query: { teacher, set, op, ...(entry ? { entry } : {}) },
  ...(field ? { hash: `#field-${field}` } : {}),
})
