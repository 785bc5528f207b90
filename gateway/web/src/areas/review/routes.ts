/** 信息审核: the work list and a case. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['review' as const]

export default [
  {
    path: '/cases',
    component: () => import('./List.vue'),
    meta: { needs: 'listCases', areas, menu: { group: 'records', name: 'shells.pages.review' } },
  },
  {
    path: '/delegations',
    component: () => import('./Delegations.vue'),
    meta: { needs: 'listDelegations', areas, under: '/cases' },
  },
  {
    path: '/cases/:id',
    component: () => import('./Case.vue'),
    meta: { needs: 'getCase', areas, under: '/cases' },
  },
] satisfies RouteRecordRaw[]
