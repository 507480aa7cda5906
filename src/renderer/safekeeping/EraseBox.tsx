import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { countOf } from '../../shared/french/wording.ts'
import type { ErasurePreview, ErasureTarget } from '../../shared/safekeeping/erasure.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { Certificate } from './Certificate.tsx'

interface Props {
  readonly target: ErasureTarget
  readonly onClose: () => void
  readonly onErased: () => void
}

const TITLES: Readonly<Record<ErasureTarget['kind'], string>> = {
  dossier: 'Effacer ce dossier pour de bon',
  exhibit: 'Effacer cette pièce pour de bon',
  calls: 'Effacer ce journal d’appels pour de bon',
  campaign: 'Effacer cette campagne pour de bon',
  party: 'Effacer cette partie pour de bon',
}

/** Asks for the title of what is to be erased for good, after it said what goes, what rests on it and what is out of reach; then shows the certificate. */
export function EraseBox({ target, onClose, onErased }: Props) {
  const { value, error, reload } = useCall('erasure.preview', target, [])
  const [isRunning, setRunning] = useState(false)
  const [erasure, setErasure] = useState<Output<'erasure.run'>>()
  const close = () => {
    onClose()
    if (erasure) onErased()
  }
  return (
    <Box
      title={erasure ? 'Effacé pour de bon' : TITLES[target.kind]}
      open
      onClose={() => !isRunning && close()}
      alert
    >
      {error && !erasure && (
        <>
          <Failure error={error} retry={reload} />
          <div className="actions">
            <Button onPress={close}>Fermer</Button>
          </div>
        </>
      )}
      {!value && !error && <Loading what="Ce qui serait effacé" />}
      {erasure && <Certificate record={erasure.record} file={erasure.file} onClose={close} />}
      {value && !erasure && (
        <Question
          preview={value}
          onProposed={reload}
          onRunning={setRunning}
          onErasure={setErasure}
          onClose={close}
        />
      )}
    </Box>
  )
}

interface QuestionProps {
  readonly preview: ErasurePreview
  readonly onProposed: () => void
  readonly onRunning: (isRunning: boolean) => void
  readonly onErasure: (erasure: Output<'erasure.run'>) => void
  readonly onClose: () => void
}

function Question({ preview, onProposed, onRunning, onErasure, onClose }: QuestionProps) {
  const say = useSay()
  const [title, setTitle] = useState('')
  const [isRunning, setRunning] = useState(false)
  const { kind, id } = preview.target
  const propose = () =>
    call['office.proposeErasure']({ kind: kind === 'exhibit' ? kind : 'dossier', id }).then(() => {
      onProposed()
      say.success(
        'Proposé à tous. Ils le sauront à la prochaine rencontre, et vous verrez leurs réponses dans la page de l’espace.',
      )
    }, say.error)
  const erase = () => {
    setRunning(true)
    onRunning(true)
    call['erasure.run']({ target: preview.target, confirmation: title })
      .then(onErasure, say.error)
      .finally(() => {
        setRunning(false)
        onRunning(false)
      })
  }
  return (
    <form
      className="erasure-form"
      onSubmit={event => {
        event.preventDefault()
        erase()
      }}
    >
      <p>Rien ne pourra être remis. Seront effacés, de la bibliothèque et de ses sauvegardes&nbsp;:</p>
      <ul>
        {preview.counts
          .filter(({ count }) => count > 0)
          .map(({ words, count }) => (
            <li key={words}>
              {count} {words}
            </li>
          ))}
        {preview.backups > 0 && (
          <li>
            {countOf(preview.backups, 'sauvegarde sera réécrite', 'sauvegardes seront réécrites')} sans ce
            contenu
          </li>
        )}
      </ul>
      {withKeys(preview.warnings, one => one).map(({ key, item }) => (
        <p key={key} className="help">
          {item}
        </p>
      ))}
      {preview.unproposedSpaces.length > 0 && (
        <div className="actions">
          <Button isDisabled={isRunning} onPress={() => void propose()}>
            Proposer à tous de l’effacer
          </Button>
        </div>
      )}
      <Field
        label={`Pour confirmer, écrivez\u00a0: ${preview.title}`}
        value={title}
        onChange={setTitle}
        autoFocus
      />
      {isRunning && <Loading what="Effacement, et réécriture des sauvegardes" />}
      <div className="actions">
        <Button type="submit" look="danger" isDisabled={isRunning || title.trim() !== preview.title.trim()}>
          Effacer pour de bon
        </Button>
        <Button onPress={onClose} isDisabled={isRunning}>
          Garder
        </Button>
      </div>
    </form>
  )
}
