import { expect, test } from 'vitest'
import { blownUp, drawn, firstFrame, fitted, moved, widest, zoomed } from './framing'

const STANDARD = { width: 197, height: 244 }
const PICTURE = { width: 1200, height: 1600 }
const BOX = { left: 300, top: 200, width: 394, height: 488 }

const inside = (box: { left: number; top: number; width: number; height: number }) =>
  box.left >= -1e-9 &&
  box.top >= -1e-9 &&
  box.left + box.width <= PICTURE.width + 1e-6 &&
  box.top + box.height <= PICTURE.height + 1e-6

test('a frame keeps the shape of the standard, whatever is done to it', () => {
  for (const box of [
    firstFrame(PICTURE, STANDARD),
    fitted({ ...BOX, width: 700 }, PICTURE, STANDARD),
    zoomed(BOX, 1.3, PICTURE, STANDARD),
    zoomed(BOX, 0.01, PICTURE, STANDARD),
  ]) {
    expect(box.width / box.height).toBeCloseTo(197 / 244, 6)
    expect(inside(box)).toBe(true)
  }
})

test('a frame never leaves the picture', () => {
  expect(moved(BOX, -9999, -9999, PICTURE)).toEqual({ ...BOX, left: 0, top: 0 })
  expect(moved(BOX, 9999, 9999, PICTURE)).toEqual({ ...BOX, left: 806, top: 1112 })
})

test('zooming keeps the middle where it is', () => {
  const near = zoomed(BOX, 2, PICTURE, STANDARD)
  expect(near.left + near.width / 2).toBeCloseTo(BOX.left + BOX.width / 2, 6)
  expect(near.top + near.height / 2).toBeCloseTo(BOX.top + BOX.height / 2, 6)
  expect(near.width).toBeCloseTo(197, 6)
})

test('a frame with fewer pixels than the photo is told, and has an end', () => {
  expect(blownUp(BOX, STANDARD)).toBe(false)
  const nearest = zoomed(BOX, 100, PICTURE, STANDARD)
  expect(nearest.width).toBeCloseTo(147.947, 6)
  expect(blownUp(nearest, STANDARD)).toBe(true)
})

test('a picture smaller than the standard is framed whole', () => {
  const small = { width: 80, height: 200 }
  expect(widest(small, STANDARD)).toBe(80)
  expect(fitted({ left: 0, top: 0, width: 10, height: 10 }, small, STANDARD).width).toBe(80)
})

test('a picture is drawn so that the frame fills its window', () => {
  expect(drawn({ ...BOX, width: 600, height: 800 }, PICTURE)).toEqual({
    width: '200%',
    height: '200%',
    left: '-50%',
    top: '-25%',
  })
})
