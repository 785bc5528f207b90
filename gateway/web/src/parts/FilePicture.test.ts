import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { cache } from '@/lib/server'
import { idsIn } from '@/lib/whose'
import { fakeServer, problem } from '@/testing'
import FilePicture from './FilePicture.vue'

const TEACHER = 'c3a1b7de-0000-4000-8000-000000000001'
const ID = 'c3a1b7de-0000-4000-8000-000000000002'
const PATH = `GET /teachers/${TEACHER}/files`
const held = (link: string, id = ID) => ({
  id,
  link,
  name: '毕业证书.pdf',
  type: 'application/pdf',
  kind: 'evidence',
  bytes: 9,
  pages: 3,
  person: '李国华',
  added_at: '2026-11-21T08:00:00Z',
})

async function draw(props: object = {}) {
  const wrapper = mount(FilePicture, {
    props: { fileId: ID, teacherId: TEACHER, ...props },
    global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] },
  })
  await flushPromises()
  return wrapper
}

test('pictures of one teacher share one question, and each says what it shows', async () => {
  const seen = fakeServer({ [PATH]: { items: [held('a')] } })
  const picture = await draw()
  await draw({ size: 'page', page: 2 })
  expect(seen).toHaveLength(1)
  expect(picture.get('img').attributes()).toMatchObject({
    src: `/api/v1/files/${ID}?link=a&size=thumb`,
    alt: '毕业证书.pdf',
  })
})

test('an outdated link is renewed once; then it is said that the picture cannot be shown', async () => {
  const links = ['old', 'new']
  const seen = fakeServer({ [PATH]: () => ({ items: [held(links.shift() ?? 'newest')] }) })
  const picture = await draw()
  await picture.get('img').trigger('error')
  await flushPromises()
  expect(picture.get('img').attributes('src')).toContain('link=new')
  await picture.get('img').trigger('error')
  await flushPromises()
  expect(seen).toHaveLength(2)
  expect(picture.get('[role="img"]').attributes('aria-label')).toBe('不能显示“毕业证书.pdf”')
})

test('a picture that stands is not loaded again because its link was renewed', async () => {
  const links = ['old', 'new']
  fakeServer({ [PATH]: () => ({ items: [held(links.shift()!)] }) })
  const picture = await draw()
  await picture.get('img').trigger('load')
  cache.setQueryData(['teachers', 'held', TEACHER], [{ ...held('other'), at: 0 }])
  await flushPromises()
  expect(picture.get('img').attributes('src')).toContain('link=old')
})

test('a file that just came is shown by its own link, without asking', async () => {
  const seen = fakeServer({})
  const picture = await draw({ teacherId: undefined, file: held('own') })
  expect(picture.get('img').attributes('src')).toContain('link=own')
  expect(seen).toHaveLength(0)
})

test('where files cannot be had, that is said instead of waiting', async () => {
  fakeServer({ [PATH]: () => problem(403, '不能查看。') })
  expect((await draw()).find('[role="img"]').exists()).toBe(true)
})

test('only ids of files are taken for files', () => {
  expect(idsIn([ID, 'receipt'])).toEqual([ID])
  expect(idsIn('2026-09')).toEqual([])
  expect(idsIn(null)).toEqual([])
})
