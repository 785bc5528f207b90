/** How dates, ages, figures and numbers of documents are written. */

const pad = (figure: number) => String(figure).padStart(2, '0')

/** 2026-11-21, in the reader's time zone. */
export function day(at: string | null | undefined): string {
  if (!at) return ''
  const date = new Date(at)
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** 2026-11-21 09:05, in the reader's time zone. */
export function moment(at: string | null | undefined): string {
  if (!at) return ''
  const date = new Date(at)
  return `${day(at)} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}

const DAY = 86_400_000

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
  const first = now.getFullYear() - (now.getMonth() < 7 ? 1 : 0)
  return Array.from({ length: YEARS_BACK }, (_, back) => `${first - back}-${first - back + 1}`)
}
