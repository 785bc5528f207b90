import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { cache } from '@/lib/server'
import { showFilesOf } from '@/lib/whose'
import { fakeServer } from '@/testing'
import { useViewer } from './viewing'

const TEACHER = 'c3a1b7de-0000-4000-8000-000000000001'
const FILE = {
  id: 'c3a1b7de-0000-4000-8000-000000000002',
  link: 'link',
  name: '毕业证书.pdf',
  type: 'application/pdf' as const,
  kind: 'evidence' as const,
  bytes: 1_000,
  pages: 2,
  width: null,
  height: null,
  person: '李国华',
  added_at: '2026-11-21T08:00:00',
}

const Opener = defineComponent({
  setup() {
    const { FileViewer, viewing, view } = useViewer(ref([FILE.id]))
    const button = () => h('button', { class: 'open', onClick: () => view(0) })
    return () => [button(), viewing.value && h(FileViewer, viewing.value)]
  },
})
const Page = {
  setup() {
    showFilesOf(() => TEACHER)
    return () => h(Opener)
  },
}

test('the key after the click is the viewer’s already, not of what lies below', async () => {
  fakeServer({ [`GET /teachers/${TEACHER}/files`]: { items: [FILE] } })
  const wrapper = mount(Page, {
    global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] },
    attachTo: document.body,
  })
  await flushPromises()
  wrapper.get<HTMLButtonElement>('.open').element.click()
  await nextTick()
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  await nextTick()
  expect(wrapper.get('.stage img').attributes('alt')).toBe('毕业证书.pdf 第 2 / 2 页')
})

test('a click before the files are known opens the viewer as soon as they are', async () => {
  cache.clear()
  fakeServer({ [`GET /teachers/${TEACHER}/files`]: { items: [FILE] } })
  const wrapper = mount(Page, {
    global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] },
    attachTo: document.body,
  })
  wrapper.get<HTMLButtonElement>('.open').element.click()
  await nextTick()
  expect(wrapper.find('.stage img').exists()).toBe(false)
  await flushPromises()
  expect(wrapper.get('.stage img').attributes('alt')).toBe('毕业证书.pdf 第 1 / 2 页')
})
