import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { ownWords } from '../../shared/french/spelling.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import type { Change, Values } from './changes.ts'
import './dictionary.css'

/** Whether texts are checked, and the words the user added to the dictionary. */
export function Dictionary({
  values,
  onChange,
}: {
  readonly values: Values
  readonly onChange: (change: Change) => void
}) {
  const [word, setWord] = useState('')
  const words = ownWords(values.words)
  const keep = (next: (all: readonly string[]) => readonly string[]) =>
    onChange(latest => ({ words: next(ownWords(latest.words)).join('\n') }))
  const add = (event: FormEvent) => {
    event.preventDefault()
    const newWords = word.trim().split(/\s+/).filter(Boolean)
    if (newWords.length === 0) return
    keep(all => [...all, ...newWords])
    setWord('')
  }
  return (
    <section aria-labelledby="spelling" className="fields-section">
      <h2 id="spelling">Orthographe</h2>
      <div className="fields">
        <Choice
          label="Vérifier en écrivant"
          value={values.spelling ?? 'on'}
          onChange={spelling => onChange({ spelling })}
          help="Hors ligne, sur cet ordinateur. Rien n’est chargé avant que vous n’écriviez."
          options={[
            { value: 'on', label: 'oui' },
            { value: 'off', label: 'non' },
          ]}
        />
        <form onSubmit={add} className="dictionary-add">
          <Field label="Ajouter un mot à mon dictionnaire" value={word} onChange={setWord} />
          <Button type="submit" isDisabled={word.trim() === ''}>
            Ajouter
          </Button>
        </form>
      </div>
      {words.length === 0 ? (
        <p className="help">
          Votre dictionnaire est vide. Un clic droit sur un mot souligné, ou Ctrl+; dans le texte, l’y ajoute.
          Il est dans vos sauvegardes.
        </p>
      ) : (
        <ul className="dictionary" aria-label="Mon dictionnaire">
          {words.map(one => (
            <li key={one}>
              {one}
              <IconButton
                icon={X}
                name={`Retirer «\u00a0${one}\u00a0»`}
                onPress={() => keep(all => all.filter(other => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
