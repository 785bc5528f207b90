/** A teacher's file as the pages of this area keep it. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api, body } from '@/api/client'
import type { Teacher, Values } from '@/api/shapes'
import { useCatalogue, type Category } from '@/lib/catalogue'
import { language } from '@/lib/words'

/** The only set that is entered so far; the others come as data of the catalogue. */
export const BASIC = 'basic'

/** The file `id`, with the catalogue that its form is drawn from. */
export function useFile(id: MaybeRefOrGetter<string | undefined>) {
  const file = useQuery({
    queryKey: ['teachers', 'file', computed(() => toValue(id)), language],
    queryFn: ({ signal }) =>
      body(api.GET('/teachers/{teacher_id}', { params: { path: { teacher_id: toValue(id)! } }, signal })),
    enabled: () => !!toValue(id),
  })
  const catalogue = useCatalogue(
    () => file.data.value?.category as Category | undefined,
    () => !toValue(id) || !!file.data.value,
  )
  return { file, catalogue }
}

export const valuesOf = (teacher: Teacher, set: string) => (teacher.values[set] ?? {}) as Values
export const textsOf = (teacher: Teacher, set: string) => (teacher.texts[set] ?? {}) as Record<string, string>

/** What is still owed, by field. */
export const missingOf = (teacher: Teacher, set: string): Record<string, string> =>
  Object.fromEntries(
    teacher.missing_items.filter((item) => item.set === set).map(({ field, message }) => [field, message]),
  )
