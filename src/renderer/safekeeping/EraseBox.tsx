import { useState } from 'react'
import { countOf } from '../../shared/french/wording.ts'
import type { ErasureTarget } from '../../shared/safekeeping/erasure.ts'
import { call, exportUrl, useCall } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'

interface Props {
  readonly target: ErasureTarget
  readonly onClose: () => void
  readonly onErased: () => void
}

/** Asks for the title of what is to be erased for good, after it said what goes, what rests on it and what is out of reach. */
export function EraseBox({ target, onClose, onErased }: Props) {
  const say = useSay()
  const { value, error, reload } = useCall('erasure.preview', target, [])
  const [title, setTitle] = useState('')
  const [isRunning, setRunning] = useState(false)
  const erase = () => {
    setRunning(true)
    call['erasure.run']({ target, confirmation: title }).then(
      ({ record, file }) => {
        download(exportUrl(file.id), file.name)
        onClose()
        onErased()
        if (record.remains.length === 0)
          say.success('C’est effacé, sauvegardes comprises. L’attestation est à enregistrer.')
        else
          say.error(
            new Error(
              `C’est effacé de la bibliothèque. Peuvent encore le contenir\u00a0: ${record.remains.join('\u00a0; ')}.`,
            ),
          )
      },
      cause => {
        setRunning(false)
        say.error(cause)
      },
    )
  }
  return (
    <Box title="Effacer pour de bon" open onClose={() => !isRunning && onClose()} alert>
      {error && <Failure error={error} retry={reload} />}
      {!value && !error && <Loading what="Ce qui serait effacé" />}
      {value && (
        <form
          onSubmit={event => {
            event.preventDefault()
            erase()
          }}
        >
          <p>Rien ne pourra être remis. Seront effacés, de la bibliothèque et de ses sauvegardes&nbsp;:</p>
          <ul>
            {value.counts
              .filter(({ count }) => count > 0)
              .map(({ words, count }) => (
                <li key={words}>
                  {count} {words}
                </li>
              ))}
            {value.backups > 0 && (
              <li>
                {countOf(value.backups, 'sauvegarde sera réécrite', 'sauvegardes seront réécrites')} sans ce
                contenu
              </li>
            )}
          </ul>
          {withKeys(value.warnings, one => one).map(({ key, item }) => (
            <p key={key} className="help">
              {item}
            </p>
          ))}
          <Field
            label={`Pour confirmer, écrivez son titre\u00a0: ${value.title}`}
            value={title}
            onChange={setTitle}
            autoFocus
          />
          {isRunning && <Loading what="Effacement, et réécriture des sauvegardes" />}
          <div className="actions">
            <Button type="submit" look="danger" isDisabled={isRunning || title.trim() !== value.title.trim()}>
              Effacer pour de bon
            </Button>
            <Button onPress={onClose} isDisabled={isRunning}>
              Garder
            </Button>
          </div>
        </form>
      )}
    </Box>
  )
}
