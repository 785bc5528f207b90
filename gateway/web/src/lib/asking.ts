/** Writing a request: what is asked of which entries of one file, kept as a draft, handed in; and what to do when somebody was faster. */
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { api, body, match } from '@/api/client'
import { isSignedOut, isStale, type Refused } from '@/api/refused'
import type { ChangeRequest, Teacher, Values } from '@/api/shapes'
import type { RecordSet } from './catalogue'
import { defaults } from './defaults'
import { rejectedIn, setIn, useFile } from './files'
import { newId } from './ids'
import { askingNothing, faultsIn, lackingIn, type AskedFault } from './requestfaults'
import { askedIn, askedOf, itemOf, movedSince, type Asked, type Op } from './requests'
import { TOUCHED, useRequest } from './requesting'
import { refusalText, sayRefusal } from './say'
import { cache, refresh } from './server'

/** With which entry a new request begins, and what it answers. */
export interface Beginning {
  set?: string
  op: Op
  entryId: string | null
  orderId: string | null
  remarkId: string | null
  /** Further entries that it begins with, as what a correction order names. */
  places?: { set: string; entryId: string | null }[]
}

export type How = 'draft' | 'submit'

export interface Overtaken {
  asked: Asked
  by: string
  theirs: Values
}

export function useAsking(
  teacherId: string | undefined,
  requestId: string | undefined,
  beginning: Beginning,
) {
  const request = useRequest(requestId)
  const { file, catalogue } = useFile(() => teacherId ?? request.data.value?.teacher_id)
  const teacher = computed(() => file.data.value)
  const items = reactive<Asked[]>([])
  const current = ref('')
  const reason = ref('')
  const faults = ref<AskedFault[]>([])
  const refused = ref<{ message: string; error: unknown } | null>(null)
  /** The draft as which it was kept when it was refused to be handed in. */
  const draftId = ref('')
  const overtaken = shallowRef<Overtaken[]>([])
  const busy = ref<How | ''>('')
  const begun = ref(false)
  const clean = ref('')
  const seen = ref(0)
  /** The request as it was last kept; none before that. */
  const stored = shallowRef<Pick<ChangeRequest, 'id' | 'row_version' | 'state'> | null>(null)
  const ownId = newId()

  const setOf = (code: string) => catalogue.data.value?.sets.find((set) => set.code === code)
  const lockedIn = (code: string) => teacher.value?.sets.find((set) => set.code === code)?.locked ?? []
  const now = () => JSON.stringify([items, reason.value])
  const changed = computed(() => begun.value && now() !== clean.value)

  watch(
    [teacher, () => catalogue.data.value, () => request.data.value],
    () => {
      if (begun.value || !teacher.value || !catalogue.data.value || (requestId && !request.data.value)) return
      begin(teacher.value)
    },
    { immediate: true },
  )

  function begin(of: Teacher) {
    seen.value = of.row_version
    if (request.data.value) open(request.data.value, of)
    else add(beginning.set, beginning.op, beginning.entryId)
    for (const { set, entryId } of beginning.places ?? []) begins(of, set, entryId)
    if (beginning.places?.length) current.value = items[0]?.key ?? ''
    current.value ||= items[0]?.key ?? ''
    clean.value = now()
    begun.value = true
  }

  /** One place of an order: the entry that it names, if it is there still; of a set, what there is of it or a new one. */
  function begins(of: Teacher, set: string, entryId: string | null) {
    const entries = setIn(of, set)?.entries ?? []
    if (entryId && !entries.some(({ id }) => id === entryId)) return
    add(set, entries.length ? 'changed' : 'added', entryId)
  }

  function open(known: ChangeRequest, of: Teacher) {
    stored.value = known
    reason.value = known.reason
    items.splice(0, Infinity, ...askedIn(known, of))
    if (beginning.set) add(beginning.set, beginning.op, beginning.entryId)
  }

  /** One more entry; one that is asked about already is gone on with. */
  function add(code: string | undefined, op: Op, entryId: string | null) {
    const set = code ? setOf(code) : undefined
    if (!set || !teacher.value) return
    const asked = askedOf(teacher.value, set, op, entryId, fresh(set))
    const known = asked.entryId ? items.find((each) => each.entryId === asked.entryId) : undefined
    if (known) known.op = op
    else items.push(asked)
    current.value = (known ?? asked).key
  }

  /** What a new entry starts with; never what a reviewer rejected. */
  function fresh(set: RecordSet): Values {
    const barred = rejectedIn(teacher.value, set.code)
    return Object.fromEntries(Object.entries(defaults(set)).filter(([field]) => !barred.has(field)))
  }

  function drop(key: string) {
    const at = items.findIndex((each) => each.key === key)
    items.splice(at, 1)
    if (current.value === key) current.value = items[Math.max(0, at - 1)]?.key ?? ''
  }

  const sentItems = () => items.map((asked) => itemOf(setOf(asked.set)!, asked, lockedIn(asked.set)))
  const params = (known: { id: string; row_version: number }) => ({
    path: { request_id: known.id },
    header: match(known.row_version),
  })

  /** Keeps it as a draft. */
  async function keep(): Promise<ChangeRequest> {
    const written = { reason: reason.value.trim(), items: sentItems() }
    if (stored.value) {
      const edited = { params: params(stored.value), body: written }
      return body(api.PATCH('/change-requests/{request_id}', edited))
    }
    const { orderId, remarkId } = beginning
    const about = { teacher_id: teacher.value!.id, seen: seen.value, order_id: orderId, remark_id: remarkId }
    return body(api.POST('/change-requests', { body: { id: ownId, ...about, ...written } }))
  }

  async function send(how: How): Promise<ChangeRequest> {
    if (stored.value?.state === 'conflict') {
      const edited = { take: 'edited' as const, items: sentItems() }
      return body(
        api.POST('/change-requests/{request_id}/resolution', { params: params(stored.value), body: edited }),
      )
    }
    stored.value = await keep()
    clean.value = now()
    if (how === 'draft') return stored.value as ChangeRequest
    return body(api.POST('/change-requests/{request_id}/submission', { params: params(stored.value) }))
  }

  /** Whether nothing stands in the way as far as can be seen here. */
  function fits(how: How): boolean {
    refused.value = null
    faults.value =
      how === 'draft'
        ? askingNothing(items, setOf, lockedIn)
        : lackingIn(items, reason.value.trim(), setOf, lockedIn)
    return !faults.value.length
  }

  /** Gives the request as it was kept, or null where it was refused. */
  async function put(how: How): Promise<ChangeRequest | null> {
    refused.value = null
    draftId.value = ''
    busy.value = how
    try {
      const done = await send(how)
      clean.value = now()
      await refresh(...TOUCHED)
      return done
    } catch (error) {
      if (how === 'submit' && stored.value?.state === 'draft') draftId.value = stored.value.id
      if (isStale(error)) return await compared(error, how)
      faults.value = faultsIn(error)
      if (!isSignedOut(error)) refused.value = { message: refusalText(error), error }
      return null
    } finally {
      busy.value = ''
    }
  }

  /** The file or the draft is another one by now: what was not touched does not matter, else both are shown. */
  async function compared(error: Refused, how: How): Promise<ChangeRequest | null> {
    await cache.invalidateQueries({ queryKey: ['teachers', 'file'] })
    const { data: fileNow } = await file.refetch()
    if (stored.value) {
      const path = { request_id: stored.value.id }
      stored.value = await body(api.GET('/change-requests/{request_id}', { params: { path } }))
    }
    if (!fileNow) return null
    const by = String((error.problem.params as { by?: string } | undefined)?.by ?? '')
    overtaken.value = movedSince(items, fileNow).map((each) => ({ ...each, by }))
    const stood = seen.value === fileNow.row_version
    seen.value = fileNow.row_version
    if (!overtaken.value.length && !stood) return put(how)
    if (!overtaken.value.length) sayRefusal(error)
    return null
  }

  /** Goes on from what stands now, with what was chosen of both. */
  function merge(chosen: Values) {
    const [first, ...rest] = overtaken.value
    if (!first) return
    first.asked.before = first.theirs
    first.asked.values = { ...first.theirs, ...chosen }
    overtaken.value = rest
  }

  return {
    request, file, catalogue, teacher, items, current, reason, faults, refused, draftId, overtaken, busy, begun, changed, stored,
    setOf, lockedIn, add, drop, fits, put, merge,
  } // prettier-ignore
}
