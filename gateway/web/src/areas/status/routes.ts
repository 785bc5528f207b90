/** 在职情况变动: changes of status of the own schools, one of them, entering one or many by a table; and who reaches the age of retirement. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['status' as const]
const under = '/status-changes'

export default [
  {
    path: '/status-changes',
    component: () => import('./List.vue'),
    meta: {
      needs: 'listStatusChanges',
      areas,
      menu: { group: 'mobility', name: 'shells.pages.statusChanges' },
    },
  },
  {
    path: '/status-changes/new',
    component: () => import('./Enter.vue'),
    meta: { needs: 'enterStatusChange', areas, under },
  },
  {
    path: '/status-changes/batches',
    component: () => import('./Batches.vue'),
    meta: { needs: 'startStatusBatch', areas, under },
  },
  {
    path: '/status-changes/batches/:id',
    component: () => import('./Batch.vue'),
    meta: { needs: 'getStatusBatch', areas, under },
  },
  {
    path: '/status-changes/:id',
    component: () => import('./Act.vue'),
    meta: { needs: 'getStatusChange', areas, under },
  },
  {
    path: '/retirements',
    component: () => import('./Retirements.vue'),
    meta: { needs: 'listRetirements', areas, menu: { group: 'mobility', name: 'shells.pages.retirements' } },
  },
] satisfies RouteRecordRaw[]
