import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { busyWhile, busyWith, hold } from './busy'

const busy = () => 'busy' in document.documentElement.dataset

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})

test('the page is busy from the first thing that begins until the last one ended, and a moment longer', () => {
  const [one, other] = [hold(), hold()]
  expect(busy()).toBe(true)
  one()
  vi.runAllTimers()
  expect(busy()).toBe(true)
  other()
  expect(busy()).toBe(true)
  vi.runAllTimers()
  expect(busy()).toBe(false)
})

test('what an answer leads to begins before the page is at rest', () => {
  hold()()
  const next = hold()
  vi.runAllTimers()
  expect(busy()).toBe(true)
  next()
})

test('work that fails ends, too', async () => {
  await expect(busyWith(Promise.reject(new Error('no')))).rejects.toThrow('no')
  vi.runAllTimers()
  expect(busy()).toBe(false)
})

test('it is busy as long as the last look says so', () => {
  let moving = true
  const look = busyWhile(() => moving)
  look()
  look()
  expect(busy()).toBe(true)
  moving = false
  look()
  vi.runAllTimers()
  expect(busy()).toBe(false)
})
