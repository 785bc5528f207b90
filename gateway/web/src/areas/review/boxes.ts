/** What the work list can be narrowed to, beside its boxes. */
export const BUSINESSES = [
  'first_entry',
  'addition',
  'change',
  'key_change',
  'remark',
  'transfer',
  'transfer_within',
  'transfer_university',
  'status_change',
  'assignment',
] as const
export const STEPS = [
  'department',
  'school',
  'teaching_office',
  'research_office',
  'hub',
  'authority',
  'authority_above',
  'province',
  'ministry',
  'handling',
  'sending',
  'sending_authority',
] as const
