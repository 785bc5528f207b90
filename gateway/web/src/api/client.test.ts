import { expect, test, vi } from 'vitest'
import { fakeServer, problem } from '@/testing'
import { api, body, match } from './client'
import { Refused } from './refused'
import { onSignal } from './signals'

const ID = '00000000-0000-4000-8000-000000000001'
const file = { params: { path: { teacher_id: ID }, header: match(7) }, body: { values: {} } }

test('a write carries the CSRF token, the language and the version that was seen', async () => {
  document.cookie = 'xingtan_csrf=secret'
  const [asked] = await seen({ [`PATCH /teachers/${ID}`]: { id: ID } }, () =>
    body(api.PATCH('/teachers/{teacher_id}', file)),
  )
  expect(asked!.headers.get('X-CSRF-Token')).toBe('secret')
  expect(asked!.headers.get('Accept-Language')).toBe('zh-CN')
  expect(asked!.headers.get('If-Match')).toBe('"7"')
})

test('a refusal is thrown with its words, fields and request id', async () => {
  fakeServer({
    [`PATCH /teachers/${ID}`]: problem(422, '1 处需要改正。', { errors: { name: ['请填写姓名。'] } }),
  })
  const refused = await body(api.PATCH('/teachers/{teacher_id}', file)).catch(
    (error: unknown) => error as Refused,
  )
  expect(refused).toBeInstanceOf(Refused)
  expect(refused).toMatchObject({
    status: 422,
    message: '1 处需要改正。',
    requestId: 'r-1',
    fields: { name: '请填写姓名。' },
  })
})

test('a lost session is announced, except where somebody is just signing in', async () => {
  const heard = vi.fn()
  const stop = onSignal('signed-out', heard)
  fakeServer({ 'GET /orgs': problem(401, '请登录。'), 'POST /sessions': problem(401, '密码不对。') })
  await body(api.POST('/sessions', { body: { username: 'a', password: 'b' } })).catch(() => undefined)
  expect(heard).not.toHaveBeenCalled()
  await body(api.GET('/orgs')).catch(() => undefined)
  expect(heard).toHaveBeenCalledOnce()
  stop()
})

test('an answer that is no problem document is a refusal all the same', async () => {
  fakeServer({ 'GET /orgs': new Response('<h1>Bad gateway</h1>', { status: 502 }) })
  await expect(body(api.GET('/orgs'))).rejects.toMatchObject({ status: 502, message: '' })
})

test('no answer at all is a refusal of status 0', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(body(api.GET('/orgs'))).rejects.toMatchObject({ status: 0 })
})

async function seen(answers: Record<string, unknown>, act: () => Promise<unknown>) {
  const requests = fakeServer(answers)
  await act()
  return requests
}
