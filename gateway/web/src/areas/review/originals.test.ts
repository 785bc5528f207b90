import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { Case } from '@/api/shapes'
import OriginalTicks from './OriginalTicks.vue'
import type { Piece } from './evidence'
import { useTicks, type Originals } from './originals'

const piece = (name: string, ...files: string[]): Piece => ({
  key: name,
  set: 'basic',
  setName: '基本信息',
  entryId: 'e',
  field: name,
  name,
  files,
  proves: [],
})
const PIECES = [piece('姓名', 'a', 'b'), piece('身份证件号', 'c')]
const evidence = [
  { id: 'a', name: '基本信息 姓名' },
  { id: 'b', name: '基本信息 姓名' },
  { id: 'c', name: '基本信息 身份证件号' },
]
const decision = {
  annulled: false,
  originals: ['c'],
  person: '张审核',
  org_name: '县局',
  at: '2026-11-29T08:00:00Z',
}

function shown(more: object) {
  const found = ref({
    id: '1',
    originals: true,
    may: ['decide'],
    evidence,
    decisions: [],
    ...more,
  } as unknown as Case)
  let originals!: Originals
  const page = mount(
    defineComponent(() => {
      originals = useTicks(found)
      return () => h(OriginalTicks, { pieces: PIECES })
    }),
  )
  return { page, originals, found }
}

describe('originals at a step that demands them', () => {
  it('are ticked piece by piece, all files of one at once', async () => {
    const { page, originals } = shown({})
    expect(originals.left.value).toEqual(['基本信息 姓名', '基本信息 身份证件号'])
    await page.findAll('input')[0]!.setValue(true)
    expect(originals.ticked.value).toEqual(['a', 'b'])
    expect(originals.left.value).toEqual(['基本信息 身份证件号'])
    await page.findAll('input')[0]!.setValue(false)
    expect(originals.ticked.value).toEqual([])
  })

  it('are forgotten when the next case is opened', async () => {
    const { page, originals, found } = shown({})
    await page.findAll('input')[1]!.setValue(true)
    found.value = { ...found.value, id: '2' }
    await page.vm.$nextTick()
    expect(originals.ticked.value).toEqual([])
  })
})

it('says who has checked which, and offers no box to whoever only reads', () => {
  const { page } = shown({ may: [], decisions: [decision] })
  expect(page.findAll('input')).toHaveLength(0)
  expect(page.text()).toContain('张审核')
})
