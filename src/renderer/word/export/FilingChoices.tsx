import { Check } from '../../ui/check.tsx'
import { Field } from '../../ui/field.tsx'
import type { Change, Wish } from './exportRequest.ts'

/** Options of a version to be filed: each a choice, nothing said unless chosen. */
export function FilingChoices({
  wish,
  onChange,
  pdf,
}: {
  readonly wish: Wish
  readonly onChange: Change
  readonly pdf: boolean
}) {
  const { keep } = wish
  const set = (some: Partial<Wish['keep']>) => onChange({ keep: { ...keep, ...some } })
  return (
    <fieldset className="export-choices">
      <legend>Ce que le fichier dit de lui-même</legend>
      <Field
        label="Auteur"
        value={wish.author}
        onChange={author => onChange({ author })}
        help="Laissé vide, le fichier ne nomme personne."
      />
      <div className="export-checks">
        <Check isChecked={keep.title} onChange={title => set({ title })}>
          Son titre
        </Check>
        <Check
          isChecked={keep.moment === 'exact'}
          onChange={exact => set({ moment: exact ? 'exact' : 'day' })}
          help="Sinon le jour seul."
        >
          L’heure où il a été fait
        </Check>
        {!pdf && (
          <>
            <Check
              isChecked={keep.fields}
              onChange={fields => set({ fields })}
              help="Sinon, table des matières, renvois et pages sont du texte simple."
            >
              Des renvois que Word peut refaire
            </Check>
            <Check
              isChecked={keep.fonts}
              onChange={fonts => set({ fonts })}
              help="Caladea ou Liberation, pour l’ordinateur qui n’a ni Cambria ni Times New Roman&nbsp;; le fichier pèse un à deux mégaoctets de plus."
            >
              Ses polices
            </Check>
            <Check
              isChecked={keep.comments}
              onChange={comments => set({ comments })}
              help="Jamais les notes privées."
            >
              Les commentaires
            </Check>
            <Check
              isChecked={keep.references}
              onChange={references => set({ references })}
              help="Repères invisibles et copie du brouillon, pour que le fichier revienne dans Prétoire."
            >
              Les références vivantes
            </Check>
          </>
        )}
      </div>
    </fieldset>
  )
}
