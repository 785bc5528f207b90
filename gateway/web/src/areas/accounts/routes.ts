/** 用户管理: accounts of the organisations that an administrator manages. */
import type { RouteRecordRaw } from 'vue-router'

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
] satisfies RouteRecordRaw[]
