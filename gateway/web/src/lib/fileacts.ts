/** What can be done to a file beside filling it in: delete an entry, copy last term, answer, explain, object, confirm. */
import { ref } from 'vue'
import { api, body, match } from '@/api/client'
import type { Entry, Outcome, Rejection, Remark, Teacher } from '@/api/shapes'
import { newId } from './ids'
import { asked, confirmed, sayDone, sayRefusal } from './say'
import { refresh } from './server'
import { t } from './words'

export interface Objection {
  set: string
  set_name: string
  entry_id?: string | null
  field?: string | null
}

export function useFileActs(teacher: () => Teacher | undefined) {
  const busy = ref(false)

  /** Does it, says what was done or why not, and asks again for the file either way. */
  async function doing(act: () => Promise<unknown>, done: string) {
    if (busy.value) return
    busy.value = true
    try {
      await act()
      sayDone(done)
    } catch (error) {
      sayRefusal(error)
    }
    await refresh('teachers', 'remarks')
    busy.value = false
  }

  const path = () => ({ teacher_id: teacher()!.id })
  const inFile = () => ({ path: path(), header: match(teacher()!.row_version) })

  async function remove(entry: Entry, set: string, naming: string) {
    const words = { name: teacher()?.name ?? '', set, entry: naming }
    const text = t('parts.acts.deleteText', words)
    if (
      !(await confirmed({ title: t('parts.acts.deleteTitle', { set }), text, verb: t('parts.acts.delete') }))
    )
      return
    await doing(
      () => {
        const { path, header } = inFile()
        const params = { path: { ...path, set: entry.set, entry_id: entry.id }, header }
        return body(api.DELETE('/teachers/{teacher_id}/sets/{set}/{entry_id}', { params }))
      },
      t('parts.acts.deleted', words),
    )
  }

  const copyTeaching = () =>
    doing(
      () => body(api.POST('/teachers/{teacher_id}/sets/teaching/copies', { params: inFile() })),
      t('parts.acts.copied'),
    )

  const answer = (remark: Remark, text: string, outcome: Outcome) =>
    doing(
      () =>
        body(
          api.POST('/remarks/{remark_id}/answer', {
            params: { path: { remark_id: remark.id } },
            body: { answer: text, outcome },
          }),
        ),
      t('parts.remarks.sent'),
    )

  async function explain(reason: Rejection) {
    const title = t('parts.rejected.explain')
    const text = t('parts.rejected.explainText', { reason: reason.reason })
    const explanation = await asked({ title, text, verb: t('parts.acts.save') })
    if (!explanation) return
    await doing(() => {
      const params = { path: { ...path(), reason_id: reason.id } }
      return body(
        api.POST('/teachers/{teacher_id}/reasons/{reason_id}/explanation', { params, body: { explanation } }),
      )
    }, t('parts.rejected.noted'))
  }

  async function object(about: Objection) {
    const title = t('parts.remarks.title')
    const text = t('parts.remarks.ask', { set: about.set_name })
    const said = await asked({ title, text, verb: t('parts.remarks.raise') })
    if (!said) return
    const sent = {
      id: newId(),
      set: about.set,
      entry_id: about.entry_id ?? null,
      field: about.field ?? null,
      text: said,
    }
    await doing(
      () => body(api.POST('/teachers/{teacher_id}/remarks', { params: { path: path() }, body: sent })),
      t('parts.remarks.raised'),
    )
  }

  const confirm = () =>
    doing(
      () => body(api.POST('/teachers/{teacher_id}/confirmation', { params: inFile() })),
      t('parts.acts.confirmed'),
    )

  return { busy, remove, copyTeaching, answer, explain, object, confirm }
}
