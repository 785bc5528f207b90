import { describe, expect, it } from 'vitest'
import { addressOf } from './links'

describe('the address of a notice', () => {
  it('is the thing it is about, or the page where such things are', () => {
    expect(addressOf({ area: 'case', id: '7' })).toBe('/cases/7')
    expect(addressOf({ area: 'former_file', id: '7' })).toBe('/former-files/7')
    expect(addressOf({ area: 'own_todo', id: null })).toBe('/self/todo')
    expect(addressOf({ area: 'exports', id: '7' })).toBe('/workbooks/exports')
  })

  it('is none where the page is not known here', () => {
    expect(addressOf({ area: 'of a later version', id: '7' })).toBeUndefined()
    expect(addressOf({ area: 'case', id: null })).toBeUndefined()
  })
})
