/** What the work list can be narrowed to, beside its boxes. */
import { named } from '@/lib/words'

/** Where the list is of what is overdue at the desks below. */
export const BELOW = '/cases/overdue-below'

export const BUSINESSES = [
  'first_entry',
  'addition',
  'change',
  'key_change',
  'remark',
  'transfer',
  'transfer_within',
  'transfer_university',
  'status_change',
  'assignment',
  'training_project',
] as const
export const STEPS = [
  'department',
  'school',
  'teaching_office',
  'research_office',
  'hub',
  'authority',
  'authority_above',
  'province',
  'ministry',
  'handling',
  'sending',
  'sending_authority',
] as const

/** What these steps are called beside each other: where they are of several businesses, each with its own. */
export function stepNames(steps: { business: string; step: string }[]): string[] {
  const several = new Set(steps.map(({ business }) => business)).size > 1
  return steps.map(({ business, step }) => {
    const name = named('review.steps', step)
    return several ? `${named('review.business', business)} · ${name}` : name
  })
}
