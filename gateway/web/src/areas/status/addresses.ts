/** Where the pages of changes of status are. */
import { named, t } from '@/lib/words'

export const LIST = '/status-changes'
export const BATCHES = `${LIST}/batches`

export const actAt = (id: string) => `${LIST}/${id}`
export const batchAt = (id: string) => `${BATCHES}/${id}`

export const crumbs = () => [{ name: t('status.group') }, { name: t('status.title'), to: LIST }]

/** How a table stands, in words: one of which nothing can be submitted waits for nobody. */
export const stateOf = ({ state, counts }: { state: string; counts: { ready: number } }) =>
  named('status.batch.states', state === 'ready' && !counts.ready ? 'nothing' : state)

/** Whether a table is still being read or entered. */
export const goesOn = ({ state }: { state: string }) => ['reading', 'checking', 'entering'].includes(state)
