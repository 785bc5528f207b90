/** Reasons as they are sent: each says something. */
import type { Reason } from '@/api/shapes'

/** About the whole, not about one place. */
export const blank = (): Reason => ({ set: null, entry_id: null, field: null, reason: '' })
export const trimmed = (reasons: Reason[]) =>
  reasons.map((reason) => ({ ...reason, reason: reason.reason.trim() }))
export const areBare = (reasons: Reason[]) => reasons.some(({ reason }) => !reason)
