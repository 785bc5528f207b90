/** What the work list can be narrowed to, beside its boxes. */
export const BUSINESSES = ['first_entry', 'addition', 'change', 'key_change', 'remark'] as const
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
] as const
