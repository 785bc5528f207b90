/** The five levels of organisations, from the top. */
export const LEVELS = ['ministry', 'province', 'city', 'county', 'school'] as const
export type Level = (typeof LEVELS)[number]

/** Which levels an organisation can have below it: the next one and schools. */
export function levelsBelow(level: string): Level[] {
  const next = LEVELS[LEVELS.indexOf(level as Level) + 1]
  return next ? [...new Set([next, 'school' as const])] : []
}
