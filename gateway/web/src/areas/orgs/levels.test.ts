import { expect, test } from 'vitest'
import { levelsBelow } from './levels'

test('below an office stand the offices of the next level, and schools', () => {
  expect(levelsBelow('province')).toEqual(['city', 'school'])
  expect(levelsBelow('county')).toEqual(['school'])
  expect(levelsBelow('school')).toEqual([])
})
