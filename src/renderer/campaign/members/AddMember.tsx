import { useRef, useState } from 'react'
import type { MemberLine } from '../../../shared/campaign/members/contract.ts'
import { fold } from '../../../shared/french/fold.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { nameOf, placeOf } from './memberNames.ts'

/** Members shown for what is typed; more are told by their number. */
const SHOWN = 6

/** Finds a member by name, group or département, and adds them to a list; the field then waits for the next name. */
export function AddMember({
  members,
  onAdd,
}: {
  readonly members: readonly MemberLine[]
  readonly onAdd: (id: string) => void
}) {
  const [text, setText] = useState('')
  const [added, setAdded] = useState('')
  const place = useRef<HTMLElement>(null)
  const words = fold(text).split(' ').filter(Boolean)
  const answers =
    words.length === 0
      ? []
      : members.filter(({ first, last, group, department }) => {
          const haystack = ` ${fold(`${first} ${last} ${group?.sigle ?? ''} ${department?.name ?? ''}`)}`
          return words.every(word => haystack.includes(` ${word}`))
        })
  const type = (words: string) => {
    setText(words)
    setAdded('')
  }
  const add = (member: MemberLine) => {
    onAdd(member.id)
    setText('')
    setAdded(nameOf(member))
    place.current?.querySelector('input')?.focus()
  }
  return (
    <search ref={place} className="add-member" aria-label="Ajouter un membre à la liste">
      <Field
        label="Ajouter un membre"
        value={text}
        onChange={type}
        placeholder="nom, groupe ou département"
      />
      <ul className="rows" aria-label="Membres trouvés">
        {answers.slice(0, SHOWN).map(member => (
          <li key={member.id} className="row-item">
            <span className="row-text">
              {nameOf(member)} <span className="row-meta">{placeOf(member)}</span>
            </span>
            <Button onPress={() => add(member)} aria-label={`Ajouter ${nameOf(member)}`}>
              Ajouter
            </Button>
          </li>
        ))}
      </ul>
      <p className="help" role="status">
        {added && `${added} est dans la liste.`}
        {words.length > 0 &&
          (answers.length === 0
            ? 'Personne n’a ces mots, ou n’est pas déjà dans la liste.'
            : answers.length > SHOWN
              ? `Et ${count(answers.length - SHOWN, 'autre')}\u00a0: précisez.`
              : '')}
      </p>
    </search>
  )
}
