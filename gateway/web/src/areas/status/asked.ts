/** What is being entered about a teacher: the act and status chosen among those that may follow, and what they demand. */
import { computed, reactive, watch } from 'vue'
import type { Refused } from '@/api/refused'
import type { components } from '@/api/schema'
import { t } from '@/lib/words'

export interface Wrong {
  field: string
  name: string
  message: string
}

type Choices = components['schemas']['StatusChoices']
type Chosen = string | number | boolean | undefined
const SAID = ['until', 'document', 'words'] as const
type Said = (typeof SAID)[number]
const NAMED = ['act', 'day', 'post', ...SAID] as const

/** What a field of the form is called. */
export const nameOfField = (field: string) =>
  (NAMED as readonly string[]).includes(field)
    ? t(`parts.statusAct.${field as (typeof NAMED)[number]}`)
    : t('parts.statusAct.after')

/** What the server says of single fields, under their names. */
export function faultsOf(refusal: Refused, ofPost: (field: string) => string | undefined): Wrong[] {
  const said = (refusal.problem.errors ?? {}) as Record<string, string[]>
  return Object.entries(said).map(([field, messages]) => ({
    field,
    name: ofPost(field) ?? nameOfField(field),
    message: [messages].flat().join('；'),
  }))
}

export function useAsked(found: () => Choices | undefined, act: string) {
  const asked = reactive({
    act: act as Chosen,
    status: '' as Chosen,
    day: '',
    until: '',
    document: '',
    words: '',
    post: {} as Record<string, unknown>,
  })
  /** What was chosen of a post. */
  const post = computed(() =>
    Object.fromEntries(
      Object.entries(asked.post).filter(([, value]) => value !== null && value !== '' && value !== undefined),
    ),
  )
  const acts = computed(() => [...new Set(found()?.choices.map((each) => each.act))])
  const choices = computed(() => found()?.choices.filter((each) => each.act === asked.act) ?? [])
  const choice = computed(() => choices.value.find(({ status }) => status === asked.status))
  watch(
    choices,
    (some) => {
      if (!some.some(({ status }) => status === asked.status)) asked.status = some[0]?.status ?? ''
    },
    { immediate: true },
  )
  /** Retires before the month in which the age of the law is reached. */
  const early = computed(() => {
    const due = found()?.due
    return asked.act === 'retirement' && !!due && !!asked.day && asked.day.slice(0, 7) < due
  })
  const takes = (field: Said | 'post') => !!choice.value?.takes.includes(field)
  const needs = (field: Said | 'post') =>
    !!choice.value?.needs.includes(field) || (field === 'words' && early.value)

  function lacking(): Wrong[] {
    const owed = (field: string) => ({ field, name: nameOfField(field), message: t('parts.form.needed') })
    return [
      ...(choice.value ? [] : [owed('act')]),
      ...(asked.day ? [] : [owed('day')]),
      ...(needs('post') && !Object.keys(post.value).length ? [owed('post')] : []),
      ...SAID.filter((field) => needs(field) && !asked[field].trim()).map(owed),
    ]
  }

  /** As the service takes it. */
  const given = () => ({
    act: choice.value!.act,
    status: choice.value!.status,
    day: asked.day,
    until: (takes('until') && asked.until) || null,
    document: asked.document.trim() || null,
    words: asked.words.trim() || null,
    post: takes('post') ? (post.value as never) : null,
  })

  return { asked, acts, choices, early, takes, needs, lacking, given }
}
