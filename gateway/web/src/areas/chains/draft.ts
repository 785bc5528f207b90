/** A chain while it is put together: positions in order, each with the steps that lie beside each other. */
import type { Chain, ChainStep, Desk, Level, Role } from '@/api/shapes'
import { newId } from '@/lib/ids'

export const DESKS = [
  'department',
  'school',
  'hub',
  'authority',
  'authority_above',
  'province',
  'ministry',
] as const satisfies readonly Desk[]
export const ROLES = [
  'reviewer',
  'info_admin',
  'school_head',
  'department_head',
  'teaching_office',
  'research_office',
] as const satisfies readonly Role[]
export const MANAGERS = ['county', 'city', 'province', 'ministry'] as const satisfies readonly Level[]
/** Desks inside a school, where no office or affiliated unit lies. */
const AT_SCHOOL: Desk[] = ['department', 'school', 'hub']

/** A name in both languages; `copied` is the English one that came with the chain that was copied. */
export interface Named {
  zh: string
  en: string
  copied: string
}

/** The English name of a copy is none of a thing that is called otherwise now. */
export function rename(own: Named, zh: string) {
  if (own.en === own.copied && zh.trim() !== own.zh.trim()) own.en = ''
  own.zh = zh
}

export interface DraftStep extends Named {
  key: string
  desk: Desk
  unit: string
  roles: string[]
  sets: string[]
  days: number
  originals: boolean
}
export type Positions = DraftStep[][]

/** Businesses whose cases name their pieces of evidence. */
const EVIDENCED = ['addition', 'change', 'key_change']
export const asksOriginals = (business: string) => EVIDENCED.includes(business)

export const hasUnits = (desk: Desk) => !AT_SCHOOL.includes(desk)

/** The steps of a chain, to be changed. */
export const copied = (positions: Chain['positions']): Positions =>
  (positions ?? []).map((steps) =>
    steps.map((step) => ({
      key: newId(),
      zh: step.names?.['zh-CN'] ?? '',
      en: step.names?.en ?? '',
      copied: step.names?.en ?? '',
      desk: step.desk ?? 'authority',
      unit: step.unit ?? '',
      roles: [...(step.roles ?? [])],
      sets: [...(step.sets ?? [])],
      days: step.days ?? 10,
      originals: step.originals ?? false,
    })),
  )

/** As the server takes them; what has no English name is called by the Chinese. */
export const sent = (positions: Positions): ChainStep[][] =>
  positions.map((steps) =>
    steps.map(({ zh, en, desk, unit, roles, sets, days, originals }) => ({
      name: { 'zh-CN': zh.trim(), en: en.trim() || zh.trim() },
      desk,
      unit: ((hasUnits(desk) && unit) || null) as ChainStep['unit'],
      roles: roles as ChainStep['roles'],
      sets: sets.length ? sets : null,
      days,
      originals,
    })),
  )

/** A position one place earlier (-1) or later (1). */
export function moved(positions: Positions, at: number, by: -1 | 1): Positions {
  const [here, there] = [positions[at], positions[at + by]]
  if (!here || !there) return positions
  return positions.map((each, place) => (place === at ? there : place === at + by ? here : each))
}

/** The position beside the one before it: together. */
export const joined = (positions: Positions, at: number): Positions =>
  positions.flatMap((steps, place) => {
    if (place === at) return []
    return [place === at - 1 ? [...steps, ...positions[at]!] : steps]
  })

/** A step of several that lie beside each other, after them on its own. */
export const apart = (positions: Positions, key: string): Positions =>
  positions.flatMap((steps) => {
    const own = steps.filter((step) => step.key === key)
    return own.length && steps.length > 1 ? [steps.filter((step) => step.key !== key), own] : [steps]
  })

/** Without a step. */
export const without = (positions: Positions, key: string): Positions =>
  positions.map((steps) => steps.filter((step) => step.key !== key)).filter((steps) => steps.length)

const UNNAMED = { zh: '', en: '', copied: '' }
/** With one more step at the end. */
export const longer = (positions: Positions): Positions => [
  ...positions,
  [
    {
      key: newId(),
      ...UNNAMED,
      desk: 'authority',
      unit: '',
      roles: ['reviewer', 'info_admin'],
      sets: [],
      days: 10,
      originals: false,
    },
  ],
]

/** What a step still lacks, by field. */
export const lacks = (step: DraftStep) => ({ zh: !step.zh.trim(), roles: !step.roles.length })
