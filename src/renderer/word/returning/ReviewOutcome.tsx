import type { ReactNode } from 'react'
import type { WordPreview } from '../../../shared/drafts/word-review.ts'
import { Changes } from '../../ui/changes.tsx'
import { withKeys } from '../../ui/keyed.ts'
import { count } from '../../ui/quantities.ts'

type Choice = 'mine' | 'theirs' | 'both'

const choiceWords: Readonly<Record<Choice, string>> = {
  mine: 'garder ce qui est ici',
  theirs: 'prendre ce qui revient',
  both: 'garder les deux',
}

const MAX_EXCERPT_CHARS = 60

/** Previews the text after a return from Word: its live references, the passages that change, what was changed on both sides. */
export function Outcome({
  preview,
  isNew,
  choices,
  onChoice,
}: {
  readonly preview: WordPreview
  readonly isNew: boolean
  readonly choices: Readonly<Record<string, Choice>>
  readonly onChoice: (id: string, choice: Choice) => void
}) {
  const { passages, conflicts, edited, lost, computed, left } = preview
  return (
    <>
      <p>
        {count(preview.live, 'référence reste vivante', 'références restent vivantes')}&nbsp;: citations,
        pièces, faits, renvois.{' '}
        {isNew
          ? `Le nouveau texte aura ${count(preview.blocks, 'passage')}.`
          : passages.length === 0
            ? 'Le texte ne change pas.'
            : `${count(passages.length, 'passage change', 'passages changent')}.`}
      </p>
      {edited.length > 0 && (
        <OutcomeList title="Deviennent du texte, leurs mots ayant été changés">
          {withKeys(edited, one => `${one.was}|${one.now}`).map(({ key, item }) => (
            <li key={key}>
              <del>{item.was}</del> <ins>{item.now}</ins>
            </li>
          ))}
        </OutcomeList>
      )}
      {lost.length > 0 && (
        <OutcomeList title="Quittent le texte">
          {withKeys(lost, one => one).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </OutcomeList>
      )}
      {computed.length > 0 && (
        <OutcomeList title="Modifié dans une partie faite à l’export, donc pas repris&nbsp;: changez le dossier">
          {withKeys(computed, one => one).map(({ key, item }) => (
            <li key={key}>{item}</li>
          ))}
        </OutcomeList>
      )}
      {left.length > 0 && (
        <OutcomeList title="Laissé dans le fichier">
          {left.map(one => (
            <li key={one}>{one}</li>
          ))}
        </OutcomeList>
      )}
      {conflicts.map(conflict => (
        <fieldset key={conflict.id} className="word-conflict">
          <legend>Modifié ici et dans le fichier</legend>
          <Changes before={textOf(conflict.mine)} after={textOf(conflict.theirs)} />
          <div className="word-choices">
            {(Object.keys(choiceWords) as Choice[]).map(choice => (
              <label key={choice} className="check">
                <input
                  type="radio"
                  name={conflict.id}
                  checked={(choices[conflict.id] ?? conflict.choice) === choice}
                  onChange={() => onChoice(conflict.id, choice)}
                />
                {choiceWords[choice]}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {passages.slice(0, MAX_EXCERPT_CHARS).map(passage => (
        <div key={passage.id} className={`word-passage ${passage.kind}`}>
          {passage.was === passage.now ? (
            <>
              <p className="help">Mêmes mots&nbsp;; leur mise en forme change.</p>
              <p>{passage.now}</p>
            </>
          ) : (
            <Changes before={passage.was} after={passage.now} />
          )}
        </div>
      ))}
      {passages.length > MAX_EXCERPT_CHARS && (
        <p className="help">
          Et {count(passages.length - MAX_EXCERPT_CHARS, 'autre passage', 'autres passages')}.
        </p>
      )}
    </>
  )
}

const OutcomeList = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="word-told">
    <h3>{title}</h3>
    <ul>{children}</ul>
  </div>
)

const textOf = (lines: WordPreview['conflicts'][number]['mine']): string =>
  lines.map(line => line.map(inline => ('text' in inline ? inline.text : ' … ')).join('')).join('\n')
