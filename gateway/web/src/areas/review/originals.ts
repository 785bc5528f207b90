/** 原件已核对: which pieces of evidence of the case at hand were compared with their originals, and by whom. */
import { computed, inject, provide, ref, watch, type InjectionKey, type Ref } from 'vue'
import type { Case } from '@/api/shapes'
import type { Piece } from './evidence'

type Decision = Case['decisions'][number]

export interface Originals {
  /** The step at hand is approved only with every piece ticked, and it is the person's own. */
  demanded: Ref<boolean>
  ticked: Ref<string[]>
  /** What is not ticked yet, by the names of its places. */
  left: Ref<string[]>
  holds: (piece: Piece) => boolean
  tick: (piece: Piece, on: boolean) => void
  /** The newest decision that stands and checked the piece. */
  checkedBy: (piece: Piece) => Decision | undefined
}

const ORIGINALS: InjectionKey<Originals> = Symbol('originals')

/** What is ticked belongs to one case: the next one begins with nothing. */
export function useTicks(found: Ref<Case | undefined>): Originals {
  const ticked = ref<string[]>([])
  watch(
    () => found.value?.id,
    () => (ticked.value = []),
  )
  const demanded = computed(() => !!found.value?.originals && found.value.may.includes('decide'))
  const left = computed(() =>
    demanded.value
      ? [
          ...new Set(
            found.value!.evidence.filter(({ id }) => !ticked.value.includes(id)).map(({ name }) => name),
          ),
        ]
      : [],
  )
  const originals: Originals = {
    demanded,
    ticked,
    left,
    holds: ({ files }) => files.every((id) => ticked.value.includes(id)),
    tick: ({ files }, on) => {
      const others = ticked.value.filter((id) => !files.includes(id))
      ticked.value = on ? [...others, ...files] : others
    },
    checkedBy: ({ files }) =>
      found.value?.decisions.findLast(
        ({ annulled, originals: checked }) => !annulled && files.every((id) => checked.includes(id)),
      ),
  }
  provide(ORIGINALS, originals)
  return originals
}

export const useOriginals = () => inject(ORIGINALS, undefined)
