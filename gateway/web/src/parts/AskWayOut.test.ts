import { mount, RouterLinkStub } from '@vue/test-utils'
import { beforeAll, expect, test } from 'vitest'
import { useAreas } from '@/lib/words'
import AskWayOut from './AskWayOut.vue'

beforeAll(() => useAreas(['requests']))

test('whoever was refused reads that the request is kept as a draft, and gets there', () => {
  const draftAt = '/change-requests/7c1d'
  const way = mount(AskWayOut, {
    props: { error: null, draftAt },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })
  expect(way.get('[role="status"]').text()).toContain('已保留为草稿，还没有报送')
  expect(way.getComponent(RouterLinkStub).props('to')).toBe(draftAt)
  expect(mount(AskWayOut, { props: { error: null } }).text()).toBe('')
})
