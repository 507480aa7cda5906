import { useState } from 'react'
import type { Wave } from '../../../shared/campaign/waves/model.ts'
import { call, exportUrl } from '../../kernel/api.ts'
import { save } from '../../kernel/download.ts'
import { Button } from '../../ui/button.tsx'
import { today } from '../../ui/date.ts'
import { Field } from '../../ui/field.tsx'
import { count } from '../../ui/quantities.ts'
import { useSay } from '../../ui/toast.tsx'

interface Props {
  readonly wave: Wave
  readonly chosen: readonly string[]
}

const forms = [
  { as: 'docx', label: 'Lettres Word' },
  { as: 'one', label: 'Un seul fichier Word' },
  { as: 'eml', label: 'Courriels' },
] as const

/** Writes the letters of the chosen lines, of all where none is chosen. */
export function WriteLetters({ wave, chosen }: Props) {
  const [day, setDay] = useState(today())
  const [isWriting, setWriting] = useState(false)
  const say = useSay()
  const write = (as: (typeof forms)[number]['as']) => {
    setWriting(true)
    void call['waves.write']({ id: wave.id, as, day, ...(chosen.length > 0 && { lines: [...chosen] }) })
      .then(file => {
        save(exportUrl(file.id), file.name)
        say.success(`${count(file.written, 'lettre écrite', 'lettres écrites')}.`)
      }, say.error)
      .finally(() => setWriting(false))
  }
  return (
    <fieldset className="wave-acts">
      <legend>Écrire les lettres</legend>
      <Field label="Jour des lettres" type="date" value={day} onChange={setDay} />
      {forms.map(({ as, label }) => (
        <Button key={as} busy={isWriting} isDisabled={!day} onPress={() => write(as)}>
          {label}
        </Button>
      ))}
      <p className="help">
        {chosen.length > 0
          ? count(chosen.length, 'lettre')
          : `Toutes\u00a0: ${count(wave.lines.length, 'lettre')}`}
        . Écrire n’est pas envoyer&nbsp;: notez ensuite l’envoi.
      </p>
    </fieldset>
  )
}
