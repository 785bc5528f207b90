/** The boxes of the work list, and what it can be narrowed to. */
export const BOXES = ['todo', 'done', 'all'] as const
export const DUE = ['overdue', 'soon'] as const
export const BUSINESSES = ['first_entry', 'remark'] as const
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
