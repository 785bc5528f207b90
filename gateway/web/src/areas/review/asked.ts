/** Which act a case asks for, where its business is one name for several: 退休, 借调, …, each with its first day. */
import type { CaseRow } from '@/api/shapes'
import { figure } from '@/lib/format'
import { named, t } from '@/lib/words'

type Asking = Pick<CaseRow, 'business' | 'asked'>

/** The transfers are several businesses with the same acts. */
const groupOf = (business: string) => (business.startsWith('transfer') ? 'transfer' : business)

/** What the act is called; none where the business says it all, or an older case does not say. */
export function actOf({ business, asked }: Asking): string | null {
  if (!asked) return null
  const name = (code: string) => named(`review.asked.${groupOf(business)}`, code)
  return asked.undoes ? t('review.asked.undoing', { act: name(asked.undoes) }) : name(asked.code)
}

/** The same with its first day, or the new last day of what goes on for longer. */
export function actAndDay(row: Asking): string | null {
  const act = actOf(row)
  if (!act || !row.asked) return act
  const key = row.asked.code.startsWith('extended') ? 'review.asked.until' : 'review.asked.from'
  return t(key, { act, day: row.asked.day })
}

const MOST = 6

/** What is decided together, by act and day with how many, the most first; empty where no case says. */
export function actsOf(rows: Asking[]): string {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const act = actAndDay(row)
    if (act) counts.set(act, (counts.get(act) ?? 0) + 1)
  }
  if (!counts.size) return ''
  const sorted = [...counts].sort(([, one], [, other]) => other - one)
  const said = sorted
    .slice(0, MOST)
    .map(([act, n]) => t('review.asked.counted', { act, n, count: figure(n) }))
  const more = sorted.length > MOST ? t('review.asked.more', { n: sorted.length - MOST }) : ''
  return t('review.asked.among', { acts: said.join(t('review.asked.comma')) + more })
}
