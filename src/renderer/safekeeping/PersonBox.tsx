import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { countOf } from '../../shared/french/wording.ts'
import type { MentionChoice } from '../../shared/safekeeping/erasure.ts'
import type { MentionPlace } from '../../shared/safekeeping/person.ts'
import { call } from '../kernel/api.ts'
import { flushAll } from '../kernel/unsaved.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { Certificate } from './Certificate.tsx'

interface Props {
  readonly name: string
  readonly places: readonly MentionPlace[]
  readonly choices: Readonly<Record<string, MentionChoice>>
  readonly backups: number
  readonly warnings: readonly string[]
  readonly onClose: (isErased: boolean) => void
}

/** Says what an erasure by a name does and leaves, asks for the name again, then shows the certificate. */
export function PersonBox({ name, places, choices, backups, warnings, onClose }: Props) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [erasure, setErasure] = useState<Output<'erasure.runPerson'>>()
  const countFor = (choice: MentionChoice) =>
    places.filter(({ key }) => (choices[key] ?? 'keep') === choice).length
  const [maskCount, eraseCount, keepCount] = [countFor('mask'), countFor('erase'), countFor('keep')]
  const erase = async () => {
    setRunning(true)
    try {
      await flushAll()
      setErasure(await call['erasure.runPerson']({ name, choices, confirmation: typed }))
    } catch (error) {
      say.error(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Box
      title={erasure ? 'Effacé pour de bon' : 'Effacer ce qui nomme cette personne'}
      open
      onClose={() => !isRunning && onClose(erasure !== undefined)}
      alert
    >
      {erasure ? (
        <Certificate record={erasure.record} file={erasure.file} onClose={() => onClose(true)} />
      ) : (
        <form
          className="erasure-form"
          onSubmit={event => {
            event.preventDefault()
            void erase()
          }}
        >
          <p>Rien ne pourra être remis.</p>
          <ul>
            {maskCount > 0 && (
              <li>
                {countOf(maskCount, 'endroit')} où le nom sera remplacé par «&nbsp;[effacé]&nbsp;», versions
                comprises&nbsp;; une partie de ce nom, dans un dossier, part avec ses coordonnées
              </li>
            )}
            {eraseCount > 0 && <li>{countOf(eraseCount, 'endroit')} effacés en entier</li>}
            {keepCount > 0 && <li>{countOf(keepCount, 'endroit laissé', 'endroits laissés')} en place</li>}
            {backups > 0 && (
              <li>{countOf(backups, 'sauvegarde sera réécrite', 'sauvegardes seront réécrites')} de même</li>
            )}
          </ul>
          {withKeys(warnings, one => one).map(({ key, item }) => (
            <p key={key} className="help">
              {item}
            </p>
          ))}
          <p className="help">
            Les arguments, le contenu des fichiers des pièces et les textes publics ne sont pas touchés. Des
            initiales, un surnom, une adresse écrite seule ne sont pas reconnus&nbsp;: relisez. Les fichiers
            préparés et pas encore retirés sont effacés.
          </p>
          <Field
            label={`Pour confirmer, écrivez\u00a0: ${name}`}
            value={typed}
            onChange={setTyped}
            autoFocus
          />
          {isRunning && <Loading what="Effacement, et réécriture des sauvegardes" />}
          <div className="actions">
            <Button type="submit" look="danger" isDisabled={isRunning || typed.trim() !== name}>
              Effacer pour de bon
            </Button>
            <Button onPress={() => onClose(false)} isDisabled={isRunning}>
              Garder
            </Button>
          </div>
        </form>
      )}
    </Box>
  )
}
