import { expect, test } from 'vitest'
import { schoolYear } from './addresses'
import { barOf } from './calendar'

const stay = (start: string, until: string, ended_on: string | null = null) => ({ start, until, ended_on })

test('a whole school year fills the line', () => {
  expect(barOf(stay('2026-09-01', '2027-08-31'), 2026)).toEqual({ left: 0, width: 100 })
})

test('what lies outside of the year is cut off', () => {
  expect(barOf(stay('2020-01-01', '2030-01-01'), 2026)).toEqual({ left: 0, width: 100 })
  const half = barOf(stay('2026-03-01', '2027-02-28'), 2026)
  expect(half.left).toBe(0)
  expect(half.width).toBeCloseTo((181 / 365) * 100, 1)
})

test('who came back early is shown until then', () => {
  expect(barOf(stay('2026-09-01', '2027-08-31', '2026-09-30'), 2026).width).toBeCloseTo((30 / 365) * 100, 1)
})

test('a school year begins in September', () => {
  expect(schoolYear('2026-08-31')).toBe(2025)
  expect(schoolYear('2026-09-01')).toBe(2026)
})
