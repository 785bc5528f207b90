import { expect, test } from 'vitest'
import { fileOf } from './addresses'

const at = (side: 'receiving' | 'sending' | null, state: 'reviewed' | 'done') =>
  fileOf({ kind: 'transfer', side, state, teacher_id: '7c1d' })?.to

test('the file is where it lies, and for the school that it left as it was on its last day there', () => {
  expect(at('sending', 'reviewed')).toBe('/teachers/7c1d')
  expect(at('receiving', 'reviewed')).toBeUndefined()
  expect(at('receiving', 'done')).toBe('/teachers/7c1d')
  expect(at('sending', 'done')).toBe('/former-files/7c1d')
  expect(at(null, 'done')).toBe('/teachers/7c1d')
})

test('of somebody from outside it is at the receiving school from the beginning, and nowhere once it was taken back', () => {
  const from = (state: 'collecting' | 'withdrawn') =>
    fileOf({ kind: 'outside', side: 'receiving', state, teacher_id: '7c1d' })?.to
  expect(from('collecting')).toBe('/teachers/7c1d')
  expect(from('withdrawn')).toBeUndefined()
})
