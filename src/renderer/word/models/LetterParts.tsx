import { type LetterParagraph, LetterRole, letterRoleLabels } from '../../../shared/word/letter.ts'
import { Choice } from '../../ui/field.tsx'

/** Paragraphs that are shown: the parts of a letter are met well before. */
const MAX_SHOWN = 80
/** Size of the text of a letter, in points, that is shown at the size of the window. */
const TEXT_POINTS = 11

/** Shows the paragraphs of a letter as they are set in it, with the part each plays, to be corrected. */
export function LetterParts({
  letter,
  onCorrect,
}: {
  readonly letter: readonly LetterParagraph[]
  readonly onCorrect: (index: number, role: LetterRole) => void
}) {
  if (letter.length === 0) return null
  return (
    <details className="letter-parts">
      <summary>Ce que Prétoire a lu dans la lettre</summary>
      <p className="help">
        Chaque paragraphe montre à quoi ressemblera sa partie dans vos textes. Si l’un est mal reconnu, dites
        ce qu’il est&nbsp;: la page à côté change.
      </p>
      <ul>
        {letter.slice(0, MAX_SHOWN).map(one => (
          <li key={one.index}>
            <p
              style={{
                fontWeight: one.bold ? 'bold' : 'normal',
                fontStyle: one.italic ? 'italic' : 'normal',
                fontSize: `${Math.min(1.6, Math.max(0.75, one.size / TEXT_POINTS))}em`,
                textAlign: one.align === 'both' ? 'justify' : one.align,
              }}
            >
              {one.text}
            </p>
            <Choice
              label={`Ce paragraphe est\u00a0: ${one.text.slice(0, 40)}`}
              isHidden
              value={one.role}
              onChange={role => onCorrect(one.index, LetterRole.parse(role))}
              options={LetterRole.options.map(role => ({ value: role, label: letterRoleLabels[role] }))}
            />
          </li>
        ))}
      </ul>
      {letter.length > MAX_SHOWN && (
        <p className="help">Les paragraphes suivants ({letter.length - MAX_SHOWN}) ne sont pas montrés.</p>
      )}
    </details>
  )
}
