/** 交流轮岗与借调: those of the own schools and those who come here, one of them, entering one, the year, the share. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['assignments' as const]
const under = '/assignments'

export default [
  {
    path: '/assignments',
    component: () => import('./List.vue'),
    meta: { needs: 'listAssignments', areas, menu: { group: 'mobility', name: 'shells.pages.assignments' } },
  },
  {
    path: '/assignments/new',
    component: () => import('./Enter.vue'),
    meta: { needs: 'enterAssignment', areas, under },
  },
  {
    path: '/assignments/:id',
    component: () => import('./Assignment.vue'),
    meta: { needs: 'getAssignment', areas, under },
  },
  {
    path: '/rotation-calendar',
    component: () => import('./Calendar.vue'),
    meta: {
      needs: 'listAssignments',
      areas,
      menu: { group: 'mobility', name: 'shells.pages.rotationCalendar' },
    },
  },
  {
    path: '/rotation-share',
    component: () => import('./Share.vue'),
    meta: {
      needs: 'getRotationShare',
      areas,
      menu: { group: 'mobility', name: 'shells.pages.rotationShare' },
    },
  },
  {
    path: '/rotation-share/schools',
    component: () => import('./SchoolShares.vue'),
    meta: { needs: 'listRotationShares', areas, under: '/rotation-share' },
  },
] satisfies RouteRecordRaw[]
