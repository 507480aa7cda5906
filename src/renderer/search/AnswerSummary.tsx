import type { Output } from '../../shared/kernel/contract.ts'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/words.ts'

/** What is to be said of an answer: how many, what was looked for instead, what could not be understood, how much of the library was seen. */
export function Said({
  answer,
  outdated,
  reload,
}: {
  readonly answer?: Output<'library.search'>
  readonly outdated: boolean
  readonly reload: () => void
}) {
  if (!answer) return <p className="help"> </p>
  const { total, corrected, remarks, coverage } = answer
  return (
    <div className="said" role="status">
      <p className="help">
        {total === 0 ? 'Aucun résultat' : count(total, 'résultat')}
        {corrected && (
          <>
            {' '}
            pour « <b>{corrected}</b> » : les mots tapés ne sont dans aucun texte
          </>
        )}
        {outdated && (
          <Button look="link" onPress={reload}>
            La bibliothèque a changé : actualiser
          </Button>
        )}
      </p>
      {remarks.map(remark => (
        <p key={remark} className="help">
          {remark}
        </p>
      ))}
      {coverage.indexed < coverage.texts && (
        <p className="help">
          Recherche dans {coverage.indexed.toLocaleString('fr-FR')} textes sur{' '}
          {coverage.texts.toLocaleString('fr-FR')} : l’indexation continue.
        </p>
      )}
    </div>
  )
}
