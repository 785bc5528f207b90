import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { fakeServer } from '@/testing'
import { useEntering } from './entering'

const row = (n: number, more: object = {}) => ({
  enrolment_id: `e${n}`,
  name: `某${n}`,
  state: 'missing',
  hours: null,
  absent: null,
  grade: null,
  measures: {},
  row_version: null,
  ...more,
})

async function entering() {
  const entered = row(2, { state: 'entered', hours: '20.00', grade: null, row_version: 3 })
  const asked = fakeServer({
    'GET /training/projects/p/results': { items: [row(1), entered], next: null },
    'PUT /training/projects/p/results': { entered: 1, missing: 0 },
  })
  const state = useEntering('p', 24)
  await state.load()
  await flushPromises()
  const sent = async () =>
    Promise.all(asked.filter(({ method }) => method === 'PUT').map((request) => request.json()))
  return { ...state, sent }
}

test('a blank line says nothing, and a result without a grade says that nobody was assessed', async () => {
  const { lines, changed } = await entering()

  expect(lines.map(({ hours, grade }) => [hours, grade])).toEqual([
    ['', ''],
    ['20', 'not_assessed'],
  ])
  expect(changed.value).toEqual([])
})

test('only what changed is sent, and a line without a grade is not', async () => {
  const { lines, save, sent } = await entering()
  lines[0]!.hours = '24'

  expect((await save()).kept).toBe(0)
  expect(lines[0]!.fault).not.toBe('')
  lines[0]!.grade = '合格'
  expect((await save()).kept).toBe(1)
  expect(await sent()).toMatchObject([{ results: [{ enrolment_id: 'e1', hours: '24', grade: '合格' }] }])
})
