import { expect, test } from 'vitest'
import type { CatalogueField, RecordSet } from './catalogue'
import { columnsOf } from './columns'

const field = (code: string, required = false): CatalogueField => ({
  code,
  name: code,
  type: 'text',
  required,
})
const set: RecordSet = {
  code: 'education',
  name: '学习经历',
  kind: 'list',
  key: ['degree'],
  groups: [
    {
      code: 'one',
      name: '一',
      fields: [field('start'), field('school', true), field('mode', true), field('degree')],
    },
  ],
}

test('the key comes first, then what is required, then what is filled in, in the order of the form', () => {
  const entries = [{ texts: { start: '2001-09', mode: '全脱产', school: '安徽大学' }, values: {} }]
  expect(columnsOf(set, entries, 3).map(({ code }) => code)).toEqual(['school', 'mode', 'degree'])
})

test('an empty column gives way to a filled one', () => {
  const entries = [{ texts: { start: '2001-09' }, values: {} }]
  expect(columnsOf(set, entries, 2).map(({ code }) => code)).toEqual(['start', 'degree'])
})
