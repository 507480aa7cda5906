import { useState } from 'react'
import type { Source } from '../../shared/library/model.ts'
import { call } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toast.tsx'

/** Notes for oneself, kept with the source and never exported. */
export function Notes({ source }: { readonly source: Source }) {
  const [text, setText] = useState(source.notes)
  const say = useSay()
  const save = () =>
    call['library.save']({ source: { ...source, notes: text } }).then(
      () => say.done('Note enregistrée.'),
      say.failed,
    )
  return (
    <section className="notes" aria-label="Notes privées">
      <Field label="Notes privées" type="long" value={text} onChange={setText} help="Jamais exportées." />
      {text !== source.notes && <Button onPress={() => void save()}>Enregistrer la note</Button>}
    </section>
  )
}
