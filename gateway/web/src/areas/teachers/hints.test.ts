import { expect, test } from 'vitest'
import { keptOf } from './hints'

test('only fields of which something is said are kept, the empty parts as null', () => {
  const said = {
    'contact/address': { hint: ' ', preset: null, sample: '建设路 1 号' },
    'basic/name': { hint: '', preset: '', sample: '' },
  }
  expect(keptOf(said)).toEqual([
    { set: 'contact', field: 'address', hint: null, preset: null, sample: '建设路 1 号' },
  ])
})
