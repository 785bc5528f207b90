/** Opens the viewer on the files that a value names; it is there at once and takes the next key, not what lies below. */
import { computed, ref, watchEffect, type Ref } from 'vue'
import { takenBy } from '@/lib/attaching'
import { useHeld, type Shown } from '@/lib/held'
import { useWhose } from '@/lib/whose'
import FileViewer from './FileViewer.vue'

/** `values` are ids of files that are held, and receipts of some that just came. */
export function useViewer(values: Ref<string[]>) {
  const whose = useWhose()
  const { held } = useHeld(() => (values.value.length ? whose() : undefined))
  const fileOf = (value: string): Shown | undefined => takenBy(value) ?? held.value.get(value)
  const known = computed(() => values.value.flatMap((value) => fileOf(value) ?? []))
  const viewing = ref<{ files: Shown[]; start: number; teacherId?: string } | null>(null)
  const wished = ref<number>()
  /** Shows a file as soon as it is known: a press before that is not lost. */
  watchEffect(() => {
    const file = wished.value === undefined ? undefined : fileOf(values.value[wished.value]!)
    if (!file) return
    viewing.value = { files: known.value, start: known.value.indexOf(file), teacherId: whose() }
    wished.value = undefined
  })
  const view = (at: number) => (wished.value = at)
  return { FileViewer, fileOf, viewing, view }
}
