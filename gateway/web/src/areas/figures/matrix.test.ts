import { expect, it } from 'vitest'
import { levelsIn, rowsOf } from './matrix'

const figure = (more: object) =>
  ({ level: 'county', mode: '1', stage: 'primary', times: 3, teachers: 3, hours: '45', ...more }) as const

const figures = [
  figure({}),
  figure({ level: 'self', mode: '9', times: 1, hours: '0.1' }),
  figure({ stage: 'junior', times: 2, hours: '0.2' }),
]

it('has a row for all, for each stage and for each mode in it, in the order of forms', () => {
  expect(rowsOf(figures).map(({ key }) => key)).toEqual([
    'whole',
    'primary',
    'primary:1',
    'primary:9',
    'junior',
    'junior:1',
  ])
})

it('makes each row the sum of its levels', () => {
  const [whole, primary] = rowsOf(figures)
  expect(whole!.whole).toEqual({ times: 6, hours: 45.3 })
  expect(primary!.byLevel).toEqual({ county: { times: 3, hours: 45 }, self: { times: 1, hours: 0.1 } })
  expect(levelsIn(figures)).toEqual(['county', 'self'])
})
