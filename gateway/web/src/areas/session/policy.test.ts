import { expect, test } from 'vitest'
import { hints } from './policy'

const unmet = (next: string, again = next, old = 'Old-pass-1') =>
  hints({ old, next, again }, 'clerk01')
    .filter(({ met }) => !met)
    .map(({ rule }) => rule)

test('a password of eight characters and three kinds meets every hint', () => {
  expect(unmet('Apricot9')).toEqual([])
})

test('what is lacking is named', () => {
  expect(unmet('apricot')).toEqual(['length', 'classes'])
  expect(unmet('Clerk01-x')).toEqual(['name'])
  expect(unmet('Old-pass-1')).toEqual(['other'])
  expect(unmet('Apricot9', 'Apricot8')).toEqual(['same'])
})

test('nothing typed meets nothing', () => {
  expect(unmet('')).toEqual(['length', 'classes', 'name', 'other', 'same'])
})
