import { expect, test } from 'vitest'
import {
  allowedWithin,
  asTree,
  codesWithin,
  exclusively,
  inWords,
  owed,
  sent,
  shown,
  type CatalogueField,
  type RecordSet,
} from './catalogue'
import { appeared, defaults, inSight } from './defaults'

const field = (code: string, more: Partial<CatalogueField> = {}): CatalogueField => ({
  code,
  name: code,
  type: 'text',
  ...more,
})
const set = (...fields: CatalogueField[]): RecordSet => ({
  code: 'basic',
  name: '基本信息',
  groups: [{ code: 'one', name: '一', fields }],
})

const ethnicity = field('ethnicity', { shown_when: { field: 'nationality', in: ['156'] } })
const from = field('from', { shown_when: { field: 'service', not_in: ['0'] } })

test('a field is shown where its condition holds, and not while that cannot be told', () => {
  expect(shown(ethnicity, { nationality: '156' })).toBe(true)
  expect(shown(ethnicity, { nationality: '840' })).toBe(false)
  expect(shown(ethnicity, {})).toBe(false)
  expect(shown(from, { service: '10' })).toBe(true)
  expect(shown(from, { service: '0' })).toBe(false)
  expect(shown(from, {})).toBe(false)
})

test('several tests must all hold', () => {
  const both = field('both', {
    shown_when: {
      all: [
        { field: 'a', in: ['1'] },
        { field: 'b', in: [false] },
      ],
    },
  })
  expect(shown(both, { a: '1', b: false })).toBe(true)
  expect(shown(both, { a: '1', b: true })).toBe(false)
})

test('of several codes one is enough', () => {
  const party = field('party', { shown_when: { field: 'status', in: ['01', '02'] } })
  expect(shown(party, { status: ['02', '05'] })).toBe(true)
})

test('a field may be owed only under a condition', () => {
  expect(owed(field('form', { required: { field: 'staff', in: [false] } }), { staff: false })).toBe(true)
  expect(owed(field('form', { required: { field: 'staff', in: [false] } }), { staff: true })).toBe(false)
})

test('hidden and empty fields are sent as null', () => {
  const values = { nationality: '840', ethnicity: '01', name: '', tags: [] }
  expect(sent(set(field('nationality'), ethnicity, field('name'), field('tags')), values)).toEqual({
    nationality: '840',
    ethnicity: null,
    name: null,
    tags: null,
  })
})

test('a new record starts with the defaults that hold, in the order of the form', () => {
  const contract = field('contract', {
    default: [
      { when: { field: 'staff', in: [true] }, value: '1' },
      { when: { field: 'staff', in: [false] }, value: '2' },
    ],
  })
  expect(
    defaults(set(field('staff', { default: false }), contract, { ...ethnicity, default: '01' })),
  ).toEqual({
    staff: false,
    contract: '2',
  })
})

test('fields that come into sight start with their defaults, one after the other, unless they hold something', () => {
  const staff = { field: 'staff', in: [true] }
  const form = set(
    field('staff', { type: 'yes_no' }),
    field('kind', { default: '1', shown_when: staff }),
    field('part', { default: '2', shown_when: { field: 'kind', in: ['1'] } }),
    field('kept', { default: '3', shown_when: staff }),
    field('plain', { default: '4' }),
  )
  const before = inSight(form, { staff: false })
  expect(appeared(form, before, { staff: true, kept: '9' })).toEqual({ kind: '1', part: '2' })
  expect(appeared(form, before, { staff: false })).toEqual({})
})

test('an exclusive code stands alone', () => {
  expect(exclusively(['01', '13'], ['01'], ['13'])).toEqual(['13'])
  expect(exclusively(['13', '01'], ['13'], ['13'])).toEqual(['01'])
  expect(exclusively(['01'], ['01', '02'], ['13'])).toEqual(['01'])
})

test('codes become a tree, also where a parent is missing', () => {
  const rows = [
    { code: '11', name: '应届', parent: '10' },
    { code: '10', name: '招聘', parent: null },
    { code: '90', name: '其他', parent: '99' },
  ]
  expect(asTree(rows).map(({ code, depth, leaf }) => [code, depth, leaf])).toEqual([
    ['10', 0, false],
    ['11', 1, true],
    ['90', 0, true],
  ])
})

test('values are worded by their table', () => {
  const tables = { sex: [{ code: '1', name: '男' }] }
  expect(inWords(field('sex', { type: 'code', table: 'sex' }), '1', tables)).toBe('男')
  expect(inWords(field('staff', { type: 'yes_no' }), false, tables)).toBe('否')
  expect(inWords(field('name'), null, tables)).toBe('')
})

test('a cascade leaves the codes that begin as the other field says, and all where it says nothing', () => {
  const grade = field('grade', {
    type: 'code',
    within: { field: 'kind', prefixes: { '1': ['1'], '3': ['2', '9'] } },
  })
  const codes = ['101', '201', '999'].map((code) => ({ code, name: code }))
  const left = (values: object) =>
    codesWithin(grade, codes, values as Record<string, unknown>).map(({ code }) => code)
  expect(left({ kind: '1' })).toEqual(['101'])
  expect(left({ kind: '3' })).toEqual(['201', '999'])
  expect(left({})).toEqual(['101', '201', '999'])
  expect(allowedWithin(grade, { kind: '1', grade: '201' })).toBe(false)
  expect(allowedWithin(grade, { kind: '3', grade: '201' })).toBe(true)
})

test('what follows from elsewhere is not sent', () => {
  expect(
    sent(set(field('name'), field('highest', { read_only: true })), { name: '王芳', highest: '11' }),
  ).toEqual({
    name: '王芳',
  })
})
