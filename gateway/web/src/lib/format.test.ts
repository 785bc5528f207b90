import { afterEach, describe, expect, test } from 'vitest'
import {
  day,
  daysAfter,
  daysSince,
  endOf,
  figure,
  idGroups,
  instantOf,
  moment,
  schoolYears,
  second,
  startOf,
} from './format'
import { newId } from './ids'
import { remaining } from './jobs'

test('a number of 18 digits stands in groups of 6-8-4, others as they are', () => {
  expect(idGroups('34010419900101001X')).toEqual(['340104', '19900101', '001X'])
  expect(idGroups('军字第1号')).toEqual(['军字第1号'])
})

test('figures have thousands, times have minutes, nothing is nothing', () => {
  expect(figure(20000)).toBe('20,000')
  expect(moment('2026-11-21T09:05:00Z')).toBe('2026-11-21 17:05')
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

describe.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
  'in a browser in %s',
  (zone) => {
    const before = process.env.TZ
    afterEach(() => void (process.env.TZ = before))

    test('times and days are those of China, shown and chosen', () => {
      process.env.TZ = zone
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
      expect(moment('2026-12-31T16:30:00Z')).toBe('2027-01-01 00:30')
      expect(second('2026-12-31T15:59:59Z')).toBe('2026-12-31 23:59:59')
      expect(day('2026-12-31T16:30:00+00:00')).toBe('2027-01-01')
      expect(day('2026-11-09')).toBe('2026-11-09')
      expect(startOf('2026-03-08')).toBe('2026-03-07T16:00:00.000Z')
      expect(endOf('2026-03-08')).toBe('2026-03-08T15:59:59.000Z')
      expect(instantOf(second('2026-06-01T04:05:06Z'))).toBe('2026-06-01T04:05:06.000Z')
      expect([daysAfter(1, '2026-03-08'), daysAfter(-1, '2026-03-01')]).toEqual(['2026-03-09', '2026-02-28'])
      expect(schoolYears(new Date('2026-07-31T15:59:00Z'))[0]).toBe('2025-2026')
      expect(schoolYears(new Date('2026-07-31T16:00:00Z'))[0]).toBe('2026-2027')
    })
  },
)
