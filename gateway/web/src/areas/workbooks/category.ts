/** Of which schools a workbook speaks: a school's own category, or the one that an office chose in the address. */
import { computed } from 'vue'
import { CATEGORIES } from '@/api/choices'
import type { Category } from '@/api/shapes'
import { oneOf, useFilters } from '@/lib/lists'
import { useSession } from '@/lib/session'

/** The most schools, by far, are of this one. */
const USUAL: Category = 'primary_secondary'

export function useCategory() {
  const { me, atOffice } = useSession()
  const filters = useFilters({ category: oneOf(...CATEGORIES) })
  const chosen = computed({
    get: () => filters.values.value.category ?? USUAL,
    set: (category: Category) => filters.set({ category }),
  })
  const category = computed(() => (atOffice.value ? chosen.value : me.value?.org.category))
  const toUpload = computed(() => ({
    path: '/workbooks/upload',
    query: atOffice.value ? { category: chosen.value } : {},
  }))
  return { atOffice, chosen, category, toUpload }
}
