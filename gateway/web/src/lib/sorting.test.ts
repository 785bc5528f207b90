import { expect, it } from 'vitest'
import { sorted } from './sorting'

const rows = [
  { name: '蜀麓小学', behind: 9, missing: '10.5' },
  { name: '杏林小学', behind: 12, missing: '9' },
  { name: '董铺中学', behind: 9, missing: '9' },
]
const names = (by: string, down: boolean) => sorted(rows, { by, down }).map(({ name }) => name)

it('sorts figures by their size, also where they come as texts, and equal ones stay', () => {
  expect(names('behind', true)).toEqual(['杏林小学', '蜀麓小学', '董铺中学'])
  expect(names('missing', true)).toEqual(['蜀麓小学', '杏林小学', '董铺中学'])
})

it('sorts names as a Chinese reader looks them up', () => {
  expect(names('name', false)).toEqual(['董铺中学', '蜀麓小学', '杏林小学'])
})
