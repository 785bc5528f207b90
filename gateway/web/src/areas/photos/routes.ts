/** Photos: of one teacher, many at once, and how the province wants them. */
import type { RouteRecordRaw } from 'vue-router'

const areas = ['photos' as const]

/** 教师自助 */
export const own = [
  {
    path: '/self/photo',
    component: () => import('./OwnPhoto.vue'),
    meta: { needs: 'setPhoto', areas, under: '/self' },
  },
] satisfies RouteRecordRaw[]

/** 管理端 */
export default [
  {
    path: '/teachers/:id/photo',
    component: () => import('./Photo.vue'),
    meta: { needs: 'setPhoto', areas, under: '/teachers' },
  },
  {
    path: '/photo-batches',
    component: () => import('./Batches.vue'),
    meta: { needs: 'listPhotoBatches', areas, menu: { group: 'records', name: 'shells.pages.photos' } },
  },
  {
    path: '/photo-batches/:id',
    component: () => import('./Batch.vue'),
    meta: { needs: 'getPhotoBatch', areas, under: '/photo-batches' },
  },
  {
    path: '/photo-batches/:id/refused',
    component: () => import('./RefusedPhotos.vue'),
    meta: { needs: 'listPhotos', areas, under: '/photo-batches' },
  },
  {
    path: '/photo-standard',
    component: () => import('./Standard.vue'),
    meta: {
      needs: 'setPhotoStandard',
      areas,
      menu: { group: 'records', name: 'shells.pages.photoStandard' },
    },
  },
] satisfies RouteRecordRaw[]
