/** Where the pages of transfers, and of files that went elsewhere, are. */
import type { Transfer } from '@/api/shapes'
import { t } from '@/lib/words'

export const LIST = '/transfers'
export const FORMER = '/former-files'

export const transferAt = (id: string) => `${LIST}/${id}`

export const formerAt = (id: string) => `${FORMER}/${id}`

/** Where a transfer's file is for the reader, who may not see all of it: none before it is there. */
export function fileOf({
  kind,
  side,
  state,
  teacher_id,
}: Pick<Transfer, 'kind' | 'side' | 'state' | 'teacher_id'>): {
  to: string
  needs: 'getTeacher' | 'getFormerFile'
} | null {
  const isDone = state === 'done'
  if (kind === 'outside' && (isDone || state === 'collecting'))
    return { to: `/teachers/${teacher_id}`, needs: 'getTeacher' }
  if (side === 'receiving' && !isDone) return null
  return side === 'sending' && isDone
    ? { to: formerAt(teacher_id), needs: 'getFormerFile' }
    : { to: `/teachers/${teacher_id}`, needs: 'getTeacher' }
}

export const crumbs = () => [{ name: t('transfers.group') }, { name: t('transfers.title'), to: LIST }]
