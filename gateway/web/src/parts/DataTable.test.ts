import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import DataTable from './DataTable.vue'

const rows = [
  { id: '1', name: '王芳', missing: 0 },
  { id: '2', name: '李娜', missing: 3 },
]
const columns = [
  { key: 'name', name: '姓名' },
  { key: 'missing', name: '待补', figure: true },
]
const draw = (more: object = {}) =>
  mount(DataTable<(typeof rows)[number]>, {
    props: { rows, columns, caption: '教师', selectable: true, naming: (row) => row.name, ...more },
    slots: { name: ({ row }: { row: (typeof rows)[number] }) => `〔${row.name}〕` },
  })

test('cells show the slot of their column, else the value', () => {
  const cells = draw()
    .findAll('tbody tr:first-child td')
    .map((cell) => cell.text())
  expect(cells).toEqual(['', '〔王芳〕', '0'])
})

test('cells know their column, which phones show beside the value', () => {
  expect(draw().get('tbody td:last-child').attributes('data-label')).toBe('待补')
})

test('rows are chosen one by one or all at once', async () => {
  const table = draw()
  await table.get('[aria-label="选择 李娜"]').trigger('change')
  expect(table.emitted('update:chosen')!.at(-1)).toEqual([['2']])
  await table.get('[aria-label="选择本页全部"]').trigger('change')
  expect(table.emitted('update:chosen')!.at(-1)).toEqual([['1', '2']])
})
