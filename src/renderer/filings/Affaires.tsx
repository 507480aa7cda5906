import { useState } from 'react'
import { MAIN_AFFAIRE } from '../../shared/dossiers/affaire.ts'
import type { Affaire } from '../../shared/dossiers/model.ts'
import { call, useCall } from '../kernel/api.ts'
import { href } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { Box } from '../ui/dialog.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'

interface Props {
  readonly dossier: string
  readonly affaires: readonly Affaire[]
}

/** The cases of a dossier, each with its court, its number and its texts. The main one is the dossier itself. */
export function Affaires({ dossier, affaires }: Props) {
  const { value: texts } = useCall('drafts.list', { dossier }, ['drafts', 'dossiers'])
  const [isAdding, setAdding] = useState(false)
  const say = useSay()
  const ids = new Set(affaires.map(one => one.id))
  const place = (draft: string, affaire: string) =>
    call['affaires.place']({ draft, ...(affaire && { affaire }) }).catch(say.error)
  return (
    <>
      {affaires.length === 0 ? (
        <p className="help">
          Ce dossier n’a qu’une affaire. Un référé ou un appel est une affaire à part&nbsp;: son juge, son
          numéro, ses textes et sa propre suite de pièces.
        </p>
      ) : (
        <>
          <ul className="rows">
            {affaires.map(one => (
              <AffaireForm key={`${one.id} ${one.title}`} dossier={dossier} affaire={one} />
            ))}
          </ul>
          {texts
            ?.filter(one => !one.filed)
            .map(one => (
              <Choice
                key={one.id}
                label={`Affaire du texte «\u00a0${one.title}\u00a0»`}
                value={one.affaire && ids.has(one.affaire) ? one.affaire : ''}
                onChange={affaire => void place(one.id, affaire)}
                options={[
                  { value: '', label: MAIN_AFFAIRE },
                  ...affaires.map(({ id, title }) => ({ value: id, label: title })),
                ]}
              />
            ))}
        </>
      )}
      <div className="actions">
        <Button onPress={() => setAdding(true)}>Nouvelle affaire…</Button>
      </div>
      {isAdding && (
        <NewAffaire
          dossier={dossier}
          texts={texts?.filter(one => !one.filed && !(one.affaire && ids.has(one.affaire))) ?? []}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function AffaireForm({ dossier, affaire }: { readonly dossier: string; readonly affaire: Affaire }) {
  const [form, setForm] = useState(affaire)
  const { value: texts } = useCall('drafts.list', { dossier }, ['drafts', 'dossiers'])
  const say = useSay()
  const own = texts?.filter(one => one.affaire === affaire.id) ?? []
  const save = () => {
    const { id, title, court, caseNumber } = form
    if (title === affaire.title && court === affaire.court && caseNumber === affaire.caseNumber) return
    call['affaires.save']({
      dossier,
      affaire: { id, title: title || affaire.title, court, caseNumber },
    }).catch(say.error)
  }
  const remove = () =>
    call['affaires.remove']({ dossier, affaire: affaire.id }).then(
      () =>
        say.success(`L’affaire «\u00a0${affaire.title}\u00a0» est retirée\u00a0; ses textes sont restés.`),
      say.error,
    )
  return (
    <li className="deposit">
      <p>
        <b>{affaire.title}</b>
        <small>
          {own.length === 0
            ? 'sans texte'
            : own.map((one, at) => (
                <span key={one.id}>
                  {at > 0 && ', '}
                  <a href={href(['dossier', dossier, one.id])}>{one.title}</a>
                </span>
              ))}
        </small>
      </p>
      <div className="exhibit-fields">
        <Field
          label="Nom de l’affaire"
          value={form.title}
          onChange={title => setForm({ ...form, title })}
          onBlur={save}
        />
        <Field
          label="Juridiction"
          value={form.court}
          onChange={court => setForm({ ...form, court })}
          onBlur={save}
          help="Vide&nbsp;: celle que donnent les faits du dossier."
        />
        <Field
          label="Numéro d’affaire"
          value={form.caseNumber}
          onChange={caseNumber => setForm({ ...form, caseNumber })}
          onBlur={save}
        />
      </div>
      <div className="actions">
        <Button look="link" onPress={() => void remove()}>
          Retirer cette affaire
        </Button>
      </div>
    </li>
  )
}

/** Asks what the new case is called, and which texts it takes. */
function NewAffaire({
  dossier,
  texts,
  onClose,
}: {
  readonly dossier: string
  readonly texts: readonly { readonly id: string; readonly title: string }[]
  readonly onClose: () => void
}) {
  const [title, setTitle] = useState('')
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const say = useSay()
  const add = () =>
    call['affaires.add']({ dossier, title, drafts: [...selection] }).then(() => {
      say.success('L’affaire est au dossier\u00a0; ses pièces commencent par celles de l’affaire principale.')
      onClose()
    }, say.error)
  return (
    <Box title="Nouvelle affaire" open onClose={onClose}>
      <Field
        label="Nom de l’affaire"
        value={title}
        onChange={setTitle}
        help="Référé-suspension, appel…"
        required
      />
      <fieldset className="export-choices">
        <legend>Textes de cette affaire</legend>
        {texts.map(one => (
          <Check
            key={one.id}
            isChecked={selection.has(one.id)}
            onChange={isTaken =>
              setSelection(before => {
                const after = new Set(before)
                if (isTaken) after.add(one.id)
                else after.delete(one.id)
                return after
              })
            }
          >
            {one.title}
          </Check>
        ))}
      </fieldset>
      <p className="help">
        Aucun numéro ne change&nbsp;: ses pièces commencent par celles de l’affaire principale, dans le même
        ordre. Mettez ensuite de côté celles qu’elle ne produit pas.
      </p>
      <div className="actions">
        <Button look="main" isDisabled={title.trim() === ''} onPress={() => void add()}>
          Ajouter l’affaire
        </Button>
        <Button look="quiet" onPress={onClose}>
          Annuler
        </Button>
      </div>
    </Box>
  )
}
