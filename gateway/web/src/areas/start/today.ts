/** What is to be done today, by what the person may do: each a figure that leads to its list. */
import { computed } from 'vue'
import { STAGES } from '@/api/choices'
import { day, daysSince, figure } from '@/lib/format'
import { useSession } from '@/lib/session'
import { t } from '@/lib/words'
import {
  useOpenOrders,
  useOpenQuestions,
  useOpenRemarks,
  useReady,
  useRequestCounts,
  useTodo,
  useTotals,
  type Count,
} from './counting'

export interface Figure {
  key: string
  to: string
  name: string
  value: string
  note: string
  urgent?: boolean
}

export function useToday() {
  const { may, atSchool } = useSession()
  const enters = () => atSchool.value && may('submitTeachers')
  const { totals, isPending } = useTotals(() => may('getProgress'))
  const ready = useReady(enters)
  const remarks = useOpenRemarks(() => enters() && may('listRemarks'))
  const requests = useRequestCounts(() => enters() && may('countChangeRequests'))
  const orders = useOpenOrders(() => enters() && may('listCorrectionOrders'))
  const questions = useOpenQuestions(() => enters() && may('openQuestions'))
  const todo = useTodo(() => may('decideCase'))

  const said = ({ n, more }: Count) => (more ? t('start.more', { count: figure(n) }) : figure(n))

  const entering = computed<Figure[]>(() => {
    if (!enters() || !totals.value) return []
    const { incomplete, rejected } = totals.value
    const due: Figure[] = [
      {
        key: 'incomplete',
        to: '/completeness',
        name: t('start.today.incomplete'),
        value: figure(incomplete),
        note: t('start.notes.incomplete'),
      },
      {
        key: 'rejected',
        to: '/teachers?status=rejected',
        name: t('parts.stages.rejected'),
        value: figure(rejected),
        note: t('start.notes.rejected'),
        urgent: rejected > 0,
      },
    ]
    if (ready.value)
      due.push({
        key: 'ready',
        to: '/teachers?status=draft&complete=true',
        name: t('start.today.ready'),
        value: said(ready.value),
        note: t('start.notes.ready'),
      })
    if (remarks.value)
      due.push({
        key: 'remarks',
        to: '/remarks',
        name: t('start.today.remarks'),
        value: said(remarks.value),
        note: t('start.notes.remarks'),
        urgent: remarks.value.n > 0,
      })
    return due
  })

  /** What of effective files waits for the school; a card each, where there is something. */
  const changing = computed<Figure[]>(() => {
    const due: Figure[] = []
    for (const state of ['proposed', 'conflict'] as const) {
      const n = requests.value?.(state) ?? 0
      if (n)
        due.push({
          key: state,
          to: `/change-requests?state=${state}`,
          name: t(`start.today.${state}`),
          value: figure(n),
          note: t(`start.notes.${state}`),
          urgent: state === 'conflict',
        })
    }
    if (orders.value?.n)
      due.push({
        key: 'orders',
        to: '/correction-orders?state=open',
        name: t('start.today.orders'),
        value: said(orders.value),
        note: t('start.notes.orders', { day: day(orders.value.first) }),
        urgent: orders.value.overdue,
      })
    if (questions.value?.n)
      due.push({
        key: 'questions',
        to: '/identity-questions',
        name: t('start.today.questions'),
        value: said(questions.value),
        note: t('start.notes.questions'),
        urgent: true,
      })
    return due
  })

  const reviewing = computed<Figure[]>(() => {
    if (!todo.value) return []
    const { todo: n, overdue, oldest } = todo.value
    const note = n && oldest ? t('start.todo.oldest', { n: daysSince(oldest) }) : t('start.todo.none')
    const due: Figure[] = [
      { key: 'todo', to: '/cases', name: t('start.todo.name'), value: figure(n), note, urgent: overdue > 0 },
    ]
    if (overdue)
      due.push({
        key: 'overdue',
        to: '/cases?due=overdue',
        name: t('start.todo.overdue'),
        value: figure(overdue),
        note: t('start.notes.overdue'),
        urgent: true,
      })
    return due
  })

  /** What is on its way: to look at, not to do. */
  const under = computed<Figure[]>(() =>
    totals.value
      ? STAGES.filter((stage) => !(enters() && stage === 'rejected')).map((stage) => ({
          key: stage,
          to: `/teachers?status=${stage}`,
          name: t(`parts.stages.${stage}`),
          value: figure(totals.value![stage]),
          note: t(`start.notes.${stage}`),
        }))
      : [],
  )
  const nothing = computed(() => !!totals.value && totals.value.entered === 0)
  return {
    due: computed(() => [...reviewing.value, ...changing.value, ...entering.value]),
    under,
    nothing,
    isPending,
  }
}
