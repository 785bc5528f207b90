/** Requests for changes of effective files: what differs from what is effective, how that is sent, and what a refusal said of it. */
import type { ChangeRequest, NewRequestItem, Reason, RequestRow, Teacher, Values } from '@/api/shapes'
import { fieldsOf, sent, type CatalogueField, type RecordSet } from './catalogue'
import { setIn } from './files'
import { t } from './words'

export type Op = NewRequestItem['op']
export type Part = 'school' | 'teacher' | 'authority'

/** What is asked of one entry, while it is written. */
export interface Asked {
  /** Tells it from the others of the request. */
  key: string
  op: Op
  set: string
  /** None of an entry that is to be added. */
  entryId: string | null
  /** Which entry, in words. */
  title: string
  /** What is effective. */
  before: Values
  /** What the form holds. */
  values: Values
  evidence: Record<string, string[]>
  keepsFormerName: boolean
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** The fields that are asked to be different; what is hidden, masked or nobody's to type is none of them. */
export function differing(set: RecordSet, asked: Asked, locked: string[] = []): CatalogueField[] {
  if (asked.op === 'deleted') return []
  const before = sent(set, asked.before)
  const wanted = sent(set, asked.values)
  return fieldsOf(set).filter(
    ({ code, read_only }) => !read_only && !locked.includes(code) && !same(before[code], wanted[code]),
  )
}

const SUMMED = 5

/** What a request asks, in a line: of a change which fields. */
export function inShort(asks: RequestRow['asks']): string {
  const said = asks.slice(0, SUMMED).map(({ op, set_name: set, field_names }) => {
    const words = { op: t(`requests.ops.${op}`), set, fields: field_names.join(t('requests.inShort.comma')) }
    return t(`requests.inShort.${field_names.length ? 'fields' : 'whole'}`, words)
  })
  return said.join(t('requests.inShort.and')) + (asks.length > SUMMED ? t('requests.inShort.more') : '')
}

/** Whether a request would ask anything of the entry. */
export const asksAnything = (set: RecordSet, asked: Asked, locked: string[] = []) =>
  asked.op === 'deleted' || differing(set, asked, locked).length > 0

/** As it is sent: only what differs, with the files that speak for that. */
export function itemOf(set: RecordSet, asked: Asked, locked: string[] = []): NewRequestItem {
  const wanted = sent(set, asked.values)
  const fields = differing(set, asked, locked)
  const evidence = fields.flatMap(({ code }) => {
    const files = asked.evidence[code] ?? []
    return files.length ? [[code, files] as const] : []
  })
  return {
    op: asked.op,
    set: asked.set,
    entry_id: asked.entryId,
    values: Object.fromEntries(fields.map(({ code }) => [code, wanted[code] ?? null])),
    evidence: Object.fromEntries(evidence),
    keeps_former_name: asked.keepsFormerName,
  }
}

/** Key values change with evidence only, unless files among the values prove them; a photo is judged by itself. */
export function needsEvidence(set: RecordSet, field: CatalogueField, asked: Asked): boolean {
  if (asked.op !== 'changed' || field.class !== 'key' || field.type === 'photo') return false
  const proofs = differing(set, asked).filter(({ proves }) => proves?.includes(field.code))
  return !proofs.some(({ code }) => !!asked.values[code])
}

/** Whether a reviewer's reason is about an item, or about just this field of it. */
export const isOf = (
  reason: Reason,
  { set, entry_id }: { set: string; entry_id: string | null },
  field?: string,
): boolean =>
  reason.set === set &&
  (!reason.entry_id || reason.entry_id === entry_id) &&
  (field === undefined || reason.field === field)

const HOLDS_WHOLE = ['transfer', 'merge']

/** Whether a business is under way while which nothing of the file can be asked for. */
export const isHeldWhole = ({ held_by }: Pick<Teacher, 'held_by'>): boolean =>
  held_by.some(({ kind }) => HOLDS_WHOLE.includes(kind))

/** Whether another photo of an effective file may be asked for: by its school, or by the teacher while that fills in. */
export const asksForPhoto = (teacher: Teacher, atSchool: boolean, own?: boolean): boolean =>
  teacher.status === 'effective' &&
  !isHeldWhole(teacher) &&
  teacher.may.includes('request') &&
  (atSchool || !!own)

/** The key fields for which evidence is still owed. */
export const unproved = (set: RecordSet, asked: Asked): CatalogueField[] =>
  differing(set, asked).filter(
    (field) => needsEvidence(set, field, asked) && !asked.evidence[field.code]?.length,
  )

/** Nothing but free fields is asked to be different: it counts as soon as it is handed in. */
export const isFree = (set: RecordSet, asked: Asked, locked: string[] = []): boolean =>
  asked.op === 'changed' && differing(set, asked, locked).every((field) => field.class === 'free')

/** Whether the part fills in a set: a reserved one never the teacher, and nothing else the authority. */
export const fills = (part: Part, set: RecordSet): boolean =>
  !!set.filled_by?.includes(part) && (part === 'school' || (part === 'authority') === !!set.reserved)

/** Whether the part may ask for another entry of a set, of which the file has `count`. */
export const adds = (part: Part, set: RecordSet, count: number): boolean =>
  fills(part, set) &&
  !!set.added_by?.includes(part) &&
  (set.kind === 'list' || (set.kind === 'single' && !count))

interface Times {
  mode: string | null
  opens_at: string | null
  closes_at: string | null
}

/** Whether the school lets teachers fill in now; whether it shut out this one, only the server knows. */
export function letsTeachers({ mode, opens_at, closes_at }: Times, now: Date = new Date()): boolean {
  if (!mode || mode === 'school') return false
  return (!opens_at || new Date(opens_at) <= now) && (!closes_at || now < new Date(closes_at))
}

let keys = 0
const newKey = () => `item-${(keys += 1)}`

/** Begins to ask something of an entry of the file; of one that is to be added where there is no `entryId`. */
export function askedOf(
  teacher: Teacher,
  set: RecordSet,
  op: Op,
  entryId: string | null,
  fresh: Values,
): Asked {
  const entries = setIn(teacher, set.code)?.entries ?? []
  const entry = op === 'added' ? undefined : (entries.find(({ id }) => id === entryId) ?? entries[0])
  const before = (entry?.values ?? {}) as Values
  return {
    key: newKey(),
    op,
    set: set.code,
    entryId: entry?.id ?? null,
    title: entry ? titleOf(set, teacher, entry) : '',
    before,
    values: op === 'added' ? fresh : { ...before },
    evidence: {},
    keepsFormerName: false,
  }
}

/** Which entry it is, in words of its key. */
export function titleOf(set: RecordSet, teacher: Teacher, entry: { texts: Values; values: Values }): string {
  if (set.kind === 'main') return teacher.name ?? ''
  return (set.key ?? [])
    .map((code) => String(entry.texts[code] ?? entry.values[code] ?? ''))
    .filter(Boolean)
    .join(' ')
}

/** What a request asks, to be written on: against the file as it stands now. */
export function askedIn(request: ChangeRequest, teacher: Teacher): Asked[] {
  return request.items.map((item) => {
    const entry = setIn(teacher, item.set)?.entries.find(({ id }) => id === item.entry_id)
    const before = (item.op === 'added' ? {} : (entry?.values ?? {})) as Values
    const wanted = Object.fromEntries(item.differences.map(({ field, after }) => [field, after]))
    const proofs = item.differences.filter(({ evidence }) => evidence.length)
    return {
      key: newKey(),
      op: item.op,
      set: item.set,
      entryId: item.entry_id,
      title: item.title,
      before,
      values: { ...before, ...wanted },
      evidence: Object.fromEntries(proofs.map(({ field, evidence }) => [field, [...evidence]])),
      keepsFormerName: false,
    }
  })
}

/** What a stale tab is told: the entry as it stands now, where it is another one than it was. */
export function movedSince(items: Asked[], teacher: Teacher): { asked: Asked; theirs: Values }[] {
  return items.flatMap((asked) => {
    if (asked.op === 'added') return []
    const entry = setIn(teacher, asked.set)?.entries.find(({ id }) => id === asked.entryId)
    const theirs = (entry?.values ?? {}) as Values
    return same(sorted(theirs), sorted(asked.before)) ? [] : [{ asked, theirs }]
  })
}

const sorted = (values: Values) => Object.entries(values).sort(([one], [other]) => one.localeCompare(other))
