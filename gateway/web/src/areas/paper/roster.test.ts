import { describe, expect, it } from 'vitest'
import { inOrder, type Column } from './roster'

const of = (name: string, group?: string): Column => ({ name, title: name, group, of_categories: [] })
const KNOWN = [
  of('org_name'),
  of('status'),
  of('basic.name', '基本信息'),
  of('basic.sex', '基本信息'),
  of('contact.mobile', '联系方式'),
]

describe('the columns of a roster', () => {
  it('have the school and who it is before the state of the file, whatever was ticked first', () => {
    const chosen = ['status', 'contact.mobile', 'basic.name', 'org_name']
    expect(inOrder(KNOWN, chosen)).toEqual(['org_name', 'basic.name', 'contact.mobile', 'status'])
  })

  it('keep at the end what is not offered', () => {
    expect(inOrder(KNOWN, ['elsewhere', 'basic.sex'])).toEqual(['basic.sex', 'elsewhere'])
  })
})
