/** How dates, ages, figures and numbers of documents are written. Every time is China's, wherever the reader sits. */

const DAY = 86_400_000
/** China has one time for all, eight hours ahead, without a summer time since this system has instants. */
const AHEAD = 8 * 3_600_000

/** 2026-11-21T09:05:30.000, as clocks in China show an instant. */
const inChina = (at: string | Date) => new Date(new Date(at).getTime() + AHEAD).toISOString().slice(0, -1)

/** 2026-11-21 */
export const day = (at: string | Date | null | undefined) => (at ? inChina(at).slice(0, 10) : '')

/** 2026-11-21 09:05 */
export const moment = (at: string | Date | null | undefined) => second(at).slice(0, 16)

/** 2026-11-21 09:05:30 */
export const second = (at: string | Date | null | undefined) =>
  at ? inChina(at).slice(0, 19).replace('T', ' ') : ''

/** The day that a calendar's cell means, which is a midnight of the browser's own. */
export function dayOfCell(cell: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${cell.getFullYear()}-${two(cell.getMonth() + 1)}-${two(cell.getDate())}`
}

export const today = () => day(new Date())

/** The day `n` days after another one; before it, with a minus. */
export const daysAfter = (n: number, from: string) =>
  day(new Date(new Date(startOf(from)).getTime() + n * DAY))

/** The instant at which clocks in China show a time: `2026-11-21 09:05:30`. */
export const instantOf = (shown: string) => new Date(`${shown.replace(' ', 'T')}+08:00`).toISOString()

/** The first and the last moment of a day. */
export const startOf = (chosen: string) => instantOf(`${chosen} 00:00:00`)
export const endOf = (chosen: string) => instantOf(`${chosen} 23:59:59`)

/** Whole days from `since` to `now`. */
export function daysSince(since: string, now: Date = new Date()): number {
  return Math.floor((now.getTime() - new Date(since).getTime()) / DAY)
}

/** 8,400 */
export function figure(count: number): string {
  return count.toLocaleString('en-US')
}

/** An 18-digit number in groups of 6-8-4; the gaps are drawn, so that a copy has none. */
export function idGroups(number: string): string[] {
  return number.length === 18 ? [number.slice(0, 6), number.slice(6, 14), number.slice(14)] : [number]
}

const KB = 1024

/** 860 kB, 1.2 MB */
export function bytes(count: number): string {
  return count < KB * KB ? `${Math.max(1, Math.round(count / KB))} kB` : `${(count / KB / KB).toFixed(1)} MB`
}

const YEARS_BACK = 50

/** 2026-2027 and those before it, newest first; a school year begins in August. */
export function schoolYears(now: Date = new Date()): string[] {
  const [year, month] = inChina(now).split('-').map(Number) as [number, number]
  const first = year - (month < 8 ? 1 : 0)
  return Array.from({ length: YEARS_BACK }, (_, back) => `${first - back}-${first - back + 1}`)
}
