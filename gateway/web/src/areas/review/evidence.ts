/** Evidence of a file under review: which files stand for which value, and what is looked at. */
import { computed, ref, watch, type Ref } from 'vue'
import type { SetOfFile } from '@/api/shapes'
import { fieldsOf, holdsFiles, type RecordSet } from '@/lib/catalogue'
import { idsIn } from '@/lib/whose'

/** The files of one field of one entry; `proves` names the fields of the entry that they stand for. */
export interface Piece {
  key: string
  set: string
  setName: string
  entryId: string
  field: string
  name: string
  files: string[]
  proves: string[]
}

export interface Held {
  set: RecordSet
  state: SetOfFile
}

export interface Place {
  set: string
  entryId: string
  field: string | null
}

/** Everything that was attached, in the order of the sets and entries. */
export const piecesOf = (sets: Held[]): Piece[] =>
  sets.flatMap(({ set, state }) =>
    state.entries.flatMap((entry) =>
      fieldsOf(set)
        .filter(holdsFiles)
        .map((field) => ({
          key: `${entry.id} ${field.code}`,
          set: set.code,
          setName: set.name,
          entryId: entry.id,
          field: field.code,
          name: field.name,
          files: idsIn(entry.values[field.code]),
          proves: field.proves ?? [],
        }))
        .filter(({ files }) => files.length),
    ),
  )

/** What stands for a place: for a value what proves it (or is it), for a whole entry its first. */
export const pieceFor = (pieces: Piece[], { set, entryId, field }: Place): Piece | undefined =>
  pieces.find(
    (piece) =>
      piece.set === set &&
      piece.entryId === entryId &&
      (!field || piece.field === field || piece.proves.includes(field)),
  )

/** The evidence of the sets, and the piece that is looked at: the first until another one is picked. */
export function useEvidence(sets: Ref<Held[]>, about: Ref<string>) {
  const pieces = computed(() => piecesOf(sets.value))
  const picked = ref<string>()
  const current = computed(() => pieces.value.find(({ key }) => key === picked.value) ?? pieces.value[0])
  watch(about, () => (picked.value = undefined))
  return { pieces, picked, current }
}
