/** Of which schools a workbook speaks: a school's own category, or the one that an office chose in the address. */
import { computed } from 'vue'
import { oneOf, useFilters } from '@/lib/lists'
import { useSession } from '@/lib/session'

export const CATEGORIES = [
  'primary_secondary',
  'kindergarten',
  'secondary_vocational',
  'special_education',
  'higher_education',
] as const
export type Category = (typeof CATEGORIES)[number]

export function useCategory() {
  const { me, atOffice } = useSession()
  const filters = useFilters({ category: oneOf(...CATEGORIES) })
  const chosen = computed({
    get: () => filters.values.value.category ?? CATEGORIES[0],
    set: (category: Category) => filters.set({ category }),
  })
  const category = computed(() =>
    atOffice.value ? chosen.value : (me.value?.org.category as Category | null | undefined),
  )
  const toUpload = computed(() => ({
    path: '/workbooks/upload',
    query: atOffice.value ? { category: chosen.value } : {},
  }))
  return { atOffice, chosen, category, toUpload }
}
