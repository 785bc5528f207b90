/** 用户管理: accounts of the organisations that an administrator manages. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['accounts' as const]

export default [
  {
    path: '/accounts',
    component: () => import('./List.vue'),
    meta: {
      needs: 'listAccounts',
      areas: ['accounts'],
      menu: { group: 'users', name: 'shells.pages.accounts' },
    },
  },
  {
    path: '/teacher-accounts',
    component: () => import('./Teachers.vue'),
    meta: {
      needs: 'listTeacherAccounts',
      areas,
      menu: { group: 'users', name: 'shells.pages.teacherAccounts' },
    },
  },
  {
    path: '/teacher-accounts/batches',
    component: () => import('./Batches.vue'),
    meta: { needs: 'startAccountBatch', areas, under: '/teacher-accounts' },
  },
  {
    path: '/teacher-accounts/batches/:id',
    component: () => import('./Batch.vue'),
    meta: { needs: 'getAccountBatch', areas, under: '/teacher-accounts' },
  },
  {
    path: '/teacher-accounts/slips',
    component: () => import('./Slips.vue'),
    meta: { needs: 'issueTeacherSlips', areas, under: '/teacher-accounts' },
  },
  {
    path: '/collection-window',
    component: () => import('./Window.vue'),
    meta: { needs: 'setCollectionWindow', areas, menu: { group: 'users', name: 'shells.pages.window' } },
  },
] satisfies RouteRecordRaw[]
