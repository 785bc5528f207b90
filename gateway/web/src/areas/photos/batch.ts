/** One batch of photos: how far it is, its photos page by page, and what can be done to them. */
import { useQuery, keepPreviousData } from '@tanstack/vue-query'
import { computed, ref, watch, type Ref } from 'vue'
import { PHOTO_STATES } from '@/api/choices'
import { api, body } from '@/api/client'
import type { Box, PhotoBatch, PhotoItem } from '@/api/shapes'
import { whileAny, whileIt } from '@/lib/jobs'
import { oneOf, useFilters } from '@/lib/lists'
import { sayDone, sayRefusal } from '@/lib/say'
import { oneAfterAnother, refresh } from '@/lib/server'
import { language, t } from '@/lib/words'

export type State = PhotoItem['state']
export const PAGE = 60
const MINUTE = 60_000

export const countOf = (batch: PhotoBatch, state: State): number => Number(batch.counts[state] ?? 0)

/** Photos that the machine or the files still have to do with. */
export const moving = (batch: PhotoBatch): boolean =>
  batch.unpacking || countOf(batch, 'waiting') + countOf(batch, 'confirmed') > 0

export function useBatch(id: Ref<string>, sending: () => boolean) {
  const path = computed(() => ({ batch_id: id.value }))
  const query = useQuery({
    queryKey: ['photo-batches', 'one', id, language],
    queryFn: ({ signal }) =>
      body(api.GET('/photo-batches/{batch_id}', { params: { path: path.value }, signal })),
    refetchInterval: whileIt<PhotoBatch>((data) => moving(data) || sending()),
  })
  return { batch: query.data, ...query }
}

/** A page of a batch's photos; it follows the batch's figures, and pictures that stand are not loaded again. */
export function useSheet(id: Ref<string>, batch: Ref<PhotoBatch | undefined>) {
  const filters = useFilters({ state: oneOf(...PHOTO_STATES) })
  const asked = computed(() => ({
    limit: PAGE,
    after: filters.after.value,
    state: filters.values.value.state as State | undefined,
  }))
  const query = useQuery({
    queryKey: ['photos', id, asked, language],
    queryFn: async ({ signal }) => {
      const params = { path: { batch_id: id.value }, query: asked.value }
      const page = await body(api.GET('/photo-batches/{batch_id}/photos', { params, signal }))
      return { ...page, items: page.items.map(steady) }
    },
    placeholderData: keepPreviousData,
    refetchInterval: whileAny(unsettled),
  })
  const again = oneAfterAnother(() => query.refetch())
  watch(
    () => batch.value && JSON.stringify([batch.value.counts, batch.value.unpacking]),
    (now, before) => now && before && void again(),
  )
  return { filters, items: computed(() => query.data.value?.items ?? []), ...query }
}

/** The machine is at it, or its teacher is being looked for. */
const unsettled = ({ state, match }: PhotoItem) =>
  state === 'waiting' || state === 'confirmed' || (state === 'made' && match === 'asked')

const links = new Map<string, { link: string; at: number }>()

/** Keeps the link that a picture was drawn by while it is good: another one would load the picture again. */
function steady(item: PhotoItem): PhotoItem {
  const keep = (picture: PhotoItem['photo']) => {
    if (!picture) return null
    const known = links.get(picture.id)
    if (known && Date.now() - known.at < 4 * MINUTE) return { ...picture, link: known.link }
    links.set(picture.id, { link: picture.link, at: Date.now() })
    return picture
  }
  return { ...item, photo: keep(item.photo), portrait: keep(item.portrait) }
}

/** What a person can do to photos of a batch; says what was done or why not. */
export function usePhotoActs(id: Ref<string>) {
  const busy = ref<string | null>(null)

  async function doing(what: string, act: () => Promise<string | null>): Promise<boolean> {
    if (busy.value) return false
    busy.value = what
    try {
      const done = await act()
      if (done) sayDone(done)
      return true
    } catch (error) {
      sayRefusal(error)
      return false
    } finally {
      await refresh('photo-batches', 'photos')
      busy.value = null
    }
  }

  const at = (number: number) => ({ params: { path: { batch_id: id.value, number } } })
  const params = () => ({ params: { path: { batch_id: id.value } } })

  /** Those named, or all that can be. */
  const confirm = (numbers: number[] | null) =>
    doing(numbers ? 'some' : 'all', async () => {
      const { confirmed } = await body(
        api.POST('/photo-batches/{batch_id}/confirmations', { ...params(), body: { numbers } }),
      )
      return t('photos.batch.didConfirm', { n: confirmed })
    })
  const refuse = (numbers: number[]) =>
    doing('refuse', async () => {
      for (const number of numbers)
        await body(api.POST('/photo-batches/{batch_id}/photos/{number}/refusal', at(number)))
      return t('photos.batch.didRefuse', { n: numbers.length })
    })
  const reopen = (number: number) =>
    doing('reopen', async () => {
      await body(api.POST('/photo-batches/{batch_id}/photos/{number}/reopening', at(number)))
      return null
    })
  const frame = (number: number, box: Box) =>
    doing('frame', async () => {
      await body(api.PUT('/photo-batches/{batch_id}/photos/{number}/frame', { ...at(number), body: { box } }))
      return t('photos.batch.didFrame')
    })
  const match = (number: number, teacher_id: string, name: string) =>
    doing('match', async () => {
      const matched = { ...at(number), body: { teacher_id } }
      await body(api.PUT('/photo-batches/{batch_id}/photos/{number}/teacher', matched))
      return t('photos.batch.didMatch', { name })
    })
  const cancel = () =>
    doing('cancel', async () => {
      await body(api.DELETE('/photo-batches/{batch_id}', params()))
      return t('photos.batch.didCancel')
    })
  return { busy, confirm, refuse, reopen, frame, match, cancel }
}
