import { beforeAll, describe, expect, it } from 'vitest'
import { useAreas } from '@/lib/words'
import { actAndDay, actsOf } from './asked'

const row = (code: string, day = '2027-01-01', business = 'status_change', undoes: string | null = null) => ({
  business,
  asked: { code, day, undoes },
})

describe('the act that a case asks for', () => {
  beforeAll(() => useAreas(['review']))

  it('is named with its first day, where its business is one name for several', () => {
    expect(actAndDay(row('301'))).toBe('退休（2027-01-01 起）')
    expect(actAndDay(row('306'))).toBe('辞职（2027-01-01 起）')
    expect(actAndDay(row('203'))).toBe('长病假（2027-01-01 起）')
    expect(actAndDay(row('loan', '2027-02-01', 'assignment'))).toBe('借调（2027-02-01 起）')
    expect(actAndDay(row('extended_rotation', '2028-07-31', 'assignment'))).toBe(
      '交流轮岗延期（至 2028-07-31）',
    )
    expect(actAndDay(row('rotation', '2027-02-01', 'transfer_within'))).toContain('转人事关系')
    expect(actAndDay({ business: 'change', asked: null })).toBe(null)
  })

  it('says what is to be undone', () => {
    expect(actAndDay(row('undo', '2027-01-01', 'status_change', '301'))).toBe('撤销：退休（2027-01-01 起）')
  })

  it('is counted before many are decided together, the most first', () => {
    const rows = [row('306'), row('301'), row('301'), { business: 'change', asked: null }]
    expect(actsOf(rows)).toBe('其中：退休（2027-01-01 起）2 人、辞职（2027-01-01 起）1 人。')
    expect(actsOf([{ business: 'change', asked: null }])).toBe('')
  })
})
