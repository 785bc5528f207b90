/** What the board shows of an organisation: columns, the bars of its stages, the share that is through. */
import { COUNTED_LEVELS } from '@/api/choices'
import type { Series } from '@/lib/chart'
import type { ProgressRow } from '@/api/shapes'
import { t } from '@/lib/words'

type CountedLevel = (typeof COUNTED_LEVELS)[number]
/** The levels that a table of those below an organisation can be about; none below a unit of an authority. */
export function levelsBelow(level?: string): CountedLevel[] {
  const at = COUNTED_LEVELS.indexOf(level as CountedLevel)
  return at < 0 ? [] : COUNTED_LEVELS.slice(at + 1)
}
export const COLUMNS = [
  'org',
  'expected',
  'entered',
  'incomplete',
  'draft',
  'rejected',
  'school_review',
  'authority_review',
  'effective',
  'share',
  'late',
] as const
const BARS = 20
const PARTS = [
  ['effective', 'state-effective'],
  ['authority_review', 'state-authority'],
  ['school_review', 'state-school'],
  ['rejected', 'state-rejected'],
  ['draft', 'line-strong'],
] as const

type Counted = Pick<
  ProgressRow,
  'expected' | 'entered' | 'draft' | 'rejected' | 'school_review' | 'authority_review' | 'effective'
>

/** How many files there should be: the target, or what was entered where none is set. */
export const owedBy = (row: Counted) => Math.max(row.expected ?? 0, row.entered)

/** The effective share in per cent, or a dash where nothing is owed. */
export function shareOf(row: Counted): string {
  const owed = owedBy(row)
  return owed ? `${((100 * row.effective) / owed).toFixed(1)}%` : '—'
}

/** Stacked bars of the first organisations, in the order in which they are ranked; what is not entered yet comes last. */
export function barsOf(rows: (Counted & { org_name: string })[]): { categories: string[]; series: Series[] } {
  const shown = rows.slice(0, BARS)
  const series = PARTS.map(([stage, colour]) => ({
    name: t(`parts.stages.${stage}`),
    colour,
    values: shown.map((row) => row[stage]),
  }))
  const owed = {
    name: t('monitoring.board.notEntered'),
    colour: 'line',
    values: shown.map((row) => owedBy(row) - row.entered),
  }
  return { categories: shown.map((row) => row.org_name), series: [...series, owed] }
}
