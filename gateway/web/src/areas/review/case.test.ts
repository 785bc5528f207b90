import { expect, test } from 'vitest'
import type { Step } from '@/api/shapes'
import type { RecordSet } from '@/lib/catalogue'
import { changesSince, changesSinceRejection, fileOf, nameIn } from './case'

const step = (act: string, ...changes: Step['changes']) => ({ act, changes }) as Step
const change = (field: string, before_text: string, after_text: string) => ({
  field,
  name: field,
  before_text,
  after_text,
})

test('a first submission has no differences', () => {
  expect(changesSinceRejection([step('submitted'), step('added', change('name', '', '王芳'))])).toEqual([])
})

test('only what changed after the last rejection counts, from its first value to its last', () => {
  const history = [
    step('submitted'),
    step('saved', change('work_start', '2001-09', '2002-09')),
    step('saved', change('work_start', '2000-09', '2001-09'), change('source', '10', '11')),
    step('rejected'),
    step('saved', change('name', '王方', '王芳')),
  ]
  expect(changesSinceRejection(history)).toMatchObject([
    { field: 'work_start', before_text: '2000-09', after_text: '2002-09' },
    { field: 'source', before_text: '10', after_text: '11' },
  ])
})

test('the same field of two entries is two differences, each with the name of its set', () => {
  const of = (entry_id: string) =>
    ({ ...step('saved', change('school', 'A', 'B')), entry_id, set_name: '学习经历' }) as Step
  const found = changesSinceRejection([of('1'), of('2'), step('rejected')])
  expect(found.map(({ name }) => name)).toEqual(['学习经历 · school', '学习经历 · school'])
})

test('since an approval only what came later counts, and what is again as it was then is none', () => {
  const at = (instant: string, ...changes: Step['changes']) =>
    ({ ...step('saved', ...changes), at: instant }) as Step
  const history = [
    at('2026-03-02T00:00:00Z', change('source', '11', '10')),
    at('2026-03-01T00:00:00Z', change('source', '10', '11'), change('name', '王方', '王芳')),
    at('2026-01-01T00:00:00Z', change('work_start', '', '2001-09')),
  ]
  expect(changesSince(history, '2026-02-01T00:00:00Z')).toMatchObject([
    { field: 'name', before_text: '王方', after_text: '王芳' },
  ])
})

test('a reason is named by its set and field, as far as they are known', () => {
  const sets = [
    { code: 'education', name: '学习经历', groups: [{ fields: [{ code: 'school', name: '院校' }] }] },
  ]
  expect(nameIn(sets as unknown as RecordSet[], 'school', 'education')).toBe('学习经历 · 院校')
  expect(nameIn(sets as unknown as RecordSet[], null, 'education')).toBe('学习经历')
  expect(nameIn(sets as unknown as RecordSet[], 'other')).toBe('other')
})

test('a transfer is judged without the file, which a receiving school does not see', () => {
  expect(fileOf({ business: 'change', teacher_id: '7' })).toBe('7')
  expect(fileOf({ business: 'transfer_within', teacher_id: '7' })).toBeUndefined()
  expect(fileOf({ business: 'status_change', teacher_id: '7' })).toBeUndefined()
})
