/** Every page, by entrance and in the order of the menu. */
import type { RouteRecordRaw } from 'vue-router'
import accounts from './areas/accounts/routes'
import chains from './areas/chains/routes'
import duplicates from './areas/duplicates/routes'
import monitoring from './areas/monitoring/routes'
import notices, { own as ownNotices } from './areas/notices/routes'
import numbers from './areas/numbers/routes'
import operation from './areas/operation/routes'
import orgs from './areas/orgs/routes'
import photos, { own as ownPhoto } from './areas/photos/routes'
import review from './areas/review/routes'
import self from './areas/self/routes'
import session from './areas/session/routes'
import start from './areas/start/routes'
import teachers from './areas/teachers/routes'
import workbooks from './areas/workbooks/routes'

const missing: RouteRecordRaw = { path: '/:path(.*)*', component: () => import('./shells/NotFound.vue') }

/** Pages without a menu. */
export const plain: RouteRecordRaw[] = [...session, missing]

/** 教师自助 */
export const teacher: RouteRecordRaw[] = [...self, ...ownPhoto, ...ownNotices]

/** 管理端 */
export const office: RouteRecordRaw[] = [
  ...start,
  ...orgs,
  ...accounts,
  ...teachers,
  ...workbooks,
  ...photos,
  ...review,
  ...chains,
  ...numbers,
  ...duplicates,
  ...monitoring,
  ...operation,
  ...notices,
]
