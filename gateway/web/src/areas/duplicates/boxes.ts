/** The lists of pairs, and what each asks the server for. */
import { oneOf } from '@/lib/lists'

export const BOXES = ['open', 'twins', 'unsure', 'both_real', 'merged'] as const
export type Box = (typeof BOXES)[number]
export const KINDS = { box: oneOf(...BOXES) }

/** Perhaps twins are open pairs too, listed apart. */
export const asked = (box: Box = 'open') =>
  box === 'twins' ? { state: 'open' as const, twins: true } : { state: box, twins: false }
