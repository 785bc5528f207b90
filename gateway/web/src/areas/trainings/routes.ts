/** 培训项目: projects of training, who is in them and what came of it; the plan of a year. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['trainings' as const]
const under = '/trainings'

export default [
  {
    path: '/trainings',
    component: () => import('./List.vue'),
    meta: { needs: 'listTrainings', areas, menu: { group: 'training', name: 'shells.pages.trainings' } },
  },
  {
    path: '/trainings/new',
    component: () => import('./Edit.vue'),
    meta: { needs: 'registerTraining', areas, under },
  },
  {
    path: '/trainings/plan',
    component: () => import('./Plan.vue'),
    meta: { needs: 'registerTraining', areas, under },
  },
  {
    path: '/trainings/:id',
    component: () => import('./Training.vue'),
    meta: { needs: 'getTraining', areas, under },
  },
  {
    path: '/trainings/:id/mobiles',
    component: () => import('./Mobiles.vue'),
    meta: { needs: 'readParticipantMobiles', areas, under },
  },
  {
    path: '/trainings/:id/edit',
    component: () => import('./Edit.vue'),
    meta: { needs: 'changeTraining', areas, under },
  },
] satisfies RouteRecordRaw[]
