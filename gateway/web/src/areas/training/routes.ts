/** 培训: the rules of credits. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['training' as const]
const rules = '/training/rules'

export default [
  {
    path: rules,
    component: () => import('./rules/List.vue'),
    meta: { needs: 'listRules', areas, menu: { group: 'training', name: 'shells.pages.trainingRules' } },
  },
  {
    path: '/training/rules/new',
    component: () => import('./rules/Begin.vue'),
    meta: { needs: 'startRule', areas, under: rules },
  },
  {
    path: '/training/rules/:id',
    component: () => import('./rules/Version.vue'),
    meta: { needs: 'getRule', areas, under: rules },
  },
  {
    path: '/training/rules/:id/edit',
    component: () => import('./rules/Edit.vue'),
    meta: { needs: 'saveRule', areas, under: rules },
  },
] satisfies RouteRecordRaw[]
