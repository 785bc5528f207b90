/** What the person may ask of an effective file: the school anything, an authority additions to reserved sets. */
import { computed } from 'vue'
import type { Teacher } from '@/api/shapes'
import type { CatalogueField, RecordSet } from '@/lib/catalogue'
import { setIn } from '@/lib/files'
import { adds as addsTo, fills, isHeldWhole } from '@/lib/requests'
import { useSession } from '@/lib/session'

export function useAsks(teacher: () => Teacher | undefined, set: () => RecordSet | undefined) {
  const { may, holdsFiles } = useSession()
  const effective = computed(
    () => teacher()?.status === 'effective' && !isHeldWhole(teacher()!) && may('addChangeRequest'),
  )
  const state = computed(() => (teacher() && set() ? setIn(teacher()!, set()!.code) : undefined))
  const part = computed(() => (holdsFiles.value ? 'school' : 'authority'))
  const changes = computed(() => effective.value && holdsFiles.value && !!set() && fills('school', set()!))
  const adds = computed(
    () => effective.value && !!state.value && addsTo(part.value, set()!, state.value.entries.length),
  )
  const changeable = (field: CatalogueField) =>
    !field.read_only &&
    !state.value?.locked.includes(field.code) &&
    (field.type !== 'photo' || may('setPhoto'))
  return { changes, adds, changeable }
}
