import { useEffect } from 'react'
import { useCall } from '../kernel/api.ts'
import { go, type Route } from '../kernel/route.ts'

/**
 * Opens a launch on the campaign for a volunteer who follows a text: what there is to do about it tonight. Anyone else opens on the
 * dossiers. True until that is known: a screen drawn before would be taken away under the pointer.
 */
export function useOpeningPlace({ path }: Route, profile: string | undefined): boolean {
  const isVolunteerLaunch = path.length === 0 && profile === 'volunteer'
  const { value: bills, error } = useCall('bills.list', isVolunteerLaunch ? {} : null)
  const followsText = isVolunteerLaunch && bills !== undefined && bills.length > 0
  useEffect(() => {
    if (followsText) go(['campagne'], {}, true)
  }, [followsText])
  return followsText || (isVolunteerLaunch && !bills && !error)
}
