/** 信息首次录入: the list of files, a file, and the form. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['teachers' as const]
const under = '/teachers'

export default [
  {
    path: '/teachers',
    component: () => import('./List.vue'),
    meta: { needs: 'listTeachers', areas, menu: { group: 'records', name: 'shells.pages.teachers' } },
  },
  {
    path: '/teachers/new',
    component: () => import('./Edit.vue'),
    meta: { needs: 'addTeacher', areas, under },
  },
  {
    path: '/teachers/:id',
    component: () => import('./File.vue'),
    meta: { needs: 'getTeacher', areas, under },
  },
  {
    path: '/teachers/:id/edit',
    component: () => import('./Edit.vue'),
    meta: { needs: 'saveTeacher', areas, under },
  },
] satisfies RouteRecordRaw[]
