/** A rule while it is written: as a form or as text, looked at by the server whenever typing pauses. */
import { computed, ref, watch } from 'vue'
import { api, body, match } from '@/api/client'
import { Refused } from '@/api/refused'
import type { components } from '@/api/schema'
import { pausing } from '@/lib/pausing'
import { refusalText } from '@/lib/say'
import { oneAfterAnother } from '@/lib/server'
import { SECTIONS } from './sections'
import type { Shape } from './shape'
import { documentOf, stateOf, type Document, type Row, type State } from './state'
import { VECTOR } from './vectorshape'

export type Rule = components['schemas']['Rule']
export type CheckedRule = components['schemas']['CheckedRule']
type Texts = components['schemas']['RuleTexts']

const PAUSE = 500
const RULE: readonly Shape[] = Object.values(SECTIONS).flat()
const VECTORS: Shape = { kind: 'rows', key: 'vectors', fields: VECTOR }
const ALL = [...RULE, VECTORS]

export const emptyState = () => stateOf({}, ALL)
const stateFrom = (rule: Pick<CheckedRule, 'form' | 'vectors_form'>): State =>
  stateOf({ ...((rule.form ?? {}) as Document), vectors: rule.vectors_form ?? [] }, ALL)

/** Only what can be read as a document is shown as a form; an empty text is an empty form. */
const fitsForm = (rule: Pick<CheckedRule, 'text' | 'form' | 'vectors_form'>) =>
  (!rule.text.trim() || !!rule.form) && !!rule.vectors_form

export function useEditing(id: () => string) {
  const way = ref<'form' | 'text'>('form')
  const state = ref<State>(emptyState())
  const text = ref('')
  const vectorsText = ref('')
  const version = ref(0)
  const checked = ref<CheckedRule>()
  const problem = ref('')
  const saved = ref('')
  const ready = ref(false)
  const faults = computed(() => [...(checked.value?.faults ?? []), ...(checked.value?.vector_faults ?? [])])

  function sent(): Texts {
    if (way.value === 'text')
      return { text: text.value, vectors_text: vectorsText.value, form: null, vectors_form: null }
    const { vectors } = documentOf({ vectors: state.value.vectors as Row[] }, [VECTORS])
    return {
      text: null,
      vectors_text: '',
      form: documentOf(state.value, RULE),
      vectors_form: (vectors ?? []) as [],
    }
  }
  const now = () => JSON.stringify([way.value, sent()])
  const unsaved = computed(() => ready.value && saved.value !== now())

  const check = oneAfterAnother(async () => {
    try {
      checked.value = await body(api.POST('/training/rules/check', { body: sent() }))
      problem.value = ''
    } catch (refused) {
      problem.value = refusalText(refused)
    }
  })
  const { soon } = pausing(() => void check(), PAUSE)

  function show(rule: Pick<CheckedRule, 'text' | 'vectors_text' | 'form' | 'vectors_form'>) {
    text.value = rule.text
    vectorsText.value = rule.vectors_text
    if (fitsForm(rule)) state.value = stateFrom(rule)
    else way.value = 'text'
  }

  function open(rule: Rule) {
    show(rule)
    checked.value = rule
    version.value = rule.row_version
    saved.value = now()
    ready.value = true
  }

  /** The other way to write it, from what the server made of this one. */
  async function turn(to: 'form' | 'text') {
    if (to === way.value) return true
    const isSaved = !unsaved.value
    await check()
    if (!checked.value || problem.value || (to === 'form' && !fitsForm(checked.value))) return false
    way.value = to
    show(checked.value)
    if (isSaved) saved.value = now()
    return way.value === to
  }

  async function save() {
    const keeping = now()
    const params = { path: { rule_id: id() }, header: match(version.value) }
    const row = await body(api.PUT('/training/rules/{rule_id}', { params, body: sent() }))
    version.value = row.row_version
    saved.value = keeping
  }

  watch([state, text, vectorsText], () => ready.value && soon(), { deep: true })
  return { way, state, text, vectorsText, checked, problem, faults, unsaved, ready, open, turn, save }
}

export const isStale = (refused: unknown) => refused instanceof Refused && refused.status === 412
