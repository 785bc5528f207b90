/** Files that a teacher's file holds, in its present or its history: what is known of each, and the link that shows it for minutes. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api, body, ROOT } from '@/api/client'
import type { components } from '@/api/schema'
import { bytes, moment } from './format'
import { cache } from './server'
import { t } from './words'

export { idsIn, showFilesOf, useWhose } from './whose'

export type LinkedFile = components['schemas']['LinkedFile']
/** What is shown of a file; one that was just uploaded is not held yet, but has a link of its own. */
export type Shown = Pick<LinkedFile, 'id' | 'name' | 'type' | 'bytes' | 'pages' | 'link'> &
  Partial<Pick<LinkedFile, 'kind' | 'person' | 'added_at'>>
export type Size = 'thumb' | 'page' | 'original'

interface Held extends LinkedFile {
  /** When its link was given. */
  at: number
}

const MINUTE = 60_000
/** A link lives ten minutes; an older one than this is asked for anew. */
const OLD = 8 * MINUTE
const LATELY = 3_000

const keyOf = (teacherId: string | undefined) => ['teachers', 'held', teacherId]

/** The files of one teacher by their ids; every picture of a page shares this one question. */
export function useHeld(teacherId: MaybeRefOrGetter<string | undefined>) {
  const id = computed(() => toValue(teacherId))
  const { data, isPending, isFetching, error, refetch } = useQuery({
    queryKey: ['teachers', 'held', id],
    queryFn: ({ signal }) => ask(id.value!, signal),
    enabled: () => !!id.value,
    staleTime: OLD,
    refetchInterval: OLD,
  })
  const held = computed<ReadonlyMap<string, Held>>(() => new Map(data.value?.map((file) => [file.id, file])))
  /** A file that was attached since is not known yet: asks once more, but not once for each of several. */
  const seek = (file: string) => {
    if (data.value && !held.value.has(file) && !lately(id.value)) void refetch({ cancelRefetch: false })
  }
  /** Asks for a new link after `failed` did not work. */
  const renew = async (failed: string) => {
    const key = keyOf(id.value)
    cache.setQueryData<Held[]>(key, (files) =>
      files?.map((file) => (file.link === failed ? { ...file, at: 0 } : file)),
    )
    await cache.invalidateQueries({ queryKey: key }, { cancelRefetch: false })
  }
  return { held, seek, isPending, isFetching, error, renew }
}

const lately = (id: string | undefined) =>
  Date.now() - (cache.getQueryState(keyOf(id))?.dataUpdatedAt ?? 0) < LATELY

/** Keeps a link while it is good: another one would load the same picture again. */
async function ask(teacher_id: string, signal: AbortSignal): Promise<Held[]> {
  const params = { path: { teacher_id } }
  const { items } = await body(api.GET('/teachers/{teacher_id}/files', { params, signal }))
  const known = new Map(cache.getQueryData<Held[]>(keyOf(teacher_id))?.map((file) => [file.id, file]))
  const now = Date.now()
  return items.map((file) => {
    const before = known.get(file.id)
    return before && now - before.at < OLD / 2 ? before : { ...file, at: now }
  })
}

/** Where a file is had: in small, a page of it as a picture, or itself. */
export function addressOf(file: Pick<Shown, 'id' | 'link'>, size: Size, page = 1): string {
  const query = new URLSearchParams({
    link: file.link,
    size,
    ...(size === 'page' ? { page: `${page}` } : {}),
  })
  return `${ROOT}/files/${file.id}?${query}`
}

const NAMES: Record<string, string> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' }

/** PDF · 3 页 · 1.2 MB · 李国华 2026-11-21 09:05 上传 */
export function factsOf(file: Shown): string {
  const by = file.added_at && t('parts.files.by', { person: file.person ?? '', at: moment(file.added_at) })
  const pages = file.pages > 1 ? t('parts.files.pages', { n: file.pages }) : ''
  return [NAMES[file.type], pages, bytes(file.bytes), by].filter(Boolean).join(' · ')
}
