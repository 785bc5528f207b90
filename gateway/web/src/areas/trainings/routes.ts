/** 培训项目: projects of training, who is in them and what came of it; the plan of a year. */
import type { RouteRecordRaw } from 'vue-router'
import type { Org } from '@/lib/routes'

const areas = ['trainings' as const]
const under = '/trainings'
const received = '/received-trainings'
/** Results of the ministry come to provinces, and to universities that are in none. */
const isTop = ({ level, path }: Org) => ['province', 'school'].includes(level) && path.split('/').length === 3

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
  {
    path: '/trainings/:id/reconciliation',
    component: () => import('./Reconciliation.vue'),
    meta: { needs: 'getReconciliation', areas, under },
  },
  {
    path: received,
    component: () => import('./Received.vue'),
    meta: {
      needs: 'listReceivedTrainings',
      areas,
      menu: { group: 'training', name: 'shells.pages.receivedTrainings', at: isTop },
    },
  },
  {
    path: '/received-trainings/:id',
    component: () => import('./ReceivedResults.vue'),
    meta: { needs: 'listReceivedResults', areas, under: received },
  },
] satisfies RouteRecordRaw[]
