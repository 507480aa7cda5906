import { useState } from 'react'
import { MAX_SEED } from '../../../shared/campaign/calls/deal.ts'
import type { TargetList } from '../../../shared/campaign/members/model.ts'
import type { Output } from '../../../shared/contract/contract.ts'
import { call, exportUrl, useCall } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { Box } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly list: TargetList
  readonly onClose: () => void
}

/** Deals a list out among volunteers: a signed file for each, and how what they do comes back. */
export function ShareList({ list, onClose }: Props) {
  const { value: identity } = useCall('identity.get', {})
  const [volunteers, setVolunteers] = useState('3')
  const [author, setAuthor] = useState<string>()
  const [seed, setSeed] = useState(() => String(Math.floor(Math.random() * (MAX_SEED + 1))))
  const [outcome, setOutcome] = useState<Output<'packs.shares'>>()
  const say = useSay()
  const name = author ?? identity?.author ?? ''
  const [volunteerCount, draw] = [Number(volunteers), seed.trim() ? Number(seed) : undefined]
  const isValid =
    Number.isInteger(volunteerCount) &&
    volunteerCount >= 2 &&
    volunteerCount <= 50 &&
    (draw === undefined || (Number.isInteger(draw) && draw >= 0 && draw <= MAX_SEED))
  const share = () =>
    call['packs.shares']({
      list: list.id,
      volunteers: volunteerCount,
      ...(draw !== undefined && { seed: draw }),
      author: name,
    }).then(setOutcome, say.error)
  return (
    <Box title={`Partager «\u00a0${list.title}\u00a0» entre bénévoles`} open onClose={onClose}>
      {outcome ? (
        <Shares outcome={outcome} onClose={onClose} />
      ) : (
        <form
          aria-label="Partager la liste"
          onSubmit={event => {
            event.preventDefault()
            void share()
          }}
        >
          <p>
            Chaque membre va à une seule part&nbsp;: nul n’est appelé deux fois avant que tous l’aient été une
            fois. Ceux que personne n’a encore appelés d’abord, puis ceux qui ont le plus de raisons de
            l’être&nbsp;; à poids égal, l’ordre est tiré au sort.
          </p>
          <div className="fields">
            <Field
              label="Nombre de bénévoles"
              value={volunteers}
              onChange={setVolunteers}
              help="De 2 à 50."
            />
            <Field
              label="Tirage n°"
              value={seed}
              onChange={setSeed}
              help="Le même numéro, sur la même liste et les mêmes appels, donne les mêmes parts."
            />
            <Field
              label="Signé par"
              value={name}
              onChange={setAuthor}
              help="Votre nom, ou celui du collectif."
            />
          </div>
          <div className="actions">
            <Button look="main" type="submit" isDisabled={!name.trim() || !isValid}>
              Faire les parts
            </Button>
            <Button onPress={onClose}>Annuler</Button>
          </div>
        </form>
      )}
    </Box>
  )
}

interface SharesProps {
  readonly outcome: Output<'packs.shares'>
  readonly onClose: () => void
}

function Shares({ outcome: { deal, files, left }, onClose }: SharesProps) {
  return (
    <>
      <p>
        {files.length} parts, tirage n° {deal.seed}. Envoyez un fichier à chaque bénévole&nbsp;: il l’ouvre
        dans son Prétoire, appelle, puis vous renvoie son journal (Appels, «&nbsp;Exporter pour mettre en
        commun&nbsp;»).
        {left > 0 &&
          ` ${count(left, 'membre de la liste n’est', 'membres de la liste ne sont')} dans aucune part\u00a0: à ne plus appeler, ou mandat terminé.`}
      </p>
      <ul className="rows">
        {files.map((file, n) => (
          <li key={file.id} className="row-item">
            <span className="row-text">
              <span className="row-title">
                Part {n + 1} sur {files.length}
              </span>
              <span className="row-meta">
                {count(deal.parts[n]?.length ?? 0, 'membre')}, {file.name}
              </span>
            </span>
            <Button
              aria-label={`Enregistrer la part ${n + 1}`}
              onPress={() => void save(exportUrl(file.id), file.name)}
            >
              Enregistrer
            </Button>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button look="main" onPress={onClose}>
          Fermer
        </Button>
      </div>
    </>
  )
}
