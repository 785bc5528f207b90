/** One request for a change, as it stands, and what can be done to it; each act after a question. */
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { api, body, match } from '@/api/client'
import type { ChangeRequest } from '@/api/shapes'
import { newId } from './ids'
import { agreed, confirmed, reasonFor, sayDone, sayRefusal } from './say'
import { EACH_SECOND, refresh } from './server'
import { known, language, t } from './words'

/** What a change of a request may change elsewhere. */
export const TOUCHED = ['change-requests', 'correction-orders', 'teachers', 'cases'] as const

export function useRequest(id: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: ['change-requests', 'one', computed(() => toValue(id)), language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/change-requests/{request_id}', { params: { path: { request_id: toValue(id)! } }, signal }),
      ),
    enabled: () => !!toValue(id),
    // The desk where it lies is told by review, a moment after it was handed in.
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'submitted' && !data.desk && isYoung(data.submitted_at) ? EACH_SECOND : false,
  })
}

const MOMENT = 20_000
const isYoung = (at: string | null) => !!at && Date.now() - new Date(at).getTime() < MOMENT

/** The desk where a request lies, in words. */
export function deskName(desk: string): string {
  const key = `requests.desks.${desk}`
  return known(key) ? t(key) : t('requests.desks.other')
}

/** `own`: the teacher asks, so that it goes to the school first. */
export function useRequestActs(request: () => ChangeRequest | undefined, own: () => boolean) {
  const busy = ref('')

  /** Does it, says what was done or why not; gives whether it was done. */
  async function doing(name: string, act: () => Promise<unknown>, done: string): Promise<boolean> {
    if (busy.value) return false
    busy.value = name
    let did = true
    try {
      await act()
      sayDone(done)
    } catch (error) {
      did = false
      sayRefusal(error)
    }
    await refresh(...TOUCHED)
    busy.value = ''
    return did
  }

  const path = () => ({ request_id: request()!.id })
  const params = () => ({ path: path(), header: match(request()!.row_version) })
  const words = () => ({ name: request()!.teacher_name ?? '' })

  async function submit() {
    const verb = t(own() ? 'requests.acts.propose' : 'parts.acts.submit')
    const text = t(own() ? 'requests.ask.proposeText' : 'requests.ask.submitText', words())
    if (!(await agreed({ title: verb, text, verb }))) return
    await doing(
      'submit',
      () => body(api.POST('/change-requests/{request_id}/submission', { params: params() })),
      t(own() ? 'requests.done.proposed' : 'requests.done.submitted', words()),
    )
  }

  async function withdraw() {
    const verb = t('parts.acts.withdraw')
    const text = t('requests.ask.withdrawText', words())
    if (!(await confirmed({ title: verb, text, verb }))) return
    await doing(
      'withdraw',
      () => body(api.POST('/change-requests/{request_id}/withdrawal', { params: params() })),
      t('requests.done.withdrawn'),
    )
  }

  async function giveBack() {
    const verb = t('requests.acts.return')
    const reason = await reasonFor({ title: verb, text: t('requests.ask.returnText', words()), verb })
    if (!reason) return
    await doing(
      'return',
      () => body(api.POST('/change-requests/{request_id}/return', { params: params(), body: { reason } })),
      t('requests.done.returned', words()),
    )
  }

  /** Gives whether it is gone. */
  async function remove(): Promise<boolean> {
    const verb = t('parts.acts.delete')
    const text = t('requests.ask.deleteText', words())
    if (!(await confirmed({ title: t('requests.ask.deleteTitle'), text, verb }))) return false
    return doing(
      'delete',
      () => body(api.DELETE('/change-requests/{request_id}', { params: { path: path() } })),
      t('requests.done.deleted'),
    )
  }

  async function resolve(take: 'now' | 'asked') {
    const verb = t(`requests.take.${take}`)
    if (!(await confirmed({ title: verb, text: t(`requests.ask.${take}Text`, words()), verb }))) return
    await doing(
      'resolve',
      () => body(api.POST('/change-requests/{request_id}/resolution', { params: params(), body: { take } })),
      t('requests.done.resolved'),
    )
  }

  /** A draft that asks the same once more, with why it was rejected; gives its id. */
  async function again(): Promise<string | null> {
    const id = newId()
    const done = await doing(
      'again',
      () => body(api.POST('/change-requests/{request_id}/copy', { params: { path: path() }, body: { id } })),
      t('requests.done.copied'),
    )
    return done ? id : null
  }

  return { busy, submit, withdraw, giveBack, remove, resolve, again }
}
