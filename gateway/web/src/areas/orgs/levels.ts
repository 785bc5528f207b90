/** What can stand below an authority. */
import type { Level } from '@/api/shapes'
import { AUTHORITIES } from '@/lib/session'

/** 学校, and 内设科室, 直属事业单位, 培训机构 of an authority: nothing is added below any of them. */
const MANAGED = ['school', 'office', 'affiliated', 'training'] as const satisfies readonly Level[]

/** Only these say what they do. */
export const hasUnit = (level: string) => level === 'office' || level === 'affiliated'

/** Which levels an organisation can have below it: the next authority, schools, and units of its own. */
export function levelsBelow(level: string): Level[] {
  const at = AUTHORITIES.indexOf(level as (typeof AUTHORITIES)[number])
  return at < 0 ? [] : [...AUTHORITIES.slice(at + 1, at + 2), ...MANAGED]
}
