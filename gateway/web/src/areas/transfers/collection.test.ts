import { expect, test } from 'vitest'
import type { Campaign } from '@/api/shapes'
import { running } from './collection'

const campaign = (more: Partial<Campaign>) =>
  ({
    kind: 'first_collection', closed: false, below: false, categories: [], starts_on: '2026-09-01',
    authority_review_by: '2026-12-31', ...more,
  }) as Campaign // prettier-ignore

const found = (...all: Campaign[]) => running(all, 'kindergarten', '2026-11-01')?.authority_review_by

test('the campaign that ends first gives a first entry its deadline', () => {
  expect(found(campaign({}), campaign({ authority_review_by: '2026-11-30' }))).toBe('2026-11-30')
})

test('one that has not begun, has ended, is another sort or is for others gives none', () => {
  expect(found()).toBe(undefined)
  expect(found(campaign({ starts_on: '2026-12-01' }))).toBe(undefined)
  expect(found(campaign({ closed: true }))).toBe(undefined)
  expect(found(campaign({ below: true }))).toBe(undefined)
  expect(found(campaign({ kind: 'yearly_update' }))).toBe(undefined)
  expect(found(campaign({ categories: ['special_education'] }))).toBe(undefined)
})
