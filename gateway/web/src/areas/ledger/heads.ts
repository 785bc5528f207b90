/** The two lines of the form's head: columns of a group stand under its name. */
import type { StaffForm } from '@/api/shapes'

type Column = StaffForm['columns'][number]

export interface Head {
  /** The group, or none for a column of its own. */
  group: Column['group']
  columns: Column[]
}

export function headsOf(columns: Column[]): Head[] {
  const heads: Head[] = []
  for (const column of columns) {
    const last = heads.at(-1)
    if (last && column.group && last.group === column.group) last.columns.push(column)
    else heads.push({ group: column.group, columns: [column] })
  }
  return heads
}
