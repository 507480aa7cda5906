import { useState } from 'react'
import { fold } from '../../../shared/french/fold.ts'
import { call, useCall } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { shortDay } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

/** Finds an imported scrutin by its words or number, and says it is about the bill. */
export function LinkVote({ bill, onLinked }: { readonly bill: string; readonly onLinked: () => void }) {
  const { value: all, reload } = useCall('scrutins.list', {}, ['library'])
  const [words, setWords] = useState('')
  const say = useSay()
  const free = (all ?? []).filter(one => one.bill !== bill)
  if (!all || all.length === 0) return null
  const queryWords = fold(words).split(' ').filter(Boolean)
  const matchingVotes = queryWords.length
    ? free
        .filter(one => queryWords.every(word => fold(`${one.number} ${one.title}`).includes(word)))
        .slice(0, 8)
    : []
  const link = async (
    id: string,
    former: { readonly bill?: string; readonly wished?: 'pour' | 'contre' },
  ) => {
    const reloadVotes = () => {
      reload()
      onLinked()
    }
    try {
      await call['scrutins.link']({ id, bill })
      reloadVotes()
      setWords('')
      // the button that had the focus is gone with its line
      document.getElementById('link-vote')?.querySelector('input')?.focus()
      say.success('Scrutin relié à ce texte.', () =>
        call['scrutins.link']({ id, ...former }).then(reloadVotes),
      )
    } catch (error) {
      say.error(error)
    }
  }
  return (
    <>
      <Field
        id="link-vote"
        label="Relier un scrutin importé"
        value={words}
        onChange={setWords}
        help="Son numéro ou des mots de son titre."
      />
      {queryWords.length > 0 && matchingVotes.length === 0 && (
        <p className="help">Aucun scrutin importé n’a ces mots.</p>
      )}
      <ul className="rows">
        {matchingVotes.map(one => (
          <li key={one.id} className="row-item">
            <span className="row-text">
              <span className="row-title">{one.title}</span>
              <span className="row-meta">
                n° {one.number}, {shortDay(one.date)}&nbsp;: {one.result}
                {one.bill && '\u00a0; déjà relié à un autre texte'}
              </span>
            </span>
            <Button
              aria-label={`Relier le scrutin n° ${one.number}`}
              onPress={() =>
                void link(one.id, {
                  ...(one.bill && { bill: one.bill }),
                  ...(one.wished && { wished: one.wished }),
                })
              }
            >
              Relier
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
