/** Made by `make schema` from openapi.json; not edited by hand. */
export const ACCOUNT_STATES = ['initial', 'active', 'closed', 'locked', 'disabled'] as const
export const CAMPAIGN_KINDS = ['first_collection', 'yearly_update', 'supplement'] as const
export const CASE_BOXES = ['todo', 'done', 'all'] as const
export const CATEGORIES = ['kindergarten', 'primary_secondary', 'secondary_vocational', 'special_education', 'higher_education'] as const
export const CHANGE_ACTS = ['added', 'changed', 'deleted'] as const
export const COUNTED_LEVELS = ['ministry', 'province', 'city', 'county', 'school', 'department'] as const
export const DUE = ['overdue', 'soon'] as const
export const EXPORT_KINDS = ['list', 'file', 'workbook'] as const
export const IMPORT_MODES = ['append', 'replace', 'addition', 'change'] as const
export const NOTICE_BOXES = ['all', 'unread'] as const
export const NUMBER_REASONS = ['other_name', 'no_such_number', 'other_sex_or_birth', 'duplicate'] as const
export const PHOTO_STATES = ['waiting', 'made', 'refused', 'confirmed', 'kept', 'failed', 'cancelled'] as const
export const REMARK_STATES = ['open', 'answered'] as const
export const SERVICES = ['identity', 'records', 'review', 'mobility', 'training', 'media'] as const
export const STAGES = ['draft', 'school_review', 'authority_review', 'rejected', 'effective'] as const
export const UNITS = ['personnel', 'teacher_development', 'training_school', 'research', 'other'] as const
export const WINDOW_MODES = ['school', 'shared', 'self'] as const
