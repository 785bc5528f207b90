/** Paper: the page that verifies a print, the roster, what changed between two days, who read the own file. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['paper' as const]

export const open = [
  { path: '/verify/:code?', component: () => import('./Verify.vue'), meta: { open: true, areas } },
] satisfies RouteRecordRaw[]

export const own = [
  {
    path: '/self/readings',
    component: () => import('./Readings.vue'),
    meta: { needs: 'listReadings', areas },
  },
] satisfies RouteRecordRaw[]

export default [
  {
    path: '/roster',
    component: () => import('./Roster.vue'),
    meta: { needs: 'getRoster', areas, menu: { group: 'records', name: 'shells.pages.roster' } },
  },
  {
    path: '/teachers/:id/changes',
    component: () => import('./Changes.vue'),
    meta: { needs: 'teacherChanges', areas, under: '/teachers' },
  },
] satisfies RouteRecordRaw[]
