/** Where the pages of rules of credits are. */
import { t } from '@/lib/words'

export const RULES = '/training/rules'

export const ruleAt = (id: string) => `${RULES}/${id}`
export const editAt = (id: string) => `${RULES}/${id}/edit`

export const CYCLES = '/training/cycles'

export const crumbs = () => [{ name: t('training.group') }, { name: t('training.rules.title'), to: RULES }]
