import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import type { SetState } from '@/lib/sets'
import SetNav from './SetNav.vue'

const push = vi.hoisted(() => vi.fn())
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))

const set = (code: string, name: string, more: Partial<SetState> = {}): SetState => ({
  code,
  name,
  family: null,
  count: 0,
  missing: 0,
  rejected: false,
  remarks: 0,
  ...more,
})
const family = { code: 'achievements', name: '教学科研成果及获奖' }
const SETS = [
  set('basic', '基本信息', { count: null }),
  set('education', '学习经历', { count: 2, missing: 3 }),
  set('project', '项目', { family, count: 1 }),
  set('paper', '论文', { family, count: 4, rejected: true }),
  set('ethics', '师德信息', { count: 1, remarks: 1 }),
]
const draw = (current = 'basic') =>
  mount(SetNav, {
    props: { sets: SETS, current, to: (code: string) => `/x?set=${code}` },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

test('each set says how much it holds, or what it lacks', () => {
  const lines = draw()
    .findAll('.list .line')
    .map((line) => line.text())
  expect(lines).toContain('学习经历缺 3 项')
  expect(lines).toContain('师德信息1')
})

test('what was rejected or objected to is marked in words', () => {
  const nav = draw('paper')
  expect(nav.findAll('[aria-label="审核未通过"]')).toHaveLength(2) // the family and its set
  expect(nav.find('[aria-label="1 条信息有误待处理"]').exists()).toBe(true)
})

test('a family is folded until it is opened, or one of its sets is shown', async () => {
  const nav = draw()
  expect(nav.text()).toContain('教学科研成果及获奖')
  expect(nav.find('.inner').exists()).toBe(false)
  await nav.get('button').trigger('click')
  expect(nav.findAll('.inner')).toHaveLength(2)
  expect(draw('paper').findAll('.inner')).toHaveLength(2)
})

test('on a phone a select leads to each set and says the same in words', async () => {
  const nav = draw()
  expect(nav.findAll('option').map((option) => option.text())).toContain('论文（4 条） · 审核未通过')
  await nav.get('select').setValue('paper')
  expect(push).toHaveBeenCalledWith('/x?set=paper')
})
