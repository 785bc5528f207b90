/** What is said of a photo of a batch: whose it is, and what stands against it. */
import type { PhotoItem } from '@/api/shapes'
import { named } from '@/lib/words'

export const whose = (item: PhotoItem): string => item.teacher_name || item.name

/** Why a photo is refused or failed, in the server's words; or why one that is made cannot be confirmed yet. */
export function reasonOf(item: PhotoItem): string {
  if (item.message) return item.message
  return item.state === 'made' && item.match !== 'found' ? named('photos.matches', item.match) : ''
}
