/** Which fields of a list set stand as columns, where not all of them fit. */
import { fieldsOf, holdsFiles, type CatalogueField, type RecordSet } from './catalogue'

const MOST = 5

interface Filled {
  texts: Record<string, unknown>
  values: Record<string, unknown>
}

/** The natural key first, then what is required, then what is filled in; at most `most`, in the order of the form. */
export function columnsOf(set: RecordSet, entries: Filled[], most: number = MOST): CatalogueField[] {
  const fields = fieldsOf(set).filter((field) => !holdsFiles(field))
  const key = new Set(set.key ?? [])
  const filled = (field: CatalogueField) =>
    entries.some(({ texts, values }) => (texts[field.code] ?? values[field.code] ?? '') !== '')
  const rank = (field: CatalogueField) => {
    if (key.has(field.code)) return 0
    if (!filled(field)) return 3
    return field.required === true ? 1 : 2
  }
  const ranked = fields
    .map((field, at) => ({ field, at, rank: rank(field) }))
    .sort((one, other) => one.rank - other.rank || one.at - other.at)
  const chosen = new Set(ranked.slice(0, most).map(({ field }) => field))
  return fields.filter((field) => chosen.has(field))
}
