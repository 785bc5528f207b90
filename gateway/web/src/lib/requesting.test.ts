import { describe, expect, it } from 'vitest'
import { asNew } from './requesting'

const difference = (field: string, after: unknown, evidence: string[] = []) => ({ field, after, evidence })
const item = (more: object) =>
  ({ op: 'changed', set: 'title', entry_id: 'e', differences: [], ...more }) as never

describe('a request that is asked once more', () => {
  it('asks for the same values with the same evidence', () => {
    const differences = [difference('title', '054', ['f']), difference('from', '2008-01')]
    expect(asNew(item({ differences }))).toEqual({
      op: 'changed',
      set: 'title',
      entry_id: 'e',
      values: { title: '054', from: '2008-01' },
      evidence: { title: ['f'] },
    })
  })

  it('names no entry that does not exist, and no values of one that is to go', () => {
    expect(asNew(item({ op: 'added' })).entry_id).toBeNull()
    expect(asNew(item({ op: 'deleted', differences: [difference('title', null)] })).values).toEqual({})
  })
})
