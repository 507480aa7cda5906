import { useState } from 'react'
import type { Output } from '../../shared/contract/contract.ts'
import { countOf } from '../../shared/french/wording.ts'
import type { MentionChoice } from '../../shared/safekeeping/erasure.ts'
import { mentionPlaces } from '../../shared/safekeeping/person.ts'
import { call, exportUrl } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { flushAll } from '../kernel/unsaved.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import { PersonBox } from './PersonBox.tsx'
import { PersonPlace } from './PersonPlace.tsx'

interface Answer extends Output<'erasure.person'> {
  readonly name: string
}

/** All that the user's work says of a person: shown place by place, made into a file to hand to them, erased where that is chosen. */
export function PersonData() {
  const say = useSay()
  const [name, setName] = useState('')
  const [answer, setAnswer] = useState<Answer>()
  const [choices, setChoices] = useState<Readonly<Record<string, MentionChoice>>>({})
  const [isErasing, setErasing] = useState(false)
  const search = async (person: string) => {
    try {
      await flushAll()
      const result = await call['erasure.person']({ name: person })
      setAnswer({ ...result, name: person })
      setChoices(
        Object.fromEntries(mentionPlaces(result.mentions).map(({ key, acts }) => [key, acts[0] ?? 'keep'])),
      )
    } catch (error) {
      say.error(error)
    }
  }
  const places = answer ? mentionPlaces(answer.mentions) : []
  const chosenCount = places.filter(({ key }) => (choices[key] ?? 'keep') !== 'keep').length
  return (
    <section aria-labelledby="person">
      <h2 id="person">Données d’une personne</h2>
      <p className="help">
        Rassemble ce que vos dossiers, écrits, versions, pièces, appels, listes et arguments disent d’une
        personne qui le demande. Le contenu des fichiers, les textes publics et les sauvegardes ne sont pas
        fouillés. Rien n’est effacé tant que vous ne le confirmez pas.
      </p>
      <form
        onSubmit={event => {
          event.preventDefault()
          void search(name.trim())
        }}
      >
        <Field label="Nom de la personne" value={name} onChange={setName} />
        <div className="actions">
          <Button type="submit" isDisabled={name.trim().length < 3}>
            Chercher
          </Button>
          {answer && (
            <Button onPress={() => download(exportUrl(answer.file.id), 'donnees-d-une-personne.txt')}>
              Enregistrer le rapport…
            </Button>
          )}
        </div>
      </form>
      {answer && (
        <>
          <p role="status">
            {places.length === 0
              ? `Rien n’a été trouvé sur «\u00a0${answer.name}\u00a0».`
              : `${countOf(places.length, 'endroit')} sur «\u00a0${answer.name}\u00a0»\u00a0:`}
          </p>
          <ul className="person-places">
            {places.map(place => (
              <PersonPlace
                key={place.key}
                place={place}
                choice={choices[place.key] ?? 'keep'}
                onChoice={choice => setChoices(now => ({ ...now, [place.key]: choice }))}
              />
            ))}
          </ul>
          {places.length === 0 && answer.backups > 0 && (
            <p className="help">
              {countOf(answer.backups, 'sauvegarde plus ancienne peut', 'sauvegardes plus anciennes peuvent')}{' '}
              encore nommer cette personne, si elle l’a été ici.
            </p>
          )}
          <div className="actions">
            <Button
              look="danger"
              isDisabled={places.length > 0 && chosenCount === 0}
              onPress={() => setErasing(true)}
            >
              {places.length === 0 ? 'Effacer ce nom des sauvegardes…' : 'Effacer ce qui est choisi…'}
            </Button>
          </div>
          {isErasing && (
            <PersonBox
              {...{ name: answer.name, places, choices, backups: answer.backups, warnings: answer.warnings }}
              onClose={isErased => {
                setErasing(false)
                if (isErased) void search(answer.name)
              }}
            />
          )}
        </>
      )}
    </section>
  )
}
