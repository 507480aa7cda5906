import type { Output } from '../../shared/contract/contract.ts'
import { listText } from '../../shared/french/wording.ts'
import { count } from '../ui/quantities.ts'

interface Props {
  readonly whole: NonNullable<Output<'packs.prepare'>['whole']>
  readonly withNotes: boolean
  readonly onNotes: (withNotes: boolean) => void
  readonly withComments: boolean
  readonly onComments: (withComments: boolean) => void
}

/** Says what a campaign takes with it, and what stays unless it is asked for. */
export function WholeCampaign({ whole, withNotes, onNotes, withComments, onComments }: Props) {
  const parts = [
    'le texte suivi et ses mesures',
    whole.texts > 0 && count(whole.texts, 'texte d’étape', 'textes d’étapes'),
    whole.documents > 0 && count(whole.documents, 'document'),
    whole.pictures > 0 && count(whole.pictures, 'image'),
    whole.amendments > 0 && count(whole.amendments, 'amendement'),
    whole.lists > 0 && count(whole.lists, 'liste', 'listes'),
    whole.sets > 0 && count(whole.sets, 'envoi', 'envois'),
    whole.projects > 0 && count(whole.projects, 'projet local', 'projets locaux'),
  ].filter(one => one !== false)
  const personal = [
    whole.hasNotes && 'les notes privées de la campagne',
    whole.draftNotes > 0 &&
      count(whole.draftNotes, 'note privée dans les documents', 'notes privées dans les documents'),
    whole.handwritten > 0 &&
      count(whole.handwritten, 'ouverture écrite à la main', 'ouvertures écrites à la main'),
  ].filter(one => one !== false)
  return (
    <>
      <p>
        «&nbsp;{whole.title}&nbsp;» part entière&nbsp;: {listText(parts)}.
      </p>
      <p className="note">
        Restent ici&nbsp;: le journal des appels, qui s’exporte et se joint dans «&nbsp;Appels&nbsp;», votre
        signature, les pièces.
      </p>
      {whole.comments > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={withComments}
            onChange={event => onComments(event.target.checked)}
          />
          Joindre {count(whole.comments, 'commentaire')} des documents, avec leurs auteurs et leurs dates
        </label>
      )}
      {personal.length > 0 && (
        <label className="check">
          <input type="checkbox" checked={withNotes} onChange={event => onNotes(event.target.checked)} />
          Joindre aussi {listText(personal)}, qui sinon restent ici
        </label>
      )}
    </>
  )
}
