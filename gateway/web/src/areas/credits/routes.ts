/** 学分: trainings, credits and claims of the teacher; claims and accounts as offices see them. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['credits' as const]
const claims = '/credit-claims'

export const own = [
  {
    path: '/self/trainings',
    component: () => import('./Trainings.vue'),
    meta: { needs: 'listOwnEnrolments', areas: [...areas, 'trainings' as const] },
  },
  {
    path: '/self/credits',
    component: () => import('./Own.vue'),
    meta: { needs: 'getOwnCreditAccount', areas },
  },
  { path: '/self/claims', component: () => import('./Claims.vue'), meta: { needs: 'claimCredits', areas } },
  { path: '/self/claims/new', component: () => import('./New.vue'), meta: { needs: 'claimCredits', areas } },
  {
    path: '/self/claims/:id',
    component: () => import('./Claim.vue'),
    meta: { needs: 'getCreditClaim', areas },
  },
] satisfies RouteRecordRaw[]

export default [
  {
    path: claims,
    component: () => import('./Claims.vue'),
    meta: {
      needs: 'listCreditClaims',
      areas,
      menu: { group: 'training', name: 'shells.pages.creditClaims' },
    },
  },
  {
    path: '/credit-claims/:id',
    component: () => import('./Claim.vue'),
    meta: { needs: 'getCreditClaim', areas, under: claims },
  },
  {
    path: '/teachers/:id/credits',
    component: () => import('./Teacher.vue'),
    meta: { needs: 'getCreditAccount', areas, under: '/teachers' },
  },
  {
    path: '/teachers/:id/claims/new',
    component: () => import('./New.vue'),
    meta: { needs: 'claimCredits', areas, under: '/teachers' },
  },
] satisfies RouteRecordRaw[]
