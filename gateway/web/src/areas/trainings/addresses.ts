/** Where the pages of trainings are, and how what they show is written. */
import type { components } from '@/api/schema'
import { t } from '@/lib/words'

export type Training = components['schemas']['Project']
export type TrainingRow = components['schemas']['ProjectRow']
export type Person = components['schemas']['Enrolment']
export type Participant = components['schemas']['ParticipantResult']

export const LIST = '/trainings'
export const RECEIVED = '/received-trainings'

export const trainingAt = (id: string) => `${LIST}/${id}`
export const editAt = (id: string) => `${LIST}/${id}/edit`

export const agreementAt = (id: string) => `${LIST}/${id}/reconciliation`
export const receivedAt = (id: string, state?: string) => ({
  path: `${RECEIVED}/${id}`,
  query: state ? { state } : {},
})
export const mobilesAt = (id: string) => `${LIST}/${id}/mobiles`

export const crumbs = () => [{ name: t('trainings.group') }, { name: t('trainings.title'), to: LIST }]

/** 24.00 as 24; nothing where there is no number. */
export const plainNumber = (number: number | string | null | undefined) =>
  number === null || number === undefined || number === '' ? '' : String(Number(number))

/** The years to choose from: next year's plan and some that have passed. */
export const yearsAround = (day: string) =>
  Array.from({ length: 6 }, (_, back) => Number(day.slice(0, 4)) + 1 - back)
