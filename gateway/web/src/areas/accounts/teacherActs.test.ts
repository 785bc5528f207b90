import { VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { h } from 'vue'
import type { Act } from '@/lib/acts'
import type { TeacherAccount } from '@/api/shapes'
import { cache } from '@/lib/server'
import { known } from '@/lib/words'
import { fakeServer } from '@/testing'
import { ACTS, LABELS, useAccountAct } from './teacherActs'

const rows = ['1', '2'].map((id) => ({ id, name: id, may: ['delete'] })) as unknown as TeacherAccount[]

afterEach(() => document.body.replaceChildren())

function acting(): Act<TeacherAccount> {
  let act!: Act<TeacherAccount>
  const page = () => {
    act ??= useAccountAct('delete', () => ({}))
    return h('p')
  }
  mount(page, { global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] } })
  return act
}

const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.el-message-box button')].find(
    (each) => each.innerText === name,
  )!

async function opened() {
  await expect.poll(() => document.querySelector('.el-message-box')?.textContent).toContain('2 个用户')
}

test('nothing is asked of the server before the question is answered, nor when it is left', async () => {
  const sent = fakeServer({})
  const done = acting().run(rows)
  await opened()
  expect(sent).toEqual([])
  button('取消').click()
  expect(await done).toBe(false)
  expect(sent).toEqual([])
})

test('what was answered is done, and tells what became of each', async () => {
  const items = rows.map(({ id }) => ({ account_id: id, done: id === '1', message: null }))
  const sent = fakeServer({ 'POST /teacher-accounts/acts': { items, job_id: null } })
  const act = acting()
  const done = act.run(rows)
  await opened()
  button('删除').click()
  expect(await done).toBe(true)
  await flushPromises()
  expect(sent.map(({ method }) => method)).toEqual(['POST'])
  expect(act.outcomes.value?.items.map((item) => item.done)).toEqual([true, false])
})

test('every act has a word for its button, its question and its result', () => {
  for (const name of ACTS) {
    expect(known(`parts.acts.${LABELS[name] ?? name}`), name).toBe(true)
    expect(known(`accounts.sure.${name}`) && known(`accounts.many.${name}`), name).toBe(true)
  }
})
