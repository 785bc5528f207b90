/** What a person fills in of a chain, from the one that it is a copy of. */
import { reactive } from 'vue'
import type { Chain, ChainSample } from '@/api/shapes'
import type { components } from '@/api/schema'
import { today } from '@/lib/format'
import { copied, lacks, sent, type Named, type Positions } from './draft'

type Draft = components['schemas']['ChainDraft']
export type Hub = 'any' | 'yes' | 'no'
const HUBS: Record<Hub, boolean | null> = { any: null, yes: true, no: false }

export interface Editing extends Named {
  business: string
  org_id: string | undefined
  categories: string[]
  levels: string[]
  hub: Hub
  from: string
  replaces: string | null
  positions: Positions
}

export const editing = (): Editing =>
  reactive({
    zh: '',
    en: '',
    copied: '',
    business: '',
    org_id: undefined,
    categories: [],
    levels: [],
    hub: 'any',
    from: today(),
    replaces: null,
    positions: [],
  })

/** Takes over a chain; `replacing` one it stays the same chain of the same organisation. */
export function take(
  into: Editing,
  source: Chain | ChainSample,
  orgId: string | undefined,
  replacing: boolean,
) {
  Object.assign(into, {
    zh: source.names?.['zh-CN'] ?? '',
    en: source.names?.en ?? '',
    copied: source.names?.en ?? '',
    business: source.business ?? '',
    categories: [...(source.categories ?? [])],
    levels: [...(source.authority_levels ?? [])],
    hub: source.hub === true ? 'yes' : source.hub === false ? 'no' : 'any',
    org_id: orgId,
    replaces: replacing ? (source as Chain).id : null,
    positions: copied(source.positions),
  })
}

export const draftOf = (from: Editing): Draft => ({
  names: { 'zh-CN': from.zh.trim(), en: from.en.trim() || from.zh.trim() },
  business: from.business,
  org_id: from.org_id!,
  categories: from.categories as Draft['categories'],
  authority_levels: from.levels.length
    ? (from.levels as Draft['categories'] & Draft['authority_levels'])
    : null,
  hub: HUBS[from.hub],
  effective_from: from.from,
  replaces: from.replaces,
  positions: sent(from.positions),
})

/** The fields that still have to be filled in: of the chain by name, of steps by their key. */
export function missing(from: Editing): string[] {
  const own = {
    zh: !from.zh.trim(),
    org_id: !from.org_id,
    categories: !from.categories.length,
    from: !from.from,
  }
  const steps = from.positions
    .flat()
    .flatMap((step) =>
      Object.entries(lacks(step)).map(([field, lacking]) => [`${step.key}-${field}`, lacking] as const),
    )
  const all = [...Object.entries(own), ...steps, ['steps', !from.positions.length] as const]
  return all.filter(([, lacking]) => lacking).map(([name]) => name)
}
