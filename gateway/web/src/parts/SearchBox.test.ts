import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import SearchBox from './SearchBox.vue'

const pages = import.meta.glob<string>('/src/**/*.vue', { eager: true, query: '?raw', import: 'default' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const box = (value?: string) => mount(SearchBox, { props: { value, label: '姓名' } })
/** As keys do it; `setValue` would also say `change`, which is Enter. */
async function type(page: ReturnType<typeof box>, text: string) {
  page.get('input').element.value = text
  await page.get('input').trigger('input')
}
const shown = (page: ReturnType<typeof box>) => page.get('input').element.value

test('what is typed stays, and is searched for after a pause', async () => {
  const page = box()
  for (const so_far of ['w', 'wa', 'wan']) await type(page, so_far)
  expect(shown(page)).toBe('wan')
  expect(page.emitted('search')).toBeUndefined()
  vi.runAllTimers()
  expect(page.emitted('search')).toEqual([['wan']])
})

test('an answer to an earlier search leaves what was typed since', async () => {
  const page = box()
  await type(page, '王')
  vi.runAllTimers()
  await type(page, '王小')
  await page.setProps({ value: '王' })
  expect(shown(page)).toBe('王小')
})

test('an open input method is waited for', async () => {
  const page = box('李')
  const input = page.get('input')
  await input.trigger('compositionstart')
  await page.setProps({ value: undefined })
  vi.runAllTimers()
  expect(page.emitted('search')).toBeUndefined()
  expect(shown(page)).toBe('李')
  input.element.value = '王芳'
  await input.trigger('compositionend')
  await vi.runAllTimersAsync()
  expect(page.emitted('search')).toEqual([['王芳']])
})

test('a filter that was taken back empties the box', async () => {
  const page = box('王')
  await page.setProps({ value: undefined })
  expect(shown(page)).toBe('')
})

test('figures are looked for when Enter says that they are whole', async () => {
  const page = box()
  await type(page, '3401041990')
  vi.runAllTimers()
  expect(page.emitted('search')).toBeUndefined()
  await page.get('input').trigger('change')
  expect(page.emitted('search')).toEqual([['3401041990']])
})

const busy = () => 'busy' in document.documentElement.dataset

test('the page is busy while a search is to come, and not while Enter is waited for', async () => {
  const page = box()
  vi.runAllTimers()
  await type(page, '王')
  expect(busy()).toBe(true)
  vi.runAllTimers()
  expect(busy()).toBe(false)
  await type(page, '3401')
  vi.runAllTimers()
  expect(busy()).toBe(false)
})

test('a box that is taken away leaves nothing busy and searches no more', async () => {
  const page = box()
  await type(page, '王')
  page.unmount()
  vi.runAllTimers()
  expect(busy()).toBe(false)
  expect(page.emitted('search')).toBeUndefined()
})

const written = Object.entries(pages).flatMap(([path, text]) =>
  [...text.matchAll(/<el-input\s[^>]*?\/>/gs)].map(([tag]) => [path, tag] as const),
)

test('there are text boxes to look at', () => expect(written.length).toBeGreaterThan(15))

test.each(written)('%s keeps what is typed: a box that shows a value hears every key', (_, tag) => {
  if (tag.includes(':model-value')) expect(tag).toContain('@update:model-value')
  else expect(tag).toContain('v-model')
})
