/** The boxes of the work list. */
export const BOXES = ['todo', 'done', 'all'] as const
