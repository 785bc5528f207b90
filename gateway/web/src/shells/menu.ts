/** The left menu: the pages whose operation is granted, grouped as the offices know them. */
import type { RouteRecordRaw } from 'vue-router'
import type { Operation } from '@/api/client'
import { MENU_GROUPS, type MenuGroup, type MenuPlace, type Org } from '@/lib/routes'
import type { MessageKey } from '@/lib/words'

export interface MenuEntry {
  to: string
  name: MessageKey
}

export interface MenuSection {
  group: MenuGroup
  entries: MenuEntry[]
}

/** Sections in the offices' order; those without a page that is granted and has something for `org` are left out. */
export function menuOf(
  routes: readonly RouteRecordRaw[],
  may: (operation: Operation) => boolean,
  org?: Org,
): MenuSection[] {
  const here = ({ at }: MenuPlace) => !at || (!!org && at(org))
  const granted = routes.filter(
    ({ meta }) => meta?.menu && here(meta.menu) && (!meta.needs || may(meta.needs)),
  )
  const sections = MENU_GROUPS.map((group) => ({
    group,
    entries: granted
      .filter(({ meta }) => meta?.menu?.group === group)
      .map(({ path, meta }) => ({ to: path, name: meta!.menu!.name })),
  }))
  return sections.filter(({ entries }) => entries.length)
}
