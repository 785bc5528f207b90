import { mount, flushPromises } from '@vue/test-utils'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { oneOf, text, useFilters, useKeysetList, type Filters, type KeysetList } from './lists'
import { cache } from './server'

interface Row {
  id: string
}

async function listAt(address: string) {
  const asked: Record<string, unknown>[] = []
  let filters!: Filters<{ q?: string; status?: 'draft' | 'effective' }>
  let list!: KeysetList<Row>
  const page = defineComponent(() => {
    filters = useFilters({ q: text, status: oneOf('draft', 'effective') })
    list = useKeysetList('rows', filters, (query) => {
      asked.push(query)
      return Promise.resolve({ items: [{ id: '1' }], next: 'key-2' })
    })
    return () => h('p')
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: page }] })
  await router.push(address)
  mount(page, { global: { plugins: [router, [VueQueryPlugin, { queryClient: cache }]] } })
  await flushPromises()
  return { asked, filters, list, router }
}

test('filters come from the address, unknown values do not', async () => {
  const { asked } = await listAt('/?q=王&status=nonsense&after=key-1')
  expect(asked).toEqual([{ q: '王', status: undefined, after: 'key-1' }])
})

test('a changed filter goes back to the first page', async () => {
  const { filters, router } = await listAt('/?q=王&after=key-1')
  filters.set({ status: 'draft' })
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ q: '王', status: 'draft' })
})

test('an ID number never gets into the address', async () => {
  const { filters, router } = await listAt('/')
  filters.set({ q: '340104199001010019' })
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({})
})

test('the next page carries the key that this one gave', async () => {
  const { list, router } = await listAt('/?q=王')
  expect(list.first.value).toBe(true)
  list.toNext()
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ q: '王', after: 'key-2' })
  expect(list.first.value).toBe(false)
})
