/** Acts on chosen rows: offered where every row's `may` names them, answered row by row. */
import { useMutation } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'
import type { Outcomes } from '@/api/shapes'
import { cache } from './server'
import { sayRefusal } from './say'

export interface Actable {
  id: string
  may: string[]
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
}

/** An act called `name` in `may`; when it is done, lists kept under `touches` are asked for again. */
export function useAct<Row extends Actable>(
  name: string,
  ask: (rows: Row[]) => Promise<Outcomes>,
  touches: string[],
  said: (n: number) => string,
): Act<Row> {
  const outcomes = ref<Outcomes | null>(null)
  const { mutateAsync, isPending } = useMutation({ mutationFn: ask })
  const run = async (rows: Row[]) => {
    try {
      outcomes.value = await mutateAsync(rows)
    } catch (error) {
      sayRefusal(error)
    } finally {
      await refresh(...touches)
    }
  }
  const offered = (rows: Row[]) => rows.every((row) => row.may.includes(name))
  return { name, busy: isPending, outcomes, run, offered, said }
}

/** Asks again for everything kept under these keys. */
export async function refresh(...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => cache.invalidateQueries({ queryKey: [key] })))
}
