import { expect, test } from 'vitest'
import { goesOn } from './import'

test('an import is asked for until the marked workbook that it promises can be had', () => {
  expect(goesOn({ state: 'running', marked: 'none' })).toBe(true)
  expect(goesOn({ state: 'done', marked: 'making' })).toBe(true)
  expect(goesOn({ state: 'done', marked: 'ready' })).toBe(false)
  expect(goesOn({ state: 'done', marked: 'none' })).toBe(false)
})
