/** Where a stay lies within a school year, as shares of its width. */
import type { AssignmentRow } from '@/api/shapes'
import { startOf } from '@/lib/format'

const DAY = 86_400_000
export const MONTHS = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8] as const

const at = (day: string) => new Date(startOf(day)).getTime()

/** From left and how wide, in hundredths of the year; what lies outside of it is cut off. */
export function barOf(row: Pick<AssignmentRow, 'start' | 'until' | 'ended_on'>, year: number) {
  const first = at(`${year}-09-01`)
  const whole = at(`${year + 1}-09-01`) - first
  const from = Math.max(at(row.start), first)
  const to = Math.min(at(row.ended_on ?? row.until) + DAY, first + whole)
  const share = (span: number) => Math.round((span / whole) * 10_000) / 100
  return { left: share(from - first), width: Math.max(share(to - from), 0.5) }
}
