import { expect, test } from 'vitest'
import { scaleOf, turnTo, zoomed } from './zooming'

const STAGE = { width: 800, height: 600 }
const PAGE = { width: 1200, height: 1600 }

test('a page is drawn whole, as wide as the stage, or by a factor', () => {
  expect(scaleOf('fit', PAGE, STAGE, 0)).toBe(600 / 1600)
  expect(scaleOf('width', PAGE, STAGE, 0)).toBe(800 / 1200)
  expect(scaleOf(1, PAGE, STAGE, 0)).toBe(1)
})

test('a turned page is measured as it lies', () => {
  expect(scaleOf('fit', PAGE, STAGE, 1)).toBe(800 / 1600)
  expect(scaleOf('fit', PAGE, STAGE, 2)).toBe(600 / 1600)
})

test('a small picture is enlarged only so far, and one that is not there yet not at all', () => {
  expect(scaleOf('fit', { width: 20, height: 20 }, STAGE, 0)).toBe(3)
  expect(scaleOf('fit', { width: 0, height: 0 }, STAGE, 0)).toBe(1)
})

test('steps end where nothing could be made out any more', () => {
  expect(zoomed(1, true)).toBe(1.25)
  expect(zoomed(1.25, false)).toBe(1)
  expect(zoomed(6, true)).toBe(6)
  expect(zoomed(0.1, false)).toBe(0.1)
})

test('pages turn across files, and end at the first and the last', () => {
  const files = [{ pages: 2 }, { pages: 3 }]
  expect(turnTo(files, { file: 0, page: 1 }, 1)).toEqual({ file: 0, page: 2 })
  expect(turnTo(files, { file: 0, page: 2 }, 1)).toEqual({ file: 1, page: 1 })
  expect(turnTo(files, { file: 1, page: 1 }, -1)).toEqual({ file: 0, page: 2 })
  expect(turnTo(files, { file: 0, page: 1 }, -1)).toBe(null)
  expect(turnTo(files, { file: 1, page: 3 }, 1)).toBe(null)
})
