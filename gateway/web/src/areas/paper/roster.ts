/** A column of a roster, as the server tells it. */
export interface Column {
  name: string
  title: string
  /** Its record set; none for what is of the whole file. */
  group?: string | null
  /** The school categories that alone have it; none where all have. */
  of_categories: string[]
}
