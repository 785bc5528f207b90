/** What a route says of itself: which operation it needs, which words, and where it stands in the menu. */
import type { Operation } from '@/api/client'
import type { components } from '@/api/schema'
import type { Area, MessageKey } from './words'

declare module 'vue-router' {
  interface RouteMeta {
    /** The operation that must be granted; none means that being signed in is enough. */
    needs?: Operation
    /** Areas whose words the page shows. */
    areas?: Area[]
    /** The page can be seen without a session. */
    open?: boolean
    /** Its place in the left menu: group and name; the order is that of the routes. */
    menu?: MenuPlace
    /** The menu entry that is marked while the page is shown, where it is not its own. */
    under?: string
  }
}

/** Where a page stands in the menu; `at` says for whose organisations, where others have nothing there. */
export interface MenuPlace {
  group: MenuGroup
  name: MessageKey
  at?: (org: Org) => boolean
}
export type Org = components['schemas']['Org']

/** The menu's first level, in the offices' order. */
export const MENU_GROUPS = [
  'start',
  'users',
  'records',
  'mobility',
  'training',
  'statistics',
  'operation',
] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

export {}
