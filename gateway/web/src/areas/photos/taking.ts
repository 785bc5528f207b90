/** One teacher's photo on its way: a picture goes up, a person sets the frame, the photo that is cut goes into the file. */
import { computed, ref, type Ref } from 'vue'
import { api, body, match } from '@/api/client'
import { isSignedOut, isStale, Refused } from '@/api/refused'
import type { Box, PhotoStandard, TakenFile, Teacher } from '@/api/shapes'
import { upload } from '@/api/upload'
import { photoIn } from '@/lib/files'
import { newId } from '@/lib/ids'
import { refusalText } from '@/lib/say'
import { refresh } from '@/lib/server'
import { t } from '@/lib/words'
import { firstFrame, fitted, type Size } from './framing'

const MAX_MB = 20
const MB = 1024 * 1024

export interface Overtaken {
  by: string
  theirs: string | null
  row_version: number
}

/** `teacher` as it stands, `again` asks for it anew. */
export function useTaking(
  teacher: Ref<Teacher | undefined>,
  standard: Ref<PhotoStandard | undefined>,
  again: () => Promise<{ data: Teacher | undefined }>,
) {
  const portrait = ref<TakenFile | null>(null)
  const share = ref<number | null>(null)
  const box = ref<Box | null>(null)
  const refused = ref('')
  const saving = ref(false)
  const overtaken = ref<Overtaken | null>(null)
  const picture = computed<Size>(() => ({
    width: portrait.value?.width ?? 1,
    height: portrait.value?.height ?? 1,
  }))
  let stop = new AbortController()
  let seen = { row_version: 0, photo: null as string | null } // as it stood when the picture was chosen
  let photo: TakenFile | null = null

  /** Sends a picture; the frame that is offered becomes the first. */
  async function take(file: File) {
    refused.value = file.size > MAX_MB * MB ? t('photos.one.tooLarge', { max: MAX_MB }) : ''
    if (refused.value || !teacher.value || !standard.value) return
    seen = { row_version: teacher.value.row_version, photo: photoIn(teacher.value) }
    const form = new FormData()
    form.append('kind', 'portrait')
    form.append('file', file)
    stop = new AbortController()
    share.value = 0
    try {
      const taken = await upload<TakenFile>('/files', form, (done) => (share.value = done), stop.signal)
      portrait.value = taken
      box.value = fitted(
        taken.box ?? firstFrame(picture.value, standard.value),
        picture.value,
        standard.value,
      )
    } catch (error) {
      if (!stop.signal.aborted) say(error)
    } finally {
      share.value = null
    }
  }

  /** Cuts the photo and does that with it; gives what that gives, or null where it was refused. */
  async function cut<T>(then: (cut: TakenFile) => Promise<T>): Promise<T | null> {
    if (saving.value || !portrait.value || !box.value) return null
    saving.value = true
    refused.value = ''
    try {
      photo = await body(
        api.POST('/photos', { body: { id: newId(), receipt: portrait.value.receipt, box: box.value } }),
      )
      return await then(photo)
    } catch (error) {
      say(error)
      return null
    } finally {
      saving.value = false
    }
  }

  /** Cuts and keeps the photo; gives whether it is in the file now. */
  const keep = async () => !!(await cut(() => put(seen.row_version)))

  /** Somebody else changed the file meanwhile: only another photo matters, everything else is let stand. */
  async function put(row_version: number): Promise<boolean> {
    const params = { path: { teacher_id: teacher.value!.id }, header: match(row_version) }
    try {
      await body(api.PUT('/teachers/{teacher_id}/photo', { params, body: { receipt: photo!.receipt } }))
    } catch (error) {
      if (!isStale(error)) throw error
      const { data } = await again()
      if (!data || data.row_version === row_version) throw error
      if (photoIn(data) === seen.photo) return put(data.row_version)
      overtaken.value = { by: byWhom(error), theirs: photoIn(data), row_version: data.row_version }
      return false
    }
    await refresh('teachers')
    return true
  }

  /** Keeps the own photo although somebody else put another one meanwhile. */
  async function insist(): Promise<boolean> {
    saving.value = true
    const { row_version, theirs } = overtaken.value!
    overtaken.value = null
    seen = { row_version, photo: theirs }
    try {
      return await put(row_version)
    } catch (error) {
      say(error)
      return false
    } finally {
      saving.value = false
    }
  }

  function anew() {
    portrait.value = box.value = overtaken.value = null
    refused.value = ''
  }

  const say = (error: unknown) => (refused.value = isSignedOut(error) ? '' : refusalText(error))

  return {
    portrait,
    picture,
    share,
    box,
    refused,
    saving,
    overtaken,
    take,
    cut,
    keep,
    insist,
    anew,
    cancel: () => stop.abort(),
  }
}

const byWhom = (error: Refused) => String((error.problem.params as { by?: string } | undefined)?.by ?? '')
