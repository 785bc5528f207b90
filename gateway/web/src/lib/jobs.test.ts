import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { api, body } from '@/api/client'
import { fakeServer, problem } from '@/testing'
import { isRunning } from './jobs'
import { useFilters, useKeysetList, type KeysetList } from './lists'
import { cache, oneAfterAnother } from './server'

type Row = { id: string; state: string }
const PATH = 'GET /exports'
const page = (state: string) => ({ items: [{ id: '1', state }], next: null })
const busy = () => 'busy' in document.documentElement.dataset

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function shown(): Promise<KeysetList<Row>> {
  let list!: KeysetList<Row>
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { render: () => null } }],
  })
  await router.push('/')
  const List = defineComponent({
    setup() {
      const ask = (_: object, signal: AbortSignal) => body(api.GET('/exports', { signal }))
      list = useKeysetList('exports', useFilters({}), ask, isRunning) as unknown as KeysetList<Row>
      return () => h('p', list.rows.value.map(({ state }) => state).join())
    },
  })
  mount(List, { global: { plugins: [router, [VueQueryPlugin, { queryClient: cache }]] } })
  await flushPromises()
  return list
}

const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
const states = (list: KeysetList<Row>) => list.rows.value.map(({ state }) => state)

test('a list with work in it follows the work until it is over, and asks no more then', async () => {
  const answers: Record<string, unknown> = { [PATH]: page('running') }
  const asked = fakeServer(answers)
  const list = await shown()
  await passes(100)
  expect(states(list)).toEqual(['running'])
  expect(busy()).toBe(true)
  answers[PATH] = page('done')
  await passes(1_100)
  expect(states(list)).toEqual(['done'])
  expect(busy()).toBe(false)
  const before = asked.length
  await passes(60_000)
  expect(asked.length).toBe(before)
})

test('an answer that takes longer than a second is waited for, not asked for again and again', async () => {
  let answered = 0
  const asked = fakeServer({
    [PATH]: async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      return page((answered += 1) < 2 ? 'running' : 'done')
    },
  })
  const list = await shown()
  await passes(10_000)
  expect(states(list)).toEqual(['done'])
  expect(asked).toHaveLength(2)
})

test.each([
  ['busy', () => problem(503, '请稍后再试。')],
  ['broken', () => problem(500, '出错了。')],
  ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
])('a server that is %s for a while does not end the following', async (_, fault) => {
  const answers: Record<string, unknown> = { [PATH]: page('running') }
  fakeServer(answers)
  const list = await shown()
  answers[PATH] = fault
  await passes(20_000)
  expect(states(list)).toEqual(['running'])
  answers[PATH] = page('done')
  await passes(10_000)
  expect(states(list)).toEqual(['done'])
})

test('a first answer that was lost is asked for again', async () => {
  const answers: Record<string, unknown> = { [PATH]: problem(500, '出错了。') }
  fakeServer(answers)
  const list = await shown()
  await passes(100)
  answers[PATH] = page('done')
  await passes(2_000)
  expect(states(list)).toEqual(['done'])
})

test('a connection that stays silent is given up, and the question put again', async () => {
  const silent = (request: Request) =>
    new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason)))
  const answers: Record<string, unknown> = { [PATH]: silent }
  fakeServer(answers)
  const list = await shown()
  await passes(30_000)
  answers[PATH] = page('done')
  await passes(40_000)
  expect(states(list)).toEqual(['done'])
})

test('what changes while it is asked for is asked for once more', async () => {
  const ends: (() => void)[] = []
  const ask = oneAfterAnother(() => new Promise<void>((resolve) => ends.push(resolve)))
  void ask()
  void ask()
  void ask()
  expect(ends).toHaveLength(1)
  ends[0]!()
  await flushPromises()
  expect(ends).toHaveLength(2)
  ends[1]!()
  await flushPromises()
  void ask()
  expect(ends).toHaveLength(3)
})
