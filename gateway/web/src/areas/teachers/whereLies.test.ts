import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useFile } from '@/lib/files'
import { cache } from '@/lib/server'
import { fakeServer, problem } from '@/testing'
import WhereLies from './WhereLies.vue'

const ID = 'c3a1b7de-0000-4000-8000-000000000001'
const CASE = 'c3a1b7de-0000-4000-8000-000000000002'
const file = (status: string) => ({ id: ID, case_id: CASE, status, sets: [], category: 'primary_secondary' })
const lies = (state: string, may: string[] = []) => ({
  id: CASE,
  state,
  may,
  subject_name: '李国华',
  waiting: [],
  steps: [],
  decisions: [],
})
const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

beforeEach(() => {
  vi.useFakeTimers()
  cache.setQueryData(['me'], { operations: ['getCase'], org: { level: 'school' } })
})
afterEach(() => void vi.useRealTimers())

async function opened(answers: Record<string, unknown>) {
  const asked = fakeServer(answers)
  const File = defineComponent({
    setup() {
      const { file } = useFile(ID)
      const where = (stage: string) => h(WhereLies, { teacherId: ID, caseId: CASE, stage })
      return () => [h('h1', file.data.value?.status), file.data.value && where(file.data.value.status)]
    },
  })
  const wrapper = mount(File, { global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] } })
  await flushPromises()
  await passes(100)
  return { wrapper, asked }
}

test('a case that review has not heard of yet appears, however late it comes', async () => {
  const answers: Record<string, unknown> = {
    [`GET /teachers/${ID}`]: file('school_review'),
    [`GET /cases/${CASE}`]: problem(404, '没有找到。'),
  }
  const { wrapper } = await opened(answers)
  await passes(40_000)
  expect(wrapper.find('.lies').exists()).toBe(false)
  answers[`GET /cases/${CASE}`] = lies('open', ['withdraw'])
  await passes(2_000)
  expect(wrapper.get('.lies').text()).toContain('撤回')
})

test('a file that has not heard of its withdrawal yet follows, and is asked for no more then', async () => {
  const answers: Record<string, unknown> = {
    [`GET /teachers/${ID}`]: file('school_review'),
    [`GET /cases/${CASE}`]: lies('withdrawn'),
  }
  const { wrapper, asked } = await opened(answers)
  await passes(40_000)
  expect(wrapper.get('h1').text()).toBe('school_review')
  answers[`GET /teachers/${ID}`] = file('draft')
  await passes(2_000)
  expect(wrapper.get('h1').text()).toBe('draft')
  const before = asked.length
  await passes(60_000)
  expect(asked.length).toBe(before)
})
