import type { ListedCampaign } from '../../../shared/campaign/campaigns/contract.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { momentText } from '../../ui/date.ts'
import { useSay } from '../../ui/toast.tsx'

/** The campaigns put away: kept whole, offered nowhere until they are taken out. */
export function Archive({ campaigns }: { readonly campaigns: readonly ListedCampaign[] }) {
  const say = useSay()
  if (campaigns.length === 0) return null
  return (
    <section aria-labelledby="archive">
      <h2 id="archive">Campagnes archivées</h2>
      <ul className="rows">
        {campaigns.map(({ id, title, billTitle, archivedAt }) => (
          <li key={id} className="row-item">
            <span className="row-title">{title}</span>
            <span className="row-meta">
              {billTitle !== title && `${billTitle} · `}archivée {archivedAt && momentText(archivedAt)}
            </span>
            <div className="row-acts">
              <Button
                look="quiet"
                onPress={() =>
                  call['campaigns.archive']({ id, archived: false }).then(
                    () => say.success(`«\u00a0${title}\u00a0» est sortie de l’archive.`),
                    say.error,
                  )
                }
              >
                Sortir de l’archive
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
