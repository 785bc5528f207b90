import { expect, test } from 'vitest'
import { daysSince, figure, idGroups, moment } from './format'
import { newId } from './ids'
import { remaining } from './jobs'

test('a number of 18 digits stands in groups of 6-8-4, others as they are', () => {
  expect(idGroups('34010419900101001X')).toEqual(['340104', '19900101', '001X'])
  expect(idGroups('军字第1号')).toEqual(['军字第1号'])
})

test('figures have thousands, times have minutes, nothing is nothing', () => {
  expect(figure(20000)).toBe('20,000')
  expect(moment('2026-11-21T09:05:00')).toBe('2026-11-21 09:05')
  expect(moment(null)).toBe('')
})

test('days are whole days', () => {
  expect(daysSince('2026-11-18T10:00:00Z', new Date('2026-11-21T09:00:00Z'))).toBe(2)
})

test('the rest of a job follows from what was done, once something was', () => {
  const start = '2026-11-21T08:00:00Z'
  const after = (seconds: number) => new Date(start).getTime() + seconds * 1000
  expect(remaining(5000, 20000, start, after(10))).toBe(30)
  expect(remaining(0, 20000, start, after(10))).toBeNull()
  expect(remaining(5000, null, start, after(10))).toBeNull()
})

test('ids are UUIDs of version 4, each another', () => {
  expect(newId()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(newId()).not.toBe(newId())
})
