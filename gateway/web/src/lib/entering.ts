/** Entering a set of a file: an entry that stands or a new one, saved (validated) or kept as a draft; and what to do when somebody was faster. */
import { useQuery } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { api, body, match } from '@/api/client'
import { isSignedOut, isStale, type Refused } from '@/api/refused'
import type { Category, Entry, Teacher, Values } from '@/api/shapes'
import { refresh } from './acts'
import { fieldsOf } from './catalogue'
import { defaults } from './defaults'
import { BASIC, rejectedIn, setIn, useFile } from './files'
import { useRecordForm } from './forms'
import { newId } from './ids'
import { refusalText } from './say'
import { cache } from './server'
import { language } from './words'

export const NEW = 'new'

/** Which entry is entered: of a new file, where there is no `teacherId`; the only one, where `entry` is no id. */
export interface Entered {
  teacherId?: string
  set: string
  entry: string
}

export interface Stale {
  by: string
  teacher: Teacher
  theirs: Values
}

export type How = 'save' | 'draft'

export function useEntering(
  { teacherId, set: code, entry: wanted }: Entered,
  opening: () => object = () => ({}),
) {
  const { file, catalogue } = useFile(teacherId)
  const teacher = computed(() => file.data.value)
  const set = computed(() => catalogue.data.value?.sets.find((each) => each.code === code))
  const state = computed(() => teacher.value && setIn(teacher.value, code))
  const entry = computed(() => (state.value ? entryIn(state.value.entries, wanted) : undefined))
  const category = computed(() => (teacher.value?.category ?? catalogue.data.value?.category) as Category)
  const barred = () => rejectedIn(teacher.value, code)
  const subject = () => ({
    category: category.value,
    teacher_id: teacherId ?? null,
    entry_id: entry.value?.id ?? null,
  })
  const form = useRecordForm(set, subject, barred)
  const hints = useHints(category)
  let ownId = newId() // of a file or an entry that does not exist yet
  const version = ref(0)
  const stored = ref<Values>({})
  const stale = ref<Stale | null>(null)
  const refused = ref('')
  const busy = ref<How | null>(null)
  const begun = ref(false)

  watch(
    [set, teacher, hints],
    ([known]) => {
      if (begun.value || !known || (teacherId && !teacher.value) || hints.value === undefined) return
      begin((entry.value?.values as Values | undefined) ?? fresh(), teacher.value?.row_version ?? 0)
    },
    { immediate: true },
  )

  function begin(values: Values, row_version: number) {
    begun.value = true
    form.start(values)
    stored.value = values
    version.value = row_version
  }

  /** What a new entry starts with; never what a reviewer rejected. */
  function fresh(): Values {
    const preset = Object.fromEntries(
      (hints.value ?? [])
        .filter((hint) => hint.set === code && hint.preset !== null)
        .map((hint) => [hint.field, hint.preset]),
    )
    const given = Object.entries({ ...defaults(set.value!), ...preset })
    return Object.fromEntries(given.filter(([field]) => !barred().has(field)))
  }

  const path = () => ({ teacher_id: teacherId ?? ownId })
  const inSet = () => ({ path: { ...path(), set: code } })
  const inEntry = () => ({
    params: { path: { ...path(), set: code, entry_id: entry.value!.id }, header: match(version.value) },
  })
  const inFile = () => ({ params: { path: path(), header: match(version.value) } })

  const openFile = (values: Values, how: How) => {
    const opened = { body: { id: ownId, values, ...opening() } }
    return body(how === 'save' ? api.POST('/teachers', opened) : api.POST('/teachers/drafts', opened))
  }
  const writeBasic = (values: Values, how: How) => {
    const written = { ...inFile(), body: { values } }
    return body(
      how === 'save'
        ? api.PATCH('/teachers/{teacher_id}', written)
        : api.PATCH('/teachers/{teacher_id}/draft', written),
    )
  }
  const addEntry = (values: Values, how: How) => {
    const added = { params: inSet(), body: { id: ownId, values } }
    return body(
      how === 'save'
        ? api.POST('/teachers/{teacher_id}/sets/{set}', added)
        : api.POST('/teachers/{teacher_id}/sets/{set}/drafts', added),
    )
  }
  const writeEntry = (values: Values, how: How) => {
    const written = { ...inEntry(), body: { values } }
    return body(
      how === 'save'
        ? api.PATCH('/teachers/{teacher_id}/sets/{set}/{entry_id}', written)
        : api.PATCH('/teachers/{teacher_id}/sets/{set}/{entry_id}/draft', written),
    )
  }

  /** Writes; gives the id of the file. */
  async function write(values: Values, how: How): Promise<string> {
    if (!teacherId) return (await openFile(values, how)).id
    if (code === BASIC) await writeBasic(values, how)
    else await (entry.value ? writeEntry(values, how) : addEntry(values, how))
    return teacherId
  }

  /** Gives the id of the file that it was kept in, or null where it was refused. */
  async function put(how: How): Promise<string | null> {
    busy.value = how
    refused.value = ''
    try {
      const id = await write(form.whole(), how)
      form.start(form.values)
      ownId = newId()
      await refresh('teachers')
      return id
    } catch (error) {
      if (isStale(error)) return await overtaken(error, how)
      form.blame(error)
      refused.value = isSignedOut(error) ? '' : refusalText(error)
      return null
    } finally {
      busy.value = null
    }
  }

  /** Somebody changed the file meanwhile: what did not touch this entry does not matter, else both are shown. */
  async function overtaken(error: Refused, how: How): Promise<string | null> {
    await cache.invalidateQueries({ queryKey: ['teachers', 'file'] })
    const { data } = await file.refetch()
    if (!data) return null
    const theirs = (entryIn(setIn(data, code)?.entries ?? [], wanted)?.values ?? {}) as Values
    if (data.row_version !== version.value && same(theirs, stored.value)) {
      version.value = data.row_version
      return put(how)
    }
    stale.value = {
      by: String((error.problem.params as { by?: string } | undefined)?.by ?? ''),
      teacher: data,
      theirs,
    }
    return null
  }

  /** Goes on from what stands now, with what was chosen of both. */
  function merge(chosen: Values) {
    if (!stale.value) return
    version.value = stale.value.teacher.row_version
    stored.value = stale.value.theirs
    for (const [field, value] of Object.entries(chosen)) form.put(field, value)
    stale.value = null
  }

  /** Starts another new entry after one that was saved. */
  const another = () => begin(fresh(), teacher.value?.row_version ?? 0)

  const same = (one: Values, other: Values) =>
    !!set.value &&
    fieldsOf(set.value).every(
      (field) => JSON.stringify(one[field.code] ?? null) === JSON.stringify(other[field.code] ?? null),
    )

  return {
    file, catalogue, teacher, set, state, entry, form, hints, stored, stale, refused, busy, begun,
    put, merge, another,
  } // prettier-ignore
}

/** The entry that is meant: by its id, none for a new one, else the only one. */
const entryIn = (entries: Entry[], wanted: string) =>
  wanted === NEW
    ? undefined
    : (entries.find(({ id }) => id === wanted) ?? (isId(wanted) ? undefined : entries[0]))

const isId = (text: string) => /^[\da-f]{8}-/.test(text)

/** Hints, presets and samples that count here; a form starts without them where they cannot be had. */
function useHints(category: { readonly value: Category | undefined }) {
  const { data, isError } = useQuery({
    queryKey: ['hints', computed(() => category.value), language],
    queryFn: ({ signal }) =>
      body(api.GET('/hints', { params: { query: { category: category.value } }, signal })),
    enabled: () => !!category.value,
    staleTime: 60_000,
    retry: false,
  })
  return computed(() => (isError.value ? [] : data.value?.items))
}
