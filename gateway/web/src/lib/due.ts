/** How urgent a case is, in days. */
import { daysSince } from '@/lib/format'

const SOON = 2

export type Urgency = 'late' | 'soon' | 'calm'

/** Days until it is due (negative when late) and how to show that; null where there is no due date. */
export function due(at: string | null, now: Date = new Date()): { days: number; urgency: Urgency } | null {
  if (!at) return null
  const days = -daysSince(at, now) - (new Date(at) > now ? 1 : 0)
  const urgency = new Date(at) < now ? 'late' : days <= SOON ? 'soon' : 'calm'
  return { days: Math.abs(days), urgency }
}
