/** Cases that ask the same, decided in one act: all that is ticked, but for those left for later or sent back. */
import { useQuery } from '@tanstack/vue-query'
import { computed, reactive, ref, watch, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { CaseRow } from '@/api/shapes'
import { refresh } from '@/lib/acts'
import { newId } from '@/lib/ids'
import { sayRefusal } from '@/lib/say'
import { language } from '@/lib/words'

const AT_ONCE = 200
/** What one act takes; what is beyond comes after it. */
const MOST = 2_000

export type SortBy = 'subject_name' | 'org_name' | 'before' | 'waiting_since' | 'pieces'

/** All cases of the person's own box with this key, page by page. */
async function everyCase(alike: string, signal: AbortSignal): Promise<CaseRow[]> {
  const found: CaseRow[] = []
  let after: string | undefined
  do {
    const query = { box: 'todo' as const, alike, limit: AT_ONCE, ...(after && { after }) }
    const page = await body(api.GET('/cases', { params: { query }, signal }))
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after && found.length < MOST)
  return found
}

const compared = (one: unknown, other: unknown) =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one ?? '').localeCompare(String(other ?? ''), 'zh-CN')

export const sorted = (rows: CaseRow[], by: SortBy, down: boolean) =>
  [...rows].sort((one, other) => (down ? -1 : 1) * compared(one[by], other[by]))

/** The cases of a key; what is unticked stays in the box, what has a reason is sent back with it. */
export function useAlike(key: Ref<string>) {
  const list = useQuery({
    queryKey: ['cases', 'alike', key, language],
    queryFn: ({ signal }) => everyCase(key.value, signal),
  })
  const left = reactive(new Set<string>())
  const back = reactive(new Map<string, string>())
  const busy = ref(false)
  const rows = computed(() => list.data.value ?? [])
  const sentBack = computed(() => rows.value.filter(({ id }) => back.has(id)))
  const taken = computed(() => rows.value.filter(({ id }) => !left.has(id) && !back.has(id)))
  const bare = computed(() => sentBack.value.filter(({ id }) => !back.get(id)?.trim()))

  const forget = () => {
    left.clear()
    back.clear()
  }
  watch(key, forget)

  function tick(id: string, on: boolean) {
    back.delete(id)
    if (on) left.delete(id)
    else left.add(id)
  }

  /** Decides what is shown; gives the id of the batch, or null where it was refused. */
  async function decide(): Promise<string | null> {
    busy.value = true
    const shown = [...taken.value, ...sentBack.value].map(({ id, row_version }) => ({
      case_id: id,
      row_version,
      reason: back.get(id)?.trim() ?? null,
    }))
    try {
      const asked = { id: newId(), verdict: 'approve' as const, reasons: [], shown }
      const made = await body(api.POST('/decisions', { body: asked }))
      forget()
      return made.id
    } catch (error) {
      sayRefusal(error)
      return null
    } finally {
      busy.value = false
    }
  }
  const again = () => refresh('cases', 'teachers', 'progress')
  return { list, rows, left, back, bare, sentBack, taken, busy, tick, decide, again }
}
