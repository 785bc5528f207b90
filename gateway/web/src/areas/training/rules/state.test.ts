/** A document becomes a form and the form the same document. */
import { expect, it } from 'vitest'
import { emptyState } from './editing'
import { SECTIONS } from './sections'
import { documentOf, pair, parted, row, stateOf, type Pair, type Row } from './state'
import { VECTOR } from './vectorshape'

const RULE = Object.values(SECTIONS).flat()
const DOCUMENT = {
  rule: 'GX-2016',
  places: '2',
  in_force: { from: '2016-01-01' },
  cycle: { years: '5', grid_start: '2016' },
  attributes: { mode: { name: '研修方式', values: ['集中', '远程'] } },
  measures: { hours: '学时', half_days: '半天' },
  buckets: ['集中', '远程'],
  beside: ['另计'],
  kinds: [
    {
      name: '集中',
      when: { mode: ['集中'] },
      cases: [
        {
          when: { mode: ['集中'] },
          terms: [{ count: { half_days: '1', hours: '4' }, gives: '0.5', floor: 'true' }],
        },
        { terms: [{ fixed: '6' }, { reviewed: { from: '1', to: '3' } }] },
      ],
      into: { 集中: '1' },
    },
  ],
  voids: [
    { failed: { mode: ['远程'] }, kinds: ['集中'] },
    { absence: { absent: 'hours', planned: 'half_days', from: '1/5' } },
    { awaits: { measure: 'hours', least: '60' } },
  ],
  caps: [{ per: 'cycle', at_most: '120', kinds: ['集中'], excess_to: '远程' }],
  maxima: [{ per: 'cycle', at_most: '40', of: { buckets: ['远程'] } }],
  minima: [
    { per: 'year', at_least: '16' },
    { per: 'year', share: '2/3', of: { when: { mode: ['集中'] } } },
  ],
  programmes: [
    {
      name: '新教师',
      counts: '1/2',
      replaces_annual: 'true',
      when: { mode: ['集中'] },
      minima: [{ at_least: '180' }],
    },
  ],
  carry_over: { at_most: '12' },
  lending: { at_most: '6', factor: '1.2' },
}

it('gives the document back, with its keys in their order', () => {
  expect(documentOf(stateOf(DOCUMENT, RULE), RULE)).toEqual(DOCUMENT)
  const count = documentOf(stateOf(DOCUMENT, RULE), RULE) as typeof DOCUMENT
  expect(JSON.stringify(count.kinds[0]!.cases[0]!.terms)).toBe(
    JSON.stringify(DOCUMENT.kinds[0]!.cases[0]!.terms),
  )
})

it('gives vectors back', () => {
  const vector = {
    says: '两年',
    source: 'ours',
    now: '2020-12-31',
    results: [
      { finished: ['2016-05-01', '2017-05-01'], attributes: { mode: '集中' }, measures: { hours: '18' } },
    ],
    expect: {
      credits: '12',
      outcomes: ['counted', 'counted'],
      years: { 2016: { counts: '6', missing: ['10'] } },
    },
    person: {
      obligations: [{ programme: '新教师', from: '2016-01-01', until: '2016-12-31' }],
      lent: { 2020: '6' },
    },
  }
  expect(documentOf(stateOf(vector, VECTOR), VECTOR)).toEqual(vector)
})

it('leaves out what is blank, and keeps the place of a row that is', () => {
  expect(documentOf(emptyState(), RULE)).toEqual({})
  const state = stateOf({}, RULE)
  ;(state.caps as Row[]).push(row(SECTIONS.caps![0]!.kind === 'rows' ? SECTIONS.caps![0]!.fields : []))
  ;(state.measures as Pair[]).push(pair('', '学时'))
  expect(documentOf(state, RULE)).toEqual({ caps: [{}] })
})

it('keeps what was typed in another way of saying it, and sends the chosen one', () => {
  const term = {
    kind: 'ways' as const,
    key: 'way',
    ways: { a: [{ kind: 'text' as const, key: 'a' }], b: [{ kind: 'text' as const, key: 'b' }] },
  }
  const state = stateOf({ b: '2' }, [term])
  expect(state.way).toBe('b')
  state.a = '1'
  state.way = 'a'
  expect(documentOf(state, [term])).toEqual({ a: '1' })
})

it('takes names apart', () => {
  expect(parted(' 国家级、省级，市级, 县级 ')).toEqual(['国家级', '省级', '市级', '县级'])
})
