/** 运行情况: stored failures and the health of services. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/operation',
    component: () => import('./Operation.vue'),
    meta: {
      needs: 'listStoredFailures',
      areas: ['operation'],
      menu: { group: 'operation', name: 'shells.pages.operation' },
    },
  },
] satisfies RouteRecordRaw[]
