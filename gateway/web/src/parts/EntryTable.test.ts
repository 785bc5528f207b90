import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { Entry, Reason } from '@/api/shapes'
import type { CatalogueField, RecordSet } from '@/lib/catalogue'
import EntryTable from './EntryTable.vue'

const field = (code: string, name: string): CatalogueField => ({ code, name, type: 'text' })
const SET: RecordSet = {
  code: 'education',
  name: '学习经历',
  kind: 'list',
  key: ['degree'],
  groups: [
    {
      code: 'one',
      name: '一',
      fields: ['获得学历', '院校', '专业', '入学', '毕业', '方式'].map((name, at) =>
        field(at ? `f${at}` : 'degree', name),
      ),
    },
  ],
}
const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  set: 'education',
  values: { degree: id },
  texts: { degree: `学历${id}` },
  missing: 0,
  updated_at: null,
  may: ['save', 'delete'],
  ...more,
})
const draw = (entries: Entry[], reasons: Reason[] = [], missing = {}) =>
  mount(EntryTable, {
    props: { set: SET, entries, reasons, missing, edit: ({ id }: Entry) => `/edit/${id}` },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

test('a row shows what tells it apart, and unfolds to every value', async () => {
  const table = draw([entry('1')])
  expect(table.findAll('thead th').map((head) => head.text())).not.toContain('方式')
  expect(table.text()).toContain('学历1')
  await table.get('[aria-label="详情：学历1"]').trigger('click')
  expect(table.text()).toContain('方式')
})

test('acts are offered where the entry allows them, and name it', async () => {
  const table = draw([entry('1'), entry('2', { may: [] })])
  expect(table.findAll('[aria-label^="编辑："]')).toHaveLength(1)
  await table.get('[aria-label="删除：学历1"]').trigger('click')
  expect(table.emitted('remove')![0]![1]).toBe('学历1')
})

test('a rejected entry stands open, with the reason at its field', () => {
  const reasons = [{ set: 'education', entry_id: '1', field: 'f1', reason: '与证书不一致' }]
  const table = draw([entry('1'), entry('2')], reasons)
  expect(table.findAll('.whole')).toHaveLength(1)
  expect(table.get('.whole').text()).toContain('驳回原因：与证书不一致')
})

test('what is owed is said in its cell', () => {
  const table = draw([entry('1', { missing: 1 })], [], { 1: { f1: '请填写院校。' } })
  expect(table.text()).toContain('待填写')
  expect(table.text()).toContain('缺 1 项')
})
