/** Evidence on its way up; what came is named by its receipt among the values of a form until the entry is saved. */
import { computed, onScopeDispose, reactive, ref, shallowReactive } from 'vue'
import type { components } from '@/api/schema'
import { upload } from '@/api/upload'
import type { Shown } from './held'
import { refusalText } from './say'
import { t } from './words'

type TakenFile = components['schemas']['TakenFile']

const MB = 1024 * 1024
export const MOST_MB = 20
export const TYPES = ['image/jpeg', 'image/png', 'application/pdf']

/** A file that is being uploaded, or why it was not taken. */
export interface Sending {
  key: number
  name: string
  share: number
  problem: string
}

const taken = shallowReactive(new Map<string, TakenFile>())
const underway = ref(0)
let keys = 0

/** The file of a receipt that this page was given. */
export const takenBy = (receipt: string): Shown | undefined => taken.get(receipt)
/** Whether any file is still going up: what is saved now would lack it. */
export const uploading = computed(() => underway.value > 0)

/** Uploads one file after another, in the order in which they were chosen; `attach` hears each receipt. */
export function useAttaching(attach: (receipt: string) => void) {
  const sending = reactive<Sending[]>([])
  const stops = new Map<number, AbortController>()
  let line = Promise.resolve()

  function add(files: Iterable<File>) {
    for (const file of files) {
      const one = reactive({ key: keys++, name: file.name, share: 0, problem: unfit(file) })
      sending.push(one)
      if (one.problem) continue
      stops.set(one.key, new AbortController())
      underway.value += 1
      line = line.then(() => send(one, file))
    }
  }

  async function send(one: Sending, file: File) {
    const { signal } = stops.get(one.key)!
    try {
      if (signal.aborted) return
      const form = new FormData()
      form.append('kind', 'evidence')
      form.append('file', file)
      const came = await upload<TakenFile>('/files', form, (share) => (one.share = share), signal)
      taken.set(came.receipt, came)
      attach(came.receipt)
      drop(one)
    } catch (error) {
      if (!signal.aborted) one.problem = refusalText(error)
    } finally {
      stops.delete(one.key)
      underway.value -= 1
    }
  }

  /** Stops an upload, or takes away what was said of one. */
  function drop(one: Sending) {
    stops.get(one.key)?.abort()
    const at = sending.findIndex(({ key }) => key === one.key)
    if (at >= 0) sending.splice(at, 1)
  }

  onScopeDispose(() => stops.forEach((stop) => stop.abort()))
  return { sending, add, drop }
}

/** What the server would say as well, before anything is sent; of pictures of other kinds it knows more to say. */
function unfit(file: File): string {
  if (file.size > MOST_MB * MB) return t('parts.files.tooLarge', { max: MOST_MB })
  const fits = !file.type || file.type.startsWith('image/') || TYPES.includes(file.type)
  return fits ? '' : t('parts.files.otherType')
}
