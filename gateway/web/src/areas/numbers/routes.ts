/** 问题数据: people whose formal number was refused. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/problems',
    component: () => import('./Problems.vue'),
    meta: {
      needs: 'listProblems',
      areas: ['numbers'],
      menu: { group: 'records', name: 'shells.pages.problems' },
    },
  },
] satisfies RouteRecordRaw[]
