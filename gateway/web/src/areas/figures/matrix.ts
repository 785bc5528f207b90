/** 人次 and 学时 as 基础基442 has them: a row for each stage and each mode in it, columns by level. */
import type { components } from '@/api/schema'
import type { Series } from '@/lib/chart'
import { t } from '@/lib/words'

type Figure = components['schemas']['TrainingFigure']
export const LEVELS = ['ministry', 'province', 'city', 'county', 'school', 'self'] as const
export const STAGES = [
  'preschool',
  'primary',
  'junior',
  'senior',
  'special',
  'vocational',
  'higher',
  'unknown',
] as const
const MODES = ['1', '2', '3', '4', '5', '6', '9'] as const
export const MEASURES = ['times', 'hours'] as const
export type Measure = (typeof MEASURES)[number]

export type Cell = Record<Measure, number>
export interface MatrixRow {
  key: string
  stage: Figure['stage'] | null
  mode: Figure['mode'] | null
  whole: Cell
  byLevel: Partial<Record<Figure['level'], Cell>>
}

const COLOURS: Record<Figure['level'], string> = {
  ministry: 'warning',
  province: 'good',
  city: 'state-locked',
  county: 'primary',
  school: 'control',
  self: 'line-strong',
}

const hundredths = (number: number) => Math.round(number * 100) / 100

const summed = (figures: Figure[]): Cell => ({
  times: figures.reduce((sum, { times }) => sum + times, 0),
  hours: hundredths(figures.reduce((sum, { hours }) => sum + Number(hours), 0)),
})

/** The levels that occur, from the top. */
export const levelsIn = (figures: Figure[]) =>
  LEVELS.filter((each) => figures.some(({ level }) => level === each))

const rowOf = (stage: MatrixRow['stage'], mode: MatrixRow['mode'], figures: Figure[]): MatrixRow => ({
  key: [stage, mode].filter(Boolean).join(':') || 'whole',
  stage,
  mode,
  whole: summed(figures),
  byLevel: Object.fromEntries(
    levelsIn(figures).map((level) => [level, summed(figures.filter((each) => each.level === level))]),
  ),
})

/** All in one row, then each stage that occurs with its modes beneath it. */
export function rowsOf(figures: Figure[]): MatrixRow[] {
  const stages = STAGES.filter((each) => figures.some(({ stage }) => stage === each))
  return [
    rowOf(null, null, figures),
    ...stages.flatMap((stage) => {
      const here = figures.filter((each) => each.stage === stage)
      const modes = MODES.filter((each) => here.some(({ mode }) => mode === each))
      return [
        rowOf(stage, null, here),
        ...modes.map((mode) =>
          rowOf(
            stage,
            mode,
            here.filter((each) => each.mode === mode),
          ),
        ),
      ]
    }),
  ]
}

/** A bar for each stage, made of its levels. */
export function barsOf(figures: Figure[], measure: Measure): { categories: string[]; series: Series[] } {
  const stages = rowsOf(figures).filter(({ stage, mode }) => stage && !mode)
  return {
    categories: stages.map(({ stage }) => t(`figures.stages.${stage!}`)),
    series: levelsIn(figures).map((level) => ({
      name: t(`figures.levels.${level}`),
      colour: COLOURS[level],
      values: stages.map(({ byLevel }) => byLevel[level]?.[measure] ?? 0),
    })),
  }
}
