/** Rows that are all here, in the order that the person chose. */
import { computed, ref, type Ref } from 'vue'

export interface Sorting {
  by: string
  down: boolean
}

const isNumber = (value: unknown) => value !== '' && value !== null && !Number.isNaN(Number(value))

const compared = (one: unknown, other: unknown) =>
  isNumber(one) && isNumber(other)
    ? Number(one) - Number(other)
    : String(one ?? '').localeCompare(String(other ?? ''), 'zh-CN')

/** Equal rows stay in the order in which they came. */
export const sorted = <Row extends object>(rows: Row[], { by, down }: Sorting): Row[] =>
  [...rows].sort((one, other) => (down ? -1 : 1) * compared(one[by as keyof Row], other[by as keyof Row]))

/** The rows in an order that can be changed; at first by `first`. */
export function useSorting<Row extends object>(rows: Ref<Row[]>, first: Sorting) {
  const sorting = ref(first)
  return { sorting, shown: computed(() => sorted(rows.value, sorting.value)) }
}
