/** How teachers stand with their credits: the colours of it, its bars, and where the pages of it are. */
import type { components } from '@/api/schema'
import type { Series } from '@/lib/chart'
import { t } from '@/lib/words'

export type Tally = components['schemas']['AreaTally'] | components['schemas']['SchoolTally']
export type TeacherStanding = components['schemas']['TeacherStanding']

export const STANDINGS = ['behind', 'on_the_way', 'done', 'unruled'] as const
export type Standing = (typeof STANDINGS)[number]

export const PATH = '/credit-standing'
export const schoolAt = (id: string, box?: Standing) => ({
  path: `${PATH}/schools/${id}`,
  query: box ? { box } : {},
})

/** An office opens its own figures, a school its people. */
export const placeOf = (row: Tally, box?: Standing) =>
  'level' in row && row.level !== 'school'
    ? { path: PATH, query: { org_id: row.org_id } }
    : schoolAt(row.org_id, box)

export const COLOURS: Record<Standing, string> = {
  behind: 'state-rejected',
  on_the_way: 'state-authority',
  done: 'state-effective',
  unruled: 'line-strong',
}

/** More bars than a picture has room for. */
const BARS = 20

type Counted = { org_name: string } & Record<Standing, number>

/** Stacked bars of the first rows; what nobody is in is left out. */
export function barsOf(rows: Counted[]): { categories: string[]; series: Series[] } {
  const shown = rows.slice(0, BARS)
  const occurring = STANDINGS.filter((each) => shown.some((row) => row[each]))
  return {
    categories: shown.map((row) => row.org_name),
    series: occurring.map((each) => ({
      name: t(`figures.standings.${each}`),
      colour: COLOURS[each],
      values: shown.map((row) => row[each]),
    })),
  }
}

/** Whole per cents of all; nothing where there is nobody. */
export const shareOf = (part: number, whole: number) => (whole ? `${Math.round((100 * part) / whole)}%` : '')
