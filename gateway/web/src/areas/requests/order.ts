/** What an order to mend a file says, before it is sent: which values are wrong and why, and a day that lies ahead. */
import { daysAfter, endOf, today } from '@/lib/format'
import { t } from '@/lib/words'

export interface Wrong {
  set: string
  entry: string
  field: string
  reason: string
}

/** The day `n` days from now. */
export const inDays = (n: number) => daysAfter(n, today())

export function unfitOrder(items: Wrong[], due: string, now: Date) {
  const silent = items.flatMap(({ reason }, at) =>
    reason.trim()
      ? []
      : [
          {
            field: `reason-${at}`,
            name: t('requests.orders.reason'),
            message: t('requests.orders.reasonNeeded'),
          },
        ],
  )
  const late = !due || new Date(endOf(due)) <= now
  const past = late
    ? [{ field: 'due', name: t('requests.orders.due'), message: t('requests.orders.dueAhead') }]
    : []
  return [...silent, ...past]
}
