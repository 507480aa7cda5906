import { useState } from 'react'
import type { Input } from '../../../shared/contract/contract.ts'
import { capital, inGuillemets } from '../../../shared/french/wording.ts'
import { asError, call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly kind: Input<'office.share'>['kind']
  readonly id: string
  readonly onClose: () => void
}

/** Words for what goes with a thing, by its kind. */
const CONTENTS: Partial<Record<Props['kind'], string>> = {
  dossier:
    'Avec ce dossier partent ses faits, ses parties, ses dates, ses textes, ses pièces, ses dépôts et les sources qu’ils citent.',
  campaign:
    'Avec cette campagne partent son texte de loi, ses étapes et ses mesures, ses arguments et leurs sources, vos amendements, ses listes, ses documents, ses envois et ses projets locaux. La signature et les ouvertures écrites à la main restent ici.',
  source: 'Avec cet argument partent les sources sur lesquelles il repose.',
  collection: 'Avec cette collection partent ses sources et celles sur lesquelles reposent ses arguments.',
}

/** The word for what is shared, of the gender of its kind. */
export const sharedWord = (kind: Props['kind']): string =>
  kind === 'campaign' || kind === 'collection' ? 'partagée' : 'partagé'

/** Puts a thing in one of the spaces of this library. */
export function ShareBox({ kind, id, onClose }: Props) {
  const { value: spaces, error } = useCall('office.state', {})
  const { value: shares, reload } = useCall('office.shares', { kind, id })
  const [busy, setBusy] = useState<string>()
  const [failure, setFailure] = useState<ReturnType<typeof asError>>()
  const say = useSay()
  const share = async (space: string, title: string) => {
    setBusy(space)
    setFailure(undefined)
    try {
      await call['office.share']({ kind, id, space })
      reload()
      await call['office.sync']({ space })
      say.success(`${capital(sharedWord(kind))} avec ${inGuillemets(title)}.`)
    } catch (cause) {
      setFailure(asError(cause))
    }
    setBusy(undefined)
  }
  return (
    <Box title="Partager avec…" open onClose={onClose}>
      <p>Les membres de l’espace y travaillent avec vous&nbsp;: ce que l’un change arrive chez les autres.</p>
      <p className="help">
        {CONTENTS[kind]} Vos notes privées, vos mots-clés et le journal de vos appels restent sur ce poste.
      </p>
      {error && <Failure error={error} />}
      {failure && <Failure error={failure} />}
      {!spaces && !error && <Loading what="Lecture des espaces" />}
      {spaces && (
        <ul className="rows" aria-label="Espaces">
          {spaces.map(({ space, title }) => (
            <li key={space} className="row-item">
              <span className="row-text">
                <span className="row-title">{title}</span>
              </span>
              {shares?.includes(space) ? (
                <span className="badge">{sharedWord(kind)}</span>
              ) : (
                <Button
                  busy={busy === space}
                  isDisabled={busy !== undefined && busy !== space}
                  aria-label={`Partager avec ${inGuillemets(title)}`}
                  onPress={() => void share(space, title)}
                >
                  Partager
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="actions">
        <Button onPress={onClose}>Fermer</Button>
      </div>
    </Box>
  )
}
