import { useId, useState } from 'react'
import { type LetterParagraph, LetterRole, letterRoleLabels } from '../../../shared/word/letter.ts'
import { Button } from '../../ui/button.tsx'

/** Paragraphs that are shown at first: the parts of a letter are met well before. */
const SHOWN_FIRST = 80
/** Size of the text of a letter, in points, that is shown at the size of the window. */
const TEXT_POINTS = 11

interface Correcting {
  /** gives a paragraph its part; undefined: that it was read as */
  readonly onCorrect: (index: number, role: LetterRole | undefined) => void
}

/** Shows the paragraphs of a letter as they are set in it, with the part each plays, to be corrected. */
export function LetterParts({
  letter,
  firstRoles,
  onCorrect,
}: Correcting & {
  readonly letter: readonly LetterParagraph[]
  /** the parts as they were read, before any correction */
  readonly firstRoles: ReadonlyMap<number, LetterRole>
}) {
  const [shown, setShown] = useState(SHOWN_FIRST)
  if (letter.length === 0) return null
  return (
    <details className="letter-parts">
      <summary>Ce que Prétoire a lu dans la lettre</summary>
      <p className="help">
        Chaque paragraphe montre à quoi ressemblera sa partie dans vos textes. Si l’un est mal reconnu,
        désignez-le et dites ce qu’il est&nbsp;: la page à côté change.
      </p>
      <ul>
        {letter.slice(0, shown).map(one => (
          <Part key={one.index} paragraph={one} first={firstRoles.get(one.index)} onCorrect={onCorrect} />
        ))}
      </ul>
      {letter.length > shown && (
        <Button look="link" onPress={() => setShown(letter.length)}>
          Montrer les {letter.length - shown} paragraphes suivants
        </Button>
      )}
    </details>
  )
}

/** A paragraph, which leads to its part when it is pointed at. */
function Part({
  paragraph: { index, text, role, bold, italic, size, align },
  first,
  onCorrect,
}: Correcting & { readonly paragraph: LetterParagraph; readonly first: LetterRole | undefined }) {
  const id = useId()
  return (
    <li>
      <label
        htmlFor={id}
        style={{
          fontWeight: bold ? 'bold' : 'normal',
          fontStyle: italic ? 'italic' : 'normal',
          fontSize: `${Math.min(1.6, Math.max(0.75, size / TEXT_POINTS))}em`,
          textAlign: align === 'both' ? 'justify' : align,
        }}
      >
        {text}
      </label>
      <select id={id} value={role} onChange={event => onCorrect(index, LetterRole.parse(event.target.value))}>
        {LetterRole.options.map(one => (
          <option key={one} value={one}>
            {letterRoleLabels[one]}
          </option>
        ))}
      </select>
      {first && first !== role && (
        <p className="help">
          Lu d’abord&nbsp;: {letterRoleLabels[first]}.{' '}
          <Button
            look="link"
            aria-label={`Reprendre ce qui était lu\u00a0: ${text.slice(0, 40)}`}
            onPress={() => onCorrect(index, undefined)}
          >
            Reprendre
          </Button>
        </p>
      )}
    </li>
  )
}
