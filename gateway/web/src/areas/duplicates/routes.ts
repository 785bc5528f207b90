/** 疑似重复档案: pairs of files that look like one person's, and each side by side. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['duplicates' as const]
const under = '/problems'

export default [
  {
    path: '/duplicates',
    component: () => import('./List.vue'),
    meta: { needs: 'listDuplicates', areas, under },
  },
  {
    path: '/duplicates/:id',
    component: () => import('./Pair.vue'),
    meta: { needs: 'getDuplicate', areas, under },
  },
] satisfies RouteRecordRaw[]
