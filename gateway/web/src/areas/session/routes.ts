/** Sign-in and the own password. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/sign-in', component: () => import('./SignIn.vue'), meta: { open: true, areas: ['session'] } },
  { path: '/password', component: () => import('./Password.vue'), meta: { areas: ['session'] } },
] satisfies RouteRecordRaw[]
