import { flushPromises, mount } from '@vue/test-utils'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { expect, test } from 'vitest'
import { h } from 'vue'
import { fakeServer, problem } from '@/testing'
import { useEntering, type Entered } from './entering'
import { cache } from './server'

const ID = '00000000-0000-4000-8000-000000000001'
const ENTRY = '00000000-0000-4000-8000-000000000002'
const SET = {
  code: 'education',
  name: '学习经历',
  kind: 'list',
  key: ['degree'],
  groups: [
    {
      code: 'one',
      name: '一',
      fields: [
        { code: 'degree', name: '学历', type: 'text', default: '本科' },
        { code: 'school', name: '院校', type: 'text' },
      ],
    },
  ],
}
const entry = (values: object) => ({
  id: ENTRY,
  set: 'education',
  values,
  texts: {},
  missing: 0,
  may: ['save'],
})
const file = (row_version: number, values: object, reasons: object[] = []) => ({
  id: ID,
  row_version,
  category: 'primary_secondary',
  reasons,
  sets: [
    { code: 'education', name: '学习经历', kind: 'list', entries: [entry(values)], may: ['add'], locked: [] },
  ],
})
const SERVER = {
  'GET /catalogue': { version: '1', category: 'primary_secondary', sets: [SET], tables: {} },
  'GET /hints': { items: [{ set: 'education', field: 'school', preset: '安徽大学' }] },
}

async function enter(answers: Record<string, unknown>, wanted: Partial<Entered> = {}) {
  const requests = fakeServer({ ...SERVER, ...answers })
  let entering!: ReturnType<typeof useEntering>
  const page = {
    setup() {
      entering = useEntering({ teacherId: ID, set: 'education', entry: ENTRY, ...wanted })
      return () => h('div')
    },
  }
  mount(page, { global: { plugins: [[VueQueryPlugin, { queryClient: cache }]] } })
  await flushPromises()
  await flushPromises()
  await flushPromises()
  return { entering, requests }
}

test('a new entry starts with defaults and presets, but never with what was rejected', async () => {
  const rejected = [{ set: 'education', field: 'school', reason: '不是这所' }]
  const { entering } = await enter({ [`GET /teachers/${ID}`]: file(3, {}, rejected) }, { entry: 'new' })
  expect(entering.form.values).toEqual({ degree: '本科' })
})

test('a change elsewhere in the file does not hold up the save of this entry', async () => {
  let stands = file(3, { degree: '本科' })
  const { entering, requests } = await enter({
    [`GET /teachers/${ID}`]: () => stands,
    [`PATCH /teachers/${ID}/sets/education/${ENTRY}`]: (request: Request) =>
      request.headers.get('If-Match') === '"4"' ? {} : problem(412, '内容已被修改。'),
  })
  stands = file(4, { degree: '本科' })
  entering.form.put('school', '合肥师范学院')
  expect(await entering.put('save')).toBe(ID)
  expect(requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2)
})

test('a change of the same entry is shown beside what was typed, and goes on from the choice', async () => {
  let stands = file(3, { degree: '本科' })
  const { entering } = await enter({
    [`GET /teachers/${ID}`]: () => stands,
    [`PATCH /teachers/${ID}/sets/education/${ENTRY}`]: (request: Request) =>
      request.headers.get('If-Match') === '"4"'
        ? {}
        : problem(412, '内容已被修改。', { params: { by: '李国华' } }),
  })
  stands = file(4, { degree: '硕士' })
  entering.form.put('degree', '博士')
  expect(await entering.put('save')).toBe(null)
  expect(entering.stale.value).toMatchObject({ by: '李国华', theirs: { degree: '硕士' } })
  entering.merge({ degree: '博士' })
  expect(await entering.put('save')).toBe(ID)
})
