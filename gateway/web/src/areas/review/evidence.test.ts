import { expect, test } from 'vitest'
import type { RecordSet } from '@/lib/catalogue'
import { pieceFor, piecesOf, type Held } from './evidence'

const id = (n: number) => `c3a1b7de-0000-4000-8000-00000000000${n}`
const SET = {
  code: 'education',
  name: '学历学位',
  kind: 'list',
  groups: [
    {
      code: 'all',
      name: '学历',
      fields: [
        { code: 'institution', name: '院校', type: 'text' },
        { code: 'degree', name: '学位', type: 'text' },
        { code: 'note', name: '备注', type: 'text' },
        { code: 'diploma', name: '毕业证书', type: 'files', proves: ['institution'] },
        { code: 'degree_certificate', name: '学位证书', type: 'files', proves: ['degree'] },
      ],
    },
  ],
} as RecordSet
const entry = (n: number, values: object) => ({ id: id(n), values })
const SETS = [
  {
    set: SET,
    state: {
      entries: [
        entry(1, { diploma: [id(7)], degree_certificate: [id(8), id(9)] }),
        entry(2, { institution: '安徽师范大学', diploma: null }),
      ],
    },
  },
] as unknown as Held[]
const PIECES = piecesOf(SETS)
const at = (field: string | null, entryId = id(1)) =>
  pieceFor(PIECES, { set: 'education', entryId, field })?.field

test('what is attached is listed in its order, and nothing else', () => {
  expect(PIECES.map(({ name, files }) => [name, files.length])).toEqual([
    ['毕业证书', 1],
    ['学位证书', 2],
  ])
})

test('a value has the evidence that proves it, and evidence is its own', () => {
  expect(at('institution')).toBe('diploma')
  expect(at('degree')).toBe('degree_certificate')
  expect(at('degree_certificate')).toBe('degree_certificate')
})

test('a whole entry has its first evidence; what nothing proves has none, nor has another entry', () => {
  expect(at(null)).toBe('diploma')
  expect(at('note')).toBe(undefined)
  expect(at('institution', id(2))).toBe(undefined)
})
