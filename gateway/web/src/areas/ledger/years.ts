/** School years, each from September 1 to August 31 and named by the year in which it begins. */
import { today } from '@/lib/format'

const SHOWN = 6

export interface SchoolYear {
  year: number
  first: string
  last: string
}

export const schoolYear = (year: number): SchoolYear => ({
  year,
  first: `${year}-09-01`,
  last: `${year + 1}-08-31`,
})

/** The year in which a day lies. */
export const yearOf = (day: string) => Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0)

/** The present one and those before it, the latest first. */
export const latestYears = (day: string = today()): SchoolYear[] =>
  Array.from({ length: SHOWN }, (_, back) => schoolYear(yearOf(day) - back))

/** The year that these days are, from the first to the last; none for others. */
export function yearBetween(first?: string, last?: string): number | undefined {
  if (!first || !last) return undefined
  const { year, last: end } = schoolYear(yearOf(first))
  return first.endsWith('-09-01') && last === end ? year : undefined
}
