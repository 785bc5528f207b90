/** What a request for changes asks, with the evidence that speaks for it, as a reviewer needs it. */
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, body } from '@/api/client'
import type { ChangeRequest } from '@/api/shapes'
import { idsIn } from '@/lib/whose'
import { language } from '@/lib/words'
import type { Piece } from './evidence'

export type Item = ChangeRequest['items'][number]
export type Asked = Item['differences'][number]

export function useRequestOf(caseId: Ref<string>) {
  return useQuery({
    queryKey: ['change-requests', 'of-case', caseId, language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/cases/{case_id}/change-request', { params: { path: { case_id: caseId.value } }, signal }),
      ),
  })
}

/** The files that speak for a field, and those that it is asked to hold, which speak for what it proves. */
export const piecesOfItems = (items: Item[]): Piece[] =>
  items.flatMap((item) =>
    item.differences
      .map((field) => ({ ...field, evidence: [...field.evidence, ...idsIn(field.after)] }))
      .filter(({ evidence }) => evidence.length)
      .map((field) => ({
        key: `${item.entry_id} ${field.field}`,
        set: item.set,
        setName: item.set_name,
        entryId: item.entry_id,
        field: field.field,
        name: field.name,
        files: field.evidence,
        proves: field.proves,
      })),
  )

/** Whether the third way has to be shown: the file has moved on since it was asked. */
export const hasMoved = (item: Item) => item.gone || item.differences.some(({ moved }) => moved)

export const useItems = (request: Ref<ChangeRequest | undefined>) =>
  computed(() => request.value?.items ?? [])
