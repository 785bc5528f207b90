/** 采集进度, 采集任务, 月报表: how far a collection is. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['monitoring' as const]

export default [
  {
    path: '/progress',
    component: () => import('./Board.vue'),
    meta: { needs: 'getProgress', areas, menu: { group: 'statistics', name: 'shells.pages.progress' } },
  },
  {
    path: '/campaigns',
    component: () => import('./Campaigns.vue'),
    meta: { needs: 'listCampaigns', areas, menu: { group: 'statistics', name: 'shells.pages.campaigns' } },
  },
  {
    path: '/campaigns/:id/targets',
    component: () => import('./Targets.vue'),
    meta: { needs: 'listTargets', areas, under: '/campaigns' },
  },
  {
    path: '/reports/monthly',
    component: () => import('./Monthly.vue'),
    meta: { needs: 'getMonthlyReport', areas, menu: { group: 'statistics', name: 'shells.pages.monthly' } },
  },
] satisfies RouteRecordRaw[]
