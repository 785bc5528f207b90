/** 信息首次录入: the list of files, a file, its forms; what a school still owes; the sheets to sign. */
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
    path: '/teachers/check-sheets',
    component: () => import('./CheckSheets.vue'),
    meta: { needs: 'getCheckSheet', areas, under },
  },
  {
    path: '/identity-questions',
    component: () => import('./Questions.vue'),
    meta: { needs: 'openQuestions', areas, under },
  },
  {
    path: '/teachers/:id',
    component: () => import('./File.vue'),
    meta: { needs: 'getTeacher', areas, under },
  },
  {
    path: '/teachers/:id/copies',
    component: () => import('./Copies.vue'),
    meta: { needs: 'getCopies', areas, under },
  },
  {
    path: '/teachers/:id/edit',
    component: () => import('./Edit.vue'),
    meta: { needs: 'saveTeacher', areas, under },
  },
  {
    path: '/teachers/:id/sets/:set/:entry',
    component: () => import('./Edit.vue'),
    meta: { needs: 'saveEntry', areas, under },
  },
  {
    path: '/completeness',
    component: () => import('./Completeness.vue'),
    meta: {
      needs: 'getSchoolCompleteness',
      areas,
      menu: { group: 'records', name: 'shells.pages.completeness' },
    },
  },
  {
    path: '/remarks',
    component: () => import('./RemarksPage.vue'),
    meta: { needs: 'listRemarks', areas, menu: { group: 'records', name: 'shells.pages.remarks' } },
  },
  {
    path: '/hints',
    component: () => import('./Hints.vue'),
    meta: { needs: 'putHints', areas, menu: { group: 'records', name: 'shells.pages.hints' } },
  },
] satisfies RouteRecordRaw[]
