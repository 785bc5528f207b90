/** The levels of authorities from the top, and what can stand below them. */
export const AUTHORITIES = ['ministry', 'province', 'city', 'county'] as const
/** 学校, and 内设科室, 直属事业单位, 培训机构 of an authority: nothing is added below any of them. */
const MANAGED = ['school', 'office', 'affiliated', 'training'] as const
export type Level = (typeof AUTHORITIES)[number] | (typeof MANAGED)[number]

/** What an office or affiliated unit can do. */
export const UNITS = ['personnel', 'teacher_development', 'training_school', 'research', 'other'] as const
export const hasUnit = (level: string) => level === 'office' || level === 'affiliated'

/** Which levels an organisation can have below it: the next authority, schools, and units of its own. */
export function levelsBelow(level: string): Level[] {
  const at = AUTHORITIES.indexOf(level as (typeof AUTHORITIES)[number])
  return at < 0 ? [] : [...AUTHORITIES.slice(at + 1, at + 2), ...MANAGED]
}
