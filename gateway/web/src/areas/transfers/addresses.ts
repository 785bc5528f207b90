/** Where the pages of transfers are. */
import { t } from '@/lib/words'

export const LIST = '/transfers'

export const transferAt = (id: string) => `${LIST}/${id}`

export const crumbs = () => [{ name: t('transfers.group') }, { name: t('transfers.title'), to: LIST }]
