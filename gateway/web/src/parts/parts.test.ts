import { mount, RouterLinkStub } from '@vue/test-utils'
import { describe, expect, test } from 'vitest'
import { Refused } from '@/api/refused'
import ChainSteps from './ChainSteps.vue'
import DiffTable from './DiffTable.vue'
import ErrorSummary from './ErrorSummary.vue'
import FileState from './FileState.vue'
import LoadState from './LoadState.vue'
import Outcomes from './Outcomes.vue'

const decision = {
  id: '1',
  step: 1,
  step_name: '学校审核',
  verdict: 'approve' as const,
  reasons: [],
  person_id: '2',
  person: '李国华',
  org_id: '3',
  org_name: '稻香村小学',
  at: '2026-11-21T08:00:00',
  annulled: false,
  originals: [],
  for_person: null,
  for_person_id: null,
  for_org: null,
  for_org_id: null,
}
const step = { role: 'school', sets: null, waiting_since: null, due_at: null, originals: false, moved: [] }

test.each([
  ['draft', '未报送'],
  ['school_review', '待学校审核'],
  ['authority_review', '待主管部门审核'],
  ['rejected', '审核未通过'],
  ['effective', '已生效'],
] as const)('the state %s is an icon and the words %s', (state, words) => {
  const tag = mount(FileState, { props: { state } })
  expect(tag.text()).toBe(words)
  expect(tag.find('svg').exists()).toBe(true)
})

describe('what stands in for content', () => {
  test('an error says what, the request, and offers to try again', async () => {
    const state = mount(LoadState, {
      props: { error: new Refused(503, { detail: '审核服务暂时不可用。', request_id: 'r-9' }) },
    })
    expect(state.text()).toContain('审核服务暂时不可用。')
    expect(state.text()).toContain('r-9')
    await state.get('button').trigger('click')
    expect(state.emitted('again')).toHaveLength(1)
  })

  test('content comes once it is loaded', () => {
    expect(mount(LoadState, { props: { loading: true }, slots: { default: '内容' } }).text()).toBe('')
    expect(mount(LoadState, { slots: { default: '内容' } }).text()).toBe('内容')
  })
})

test('outcomes name who is next, and those that were not done', () => {
  const outcomes = {
    items: [
      { id: '1', name: '王芳', done: true, message: null },
      { id: '2', name: '李娜', done: false, message: '还缺 3 项。' },
    ],
    job_id: null,
    next_desk: '稻香村小学',
  }
  const shown = mount(Outcomes, {
    props: { outcomes, done: '已报送 1 人。', naming: () => '李娜', to: (id: string) => `/teachers/${id}` },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  expect(shown.text()).toContain('等待稻香村小学审核。')
  expect(shown.get('li').text()).toContain('还缺 3 项。')
})

test('differences are labelled old and new', () => {
  const changes = [
    { field: 'work_start', name: '参加工作年月', before_text: '2000-09', after_text: '2001-09' },
  ]
  const table = mount(DiffTable, { props: { changes, caption: '改动' } })
  expect(table.findAll('thead th').map((head) => head.text())).toEqual(['指标', '旧', '新'])
  expect(table.get('del').text()).toBe('2000-09')
  expect(table.get('ins').text()).toBe('2001-09')
})

test('a chain tells each step, its desk and what was decided', () => {
  const steps = [
    { ...step, number: 1, position: 1, name: '学校审核', desk: '稻香村小学', state: 'done' as const },
    {
      ...step,
      number: 2,
      position: 2,
      name: '主管部门审核',
      desk: '蜀山区教育体育局',
      state: 'current' as const,
    },
  ]
  const chain = mount(ChainSteps, { props: { chain: { steps, decisions: [decision], state: 'open' } } })
  const [first, second] = chain.findAll('li').map((step) => step.text())
  expect(first).toContain('李国华')
  expect(second).toContain('待处理')
})

test('a chain tells which office decided in the stead of a desk, and who reminded it', () => {
  const steps = [
    { ...step, number: 1, position: 1, name: '学校审核', desk: '稻香村小学', state: 'done' as const },
  ]
  const org_name = '蜀山区教育体育局'
  const decisions = [{ ...decision, org_name, for_org: '稻香村小学', for_org_id: decision.org_id }]
  const at = '2026-11-27T01:00:00Z'
  const reminders = [{ desks: ['稻香村小学'], person: '张主任', org_name, at }]
  const chain = mount(ChainSteps, { props: { chain: { steps, decisions, reminders, state: 'open' } } })
  expect(chain.text()).toContain('上级代办：蜀山区教育体育局')
  expect(chain.get('ul').text()).toContain('蜀山区教育体育局 张主任催办稻香村小学')
})

test('the summary of faults links to each field in its own words', () => {
  const faults = [{ field: 'name', name: '姓名', message: '请填写姓名。' }]
  const summary = mount(ErrorSummary, { props: { faults } })
  expect(summary.get('h2').text()).toBe('有 1 处需要修改')
  expect(summary.get('a').attributes('href')).toBe('#field-name')
})
