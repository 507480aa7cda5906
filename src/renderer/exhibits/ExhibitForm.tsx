import { useEffect, useRef, useState } from 'react'
import type { ExpectedExhibit } from '../../shared/drafts/templates/expected-exhibits.ts'
import { fileName, MAX_NAME_CHARS } from '../../shared/exhibits/list.ts'
import type { Exhibit } from '../../shared/exhibits/model.ts'
import { proposedLabel } from '../../shared/exhibits/propose.ts'
import { call } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { longDay } from '../ui/date.ts'
import { Choice, Field } from '../ui/field.tsx'
import { bytesText } from '../ui/quantities.ts'
import { useSay } from '../ui/toast.tsx'

interface Props {
  readonly exhibit: Exhibit
  /** the case in whose series it is shown; the main one where none is named */
  readonly affaire: string | undefined
  readonly number: number
  readonly last: boolean
  readonly expectations: readonly ExpectedExhibit[]
  /** the exhibit is what the template asks under this key; none when empty */
  readonly onAs: (key: string) => void
  readonly onShift: (by: 1 | -1) => void
  readonly onRemove: () => void
  readonly onErase: () => void
}

type ExhibitFields = Pick<
  Exhibit,
  'label' | 'nature' | 'object' | 'author' | 'confidential' | 'series' | 'aside'
> & {
  readonly date: string
}
const saidOf = ({
  label,
  nature,
  object,
  author,
  confidential,
  series,
  aside,
  date,
}: Exhibit): ExhibitFields => ({
  label,
  nature,
  object,
  author,
  confidential,
  series,
  aside,
  date: date ?? '',
})

/** Edits the label and nature of an exhibit; saved when leaving a field. */
export function ExhibitForm({
  exhibit,
  affaire,
  number,
  last,
  expectations,
  onAs,
  onShift,
  onRemove,
  onErase,
}: Props) {
  const [form, setSaid] = useState(() => saidOf(exhibit))
  const say = useSay()
  // what a case beside the main one produces is said by its series; so is the copy of a text, which its own case never produces
  const isApart = affaire !== undefined || exhibit.copyOf !== undefined
  const produce = (isProduced: boolean) => {
    setSaid(now => ({ ...now, aside: !isProduced }))
    call['exhibits.produce']({ exhibit: exhibit.id, affaire, isProduced }).catch((cause: unknown) => {
      setSaid(now => ({ ...now, aside: isProduced }))
      say.error(cause)
    })
  }
  // one save after the other, each from the revision the one before made
  const lastRequest = useRef({ form: form, revision: exhibit.revision })
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    lastRequest.current.revision = Math.max(lastRequest.current.revision, exhibit.revision)
  }, [exhibit.revision])
  const save = (now: ExhibitFields = form) => {
    if (JSON.stringify(now) === JSON.stringify(lastRequest.current.form)) return
    lastRequest.current = { ...lastRequest.current, form: now }
    queue.current = queue.current.then(async () => {
      const { revision } = lastRequest.current
      try {
        const edition = { ...exhibit, ...now, date: now.date || undefined, revision }
        const answer = await call['exhibits.save']({
          exhibit: isApart ? { ...edition, aside: await asideInPool(exhibit) } : edition,
        })
        lastRequest.current.revision = answer.revision
      } catch (cause) {
        lastRequest.current = { ...lastRequest.current, form: saidOf(exhibit) }
        say.error(cause)
      }
    })
  }
  const type = (some: Partial<ExhibitFields>) => setSaid(now => ({ ...now, ...some }))
  const choose = (some: Partial<ExhibitFields>) => {
    const now = { ...form, ...some }
    setSaid(now)
    save(now)
  }
  const fileLabel = fileName({ exhibit: { ...exhibit, label: form.label }, number }, 'PJ')
  const proposal = proposedLabel({ ...form, date: form.date || undefined })
  if (exhibit.filed)
    return (
      <p className="exhibit-form help">
        {`Déposée le ${longDay(exhibit.filed.date)}\u00a0: elle garde son numéro, son intitulé et son fichier.`}
      </p>
    )
  return (
    <div className="exhibit-form">
      <Field
        label="Intitulé"
        value={form.label}
        onChange={label => type({ label })}
        onBlur={() => save()}
        help={
          form.aside
            ? 'Non produite.'
            : `Fichier déposé\u00a0: ${fileLabel} (${fileLabel.length}/${MAX_NAME_CHARS})`
        }
      />
      {proposal && proposal !== form.label && (
        <div className="actions">
          <Button look="link" onPress={() => choose({ label: proposal })}>
            {`Écrire «\u00a0${proposal}\u00a0»`}
          </Button>
        </div>
      )}
      <div className="exhibit-fields">
        <Field
          label="Nature"
          value={form.nature}
          onChange={nature => type({ nature })}
          onBlur={() => save()}
          help="Délibération, courrier, constat…"
        />
        <Field
          label="Date"
          type="date"
          value={form.date}
          onChange={date => type({ date })}
          onBlur={() => save()}
        />
        <Field
          label="Objet"
          value={form.object}
          onChange={object => type({ object })}
          onBlur={() => save()}
          help="«&nbsp;lançant l’expérimentation&nbsp;»"
        />
        <Field
          label="Auteur"
          value={form.author}
          onChange={author => type({ author })}
          onBlur={() => save()}
          help="Ajouté entre parenthèses dans l’inventaire"
        />
      </div>
      <Check isChecked={form.series} onChange={series => choose({ series })}>
        Série homogène de documents en un seul fichier, dite dans l’inventaire (art. R. 414-5 CJA)
      </Check>
      <Check isChecked={form.confidential} onChange={confidential => choose({ confidential })}>
        Confidentielle&nbsp;: dite dans l’inventaire
      </Check>
      <Check isChecked={form.aside} onChange={aside => (isApart ? produce(!aside) : choose({ aside }))}>
        De côté&nbsp;: gardée dans le dossier, ni numérotée ni produite{affaire && ' dans cette affaire'}
      </Check>
      {expectations.length > 0 && (
        <Choice
          label="C’est&nbsp;:"
          value={expectations.find(one => one.exhibit === exhibit.id)?.key ?? ''}
          onChange={onAs}
          options={[
            { value: '', label: 'aucune des pièces attendues' },
            ...expectations.map(one => ({
              value: one.key,
              label:
                one.exhibit && one.exhibit !== exhibit.id
                  ? `${one.label} (à la place d’une autre)`
                  : one.label,
            })),
          ]}
        />
      )}
      {exhibit.file && (
        <p className="help">
          {exhibit.file.name} · {bytesText(exhibit.file.size)}
          {exhibit.pages !== undefined && ` · ${exhibit.pages} p.`}
        </p>
      )}
      <div className="actions">
        <Button look="link" isDisabled={number <= 1} onPress={() => onShift(-1)}>
          Monter
        </Button>
        <Button look="link" isDisabled={last || number === 0} onPress={() => onShift(1)}>
          Descendre
        </Button>
        <Button look="link" onPress={onRemove}>
          Retirer
        </Button>
        <Button look="link" onPress={onErase}>
          Effacer pour de bon…
        </Button>
      </div>
    </div>
  )
}

/** Whether the main case puts an exhibit aside, which another case that shows it does not say. */
async function asideInPool({ id, dossier }: Exhibit): Promise<boolean> {
  const pool = await call['exhibits.list']({ dossier })
  return pool.find(one => one.id === id)?.aside ?? true
}
