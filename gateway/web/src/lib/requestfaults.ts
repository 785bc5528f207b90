/** What stands in the way of a request: found before anything is sent, or said by a refusal. */
import { Refused } from '@/api/refused'
import type { RecordSet } from './catalogue'
import { asksAnything, isFree, unproved, type Asked } from './requests'
import { t } from './words'

/** At which place of the request (none: the whole), at which field of it, and why. */
export interface AskedFault {
  place: number
  field: string
  message: string
}

export const WHOLE = -1
export const EVIDENCE = 'evidence-'

type SetOf = (code: string) => RecordSet | undefined
type LockedIn = (code: string) => string[]

/** Items that ask for nothing; a request without any item is one. */
export function askingNothing(items: Asked[], setOf: SetOf, lockedIn: LockedIn): AskedFault[] {
  if (!items.length) return [{ place: WHOLE, field: '', message: t('requests.form.none') }]
  return items.flatMap((asked, place) => {
    const set = setOf(asked.set)
    const asks = set && asksAnything(set, asked, lockedIn(asked.set))
    return asks ? [] : [{ place, field: '', message: t('requests.form.nothing') }]
  })
}

/** What is still owed before it is handed in: something asked, evidence for key values, a reason for a change. */
export function lackingIn(items: Asked[], reason: string, setOf: SetOf, lockedIn: LockedIn): AskedFault[] {
  const proofs = items.flatMap((asked, place) =>
    unproved(setOf(asked.set)!, asked).map(({ code, name }) => ({
      place,
      field: `${EVIDENCE}${code}`,
      message: t('requests.form.evidenceNeeded', { field: name }),
    })),
  )
  const speaks = items.every(
    (asked) => asked.op === 'added' || isFree(setOf(asked.set)!, asked, lockedIn(asked.set)),
  )
  const owed =
    speaks || reason ? [] : [{ place: WHOLE, field: 'reason', message: t('requests.form.reasonNeeded') }]
  return [...askingNothing(items, setOf, lockedIn), ...proofs, ...owed]
}

/** What a refusal says of items; a place without words of its own has those of the whole. */
export function faultsIn(error: unknown): AskedFault[] {
  if (!(error instanceof Refused)) return []
  return Object.entries(error.problem.errors ?? {}).flatMap(([name, said]) => {
    const [first] = [said].flat()
    const message = typeof first === 'string' ? first : error.message
    if (name === 'reason') return [{ place: WHOLE, field: 'reason', message }]
    const [, place, field = ''] = /^items\.(\d+)\.(.*)$/.exec(name) ?? []
    return place === undefined ? [] : [{ place: Number(place), field, message }]
  })
}

/** What was added since needs not be said any more. */
export const isMended = ({ field }: AskedFault, asked: Asked | undefined, reason: string): boolean =>
  field === 'reason'
    ? !!reason.trim()
    : !!asked?.evidence[field.replace(EVIDENCE, '')]?.length && field.startsWith(EVIDENCE)
