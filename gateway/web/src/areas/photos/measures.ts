/** A standard as it is chosen or typed, and how it is drawn and sent. */
import type { PhotoStandard } from '@/api/shapes'

export const OWN = 'own'
const KB = 1000
const MM_PER_INCH = 25.4

export type Preset = Pick<
  PhotoStandard,
  'preset' | 'name' | 'width_mm' | 'height_mm' | 'width' | 'height' | 'dpi' | 'max_bytes'
>

/** Figures as they were typed. */
export interface Typed {
  preset: string
  width_mm: string
  height_mm: string
  dpi: string
  max_kb: string
}

export const fresh = (standard?: PhotoStandard): Typed => ({
  preset: standard?.preset ?? '',
  width_mm: String(standard?.width_mm ?? ''),
  height_mm: String(standard?.height_mm ?? ''),
  dpi: String(standard?.dpi ?? ''),
  max_kb: standard?.max_bytes ? String(Math.floor(standard.max_bytes / KB)) : '',
})

const figureOf = (text: string) => (text.trim() === '' ? undefined : Number(text))
const pixels = (mm: number, dpi: number) => Math.round((mm / MM_PER_INCH) * dpi)

/** What was typed, with its pixels; nothing while it is no size. */
export function sized(typed: Typed) {
  const width_mm = Number(typed.width_mm)
  const height_mm = Number(typed.height_mm)
  const dpi = Number(typed.dpi)
  if (!(width_mm > 0 && width_mm <= 100 && height_mm > 0 && height_mm <= 150 && dpi > 0)) return null
  return { width_mm, height_mm, dpi, width: pixels(width_mm, dpi), height: pixels(height_mm, dpi) }
}

export function sentOf(typed: Typed) {
  if (typed.preset !== OWN) return { preset: typed.preset }
  const kb = figureOf(typed.max_kb)
  return {
    preset: OWN,
    width_mm: figureOf(typed.width_mm),
    height_mm: figureOf(typed.height_mm),
    dpi: figureOf(typed.dpi),
    max_bytes: kb === undefined ? null : kb * KB,
  }
}
