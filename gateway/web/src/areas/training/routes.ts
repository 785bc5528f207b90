/** 培训: the rules of credits. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['training' as const]
const path = '/training/rules'
const meta = { areas, under: path }

export default [
  {
    path,
    component: () => import('./rules/List.vue'),
    meta: { needs: 'listRules', areas, menu: { group: 'training', name: 'shells.pages.trainingRules' } },
  },
  {
    path: path + '/new',
    component: () => import('./rules/Begin.vue'),
    meta: { ...meta, needs: 'startRule' },
  },
  {
    path: path + '/:id',
    component: () => import('./rules/Version.vue'),
    meta: { ...meta, needs: 'getRule' },
  },
  {
    path: path + '/:id/edit',
    component: () => import('./rules/Edit.vue'),
    meta: { ...meta, needs: 'saveRule' },
  },
  {
    path: '/training/cycles',
    component: () => import('./Cycles.vue'),
    meta: { ...meta, needs: 'listCreditCycles' },
  },
] satisfies RouteRecordRaw[]
