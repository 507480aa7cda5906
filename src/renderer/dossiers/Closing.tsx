import { isDue, keptUntil } from '../../shared/dossiers/closing.ts'
import type { Dossier } from '../../shared/dossiers/model.ts'
import { dateText } from '../../shared/french/dates.ts'
import { useErasing } from '../kernel/erasing.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { today } from '../ui/date.ts'
import { Field } from '../ui/field.tsx'

interface Props {
  readonly dossier: string
  readonly closing: Dossier['closing']
  readonly onChange: (closing: Dossier['closing']) => void
}

/** The end of the mandate, and the day from which the dossier is to be erased: told when it comes, never done alone. */
export function Closing({ dossier, closing, onChange }: Props) {
  const erase = useErasing()
  return (
    <div className="fields">
      <Field
        label="Fin du mandat"
        type="date"
        value={closing?.on ?? ''}
        onChange={on => onChange(on ? { ...closing, on } : undefined)}
        help="Le dossier reste entier et ouvert."
      />
      {closing && (
        <Check
          isChecked={closing.keepUntil !== undefined}
          onChange={isReminded =>
            onChange({ on: closing.on, ...(isReminded && { keepUntil: keptUntil(closing.on) }) })
          }
        >
          Me dire quand l’effacer&nbsp;: rien n’est effacé sans vous
        </Check>
      )}
      {closing?.keepUntil !== undefined && (
        <Field
          label="À effacer à partir du"
          type="date"
          value={closing.keepUntil}
          onChange={keepUntil => keepUntil && onChange({ ...closing, keepUntil })}
        />
      )}
      {closing?.keepUntil !== undefined && (
        <p className="help">
          Cinq ans après la fin du mandat sont proposés&nbsp;: c’est le délai de l’action en responsabilité
          contre qui a représenté ou assisté une partie (art.&nbsp;2225 du code civil, à vérifier). Pour un
          avocat, il court de la fin du délai de recours contre la décision qui termine l’instance, sauf si le
          mandat a cessé avant (Cass. civ. 1<sup>re</sup>, 14&nbsp;juin 2023, n°&nbsp;22-17.520, à
          vérifier)&nbsp;: reculez alors cette date, comme si une autre règle vous tient.
        </p>
      )}
      {isDue(closing, today()) && (
        <div className="actions">
          <p role="status">
            La date choisie, le {dateText(closing?.keepUntil ?? '')}, est venue&nbsp;: ce dossier peut être
            effacé.
          </p>
          <Button onPress={() => erase({ kind: 'dossier', id: dossier }, () => go(['dossiers']))}>
            Effacer pour de bon…
          </Button>
        </div>
      )}
    </div>
  )
}
