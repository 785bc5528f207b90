/** 催办: reminds the desks below of what is overdue there, one or many at once. */
import { api, body } from '@/api/client'
import type { OverdueBelow } from '@/api/shapes'
import { useAct, type Act, type Many } from '@/lib/acts'
import { agreed } from '@/lib/say'
import { t } from '@/lib/words'

export const useReminding = (): Act<OverdueBelow> =>
  useAct<OverdueBelow, true>('remind', {
    question: async (many) => (many.n === 1 || (await asked(many)) ? true : null),
    ask: async (rows) => {
      const case_ids = rows.map((row) => row.id)
      const { items } = await body(api.POST('/cases/overdue-below/reminders', { body: { case_ids } }))
      return { items, next_desk: null, job_id: null }
    },
    touches: ['overdue-below', 'cases'],
    said: (n) => t('review.below.reminded', { n }),
  })

const asked = (many: Many) =>
  agreed({
    title: t('review.below.remindTitle', { ...many }),
    text: t('review.below.remindText', { ...many }),
    verb: t('parts.acts.remind'),
  })
