/** 信息审核: the work list and a case; 抽查 of what was approved. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['review' as const]

export default [
  {
    path: '/cases',
    component: () => import('./List.vue'),
    meta: { needs: 'listCases', areas, menu: { group: 'records', name: 'shells.pages.review' } },
  },
  {
    path: '/cases/overdue-below',
    component: () => import('./Below.vue'),
    meta: { needs: 'listOverdueBelow', areas, under: '/cases' },
  },
  {
    path: '/delegations',
    component: () => import('./Delegations.vue'),
    meta: { needs: 'listDelegations', areas, under: '/cases' },
  },
  {
    path: '/cases/alike/:key',
    component: () => import('./Alike.vue'),
    meta: { needs: 'listAlikeCases', areas, under: '/cases' },
  },
  {
    path: '/cases/:id',
    component: () => import('./Case.vue'),
    meta: { needs: 'getCase', areas, under: '/cases' },
  },
  {
    path: '/spot-checks',
    component: () => import('./SpotChecks.vue'),
    meta: { needs: 'listSpotChecks', areas, menu: { group: 'records', name: 'shells.pages.spotChecks' } },
  },
  {
    path: '/spot-checks/:id',
    component: () => import('./SpotCheck.vue'),
    meta: { needs: 'getSpotCheck', areas, under: '/spot-checks' },
  },
  {
    path: '/spot-checks/:id/cases/:case',
    component: () => import('./Inspect.vue'),
    meta: { needs: 'getInspected', areas, under: '/spot-checks' },
  },
] satisfies RouteRecordRaw[]
