/** Where the pages of changes of status are. */
import { t } from '@/lib/words'

export const LIST = '/status-changes'
export const BATCHES = `${LIST}/batches`

export const actAt = (id: string) => `${LIST}/${id}`
export const batchAt = (id: string) => `${BATCHES}/${id}`

export const crumbs = () => [{ name: t('status.group') }, { name: t('status.title'), to: LIST }]

/** Whether a table is still being read or entered. */
export const goesOn = ({ state }: { state: string }) => ['reading', 'checking', 'entering'].includes(state)
