/** 首页: what waits for the person. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/',
    component: () => import('./Start.vue'),
    meta: { areas: ['start'], menu: { group: 'start', name: 'shells.pages.start' } },
  },
] satisfies RouteRecordRaw[]
