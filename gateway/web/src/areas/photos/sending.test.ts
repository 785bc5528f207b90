import { expect, test, vi } from 'vitest'
import { go, grouped, send, sorted, useSending } from './sending'

const upload = vi.hoisted(() => vi.fn())
vi.mock('@/api/upload', () => ({ upload }))

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name)
const many = (n: number) => Array.from({ length: n }, (_, at) => file(`${at}.jpg`))

test('pictures go in groups, each ZIP for itself', () => {
  const groups = grouped([file('all.zip'), ...many(60)])
  expect(groups.map(({ length }) => length)).toEqual([25, 25, 10, 1])
})

test('what is no picture is not sent, and is said', () => {
  const { fit, unfit } = sorted([file('a.JPG'), file('list.xlsx'), file('b.zip')])
  expect(fit.map(({ name }) => name)).toEqual(['a.JPG', 'b.zip'])
  expect(unfit).toEqual([{ name: 'list.xlsx', why: '不是 JPEG、PNG 图片或 ZIP' }])
})

test('a group that was refused is sent again, those before it are not', async () => {
  upload.mockResolvedValueOnce({}).mockRejectedValueOnce(new Error('away')).mockResolvedValue({})
  await send('b-1', many(60))
  const sending = useSending(() => 'b-1')
  expect(sending.value!.refused).not.toBe('')
  expect(sending.value!.sent).toBe(250)
  await go(sending.value!)
  expect(sending.value!.sent).toBe(600)
  const counts = upload.mock.calls.map(([, form]) => (form as FormData).getAll('file').length)
  expect(counts).toEqual([25, 25, 25, 10])
})
