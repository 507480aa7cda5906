import { useMemo } from 'react'
import type { Bill } from '../../../shared/campaign/bills/model.ts'
import { toActOn } from '../../../shared/campaign/bills/stages.ts'
import type { ListedCampaign } from '../../../shared/campaign/campaigns/contract.ts'
import { campaignSetting } from '../../../shared/campaign/campaigns/model.ts'
import type { AppError } from '../../../shared/kernel/errors.ts'
import { call, useCall } from '../../kernel/api.ts'

/** The bill one works on, the same on every tab, its campaign where it has one, and those one may go to. */
export interface Campaigns {
  /** bills followed, but those whose campaign is archived */
  readonly bills: readonly Bill[] | undefined
  readonly bill: Bill | undefined
  readonly campaign: ListedCampaign | undefined
  readonly open: readonly ListedCampaign[]
  readonly archived: readonly ListedCampaign[]
  readonly error: AppError | undefined
  readonly reload: () => void
  /** works on that bill from now on, in every tab and window */
  readonly choose: (bill: string) => void
}

/** Reads the campaigns, and keeps the one that is chosen in the settings. */
export function useCampaigns(): Campaigns {
  const { value: all, error, reload } = useCall('campaigns.list', {}, ['library', 'dossiers'])
  const { value: followed, error: billsError } = useCall('bills.list', {})
  const { value: settings } = useCall('settings.get', {})
  const isRead = all !== undefined && settings !== undefined
  return useMemo(() => {
    const archived = (all ?? []).filter(one => one.archivedAt)
    const open = (all ?? []).filter(one => !one.archivedAt)
    const closedBills = new Set(archived.map(one => one.bill))
    const bills = isRead ? followed?.filter(one => !closedBills.has(one.id)) : undefined
    const ofCampaigns = bills?.filter(one => open.some(campaign => campaign.bill === one.id)) ?? []
    const bill =
      bills?.find(one => one.id === settings?.[campaignSetting]) ??
      toActOn(ofCampaigns) ??
      toActOn(bills ?? [])
    return {
      bills,
      bill,
      campaign: open.find(one => one.bill === bill?.id),
      open,
      archived,
      error: error ?? billsError,
      reload,
      choose: chosen => {
        if (chosen !== bill?.id)
          void call['settings.save']({ values: { [campaignSetting]: chosen } }).catch(() => undefined)
      },
    }
  }, [all, followed, settings, isRead, error, billsError, reload])
}
