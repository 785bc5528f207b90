import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test } from 'vitest'
import { cache } from '@/lib/server'
import { fakeServer } from '@/testing'
import FileViewer from './FileViewer.vue'

const TEACHER = 'c3a1b7de-0000-4000-8000-000000000001'
const file = (n: number, name: string, pages: number) => ({
  id: `c3a1b7de-0000-4000-8000-00000000000${n}`,
  link: `link-${n}`,
  name,
  type: 'application/pdf' as const,
  kind: 'evidence' as const,
  bytes: 1_258_291,
  pages,
  width: null,
  height: null,
  person: '李国华',
  added_at: '2026-11-21T08:00:00',
})
const FILES = [file(2, '毕业证书.pdf', 2), file(3, '成绩单.pdf', 1)]

beforeEach(() => fakeServer({ [`GET /teachers/${TEACHER}/files`]: { items: FILES } }))

async function open(start = 0) {
  const wrapper = mount(FileViewer, {
    props: { files: FILES, start, teacherId: TEACHER },
    global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] },
    attachTo: document.body,
  })
  await flushPromises()
  const press = async (key: string) => {
    await wrapper.get('dialog').trigger('keydown', { key })
    await flushPromises()
  }
  const page = () => wrapper.get('.stage img').attributes('alt')
  return { wrapper, press, page }
}

test('it says what is looked at, and gives the file itself as a download under its name', async () => {
  const { wrapper, page } = await open()
  expect(wrapper.get('header').text()).toContain('PDF · 2 页 · 1.2 MB · 李国华 2026-11-21 16:00 上传')
  expect(page()).toBe('毕业证书.pdf 第 1 / 2 页')
  expect(wrapper.get('a[download]').attributes()).toMatchObject({
    download: '毕业证书.pdf',
    href: `/api/v1/files/${FILES[0]!.id}?link=link-2&size=original`,
  })
})

test('arrows turn pages across the files; brackets go to the next file', async () => {
  const { press, page } = await open()
  await press('ArrowRight')
  expect(page()).toBe('毕业证书.pdf 第 2 / 2 页')
  await press('ArrowRight')
  expect(page()).toBe('成绩单.pdf 第 1 / 1 页')
  await press('ArrowRight')
  await press('[')
  expect(page()).toBe('毕业证书.pdf 第 1 / 2 页')
})

test('a page is enlarged, drawn whole again and turned by keys, which the buttons name', async () => {
  const { wrapper, press } = await open(1)
  const paper = () => wrapper.get('.paper').attributes('style')!
  await press('1')
  expect(paper()).toContain('width: 595px')
  await press('+')
  expect(paper()).toContain('width: 743px')
  await press('r')
  expect(paper()).toContain('rotate(90deg)')
  expect(wrapper.get('button[aria-label="旋转"]').attributes('title')).toBe('旋转（R）')
  await press('0')
  expect(wrapper.get('button[aria-pressed="true"]').text()).toBe('整页')
})

test('keys stay in the viewer: what lies below does not hear them', async () => {
  let heard = 0
  const below = () => (heard += 1)
  document.addEventListener('keydown', below)
  const { press } = await open()
  await press('j')
  await press('Escape')
  document.removeEventListener('keydown', below)
  expect(heard).toBe(0)
})
