/** Where claims are, for the teacher and for offices, and what the server says of them. */
import type { components } from '@/api/schema'
import { useSession } from '@/lib/session'

export type Claim = components['schemas']['Claim']
export type ClaimRow = components['schemas']['ClaimRow']
export type Account = components['schemas']['CreditAccount']

/** The list of claims and one of them, for whoever is signed in. */
export function useAddresses() {
  const { me } = useSession()
  const isOwn = !!me.value?.teacher_id
  const list = isOwn ? '/self/claims' : '/credit-claims'
  return { isOwn, list, one: (id: string) => `${list}/${id}` }
}
