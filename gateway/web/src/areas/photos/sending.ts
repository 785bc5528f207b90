/** Pictures and ZIPs on their way into a batch: in groups, with progress; goes on while other pages are looked at. */
import { computed, reactive } from 'vue'
import type { PhotoBatch } from '@/api/shapes'
import { upload } from '@/api/upload'
import { refusalText } from '@/lib/say'
import { refresh } from '@/lib/server'
import { t } from '@/lib/words'

const MB = 1024 * 1024
export const ZIP_MB = 512
export const PHOTO_MB = 20
const GROUP = 25
const GROUP_BYTES = 40 * MB

export interface Unfit {
  name: string
  why: string
}

export interface Sending {
  batchId: string
  files: number
  bytes: number
  sent: number
  groups: File[][]
  /** Why the last group was refused; it can be sent again. */
  refused: string
  going: boolean
  /** Files that were not sent at all. */
  unfit: Unfit[]
  stop?: AbortController
}

const sendings = reactive(new Map<string, Sending>())
const isZip = (file: File) => /\.zip$/i.test(file.name)
const isPicture = (file: File) => /\.(jpe?g|png)$/i.test(file.name)
const bytesOf = (files: File[]) => files.reduce((sum, { size }) => sum + size, 0)

/** ZIPs each for itself, pictures in groups that are neither many nor large. */
export function grouped(files: File[]): File[][] {
  const groups: File[][] = []
  let group: File[] = []
  for (const file of files.filter((each) => !isZip(each))) {
    if (group.length === GROUP || (group.length && bytesOf(group) + file.size > GROUP_BYTES)) {
      groups.push(group)
      group = []
    }
    group.push(file)
  }
  if (group.length) groups.push(group)
  return [...groups, ...files.filter(isZip).map((zip) => [zip])]
}

/** What can be sent of what was chosen, and why not the rest. */
export function sorted(files: File[]): { fit: File[]; unfit: Unfit[] } {
  const unfit = files.flatMap((file) => {
    const why = whyNot(file)
    return why ? [{ name: file.name, why }] : []
  })
  return { fit: files.filter((file) => !whyNot(file)), unfit }
}

function whyNot(file: File): string {
  if (isZip(file)) return file.size > ZIP_MB * MB ? t('photos.sending.tooLarge', { max: ZIP_MB }) : ''
  if (!isPicture(file)) return t('photos.sending.notPicture')
  return file.size > PHOTO_MB * MB ? t('photos.sending.tooLarge', { max: PHOTO_MB }) : ''
}

/** Sends `files` into a batch; resolves when all are there or one group was refused. */
export async function send(batchId: string, files: File[]): Promise<void> {
  const { fit, unfit } = sorted(files)
  const before = sendings.get(batchId)
  const groups = grouped(fit)
  if (before?.going) {
    before.groups.push(...groups)
    before.files += fit.length
    before.bytes += bytesOf(fit)
    before.unfit.push(...unfit)
    return
  }
  const fresh = {
    batchId,
    files: fit.length,
    bytes: bytesOf(fit),
    sent: 0,
    groups,
    refused: '',
    going: false,
    unfit,
  }
  sendings.set(batchId, fresh)
  await go(sendings.get(batchId)!)
}

/** Goes on with what is left; a group that was refused comes first again. */
export async function go(sending: Sending): Promise<void> {
  sending.going = true
  sending.refused = ''
  sending.stop = new AbortController()
  try {
    while (sending.groups.length) {
      const [group] = sending.groups as [File[]]
      await sendGroup(sending, group)
      sending.groups.shift()
    }
  } catch (error) {
    sending.refused = sending.stop.signal.aborted ? t('photos.sending.stopped') : refusalText(error)
  }
  sending.going = false
  await refresh('photo-batches', 'photos')
}

async function sendGroup(sending: Sending, group: File[]) {
  const form = new FormData()
  for (const file of group) form.append('file', file)
  const before = sending.sent
  const bytes = bytesOf(group)
  const path = `/photo-batches/${sending.batchId}/photos`
  try {
    await upload<PhotoBatch>(
      path,
      form,
      (share) => (sending.sent = before + share * bytes),
      sending.stop!.signal,
    )
    sending.sent = before + bytes
  } catch (error) {
    sending.sent = before
    throw error
  }
}

/** What is on its way into a batch from this browser. */
export const useSending = (batchId: () => string) => computed(() => sendings.get(batchId()))
/** Everything is there, and nothing is left to be said. */
export const isOver = ({ going, refused, unfit }: Sending): boolean => !going && !refused && !unfit.length

export const forget = (batchId: string) => sendings.delete(batchId)
export const anySending = () => [...sendings.values()].some(({ going }) => going)
