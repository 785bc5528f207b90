import { expect, test } from 'vitest'
import { counted, useAct, type Actable, type Many } from './acts'

const rows: Actable[] = [
  { id: '1', may: ['delete'] },
  { id: '2', may: ['delete'] },
]
const BATCH = { state: () => Promise.reject(new Error()), failures: () => Promise.reject(new Error()) }

/** An act whose question gets `answer`; tells what was asked and done, in order. */
function acting(answer: string | null) {
  const told: string[] = []
  const seen: number[] = []
  const act = useAct<Actable, string>('delete', {
    question: ({ count }: Many, asked: Actable[]) => {
      told.push(`${count}?`)
      seen.push(asked.length)
      return Promise.resolve(answer)
    },
    ask: (chosen, given) => {
      told.push(`${given} ${chosen.length}`)
      const items = chosen.map(({ id }) => ({ id, name: null, done: id === '1', message: null }))
      return Promise.resolve({ items, next_desk: null, job_id: null })
    },
    touches: [],
    said: String,
    whole: {
      find: ({ after }) =>
        Promise.resolve({ items: rows.concat(rows.slice(0, 1)), next: after ? null : 'more' }),
      start: (given) => {
        told.push(`${given} all`)
        return Promise.resolve('batch')
      },
      batch: BATCH,
    },
  })
  return { act, told, seen }
}

test('a question that is left does nothing, and says so', async () => {
  const { act, told } = acting(null)
  expect(await act.run(rows)).toBe(false)
  expect(await act.runAll()).toBe(null)
  expect(told).toEqual(['2?', '6?'])
})

test('what was answered is done after the question, and tells what became of each', async () => {
  const { act, told } = acting('yes')
  expect(await act.run(rows)).toBe(true)
  expect(told).toEqual(['2?', 'yes 2'])
  expect(act.outcomes.value?.items.map((item) => item.done)).toEqual([true, false])
})

test('all that match are counted to the last page before the question', async () => {
  const { act, told } = acting('yes')
  expect(await act.runAll()).toBe('batch')
  expect(told).toEqual(['6?', 'yes all'])
})

test('the question is given the rows that it is about, chosen ones or all', async () => {
  const { act, seen } = acting('yes')
  await act.run(rows)
  await act.runAll()
  expect(seen).toEqual([2, 6])
})

test('what is too much to count is said to be more', async () => {
  const without_end = () => Promise.resolve({ items: Array(200).fill(0), next: 'more' })
  expect((await counted(without_end)).count).toBe('2,000 以上')
})
