import { describe, expect, it } from 'vitest'
import { Refused } from '@/api/refused'
import { blockerOf } from './say'

const held = (params: Record<string, string>) => new Refused(409, { detail: '正在办理', params })

describe('a refusal because of a hold', () => {
  it('leads to the business that holds the file', () =>
    expect(blockerOf(held({ blocked_by: 'transfer', ref: '7c1d' }))).toBe('/transfers/7c1d'))

  it('leads nowhere for a business without a page, or without one at all', () => {
    expect(blockerOf(held({ blocked_by: 'writing', ref: '7c1d' }))).toBeUndefined()
    expect(blockerOf(new Refused(409, {}))).toBeUndefined()
    expect(blockerOf(new Error('broken'))).toBeUndefined()
  })
})
