import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { Refused } from '@/api/refused'
import { uploading } from '@/lib/attaching'
import type { CatalogueField } from '@/lib/catalogue'
import { cache } from '@/lib/server'
import { showFilesOf } from '@/lib/whose'
import { fakeServer } from '@/testing'
import FilesInput from './FilesInput.vue'

const upload = vi.hoisted(() => vi.fn())
vi.mock('@/api/upload', () => ({ upload }))

const FIELD: CatalogueField = { code: 'diploma', name: '毕业证书', type: 'files', max: 3 }
const TEACHER = 'c3a1b7de-0000-4000-8000-000000000001'
const HELD = 'c3a1b7de-0000-4000-8000-000000000002'
const came = (receipt: string) => ({
  id: `c3a1b7de-0000-4000-8000-0000000000${receipt.length + 10}`,
  receipt,
  link: `of-${receipt}`,
  name: `${receipt}.jpg`,
  type: 'image/jpeg',
  kind: 'evidence',
  bytes: 2048,
  pages: 1,
})
const jpeg = (name: string, size = 9) => {
  const file = new File(['x'], name, { type: 'image/jpeg' })
  Object.defineProperty(file, 'size', { value: size })
  return file
}

beforeEach(() => {
  upload.mockReset()
  fakeServer({
    [`GET /teachers/${TEACHER}/files`]: { items: [{ ...came('held'), id: HELD, name: '正本.pdf' }] },
  })
})

async function draw(values: string[] | null = null) {
  const value = ref<unknown>(values)
  const page = defineComponent({
    components: { FilesInput },
    setup() {
      showFilesOf(() => TEACHER)
      return { value, FIELD }
    },
    template: '<FilesInput id="field-diploma" v-model="value" :field="FIELD" />',
  })
  const wrapper = mount(page, {
    global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] },
    attachTo: document.body,
  })
  await flushPromises()
  const choose = async (...files: File[]) => {
    const input = wrapper.get<HTMLInputElement>('#field-diploma')
    Object.defineProperty(input.element, 'files', { value: files, configurable: true })
    await input.trigger('change')
    await flushPromises()
  }
  return { wrapper, value, choose }
}

test('what was uploaded stands by its receipt in the order of choosing, and is shown by its own link', async () => {
  upload.mockImplementation((_path: string, form: FormData) =>
    Promise.resolve(came((form.get('file') as File).name.replace('.jpg', ''))),
  )
  const { wrapper, value, choose } = await draw([HELD])
  await choose(jpeg('a.jpg'), jpeg('bb.jpg'))
  expect(value.value).toEqual([HELD, 'a', 'bb'])
  expect(wrapper.findAll('li').map((tile) => tile.get('.name').text())).toEqual([
    '正本.pdf',
    'a.jpg',
    'bb.jpg',
  ])
  expect(wrapper.findAll('img').at(-1)!.attributes('src')).toContain('link=of-bb')
  expect(wrapper.text()).toContain('已满 3 份。')
})

test('a refusal stands at the field in the words of the server, and can be put away', async () => {
  upload.mockRejectedValue(new Refused(422, { detail: 'PDF 带有程序，请重新打印成 PDF。' }))
  const { wrapper, value, choose } = await draw()
  await choose(jpeg('a.jpg'))
  expect(wrapper.get('[role="alert"]').text()).toBe('PDF 带有程序，请重新打印成 PDF。')
  expect(value.value).toBe(null)
  await wrapper.get('button[aria-label="不再显示 a.jpg"]').trigger('click')
  expect(wrapper.find('[role="alert"]').exists()).toBe(false)
})

test('a file that is too large is not sent at all', async () => {
  const { wrapper, choose } = await draw()
  await choose(jpeg('a.jpg', 21 * 1024 * 1024))
  expect(wrapper.get('[role="alert"]').text()).toContain('20 MB')
  expect(upload).not.toHaveBeenCalled()
})

test('while a file goes up its progress is shown, and it can be stopped', async () => {
  let stopped = false
  upload.mockImplementation((_path, _form, onProgress: (share: number) => void, signal: AbortSignal) => {
    onProgress(0.4)
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        stopped = true
        reject(new Refused(0, {}))
      }),
    )
  })
  const { wrapper, choose } = await draw()
  await choose(jpeg('a.jpg'))
  expect(wrapper.text()).toContain('40%')
  expect(uploading.value).toBe(true)
  await wrapper.get('button[aria-label="停止上传 a.jpg"]').trigger('click')
  await flushPromises()
  expect(stopped).toBe(true)
  expect(uploading.value).toBe(false)
  expect(wrapper.findAll('li')).toHaveLength(0)
})

test('files are put in order and taken away by buttons that name them', async () => {
  upload.mockImplementation(() => Promise.resolve(came('a')))
  const { wrapper, value, choose } = await draw([HELD])
  await choose(jpeg('a.jpg'))
  await wrapper.get('button[aria-label="前移 a.jpg"]').trigger('click')
  expect(value.value).toEqual(['a', HELD])
  await wrapper.get('button[aria-label="移除 a.jpg"]').trigger('click')
  await wrapper.get('button[aria-label="移除 正本.pdf"]').trigger('click')
  expect(value.value).toBe(null)
})
