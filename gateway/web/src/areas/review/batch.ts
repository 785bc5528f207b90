/** One verdict on many cases: those chosen, or all that the filter of the list finds; the work is a job either way. */
import { api, body } from '@/api/client'
import type { CaseRow, Outcomes, Reason } from '@/api/shapes'
import { useAct, type Act, type Batch, type Many } from '@/lib/acts'
import { newId } from '@/lib/ids'
import { isRunning } from '@/lib/jobs'
import { agreed, reasonFor } from '@/lib/say'
import { mayPass } from '@/lib/server'
import { t } from '@/lib/words'
import { actsOf } from './asked'

type Verdict = 'approve' | 'reject'
type Choice = { case_ids: string[] } | { filter: object }

const LOOK_AGAIN = 500
const TOUCHED = ['cases', 'teachers', 'progress']

/** The act called `verdict`, on the cases that the list shows or on all that `filter` finds. */
export function useVerdict(verdict: Verdict, filter: () => object): Act<CaseRow> {
  const start = async (choice: Choice, reasons: Reason[]): Promise<string> => {
    const made = await body(api.POST('/decisions', { body: { id: newId(), verdict, reasons, ...choice } }))
    return made.id
  }
  const act = useAct<CaseRow, Reason[]>('decide', {
    question: verdict === 'approve' ? approval : rejection,
    ask: async (rows, reasons) => outcomesOf(await start({ case_ids: rows.map((row) => row.id) }, reasons)),
    touches: TOUCHED,
    said: (n) => t(`review.many.${verdict}`, { n }),
    danger: verdict === 'reject',
    whole: {
      find: (page) => {
        const query = { ...filter(), ...page, box: 'todo' as const }
        return body(api.GET('/cases', { params: { query } }))
      },
      start: (reasons) => start({ filter: filter() }, reasons),
      batch: WATCHED,
    },
  })
  return { ...act, name: verdict }
}

/** How a batch of decisions is watched, and asked what it could not decide. */
export const WATCHED: Batch = {
  state: async (id, signal) => {
    const path = { batch_id: id }
    const found = await body(api.GET('/decisions/{batch_id}', { params: { path }, signal }))
    return { ...found, job_id: `review.${found.job_id}`, done: found.decided, failed: found.refused }
  },
  failures: async (id, after, signal) => {
    const params = { path: { batch_id: id }, query: { done: false, ...(after && { after }) } }
    const page = await body(api.GET('/decisions/{batch_id}/outcomes', { params, signal }))
    const named = page.items.map((item) => ({ ...item, id: item.case_id, name: item.subject_name }))
    return { ...page, items: named }
  },
}

async function approval(many: Many, rows: CaseRow[]): Promise<Reason[] | null> {
  const question = {
    title: t('review.many.approveTitle', { ...many }),
    text: actsOf(rows) + t('review.many.approveText', { ...many }),
    verb: t('review.verdict.approve'),
  }
  return (await agreed(question)) ? [] : null
}

async function rejection(many: Many, rows: CaseRow[]): Promise<Reason[] | null> {
  const reason = await reasonFor({
    title: t('review.many.rejectTitle', { ...many }),
    text: actsOf(rows) + t('review.many.rejectText', { ...many }),
    verb: t('review.verdict.reject'),
  })
  return reason ? [{ set: null, entry_id: null, field: null, reason }] : null
}

/** Whether the batch runs; where no answer came, it is taken to. */
async function goesOn(batch_id: string): Promise<boolean> {
  try {
    return isRunning(await body(api.GET('/decisions/{batch_id}', { params: { path: { batch_id } } })))
  } catch (error) {
    if (mayPass(error)) return true
    throw error
  }
}

/** Waits for the few that were chosen, and gives what became of each. */
async function outcomesOf(id: string): Promise<Outcomes> {
  const path = { batch_id: id }
  while (await goesOn(id)) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN))
  const page = await body(
    api.GET('/decisions/{batch_id}/outcomes', { params: { path, query: { limit: 200 } } }),
  )
  const items = page.items.map((item) => ({
    id: item.case_id,
    name: item.subject_name,
    done: item.done ?? false,
    message: item.message,
  }))
  return { items, next_desk: null, job_id: null }
}
