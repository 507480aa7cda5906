import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { Archive } from './Archive.tsx'
import { CampaignOfBill } from './CampaignOfBill.tsx'
import { IdentityForm } from './IdentityForm.tsx'

/** Who leads a campaign, how it is shared; and those of the archive. */
export function TeamPage({ query, campaigns, onStarter, onShare, spacesOf, onReceive }: SectionProps) {
  const { bills, bill, campaign, archived, error, reload } = campaigns
  if (error && !bills) return <Failure error={error} retry={reload} />
  if (!bills) return <Loading />
  return (
    <>
      {bill === undefined && archived.length === 0 && (
        <NoBills onStarter={onStarter}>
          Une campagne suit un texte de loi. La bibliothèque de départ en contient&nbsp;; vous pouvez aussi en
          suivre un.
        </NoBills>
      )}
      {bill && !campaign && (
        <section aria-labelledby="no-campaign">
          <h2 id="no-campaign">{bill.title}</h2>
          <p>
            Ce texte est suivi, et n’a pas encore de campagne. Elle commence d’elle-même au premier document
            écrit pour lui.
          </p>
          <div className="actions">
            <CampaignOfBill bill={bill.id} campaigns={campaigns} />
            <a className="button" href={href(['campagne', 'textes', bill.id])}>
              Voir le texte et ses mesures
            </a>
          </div>
        </section>
      )}
      {campaign && (
        <IdentityForm
          key={`${campaign.id} ${campaign.revision}`}
          campaign={campaign}
          isFirst={query.voir === 'identite'}
        />
      )}
      <section aria-labelledby="share">
        <h2 id="share">La partager</h2>
        {campaign && spacesOf(campaign)}
        <h3>Par un fichier</h3>
        <p className="help">
          Une copie, à l’instant où vous l’envoyez. Un seul fichier signé porte toute la campagne&nbsp;: texte
          suivi, arguments, amendements, documents, listes, envois et projets locaux. Ni le journal des
          appels, ni qui signe, ni vos notes privées. Reçu, il est examiné champ par champ avant que rien ne
          soit pris&nbsp;; ce que chacun a changé de son côté reste.
        </p>
        <div className="actions">
          {campaign && <Button onPress={() => onShare(campaign)}>Envoyer en un fichier…</Button>}
          <Button onPress={onReceive}>Recevoir une campagne…</Button>
        </div>
      </section>
      <Archive campaigns={archived} />
    </>
  )
}
