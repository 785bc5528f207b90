/** Where the pages of rotations and loans are, and which school years they can show. */
import { figure } from '@/lib/format'
import { t } from '@/lib/words'

export const LIST = '/assignments'

export const assignmentAt = (id: string) => `${LIST}/${id}`

export const crumbs = () => [{ name: t('assignments.group') }, { name: t('assignments.title'), to: LIST }]

const FIRST_DAY = '09-01'

/** The school year of a day (2026-11-30), by the year in which it begins on 1 September. */
export const schoolYear = (day: string) => Number(day.slice(0, 4)) - (day.slice(5) < FIRST_DAY ? 1 : 0)

/** The years to choose from: the next one and some that have passed. */
export const yearsAround = (now: number) => Array.from({ length: 6 }, (_, back) => now + 1 - back)

export const yearName = (year: number) => t('assignments.year', { from: year, to: year + 1 })

/** 12.5%, and a stroke where there is nobody to be counted. */
export const percent = (part: number | null | undefined) =>
  part === null || part === undefined ? '—' : `${figure(Math.round(part * 1000) / 10)}%`

export const yearIn = (raw: string | undefined) => (raw && /^20\d\d$/.test(raw) ? raw : undefined)
