/** Moves between schools as rows whose bars are as long as their count; the longest fills its place. */
import type { StaffFlow } from '@/api/shapes'

export interface FlowRow extends StaffFlow {
  id: string
  /** Of the longest, in per cent. */
  length: number
}

const LEAST = 3

export function rowsOf(flows: StaffFlow[]): FlowRow[] {
  const most = Math.max(1, ...flows.map(({ count }) => count))
  return flows.map((flow) => ({
    ...flow,
    id: `${flow.from_org_id}:${flow.to_org_id}`,
    length: Math.max(LEAST, Math.round((100 * flow.count) / most)),
  }))
}
