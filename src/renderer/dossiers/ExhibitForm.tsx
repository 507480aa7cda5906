import { useEffect, useRef, useState } from 'react'
import type { Exhibit } from '../../shared/model/exhibit.ts'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'
import { bytesText } from '../ui/words.ts'

interface Props {
  readonly exhibit: Exhibit
  readonly first: boolean
  readonly last: boolean
  readonly onShift: (by: 1 | -1) => void
  readonly onRemove: () => void
}

/** What an exhibit is called and when it is from; saved when leaving a field. */
export function ExhibitForm({ exhibit, first, last, onShift, onRemove }: Props) {
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
