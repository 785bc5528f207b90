/** Lists whose filters and place live in the address, so that reload, back and a copied link work. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router'
import { whileAny } from './jobs'

type Read<T> = (raw: string | undefined) => T | undefined
type Kinds = Record<string, Read<string>>
type Values<K extends Kinds> = { [Name in keyof K]?: K[Name] extends Read<infer T> ? T : never }

export interface Filters<V extends object = Record<string, string | undefined>> {
  values: ComputedRef<V>
  after: ComputedRef<string | undefined>
  active: ComputedRef<boolean>
  set: (change: Partial<V>) => void
  clear: () => void
  turn: (after: string | undefined) => void
}

export interface Page<Row> {
  items: Row[]
  next: string | null
}

export interface KeysetList<Row> {
  rows: ComputedRef<Row[]>
  next: ComputedRef<string | null>
  first: ComputedRef<boolean>
  filtered: ComputedRef<boolean>
  loading: Ref<boolean>
  fetching: Ref<boolean>
  error: Ref<Error | null>
  again: () => void
  clear: () => void
  toNext: () => void
  toFirst: () => void
}

/** An ID number never stands in an address: addresses end in histories and logs. */
export const ID_LIKE = /^\s*\d{8,}[\dXx]?\s*$/

export const text: Read<string> = (raw) => (raw && !ID_LIKE.test(raw) ? raw : undefined)

export const oneOf =
  <T extends string>(...allowed: readonly T[]): Read<T> =>
  (raw) =>
    allowed.find((value) => value === raw)

const single = (raw: LocationQueryValue | LocationQueryValue[] | undefined) =>
  (Array.isArray(raw) ? raw[0] : raw) ?? undefined

/** Filters of `kinds` from the address; a change goes back to the first page. */
export function useFilters<K extends Kinds>(kinds: K): Filters<Values<K>> {
  const route = useRoute()
  const router = useRouter()
  const values = computed(
    () =>
      Object.fromEntries(
        Object.entries(kinds).map(([name, read]) => [name, read(single(route.query[name]))]),
      ) as Values<K>,
  )
  const set = (change: Partial<Values<K>>) => {
    const entries = Object.entries({ ...route.query, ...change, after: undefined })
    const kept = entries.filter(
      ([name, value]) => value && !(name in kinds && !kinds[name]?.(value as string)),
    )
    void router.push({ query: Object.fromEntries(kept) as Record<string, string> })
  }
  return {
    values,
    after: computed(() => single(route.query.after)),
    active: computed(() => Object.values(values.value).some(Boolean)),
    set,
    clear: () =>
      set(Object.fromEntries(Object.keys(kinds).map((name) => [name, undefined])) as Partial<Values<K>>),
    turn: (after) => void router.push({ query: { ...route.query, after } }),
  }
}

/** One page of a list at a time; the rows before stay while the next ones load. While a row `goesOn`, they are asked for again. */
export function useKeysetList<Row, V extends object>(
  key: string,
  filters: Filters<V>,
  ask: (query: V & { after?: string }, signal: AbortSignal) => Promise<Page<Row>>,
  goesOn: (row: Row) => boolean = () => false,
): KeysetList<Row> {
  const asked = computed(() => ({ ...filters.values.value, after: filters.after.value }))
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: [key, 'list', asked],
    queryFn: ({ signal }) => ask(asked.value, signal),
    placeholderData: keepPreviousData,
    refetchInterval: whileAny(goesOn),
  })
  return {
    rows: computed(() => data.value?.items ?? []),
    next: computed(() => data.value?.next ?? null),
    first: computed(() => !filters.after.value),
    filtered: filters.active,
    loading: isPending,
    fetching: isFetching,
    error,
    again: () => void refetch(),
    clear: filters.clear,
    toNext: () => filters.turn(data.value?.next ?? undefined),
    toFirst: () => filters.turn(undefined),
  }
}
