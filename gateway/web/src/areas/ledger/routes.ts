/** 变动台账, 教基4063 from it, 教师流动 between schools. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['ledger' as const]

export default [
  {
    path: '/staff-changes',
    component: () => import('./List.vue'),
    meta: {
      needs: 'listStaffChanges',
      areas,
      menu: { group: 'mobility', name: 'shells.pages.staffChanges' },
    },
  },
  {
    path: '/staff-changes/opening',
    component: () => import('./Opening.vue'),
    meta: { needs: 'listStaffOpening', areas, under: '/staff-changes' },
  },
  {
    path: '/staff-changes/form',
    component: () => import('./Form.vue'),
    meta: { needs: 'getStaffChangeForm', areas, under: '/staff-changes' },
  },
  {
    path: '/staff-flows',
    component: () => import('./Flows.vue'),
    meta: { needs: 'getStaffFlows', areas, menu: { group: 'mobility', name: 'shells.pages.staffFlows' } },
  },
] satisfies RouteRecordRaw[]
