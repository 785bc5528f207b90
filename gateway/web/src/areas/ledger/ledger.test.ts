import { expect, test } from 'vitest'
import type { StaffFlow, StaffForm } from '@/api/shapes'
import { areaRowsOf, kindsOf, linesOf, rowsOf } from './flows'
import { headsOf } from './heads'
import { latestYears, yearBetween, yearOf } from './years'

const flow = (from: string, to: string, count: number): StaffFlow => ({
  from_org_id: from,
  from_org_name: from,
  to_org_id: to,
  to_org_name: to,
  direction: 'within',
  count,
  women: 0,
})

test('a school year begins in September', () => {
  expect(yearOf('2026-08-31')).toBe(2025)
  expect(yearOf('2026-09-01')).toBe(2026)
  expect(latestYears('2026-11-30')[0]).toEqual({ year: 2026, first: '2026-09-01', last: '2027-08-31' })
  expect(latestYears('2026-11-30').at(-1)?.year).toBe(2021)
})

test('the days of a whole school year are that year, and others are none', () => {
  expect(yearBetween('2026-09-01', '2027-08-31')).toBe(2026)
  expect(yearBetween('2026-09-01', '2028-08-31')).toBeUndefined()
  expect(yearBetween('2026-10-01', '2027-08-31')).toBeUndefined()
  expect(yearBetween(undefined, '2027-08-31')).toBeUndefined()
})

test('bars are as long as their count, and none is too short to be seen', () => {
  const rows = rowsOf([flow('a', 'b', 200), flow('a', 'c', 50), flow('c', 'b', 1)])
  expect(rows.map(({ length }) => length)).toEqual([100, 25, 3])
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
  expect(rowsOf([])).toEqual([])
})

test('columns of a group stand under one head', () => {
  const column = (code: string, group: 'gains' | 'losses' | null): StaffForm['columns'][number] => ({
    code,
    name: code,
    group,
    of: null,
  })
  const heads = headsOf([
    column('opening', null),
    column('gains', 'gains'),
    column('came', 'gains'),
    column('losses', 'losses'),
    column('closing', null),
  ])
  expect(heads.map(({ group, columns }) => [group, columns.length])).toEqual([
    [null, 1],
    ['gains', 2],
    ['losses', 1],
    [null, 1],
  ])
})

test('moves between areas are named, drawn by their kind and lead to the lines that they count', () => {
  const area = (from: 'urban' | 'rural', to: 'urban' | 'rural', kind: '1' | '2' | '3', count: number) => ({
    from_area: from,
    to_area: to,
    kind,
    count,
    women: 0,
  })
  const flows = [
    area('urban', 'rural', '3', 4),
    area('rural', 'urban', '1', 1),
    area('rural', 'rural', '2', 2),
  ]
  expect(areaRowsOf(flows).map(({ direction, length }) => [direction, length])).toEqual([
    ['went', 100],
    ['came', 25],
    ['within', 50],
  ])
  expect(kindsOf([...flows, area('urban', 'urban', '2', 5)])).toEqual([
    { kind: '1', count: 1 },
    { kind: '2', count: 7 },
    { kind: '3', count: 4 },
  ])
  expect(linesOf({ year: 2026 }, undefined, { from_area: 'urban' }).query).toEqual({
    first: '2026-09-01',
    last: '2027-08-31',
    from_area: 'urban',
  })
})
