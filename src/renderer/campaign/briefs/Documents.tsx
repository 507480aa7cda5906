import { call, useCall } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { SetPage } from '../sets/SetPage.tsx'
import { Compose } from './Compose.tsx'
import './documents.css'

/** Documents for members: those there are, one more, the same text sent to many. */
export function Documents({ path, query, campaigns, onStarter }: SectionProps) {
  const [place, id] = path
  if (place === 'envoi' && id) return <SetPage key={id} id={id} />
  if (place !== 'composer') return <List campaigns={campaigns} onStarter={onStarter} />
  return (
    <>
      <p>
        <a href={href(['campagne', 'documents'])}>Tous les documents</a>
      </p>
      <Compose key={JSON.stringify(query)} query={query} campaigns={campaigns} onStarter={onStarter} />
    </>
  )
}

/** The documents of the campaign and the personalised sets, with what is out of date in them. */
function List({ campaigns, onStarter }: Pick<SectionProps, 'campaigns' | 'onStarter'>) {
  const { value: everything, error, reload } = useCall('briefs.list', {}, ['dossiers', 'drafts', 'library'])
  const { bills, bill } = campaigns
  const { value: allSets } = useCall('sets.list', {}, ['drafts', 'library'])
  const all = everything?.filter(one => one.bill === bill?.id)
  // one whose text was put away is of no bill any more: it stays in sight
  const others = new Set(everything?.filter(one => one.bill !== bill?.id).map(one => one.draft))
  const sets = allSets?.filter(one => !others.has(one.draft))
  const compose = (
    <Button look="main" onPress={() => go(['campagne', 'documents', 'composer'])}>
      Composer un document
    </Button>
  )
  return (
    <>
      {error && <Failure error={error} retry={reload} />}
      {!all && !error && <Loading />}
      {bills?.length === 0 && (
        <NoBills onStarter={onStarter}>
          Un document se compose d’un texte de loi et de ses mesures. La bibliothèque de départ en contient.
        </NoBills>
      )}
      {all?.length === 0 && bills && bills.length > 0 && (
        <Empty title="Aucun document" actions={compose}>
          Note de deux pages, fiche, courriel, script d’appel… Choisissez un texte, un stade, des mesures et
          des arguments&nbsp;: le document s’écrit, il vous reste à le relire.
        </Empty>
      )}
      {all && all.length > 0 && (
        <section aria-labelledby="written">
          <div className="section-head">
            <h2 id="written">Documents</h2>
            {compose}
          </div>
          <ul className="rows">
            {all.map(one => (
              <li key={one.draft} className="row-item">
                <a className="row-link" href={href(['dossier', one.dossier, one.draft])}>
                  <span className="row-title">{one.title}</span>
                  <span className="row-meta">
                    {one.stage}
                    {one.passed && <strong className="warning"> Stade dépassé&nbsp;: à mettre à jour</strong>}
                  </span>
                </a>
                <Acts {...one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {sets && sets.length > 0 && (
        <section aria-labelledby="sets">
          <h2 id="sets">Envois personnalisés</h2>
          <ul className="rows">
            {sets.map(one => (
              <li key={one.id} className="row-item">
                <a className="row-link" href={href(['campagne', 'documents', 'envoi', one.id])}>
                  <span className="row-title">{one.title}</span>
                  <span className="row-meta">
                    {one.members.length} parlementaires, {Object.keys(one.openings).length} ouvertures écrites
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface ActsProps {
  readonly draft: string
  readonly dossier: string
  readonly title: string
  readonly template: string
  /** its choice is its own */
  readonly own: boolean
}

function Acts({ draft, dossier, title, template, own }: ActsProps) {
  const { value: templates } = useCall('templates.list', {})
  const say = useSay()
  const personal = templates?.find(one => one.id === template)?.brief?.personal
  const start = () =>
    call['sets.save']({
      set: { id: crypto.randomUUID(), title, draft, members: [], openings: {} },
    }).then(set => go(['campagne', 'documents', 'envoi', set.id]), say.error)
  return (
    <div className="row-acts">
      <Button
        look="quiet"
        onPress={() => go(['campagne', 'documents', 'composer'], { dossier, ecrit: own ? draft : undefined })}
      >
        Changer le stade ou les mesures
      </Button>
      {personal && (
        <Button look="quiet" onPress={start}>
          Envoyer à plusieurs
        </Button>
      )}
    </div>
  )
}
