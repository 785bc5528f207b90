/** The pages that everybody has, and those of teachers; 管理端 stands in officeRoutes.ts. */
import type { RouteRecordRaw } from 'vue-router'
import { own as ownCredits } from './areas/credits/routes'
import { own as ownNotices } from './areas/notices/routes'
import { open, own as ownReadings } from './areas/paper/routes'
import { own as ownPhoto } from './areas/photos/routes'
import self from './areas/self/routes'
import session from './areas/session/routes'

const missing: RouteRecordRaw = { path: '/:path(.*)*', component: () => import('./shells/NotFound.vue') }

/** Pages without a menu. */
export const plain: RouteRecordRaw[] = [...session, ...open, missing]

/** 教师自助 */
export const teacher: RouteRecordRaw[] = [...self, ...ownPhoto, ...ownReadings, ...ownNotices, ...ownCredits]
