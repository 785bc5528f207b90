/** Where a notice leads. */
import type { Notice } from '@/api/shapes'

const PAGES: Record<string, string> = {
  assignments: '/assignments',
  cases: '/cases',
  duplicates: '/duplicates',
  operation: '/operation',
  teacher_accounts: '/teacher-accounts',
  teachers: '/teachers',
  exports: '/workbooks/exports',
  former_files: '/former-files',
  orders: '/correction-orders',
  overdue_below: '/cases/overdue-below',
  own: '/self',
  own_requests: '/self/requests',
  own_todo: '/self/todo',
  own_training: '/self/trainings',
  progress: '/progress',
  remarks: '/remarks',
  requests: '/change-requests?state=proposed',
  status_changes: '/status-changes',
  training: '/trainings',
  transfers_overdue: '/transfers?due=overdue',
  transfers_todo: '/transfers?box=todo',
}
const THINGS: Record<string, string> = {
  account_batch: '/teacher-accounts/batches',
  assignment: '/assignments',
  case: '/cases',
  duplicate: '/duplicates',
  former_file: '/former-files',
  import: '/workbooks',
  request: '/change-requests',
  rule: '/training/rules',
  status_batch: '/status-changes/batches',
  status_change: '/status-changes',
  teacher: '/teachers',
  training: '/trainings',
  transfer: '/transfers',
}

/** The address of what a notice is about; none for a page that this version does not know. */
export function addressOf({ area, id }: Notice['link']): string | undefined {
  const folder = area ? THINGS[area] : undefined
  return folder && id ? `${folder}/${id}` : PAGES[area ?? '']
}
