/** A column of a roster, as the server tells it. */
export interface Column {
  name: string
  title: string
  /** Its record set; none for what is of the whole file. */
  group?: string | null
  /** The school categories that alone have it; none where all have. */
  of_categories: string[]
}

const SCHOOL = 'org_name'

/** School and sets first, then what is of the whole file, whatever was ticked first; what is not offered comes last. */
export function inOrder(known: Column[], chosen: string[]): string[] {
  const ticked = known.filter(({ name }) => chosen.includes(name))
  const ranked = [
    ...ticked.filter(({ name }) => name === SCHOOL),
    ...ticked.filter(({ group }) => group),
    ...ticked.filter(({ name, group }) => !group && name !== SCHOOL),
  ].map(({ name }) => name)
  return [...ranked, ...chosen.filter((name) => !ranked.includes(name))]
}
