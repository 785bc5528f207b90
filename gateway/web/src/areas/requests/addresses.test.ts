import { describe, expect, it } from 'vitest'
import { beginningOf, inQuery } from './addresses'

describe('what an address says a request begins with', () => {
  it('is every place that an order names, each once', () => {
    const at = [
      { set: 'basic', entry_id: null },
      { set: 'title', entry_id: 'e' },
      { set: 'basic', entry_id: null },
    ].map(inQuery)
    expect(beginningOf({ at }).places).toEqual([
      { set: 'basic', entryId: null },
      { set: 'title', entryId: 'e' },
    ])
  })

  it('may be one place or none', () => {
    expect(beginningOf({ at: 'basic' }).places).toEqual([{ set: 'basic', entryId: null }])
    expect(beginningOf({}).places).toEqual([])
  })
})
