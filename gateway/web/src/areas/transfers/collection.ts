/** Until when a first entry has to be done: the campaign that runs now and reaches the school says it, if one does. */
import { useQuery } from '@tanstack/vue-query'
import { api, body } from '@/api/client'
import type { Campaign, TransferRow } from '@/api/shapes'
import { endOf, today } from '@/lib/format'
import { useSession } from '@/lib/session'

const MOST = 100
const COLLECTS = ['first_collection', 'supplement']

type Collected = Pick<TransferRow, 'state' | 'category' | 'due_at'>

/** The one that ends first of those that run on a day for a category of schools; none where none does. */
export function running(campaigns: Campaign[], category: string, day: string): Campaign | undefined {
  const found = campaigns.filter(
    (each) =>
      COLLECTS.includes(each.kind) &&
      !each.closed &&
      !each.below &&
      each.starts_on <= day &&
      (!each.categories.length || each.categories.some((one) => one === category)),
  )
  return found.sort((one, other) => one.authority_review_by.localeCompare(other.authority_review_by))[0]
}

export function useCollection() {
  const { may } = useSession()
  const { data } = useQuery({
    queryKey: ['campaigns', 'running'],
    queryFn: ({ signal }) => body(api.GET('/campaigns', { params: { query: { limit: MOST } }, signal })),
    enabled: () => may('listCampaigns'),
  })
  const campaignOf = (row: Collected) =>
    row.state === 'collecting' ? running(data.value?.items ?? [], row.category, today()) : undefined
  const dueOf = (row: Collected) => {
    const campaign = campaignOf(row)
    return campaign ? endOf(campaign.authority_review_by) : row.due_at
  }
  return { campaignOf, dueOf }
}
