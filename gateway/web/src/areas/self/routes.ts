/** 教师自助: the own file, read only, and the person. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/self', component: () => import('./Own.vue'), meta: { needs: 'getTeacher', areas: ['self'] } },
  { path: '/self/me', component: () => import('./Person.vue'), meta: { areas: ['self'] } },
] satisfies RouteRecordRaw[]
