/** 批量导入: earlier imports, and the wizard with an address for each step. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['workbooks' as const]

export default [
  {
    path: '/workbooks',
    component: () => import('./List.vue'),
    meta: { needs: 'listImports', areas, menu: { group: 'records', name: 'shells.pages.workbooks' } },
  },
  {
    path: '/workbooks/template',
    component: () => import('./Template.vue'),
    meta: { needs: 'getTemplate', areas },
  },
  {
    path: '/workbooks/upload',
    component: () => import('./Upload.vue'),
    meta: { needs: 'startImport', areas },
  },
  {
    path: '/workbooks/exports',
    component: () => import('./Exports.vue'),
    meta: { needs: 'startExport', areas, under: '/workbooks' },
  },
  { path: '/workbooks/:id', component: () => import('./Result.vue'), meta: { needs: 'getImport', areas } },
  { path: '/workbooks/:id/done', component: () => import('./Done.vue'), meta: { needs: 'getImport', areas } },
] satisfies RouteRecordRaw[]
