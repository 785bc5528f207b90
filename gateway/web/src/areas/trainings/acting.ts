/** Publishing and cancelling a training, each asked for once more, with what becomes of it. */
import { ref, type Ref } from 'vue'
import { api, body, match } from '@/api/client'
import { agreed, reasonFor, sayDone, sayRefusal } from '@/lib/say'
import { refresh } from '@/lib/server'
import { t } from '@/lib/words'
import type { Training } from './addresses'

export function useActs(found: Ref<Training | undefined>) {
  const busy = ref('')
  const params = () => ({ path: { project_id: found.value!.id }, header: match(found.value!.row_version) })

  async function run(what: 'publish' | 'cancel', ask: () => Promise<unknown>) {
    busy.value = what
    try {
      await ask()
      sayDone(t(`trainings.done.${what}`))
    } catch (refusal) {
      sayRefusal(refusal)
    }
    await refresh('trainings')
    busy.value = ''
  }

  async function publish() {
    const how = found.value!.level === 'school' ? 'ask' : 'publish'
    const [title, verb] = [t(`trainings.acts.${how}`), t(`trainings.acts.${how}`)]
    if (await agreed({ title, verb, text: t(`trainings.questions.${how}`, { name: found.value!.name }) }))
      await run('publish', () =>
        body(api.POST('/training/projects/{project_id}/publication', { params: params() })),
      )
  }

  async function cancel() {
    const [title, verb] = [t('trainings.acts.cancel'), t('trainings.acts.cancel')]
    const text = t('trainings.questions.cancel', { name: found.value!.name, taken: found.value!.taken })
    const words = await reasonFor({ title, verb, text })
    if (words)
      await run('cancel', () =>
        body(api.POST('/training/projects/{project_id}/cancellation', { params: params(), body: { words } })),
      )
  }

  return { busy, publish, cancel }
}
