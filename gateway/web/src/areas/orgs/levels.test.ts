import { expect, test } from 'vitest'
import { hasUnit, levelsBelow } from './levels'

test('below an authority stand the authorities of the next level, schools and its own units', () => {
  expect(levelsBelow('province')).toEqual(['city', 'school', 'office', 'affiliated', 'training'])
  expect(levelsBelow('county')).toEqual(['school', 'office', 'affiliated', 'training'])
})

test('nothing is added below schools and units', () => {
  for (const level of ['school', 'department', 'office', 'affiliated', 'training'])
    expect(levelsBelow(level)).toEqual([])
})

test('offices and affiliated units say what they do', () => {
  expect(levelsBelow('county').filter(hasUnit)).toEqual(['office', 'affiliated'])
})
