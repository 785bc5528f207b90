/** Another photo of an effective file is asked for: only its approval makes it the file's. */
import { ref } from 'vue'
import { api, body, match } from '@/api/client'
import type { ChangeRequest, TakenFile } from '@/api/shapes'
import { BASIC } from '@/lib/files'
import { newId } from '@/lib/ids'
import { TOUCHED } from '@/lib/requesting'
import { refresh } from '@/lib/server'

export function usePhotoRequest(teacherId: () => string) {
  const reason = ref('')
  /** As it was kept: what is refused when it is handed in is handed in again, not asked twice. */
  let kept: Pick<ChangeRequest, 'id' | 'row_version'> | null = null
  let id = newId()

  /** Asks for it and hands it in; gives the request. */
  async function ask(photo: TakenFile): Promise<ChangeRequest> {
    const items = [
      { op: 'changed' as const, set: BASIC, entry_id: teacherId(), values: { photo: photo.receipt } },
    ]
    const said = { reason: reason.value.trim(), items }
    if (kept) {
      const params = { path: { request_id: kept.id }, header: match(kept.row_version) }
      kept = await body(api.PATCH('/change-requests/{request_id}', { params, body: said }))
    } else {
      kept = await body(api.POST('/change-requests', { body: { id, teacher_id: teacherId(), ...said } }))
    }
    const params = { path: { request_id: kept.id }, header: match(kept.row_version) }
    const done = await body(api.POST('/change-requests/{request_id}/submission', { params }))
    kept = null
    id = newId()
    await refresh(...TOUCHED)
    return done
  }

  return { reason, ask }
}
