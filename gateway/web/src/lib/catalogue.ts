/** The catalogue as pages need it: record sets, fields, small code tables; and the one rule they evaluate, `shown_when`. */
import { useQuery } from '@tanstack/vue-query'
import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { api, body } from '@/api/client'
import type { Category, Values } from '@/api/shapes'
import { language, t } from './words'

export type Kind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'id_number'
  | 'year'
  | 'school_year'
  | 'month'
  | 'date'
  | 'code'
  | 'codes'
  | 'division'
  | 'yes_no'
  | 'photo'
  | 'files'

interface Test {
  field: string
  in?: unknown[]
  not_in?: unknown[]
}

/** One test, or several that must all hold. */
export type Condition = Test | { all: Test[] }

export interface Code {
  code: string
  name: string
  parent?: string | null
}

/** A cascade: what `field` holds says how the codes of this one begin, as 岗位等级 within 岗位类别. */
export interface Within {
  field: string
  prefixes: Record<string, string[]>
}

export interface CatalogueField {
  code: string
  name: string
  type: Kind
  required?: boolean | Condition
  max?: number | null
  low?: number | null
  high?: number | null
  scale?: number
  hint?: string | null
  table?: string | null
  parent_allowed?: boolean
  within?: Within | null
  exclusive?: string[]
  /** One value, or a list of `{when, value}` of which the first that holds counts. */
  default?: unknown
  shown_when?: Condition | null
  sensitive?: string | null
  /** It follows from other sets or another business; nobody types it. */
  read_only?: boolean
  derived_from?: { set: string; field: string } | null
  /** Who may fill it in: teacher, school, authority. */
  filled_by?: string[]
  /** How it changes: key, reviewed, free. */
  class?: string
  /** The fields of the set that these files prove. */
  proves?: string[]
}

export interface FieldGroup {
  code: string
  name: string
  fields: CatalogueField[]
}

export interface RecordSet {
  code: string
  name: string
  /** A file has one entry of a main or single set, any number of a list's. */
  kind?: 'main' | 'single' | 'list'
  /** Several sets that stand under one name, as 教学科研成果及获奖. */
  family?: { code: string; name: string } | null
  /** Fields that tell entries of a list apart. */
  key?: string[]
  /** Never filled in by the teacher. */
  reserved?: boolean
  /** Who fills it in, and who adds entries of it: teacher, school, authority. */
  filled_by?: string[]
  added_by?: string[]
  groups: FieldGroup[]
}

export interface Catalogue {
  version: string
  category: string
  sets: RecordSet[]
  tables: Record<string, Code[]>
}

/** The catalogue of a school category in the language in use; none means that of the own school. As in force, or in a `version`. */
export function useCatalogue(
  category: MaybeRefOrGetter<Category | undefined>,
  enabled: () => boolean = () => true,
  version: () => string | undefined = () => undefined,
) {
  return useQuery({
    queryKey: ['catalogue', computed(() => toValue(category)), computed(version), language],
    queryFn: async ({ signal }) => {
      const query = { category: toValue(category), version: version() }
      return (await body(api.GET('/catalogue', { params: { query }, signal }))) as unknown as Catalogue
    },
    enabled,
    staleTime: Infinity,
  })
}

export function holds(condition: Condition, values: Values): boolean {
  const tests = 'all' in condition ? condition.all : [condition]
  return tests.every((test) => {
    const value = values[test.field] ?? null
    if (value === null) return false
    const among = [value].flat().some((each) => (test.in ?? test.not_in ?? []).includes(each))
    return test.in ? among : !among
  })
}

/** Whether `field` is asked for, given the other values. */
export const shown = (field: CatalogueField, values: Values): boolean =>
  !field.shown_when || holds(field.shown_when, values)

/** Whether `field` is marked as owed, given the other values. */
export const owed = (field: CatalogueField, values: Values): boolean =>
  typeof field.required === 'object' ? holds(field.required, values) : field.required === true

/** It holds files instead of something typed. */
export const holdsFiles = ({ type }: CatalogueField): boolean => type === 'photo' || type === 'files'

export const fieldsOf = (set: RecordSet): CatalogueField[] => set.groups.flatMap((group) => group.fields)

/** The codes that a field may hold beside the other values; a cascade that says nothing leaves all. */
export function codesWithin(field: CatalogueField, codes: Code[], values: Values): Code[] {
  const starts = startsOf(field, values)
  return starts ? codes.filter(({ code }) => starts.some((start) => code.startsWith(start))) : codes
}

/** Whether a cascade still allows the value that `field` holds. */
export function allowedWithin(field: CatalogueField, values: Values): boolean {
  const starts = startsOf(field, values)
  const value = values[field.code]
  return !starts || typeof value !== 'string' || starts.some((start) => value.startsWith(start))
}

const startsOf = (field: CatalogueField, values: Values): string[] | undefined =>
  field.within ? field.within.prefixes[String(values[field.within.field] ?? '')] : undefined

/** A value in words, where its table is at hand. */
export function inWords(field: CatalogueField, value: unknown, tables: Record<string, Code[]>): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? t('parts.form.yes') : t('parts.form.no')
  if (holdsFiles(field)) return t('parts.files.count', { n: [value].flat().length })
  const table = field.table ? tables[field.table] : undefined
  return [value]
    .flat()
    .map((each) => table?.find(({ code }) => code === each)?.name ?? String(each))
    .join('、')
}

/** What goes to the server: every field of the set that is typed, those that are hidden or empty as null. */
export function sent(set: RecordSet, values: Values): Values {
  const filled = (field: CatalogueField) =>
    shown(field, values) ? (emptied(values[field.code]) ?? null) : null
  const typed = fieldsOf(set).filter((field) => !field.read_only)
  return Object.fromEntries(typed.map((field) => [field.code, filled(field)]))
}

/** Which codes stay chosen when `chosen` was picked: an exclusive one stands alone. */
export function exclusively(chosen: string[], before: string[], exclusive: string[] = []): string[] {
  const added = chosen.find((code) => !before.includes(code))
  if (added === undefined) return chosen
  return exclusive.includes(added) ? [added] : chosen.filter((code) => !exclusive.includes(code))
}

/** Codes with their depth in the tree, parents before children. */
export function asTree(codes: Code[]): (Code & { depth: number; leaf: boolean })[] {
  const known = new Set(codes.map(({ code }) => code))
  const below = new Map<string, Code[]>()
  for (const code of codes) {
    const above = code.parent && known.has(code.parent) ? code.parent : ''
    below.set(above, [...(below.get(above) ?? []), code])
  }
  const walk = (parent: string, depth: number): (Code & { depth: number; leaf: boolean })[] =>
    (below.get(parent) ?? []).flatMap((code) => [
      { ...code, depth, leaf: !below.has(code.code) },
      ...walk(code.code, depth + 1),
    ])
  return walk('', 0)
}

export const emptied = (value: unknown) =>
  value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value
