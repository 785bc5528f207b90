/** The parts of a post that a transfer names, as the catalogue has them, and what their codes are called. */
import { useQueries } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { api, body } from '@/api/client'
import { fieldsOf, inWords, type Catalogue, type CatalogueField } from './catalogue'
import { language, t } from './words'

/** Where each part of a post stands. */
const SETS = {
  post_type: 'post',
  post_grade: 'post',
  title: 'title',
  stage: 'teaching',
  courses: 'teaching',
} as const
/** What a change inside a school can name besides. */
const IN_SCHOOL = {
  staff_category: 'basic',
  on_establishment: 'basic',
  employment_form: 'basic',
  ...SETS,
} as const

export type PostPart = keyof typeof SETS
export type PartInSchool = keyof typeof IN_SCHOOL
export const POST = Object.keys(SETS) as PostPart[]
export const POST_IN_SCHOOL = Object.keys(IN_SCHOOL) as PartInSchool[]

export function postField(catalogue: Catalogue | undefined, part: PartInSchool): CatalogueField | undefined {
  const set = catalogue?.sets.find(({ code }) => code === IN_SCHOOL[part])
  return set && fieldsOf(set).find(({ code }) => code === part)
}

const MOST = 200

/** Codes in words, several joined; empty while the tables load. */
export function useCodeNames(
  catalogue: () => Catalogue | undefined,
): ComputedRef<(field: CatalogueField | undefined, value: unknown) => string> {
  const atHand = computed(() => catalogue()?.tables ?? {})
  const tables = computed(() =>
    [...new Set(POST_IN_SCHOOL.map((part) => postField(catalogue(), part)?.table))].filter(
      (table): table is string => !!table && !(table in atHand.value),
    ),
  )
  const found = useQueries({
    queries: computed(() =>
      tables.value.map((table) => ({
        queryKey: ['codes', table, '', language.value],
        queryFn: () =>
          body(api.GET('/code-tables/{table}', { params: { path: { table }, query: { limit: MOST } } })),
        staleTime: Infinity,
      })),
    ),
  })
  return computed(() => {
    const names = new Map(
      tables.value.map((table, at) => [
        table,
        new Map((found.value[at]?.data?.items ?? []).map(({ code, name }) => [code, name])),
      ]),
    )
    return (field, value) => {
      if (typeof value === 'boolean') return t(value ? 'parts.form.yes' : 'parts.form.no')
      if (field?.table && field.table in atHand.value) return inWords(field, value, atHand.value)
      return [value]
        .flat()
        .filter((code) => code !== null && code !== undefined && code !== '')
        .map((code) => names.get(field?.table ?? '')?.get(String(code)) ?? String(code))
        .join('、')
    }
  })
}
