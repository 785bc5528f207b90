/** The fields of 系统外调入: as the catalogue of the school has them, under the names that the form gives them. */
import { fieldsOf, type Catalogue, type CatalogueField, type Code } from '@/lib/catalogue'

/** Each with the set and the field of the catalogue that it is. */
const PARTS = {
  name: ['basic', 'name'],
  sex: ['basic', 'sex'],
  birth_date: ['basic', 'birth_date'],
  source: ['basic', 'source'],
  origin: ['work', 'organisation'],
  origin_kind: ['work', 'nature'],
} as const
/** Codes of 教职工来源 begin so where somebody was transferred 调入. */
const FROM_OUTSIDE = '3'

export type Part = keyof typeof PARTS
export const ALL_PARTS = Object.keys(PARTS) as Part[]

export function partOf(catalogue: Catalogue | undefined, part: Part): CatalogueField | undefined {
  const [set, field] = PARTS[part]
  const found = catalogue?.sets.find(({ code }) => code === set)
  return found && fieldsOf(found).find(({ code }) => code === field)
}

/** The codes to choose from; of 教职工来源 those of a transfer alone. */
export function codesOf(catalogue: Catalogue | undefined, part: Part): Code[] | undefined {
  const codes = catalogue?.tables[partOf(catalogue, part)?.table ?? '']
  return part === 'source' ? codes?.filter(({ code }) => code.startsWith(FROM_OUTSIDE)) : codes
}
