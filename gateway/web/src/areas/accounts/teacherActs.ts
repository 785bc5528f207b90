/** What can be done to teachers' accounts, to those chosen or to all that match; and their slips. */
import { api, body } from '@/api/client'
import { Refused } from '@/api/refused'
import type { Outcomes, Slip, TeacherAccount } from '@/api/shapes'
import { useAct, type Act, type Batch } from '@/lib/acts'
import { newId } from '@/lib/ids'
import { t } from '@/lib/words'

export const ACTS = ['reset', 'unlock', 'close', 'open', 'disable', 'enable', 'delete'] as const
export type AccountAct = (typeof ACTS)[number]

const SLIPS_AT_ONCE = 500
/** 禁止登录 and 允许登录 are called otherwise than what closes a dialog. */
const LABELS: Partial<Record<AccountAct, string>> = { close: 'shut_out', open: 'let_in' }

/** The act called `name`; `filter` gives what the list shows. */
export function useAccountAct(name: AccountAct, filter: () => object): Act<TeacherAccount> {
  const batch: Batch = {
    start: async () => {
      const asked = { id: newId(), act: name, chosen: filter() }
      return (await body(api.POST('/teacher-accounts/acts', { body: asked }))).job_id ?? ''
    },
    state: async (id, signal) => {
      const job_id = `identity.${id}`
      const job = await body(api.GET('/jobs/{job_id}', { params: { path: { job_id } }, signal }))
      const result = (job.result ?? {}) as { refused?: number }
      const failed = result.refused ?? 0
      return { ...job, job_id, done: job.done - failed, failed, message: job.error ?? null }
    },
    failures: () => Promise.resolve({ items: [], next: null }),
  }
  const ask = async (rows: TeacherAccount[]): Promise<Outcomes> => {
    const asked = { id: newId(), act: name, account_ids: rows.map((row) => row.id) }
    const { items } = await body(api.POST('/teacher-accounts/acts', { body: asked }))
    const named = items.map(({ account_id, ...rest }) => ({
      ...rest,
      id: account_id,
      name: rows.find((row) => row.id === account_id)?.name ?? null,
    }))
    return { items: named, next_desk: null, job_id: null }
  }
  const act = useAct<TeacherAccount>(
    name,
    ask,
    ['teacher-accounts'],
    (n) => t(`accounts.many.${name}`, { n }),
    batch,
  )
  return { ...act, name: LABELS[name] ?? name }
}

/** The slips of a batch, or of the accounts named, or of all: fresh secrets, shown this once. */
export async function slipsOf(whose: { batch: string } | { accounts: string[] | null }): Promise<Slip[]> {
  const found: Slip[] = []
  let after: string | null = null
  do {
    const asked: { limit: number; after: string | null } = { limit: SLIPS_AT_ONCE, after }
    const page: { items: Slip[]; next: string | null } = await body(
      'batch' in whose
        ? api.POST('/account-batches/{batch_id}/slips', {
            params: { path: { batch_id: whose.batch } },
            body: asked,
          })
        : api.POST('/teacher-accounts/slips', { body: { ...asked, account_ids: whose.accounts } }),
    )
    found.push(...page.items)
    after = page.next
  } while (after)
  return found
}

/** The same as a workbook, straight into the browser's downloads. */
export async function downloadSlips(accounts: string[] | null, name: string): Promise<void> {
  const { data, error } = await api.POST('/teacher-accounts/slips.xlsx', {
    body: { account_ids: accounts },
    parseAs: 'blob',
  })
  if (error || !data) throw new Refused(0, {})
  const link = document.createElement('a')
  link.href = URL.createObjectURL(data as unknown as Blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
