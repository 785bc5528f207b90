import { expect, test } from 'vitest'
import { fresh, OWN, sentOf, sized } from './measures'

const TYPED = { preset: OWN, width_mm: '25', height_mm: '31', dpi: '200', max_kb: '' }

test('millimetres become the pixels of the standard', () => {
  expect(sized(TYPED)).toMatchObject({ width: 197, height: 244 })
  expect(sized({ ...TYPED, dpi: '' })).toBeNull()
})

test('a shipped standard is sent by its name, an own one by its figures', () => {
  expect(sentOf({ ...TYPED, preset: 'id' })).toEqual({ preset: 'id' })
  expect(sentOf({ ...TYPED, max_kb: '60' })).toEqual({
    preset: OWN,
    width_mm: 25,
    height_mm: 31,
    dpi: 200,
    max_bytes: 60_000,
  })
  expect(sentOf(fresh()).preset).toBe('')
})
