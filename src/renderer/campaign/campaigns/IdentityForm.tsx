import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ListedCampaign } from '../../../shared/campaign/campaigns/contract.ts'
import { call } from '../../kernel/api.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/toast.tsx'

/** Brings the keyboard to the first line nobody filled in of who leads the campaign. */
function focusFirstEmpty(form: HTMLFormElement | null): void {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('input') ?? [])]
  const field = fields.find(one => one.value === '') ?? fields[0]
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}

interface Props {
  readonly campaign: ListedCampaign
  /** one came to answer what is missing */
  readonly isFirst: boolean
}

/** Who leads a campaign, asked once for all its documents; and its archiving. */
export function IdentityForm({ campaign, isFirst }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isFirst) focusFirstEmpty(form.current)
  }, [isFirst])
  const { billTitle: _, stage: __, dossier: ___, ...saved } = campaign
  const [edit, setEdit] = useState(saved)
  const say = useSay()
  const set = (part: Partial<typeof edit>) => setEdit(now => ({ ...now, ...part }))
  const save = (event: FormEvent) => {
    event.preventDefault()
    call['campaigns.save']({ campaign: edit }).then(
      () => say.success('Campagne enregistrée\u00a0: ses documents reprennent ce qui a changé.'),
      say.error,
    )
  }
  const archive = () =>
    call['campaigns.archive']({ id: campaign.id, archived: true }).then(
      () =>
        say.success('Campagne archivée\u00a0: rien d’elle n’est plus proposé, tout est gardé.', () =>
          call['campaigns.archive']({ id: campaign.id, archived: false }),
        ),
      say.error,
    )
  return (
    <section aria-labelledby="identity">
      <h2 id="identity">Qui la mène</h2>
      <p className="help">
        Demandé une fois, repris dans la note, la fiche, le courriel, le script, la question et les
        amendements. Ce qui reste vide est signalé dans chaque document.
      </p>
      <form ref={form} className="form" onSubmit={save}>
        <div className="fields">
          <Field label="Nom de la campagne" required value={edit.title} onChange={title => set({ title })} />
          <Field
            label="Association"
            value={edit.association}
            onChange={association => set({ association })}
            help="Le nom qu’impriment la note et l’exposé des nouveaux amendements."
          />
          <Field
            label="Contact"
            value={edit.contact}
            onChange={contact => set({ contact })}
            help="Nom, téléphone ou adresse où l’on peut rappeler."
          />
          <Field
            label="Signature"
            value={edit.signature}
            onChange={signature => set({ signature })}
            help="Qui signe les courriels et se présente au téléphone."
          />
          <Field
            label="Notes privées"
            type="long"
            rows={2}
            value={edit.notes}
            onChange={notes => set({ notes })}
            help="Ne partent dans aucun fichier sans que vous le demandiez."
          />
        </div>
        <div className="actions">
          <Button look="main" type="submit" isDisabled={!edit.title.trim()}>
            Enregistrer
          </Button>
          <Button onPress={() => void archive()}>Archiver la campagne</Button>
        </div>
      </form>
    </section>
  )
}
