/** The filters of the ledger that ask for moves between schools, and how each is shown while it is set. */
import { FLOW_AREAS, FLOW_KINDS } from '@/api/choices'
import { oneOf, text, type Filters } from '@/lib/lists'
import { named, t } from '@/lib/words'

export const MOVES = {
  from_school: text,
  to_school: text,
  from_area: oneOf(...FLOW_AREAS),
  to_area: oneOf(...FLOW_AREAS),
  flow_kind: oneOf(...FLOW_KINDS),
}
type Wanted = Partial<Record<keyof typeof MOVES, string>>

export function chipsOf(filters: Filters<Wanted>) {
  const { from_school, to_school, from_area, to_area, flow_kind } = filters.values.value
  return [
    (from_school || to_school) && {
      text: t('ledger.flows.between'),
      clear: () => filters.set({ from_school: undefined, to_school: undefined }),
    },
    from_area && {
      text: t('ledger.flows.fromArea', { area: named('ledger.areas', from_area) }),
      clear: () => filters.set({ from_area: undefined }),
    },
    to_area && {
      text: t('ledger.flows.toArea', { area: named('ledger.areas', to_area) }),
      clear: () => filters.set({ to_area: undefined }),
    },
    flow_kind && {
      text: named('ledger.flowKinds', flow_kind),
      clear: () => filters.set({ flow_kind: undefined }),
    },
  ].filter((chip) => !!chip)
}
