import { expect, test } from 'vitest'
import { folded, type SetState } from './sets'

const set = (code: string, more: Partial<SetState> = {}): SetState => ({
  code,
  name: code,
  family: null,
  count: 0,
  missing: 0,
  rejected: false,
  remarks: 0,
  ...more,
})
const family = { code: 'achievements', name: '教学科研成果及获奖' }

test('sets of a family fold under one node at the place of the first', () => {
  const nodes = folded([
    set('basic', { count: null }),
    set('project', { family, count: 2 }),
    set('paper', { family, count: 3, missing: 1, rejected: true }),
    set('contact', { count: null }),
  ])
  expect(nodes.map(({ code }) => code)).toEqual(['basic', 'achievements', 'contact'])
  expect(nodes[1]).toMatchObject({ name: '教学科研成果及获奖', count: 5, missing: 1, rejected: true })
})
