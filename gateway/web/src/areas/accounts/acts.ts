/** What can be done to an account, each an act in its `may`. */
import { api, body, match } from '@/api/client'
import type { Account, Role } from '@/api/shapes'
import type { operations } from '@/api/schema'

type Change = operations['changeAccount']['requestBody']['content']['application/json']

/** Roles that an account can be given here; a teacher's account comes with the teacher's file. */
export const ROLES: Record<'school' | 'department' | 'unit' | 'training' | 'authority', Role[]> = {
  school: [
    'system_admin',
    'info_admin',
    'entry_clerk',
    'reviewer',
    'query_user',
    'school_head',
    'teaching_office',
    'research_office',
  ],
  department: ['department_head'],
  unit: ['info_admin', 'entry_clerk', 'reviewer', 'query_user'],
  training: ['institution'],
  authority: ['system_admin', 'info_admin', 'entry_clerk', 'reviewer', 'query_user', 'auditor', 'operator'],
}

const KINDS: Record<string, keyof typeof ROLES> = {
  school: 'school',
  department: 'department',
  office: 'unit',
  affiliated: 'unit',
  training: 'training',
}
export const rolesOf = (level: string): Role[] => ROLES[KINDS[level] ?? 'authority']

export const change = (account: Account, fields: Change) => {
  const params = { path: { account_id: account.id }, header: match(account.row_version) }
  return body(api.PATCH('/accounts/{account_id}', { params, body: fields }))
}

export const reset = (account: Account) =>
  body(api.POST('/accounts/{account_id}/reset', { params: { path: { account_id: account.id } } }))
