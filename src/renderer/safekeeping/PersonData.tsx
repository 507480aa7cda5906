import { useState } from 'react'
import { countOf } from '../../shared/french/wording.ts'
import type { PersonMention } from '../../shared/safekeeping/person.ts'
import { call, exportUrl } from '../kernel/api.ts'
import { save as download } from '../kernel/download.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { withKeys } from '../ui/keyed.ts'
import { useSay } from '../ui/toast.tsx'

/** All that the user's work says of a person: shown place by place, and made into a file to hand to them. */
export function PersonData() {
  const say = useSay()
  const [name, setName] = useState('')
  const [answer, setAnswer] = useState<{
    readonly mentions: readonly PersonMention[]
    readonly file: string
  }>()
  const gather = () =>
    call['erasure.person']({ name }).then(
      ({ mentions, file }) => setAnswer({ mentions, file: file.id }),
      say.error,
    )
  return (
    <section aria-labelledby="person">
      <h2 id="person">Données d’une personne</h2>
      <p className="help">
        Rassemble ce que vos dossiers, écrits, versions, pièces, appels et arguments disent d’une personne qui
        le demande. Le contenu des fichiers, les textes publics et les sauvegardes ne sont pas fouillés. Rien
        n’est effacé&nbsp;: «&nbsp;Effacer pour de bon&nbsp;», au bas d’un dossier, le fait.
      </p>
      <form
        onSubmit={event => {
          event.preventDefault()
          void gather()
        }}
      >
        <Field label="Nom de la personne" value={name} onChange={setName} />
        <div className="actions">
          <Button type="submit" isDisabled={name.trim().length < 3}>
            Chercher
          </Button>
          {answer && (
            <Button onPress={() => download(exportUrl(answer.file), 'donnees-d-une-personne.txt')}>
              Enregistrer le rapport…
            </Button>
          )}
        </div>
      </form>
      {answer && (
        <div role="status">
          <p>
            {answer.mentions.length === 0
              ? 'Rien n’a été trouvé.'
              : `${countOf(answer.mentions.length, 'endroit')}\u00a0:`}
          </p>
          <ul>
            {withKeys(answer.mentions, one => `${one.words} ${one.title}`).map(({ key, item }) => (
              <li key={key}>
                {item.words}
                {item.title && <> «&nbsp;{item.title}&nbsp;»</>}
                {item.dossier && <>, dossier «&nbsp;{item.dossier}&nbsp;»</>}
                {item.isRemoved && ' (retiré, pas effacé)'}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
