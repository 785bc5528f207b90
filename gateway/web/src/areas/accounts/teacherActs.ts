/** What can be done to teachers' accounts, to those chosen or to all that match; and their slips. */
import { api, body } from '@/api/client'
import { Refused } from '@/api/refused'
import type { components } from '@/api/schema'
import type { Outcomes, Slip, TeacherAccount } from '@/api/shapes'
import { useAct, type Act, type Batch } from '@/lib/acts'
import { newId } from '@/lib/ids'
import { agreed, confirmed } from '@/lib/say'
import { named, t } from '@/lib/words'

/** In the order in which the list offers them. */
export const ACTS = [
  'reset',
  'unlock',
  'close',
  'open',
  'disable',
  'enable',
  'delete',
] as const satisfies readonly components['schemas']['AccountAct']['act'][]
export type AccountAct = (typeof ACTS)[number]

const SLIPS_AT_ONCE = 500
/** 禁止登录 and 允许登录 are called otherwise than what closes a dialog. */
export const LABELS: Partial<Record<AccountAct, string>> = { close: 'shut_out', open: 'let_in' }

const DANGEROUS: readonly AccountAct[] = ['reset', 'close', 'disable', 'delete']

/** The act called `name`; `filter` gives what the list shows. */
export function useAccountAct(name: AccountAct, filter: () => object): Act<TeacherAccount> {
  const label = LABELS[name] ?? name
  const act = useAct<TeacherAccount, true>(name, {
    question: async (many) => {
      const verb = named('parts.acts', label)
      const title = t('accounts.sure.title', { verb, ...many })
      const ask = DANGEROUS.includes(name) ? confirmed : agreed
      return (await ask({ title, text: t(`accounts.sure.${name}`, { ...many }), verb })) || null
    },
    ask: (rows) => actOn(name, rows),
    touches: ['teacher-accounts'],
    said: (n) => t(`accounts.many.${name}`, { n }),
    danger: DANGEROUS.includes(name),
    whole: {
      find: (page) => body(api.GET('/teacher-accounts', { params: { query: { ...filter(), ...page } } })),
      start: async () => {
        const asked = { id: newId(), act: name, chosen: filter() }
        return (await body(api.POST('/teacher-accounts/acts', { body: asked }))).job_id ?? ''
      },
      batch: WATCHED,
    },
  })
  return { ...act, name: label }
}

async function actOn(act: AccountAct, rows: TeacherAccount[]): Promise<Outcomes> {
  const asked = { id: newId(), act, account_ids: rows.map((row) => row.id) }
  const { items } = await body(api.POST('/teacher-accounts/acts', { body: asked }))
  const withNames = items.map(({ account_id, ...rest }) => ({
    ...rest,
    id: account_id,
    name: rows.find((row) => row.id === account_id)?.name ?? null,
  }))
  return { items: withNames, next_desk: null, job_id: null }
}

const WATCHED: Batch = {
  state: async (id, signal) => {
    const job_id = `identity.${id}`
    const job = await body(api.GET('/jobs/{job_id}', { params: { path: { job_id } }, signal }))
    const result = (job.result ?? {}) as { refused?: number }
    const failed = result.refused ?? 0
    return { ...job, job_id, done: job.done - failed, failed, message: job.error ?? null }
  },
  failures: () => Promise.resolve({ items: [], next: null }),
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
