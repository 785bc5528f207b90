/** 信息变更: the requests for changes of effective files, one of them, its writing; and 退回补正, which requests answer. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['requests' as const]
const under = '/change-requests'

export default [
  {
    path: '/change-requests',
    component: () => import('./List.vue'),
    meta: { needs: 'listChangeRequests', areas, menu: { group: 'records', name: 'shells.pages.requests' } },
  },
  {
    path: '/change-requests/new',
    component: () => import('./Ask.vue'),
    meta: { needs: 'addChangeRequest', areas, under },
  },
  {
    path: '/change-requests/:id',
    component: () => import('./Request.vue'),
    meta: { needs: 'getChangeRequest', areas, under },
  },
  {
    path: '/change-requests/:id/edit',
    component: () => import('./Ask.vue'),
    meta: { needs: 'editChangeRequest', areas, under },
  },
  {
    path: '/correction-orders',
    component: () => import('./Orders.vue'),
    meta: { needs: 'listCorrectionOrders', areas, menu: { group: 'records', name: 'shells.pages.orders' } },
  },
  {
    path: '/correction-orders/new',
    component: () => import('./NewOrder.vue'),
    meta: { needs: 'openCorrectionOrder', areas, under: '/correction-orders' },
  },
] satisfies RouteRecordRaw[]
