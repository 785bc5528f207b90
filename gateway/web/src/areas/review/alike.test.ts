import { describe, expect, it } from 'vitest'
import type { CaseRow } from '@/api/shapes'
import { sorted } from './alike'

const row = (subject_name: string, before: string, pieces: number) =>
  ({ subject_name, before, pieces }) as CaseRow
const rows = [row('李四', '副教授', 2), row('王五', '讲师', 10), row('安一', '副教授', 0)]
const names = (found: CaseRow[]) => found.map(({ subject_name }) => subject_name)

describe('cases that ask the same', () => {
  it('are sorted by names as they sound, and by figures as figures', () => {
    expect(names(sorted(rows, 'subject_name', false))).toEqual(['安一', '李四', '王五'])
    expect(names(sorted(rows, 'pieces', true))).toEqual(['王五', '李四', '安一'])
  })

  it('keep their order where a column says nothing', () => {
    expect(names(sorted(rows, 'before', false)).slice(0, 2)).toEqual(['李四', '安一'])
  })
})
