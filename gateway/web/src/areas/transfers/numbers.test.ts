import { expect, test } from 'vitest'
import { saidBy } from './numbers'

test('a number of a resident says birth and sex', () => {
  expect(saidBy({ id_type: '1', id_number: ' 11010519491231002x ' })).toEqual({
    birth_date: '1949-12-31',
    sex: '2',
  })
  expect(saidBy({ id_number: '440308199901101512' }).sex).toBe('1')
})

test('of another document, and of half a number, nothing is known', () => {
  expect(saidBy({ id_type: 'A', id_number: '110105194912310021' })).toEqual({})
  expect(saidBy({ id_type: '1', id_number: '1101051949' })).toEqual({})
})
