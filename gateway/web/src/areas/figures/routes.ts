/** 学分达标情况 and 培训统计: who is behind with credits, and how many trainings there were. */
import type { RouteRecordRaw } from 'vue-router'
import type { Level } from '@/api/shapes'
import type { Org } from '@/lib/routes'
import { AUTHORITIES } from '@/lib/session'

const areas = ['figures' as const]
const standing = '/credit-standing'
/** Others have no teachers. */
const at = ({ level }: Org) => level === 'school' || (AUTHORITIES as readonly Level[]).includes(level)

export default [
  {
    path: standing,
    component: () => import('./Standing.vue'),
    meta: {
      needs: 'getCreditOverview',
      areas,
      menu: { group: 'training', name: 'shells.pages.creditStanding', at },
    },
  },
  {
    path: '/credit-standing/schools/:id',
    component: () => import('./OneSchool.vue'),
    meta: { needs: 'listSchoolCredits', areas, under: standing },
  },
  {
    path: '/training-figures',
    component: () => import('./Statistics.vue'),
    meta: {
      needs: 'getTrainingStatistics',
      areas: [...areas, 'trainings' as const],
      menu: { group: 'training', name: 'shells.pages.trainingFigures', at },
    },
  },
] satisfies RouteRecordRaw[]
