import { describe, expect, it } from 'vitest'
import { apart, copied, joined, longer, moved, rename, sent, without, type Positions } from './draft'

const step = (name: string, more: object = {}) => ({
  name,
  names: { 'zh-CN': name, en: name },
  desk: 'authority',
  unit: null,
  roles: ['reviewer'],
  sets: null,
  days: 5,
  ...more,
})
const draft = () => copied([[step('A')], [step('B')], [step('C')]] as never)
const names = (positions: Positions) => positions.map((steps) => steps.map(({ zh }) => zh).join('+'))

describe('a chain that is put together', () => {
  it('lets positions change places, and leaves the ends where they are', () => {
    expect(names(moved(draft(), 2, -1))).toEqual(['A', 'C', 'B'])
    expect(names(moved(draft(), 0, -1))).toEqual(['A', 'B', 'C'])
  })

  it('puts steps beside each other and apart again', () => {
    const together = joined(draft(), 2)
    expect(names(together)).toEqual(['A', 'B+C'])
    expect(names(apart(together, together[1]![0]!.key))).toEqual(['A', 'C', 'B'])
    expect(names(apart(together, together[0]![0]!.key))).toEqual(['A', 'B+C'])
  })

  it('drops a position with its last step', () => {
    const three = draft()
    expect(names(without(three, three[1]![0]!.key))).toEqual(['A', 'C'])
    expect(longer(three)).toHaveLength(4)
  })

  it('keeps no English name of a copy for what is called otherwise now, and none that somebody wrote away', () => {
    const named = step('主管部门审核', { names: { 'zh-CN': '主管部门审核', en: 'Authority review' } })
    const own = copied([[named]] as never)[0]![0]!
    rename(own, '人事股审核')
    expect([own.zh, own.en]).toEqual(['人事股审核', ''])
    own.en = 'Personnel review'
    rename(own, '人事股复核')
    expect(own.en).toBe('Personnel review')
  })

  it('is sent as it was read, with a Chinese name for both languages where there is one only', () => {
    const steps = copied([
      [step('人事股', { names: { 'zh-CN': '人事股', en: '' }, unit: 'personnel' })],
    ] as never)
    expect(sent(steps)[0]![0]).toEqual({
      name: { 'zh-CN': '人事股', en: '人事股' },
      desk: 'authority',
      unit: 'personnel',
      roles: ['reviewer'],
      sets: null,
      days: 5,
      originals: false,
    })
  })

  it('names no unit where there is none: inside a school', () => {
    const positions = copied([[step('A', { desk: 'school', unit: 'personnel' })]] as never)
    expect(sent(positions)[0]![0]!.unit).toBeNull()
  })
})
