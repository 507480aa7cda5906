import { useEffect, useRef, useState } from 'react'
import type { Expected } from '../../shared/draft/expected.ts'
import type { Exhibit } from '../../shared/model/exhibit.ts'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import { bytesText } from '../ui/words.ts'

interface Props {
  readonly exhibit: Exhibit
  readonly first: boolean
  readonly last: boolean
  readonly expected: readonly Expected[]
  /** the exhibit is what the template asks under this key; none when empty */
  readonly onAs: (key: string) => void
  readonly onShift: (by: 1 | -1) => void
  readonly onRemove: () => void
}

/** What an exhibit is called and when it is from; saved when leaving a field. */
export function ExhibitForm({ exhibit, first, last, expected, onAs, onShift, onRemove }: Props) {
  const [label, setLabel] = useState(exhibit.label)
  const [nature, setNature] = useState(exhibit.nature)
  const [date, setDate] = useState(exhibit.date ?? '')
  const say = useSay()
  // one save after the other, each from the revision the one before made
  const asked = useRef({ label, nature, date, revision: exhibit.revision })
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(() => {
    asked.current.revision = Math.max(asked.current.revision, exhibit.revision)
  }, [exhibit.revision])
  const save = () => {
    const kept = asked.current
    if (label === kept.label && nature === kept.nature && date === kept.date) return
    asked.current = { ...kept, label, nature, date }
    const { id, dossier, author, pages, file } = exhibit
    queue.current = queue.current.then(async () => {
      const { revision } = asked.current
      try {
        const saved = await call['exhibits.save']({
          exhibit: { id, dossier, author, pages, file, revision, label, nature, date: date || undefined },
        })
        asked.current.revision = saved.revision
      } catch (thrown) {
        asked.current = {
          ...asked.current,
          label: exhibit.label,
          nature: exhibit.nature,
          date: exhibit.date ?? '',
        }
        say.failed(thrown)
      }
    })
  }
  return (
    <div className="exhibit-form">
      <Field label="Intitulé" value={label} onChange={setLabel} onBlur={save} />
      <Field
        label="Nature"
        value={nature}
        onChange={setNature}
        onBlur={save}
        help="Délibération, courrier, constat…"
      />
      <Field label="Date" type="date" value={date} onChange={setDate} onBlur={save} />
      {expected.length > 0 && (
        <Choice
          label="C’est :"
          value={expected.find(one => one.exhibit === exhibit.id)?.key ?? ''}
          onChange={onAs}
          options={[
            { value: '', label: 'aucune des pièces attendues' },
            ...expected.map(one => ({
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
        <Button look="link" isDisabled={first} onPress={() => onShift(-1)}>
          Monter
        </Button>
        <Button look="link" isDisabled={last} onPress={() => onShift(1)}>
          Descendre
        </Button>
        <Button look="link" onPress={onRemove}>
          Retirer
        </Button>
      </div>
    </div>
  )
}
