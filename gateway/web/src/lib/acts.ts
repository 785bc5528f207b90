/** Acts on chosen rows, each after a question: offered where every row's `may` names them, answered row by row; or on all that match, as a job. */
import { ref, type Ref } from 'vue'
import type { Outcomes } from '@/api/shapes'
import { figure } from './format'
import type { Page } from './lists'
import { refresh } from './server'
import { sayRefusal } from './say'
import { t } from './words'

export { refresh }

export interface Actable {
  id: string
  may: string[]
}

/** How far an act on all that match is. */
export interface BatchState {
  job_id: string
  state: string
  total: number | null
  done: number
  failed: number
  message: string | null
  created_at: string
}

export interface BatchFailure {
  id: string
  name?: string | null
  message: string | null
}

/** How an act on all that match is watched, and asked what it could not do. */
export interface Batch {
  state: (id: string, signal: AbortSignal) => Promise<BatchState>
  failures: (id: string, after: string | undefined, signal: AbortSignal) => Promise<Page<BatchFailure>>
}

/** How an act is done to all that a filter finds: counted, so that the question can say how many, and started. */
export interface Whole<Row, Answer> {
  find: (page: { limit: number; after?: string }) => Promise<Page<Row>>
  /** Gives the id that the batch is watched by. */
  start: (answer: Answer) => Promise<string>
  batch: Batch
}

export interface Doing<Row, Answer> {
  /** Asks before anything is done; gives what was answered, or null where the question was left. */
  question: (many: Many, rows: Row[]) => Promise<Answer | null>
  ask: (rows: Row[], answer: Answer) => Promise<Outcomes>
  /** The lists that are asked for again when it is done. */
  touches: string[]
  /** What to say of `n` rows that it was done to. */
  said: (n: number) => string
  whole?: Whole<Row, Answer>
  /** Takes something away that does not come back by itself. */
  danger?: boolean
}

export interface Act<Row extends Actable> {
  name: string
  danger: boolean
  busy: Ref<boolean>
  /** What became of each row the last time. */
  outcomes: Ref<Outcomes | null>
  offered: (rows: Row[]) => boolean
  /** Asks, and does it; gives whether it was done. */
  run: (rows: Row[]) => Promise<boolean>
  said: (n: number) => string
  batch?: Batch
  /** Asks, and starts `batch`; gives its id, or null where it was left or refused. */
  runAll: () => Promise<string | null>
}

/** An act called `name` in `may`. */
export function useAct<Row extends Actable, Answer>(name: string, doing: Doing<Row, Answer>): Act<Row> {
  const { question, whole, said, danger = false } = doing
  const outcomes = ref<Outcomes | null>(null)
  const busy = ref(false)

  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    busy.value = true
    try {
      return await act()
    } catch (error) {
      sayRefusal(error)
      return null
    } finally {
      busy.value = false
    }
  }
  const run = async (rows: Row[]) => {
    const answer = await question(countOf(rows.length), rows)
    if (answer === null) return false
    outcomes.value = await attempt(() => doing.ask(rows, answer))
    await refresh(...doing.touches)
    return outcomes.value !== null
  }
  const runAll = async () => {
    const found = await attempt(() => everyRow(whole!.find))
    const answer = found && (await question(found.many, found.rows))
    return answer === null ? null : attempt(() => whole!.start(answer))
  }
  const offered = (rows: Row[]) => rows.every((row) => row.may.includes(name))
  return { name, danger, busy, outcomes, run, offered, said, batch: whole?.batch, runAll }
}

/** How many: as a number for the grammar, and in words. */
export interface Many {
  n: number
  count: string
}

const AT_ONCE = 200
const COUNTED_TO = 2_000

const countOf = (n: number): Many => ({ n, count: figure(n) })

/** Counts what a list finds, page by page, up to a limit that is said. */
export const counted = async (find: Whole<unknown, unknown>['find']): Promise<Many> =>
  (await everyRow(find)).many

/** The same with the rows that were counted. */
async function everyRow<Row>(find: Whole<Row, unknown>['find']): Promise<{ many: Many; rows: Row[] }> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = await find({ limit: AT_ONCE, after })
    rows.push(...page.items)
    after = page.next ?? undefined
  } while (after && rows.length < COUNTED_TO)
  const n = rows.length
  const many = after ? { n, count: t('parts.table.orMore', { count: figure(n) }) } : countOf(n)
  return { many, rows }
}
