/** 教师自助: the own file, its forms, what is to be done, and the person. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['self' as const]
const asked = ['requests' as const]

export default [
  { path: '/self', component: () => import('./Own.vue'), meta: { needs: 'getTeacher', areas } },
  {
    path: '/self/todo',
    component: () => import('./Todo.vue'),
    meta: { needs: 'getTeacher', areas: [...areas, ...asked] },
  },
  {
    path: '/self/sets/:set/:entry',
    component: () => import('./Edit.vue'),
    meta: { needs: 'saveEntry', areas, under: '/self' },
  },
  {
    path: '/self/copies',
    component: () => import('./Copies.vue'),
    meta: { needs: 'getCopies', areas, under: '/self' },
  },
  {
    path: '/self/requests',
    component: () => import('./Requests.vue'),
    meta: { needs: 'listChangeRequests', areas: [...areas, ...asked], under: '/self' },
  },
  {
    path: '/self/requests/new',
    component: () => import('./Ask.vue'),
    meta: { needs: 'addChangeRequest', areas: [...areas, ...asked], under: '/self' },
  },
  {
    path: '/self/requests/:id',
    component: () => import('./Request.vue'),
    meta: { needs: 'getChangeRequest', areas: [...areas, ...asked], under: '/self' },
  },
  {
    path: '/self/requests/:id/edit',
    component: () => import('./Ask.vue'),
    meta: { needs: 'editChangeRequest', areas: [...areas, ...asked], under: '/self' },
  },
  { path: '/self/me', component: () => import('./Person.vue'), meta: { areas } },
] satisfies RouteRecordRaw[]
