/** 审核流程: the chains, and those that an authority makes for its schools. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['chains' as const]

export default [
  {
    path: '/chains',
    component: () => import('./Chains.vue'),
    meta: { needs: 'listChains', areas, menu: { group: 'records', name: 'shells.pages.chains' } },
  },
  {
    path: '/chains/new',
    component: () => import('./NewChain.vue'),
    meta: { needs: 'addChain', areas, under: '/chains' },
  },
] satisfies RouteRecordRaw[]
