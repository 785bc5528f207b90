/** Acts on chosen rows: offered where every row's `may` names them, answered row by row; or on all that match, as a job. */
import { useMutation } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import type { Outcomes } from '@/api/shapes'
import type { Page } from './lists'
import { refresh } from './server'
import { sayRefusal } from './say'

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

/** How an act is done to all that match a filter: started, watched, and asked what it could not do. */
export interface Batch {
  /** Gives the id that `state` and `failures` are asked by. */
  start: () => Promise<string>
  state: (id: string, signal: AbortSignal) => Promise<BatchState>
  failures: (id: string, after: string | undefined, signal: AbortSignal) => Promise<Page<BatchFailure>>
}

export interface Act<Row extends Actable> {
  name: string
  busy: Ref<boolean>
  /** What became of each row the last time. */
  outcomes: Ref<Outcomes | null>
  offered: (rows: Row[]) => boolean
  run: (rows: Row[]) => Promise<void>
  /** What to say of `n` rows that it was done to. */
  said: (n: number) => string
  batch?: Batch
  /** Starts `batch`; gives its id, or null where it was refused. */
  runAll: () => Promise<string | null>
}

/** An act called `name` in `may`; when it is done, lists kept under `touches` are asked for again. */
export function useAct<Row extends Actable>(
  name: string,
  ask: (rows: Row[]) => Promise<Outcomes>,
  touches: string[],
  said: (n: number) => string,
  batch?: Batch,
): Act<Row> {
  const outcomes = ref<Outcomes | null>(null)
  const { mutateAsync, isPending } = useMutation({ mutationFn: ask })
  const { mutateAsync: start, isPending: starting } = useMutation({ mutationFn: () => batch!.start() })
  const busy = computed(() => isPending.value || starting.value)
  const run = async (rows: Row[]) => {
    try {
      outcomes.value = await mutateAsync(rows)
    } catch (error) {
      sayRefusal(error)
    } finally {
      await refresh(...touches)
    }
  }
  const runAll = () =>
    start().catch((error: unknown) => {
      sayRefusal(error)
      return null
    })
  const offered = (rows: Row[]) => rows.every((row) => row.may.includes(name))
  return { name, busy, outcomes, run, offered, said, batch, runAll }
}
