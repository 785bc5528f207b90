/** How a file's record sets stand: what each holds and owes; and how a family of them folds. */

export interface SetState {
  code: string
  name: string
  family: { code: string; name: string } | null
  /** Rows of a list; null for a set of which there is one. */
  count: number | null
  missing: number
  rejected: boolean
  /** Open remarks 信息有误. */
  remarks: number
}

export interface SetNode {
  code: string
  name: string
  family: boolean
  sets: SetState[]
  count: number
  missing: number
  rejected: boolean
}

/** Sets in their order, those of one family under one node at the place of its first. */
export function folded(sets: SetState[]): SetNode[] {
  const nodes: SetNode[] = []
  for (const set of sets) {
    const code = set.family?.code ?? set.code
    const known = set.family && nodes.find((node) => node.family && node.code === code)
    if (known) add(known, set)
    else nodes.push(nodeOf(set))
  }
  return nodes
}

const nodeOf = (set: SetState): SetNode => ({
  code: set.family?.code ?? set.code,
  name: set.family?.name ?? set.name,
  family: set.family !== null,
  sets: [set],
  count: set.count ?? 0,
  missing: set.missing,
  rejected: set.rejected,
})

function add(node: SetNode, set: SetState) {
  node.sets.push(set)
  node.count += set.count ?? 0
  node.missing += set.missing
  node.rejected ||= set.rejected
}
