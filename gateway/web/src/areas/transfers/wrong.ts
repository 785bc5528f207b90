/** What the server says of single fields, under the names that the form gives them. */
import type { Refused } from '@/api/refused'

export interface Wrong {
  field: string
  name: string
  message: string
}

export function faultsOf(error: Refused, nameOf: (field: string) => string): Wrong[] {
  const said = (error.problem.errors ?? {}) as Record<string, string[]>
  return Object.entries(said).map(([field, messages]) => ({
    field,
    name: nameOf(field),
    message: [messages].flat().join('；'),
  }))
}
