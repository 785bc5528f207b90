/** Where the pages of changes of status are. */
import { t } from '@/lib/words'

export const LIST = '/status-changes'

export const actAt = (id: string) => `${LIST}/${id}`

export const crumbs = () => [{ name: t('status.group') }, { name: t('status.title'), to: LIST }]
