/** Where the pages of requests are, and what an address says a new one begins with. */
import type { LocationQuery } from 'vue-router'
import type { Beginning } from '@/lib/asking'
import type { Op } from '@/lib/requests'
import { t } from '@/lib/words'

export const LIST = '/change-requests'

export const requestAt = (id: string) => `${LIST}/${id}`

export const editAt = (id: string) => (query?: Record<string, string>, field?: string | null) => ({
  path: `${LIST}/${id}/edit`,
  query,
  ...(field ? { hash: `#field-${field}` } : {}),
})

export const fileAt = (teacherId: string, set?: string) => ({
  path: `/teachers/${teacherId}`,
  query: set ? { set } : {},
})

export const crumbs = () => [{ name: t('requests.group') }, { name: t('requests.title'), to: LIST }]

const text = (value: LocationQuery[string] | undefined) => (typeof value === 'string' && value ? value : null)

/** A place that a request begins with, in an address: its set, and the entry if one is named. */
export const inQuery = ({ set, entry_id }: { set: string; entry_id: string | null }) =>
  entry_id ? `${set} ${entry_id}` : set

const placesIn = (value: LocationQuery[string] | undefined) =>
  [...new Set([value].flat())]
    .filter((each): each is string => !!each)
    .map((each) => {
      const [set, entryId] = each.split(' ')
      return { set: set!, entryId: entryId ?? null }
    })

const OPS: readonly string[] = ['added', 'changed', 'deleted'] satisfies Op[]

/** 变更 beside a value changes it; without an entry one is added, unless the set has only one. */
export function beginningOf(query: LocationQuery): Beginning {
  const op = text(query.op)
  return {
    set: text(query.set) ?? undefined,
    op: op && OPS.includes(op) ? (op as Op) : 'changed',
    entryId: text(query.entry),
    orderId: text(query.order),
    remarkId: text(query.remark),
    places: placesIn(query.at),
  }
}
