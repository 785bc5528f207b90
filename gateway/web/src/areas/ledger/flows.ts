/** Moves between schools, and between city, town and country, as rows whose bars are as long as their count. */
import type { AreaFlow, StaffFlow, StaffFlows } from '@/api/shapes'
import { named } from '@/lib/words'
import { schoolYear } from './years'

/** A bar that is drawn; the longest fills its place, `length` is in per cent of it. */
export interface Bar {
  id: string
  from_org_name: string
  to_org_name: string
  direction: StaffFlow['direction']
  count: number
  length: number
}

export type FlowRow = StaffFlow & Bar
export type AreaRow = AreaFlow & Bar

const LEAST = 3
/** Towards the city, and towards the country, each in a colour of its own. */
const DIRECTIONS: Record<AreaFlow['kind'], StaffFlow['direction']> = {
  '1': 'came',
  '2': 'within',
  '3': 'went',
  '9': 'within',
}

export const rowsOf = (flows: StaffFlow[]): FlowRow[] =>
  withLengths(flows.map((flow) => ({ ...flow, id: `${flow.from_org_id}:${flow.to_org_id}` })))

export const areaRowsOf = (flows: AreaFlow[]): AreaRow[] =>
  withLengths(
    flows.map((flow) => ({
      ...flow,
      id: `${flow.from_area}:${flow.to_area}`,
      from_org_name: named('ledger.areas', flow.from_area),
      to_org_name: named('ledger.areas', flow.to_area),
      direction: DIRECTIONS[flow.kind],
    })),
  )

function withLengths<Row extends { count: number }>(rows: Row[]): (Row & { length: number })[] {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return rows.map((row) => ({ ...row, length: Math.max(LEAST, Math.round((100 * row.count) / most)) }))
}

/** How many moves are of each 教师流动类别. */
export function kindsOf(flows: AreaFlow[]): { kind: AreaFlow['kind']; count: number }[] {
  const found = new Map<AreaFlow['kind'], number>()
  for (const { kind, count } of flows) found.set(kind, (found.get(kind) ?? 0) + count)
  return [...found].map(([kind, count]) => ({ kind, count })).sort((a, b) => a.kind.localeCompare(b.kind))
}

/** Where the lines are that a figure of these flows counts. */
export function linesOf(
  flows: Pick<StaffFlows, 'year'>,
  org: string | undefined,
  of: Record<string, string>,
) {
  const { first, last } = schoolYear(flows.year)
  return { path: '/staff-changes', query: { first, last, ...(org && { org_id: org }), ...of } }
}
