import { call } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { Campaigns } from './useCampaigns.ts'

interface Props {
  readonly bill: string
  readonly campaigns: Campaigns
}

/** Leads from a bill to its campaign: begins it, goes to it, or takes it out of the archive. */
export function CampaignOfBill({ bill, campaigns: { open, archived } }: Props) {
  const say = useSay()
  const closed = archived.find(one => one.bill === bill)
  if (open.some(one => one.bill === bill))
    return (
      <a className="button" href={href(['campagne', 'etat'])}>
        Où en est la campagne
      </a>
    )
  if (closed)
    return (
      <Button
        onPress={() =>
          call['campaigns.archive']({ id: closed.id, archived: false }).then(
            () => say.success(`«\u00a0${closed.title}\u00a0» est sortie de l’archive.`),
            say.error,
          )
        }
      >
        Sortir la campagne de l’archive
      </Button>
    )
  return (
    <Button
      look="main"
      onPress={() => call['campaigns.begin']({ bill }).then(() => go(['campagne', 'etat']), say.error)}
    >
      Commencer la campagne
    </Button>
  )
}
