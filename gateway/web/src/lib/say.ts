/** Short messages over the page, and the question before what cannot be undone. */
import { busyWith } from '@/api/busy'
import { isSignedOut, Refused } from '@/api/refused'
import { h } from 'vue'
import { t } from './words'

const LONG_ENOUGH_TO_READ = 6_000

const popups = () => busyWith(import('./popups'))

export function sayDone(message: string) {
  void popups().then(({ ElMessage }) => ElMessage({ type: 'success', message, grouping: true }))
}

/** Says what the server refused, in its own words; a lost session is shown by the sign-in instead. */
export function sayRefusal(error: unknown) {
  if (isSignedOut(error)) return
  sayProblem(refusalText(error), blockerOf(error))
}

/** `blocker` is the address of what stands in the way. */
export function sayProblem(message: string, blocker?: string) {
  const link = () => h('a', { href: blocker, class: 'el-link' }, t('parts.acts.seeBlocker'))
  const options = {
    type: 'error',
    message: blocker ? h('p', [message, ' ', link()]) : message,
    duration: LONG_ENOUGH_TO_READ,
    showClose: true,
    grouping: true,
  } as const
  void popups().then(({ ElMessage }) => ElMessage(options))
}

/** Where the pages are of what may stand in the way; most businesses are a case at review, under its own id. */
const BLOCKERS: Record<string, string> = {
  request: '/change-requests',
  file: '/teachers',
  case: '/cases',
  assignment: '/assignments',
  elsewhere: '/assignments',
  status: '/status-changes',
  transfer: '/transfers',
  merge: '/cases',
}

/** Teachers have pages of their own, and none for what is not theirs. */
const OWN_BLOCKERS: Record<string, string> = { request: '/self/requests' }
const own = () => location.pathname.startsWith('/self')

/** Where the business is shown that a refusal names as standing in the way. */
export function blockerOf(error: unknown): string | undefined {
  const params = error instanceof Refused ? (error.problem.params as Record<string, string> | undefined) : {}
  const pages = (own() ? OWN_BLOCKERS : BLOCKERS)[params?.blocked_by ?? '']
  return params?.ref && pages ? `${pages}/${params.ref}` : undefined
}

export function refusalText(error: unknown): string {
  if (!(error instanceof Refused)) return t('parts.error.unknown')
  if (error.status === 0) return t('parts.error.offline')
  return error.message || t('parts.error.unknown')
}

interface Question {
  title: string
  text: string
  verb: string
}

/** The dangerous answer is never the one that stands out. */
const DANGEROUS = {
  confirmButtonType: 'danger',
  confirmButtonClass: 'is-plain',
  cancelButtonType: 'primary',
} as const

/** Asks before what cannot be undone; the button says the verb. Gives whether it was confirmed. */
export const confirmed = (question: Question) => agreed(question, DANGEROUS)

/** Asks before what is done to many at once and takes nothing away. */
export const agreed = async (question: Question, look: object = {}): Promise<boolean> => {
  const { ElMessageBox } = await popups()
  const asked = ElMessageBox.confirm(question.text, question.title, {
    confirmButtonText: question.verb,
    cancelButtonText: t('parts.acts.cancel'),
    autofocus: false,
    ...look,
  })
  return asked.then(
    () => true,
    () => false,
  )
}

/** Asks for the sentence that goes with what takes something away; gives it, or null where the question was left. */
export async function reasonFor(question: Question): Promise<string | null> {
  return asked(question, DANGEROUS)
}

/** Asks for a sentence; gives it, or null where the question was left. */
export async function asked(question: Question, look: object = {}): Promise<string | null> {
  const { ElMessageBox } = await popups()
  const answer = ElMessageBox.prompt(question.text, question.title, {
    confirmButtonText: question.verb,
    cancelButtonText: t('parts.acts.cancel'),
    inputType: 'textarea',
    inputValidator: (text: string) => !!text?.trim() || t('parts.form.needed'),
    ...look,
  })
  return answer.then(
    (given) => (given as { value: string }).value.trim(),
    () => null,
  )
}
