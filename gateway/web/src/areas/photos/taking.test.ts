import { expect, test, vi } from 'vitest'
import { ref } from 'vue'
import type { PhotoStandard, Teacher } from '@/api/shapes'
import { fakeServer, problem } from '@/testing'
import { useTaking } from './taking'

const upload = vi.hoisted(() => vi.fn())
vi.mock('@/api/upload', () => ({ upload }))

const STANDARD = { width: 197, height: 244 } as PhotoStandard
const PORTRAIT = {
  id: 'p',
  link: 'l',
  receipt: 'portrait',
  width: 1200,
  height: 1600,
  box: null,
  warnings: [],
}
const BY = { params: { by: '李国华' } }
const file = (row_version: number, photo: string | null) =>
  ({
    id: 't',
    row_version,
    sets: [{ code: 'basic', entries: [{ values: { photo } }] }],
  }) as unknown as Teacher

/** A picture was chosen of a file in version 3 with photo `a`; meanwhile it became `now`. */
async function chosen(now: Teacher, versions: string[]) {
  upload.mockResolvedValue(PORTRAIT)
  const answer = (request: Request) => {
    versions.push(request.headers.get('If-Match')!)
    return versions.length === 1 ? problem(412, '已被修改。', BY) : now
  }
  fakeServer({ 'POST /photos': { receipt: 'cut' }, 'PUT /teachers/t/photo': answer })
  const taking = useTaking(ref(file(3, 'a')), ref(STANDARD), async () => ({ data: now }))
  await taking.take(new File(['x'], 'a.jpg'))
  return taking
}

test('a picture without a face is framed in the middle', async () => {
  const taking = await chosen(file(3, 'a'), [])
  expect(taking.box.value!.width / taking.box.value!.height).toBeCloseTo(197 / 244, 6)
})

test('what somebody else changed in the file meanwhile does not stop a photo', async () => {
  const versions: string[] = []
  const taking = await chosen(file(5, 'a'), versions)
  expect(await taking.keep()).toBe(true)
  expect(versions).toEqual(['"3"', '"5"'])
})

test('another photo of somebody else is shown beside the own one, which can be kept all the same', async () => {
  const versions: string[] = []
  const taking = await chosen(file(5, 'b'), versions)
  expect(await taking.keep()).toBe(false)
  expect(taking.overtaken.value).toEqual({ by: '李国华', theirs: 'b', row_version: 5 })
  expect(await taking.insist()).toBe(true)
  expect(versions).toEqual(['"3"', '"5"'])
})

test('a refused picture says why', async () => {
  const taking = await chosen(file(3, 'a'), [])
  taking.anew()
  upload.mockRejectedValue(new Error())
  await taking.take(new File(['x'], 'a.jpg'))
  expect(taking.refused.value).not.toBe('')
  expect(taking.portrait.value).toBeNull()
})
