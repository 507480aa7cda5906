import type { Note } from '../../../shared/campaign/amendments/admissible.ts'
import { numberLabel, targetLabel } from '../../../shared/campaign/amendments/label.ts'
import type { Conflict } from '../../../shared/campaign/amendments/liasse.ts'
import type { Amendment } from '../../../shared/campaign/amendments/model.ts'
import { href } from '../../kernel/route.ts'
import { ToVerify } from '../../ui/state.tsx'

interface Props {
  readonly amendment: Amendment
  readonly notes: readonly Note[]
  readonly met: readonly Conflict[]
  readonly others: readonly Amendment[]
}

const marks = { error: 'Bloquant', warning: 'À voir', info: 'Pour mémoire' } as const

/** What bears on whether an amendment can be discussed, and which others of its text it meets. */
export function Noted({ amendment, notes, met, others }: Props) {
  const named = (id: string) => others.find(one => one.id === id)
  return (
    <section aria-labelledby="noted">
      <h3 id="noted">À savoir</h3>
      <ul className="noted">
        {met.map(one => {
          const other = named(one.a === amendment.id ? one.b : one.a)
          return (
            <li key={`${one.a} ${one.b}`} className={one.kind === 'overlap' ? 'warning' : 'info'}>
              <strong>
                {one.kind === 'overlap' ? 'Conflit' : one.kind === 'alternative' ? 'Repli' : 'Même endroit'}
              </strong>{' '}
              {one.message}{' '}
              {other && (
                <a href={href(['campagne', 'amendements', other.id])}>
                  {targetLabel(other.target)}, {numberLabel(other)}
                </a>
              )}
              {!one.certain && <ToVerify caveat="Le texte de l’article n’est pas dans la bibliothèque." />}
            </li>
          )
        })}
        {notes.map(note => (
          <li key={note.message} className={note.severity}>
            <strong>
              {marks[note.severity]} · {note.rule}
            </strong>{' '}
            {note.message}
          </li>
        ))}
      </ul>
    </section>
  )
}
