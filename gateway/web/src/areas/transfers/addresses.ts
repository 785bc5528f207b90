/** Where the pages of transfers, and of files that went elsewhere, are. */
import { t } from '@/lib/words'

export const LIST = '/transfers'
export const FORMER = '/former-files'

export const transferAt = (id: string) => `${LIST}/${id}`

export const formerAt = (id: string) => `${FORMER}/${id}`

export const crumbs = () => [{ name: t('transfers.group') }, { name: t('transfers.title'), to: LIST }]
