import type { FileChange, PublicationReview } from '../../../shared/campaign/publishing/model.ts'
import { Button } from '../../ui/button.tsx'
import { Changes } from '../../ui/changes.tsx'
import { Check } from '../../ui/check.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { count } from '../../ui/quantities.ts'
import type { usePublishing } from './usePublishing.ts'

/** Everything publishing would do: pages and words that change, what becomes public, what is left out. */
export function Review({
  publishing,
  review,
}: {
  readonly publishing: ReturnType<typeof usePublishing>
  readonly review: PublicationReview
}) {
  const { replace, agree, write, isBusy } = publishing
  const of = (...statuses: readonly FileChange['status'][]) =>
    review.files.filter(one => statuses.includes(one.status))
  const edited = of('edited', 'edited-removed')
  const changed = of('changed', 'removed')
  const added = of('new')
  const isNothing = edited.length + changed.length + added.length === 0
  return (
    <section aria-labelledby="review" className="review">
      <h3 id="review">{isNothing ? 'Rien ne change depuis la dernière publication' : 'Ce qui change'}</h3>
      {edited.length > 0 && (
        <>
          <h4>Changées à la main</h4>
          <p className="help">
            Ces pages ne sont plus ce qui avait été publié. Elles restent telles quelles, sauf celles que vous
            cochez.
          </p>
          {edited.map(one => (
            <div key={one.path}>
              <FileLine file={one} />
              <Check isChecked={replace.has(one.path)} onChange={isAgreed => agree(one.path, isAgreed)}>
                {one.status === 'edited' ? `Remplacer «\u00a0${one.title}\u00a0»` : `Retirer ${one.path}`}
              </Check>
            </div>
          ))}
        </>
      )}
      {changed.map(one => (
        <FileLine key={one.path} file={one} />
      ))}
      {added.length > 0 && (
        <details>
          <summary>{count(added.length, 'fichier nouveau', 'fichiers nouveaux')}</summary>
          <ul>
            {added.map(one => (
              <li key={one.path}>
                {one.title} <span className="path">{one.path}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <h3>Ce qui devient public</h3>
      <p>
        {review.persons.length > 0
          ? `Noms de personnes reconnus\u00a0: ${review.persons.map(one => `${one.name} (${one.where})`).join(', ')}.`
          : 'Aucun nom de personne n’a été reconnu.'}
      </p>
      <p>
        {review.contacts.length > 0
          ? `Adresses et numéros\u00a0: ${review.contacts.join(', ')}.`
          : 'Aucune adresse ni aucun numéro.'}
      </p>
      <p className="help">
        Sont reconnus les noms de la liste et ceux qui suivent M., Mme ou Me. Un nom seul dans une phrase ne
        l’est pas&nbsp;: relisez les pages.
      </p>
      {review.omissions.length > 0 && (
        <>
          <h3>Laissé de côté</h3>
          <ul>
            {review.omissions.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {review.findings.length > 0 && (
        <div role="alert" className="findings">
          <h3>Privé ou inachevé&nbsp;: rien ne peut être publié</h3>
          <ul>
            {withKeys(review.findings, one => `${one.path} ${one.reason}`).map(({ key, item }) => (
              <li key={key}>
                <span className="path">{item.path}</span> contient {item.reason}.
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="actions">
        <Button
          look="main"
          busy={isBusy}
          isDisabled={review.findings.length > 0 || (isNothing && window.pretoire !== undefined)}
          onPress={() => void write()}
        >
          {window.pretoire ? 'Écrire les pages' : 'Faire le zip'}
        </Button>
      </div>
    </section>
  )
}

/** A file and the words that change in it. */
function FileLine({ file }: { readonly file: FileChange }) {
  const word = {
    changed: 'change',
    removed: 'est retirée',
    new: 'nouvelle',
    same: '',
    edited: '',
    'edited-removed': '',
  }[file.status]
  return (
    <details className="file-change">
      <summary>
        {file.title} <span className="path">{file.path}</span> {word}
      </summary>
      {withKeys(file.changes, one => `${one.before}\n${one.after}`).map(({ key, item }) => (
        <Changes key={key} before={item.before} after={item.after} />
      ))}
      {file.more > 0 && (
        <p className="help">et {count(file.more, 'autre changement', 'autres changements')}</p>
      )}
    </details>
  )
}
