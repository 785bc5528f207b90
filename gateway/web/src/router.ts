/** Addresses and what stands before each: a session, its words, and the first own password. */
import {
  createRouter,
  createWebHistory,
  isNavigationFailure,
  NavigationFailureType,
  type RouteLocationNormalized,
} from 'vue-router'
import { busyWhile, busyWith } from './api/busy'
import { home, isTeacher, whoAmI } from './lib/session'
import { useAreas } from './lib/words'
import { plain, teacher } from './routes'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    // Pages have absolute addresses; those of the shells themselves are never visited.
    { path: '/-plain', component: () => import('./shells/Plain.vue'), children: plain },
    { path: '/-teacher', component: () => import('./shells/Teacher.vue'), children: teacher },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

let officeIsHere = false

/** Teachers never load the pages of offices. Whether they came just now: then the address has to be looked up again. */
async function withOffice(): Promise<boolean> {
  if (officeIsHere) return false
  const { office } = await busyWith(import('./officeRoutes'))
  router.addRoute({ path: '/-office', component: () => import('./shells/Office.vue'), children: office })
  officeIsHere = true
  return true
}

let moving = false
const onTheWay = busyWhile(() => moving)
router.beforeEach(() => {
  moving = true
  onTheWay()
})
const arrive = () => {
  moving = false
  onTheWay()
}
router.onError(arrive)
router.afterEach((_to, _from, failure) => {
  if (!isNavigationFailure(failure, NavigationFailureType.cancelled)) arrive() // else another one is under way
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const me = await whoAmI()
  if (!me) return { path: '/sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  if (me.must_change_password && to.path !== '/password') return '/password'
  if (isTeacher(me)) return to.path === '/' ? home(me) : true
  return (await withOffice()) ? to.fullPath : true
})

router.beforeResolve((to) => useAreas(wordsOf(to)))

const wordsOf = (to: RouteLocationNormalized) => to.matched.flatMap((record) => record.meta.areas ?? [])
