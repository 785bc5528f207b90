/** What a resident's number says of somebody: the day of birth and the sex (GB 11643). */
import type { components } from '@/api/schema'

export type Sought = Pick<components['schemas']['Sought'], 'id_type' | 'id_number'>

/** Types of ID document whose numbers are residents' numbers: 居民身份证, and 居住证 of those from 港澳台. */
const OF_RESIDENTS = ['1', 'C']
const SHAPE = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dXx]$/
const MALE = '1'
const FEMALE = '2'

export function saidBy({ id_type, id_number }: Sought): { birth_date?: string; sex?: string } {
  const found = OF_RESIDENTS.includes(id_type ?? '1') && SHAPE.exec((id_number ?? '').trim())
  if (!found) return {}
  return { birth_date: found.slice(1, 4).join('-'), sex: Number(found[4]) % 2 ? MALE : FEMALE }
}
