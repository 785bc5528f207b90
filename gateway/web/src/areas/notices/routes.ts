/** 站内消息, at either entrance. */
import type { RouteRecordRaw } from 'vue-router'

const page = {
  component: () => import('./List.vue'),
  meta: { needs: 'listNotices' as const, areas: ['notices' as const] },
}

/** 教师自助 */
export const own = [{ path: '/self/notices', ...page }] satisfies RouteRecordRaw[]

/** 管理端 */
export default [{ path: '/notices', ...page }] satisfies RouteRecordRaw[]
