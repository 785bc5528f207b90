/** 教师调动: transfers from and to the own schools, one of them, asking for somebody; and files that went elsewhere. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['transfers' as const]
const under = '/transfers'

export default [
  {
    path: '/transfers',
    component: () => import('./List.vue'),
    meta: { needs: 'listTransfers', areas, menu: { group: 'mobility', name: 'shells.pages.transfers' } },
  },
  {
    path: '/transfers/new',
    component: () => import('./Apply.vue'),
    meta: { needs: 'applyForTransfer', areas, under },
  },
  {
    path: '/transfers/:id',
    component: () => import('./Transfer.vue'),
    meta: { needs: 'getTransfer', areas, under },
  },
  {
    path: '/former-files',
    component: () => import('./Former.vue'),
    meta: { needs: 'listFormerFiles', areas, menu: { group: 'mobility', name: 'shells.pages.formerFiles' } },
  },
  {
    path: '/former-files/:id',
    component: () => import('./FormerFile.vue'),
    meta: { needs: 'getFormerFile', areas, under: '/former-files' },
  },
] satisfies RouteRecordRaw[]
