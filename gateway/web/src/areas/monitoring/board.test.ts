import { describe, expect, it } from 'vitest'
import { barsOf, levelsBelow, owedBy, shareOf } from './board'

const row = {
  org_name: '杏林小学',
  expected: 10,
  entered: 4,
  draft: 1,
  rejected: 0,
  school_review: 1,
  authority_review: 0,
  effective: 2,
}

describe('the board', () => {
  it('is about levels below an authority, and none below its office', () => {
    expect(levelsBelow('city')).toEqual(['county', 'school', 'department'])
    expect(levelsBelow('office')).toEqual([])
  })

  it('holds an organisation against its target, or against what it entered', () => {
    expect(owedBy(row)).toBe(10)
    expect(owedBy({ ...row, expected: null })).toBe(4)
    expect(shareOf(row)).toBe('20.0%')
    expect(shareOf({ ...row, expected: null, entered: 0 })).toBe('—')
  })

  it('draws every file once, and those not entered yet', () => {
    const { series } = barsOf([row])
    expect(series.map(({ values }) => values[0])).toEqual([2, 0, 1, 0, 1, 6])
  })
})
