import { beforeAll, describe, expect, it } from 'vitest'
import { Refused } from '@/api/refused'
import type { ChangeRequest, Teacher } from '@/api/shapes'
import type { RecordSet } from './catalogue'
import { askingNothing, faultsIn, lackingIn } from './requestfaults'
import {
  adds,
  askedIn,
  askedOf,
  asksForPhoto,
  differing,
  fills,
  inShort,
  isFree,
  isHeldWhole,
  isOf,
  itemOf,
  letsTeachers,
  movedSince,
  unproved,
} from './requests'
import { useAreas } from './words'

beforeAll(() => useAreas(['requests']))

const post: RecordSet = {
  code: 'post',
  name: '岗位聘任',
  kind: 'list',
  key: ['kind', 'since'],
  filled_by: ['school', 'teacher'],
  added_by: ['school'],
  groups: [
    {
      code: 'all',
      name: '',
      fields: [
        { code: 'kind', name: '岗位类别', type: 'code', class: 'reviewed' },
        { code: 'since', name: '聘任开始', type: 'month', class: 'reviewed' },
        {
          code: 'until',
          name: '聘任结束',
          type: 'month',
          class: 'reviewed',
          shown_when: { field: 'kind', in: ['1'] },
        },
        { code: 'phone', name: '联系电话', type: 'text', class: 'free' },
        { code: 'held', name: '年限', type: 'integer', read_only: true },
      ],
    },
  ],
}
const basic: RecordSet = {
  code: 'basic',
  name: '基本信息',
  kind: 'main',
  filled_by: ['school'],
  added_by: ['school'],
  groups: [
    {
      code: 'all',
      name: '',
      fields: [
        { code: 'name', name: '姓名', type: 'text', class: 'key' },
        { code: 'id_number', name: '身份证件号', type: 'id_number', class: 'key' },
        { code: 'photo', name: '照片', type: 'photo', class: 'key' },
        { code: 'proof', name: '身份证件', type: 'files', class: 'reviewed', proves: ['name'] },
      ],
    },
  ],
}
const POST = '7c1d0000-0000-4000-8000-000000000001'
const teacher = {
  id: '7c1d0000-0000-4000-8000-000000000000',
  name: '杜禹',
  sets: [
    {
      code: 'basic',
      entries: [
        {
          id: '7c1d0000-0000-4000-8000-000000000000',
          values: { name: '杜禹', id_number: '3401**********2007' },
          texts: {},
        },
      ],
    },
    {
      code: 'post',
      entries: [
        {
          id: POST,
          values: { kind: '1', since: '2020-09', until: '2023-08', held: 3 },
          texts: { kind: '教师岗位' },
        },
      ],
    },
  ],
} as unknown as Teacher
const changed = (values: object) => {
  const asked = askedOf(teacher, post, 'changed', POST, {})
  return { ...asked, values: { ...asked.values, ...values } }
}
const renamed = (values: object) => {
  const asked = askedOf(teacher, basic, 'changed', null, {})
  return { ...asked, values: { ...asked.values, ...values } }
}
const setOf = (code: string) => [post, basic].find((set) => set.code === code)
const open = () => []

describe('what a request asks of an entry', () => {
  it('begins with what is effective, and asks nothing', () => {
    const asked = changed({})
    expect(asked.title).toBe('教师岗位 2020-09')
    expect(differing(post, asked)).toEqual([])
  })

  it('is only what differs, with its evidence; nobody types what follows from others', () => {
    const asked = { ...changed({ since: '2021-09', held: 9 }), evidence: { since: ['a'], kind: ['b'] } }
    expect(itemOf(post, asked)).toEqual({
      op: 'changed',
      set: 'post',
      entry_id: POST,
      values: { since: '2021-09' },
      evidence: { since: ['a'] },
      keeps_former_name: false,
    })
  })

  it('empties what is hidden by another answer', () => {
    expect(itemOf(post, changed({ kind: '2' })).values).toEqual({ kind: '2', until: null })
  })

  it('leaves a masked value alone that nobody touched, and what the person never fills in', () => {
    expect(differing(basic, renamed({}))).toEqual([])
    expect(differing(post, changed({ since: '2021-09' }), ['since'])).toEqual([])
  })

  it('is all that was typed, of a new entry, and nothing of one to be deleted', () => {
    const added = askedOf(teacher, post, 'added', null, { kind: '2' })
    expect(itemOf(post, added)).toMatchObject({ op: 'added', entry_id: null, values: { kind: '2' } })
    const deleted = askedOf(teacher, post, 'deleted', POST, {})
    expect(itemOf(post, deleted)).toMatchObject({ op: 'deleted', entry_id: POST, values: {}, evidence: {} })
  })

  it('is free when nothing but free fields differs', () => {
    expect(isFree(post, changed({ phone: '1' }))).toBe(true)
    expect(isFree(post, changed({ phone: '1', since: '2021-09' }))).toBe(false)
  })

  it('comes back from a request that was kept', () => {
    const item = {
      op: 'changed',
      set: 'post',
      entry_id: POST,
      title: '教师岗位 2020-09',
      differences: [{ field: 'since', after: '2021-09', evidence: ['a'] }],
    }
    const [asked] = askedIn({ items: [item] } as unknown as ChangeRequest, teacher)
    expect(itemOf(post, asked!)).toMatchObject({ values: { since: '2021-09' }, evidence: { since: ['a'] } })
  })
})

describe('what stands in the way of a request', () => {
  it('is a key value without evidence, unless files among the values prove it', () => {
    expect(unproved(basic, renamed({ name: '杜宇' })).map(({ code }) => code)).toEqual(['name'])
    expect(unproved(basic, renamed({ name: '杜宇', proof: ['receipt'] }))).toEqual([])
    expect(unproved(basic, { ...renamed({ name: '杜宇' }), evidence: { name: ['a'] } })).toEqual([])
    expect(unproved(basic, renamed({ photo: 'receipt' }))).toEqual([])
  })

  it('is a change without a reason; an addition needs none', () => {
    const fields = (items: Parameters<typeof lackingIn>[0]) =>
      lackingIn(items, '', setOf, open).map(({ field }) => field)
    expect(fields([changed({ since: '2021-09' })])).toEqual(['reason'])
    expect(fields([askedOf(teacher, post, 'added', null, { kind: '2' })])).toEqual([])
    expect(fields([askedOf(teacher, post, 'deleted', POST, {})])).toEqual(['reason'])
  })

  it('is that nothing is asked at all', () => {
    expect(askingNothing([], setOf, open)).toHaveLength(1)
    expect(askingNothing([changed({ since: '2021-09' }), changed({})], setOf, open)).toMatchObject([
      { place: 1 },
    ])
  })

  it('is told by a refusal at its place; without words of its own in those of the whole', () => {
    const refused = new Refused(422, {
      detail: '有误',
      errors: { 'items.0.since': ['晚于今天'], 'items.2.name': [], reason: ['请写明'] },
    })
    expect(faultsIn(refused)).toEqual([
      { place: 0, field: 'since', message: '晚于今天' },
      { place: 2, field: 'name', message: '有误' },
      { place: -1, field: 'reason', message: '请写明' },
    ])
  })
})

describe('a stale tab', () => {
  it('is told what is another one by now, and nothing of what was not touched', () => {
    const asked = changed({ since: '2021-09' })
    expect(movedSince([asked], teacher)).toEqual([])
    const now = structuredClone(teacher)
    now.sets[1]!.entries[0]!.values.since = '2019-09'
    expect(movedSince([asked], now)).toMatchObject([{ theirs: { since: '2019-09' } }])
  })
})

describe('who asks for what', () => {
  it('is the school for its sets, an authority for reserved ones alone, a teacher never for those', () => {
    const reserved = { ...post, reserved: true, filled_by: ['school', 'teacher', 'authority'] }
    expect(fills('school', post)).toBe(true)
    expect(fills('authority', { ...post, filled_by: ['authority'] })).toBe(false)
    expect(fills('authority', reserved)).toBe(true)
    expect(fills('teacher', reserved)).toBe(false)
  })

  it('adds where the catalogue says so, and never a second of what there is only one of', () => {
    expect(adds('school', post, 3)).toBe(true)
    expect(adds('teacher', post, 0)).toBe(false)
    expect(adds('school', { ...post, kind: 'single' }, 1)).toBe(false)
    expect(adds('school', basic, 1)).toBe(false)
  })

  it('is a teacher only while the school lets teachers fill in', () => {
    const now = new Date('2026-11-29T12:00:00Z')
    const window = { mode: 'shared', opens_at: null, closes_at: null }
    expect(letsTeachers(window, now)).toBe(true)
    expect(letsTeachers({ ...window, mode: 'school' }, now)).toBe(false)
    expect(letsTeachers({ ...window, opens_at: '2026-12-01T00:00:00Z' }, now)).toBe(false)
    expect(letsTeachers({ ...window, closes_at: '2026-11-01T00:00:00Z' }, now)).toBe(false)
  })
})

describe('another photo of an effective file', () => {
  const file = (may: string[], status = 'effective') => ({ may, status, held_by: [] }) as never

  it('is asked for by the school, and by the teacher while the file may be filled in', () => {
    expect(asksForPhoto(file(['request']), true)).toBe(true)
    expect(asksForPhoto(file(['request']), false, true)).toBe(true)
    expect(asksForPhoto(file([]), false, true)).toBe(false)
  })

  it('is no business of an office, and of no file that is not effective', () => {
    expect(asksForPhoto(file(['request']), false)).toBe(false)
    expect(asksForPhoto(file(['request'], 'draft'), true)).toBe(false)
  })
})

describe('a reason of a rejection', () => {
  const reason = { set: 'basic', entry_id: null, field: 'remark', reason: '不需要' }
  const item = { set: 'basic', entry_id: 'e' }

  it('stands beside the value that it names', () => {
    expect(isOf(reason, item, 'remark')).toBe(true)
    expect(isOf(reason, item, 'name')).toBe(false)
    expect(isOf({ ...reason, entry_id: 'other' }, item, 'remark')).toBe(false)
  })

  it('belongs to an item whatever its field', () => {
    expect(isOf(reason, item)).toBe(true)
    expect(isOf(reason, { ...item, set: 'title' })).toBe(false)
  })
})

it('a request is told in a line: what is asked of which set, and of a change which fields', () => {
  const asks = [
    { op: 'changed' as const, set_name: '基本信息', field_names: ['姓名', '曾用名'] },
    { op: 'added' as const, set_name: '学习经历', field_names: [] },
  ]
  expect(inShort(asks)).toBe('变更基本信息（姓名、曾用名）；新增学习经历')
  expect(inShort(Array(6).fill(asks[1]))).toMatch(/……$/)
})

it('nothing is asked of a file that a transfer holds; a request beside it holds no more than its entries', () => {
  expect(isHeldWhole({ held_by: [{ kind: 'transfer', ref: '7c1d' }] })).toBe(true)
  expect(isHeldWhole({ held_by: [{ kind: 'request', ref: '7c1d' }] })).toBe(false)
})
