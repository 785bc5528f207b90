import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { fakeServer } from '@/testing'
import { Refused } from '@/api/refused'
import type { RecordSet } from './catalogue'
import { useRecordForm, type RecordFormState } from './forms'

const SET: RecordSet = {
  code: 'basic',
  name: '基本信息',
  groups: [
    {
      code: 'identity',
      name: '身份信息',
      fields: [
        { code: 'name', name: '姓名', type: 'text', required: true },
        { code: 'id_number', name: '身份证件号', type: 'id_number', sensitive: 'id_number' },
        { code: 'birth_date', name: '出生日期', type: 'date' },
      ],
    },
  ],
}

let scope: EffectScope
let form: RecordFormState

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  form = scope.run(() =>
    useRecordForm(ref(SET), () => ({ category: 'primary_secondary', teacher_id: null })),
  )!
  form.start({ name: '王芳' })
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

async function pause() {
  await vi.advanceTimersByTimeAsync(400)
  await flushPromises()
}

test('leaving fields asks the server once, after a pause, for the touched ones', async () => {
  const asked = fakeServer({ 'POST /teachers/validate': { faults: [], values: {} } })
  form.touch('name')
  await vi.advanceTimersByTimeAsync(300)
  form.touch('id_number')
  await pause()
  expect(asked).toHaveLength(1)
  expect(await asked[0]!.json()).toMatchObject({ touched: ['name', 'id_number'], set: 'basic' })
})

test('faults stand at touched fields only', async () => {
  fakeServer({
    'POST /teachers/validate': {
      faults: [
        { field: 'id_number', severity: 'error', message: '校验码不对。' },
        { field: 'birth_date', severity: 'error', message: '请填写。' },
      ],
      values: {},
    },
  })
  form.touch('id_number')
  await pause()
  expect(Object.keys(form.faults)).toEqual(['id_number'])
  expect(form.errors.value).toEqual([{ field: 'id_number', name: '身份证件号', message: '校验码不对。' }])
})

test('an empty field takes what follows from others, a filled one is offered it', async () => {
  fakeServer({
    'POST /teachers/validate': { faults: [], values: { birth_date: '1990-01-01', name: '王芳' } },
  })
  form.put('id_number', '340104199001010019')
  form.touch('id_number')
  await pause()
  expect(form.values.birth_date).toBe('1990-01-01')
  expect(form.filled.has('birth_date')).toBe(true)

  form.put('birth_date', '1980-02-02')
  form.touch('birth_date')
  await pause()
  expect(form.values.birth_date).toBe('1980-02-02')
  expect(form.offers.birth_date).toBe('1990-01-01')
})

test('a refused save shows its faults at the fields', () => {
  const refused = new Refused(422, { detail: '1 处需要改正。', errors: { name: ['请填写姓名。'] } })
  expect(form.blame(refused)).toBe(true)
  expect(form.errors.value.map(({ message }) => message)).toEqual(['请填写姓名。'])
})

test('a form is changed when what it would send is', () => {
  expect(form.changed.value).toBe(false)
  form.put('name', '王小芳')
  expect(form.changed.value).toBe(true)
  form.put('name', '王芳')
  expect(form.changed.value).toBe(false)
})

test('a field that comes into sight while typing starts with its default, unless it was touched or rejected', () => {
  const staff = { field: 'staff', in: [true] }
  const shown = (code: string) => ({
    code,
    name: code,
    type: 'code' as const,
    default: '1',
    shown_when: staff,
  })
  const fields = [
    { code: 'staff', name: '在编', type: 'yes_no' as const },
    ...['kind', 'left', 'wrong'].map(shown),
  ]
  const conditional = ref({ ...SET, groups: [{ code: 'post', name: '岗位', fields }] })
  const subject = () => ({ category: 'primary_secondary', teacher_id: null })
  const own = scope.run(() => useRecordForm(conditional, subject, () => new Set(['wrong'])))!
  own.start({ staff: false })
  own.touched.add('left')
  own.put('staff', true)
  expect(own.values).toEqual({ staff: true, kind: '1' })
})
