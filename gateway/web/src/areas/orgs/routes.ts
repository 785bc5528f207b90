/** 机构管理: the tree of organisations. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/orgs',
    component: () => import('./Orgs.vue'),
    meta: {
      needs: 'listOrgChildren',
      areas: ['orgs'],
      menu: { group: 'users', name: 'shells.pages.orgs', at: ({ level }) => level !== 'training' },
    },
  },
] satisfies RouteRecordRaw[]
