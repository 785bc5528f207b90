import { expect, test } from 'vitest'
import { due } from './due'

const now = new Date('2026-11-21T08:00:00Z')

test.each([
  ['2026-11-30T08:00:00Z', { days: 8, urgency: 'calm' }],
  ['2026-11-22T09:00:00Z', { days: 1, urgency: 'soon' }],
  ['2026-11-18T07:00:00Z', { days: 3, urgency: 'late' }],
])('a case due at %s is shown as %o', (at, shown) => {
  expect(due(at, now)).toEqual(shown)
})

test('a case without a due date has no urgency', () => expect(due(null, now)).toBeNull())
